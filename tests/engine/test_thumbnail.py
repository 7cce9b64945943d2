"""Small pictures of images: right in colour and upright, and none of what is not worth it."""

from __future__ import annotations

import pytest
from PIL import Image

from imgbatch.domain.job import Source
from imgbatch.engine import thumbnail as module
from imgbatch.engine.thumbnail import MAX_EDGE, thumbnail


def picture(path, edge=40):
    made = thumbnail(Source(0, str(path)), edge)
    assert made is not None
    return Image.frombytes("RGBA", (made.width, made.height), made.rgba)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "gif", "tif", "bmp", "avif"])
def test_a_picture_fits_into_its_edge_and_shows_the_image(images, tmp_path, suffix):
    # GIVEN an image with a colour in each quarter / WHEN its picture is made / THEN it is small and has them
    path = tmp_path / f"a.{suffix}"
    images.corners(640, 480).save(path)
    made = picture(path)
    assert made.size == (40, 30)
    for at, colour in zip(((5, 5), (35, 5), (5, 25), (35, 25)), _quarters(images), strict=True):
        assert all(abs(a - b) < 24 for a, b in zip(made.getpixel(at)[:3], colour, strict=True))


def _quarters(images):
    image = images.corners(640, 480)
    return [image.getpixel(at) for at in ((80, 80), (560, 80), (80, 400), (560, 400))]


def test_a_picture_is_upright(images, tmp_path):
    # GIVEN a photo that was taken on its side / WHEN its picture is made / THEN it stands
    images.corners(640, 480).save(tmp_path / "a.jpg", exif=images.exif(6))
    assert picture(tmp_path / "a.jpg").size == (30, 40)


def test_what_can_be_seen_through_stays_so(images, tmp_path):
    # GIVEN an image that nobody can see / WHEN its picture is made / THEN it cannot be seen either
    Image.new("RGBA", (200, 100), (10, 20, 30, 0)).save(tmp_path / "a.png")
    assert picture(tmp_path / "a.png").getpixel((20, 10))[3] == 0


def test_an_image_of_ink_is_shown_in_colours(images, tmp_path):
    # GIVEN a CMYK photo, and one with a damaged profile / WHEN pictures are made / THEN there are some
    images.plain(200, 100).convert("CMYK").save(tmp_path / "a.jpg")
    images.plain(200, 100).save(tmp_path / "b.jpg", icc_profile=b"\0" * 16 + b"RGB " + b"\0" * 200)
    assert picture(tmp_path / "a.jpg").size == picture(tmp_path / "b.jpg").size == (40, 20)


def test_a_small_image_is_not_made_larger(images, tmp_path):
    # GIVEN an icon / WHEN its picture is made / THEN it has the pixels of the icon
    images.plain(16, 12).save(tmp_path / "a.png")
    assert picture(tmp_path / "a.png").size == (16, 12)


def test_an_edge_has_a_limit(images, tmp_path):
    # GIVEN a photo / WHEN a huge picture is asked for / THEN it is a small one all the same
    images.plain(2000, 1000).save(tmp_path / "a.jpg")
    assert picture(tmp_path / "a.jpg", 10_000).width == MAX_EDGE


@pytest.mark.parametrize("cut", [0, 40, 2000])
def test_of_a_damaged_image_there_is_none(images, tmp_path, cut):
    # GIVEN a file that is empty, or ends too early / WHEN its picture is made / THEN there is none, and no exception
    (tmp_path / "a.jpg").write_bytes(images.encoded(images.detailed(800, 600), "JPEG")[:cut])
    assert thumbnail(Source(0, str(tmp_path / "a.jpg")), 40) is None


def test_of_a_file_that_is_gone_there_is_none(tmp_path):
    # GIVEN no file / WHEN its picture is made / THEN there is none
    assert thumbnail(Source(0, str(tmp_path / "a.jpg")), 40) is None


def test_what_needs_too_much_memory_is_left_alone(images, tmp_path, monkeypatch):
    # GIVEN less memory than an image needs / WHEN its picture is made / THEN it is not even decoded
    images.plain(2000, 1000).save(tmp_path / "a.png")
    monkeypatch.setattr(module, "MAX_BYTES", 2**20)
    monkeypatch.setattr(module, "decode", lambda *_, **__: pytest.fail("it was decoded"))
    assert thumbnail(Source(0, str(tmp_path / "a.png")), 40) is None
