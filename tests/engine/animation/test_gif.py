"""GIF, as it is found and as it is written."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from PIL import Image

from imgbatch.domain.format import Format
from imgbatch.engine import animation
from imgbatch.engine.errors import ImageError


def test_a_frame_of_a_gif_without_control_has_nothing_of_the_one_before(films):
    # GIVEN a frame with time, transparency and disposal, and two that say nothing of these
    plain = films.gif_frame(np.full((2, 2), 3), at=(9, 9))[8:]
    data = films.gif(
        films.gif_frame(films.ALL), films.gif_frame(np.ones((2, 2)), transparent=3, disposal=2), plain, plain
    )
    # WHEN it is read
    *_, third, last = animation.frames(data)
    # THEN they take no time, are solid and stay
    assert (third.duration, last.duration) == (0, 0)
    assert third.image.getpixel((9, 9)) == last.image.getpixel((9, 9)) == (*films.WHITE, 255)


def test_each_frame_of_a_gif_has_its_own_colours(films):
    # GIVEN frames with a table of their own, interlaced, and one that uses the common one
    rows = np.arange(films.HEIGHT)[:, None] % 4 + np.zeros((1, films.WIDTH))
    own = [(1, 2, 3), (40, 50, 60), (70, 80, 90), (100, 110, 120)]
    data = films.gif(films.gif_frame(rows), films.gif_frame(rows, table=own, interlaced=True), films.gif_frame(rows))
    # WHEN they are read / THEN each row has the colour that is meant
    for frame, table in zip(animation.frames(data), (films.COMMON, own, films.COMMON), strict=True):
        assert [frame.image.getpixel((3, y)) for y in range(films.HEIGHT)] == [
            table[y % 4] for y in range(films.HEIGHT)
        ]


def test_a_gif_without_any_table_is_grey(films):
    # GIVEN a GIF that has no colours / WHEN it is read / THEN its numbers are shades
    (frame,) = animation.frames(films.gif(films.gif_frame(films.ALL + 77), table=None))
    assert frame.image.getpixel((0, 0)) == (77, 77, 77)


def test_frames_that_do_not_fit_the_screen(films):
    # GIVEN a first frame that is larger than the screen, and a second that reaches beyond
    data = films.gif(films.gif_frame(films.ALL), films.gif_frame(np.ones((5, 5)), at=(18, 12)), size=(4, 4))
    # WHEN it is read / THEN the first makes room and the second is cut, as in browsers
    first, second = (frame.image for frame in animation.frames(data))
    assert first.size == second.size == (films.WIDTH, films.HEIGHT)
    assert (second.getpixel((17, 12)), second.getpixel((19, 13))) == (films.RED, films.GREEN)


def test_a_frame_that_is_larger_than_the_whole_is_not_decoded(films):
    # GIVEN a GIF that says 20 x 14, and a second frame of 65535 x 65535 / WHEN it is read / THEN it is refused
    bomb = bytearray(films.gif_frame(np.ones((1, 1))))
    bomb[13:17] = b"\xff" * 4
    with pytest.raises(ImageError, match="damaged"):
        animation.frames(films.gif(films.gif_frame(films.ALL), bytes(bomb)))


def test_a_frame_of_no_size_changes_nothing(films):
    # GIVEN a second frame of 0 x 0 pixels / WHEN it is read / THEN the picture stays
    empty = b"!\xf9\4\0\5\0\0\0," + struct.pack("<4HB", 0, 0, 0, 0, 0) + b"\x08\0"
    frames = list(animation.frames(films.gif(films.gif_frame(films.ALL), empty)))
    assert [frame.duration for frame in frames] == [100, 50]
    films.assert_seen(frames[1].image, frames[0].image)


def test_what_old_encoders_leave_between_the_blocks_is_passed_over(films):
    # GIVEN zeros between the blocks, a comment and an unknown extension / WHEN it is read / THEN the frames are found
    data = films.gif(
        b"\0\0", films.gif_frame(films.ALL), b"!\xfe\3abc\0", b"!\x42\2ab\1c\0", films.gif_frame(films.ALL + 1), b"\0"
    )
    assert [frame.image.getpixel((0, 0)) for frame in animation.frames(data)] == [films.RED, films.GREEN]


def test_how_often_a_gif_plays_is_found_wherever_it_stands(films):
    # GIVEN nothing, for ever, and a number behind the first frame, by the other of the two names / THEN it is found
    frame = films.gif_frame(films.ALL)
    assert animation.plays(films.gif(frame, frame)) == 1
    assert animation.plays(films.gif(films.gif_loop(0), frame, frame)) == 0
    assert animation.plays(films.gif(frame, films.gif_loop(4).replace(b"NETSCAPE2.0", b"ANIMEXTS1.0"), frame)) == 5


def test_half_transparency_is_there_or_not_in_a_gif(films):
    # GIVEN a slope of transparency / WHEN it becomes a GIF / THEN what is seen by half or more is there
    image = Image.new("RGBA", (256, 1), films.RED)
    image.putalpha(Image.frombytes("L", (256, 1), bytes(range(256))))
    (frame,) = animation.frames(films.written([image], Format.GIF))
    assert [frame.image.getpixel((x, 0)) for x in (0, 127, 128, 255)] == [
        films.NONE,
        films.NONE,
        (*films.RED, 255),
        (*films.RED, 255),
    ]


def test_what_vanishes_from_a_gif_is_gone_in_every_reader(films):
    # GIVEN spots that wander over nothing, and a frame where none is left
    images = [
        films.picture((films.BLUE, (x, y, x + 5, y + 4)), (films.RED, (15 - x, 2, 19 - x, 9)))
        for x, y in ((0, 0), (3, 4), (9, 9))
    ]
    images.insert(2, films.picture())
    # WHEN they become a GIF / THEN no trace of them stays, for us and for Pillow
    data = films.written(images, Format.GIF)
    for found in (animation.frames(data), films.by_pillow(data)):
        for frame, wanted in zip(found, images, strict=True):
            films.assert_seen(frame.image, wanted)


def test_a_gif_can_begin_with_nothing(films):
    # GIVEN a first frame in which nothing is seen / WHEN it is written / THEN it is nothing, and the rest is there
    images = [films.picture(), films.WALK[2], films.picture()]
    for frame, wanted in zip(animation.frames(films.written(images, Format.GIF)), images, strict=True):
        films.assert_seen(frame.image, wanted)


def test_a_long_comment_is_kept(films):
    # GIVEN a comment that is longer than a block / WHEN a GIF is written / THEN Pillow finds it
    with Image.open(io.BytesIO(films.written(films.WALK, Format.GIF, comment=b"long " * 99))) as image:
        assert image.info["comment"] == b"long " * 99
