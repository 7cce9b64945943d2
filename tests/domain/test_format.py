"""Formats by name, suffix and first bytes."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgbatch.domain.format import IMAGE_SUFFIXES, OPT_IN, SIGNATURE_BYTES, WRITTEN, Format, foreign, sniff


def ftyp(major, *compatible, length=None):
    """The first box of a file of the ISO family."""
    length = 16 + 4 * len(compatible) if length is None else length
    return length.to_bytes(4) + b"ftyp" + major + bytes(4) + b"".join(compatible) + b"\0\0\0\x20meta"


HEADS = [
    (b"\xff\xd8\xff\xe0\0\x10JFIF", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Format.PNG),
    (b"RIFF\x24\0\0\0WEBPVP8 ", Format.WEBP),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"BM\x36\0\0\0", Format.BMP),
    (b"II*\0\x08\0\0\0", Format.TIFF),
    (b"MM\0*\0\0\0\x08", Format.TIFF),
    (b"II+\0\x08\0\0\0", Format.TIFF),
    (b"MM\0+\0\x08\0\0", Format.TIFF),
    (b"\0\0\0\x0cjP  \r\n\x87\n", Format.JPEG2000),
    (b"\xff\x4f\xff\x51\0\x2f", Format.JPEG2000),
    (b"\0\0\1\0\1\0", Format.ICO),
    (b"icns\0\0\1\0", Format.ICNS),
    *((b"P%d\n4 3\n" % number, Format.PPM) for number in range(1, 7)),
    (b"qoif\0\0\0\4", Format.QOI),
    (b"\x01\xda\x01\x01", Format.SGI),
    (b"8BPS\0\1", Format.PSD),
    (b"DDS |\0\0\0", Format.DDS),
    (ftyp(b"avif"), Format.AVIF),
    (ftyp(b"avis"), Format.AVIF),
    *((ftyp(brand), Format.HEIC) for brand in (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1")),
    (ftyp(b"heic", b"mif1", b"heic"), Format.HEIC),
    (ftyp(b"mif1", b"mif1", b"heic"), Format.HEIC),
    (ftyp(b"mif1", b"mif1", b"avif"), Format.AVIF),
    (ftyp(b"mif1", b"mif1", b"miaf", b"MA1B", b"avif"), Format.AVIF),
    (ftyp(b"msf1", b"msf1", b"avis"), Format.AVIF),
    (ftyp(b"msf1", b"msf1", b"hevc"), Format.HEIC),
]


@pytest.mark.parametrize(("head", "format_"), HEADS)
def test_the_first_bytes_tell_the_format(head, format_):
    # GIVEN the first bytes of a file / WHEN they are looked at / THEN they tell its format, and it is no foreign one
    assert (sniff(head[:SIGNATURE_BYTES]), foreign(head)) == (format_, None)


def test_every_format_is_known_by_its_bytes():
    # GIVEN the examples / WHEN they are compared with the formats / THEN none is missing
    assert {format_ for _, format_ in HEADS} == set(Format)


@pytest.mark.parametrize(
    ("head", "format_"),
    [
        (ftyp(b"mif1", b"avif", length=0), Format.HEIC),  # it ends with the file; what follows are no brands
        (ftyp(b"mif1", b"avif", length=16), Format.HEIC),  # the box ends before the second brand
        (ftyp(b"mif1", b"avif", length=0xFFFFFFFF), Format.AVIF),
        (ftyp(b"mif1", b"avif", length=0x100), Format.AVIF),  # as long as many brands would make it
        (ftyp(b"isom", b"heic", length=7), None),
        (ftyp(b"isom", b"mp41", b"avc1", length=0xFFFFFFFF), None),
        (b"\0\0\0\x1cftypmif1", Format.HEIC),
        (b"\0\0\0\x1cftyp", None),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1av", Format.HEIC),
    ],
)
def test_a_box_that_lies_about_its_length_is_read_with_care(head, format_):
    # GIVEN a first box that is cut off, or whose length is a lie / WHEN it is looked at / THEN what is there counts
    assert sniff(head) == format_


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\xff\x0a\0\0", "JPEG XL"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
        (b"%!PS-Adobe", "PostScript"),
        (b"\xc5\xd0\xd3\xc6", "PostScript"),
        (b"%PDF-1.7", "PDF"),
        (b"<svg xmlns", "SVG"),
        (b"<?xml version", "SVG or XML"),
    ],
)
def test_formats_that_cannot_be_read_have_names(head, name):
    # GIVEN the first bytes of a format that is not read / WHEN they are looked at / THEN it has its name
    assert (foreign(head), sniff(head)) == (name, None)


@pytest.mark.parametrize("head", [b"", b"\0", b"hello", b"\xff\xd8", b"RIFF\0\0\0\0WAVE", ftyp(b"isom", b"mp42")])
def test_what_is_no_image_has_no_name(head):
    # GIVEN the first bytes of something else / WHEN they are looked at / THEN nothing is claimed
    assert (sniff(head), foreign(head)) == (None, None)


@given(st.binary(max_size=80) | st.binary(max_size=80).map(lambda data: data[:4] + b"ftyp" + data[4:]))
def test_no_bytes_are_a_bug(head):
    # GIVEN any bytes / WHEN they are looked at / THEN they are something or nothing, and no error is raised
    assert sniff(head) is None or isinstance(sniff(head), Format)
    assert foreign(head) is None or foreign(head)


def test_a_suffix_belongs_to_one_format():
    # GIVEN the suffixes of all formats / WHEN they are counted / THEN none is there twice, and all can be compared
    count = Counter(suffix for format_ in Format for suffix in format_.suffixes)
    assert [suffix for suffix, times in count.items() if times > 1] == []
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in count)


def test_a_folder_is_searched_for_every_suffix():
    # GIVEN the suffixes of all formats / WHEN they are compared with those of a search / THEN it misses none, and
    # names what cannot be read
    assert {suffix for format_ in Format for suffix in format_.suffixes} | {".jxl"} == IMAGE_SUFFIXES


def test_the_formats_of_outputs():
    # GIVEN all formats / WHEN it is asked which are written / THEN it is those of the web, of print and of old programs
    assert set(WRITTEN) == {
        Format.JPEG,
        Format.PNG,
        Format.WEBP,
        Format.AVIF,
        Format.TIFF,
        Format.GIF,
        Format.BMP,
    }


@pytest.mark.parametrize("format_", Format)
def test_every_format_becomes_one_that_is_written(format_):
    # GIVEN a format / WHEN its output shall be the same / THEN that is one that is written: itself, where it is
    assert format_.written_as in WRITTEN
    assert (format_.written_as is format_) == (format_ in WRITTEN)


@pytest.mark.parametrize("format_", Format)
def test_transparency_is_not_lost_where_a_format_is_not_written(format_):
    # GIVEN a format with transparency that is not written / WHEN it becomes another / THEN that one has it too, except
    # for those of photos
    if format_.has_alpha and format_ not in (Format.HEIC, Format.JPEG2000):
        assert format_.written_as.has_alpha


def test_what_is_asked_for_is_never_written():
    # GIVEN the formats that are read on request / WHEN they are compared with those of outputs / THEN no one is both
    assert not set(OPT_IN) & set(WRITTEN)
    assert Format.HEIC not in OPT_IN


def test_every_format_has_a_name_for_people():
    # GIVEN all formats / WHEN their titles are read / THEN each has one of its own
    titles = [format_.title for format_ in Format]
    assert len(set(titles)) == len(titles)
    assert {"JPEG", "WebP", "JPEG 2000", "HEIC"} <= set(titles)
