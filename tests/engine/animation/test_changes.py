"""What stays is left out, and comes back to the last bit."""

from __future__ import annotations

import pytest
from PIL import ImageDraw

from imgbatch.domain.format import Format
from imgbatch.engine import animation


@pytest.mark.parametrize("format_", [Format.PNG, Format.WEBP])
def test_half_transparent_pixels_stay_what_they_are(films, format_):
    # GIVEN frames with every degree of transparency, of which the first and the last row change
    images = [films.noise(number, mode="RGBA") for number in range(4)]
    for image in images[1:]:
        image.paste(images[0].crop((0, 1, 20, 13)), (0, 1))
    # WHEN they are written / THEN not one pixel differs
    for frame, wanted in zip(animation.frames(films.written(images, format_, exact=True)), images, strict=True):
        films.assert_seen(frame.image, wanted)


@pytest.mark.parametrize("format_", [Format.PNG, Format.WEBP])
def test_pixels_that_stay_among_those_that_move_are_exact(films, format_):
    # GIVEN grain in which few pixels change, far from each other, so that the rest is left out
    images = [films.noise(1)]
    for number in range(1, 5):
        images.append(images[-1].copy())
        for place in ((0, number), (19, 13 - number), (number, 7)):
            images[-1].putpixel(place, (number, 0, 250))
    # WHEN they are written
    data = films.written(images, format_)
    # THEN not one pixel differs, for us and for Pillow
    for found in (animation.frames(data), films.by_pillow(data)):
        for frame, wanted in zip(found, images, strict=True):
            films.assert_seen(frame.image, wanted)


@pytest.mark.parametrize("format_", [Format.GIF, Format.PNG, Format.WEBP])
def test_what_stays_is_not_written_again(films, format_):
    # GIVEN grain over which a small spot moves, and a picture that stands still
    grain = films.noise(1, 80, 60).quantize(60).convert("RGB")
    moving = [grain]
    for number in range(10):
        moving.append(grain.copy())
        ImageDraw.Draw(moving[-1]).rectangle((5 * number, 20, 5 * number + 5, 25), fill=films.RED)
        ImageDraw.Draw(moving[-1]).rectangle((70 - 5 * number, 50, 75 - 5 * number, 55), fill=films.BLUE)
    one = len(films.written([grain], format_))
    # WHEN they are written / THEN ten frames more cost less than another picture would
    assert len(films.written(moving, format_)) < 2 * one
    # AND ten that do not differ cost next to nothing
    assert len(films.written([grain] * 11, format_)) < one + 10 * 110
