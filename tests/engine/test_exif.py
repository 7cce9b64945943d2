"""EXIF as bytes that strangers wrote."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from imgbatch.domain.geometry import Box
from imgbatch.engine.exif import orientation, turned_box, upright

heads = st.sampled_from([b"II*\0", b"MM\0*"])
prefixes = st.sampled_from([b"", b"Exif\0\0"])
# Small numbers are likely offsets and counts; random bytes alone would hardly ever reach a second directory.
bodies = st.binary(max_size=120) | st.lists(
    st.sampled_from([b"\0", b"\1", b"\2", b"\3", b"\4", b"\x08", b"\x12", b"\x1a", b"\xff"]), max_size=120
).map(b"".join)


@given(prefixes, heads, bodies)
def test_hostile_bytes_never_raise(prefix, head, body):
    # GIVEN any bytes behind the beginning of a block / WHEN they are read and changed
    block = prefix + head + body
    # THEN there is an orientation from 1 to 8, and the block did not grow by more than the prefix
    assert orientation(block) in range(1, 9)
    after = upright(block)
    assert isinstance(after, bytes)
    assert len(after) <= len(block) + 6


@given(prefixes, heads, bodies)
def test_what_was_made_upright_is_upright(prefix, head, body):
    # GIVEN any bytes / WHEN they are made upright / THEN nobody finds another orientation in them
    assert orientation(upright(prefix + head + body)) == 1


@given(st.binary(max_size=60))
def test_what_is_no_exif_is_left_alone(block):
    # GIVEN bytes that are no block at all / WHEN they are made upright / THEN they are as they were
    if block.removeprefix(b"Exif\0\0")[:4] not in (b"II*\0", b"MM\0*"):
        assert upright(block) == block
        assert orientation(block) == 1


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("value", range(1, 9))
def test_the_orientation_is_read_in_both_byte_orders(images, order, value):
    # GIVEN a block of either byte order / WHEN its orientation is read / THEN it is what the camera wrote
    assert orientation(images.exif(value, order=order)) == value


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_upright(images, value):
    # GIVEN a number that means nothing / WHEN it is read / THEN the image is taken as it is
    assert orientation(images.exif(value)) == 1


@pytest.mark.parametrize("order", ["<", ">"])
def test_other_tags_are_kept_and_the_thumbnail_is_not(images, order):
    # GIVEN a block with other tags and a thumbnail / WHEN it is made upright
    thumbnail = images.encoded(images.plain(16, 12), "JPEG")
    block = upright(images.exif(6, thumbnail=thumbnail, order=order))
    # THEN Pillow reads the same tags from it, with the new orientation, and the thumbnail is gone
    exif = Image.Exif()
    exif.load(block)
    assert exif[images.ORIENTATION] == 1
    assert (exif[images.MAKE], exif[images.MODEL], exif[images.DATE]) == ("Maker", "Model X", "2026:06:21 12:00:00")
    assert thumbnail[:20] not in block
    assert not exif.get_ifd(1)


def test_no_byte_moves_where_there_is_no_thumbnail(images):
    # GIVEN a block without thumbnail / WHEN it is made upright / THEN only the orientation differs
    assert upright(images.exif(6)) == images.exif(1)


@pytest.mark.parametrize("value", range(1, 9))
def test_a_box_is_turned_like_the_image(images, value):
    # GIVEN an upright image and a region of it / WHEN both are turned as the camera stored them
    picture = images.noisy(20, 14)
    region = picture.crop((3, 2, 11, 9))
    stored = images.stored(picture, value)
    box = turned_box(Box(3, 2, 11, 9), 20, 14, value)
    # THEN the turned box holds the turned region
    found = stored.crop((int(box.left), int(box.top), int(box.right), int(box.bottom)))
    assert found.tobytes() == images.stored(region, value).tobytes()


def test_a_thumbnail_in_the_middle_is_wiped_and_nothing_moves(images):
    # GIVEN a block with more data behind its thumbnail, as maker notes are / WHEN it is made upright
    thumbnail = images.encoded(images.plain(16, 12), "JPEG")
    before = images.exif(6, thumbnail=thumbnail) + b"maker notes"
    after = upright(before)
    # THEN that data stands where it stood, and the thumbnail is zeros
    assert len(after) == len(before)
    assert after.endswith(bytes(len(thumbnail)) + b"maker notes")


def test_directories_without_the_tags_that_matter(images):
    # GIVEN a block of an empty directory, and a second empty one / WHEN it is read and changed / THEN it is upright
    block = b"II*\0" + struct.pack("<IHIHI", 8, 0, 14, 0, 0)
    assert orientation(block) == 1
    assert orientation(upright(block)) == 1


@pytest.mark.parametrize("second", [b"\xff\xff\xff\x7f", b""])
def test_a_broken_second_directory_does_not_keep_the_orientation(second):
    # GIVEN a block whose link to the thumbnail leads nowhere, or is missing
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    block = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + second
    assert orientation(block) == 6
    # WHEN it is made upright / THEN it says so: the pixels are turned by then
    assert orientation(upright(block)) == 1


@pytest.mark.parametrize("order", ["<", ">"])
def test_an_orientation_of_another_type_and_one_that_is_there_twice_are_reset(order):
    # GIVEN a block with the tag as a long and as a short number
    long = struct.pack(order + "HHII", 0x0112, 4, 1, 6)
    short = struct.pack(order + "HHIHH", 0x0112, 3, 1, 8, 0)
    head = b"II*\0" if order == "<" else b"MM\0*"
    block = head + struct.pack(order + "IH", 8, 2) + long + short + bytes(4)
    # WHEN it is made upright / THEN both say 1
    after = upright(block).removeprefix(b"Exif\0\0")
    assert struct.unpack_from(order + "I", after, 18) == (1,)
    assert struct.unpack_from(order + "H", after, 30) == (1,)
