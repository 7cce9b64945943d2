"""IPTC and image resources as bytes that strangers wrote."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, IptcImagePlugin

from imgbatch.engine.iptc import SEGMENT_BYTES, clean, iptc_of, resources_of, resources_of_jpeg, segments


def resource(id_, data, name=b"", signature=b"8BIM", padded=True):
    """One image resource, by hand."""
    name = bytes([len(name)]) + name
    name += bytes(len(name) % 2)
    end = bytes(len(data) % 2) if padded else b""
    return signature + struct.pack(">H", id_) + name + struct.pack(">I", len(data)) + data + end


def dataset(record, number, data):
    """One dataset of IPTC; long ones with a length of four bytes, as the standard has it."""
    if len(data) < 2**15:
        return struct.pack(">BBBH", 0x1C, record, number, len(data)) + data
    return struct.pack(">BBBHI", 0x1C, record, number, 0x8004, len(data)) + data


UTF8 = dataset(1, 90, b"\x1b%G")
BYLINE = dataset(2, 80, b"The Artist")
COPYRIGHT = dataset(2, 116, b"The Copyright")
PREVIEW = dataset(2, 200, b"\0\x0b") + dataset(2, 201, b"\0\1") + dataset(2, 202, b"PREVIEW" * 9000)
PLACES = b"".join(dataset(2, number, b"SECRET %d" % number) for number in (26, 27, 90, 92, 95, 100, 101, 103))
PROGRAMS = dataset(2, 230, b"SECRET") + dataset(2, 232, b"SECRET") + dataset(7, 10, b"SECRET")
RESOLUTION = struct.pack(">IHHIHH", 72 << 16, 1, 2, 72 << 16, 1, 2)

PUBLIC = UTF8 + BYLINE + COPYRIGHT


def full_block(iptc):
    """Resources as Photoshop writes them."""
    return b"".join(
        (
            resource(0x03ED, RESOLUTION),
            resource(0x0404, iptc),
            resource(0x0409, b"STALE"),
            resource(0x040A, b"\1"),
            resource(0x040C, b"STALE!"),
            resource(0x0422, b"STALE exif"),
            resource(0x0424, b"STALE xmp"),
            resource(0x0425, b"0123456789abcdef"),
            resource(0x0BB7, b"SECRET path", name=b"clip"),
            resource(0x03F3, b"SECRET", signature=b"MeSa"),
        )
    )


def test_what_is_private_goes_and_what_signs_a_photo_stays():
    # GIVEN resources with places, thumbnails and data of programs / WHEN what is private is taken out
    before = full_block(UTF8 + PLACES + BYLINE + PROGRAMS + COPYRIGHT + PREVIEW)
    after = clean(before, private=True)
    # THEN resolution, copyright flag and the rest of the IPTC stay, byte by byte
    assert after == resource(0x03ED, RESOLUTION) + resource(0x0404, PUBLIC) + resource(0x040A, b"\1")
    assert iptc_of(after) == PUBLIC
    assert clean(after, private=True) == after


def test_thumbnails_and_previews_always_go():
    # GIVEN resources with pictures of the source / WHEN all else is to stay / THEN only they are gone
    iptc = UTF8 + PLACES + BYLINE
    after = clean(full_block(iptc + PREVIEW), private=False)
    assert b"STALE" not in after
    assert b"PREVIEW" not in after
    assert iptc_of(after) == iptc
    assert resource(0x0BB7, b"SECRET path", name=b"clip") in after
    # AND the checksum of the IPTC goes with what it was made of
    assert b"0123456789abcdef" not in after
    assert b"0123456789abcdef" in clean(full_block(iptc), private=False)


@pytest.mark.parametrize("private", [False, True])
def test_resources_that_are_right_keep_their_bytes(private):
    # GIVEN resources in which nothing has to change, zeros behind them / WHEN they are cleaned / THEN no byte differs
    before = resource(0x0404, PUBLIC) + resource(0x040A, b"\1") + bytes(3)
    assert clean(before, private=private) == before


def test_resources_of_private_things_only_become_empty():
    # GIVEN resources of a place / WHEN what is private is taken out / THEN nothing is left
    assert clean(resource(0x0404, PLACES) + resource(0x0BB7, b"SECRET"), private=True) == b""
    assert clean(b"", private=True) == b""


def test_a_name_of_a_resource_is_private():
    # GIVEN a resource with a name / WHEN what is private is taken out / THEN it has none
    assert clean(resource(0x0404, PUBLIC, name=b"SECRET"), private=True) == resource(0x0404, PUBLIC)


def test_the_resolution_is_that_of_the_output():
    # GIVEN resources that say a resolution / WHEN another one is asked for / THEN it is said, in the same unit
    after = clean(resource(0x03ED, RESOLUTION), private=False, dpi=300.5)
    assert after == resource(0x03ED, struct.pack(">IHHIHH", 300 * 65536 + 32768, 1, 2, 300 * 65536 + 32768, 1, 2))
    assert clean(resource(0x03ED, b"short"), private=False, dpi=300) == resource(0x03ED, b"short")


@pytest.mark.parametrize(
    "broken",
    [
        b"no resources",
        b"8BIM",
        resource(0x0404, PUBLIC)[:-20],
        resource(0x0404, PUBLIC) + b"rest",
        resource(0x040A, b"\1") + b"8BIM\4\4\0\0\xff\xff\xff\xff",
    ],
)
def test_resources_that_cannot_be_understood_are_left_out_or_alone(broken):
    # GIVEN resources that are broken / WHEN nothing private may be in them / THEN all of them go
    assert clean(broken, private=True) is None
    # AND where all may stay they stay, unless another program could find a thumbnail in them
    assert clean(broken, private=False) == broken
    assert clean(broken + b"8BIM\x04\x0c", private=False) is None
    assert iptc_of(broken) is None


@pytest.mark.parametrize(
    "broken",
    [
        PUBLIC + b"rest",
        PUBLIC[:-3],
        b"\x1c",
        b"\x1c\2\x50\x80\x05\0\0\0\0\1a",
        b"\x1c\2\x50\xff\xff",
        dataset(2, 90, b"SECRET")[:-2],
    ],
)
def test_iptc_that_cannot_be_understood_is_left_out_or_alone(broken):
    # GIVEN resources of which only the IPTC is broken / WHEN nothing private may be in them / THEN all of them go
    assert clean(resource(0x040A, b"\1") + resource(0x0404, broken), private=True) is None
    # AND where all may stay it stays
    assert clean(resource(0x0404, broken) + resource(0x0409, b"STALE"), private=False) == resource(0x0404, broken)


def test_zeros_behind_iptc_are_no_fault():
    # GIVEN IPTC as it stands in a TIFF, filled up to four bytes / WHEN it is cleaned / THEN it is understood
    assert clean(resources_of(PUBLIC + bytes(3)), private=True) == resources_of(PUBLIC + bytes(3))
    assert iptc_of(clean(resources_of(PLACES + PUBLIC + bytes(3)), private=True)) == PUBLIC


def test_a_program_that_does_not_pad_is_understood():
    # GIVEN resources of an odd length without padding / WHEN they are cleaned / THEN none is lost
    before = resource(0x040A, b"\1", padded=False) + resource(0x0404, PUBLIC, padded=False)
    assert iptc_of(before) == PUBLIC
    assert clean(before, private=True) == before


def test_pillow_reads_what_was_cleaned():
    # GIVEN a JPEG with IPTC / WHEN it is written with cleaned resources / THEN Pillow finds the rest of it
    after = clean(full_block(UTF8 + PLACES + BYLINE), private=True)
    found = IptcImagePlugin.getiptcinfo(jpeg(segments(after)))
    assert found == {(1, 90): b"\x1b%G", (2, 80): b"The Artist"}


def jpeg(extra, **options):
    memory = io.BytesIO()
    Image.new("RGB", (8, 6)).save(memory, "JPEG", extra=extra, **options)
    return Image.open(memory)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"optimize": True}, {"icc_profile": b"x" * 70_000}])
@pytest.mark.parametrize("size", [10, SEGMENT_BYTES - 14 - 12, SEGMENT_BYTES - 14 - 11, 200_001])
def test_resources_go_through_a_jpeg_in_as_many_segments_as_they_need(size, options):
    # GIVEN resources of any length / WHEN they are written into a JPEG and read / THEN they are the same
    before = resource(0x0404, PUBLIC) + resource(0x0FA0, b"r" * size)
    image = jpeg(segments(before), **options)
    assert resources_of_jpeg(image) == before
    assert {len(data) <= SEGMENT_BYTES for name, data in image.applist if name == "APP13"} == {True}
    image.load()
    assert resources_of_jpeg(image) == before


def test_images_without_resources_have_none():
    # GIVEN JPEGs with other segments, and an image that is no JPEG / WHEN they are asked / THEN they have none
    assert segments(b"") == b""
    assert resources_of_jpeg(jpeg(b"\xff\xed\0\x0bAdobe_CM\0")) is None
    assert resources_of_jpeg(jpeg(segments(resources_of(PUBLIC)).replace(b"\xff\xed", b"\xff\xec"))) is None
    assert resources_of_jpeg(Image.new("RGB", (8, 6))) is None


def test_resources_go_through_a_tiff():
    # GIVEN resources / WHEN they are written into a TIFF and read / THEN they are the same
    tags, memory = Image.Exif(), io.BytesIO()
    tags[34377], tags[33723] = resources_of(PUBLIC), PUBLIC
    Image.new("RGB", (8, 6)).save(memory, "TIFF", tiffinfo=tags)
    found = Image.open(memory).tag_v2
    assert (found[34377], found[33723]) == (resources_of(PUBLIC), PUBLIC)
    assert iptc_of(found[34377]) == PUBLIC


parts = st.sampled_from(
    [
        *(
            b"8BIM",
            b"MeSa",
            b"\4\4",
            b"\4\x09",
            b"\4\x0c",
            b"\3\xed",
            b"\0\0",
            b"\0",
            b"\0\0\0\5",
            b"\xff",
            b"\x1c\2",
            b"\x5a",
        ),
        *(resource(0x0404, PUBLIC), resource(0x0404, PLACES), resource(0x0409, b"x"), resource(0x03ED, RESOLUTION)),
        *(PLACES, PREVIEW, b"\x1c\2\x50\x80\4\0\0\0\1"),
    ]
)
blocks = st.binary(max_size=60) | st.lists(parts, max_size=12).map(b"".join)


@given(blocks, st.booleans())
def test_hostile_bytes_never_raise(block, private):
    # GIVEN any bytes / WHEN they are cleaned / THEN there are bytes that stay as they are, or none
    after = clean(block, private=private, dpi=300)
    assert after is None or clean(after, private=private, dpi=300) == after
    assert after is None or len(after) <= len(block) + 16
    assert iptc_of(block) is None or isinstance(iptc_of(block), bytes)


@given(blocks, st.booleans())
def test_hostile_iptc_never_raises(iptc, private):
    # GIVEN any bytes as IPTC / WHEN they are cleaned / THEN a thumbnail or a place can never be in the result
    after = clean(resources_of(iptc) + resource(0x0409, b"STALE"), private=private)
    if after is None:
        assert private
    else:
        assert b"STALE" not in after
        assert clean(after, private=private) == after


def test_too_many_parts_are_not_understood():
    # GIVEN more resources, or more datasets, than anybody writes / WHEN they are cleaned / THEN they are left alone
    many = resource(0x0404, b"") * 10_001
    assert clean(many, private=False) == many
    assert clean(many, private=True) is None
    assert clean(resources_of(b"\x1c\2\5\0\0" * 10_001), private=True) is None
