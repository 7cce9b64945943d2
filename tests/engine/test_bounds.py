"""What a file may have of everything, beside its pixels: honest ones are far from the limits."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from imgbatch.domain.format import Format
from imgbatch.engine import bounds
from imgbatch.engine.errors import ImageError


def segment(marker, body):
    return b"\xff" + bytes((marker,)) + struct.pack(">H", len(body) + 2) + body


@pytest.fixture
def jpeg(images):
    """A JPEG with some bytes behind its first two."""
    data = images.encoded(images.noisy(40, 30), "JPEG")
    return lambda *segments: data[:2] + b"".join(segments) + data[2:]


def refused(data, format_):
    with pytest.raises(ImageError) as caught:
        bounds.check(io.BytesIO(data), format_)
    assert caught.value.info.kind == "too-large"
    return caught.value.info.message


@pytest.mark.parametrize("format_", [Format.JPEG, Format.WEBP, Format.TIFF])
def test_an_honest_file_passes_and_is_left_at_its_beginning(images, format_):
    # GIVEN a file with metadata, from whose middle somebody has read / WHEN it is checked
    said = {} if format_ is Format.TIFF else {"exif": images.full_exif(6), "xmp": images.xmp(6)}
    file = io.BytesIO(images.encoded(images.plain(), format_.name, icc_profile=images.srgb(), **said))
    file.seek(50)
    bounds.check(file, format_)
    # THEN nothing is raised, and a decoder finds the file as it expects it
    assert file.tell() == 0


@pytest.mark.parametrize("format_", [Format.JPEG, Format.WEBP, Format.TIFF])
def test_a_file_that_ends_anywhere_is_for_its_decoder_to_refuse(images, format_):
    # GIVEN a file / WHEN it is cut at every byte / THEN the check raises nothing, and ends
    data = images.encoded(images.plain(16, 16), format_.name)
    for length in range(16, len(data)):
        bounds.check(io.BytesIO(data[:length]), format_)


def test_too_much_beside_the_pixels_of_a_jpeg(jpeg, monkeypatch):
    # GIVEN a JPEG with three segments of a maker's own / WHEN only two of them would be allowed / THEN it is refused
    data = jpeg(*[segment(0xE5, bytes(5000))] * 3)
    bounds.check(io.BytesIO(data), Format.JPEG)
    monkeypatch.setattr(bounds, "MAX_EXTRAS", 12_000)
    assert "beside its pixels" in refused(data, Format.JPEG)


def test_too_many_segments(jpeg, monkeypatch):
    # GIVEN a JPEG of many empty segments / WHEN fewer are allowed / THEN it is refused
    monkeypatch.setattr(bounds, "MAX_PARTS", 100)
    assert "parts are too many" in refused(jpeg(segment(0xE5, b"") * 101), Format.JPEG)


def test_too_much_exif_in_many_segments(jpeg, monkeypatch):
    # GIVEN EXIF in three segments, and as much of something else / WHEN less than three are allowed
    monkeypatch.setattr(bounds, "MAX_GATHERED", 3000)
    exif, other = segment(0xE1, b"Exif\0\0" + bytes(1200)), segment(0xE1, b"http:\0" + bytes(1200))
    bounds.check(io.BytesIO(jpeg(exif, exif, other, other)), Format.JPEG)
    # THEN only what is EXIF counts
    assert "EXIF" in refused(jpeg(exif, exif, exif), Format.JPEG)


@pytest.mark.parametrize("marker", [0xC4, 0xDB])
def test_too_many_tables_of_a_jpeg(jpeg, monkeypatch, marker):
    # GIVEN a JPEG of many tables, for Huffman or of quantization / WHEN fewer are allowed / THEN it is refused
    monkeypatch.setattr(bounds, "MAX_GATHERED", 3000)
    assert "tables" in refused(jpeg(segment(marker, bytes(1000)) * 3), Format.JPEG)


def test_too_many_resources_of_photoshop(jpeg, monkeypatch):
    # GIVEN a JPEG of many empty resources / WHEN fewer are allowed / THEN it is refused
    monkeypatch.setattr(bounds, "MAX_RESOURCES", 50)
    resources = b"Photoshop 3.0\0" + struct.pack(">4sHxxI", b"8BIM", 0x0404, 0) * 51
    assert "resources are too many" in refused(jpeg(segment(0xED, resources)), Format.JPEG)


def test_bytes_between_segments_are_passed_over_as_pillow_does(jpeg, images, monkeypatch):
    # GIVEN a JPEG with fillers, rubbish and an end between segments / WHEN what follows is too much / THEN it counts
    odd = b"\xff\xff\xff\xd9 rubbish \xff\xd0\xff\0\xff\xf7\xff\xff" + segment(0xE5, bytes(5000))
    with Image.open(io.BytesIO(jpeg(odd))) as image:
        assert image.size == (40, 30)
    monkeypatch.setattr(bounds, "MAX_EXTRAS", 4000)
    assert "beside its pixels" in refused(jpeg(odd), Format.JPEG)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"progressive": True, "optimize": True}])
def test_an_honest_jpeg_has_few_scans(images, options):
    # GIVEN a JPEG as programs write it / WHEN its scans are counted / THEN they are far from too many
    bounds.check_scans(images.encoded(images.noisy(), "JPEG", **options))


def test_too_many_scans(images):
    # GIVEN a progressive JPEG whose last scan comes a hundred times, and a film behind the end of the image
    data = images.encoded(images.plain(), "JPEG", progressive=True)
    at = data.rindex(b"\xff\xda")
    scan, film = data[at:-2], b"\xff\xda" * 500
    bounds.check_scans(data + film)
    # WHEN its scans are counted / THEN it is refused, and what is behind the end has no part in that
    with pytest.raises(ImageError, match="scans are too many"):
        bounds.check_scans(data[:at] + scan * 100 + b"\xff\xd9" + film)


def test_too_many_scans_of_one_component_each(images):
    # GIVEN a JPEG of the oldest kind, whose first scan has not all components / WHEN it has many / THEN it is refused
    data = bytearray(images.encoded(images.plain(), "JPEG", progressive=True))
    data[data.index(b"\xff\xc2") + 1] = 0xC0
    at = data.rindex(b"\xff\xda")
    data[data.index(b"\xff\xda") + 4] = 1
    with pytest.raises(ImageError, match="scans are too many"):
        bounds.check_scans(bytes(data[:at] + data[at:-2] * 100 + b"\xff\xd9"))


def test_too_much_beside_the_pixels_of_a_webp(images, monkeypatch):
    # GIVEN a WebP with a profile of 500 bytes / WHEN 499 would be allowed / THEN it is refused
    data = images.encoded(images.noisy(), "WEBP", icc_profile=bytes(500))
    monkeypatch.setattr(bounds, "MAX_EXTRAS", 500)
    bounds.check(io.BytesIO(data), Format.WEBP)
    monkeypatch.setattr(bounds, "MAX_EXTRAS", 499)
    assert "beside its pixels" in refused(data, Format.WEBP)


def test_too_many_frames_of_a_webp(images, monkeypatch):
    # GIVEN a WebP of three frames / WHEN two are allowed / THEN it is refused
    data = images.encoded(images.plain(), "WEBP", save_all=True, append_images=[images.noisy(), images.corners()])
    monkeypatch.setattr(bounds, "MAX_FRAMES", 3)
    bounds.check(io.BytesIO(data), Format.WEBP)
    monkeypatch.setattr(bounds, "MAX_FRAMES", 2)
    assert "frames are too many" in refused(data, Format.WEBP)


def test_a_length_that_lies_is_damage_and_not_size(images):
    # GIVEN a WebP whose profile says that it is four gigabytes / WHEN it is checked / THEN that is for its decoder
    data = bytearray(images.encoded(images.noisy(), "WEBP", icc_profile=bytes(500)))
    struct.pack_into("<I", data, data.index(b"ICCP") + 4, 2**32 - 1)
    bounds.check(io.BytesIO(data), Format.WEBP)


@pytest.mark.parametrize("big", [False, True])
def test_too_many_pages(images, monkeypatch, big):
    # GIVEN a TIFF of three pages, classic or of the big kind / WHEN two are allowed / THEN it is refused
    pages = [images.plain(), images.plain()]
    data = images.encoded(images.plain(), "TIFF", save_all=True, append_images=pages, big_tiff=big)
    monkeypatch.setattr(bounds, "MAX_PAGES", 3)
    bounds.check(io.BytesIO(data), Format.TIFF)
    monkeypatch.setattr(bounds, "MAX_PAGES", 2)
    assert "3 pages are too many; the limit is 2" in refused(data, Format.TIFF)


def test_too_many_tags_in_all_pages(images, monkeypatch):
    # GIVEN a TIFF of two pages / WHEN it has more tags than are allowed / THEN it is refused
    data = images.encoded(images.plain(), "TIFF", save_all=True, append_images=[images.plain()])
    monkeypatch.setattr(bounds, "MAX_PARTS", 15)
    assert "tags are too many" in refused(data, Format.TIFF)


@pytest.mark.parametrize("number", [1, 2, 7])
def test_frames_of_a_gif_are_counted_as_pillow_does(images, number):
    # GIVEN a GIF of some frames, with comments and tables of its own / WHEN they are counted
    pictures = [images.noisy(20, 20, seed).quantize(16) for seed in range(number)]
    options = {"save_all": True, "append_images": pictures[1:], "comment": b"A comment" * 99}
    data = images.encoded(pictures[0], "GIF", **options)
    # THEN it is their number, wherever somebody has read before
    file = io.BytesIO(data)
    file.seek(99)
    with Image.open(io.BytesIO(data)) as image:
        assert bounds.frames_of_gif(file) == image.n_frames == number


def test_no_more_frames_of_a_gif_are_counted_than_are_allowed(images, monkeypatch):
    # GIVEN a GIF of five frames / WHEN two are allowed / THEN it is enough to know that there is a third one
    monkeypatch.setattr(bounds, "MAX_FRAMES", 2)
    pictures = [images.noisy(20, 20, seed) for seed in range(5)]
    data = images.encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:])
    assert bounds.frames_of_gif(io.BytesIO(data)) == 3


def test_a_gif_that_ends_anywhere_is_counted_as_far(images):
    # GIVEN a GIF of two frames / WHEN it is cut at every byte / THEN what is there is counted
    data = images.encoded(images.plain(), "GIF", save_all=True, append_images=[images.noisy()])
    counts = [bounds.frames_of_gif(io.BytesIO(data[:length])) for length in range(13, len(data))]
    assert counts == sorted(counts)
    assert set(counts) == {0, 1, 2}


GIF_EXTRAS = {
    "a text in tiny blocks": (b"!\xfe" + b"\1a" * 120 + b"\0", "parts"),
    "a text of kilobytes": (b"!\xfe" + (b"\xff" + b"a" * 255) * 20 + b"\0", "texts"),
    "many extensions": (b"!\xf9\4\0\1\0\0\0" * 120, "parts"),
    "nothing, many times": (b"\0" * 120, "parts"),
}


@pytest.mark.parametrize("case", GIF_EXTRAS)
def test_too_much_beside_the_pixels_of_a_gif(images, monkeypatch, case):
    # GIVEN a GIF with a hundred of something between its head and its image / WHEN fewer are allowed
    extra, message = GIF_EXTRAS[case]
    data = images.encoded(images.plain(), "GIF")
    at = data.index(b",\0\0\0\0")
    bounds.check(io.BytesIO(data[:at] + extra + data[at:]), Format.GIF)
    monkeypatch.setattr(bounds, "MAX_PARTS", 100)
    monkeypatch.setattr(bounds, "MAX_GATHERED", 5000)
    # THEN it is refused, and without it is not
    bounds.check(io.BytesIO(data), Format.GIF)
    assert message in refused(data[:at] + extra + data[at:], Format.GIF)


def test_pixels_of_a_gif_in_tiny_blocks(images, monkeypatch):
    # GIVEN a GIF whose pixels stand in blocks of one byte / WHEN fewer are allowed / THEN it is refused
    data = images.encoded(images.plain(), "GIF")
    monkeypatch.setattr(bounds, "MAX_PARTS", 100)
    assert "parts are too many" in refused(data[:-2] + b"\1\0" * 120 + b"\0;", Format.GIF)
