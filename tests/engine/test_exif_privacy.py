"""EXIF without what is private, whoever wrote it."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgbatch.engine.exif import without_private

heads = st.sampled_from([b"II*\0", b"MM\0*"])
prefixes = st.sampled_from([b"", b"Exif\0\0"])
# Small numbers are likely offsets and counts; random bytes alone would hardly ever reach a second directory.
bodies = st.binary(max_size=120) | st.lists(
    st.sampled_from([b"\0", b"\1", b"\2", b"\3", b"\4", b"\x08", b"\x12", b"\x1a", b"\xff"]), max_size=120
).map(b"".join)


@pytest.mark.parametrize("order", ["<", ">"])
def test_nothing_private_is_left_and_everything_else_is(exif_blocks, images, order):
    # GIVEN a block with all that is private, and more / WHEN that is taken out
    thumbnail = images.encoded(images.plain(16, 12), "JPEG")
    block = exif_blocks.private_block(order, thumbnail)
    assert all(secret in block for secret in exif_blocks.SECRETS)
    clean = without_private(block)
    # THEN no byte of it is left
    assert not any(secret in clean for secret in (*exif_blocks.SECRETS, b"SN1", thumbnail[:20]))
    assert struct.pack(order + "I", 1234567) not in clean
    # AND Pillow reads the rest as it was
    before, after = exif_blocks.loaded(block), exif_blocks.loaded(clean)
    private = {0x013C, 0x8825, 0xC62F}
    assert dict(after) == {tag: value for tag, value in before.items() if tag not in private} | {0x8769: after[0x8769]}
    assert (after[0x013B], after[0x8298], after[0x010F]) == ("The Artist", "The Copyright", "Maker")
    ifd, old = after.get_ifd(0x8769), before.get_ifd(0x8769)
    assert set(old) - set(ifd) == {0x927C, 0xA420, 0xA430, 0xA431, 0xA435}
    assert (ifd[0x9003], ifd[0x829A], ifd[0xA434]) == ("2026:06:21 12:00:00", old[0x829A], "Lens Model")
    assert after.get_ifd(0xA005) == before.get_ifd(0xA005) == {1: "R98", 2: b"0100"}
    assert not after.get_ifd(0x8825)
    assert not after.get_ifd(1)


@pytest.mark.parametrize("order", ["<", ">"])
def test_taking_out_what_is_private_twice_changes_nothing(exif_blocks, order):
    # GIVEN a block from which it was taken / WHEN it is taken again / THEN the bytes are the same
    clean = without_private(exif_blocks.private_block(order))
    assert without_private(clean) == clean


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_block_without_anything_private_is_left_as_it_is(images, order):
    # GIVEN a block of a maker, a model and a date / WHEN what is private is taken out / THEN not a byte differs
    assert without_private(images.exif(6, order=order)) == images.exif(6, order=order)


def test_bytes_that_nothing_points_to_are_not_carried_along(exif_blocks, images):
    # GIVEN a block behind whose end something is left of an earlier one / WHEN what is private is taken out
    clean = without_private(images.exif(6) + b"OWNER-SECRET")
    # THEN it is gone, and the rest is not
    assert b"SECRET" not in clean
    assert exif_blocks.loaded(clean)[images.MODEL] == "Model X"


def test_a_block_of_private_things_only_becomes_empty(exif_blocks):
    # GIVEN a block that holds a name of a computer / WHEN that is taken out / THEN nothing is left
    block = exif_blocks.Block("<")
    assert without_private(block.bytes(block.directory((0x013C, 2, b"HOST-SECRET\0")))) == b""


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"no block",
        b"II*\0",
        b"II*\0\xff\xff\xff\x7f",
        b"II*\0" + struct.pack("<IH", 8, 2000) + bytes(12 * 2000),
        b"II*\0" + struct.pack("<IH", 8, 3) + b"GPS",
        b"II*\0" + struct.pack("<IHI", 8, 0, 0) + b"GPS",
        b"II*\0" + struct.pack("<IHHHIII", 8, 1, 0x8769, 4, 1, 9999, 0),
    ],
)
def test_a_block_that_cannot_be_understood_is_none(block):
    # GIVEN a block that is broken / WHEN what is private is to be taken out / THEN all of it must go
    assert without_private(block) is None


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_value_that_reaches_into_private_ones_is_left_out(exif_blocks, order):
    # GIVEN an artist whose length went wrong, so that it goes on into the place behind it
    block = exif_blocks.Block(order)
    artist = block.put(b"The Artist\0\0")
    gps = block.directory((18, 2, b"DATUM-SECRET\0"))
    first = block.directory((0x010F, 2, b"Maker\0"), (0x013B, 2, b"?" * 8), block.pointer(0x8825, gps))
    at = first + 2 + 12
    struct.pack_into(order + "HHII", block.body, at, 0x013B, 2, 40, artist)
    # WHEN what is private is taken out / THEN the artist goes with it
    clean = without_private(block.bytes(first))
    assert b"SECRET" not in clean
    assert dict(exif_blocks.loaded(clean)) == {0x010F: "Maker"}


def test_an_entry_of_an_unknown_type_or_outside_of_the_block_is_left_out(exif_blocks):
    # GIVEN a block with entries that nobody can read / WHEN what is private is taken out / THEN the others stay
    block = exif_blocks.Block("<")
    first = block.directory((0x010F, 2, b"Maker\0"), (0x0131, 2, b"abc\0"), (0x0132, 2, b"abc\0"))
    struct.pack_into("<H", block.body, first + 2 + 12 + 2, 99)
    struct.pack_into("<II", block.body, first + 2 + 24 + 4, 50, 10**6)
    assert dict(exif_blocks.loaded(without_private(block.bytes(first)))) == {0x010F: "Maker"}


def test_values_that_share_their_bytes_do_not_grow_without_limit():
    # GIVEN a block of a thousand entries which are the whole block each / WHEN it is read / THEN it is not believed
    for tag in (0x010E, 0x927C):
        entry = struct.pack("<HHII", tag, 2, 12000, 8)
        block = b"II*\0" + struct.pack("<IH", 8, 1000) + entry * 1000 + bytes(4)
        assert without_private(block) is None


@given(prefixes, heads, bodies)
def test_hostile_bytes_never_raise_when_what_is_private_is_taken_out(prefix, head, body):
    # GIVEN any bytes / WHEN what is private is taken out / THEN there is a block or none, which stays as it is
    clean = without_private(prefix + head + body)
    if clean:
        assert without_private(clean) == clean
        assert len(clean) <= 6 + 2 * (len(prefix + head + body))


def test_a_directory_that_is_there_twice_is_kept_once(exif_blocks):
    # GIVEN a block that leads to its EXIF many times / WHEN what is private is taken out / THEN it does so once
    block = exif_blocks.Block("<")
    exif = block.directory((0x9003, 2, b"2026:06:21 12:00:00\0"))
    first = block.directory((0x013C, 2, b"HOST-SECRET\0"), *[block.pointer(0x8769, exif)] * 100)
    clean = without_private(block.bytes(first))
    assert clean.count(b"2026:06:21") == 1
    assert exif_blocks.loaded(clean).get_ifd(0x8769) == {0x9003: "2026:06:21 12:00:00"}
