"""EXIF as bytes that strangers wrote."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from imgbatch.domain.geometry import Box
from imgbatch.engine.exif import orientation, turned_box, upright, without_private

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


def test_directories_that_lead_to_themselves_come_to_an_end(exif_blocks):
    # GIVEN a block whose first directory is its EXIF, its GPS and its thumbnail
    block = exif_blocks.Block("<")
    entries = [(0x010F, 2, b"abc\0"), (0x8769, 4, bytes(4)), (0x8825, 4, bytes(4)), (0xA005, 4, bytes(4))]
    first = block.directory(*entries)
    for number in (1, 2, 3):
        struct.pack_into("<I", block.body, first + 2 + 12 * number + 8, first)
    struct.pack_into("<I", block.body, first + 2 + 12 * 4, first)
    # WHEN what is private is taken out, or the block made upright / THEN it comes to an end
    assert without_private(block.bytes(first)) is not None
    assert orientation(upright(block.bytes(first), size=(1, 1), dpi=1)) == 1


@pytest.mark.parametrize("order", ["<", ">"])
@given(st.data())
def test_a_block_with_broken_bytes_never_raises(exif_blocks, order, data):
    # GIVEN a block of a camera with some bytes broken / WHEN what is private is taken out / THEN it ends, for good
    block = bytearray(exif_blocks.private_block(order, b"thumbnail" * 5))
    for _ in range(data.draw(st.integers(1, 4))):
        block[data.draw(st.integers(6, len(block) - 1))] = data.draw(st.sampled_from([0, 1, 8, 12, 127, 255]))
    clean = without_private(bytes(block))
    assert not clean or without_private(clean) == clean
    assert orientation(upright(bytes(block), size=(7, 5), dpi=300.0)) == 1


@pytest.mark.parametrize("order", ["<", ">"])
def test_size_and_resolution_are_those_of_the_output(exif_blocks, order):
    # GIVEN a block that says the size and resolution of the source / WHEN the image is resized
    before = exif_blocks.private_block(order)
    block = upright(before, size=(800, 600), dpi=300)
    # THEN it says those of the output, in inches, in the same place, and nothing else changed
    exif = exif_blocks.loaded(block)
    assert (exif.get_ifd(0x8769)[0xA002], exif.get_ifd(0x8769)[0xA003]) == (800, 600)
    assert (exif[0x011A], exif[0x011B], exif[0x0128]) == (300, 300, 2)
    assert len(block) == len(before)
    assert sum(one != other for one, other in zip(before, block, strict=True)) <= 16
    # AND Pillow's own reader of JPEG believes it
    memory = io.BytesIO()
    Image.new("RGB", (8, 6)).save(memory, "JPEG", exif=block)
    assert Image.open(memory).getexif()[0x0112] == 1


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_size_too_large_for_a_short_number_becomes_a_long_one(exif_blocks, order):
    # GIVEN a block with a width in two bytes / WHEN the output is wider than they can say / THEN four bytes say it
    exif = exif_blocks.loaded(upright(exif_blocks.private_block(order), size=(70_000, 600)))
    assert exif.get_ifd(0x8769)[0xA002] == 70_000
    assert without_private(upright(exif_blocks.private_block(order), size=(70_000, 600))) is not None


def test_a_fractional_resolution_is_kept(exif_blocks):
    # GIVEN a resolution that is no whole number / WHEN it is written / THEN it is read
    assert exif_blocks.loaded(upright(exif_blocks.private_block(), dpi=72.5))[0x011A] == 72.5


def test_size_and_resolution_are_not_added_where_there_are_none(images):
    # GIVEN a block without size and resolution / WHEN it is made upright with them / THEN it is as it would be without
    assert upright(images.exif(6), size=(8, 6), dpi=300) == images.exif(1)


def test_a_resolution_that_lies_in_the_directory_is_not_written(exif_blocks):
    # GIVEN a resolution that claims the bytes of the header or of the directory / WHEN another one is set
    for place in (0, 4, 10, 26):
        block = exif_blocks.Block("<")
        first = block.directory((0x0112, 3, b"\6\0"), (0x011A, 5, bytes(8)))
        struct.pack_into("<I", block.body, first + 2 + 12 + 8, place if place < 8 else first + place - 8)
        after = upright(block.bytes(first), dpi=300)
        # THEN nothing but the orientation is changed
        expected = bytearray(block.bytes(first))
        expected[6 + first + 2 + 8] = 1
        assert after == bytes(expected)


def test_a_size_that_lies_in_the_first_directory_is_not_written():
    # GIVEN a width whose bytes are the count of the first directory, behind which an orientation waits
    crossed = struct.pack("<HHHI", 1, 0xA002, 3, 1)
    first = 8 + len(crossed)
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8)
    waiting = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    block = b"II*\0" + struct.pack("<I", first) + crossed + struct.pack("<H", 1) + entry + bytes(12) + waiting
    # WHEN the image is three pixels wide / THEN it does not come to light
    assert orientation(block) == 1
    assert orientation(upright(block, size=(3, 3))) == 1


def test_a_thumbnail_that_claims_the_header_does_not_wipe_it(exif_blocks):
    # GIVEN a thumbnail that is the whole block / WHEN it is made upright / THEN the block is still one
    block = exif_blocks.Block("<")
    second = block.directory((0x0201, 4, b"\1\0\0\0"), (0x0202, 4, b"\xff\xff\0\0"))
    first = block.directory((0x0112, 3, b"\6\0"), (0x010F, 2, b"Maker\0"), following=second)
    assert dict(exif_blocks.loaded(upright(block.bytes(first)))) == {0x0112: 1, 0x010F: "Maker"}
