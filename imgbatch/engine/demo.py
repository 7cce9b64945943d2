"""A small folder of camera-like photos of our own making, so that anyone can try imgbatch without having photos."""

from __future__ import annotations

import io
import math
import os
import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageOps

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.format import Format
from imgbatch.domain.job import Job
from imgbatch.domain.recipe import Recipe
from imgbatch.engine import store
from imgbatch.engine.errors import ImageError

_ORIENTATION, _MODEL, _DATE = 0x0112, 0x0110, 0x0132
_TURNED_RIGHT = 6
_GRAIN = 9
_HILLS = 5
_RIM = 75  # of Pillow's inverted radial gradient in the middle of its edges; only its corners are 0

_Colour = tuple[int, int, int]

# sky above, sky at the horizon, nearest hill, sun
_DAY = ((38, 92, 170), (196, 222, 240), (24, 62, 34), (255, 250, 225))
_EVENING = ((46, 40, 92), (250, 160, 98), (28, 18, 40), (255, 214, 150))
_MORNING = ((120, 150, 190), (250, 226, 214), (40, 62, 74), (255, 244, 230))


def paint_demo(folder: str) -> list[str]:
    """Write eight files, one of them broken on purpose, and return their paths.

    Raises:
        ImageError: One of them is already there.
        OSError: The folder cannot be made.
    """
    files: dict[str, Callable[[], bytes]] = {
        "IMG_0001.jpg": lambda: _jpeg(_landscape(4032, 3024, _DAY, seed=1)),
        "IMG_0002.jpg": lambda: _jpeg(_turned(_landscape(3024, 4032, _EVENING, seed=2)), orientation=_TURNED_RIGHT),
        "IMG_0003.jpg": lambda: _jpeg(_landscape(4032, 2268, _MORNING, seed=3)),
        "broken.jpg": lambda: _broken(_jpeg(_landscape(1600, 1200, _DAY, seed=4))),
        "small.jpg": lambda: _jpeg(_landscape(640, 480, _EVENING, seed=5)),
        "holiday/DSC_0010.JPG": lambda: _jpeg(_landscape(6000, 4000, _EVENING, seed=6), icc=_srgb_profile()),
        "holiday/DSC_0011.JPG": lambda: _jpeg(_landscape(3000, 2000, _DAY, seed=7)),
        "holiday/sun.png": lambda: _png(_sun(1200)),
    }
    paths = {os.path.join(folder, *name.split("/")): paint for name, paint in files.items()}
    for path in paths:
        if os.path.lexists(path):
            text = f"{os.path.basename(path)!r} is already there"
            raise ImageError(ErrorInfo(ErrorKind.DISK, text, "choose another folder"))
    for path, paint in paths.items():
        job = Job("", path, path + ".part", Format.JPEG, None)
        store.write(job, paint(), "", Recipe(), cancelled=lambda: False)
    return list(paths)


def _landscape(width: int, height: int, colours: tuple[_Colour, ...], *, seed: int) -> Image.Image:
    """Paint hills under a sky with a sun, in the noise of a camera."""
    chance = random.Random(seed)  # noqa: S311  (a picture, not a secret)
    above, horizon, near, sun = colours
    picture = ImageOps.colorize(Image.linear_gradient("L").resize((width, height)), above, horizon)
    assert isinstance(picture, Image.Image)
    glow = ImageOps.invert(Image.radial_gradient("L").resize((height, height)))
    glow = glow.point(lambda value: min(255, max(0, value - _RIM) ** 2 // 90))
    at = int(width * chance.uniform(0.2, 0.6)), int(-height * chance.uniform(0.0, 0.2))
    picture.paste(sun, at, glow)
    draw = ImageDraw.Draw(picture)
    for hill in range(_HILLS):
        nearness = (hill + 1) / _HILLS
        colour = tuple(round(far + (close - far) * nearness) for far, close in zip(horizon, near, strict=True))
        draw.polygon(_ridge(width, height, nearness, chance), fill=colour)
    grain = Image.effect_noise((width, height), _GRAIN)
    return ImageChops.overlay(picture, Image.merge("RGB", (grain, grain, grain))).filter(ImageFilter.SHARPEN)


def _ridge(width: int, height: int, nearness: float, chance: random.Random) -> list[tuple[float, float]]:
    waves = [(chance.uniform(1, 4) * 2**k, chance.uniform(0, math.tau), 0.5**k) for k in range(6)]
    points = []
    for x in range(0, width + 16, 16):
        swell = sum(size * math.sin(turns * x / width * math.tau / 2 + start) for turns, start, size in waves)
        points.append((x, height * (0.45 + 0.4 * nearness + 0.05 * swell)))
    return [*points, (width, height), (0, height)]


def _sun(edge: int) -> Image.Image:
    """Paint a disc that fades into transparency."""
    alpha = ImageOps.invert(Image.radial_gradient("L").resize((edge, edge))).point(
        lambda value: min(255, max(0, value - _RIM) * 3)
    )
    disc = Image.new("RGBA", (edge, edge), (255, 190, 60, 255))
    disc.putalpha(alpha)
    return disc


def _turned(image: Image.Image) -> Image.Image:
    """Store an image as a camera does that was held upright."""
    return image.transpose(Image.Transpose.ROTATE_90)


def _jpeg(image: Image.Image, *, orientation: int = 1, icc: bytes = b"") -> bytes:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_MODEL] = "imgbatch demo"
    exif[_DATE] = "2026:06:21 12:00:00"
    memory = io.BytesIO()
    image.save(memory, "JPEG", quality=92, exif=exif.tobytes(), icc_profile=icc or None)
    return memory.getvalue()


def _png(image: Image.Image) -> bytes:
    memory = io.BytesIO()
    image.save(memory, "PNG")
    return memory.getvalue()


def _broken(data: bytes) -> bytes:
    """Cut a file off, as a card that was pulled out too early does."""
    return data[: len(data) // 3]


def _srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
