"""Images for tests, painted in code: no data files, the same pixels every time.

Tests reach this module through the fixture `images` in `conftest.py`.
"""

from __future__ import annotations

import io
import os
import struct
import zlib

import numpy as np
from PIL import Image, ImageCms

ORIENTATION, MAKE, MODEL, DATE = 0x0112, 0x010F, 0x0110, 0x0132
COLOURS = ((200, 30, 40), (40, 180, 60), (30, 60, 200), (240, 220, 50))


def plain(width=64, height=48, colour=(200, 120, 40), mode="RGB"):
    """One colour everywhere."""
    return Image.new("RGB", (width, height), colour).convert(mode)


def corners(width=64, height=48):
    """A colour in each quarter: whoever turns or cuts it wrongly is seen."""
    image = Image.new("RGB", (width, height))
    for number, colour in enumerate(COLOURS):
        left, top = (number % 2) * (width // 2), (number // 2) * (height // 2)
        image.paste(colour, (left, top, left + width - width // 2, top + height - height // 2))
    return image


def detailed(width=640, height=480, seed=1):
    """Waves of every length, edges and a little grain, as a camera gives."""
    chance = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    red = 128 + 90 * np.sin(x / 23 + y / 91) + 30 * np.sin(x / 3.1)
    green = 128 + 90 * np.cos(y / 37 - x / 53) + 30 * np.cos(y / 4.3)
    blue = 255 * ((x // 40 + y // 40) % 2) * 0.6 + 50
    pixels = np.stack([red, green, blue], axis=-1) + chance.normal(0, 4, (height, width, 1))
    return Image.fromarray(np.clip(pixels, 0, 255).round().astype(np.uint8), "RGB")


def noisy(width=64, height=48, seed=1, mode="RGB"):
    """Chance in every pixel; it hardly compresses."""
    chance = np.random.default_rng(seed)
    return Image.fromarray(chance.integers(0, 256, (height, width, 3), dtype=np.uint8), "RGB").convert(mode)


def in_mode(mode, width=48, height=32):
    """A picture in a mode of Pillow; `P+t`, `RGB+t`, `L+t` and `1+t` have a colour that is transparent."""
    picture = corners(width, height)
    if mode == "I;16":
        grey = np.asarray(picture.convert("L")).astype(np.uint16) * 257
        return Image.fromarray(grey)
    if mode in ("LA", "RGBA"):
        picture = picture.convert(mode)
        picture.putalpha(Image.linear_gradient("L").resize((width, height)))
        return picture
    base, _, transparent = mode.partition("+")
    picture = picture.quantize(8) if base == "P" else picture.convert(base)
    if transparent:
        picture.info["transparency"] = picture.getpixel((0, 0))
    return picture


def encoded(image, format_="PNG", **options):
    """The file of an image, as bytes."""
    memory = io.BytesIO()
    if "transparency" in image.info:
        options.setdefault("transparency", image.info["transparency"])
    image.save(memory, format_, **options)
    return memory.getvalue()


def write(path, image=None, **options):
    """Save an image where its suffix says the format; makes the folders on the way; returns the path as str."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    suffix = os.path.splitext(os.fspath(path))[1].lower()
    format_ = {".png": "PNG", ".webp": "WEBP", ".gif": "GIF"}.get(suffix, "JPEG")
    with open(path, "wb") as file:
        file.write(encoded(plain() if image is None else image, format_, **options))
    return os.fspath(path)


def exif(orientation=1, *, thumbnail=b"", order="<"):
    """A block as cameras write it: maker, model, orientation, date, and perhaps a thumbnail in a second directory."""
    texts = {MAKE: b"Maker\0", MODEL: b"Model X\0", DATE: b"2026:06:21 12:00:00\0"}
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    count = len(texts) + 1
    data_at = 8 + 2 + 12 * count + 4
    entries, data = [], b""
    for tag, text in texts.items():
        entries.append((tag, struct.pack(order + "HHII", tag, 2, len(text), data_at + len(data))))
        data += text
    entries.append((ORIENTATION, struct.pack(order + "HHIHH", ORIENTATION, 3, 1, orientation, 0)))
    second_at = data_at + len(data) if thumbnail else 0
    first = struct.pack(order + "H", count) + b"".join(entry for _, entry in sorted(entries))
    body = head + first + struct.pack(order + "I", second_at) + data
    if thumbnail:
        start = second_at + 2 + 12 * 2 + 4
        body += struct.pack(order + "H", 2)
        body += struct.pack(order + "HHII", 0x0201, 4, 1, start)
        body += struct.pack(order + "HHII", 0x0202, 4, 1, len(thumbnail))
        body += struct.pack(order + "I", 0) + thumbnail
    return b"Exif\0\0" + body


_TO_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def stored(upright, orientation):
    """The pixels as a camera stores them that was held in this way."""
    turn = _TO_STORED[orientation]
    return upright if turn is None else upright.transpose(turn)


def srgb():
    """A colour profile for RGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def fake_profile(space):
    """A profile by its header only, for a space that Pillow cannot make one for: `CMYK`, `GRAY`."""
    head = bytearray(srgb()[:128])
    head[16:20] = space.encode().ljust(4)
    return bytes(head) + b"\0" * 64


def cmyk_profile():
    """A profile for print, of a printer whose paper is white and whose inks all just darken."""
    grid = b"".join(bytes((255 * (4 - node.bit_count()) // 4, 128, 128)) for node in range(16))
    ramp = bytes(range(256))
    matrix = struct.pack(">9i", *(65536 if place % 4 == 0 else 0 for place in range(9)))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + ramp * 4 + grid + ramp * 3
    head = bytearray(srgb()[:128])
    head[0:4] = struct.pack(">I", 128 + 4 + 12 + len(table))
    head[8:12] = bytes((2, 0x40, 0, 0))
    head[12:24] = b"prtrCMYKLab "
    return bytes(head) + struct.pack(">I4sII", 1, b"A2B0", 128 + 4 + 12, len(table)) + table


def forged_png(width, height):
    """A PNG that says it is this large and holds next to nothing."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def psnr(first, second):
    """Fidelity in dB of two images, or arrays, of the same size."""
    error = np.mean((np.asarray(first, np.float64) - np.asarray(second, np.float64)) ** 2)
    return 99.0 if error == 0 else 10 * np.log10(255**2 / error)


def lanczos(image, width, height):
    """Resize in floats by Lanczos with three lobes: the reference; returns an array that is not rounded."""

    def weights(before, after):
        scale = max(1.0, before / after)
        centres = (np.arange(after) + 0.5) * before / after
        at = (np.arange(before) + 0.5 - centres[:, None]) / scale
        table = np.where(np.abs(at) < 3, np.sinc(at) * np.sinc(at / 3), 0)
        return table / table.sum(axis=1, keepdims=True)

    pixels = np.asarray(image, np.float64)
    pixels = np.einsum("oi,ijc->ojc", weights(pixels.shape[0], height), pixels, optimize=True)
    pixels = np.einsum("oj,ijc->ioc", weights(pixels.shape[1], width), pixels, optimize=True)
    return np.clip(pixels, 0, 255)
