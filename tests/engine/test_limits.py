"""What is more than a file, a format or this program can hold has its reason, and costs next to nothing."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from imgbatch.domain.geometry import Placement
from imgbatch.domain.job import JobDone, JobFailed, Source
from imgbatch.engine import bounds, budget
from imgbatch.engine.opening import probe
from imgbatch.engine.worker import process_unit


def test_a_page_of_no_size_is_damage_and_ends_nothing(images, tmp_path):
    # GIVEN a TIFF whose second page says that it has no width
    path = tmp_path / "a.tif"
    data = bytearray(images.encoded(images.plain(30, 20), "TIFF", save_all=True, append_images=[images.plain(31, 20)]))
    entry = struct.pack("<HHII", 256, 4, 1, 31)
    second = data.rindex(entry)
    data[second : second + len(entry)] = struct.pack("<HHII", 256, 4, 1, 0)
    path.write_bytes(data)
    # WHEN it is probed / THEN it is damaged, before anything is planned for it
    source = probe(Source(0, str(path)))
    assert source.header is None
    assert source.error.kind == "corrupt"


@pytest.mark.parametrize(("size", "format_"), [("65535x65535", "png"), ("20000x10", "webp")])
def test_what_is_too_large_to_make_is_refused_before_it_is_made(images, unit_of, tmp_path, size, format_):
    # GIVEN a small image / WHEN it is to be padded to more than can be held
    path = images.write(str(tmp_path / "a.png"), images.plain(16, 16))
    (result,) = process_unit(unit_of(path, size, fit="contain", format=format_))
    # THEN that is said, with what to do
    assert isinstance(result, JobFailed)
    assert result.error.kind == "too-large"
    assert "smaller size" in result.error.hint


def test_an_animation_of_too_many_pixels_is_refused_too(images, unit_of, tmp_path):
    # GIVEN 40 tiny frames / WHEN they are to become large ones
    frames = [images.plain(2, 2, (number, 0, 0)) for number in range(40)]
    path = str(tmp_path / "a.gif")
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=20)
    (result,) = process_unit(unit_of(path, "3000x3000", fit="contain"))
    # THEN all of them together are too much
    assert isinstance(result, JobFailed)
    assert "40 frames of 3000x3000" in result.error.message


def test_a_tiff_that_only_xmp_calls_turned_stays_as_it_is(images, resized, tmp_path):
    # GIVEN a TIFF without the tag, whose XMP says that it lies on its side
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    packet += (
        b'<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>'
    )
    path = str(tmp_path / "a.tif")
    images.corners(60, 40).save(path, tiffinfo={700: packet})
    # WHEN it is resized / THEN the tag alone has counted, as it did for its header
    found = resized(path, "30")
    assert found.size == (30, 20)
    assert np.abs(np.asarray(found.getpixel((3, 3)), int) - images.COLOURS[0]).max() <= 8


@pytest.mark.parametrize(
    ("image", "options"),
    [("CMYK", {"profile": "srgb"}), ("RGB", {"colours": 4, "format": "png"})],
)
def test_what_has_to_change_is_not_copied_because_it_fits(images, unit_of, tmp_path, image, options):
    # GIVEN an image that fits / WHEN something is asked for that changes it all the same
    suffix = "jpg" if image == "CMYK" else "png"
    path = images.write(str(tmp_path / f"a.{suffix}"), images.corners(60, 40).convert(image))
    (result,) = process_unit(unit_of(path, "500", **options))
    # THEN it is not the source's bytes
    assert isinstance(result, JobDone)
    assert not result.copied


def test_an_enlarged_image_is_not_given_up_for_a_small_file(images, unit_of, tmp_path):
    # GIVEN a small image / WHEN it is made larger, and the source's bytes may stay where a result is not smaller
    path = images.write(str(tmp_path / "a.png"), images.noisy(40, 30))
    (result,) = process_unit(unit_of(path, "120", enlarge=True, keep_smaller=True))
    # THEN it was made larger
    assert (result.copied, result.width) == (False, 120)


@pytest.mark.parametrize(("fit", "size"), [("contain", "300x300"), ("cover", "256x200")])
def test_pixels_that_were_not_resampled_are_not_sharpened(images, resized, tmp_path, fit, size):
    # GIVEN an image that is only padded, or only cut / WHEN it shall be sharpened
    picture = images.noisy(256, 256)
    path = images.write(str(tmp_path / "a.png"), picture)
    found = resized(path, size, fit=fit, sharpen=100)
    # THEN its pixels are those of the source
    left, top = max(0, (found.width - 256) // 2), max(0, (found.height - 256) // 2)
    shown = found.crop((left, top, left + 256, top + min(256, found.height)))
    cut = (256 - shown.height) // 2
    assert np.array_equal(np.asarray(shown), np.asarray(picture.crop((0, cut, 256, cut + shown.height))))


def test_the_largest_size_that_fits_is_found():
    # GIVEN a format without quality, whose files grow with the area
    tried = []

    def make(quality, scale):
        tried.append(scale)
        placed = Placement(800, 600, None, 800, 600).scaled(scale)
        data = bytes(100 + 3 * placed.width * placed.height)
        return budget.Attempt(data, quality, scale, placed.width, placed.height)

    for limit in (4_000, 10_000, 500_000):
        tried.clear()
        best = budget.within(limit, 85, make, has_quality=False)
        # THEN the file uses what it may, nearly, in few tries
        assert 0.9 * limit <= len(best.data) <= limit
        assert len(tried) <= 10


def test_a_bmp_of_too_many_run_lengths_is_refused(tmp_path):
    # GIVEN a BMP of a few run lengths that end rows of a million pixels, which Pillow fills up one by one
    rows = b"\0\0" * 64
    info = struct.pack("<IiiHHIIiiII", 40, 2**20, 32, 1, 8, 1, len(rows), 2835, 2835, 256, 0)
    start = 14 + len(info) + 1024
    (tmp_path / "a.bmp").write_bytes(b"BM" + struct.pack("<IHHI", 0, 0, 0, start) + info + bytes(1024) + rows)
    # WHEN it is probed / THEN it is too large
    source = probe(Source(0, str(tmp_path / "a.bmp")))
    assert (source.header, source.error.kind) == (None, "too-large")
    assert "run lengths" in source.error.message


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "AVIF"])
def test_an_animation_of_too_many_frames_is_refused(images, tmp_path, monkeypatch, format_):
    # GIVEN an animation of three frames / WHEN two are allowed / THEN that is said, and of three it is taken
    frames = [images.plain(colour=colour) for colour in images.COLOURS[:3]]
    path = images.write(str(tmp_path / f"a.{format_.lower()}"), frames[0], save_all=True, append_images=frames[1:])
    monkeypatch.setattr(bounds, "MAX_FRAMES", 3)
    assert probe(Source(0, path)).header.frames == 3
    monkeypatch.setattr(bounds, "MAX_FRAMES", 2)
    error = probe(Source(0, path)).error
    assert (error.kind, error.message) == ("too-large", "3 frames are too many; the limit is 2")
