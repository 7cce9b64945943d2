"""The colours of a GIF."""

from __future__ import annotations

from PIL import Image

from imgbatch.domain.format import Format
from imgbatch.engine import animation
from imgbatch.engine.animation import Frame, gif


def test_a_gif_has_colours_for_each_frame(films, images):
    # GIVEN three photos with other colours each / WHEN they become a GIF / THEN none suffers from the others
    photos = [images.detailed(96, 72, seed=number).convert("RGB") for number in range(3)]
    photos[1] = Image.merge("RGB", photos[1].split()[::-1])
    photos[2] = photos[2].point(lambda value: 255 - value)
    data = animation.encode([Frame(photo, 40) for photo in photos], 0, Format.GIF, options={})
    for found in (animation.frames(data), films.by_pillow(data)):
        for frame, photo in zip(found, photos, strict=True):
            assert images.psnr(frame.image.convert("RGB"), photo) > 29


def test_a_frame_of_256_colours_keeps_them(films):
    # GIVEN as many colours as a GIF can hold, then a few changes / WHEN it is written / THEN all are exact
    first = Image.new("RGB", (16, 16))
    first.putdata([(number, 255 - number, number * 7 % 256) for number in range(256)])
    second = first.copy()
    second.paste((9, 9, 9), (4, 4, 6, 6))
    images = [first, second, first, first]
    for frame, wanted in zip(animation.frames(films.written(images, Format.GIF)), images, strict=True):
        films.assert_seen(frame.image, wanted)


def test_a_part_of_255_colours_keeps_them(films):
    # GIVEN a change of as many colours as there can be beside transparency / WHEN it is written / THEN all are exact
    first, second = Image.new("RGB", (32, 16), films.RED), Image.new("RGB", (32, 16), films.RED)
    for number in range(255):
        second.putpixel((number % 16 * 2, number // 16), (number, number // 2, 255 - number))
    for frame, wanted in zip(
        animation.frames(films.written([first, second], Format.GIF)), (first, second), strict=True
    ):
        films.assert_seen(frame.image, wanted)


def test_a_gif_repeats_no_colours_that_all_frames_share(films):
    # GIVEN frames in the same few colours / WHEN they are written / THEN there is one table, the common one
    data = films.written([image.convert("RGB") for image in (films.WALK[0], films.WALK[1], films.WALK[4])], Format.GIF)
    tables = [body[8] & 0x80 for kind, _, body in gif._blocks(data) if kind == ord(",")]
    assert len(tables) == 3
    assert tables[2] == 0
