"""Which format it is: the first bytes decide for reading, the caller for writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imgbatch.domain.format import Format
from imgbatch.engine.animation import apng, avif, gif, pillow, webp
from imgbatch.engine.animation.frame import Frame


def frames(data: bytes) -> Iterator[Frame]:
    """Return the frames of a GIF, PNG, WebP or AVIF, decoded one after the other; a still image has one.

    All of them have the same size and mode; the picture that an APNG shows where it cannot move is not among them.
    What the container says of the number and size of its frames is for the caller to judge first.

    Args:
        data: The whole file.

    Raises:
        ImageError: The file is damaged or ends too early: now, or when the frame that is damaged is reached.
        Exception: Whatever a decoder of Pillow raises, then too.
    """
    if data.startswith(gif.START):
        return gif.frames(data)
    if data.startswith(apng.START):
        return apng.frames(data)
    return pillow.frames(data)


def plays(data: bytes) -> int:
    """Return how often an animation is shown; 0 is for ever.

    The formats count differently: APNG and WebP the plays, GIF and AVIF the repetitions after the first. A GIF that
    says nothing plays once, an AVIF for ever, as in browsers.

    Args:
        data: The whole file: GIF, PNG, WebP or AVIF.
    """
    if data.startswith(gif.START):
        return gif.plays(data)
    if data.startswith(apng.START):
        return apng.plays(data)
    if data.startswith(webp.START):
        return webp.plays(data)
    return avif.plays(data)


def encode(frames: Iterable[Frame], plays: int, format_: Format, *, options: dict[str, object]) -> bytes:
    """Encode an animation; each frame stays one, also where nothing moves.

    Where a format counts time in coarser units, durations are rounded so that their sum is right: hundredths of a
    second in GIF, milliseconds in WebP and AVIF. The shortest time of AVIF is 1 ms.

    Args:
        frames: At least one, all of one size, RGB or RGBA. They are taken one by one; only AVIF needs all at once.
        plays: How often it is shown; 0 is for ever. More than a format can count becomes its most.
        format_: One that has frames.
        options: Keyword options of Pillow's encoder for a still image; GIF takes `comment` only.
    """
    match format_:
        case Format.GIF:
            return gif.encode(frames, plays, options)
        case Format.PNG:
            return apng.encode(frames, plays, options)
        case Format.WEBP:
            return webp.encode(frames, plays, options)
        case Format.AVIF:
            return avif.encode(frames, plays, options)
        case _:
            raise ValueError(f"{format_.value} files do not move")
