"""Animations that are broken: that is said, and no frame is lost in silence."""

from __future__ import annotations

import struct

import pytest

from imgbatch.domain.format import Format
from imgbatch.engine import animation
from imgbatch.engine.errors import ImageError

MOVING = [format_ for format_ in Format if format_.has_frames]


@pytest.mark.parametrize("format_", MOVING)
def test_an_animation_that_ends_too_early_raises_wherever_it_is_cut(films, format_):
    # GIVEN an animation / WHEN it is cut, at nearly every byte / THEN it raises and no frame is lost in silence
    data = films.source(format_)
    for length in range(16, len(data), 1 if format_ in (Format.GIF, Format.PNG) else 7):
        with pytest.raises(Exception, match=r"."):
            list(animation.frames(data[:length]))
    with pytest.raises(Exception, match=r"."):
        list(animation.frames(data[:-1]))


def test_the_reason_is_that_it_ends_too_early(films):
    # GIVEN a GIF and an APNG that lack only their last byte / WHEN they are read / THEN that is said at once
    for data in (films.source(Format.GIF), films.source(Format.PNG)):
        with pytest.raises(ImageError, match="ends too early"):
            animation.frames(data[:-1])


BROKEN = {
    "a frame less than it says": lambda films: films.apng(
        films.png_frame(films.WALK[0]), films.png_frame(films.WALK[1]), count=3
    ),
    "a frame more than it says": lambda films: films.apng(
        films.png_frame(films.WALK[0]), films.png_frame(films.WALK[1]), count=1
    ),
    "a frame beyond the whole": lambda films: films.apng(
        films.png_frame(films.WALK[0]), films.png_frame(films.WALK[1], at=(1, 0))
    ),
    "a wrong checksum": lambda films: films.source(Format.PNG).replace(b"fdAT\0\0\0\2", b"fdAT\0\0\0\3"),
    "a wrong order": lambda films: swapped(
        films, films.apng(films.png_frame(films.WALK[0]), films.png_frame(films.WALK[1]))
    ),
    "no frame": lambda films: films.gif(films.gif_loop(0)),
    "rubbish between the blocks": lambda films: films.gif(films.gif_frame(films.ALL), b"rubbish"),
}


def swapped(films, data):
    first, second = (films.chunk(name, body) for name, body in films.png_chunks(data) if name == b"fdAT")
    return data.replace(first + second, second + first)


@pytest.mark.parametrize("case", BROKEN)
def test_an_animation_that_contradicts_itself_raises(films, case):
    # GIVEN an animation that is broken / WHEN it is read / THEN that is said before the first frame
    with pytest.raises(ImageError, match="damaged"):
        animation.frames(BROKEN[case](films))


def test_a_damaged_frame_raises_when_it_is_reached(films):
    # GIVEN a GIF whose third frame has too few pixels / WHEN it is read
    short = films.gif_frame(films.ALL[:5]).replace(
        struct.pack("<HH", films.WIDTH, 5), struct.pack("<HH", films.WIDTH, films.HEIGHT)
    )
    found = animation.frames(films.gif(films.gif_frame(films.ALL), films.gif_frame(films.ALL), short))
    # THEN two frames come and the third raises
    assert [next(found).duration, next(found).duration] == [100, 100]
    with pytest.raises(ValueError, match="not enough image data"):
        next(found)
