"""What a viewer sees: disposal, blending, and frames that show what is below."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PIL import Image

from imgbatch.engine import animation


def seen_of(films, *patches):
    """What is seen after each patch (colour, box, what becomes of it): the rules of the specification, painted."""
    canvas = Image.new("RGBA", (films.WIDTH, films.HEIGHT), films.NONE)
    for colour, box, disposal in patches:
        before = canvas.copy()
        canvas.paste(colour, box)
        yield canvas.copy()
        if disposal == 2:
            canvas.paste(films.NONE, box)
        if disposal == 3:
            canvas = before


@pytest.mark.parametrize("disposals", list(itertools.product((0, 1, 2, 3), repeat=3)))
def test_each_disposal_of_a_gif_is_done(films, disposals):
    # GIVEN a GIF of partial frames over each other, the first of which leaves a rim of nothing
    boxes = [(2, 2, 18, 12), (0, 4, 10, 9), (6, 0, 14, 14), (4, 5, 8, 8)]
    disposals = (*disposals, 1)
    blocks = []
    for number, ((left, top, right, bottom), disposal) in enumerate(zip(boxes, disposals, strict=True)):
        blocks.append(films.gif_frame(np.full((bottom - top, right - left), number), at=(left, top), disposal=disposal))
    # WHEN it is read / THEN each frame is what the rules say, cleared to nothing and not to a colour
    wanted = seen_of(films, *zip(films.COMMON, boxes, disposals, strict=True))
    for frame, image in zip(animation.frames(films.gif(*blocks)), wanted, strict=True):
        films.assert_seen(frame.image, image)


def test_transparency_of_a_later_frame_shows_what_is_below(films):
    # GIVEN a GIF whose first frame has no transparency, and whose later ones have, one of them cleared
    stripes = np.zeros((6, 8))
    stripes[::2] = 2
    data = films.gif(
        films.gif_frame(films.ALL, disposal=1),
        films.gif_frame(stripes, at=(4, 4), transparent=0, disposal=2),
        films.gif_frame(np.full((2, 2), 3), at=(0, 0), transparent=0),
    )
    # WHEN it is read
    first, second, third = (frame.image for frame in animation.frames(data))
    # THEN the red of the first shows between the stripes, and nothing where they were cleared
    assert first.getpixel((4, 4)) == (*films.RED, 255)
    assert [second.getpixel((4, y)) for y in (4, 5)] == [(*films.BLUE, 255), (*films.RED, 255)]
    assert [third.getpixel(at) for at in ((0, 0), (4, 4), (4, 5), (3, 3))] == [
        (*films.WHITE, 255),
        films.NONE,
        films.NONE,
        (*films.RED, 255),
    ]


def blended(films, below, image, box):
    """Lay an image over another in floats."""
    result = films.colours(below).astype(float)
    left, top, right, bottom = box
    under, over = result[top:bottom, left:right] / 255, films.colours(image) / 255
    alpha = over[..., 3:] + under[..., 3:] * (1 - over[..., 3:])
    mixed = over[..., :3] * over[..., 3:] + under[..., :3] * under[..., 3:] * (1 - over[..., 3:])
    safe = np.where(alpha, alpha, 1)
    result[top:bottom, left:right] = np.concatenate([mixed / safe, alpha], axis=-1) * 255
    return Image.fromarray(result.round().astype(np.uint8), "RGBA")


@pytest.mark.parametrize("disposals", list(itertools.product((0, 1, 2), repeat=2)))
@pytest.mark.parametrize("blends", [(0, 0), (1, 1), (0, 1)])
def test_each_disposal_and_blend_of_an_apng_is_done(films, disposals, blends):
    # GIVEN an APNG of half-transparent partial frames
    boxes = [(0, 0, 20, 14), (2, 2, 12, 12), (6, 0, 16, 10)]
    parts = [Image.new("RGBA", (box[2] - box[0], box[3] - box[1]), (200, 40 * box[0], 90, 150)) for box in boxes]
    frames = []
    for part, box, dispose, blend in zip(parts, boxes, (*disposals, 0), (0, *blends), strict=True):
        frames.append(films.png_frame(part, at=box[:2], dispose=dispose, blend=blend))
    # WHEN it is read / THEN each frame is what the specification says, computed in floats
    canvas = Image.new("RGBA", (films.WIDTH, films.HEIGHT), films.NONE)
    for found, (part, at, _, dispose, blend), box in zip(
        animation.frames(films.apng(*frames)), frames, boxes, strict=True
    ):
        before = canvas.copy()
        if blend:
            canvas = blended(films, canvas, part, box)
        else:
            canvas.paste(part, at)
        films.assert_seen(found.image, canvas, tolerance=1)
        if dispose:
            canvas = before if dispose == 2 and at != (0, 0) else canvas
            if dispose == 1 or at == (0, 0):
                canvas.paste(films.NONE, box)


def test_what_has_no_transparency_is_read_without(films):
    # GIVEN a GIF and an APNG whose frames are solid, though they change only parts / WHEN they are read
    solid = np.zeros((films.HEIGHT, films.WIDTH))
    part = np.array([[1, 3], [3, 1]])
    # THEN they have no alpha that would be resampled and written for nothing
    moving = films.gif(
        films.gif_frame(solid, disposal=1),
        films.gif_frame(part, at=(3, 3), disposal=3, transparent=3),
        films.gif_frame(solid),
    )
    assert {frame.image.mode for frame in animation.frames(moving)} == {"RGB"}
    moving = films.apng(
        films.png_frame(films.WALK[0].convert("RGB")), films.png_frame(films.WALK[1].convert("RGB"), dispose=2)
    )
    assert {frame.image.mode for frame in animation.frames(moving)} == {"RGB"}
