"""An image before and after, as pixels for a screen."""

from __future__ import annotations

import os

import numpy as np
import pytest
from PIL import Image

from imgbatch.domain.error import ErrorKind
from imgbatch.domain.job import ALREADY_FITS, JobDone, Source
from imgbatch.domain.preview import After, Before, NoFile
from imgbatch.engine import preview
from imgbatch.engine.preview import after, before, look
from imgbatch.engine.worker import process_unit

EDGE = 2000


def pixels(raster):
    """Return the pixels of a raster as an array of RGBA; opaque ones are as they were."""
    return np.frombuffer(raster.bgra, np.uint8).reshape(raster.height, raster.width, 4)[:, :, [2, 1, 0, 3]]


def shown(path, edge=EDGE):
    return before(look(Source(0, os.fspath(path))), edge)


def test_a_source_is_shown_as_it_is(images, tmp_path):
    # GIVEN an image smaller than the edge / WHEN it is shown / THEN pixel for pixel, with header and size of the file
    picture = images.detailed(300, 200)
    path = images.write(str(tmp_path / "a.png"), picture)
    made = shown(path)
    assert isinstance(made, Before)
    assert (pixels(made.levels[0])[:, :, :3] == np.asarray(picture)).all()
    assert (made.source.header.width, made.source.bytes) == (300, os.path.getsize(path))


def test_each_level_is_half_of_the_one_before(images, tmp_path):
    # GIVEN an image larger than the edge / WHEN it is shown / THEN at the edge, then at its halves
    path = images.write(str(tmp_path / "a.png"), images.corners(1600, 800))
    assert [(level.width, level.height) for level in shown(path, 1000).levels] == [(1000, 500), (500, 250), (250, 125)]


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_source_is_upright(images, tmp_path, orientation):
    # GIVEN a photo in any orientation / WHEN it is shown / THEN it is as one sees it
    upright = images.corners(64, 48)
    path = tmp_path / "a.jpg"
    stored = images.stored(upright, orientation)
    path.write_bytes(images.encoded(stored, "JPEG", exif=images.exif(orientation), quality=98, subsampling=0))
    (level,) = shown(path).levels
    assert (level.width, level.height) == upright.size
    assert np.abs(pixels(level)[:, :, :3].astype(int) - np.asarray(upright)).mean() < 5


def test_what_is_transparent_is_multiplied(tmp_path):
    # GIVEN a colour that is half transparent / WHEN it is shown / THEN it is as Qt wants it
    Image.new("RGBA", (4, 4), (200, 100, 50, 128)).save(tmp_path / "a.png")
    assert pixels(shown(tmp_path / "a.png").levels[0])[0, 0].tolist() == [100, 50, 25, 128]


def test_other_colours_become_those_of_screens(tmp_path):
    # GIVEN a red of print / WHEN it is shown / THEN it is red on a screen
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(tmp_path / "a.jpg", quality=98)
    red = pixels(shown(tmp_path / "a.jpg").levels[0])[4, 4].tolist()
    assert red[0] > 180
    assert max(red[1:3]) < 80


def test_of_an_animation_the_first_frame_is_shown(unit_of, images, tmp_path):
    # GIVEN an animation of red and blue / WHEN it is shown before and after / THEN it is red
    frames = [images.plain(80, 60, colour) for colour in ((200, 30, 40), (30, 60, 200))]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:], duration=100)
    unit = unit_of(tmp_path / "a.gif", "40")
    for made in (shown(tmp_path / "a.gif"), after(unit, "40", EDGE)):
        assert pixels(made.levels[0])[5, 5, :3].tolist() == pytest.approx([200, 30, 40], abs=12)


@pytest.mark.parametrize("size", ["400", "100"])
@pytest.mark.parametrize("options", [{}, {"format": "png"}, {"quality": 20}, {"max_bytes": 4_000}, {"sharpen": 80}])
def test_what_is_shown_is_what_a_run_writes(unit_of, images, tmp_path, size, options):
    # GIVEN a photo and two sizes / WHEN one is shown, and then all are written / THEN they are the same, to the bit
    unit = unit_of(images.write(str(tmp_path / "a.jpg"), images.detailed(900, 600)), "400", "100", **options)
    made = after(unit, size, EDGE)
    assert isinstance(made, After)
    result = next(result for result in process_unit(unit) if result.size == size)
    assert isinstance(result, JobDone)
    assert (made.bytes, made.width, made.height) == (result.bytes, result.width, result.height)
    with Image.open(result.target) as written:
        assert (pixels(made.levels[0])[:, :, :3] == np.asarray(written.convert("RGB"))).all()


def test_nothing_is_written(unit_of, images, tmp_path):
    # GIVEN a photo / WHEN it is shown / THEN there is no file that was not there
    unit = unit_of(images.write(str(tmp_path / "a.jpg"), images.detailed(90, 60)), "40")
    assert isinstance(after(unit, "40", EDGE), After)
    assert os.listdir(tmp_path) == ["a.jpg"]


def test_what_is_copied_is_shown_as_it_is(unit_of, images, tmp_path):
    # GIVEN an image that fits / WHEN it is shown / THEN it has the bytes of the source
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(90, 60))
    made = after(unit_of(path, "400"), "400", EDGE)
    assert (made.copied, made.bytes) == (True, os.path.getsize(path))


def test_what_is_not_written_is_not_shown(unit_of, images, tmp_path):
    # GIVEN an image that fits, and is to be skipped then / WHEN it is shown / THEN it is said why there is no file
    unit = unit_of(images.write(str(tmp_path / "a.jpg"), images.plain(90, 60)), "400", "40", if_fits="skip")
    assert after(unit, "400", EDGE) == NoFile(ALREADY_FITS)
    assert isinstance(after(unit, "40", EDGE), After)


def test_what_cannot_be_made_says_why(unit_of, images, tmp_path):
    # GIVEN an animation that is to become a JPEG / WHEN it is shown / THEN the reason is that of the run
    frames = [images.plain(80, 60, colour) for colour in ((200, 30, 40), (30, 60, 200))]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:], duration=100)
    made = after(unit_of(tmp_path / "a.gif", "40", format="jpeg"), "40", EDGE)
    assert isinstance(made, NoFile)
    assert "animated" in made.reason


@pytest.mark.parametrize(("data", "kind"), [(b"", ErrorKind.EMPTY), (b"no image", ErrorKind.NOT_AN_IMAGE)])
def test_what_is_no_image_has_an_error(tmp_path, data, kind):
    # GIVEN a file that is none / WHEN it is looked at / THEN that is said
    (tmp_path / "a.jpg").write_bytes(data)
    assert look(Source(0, str(tmp_path / "a.jpg"))).error.kind is kind


def test_a_damaged_file_has_no_picture(images, tmp_path):
    # GIVEN a photo that was cut off / WHEN it is shown / THEN it is said why not
    data = images.encoded(images.detailed(400, 300), "JPEG")
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    made = shown(tmp_path / "a.jpg")
    assert isinstance(made, NoFile)
    assert made.error.kind is ErrorKind.CORRUPT


def test_a_giant_is_not_worth_it(unit_of, images, tmp_path, monkeypatch):
    # GIVEN an image for which there is too little memory / WHEN it is shown / THEN it is said, before and after
    path = images.write(str(tmp_path / "a.png"), images.plain(400, 300))
    monkeypatch.setattr(preview, "MAX_BYTES", 1_000)
    for made in (shown(path), after(unit_of(path, "40"), "40", EDGE)):
        assert made.error.kind is ErrorKind.TOO_LARGE
