"""PNG files that move."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from imgbatch.engine import animation
from imgbatch.engine.opening import header_of, opened


def test_the_picture_for_those_who_cannot_show_what_moves_is_no_frame(films):
    # GIVEN an APNG with a default image, and a first frame that is smaller than the whole
    part = Image.new("RGBA", (6, 6), films.GREEN)
    default = films.picture((films.RED, (0, 0, 20, 14)))
    data = films.apng(films.png_frame(part, at=(4, 4), blend=1), films.png_frame(films.WALK[1]), default=default)
    # WHEN it is read / THEN it is neither among the frames nor below them
    first, second = (frame.image for frame in animation.frames(data))
    films.assert_seen(first, films.picture((films.GREEN, (4, 4, 10, 10))))
    films.assert_seen(second, films.WALK[1])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_header_counts_frames_as_they_are_read(films, count):
    # GIVEN an APNG with a default image and one without / WHEN their headers are read
    frames = [films.png_frame(image) for image in films.WALK[:count]]
    for default in (films.picture((films.RED, (0, 0, 20, 14))), None):
        data = films.apng(*frames, default=default)
        with opened(io.BytesIO(data)) as image:
            header = header_of(image)
        # THEN they say how many frames there are; the picture for those who cannot show them is none
        assert header.frames == count == len(list(animation.frames(data)))


KINDS = {
    "grey": lambda films: films.noise(3).convert("L"),
    "palette": lambda films: films.noise(3).quantize(9),
    "grey with alpha": lambda films: films.noise(3, mode="RGBA").convert("LA"),
    "one bit": lambda films: films.noise(3).convert("1"),
    "16 bits of grey": lambda films: Image.fromarray(
        np.arange(280, dtype=np.uint16).reshape(films.HEIGHT, films.WIDTH) * 234
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_png_can_move(films, kind):
    # GIVEN an APNG in grey, with a palette, with 16 bits / WHEN it is read / THEN its pixels are those of the image
    image = KINDS[kind](films)
    data = films.apng(films.png_frame(image), films.png_frame(image.transpose(Image.Transpose.ROTATE_180)))
    shown = Image.fromarray((np.asarray(image) / 257).round().astype(np.uint8)) if "16" in kind else image
    for frame, wanted in zip(animation.frames(data), (shown, shown.transpose(Image.Transpose.ROTATE_180)), strict=True):
        films.assert_seen(frame.image, wanted)
        assert frame.image.mode == ("RGBA" if "alpha" in kind else "RGB")


def test_a_palette_with_transparency_can_move(films):
    # GIVEN an APNG with a palette of which one colour is transparent, laid over / WHEN it is read
    image = Image.frombytes(
        "P", (films.WIDTH, films.HEIGHT), bytes(number % 3 for number in range(films.WIDTH * films.HEIGHT))
    )
    image.putpalette([*films.RED, *films.GREEN, *films.BLUE])
    image.info["transparency"] = 1
    data = films.apng(films.png_frame(image), films.png_frame(image.crop((1, 0, 3, 1)), blend=1))
    first, second = (frame.image for frame in animation.frames(data))
    # THEN it shows what is below
    assert [first.getpixel((x, 0)) for x in range(3)] == [(*films.RED, 255), (*films.GREEN, 0), (*films.BLUE, 255)]
    assert [second.getpixel((x, 0)) for x in range(3)] == [(*films.RED, 255), (*films.BLUE, 255), (*films.BLUE, 255)]
