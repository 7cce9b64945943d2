"""Which way is up: every image comes out as it is seen, and says so."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

FITS = ["inside", "outside", "cover", "contain", "fill"]


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(images, resized, tmp_path, orientation, fit):
    # GIVEN the same picture, stored in each of the eight ways, in a format without loss
    upright = images.corners(120, 80)
    reference = images.write(str(tmp_path / "upright.png"), upright)
    stored = images.stored(upright, orientation)
    path = images.write(str(tmp_path / "a.png"), stored, exif=images.exif(orientation))
    # WHEN both are resized / THEN the results are the same picture, and say that they are upright
    found, expected = resized(path, "30x40", fit=fit), resized(reference, "30x40", fit=fit)
    assert found.size == expected.size
    assert np.abs(np.asarray(found).astype(int) - np.asarray(expected)).max() <= 3
    assert found.getexif().get(images.ORIENTATION) == 1


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "tiff"])
@pytest.mark.parametrize("orientation", [3, 6])
def test_exif_is_kept_but_for_orientation_and_thumbnail(images, resized, tmp_path, orientation, format_):
    # GIVEN a JPEG with tags and a thumbnail of its own / WHEN it is resized to each format
    thumbnail = images.encoded(images.plain(16, 12), "JPEG")
    exif = images.exif(orientation, thumbnail=thumbnail)
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(400, 300), exif=exif, quality=90)
    found = resized(path, "100", format=format_).getexif()
    # THEN the tags are there, no orientation but 1, and no old thumbnail
    assert found.get(images.ORIENTATION, 1) == 1
    assert (found[images.MODEL], found[images.DATE]) == ("Model X", "2026:06:21 12:00:00")
    assert not found.get_ifd(1)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_decoded_small_comes_out_upright_too(images, resized, tmp_path, orientation):
    # GIVEN a JPEG with odd sides, stored in each of the eight ways, that is decoded at an eighth
    upright = images.corners(1001, 667)
    stored = images.stored(upright, orientation)
    path = images.write(str(tmp_path / "a.jpg"), stored, exif=images.exif(orientation), quality=95)
    # WHEN a part of it is cut out and resized / THEN it is that part of the upright picture
    found = resized(path, "40x40", fit="cover", quality=95)
    reference = images.write(str(tmp_path / "b.png"), upright)
    expected = resized(reference, "40x40", fit="cover")
    assert images.psnr(found, expected) >= 26  # the edges between the quarters are what JPEG does worst


def test_an_orientation_behind_the_pixels_of_a_png_counts(images, resized, tmp_path):
    # GIVEN a PNG whose EXIF stands after its pixels, as some programs write it
    data = images.encoded(images.stored(images.corners(120, 80), 6), "PNG")
    body = images.exif(6).removeprefix(b"Exif\0\0")
    chunk = b"eXIf" + body
    late = len(body).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    end = data.rindex(b"IEND") - 4
    (tmp_path / "a.png").write_bytes(data[:end] + late + data[end:])
    # WHEN it is resized / THEN it is upright, and says so
    found = resized(str(tmp_path / "a.png"), "60x60")
    assert found.size == (60, 40)
    assert found.getexif().get(images.ORIENTATION) == 1
