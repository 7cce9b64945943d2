"""Animations for tests: made by hand, byte by byte, or by Pillow; and other eyes to look at what came of them.

Tests reach this module through the fixture `films` in `conftest.py`.
"""

from __future__ import annotations

import io
import itertools
import struct
import zlib

import numpy as np
from PIL import Image

from imgbatch.domain.format import Format
from imgbatch.engine import animation
from imgbatch.engine.animation import Frame

WIDTH, HEIGHT = 20, 14
RED, GREEN, BLUE, WHITE, NONE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0, 0)
COMMON = (RED, GREEN, BLUE, WHITE)
ALL = np.zeros((HEIGHT, WIDTH))
"""Indices of a GIF that is red all over."""

LOSSLESS = {
    Format.GIF: {},
    Format.PNG: {"compress_level": 6},
    Format.WEBP: {"lossless": True, "quality": 50, "method": 0},
    Format.AVIF: {"quality": 100, "subsampling": "4:4:4", "speed": 10, "max_threads": 1},
}

# ---- files made by hand, so that nobody's encoder decides what is in them


def gif_frame(indices, *, at=(0, 0), delay=10, disposal=0, transparent=None, table=None, interlaced=False):
    """A graphic control and an image; `indices` is an array, `table` colours of its own."""
    rows = np.asarray(indices, np.uint8)
    high, wide = rows.shape
    if interlaced:
        rows = np.concatenate([rows[0::8], rows[4::8], rows[2::4], rows[1::2]])
    control = struct.pack("<BHBB", disposal << 2 | (transparent is not None), delay, transparent or 0, 0)
    own = gif_table(table) if table else b""
    flags = (0x80 | ((len(own) // 3).bit_length() - 2) if table else 0) | (0x40 if interlaced else 0)
    pixels = Image.fromarray(rows).tobytes("gif", "L", 8, 0)
    return b"!\xf9\4" + control + b"," + struct.pack("<4HB", *at, wide, high, flags) + own + b"\x08" + pixels + b"\0"


def gif_table(colours):
    size = max(2, 1 << (len(colours) - 1).bit_length())
    return b"".join(map(bytes, colours)).ljust(3 * size, b"\0")


def gif_loop(count):
    return b"!\xff\x0bNETSCAPE2.0\3\1" + struct.pack("<H", count) + b"\0"


def gif(*blocks, size=(WIDTH, HEIGHT), table=COMMON):
    shared = gif_table(table) if table else b""
    flags = 0x80 | ((len(shared) // 3).bit_length() - 2) if table else 0
    return b"GIF89a" + struct.pack("<HHBBB", *size, flags, 0, 0) + shared + b"".join(blocks) + b";"


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_chunks(data):
    at = 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + length]
        at += length + 12


def png_frame(image, *, at=(0, 0), delay=(1, 10), dispose=0, blend=0):
    return image, at, delay, dispose, blend


def apng(*frames, plays=0, default=None, size=(WIDTH, HEIGHT), count=None):
    """A moving PNG; its kind, palette and transparency are those of the first image."""
    files = [(dict(png_chunks(encoded(image, "PNG"))), frame) for image, *frame in frames]
    result = [b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", struct.pack(">II", *size) + files[0][0][b"IHDR"][8:])]
    result.append(chunk(b"acTL", struct.pack(">II", count or len(frames), plays)))
    result += [chunk(name, files[0][0][name]) for name in (b"PLTE", b"tRNS") if name in files[0][0]]
    if default:
        result.append(chunk(b"IDAT", dict(png_chunks(encoded(default, "PNG")))[b"IDAT"]))
    numbers = itertools.count()
    for place, (file, (at, delay, dispose, blend)) in enumerate(files):
        control = file[b"IHDR"][:8] + struct.pack(">II2H2B", *at, *delay, dispose, blend)
        result.append(chunk(b"fcTL", struct.pack(">I", next(numbers)) + control))
        pixels = file[b"IDAT"]
        if place == 0 and not default:
            result.append(chunk(b"IDAT", pixels))
        else:  # in two parts, as encoders do
            result += [chunk(b"fdAT", struct.pack(">I", next(numbers)) + part) for part in (pixels[:9], pixels[9:])]
    return b"".join(result) + chunk(b"IEND", b"")


def encoded(image, format_, **options):
    memory = io.BytesIO()
    image.save(memory, format_, **options)
    return memory.getvalue()


# ---- pictures


def picture(*shapes, mode="RGBA"):
    """Rectangles (colour, box) on nothing."""
    image = Image.new("RGBA", (WIDTH, HEIGHT), NONE)
    for colour, box in shapes:
        image.paste(colour, box)
    return image.convert(mode)


WALK = [
    picture((RED, (0, 0, 20, 14)), (GREEN, (2, 2, 8, 9))),
    picture((RED, (0, 0, 20, 14)), (BLUE, (5, 3, 11, 10))),
    picture((RED, (0, 0, 20, 14)), (BLUE, (5, 3, 11, 10)), (NONE, (12, 1, 19, 6))),
    picture((WHITE, (3, 3, 9, 9))),
    picture((GREEN, (0, 0, 20, 14))),
]
TIMES = [100, 0, 30, 70, 250]


def source(format_):
    """The walk as a file of a format, which plays three times, by hand or by Pillow."""
    if format_ is Format.GIF:
        colours = [RED, GREEN, BLUE, WHITE, NONE[:3]]
        blocks = [gif_loop(2)]
        for image, time in zip(WALK, TIMES, strict=True):
            pixels = np.asarray(image)
            indices = np.full(pixels.shape[:2], 4)
            for number, colour in enumerate(colours[:4]):
                indices[(pixels == (*colour, 255)).all(axis=-1)] = number
            blocks.append(gif_frame(indices, delay=time // 10, disposal=2, transparent=4))
        return gif(*blocks, table=colours)
    if format_ is Format.PNG:
        return apng(*(png_frame(image, delay=(t, 1000)) for image, t in zip(WALK, TIMES, strict=True)), plays=3)
    options = {"save_all": True, "append_images": WALK[1:], "duration": TIMES, "loop": 3}
    return encoded(WALK[0], format_.name, **options, **LOSSLESS[format_])


def colours(image):
    """Pixels as an array, RGBA, where nothing is seen all zero."""
    pixels = np.asarray(image.convert("RGBA")).astype(int)
    return pixels * (pixels[..., 3:] > 0)


def assert_seen(image, wanted, tolerance=0):
    assert image.size == wanted.size
    assert np.abs(colours(image) - colours(wanted)).max() <= tolerance


def by_pillow(data):
    """Frames as Pillow reads them: a second opinion about what was written."""
    with Image.open(io.BytesIO(data)) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            image.load()
            yield Frame(image.convert("RGBA"), round(image.info.get("duration", 0)))


def written(images, format_, *, times=None, plays=0, **options):
    times = times or [100] * len(images)
    pairs = [Frame(image, time) for image, time in zip(images, times, strict=True)]
    return animation.encode(pairs, plays, format_, options=LOSSLESS[format_] | options)


def noise(seed, width=WIDTH, height=HEIGHT, mode="RGB"):
    chance = np.random.default_rng(seed)
    return Image.fromarray(chance.integers(0, 256, (height, width, len(mode)), dtype=np.uint8), mode)
