"""Files with 16 bits a channel, which no library writes as they are needed here; and their samples as arrays.

Tests reach this module through the fixture `sixteen` in `conftest.py`.
"""

from __future__ import annotations

import io
import itertools
import struct
import zlib

import numpy as np
from PIL import Image

from imgbatch.engine import deep

RAW, LZW, DEFLATE = 1, 5, 8
NOTHING = {"icc": None, "exif": None, "xmp": None, "dpi": None}
EXIF_IFD, MAKER_NOTE, EXPOSURE = 0x8769, 0x927C, 0x829A


def chance(width=37, height=29, channels=3, seed=1):
    """Chance in all 16 bits, with the limits among it."""
    pixels = np.random.default_rng(seed).integers(0, 65536, (height, width, channels), dtype=np.uint16)
    pixels[0, 0], pixels[-1, -1] = 0, 65535
    return pixels


def smooth(width=400, height=300):
    """Waves and edges, as a camera gives, in steps finer than 8 bits; their rings stay inside of the range."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    red = 32000 + 17000 * np.sin(x / 23 + y / 91) + 4000 * np.sin(x / 3.1)
    green = 33000 + 15000 * np.cos(y / 37 - x / 53) + 5000 * np.cos(y / 4.3)
    blue = 36000 * ((x // 40 + y // 40) % 2) + 15000 + x
    return np.clip(np.stack([red, green, blue], axis=-1), 0, 65535).round().astype(np.uint16)


def from_array(pixels):
    mode = {3: "RGB", 4: "RGBA"}[pixels.shape[2]]
    high, low = (pixels >> 8).astype(np.uint8), (pixels & 255).astype(np.uint8)
    return deep.Deep(Image.fromarray(high, mode), Image.fromarray(low, mode))


def array(image):
    return np.asarray(image.high).astype(np.uint16) * 256 + np.asarray(image.low)


def load(data):
    return deep.load(lambda: Image.open(io.BytesIO(data)))


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(pixels, *, interlaced=False, more=b""):
    """Write a PNG without any filter, of 2 (grey and alpha), 3 or 4 channels."""
    height, width, channels = pixels.shape
    colour = {2: 4, 3: 2, 4: 6}[channels]
    adam7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    passes = adam7 if interlaced else [(0, 0, 1, 1)]
    data = b"".join(
        b"\0" + row.astype(">u2").tobytes()
        for left, top, across, down in passes
        for row in pixels[top::down, left::across]
        if row.size
    )
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, colour, 0, 0, int(interlaced)))
    body = chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + more + body


def lzw(data):
    """Write the codes of single bytes only, and clear the table before codes become longer than nine bits."""
    codes = []
    for start in range(0, len(data), 200):
        codes += [256, *data[start : start + 200]]
    bits = "".join(f"{code:09b}" for code in [*codes, 257])
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def tiff(
    pixels, *, order="<", compression=RAW, tile=None, rows=8, planar=1, predictor=1, extra=None, orientation=1, photo=2
):
    """Write a TIFF in strips of `rows`, or in tiles of `tile` pixels a side."""
    height, width, channels = pixels.shape
    planes = [pixels[..., number : number + 1] for number in range(channels)] if planar == 2 else [pixels]
    blocks = []
    for plane in planes:
        if tile:
            padded = np.pad(plane, ((0, -height % tile), (0, -width % tile), (0, 0)), mode="edge")
            places = itertools.product(range(0, height, tile), range(0, width, tile))
            blocks += [padded[top : top + tile, left : left + tile] for top, left in places]
        else:
            blocks += [plane[top : top + rows] for top in range(0, height, rows)]
    packing = {RAW: bytes, LZW: lzw, DEFLATE: zlib.compress}[compression]
    file = bytearray(struct.pack(order + "2sHI", b"II" if order == "<" else b"MM", 42, 0))
    offsets, lengths = [], []
    for block in blocks:
        samples = np.diff(block, axis=1, prepend=block[:, :1] * 0) if predictor == 2 else block
        packed = packing(samples.astype(order + "u2").tobytes())
        offsets.append(len(file))
        lengths.append(len(packed))
        file += packed + bytes(len(packed) % 2)
    tags = {
        256: ("H", [width]),
        257: ("H", [height]),
        258: ("H", [16] * channels),
        259: ("H", [compression]),
        262: ("H", [photo]),
        274: ("H", [orientation]),
        277: ("H", [channels]),
        284: ("H", [planar]),
        317: ("H", [predictor]),
    }
    if tile:
        tags |= {322: ("H", [tile]), 323: ("H", [tile]), 324: ("I", offsets), 325: ("I", lengths)}
    else:
        tags |= {273: ("I", offsets), 278: ("H", [rows]), 279: ("I", lengths)}
    if extra is not None:
        tags[338] = ("H", [extra])
    entries = b""
    for tag, (code, values) in sorted(tags.items()):
        packed = struct.pack(f"{order}{len(values)}{code}", *values)
        if len(packed) > 4:
            at = len(file)
            file += packed
            packed = struct.pack(order + "I", at)
        entries += struct.pack(order + "HHI", tag, {"H": 3, "I": 4}[code], len(values)) + packed.ljust(4, b"\0")
    struct.pack_into(order + "I", file, 4, len(file))
    return bytes(file) + struct.pack(order + "H", len(tags)) + entries + bytes(4)


def tiff_tags(data):
    order = {b"II*\0": "<", b"MM\0*": ">"}[data[:4]]
    (at,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, at)
    assert at % 2 == 0
    tags = {}
    for place in range(at + 2, at + 2 + 12 * count, 12):
        tag, type_, number = struct.unpack_from(order + "HHI", data, place)
        code = {1: "B", 2: "B", 3: "H", 4: "I", 5: "I", 7: "B"}[type_]
        number *= 2 if type_ == 5 else 1
        size = struct.calcsize(code) * number
        start = place + 8 if size <= 4 else struct.unpack_from(order + "I", data, place + 8)[0]
        assert list(tags) == sorted(tags)
        tags[tag] = struct.unpack_from(f"{order}{number}{code}", data, start)
    return order, tags


def camera_exif(order):
    exif = Image.Exif()
    exif.endian = order
    exif[0x010F], exif[0x0110] = "Maker", "Model X"
    exif.get_ifd(EXIF_IFD).update({EXPOSURE: 0.125, MAKER_NOTE: b"offsets count from the beginning of the block"})
    return exif.tobytes()


def beside(images, order):
    """All that an image may have beside its pixels, as the encoders take it."""
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>\xc3\xa9</x:xmpmeta>"
    return {"icc": images.srgb(), "exif": camera_exif(order), "xmp": xmp, "dpi": (300, 150.5)}


def assert_has_beside(data, beside, exif_at):
    """Pillow finds all of it, and the maker note stands where it stood in its block, which begins at `exif_at`."""
    with Image.open(io.BytesIO(data)) as image:
        assert image.info["icc_profile"] == beside["icc"]
        assert image.info["xmp"] == beside["xmp"]
        assert np.allclose(image.info["dpi"], beside["dpi"], rtol=0, atol=0.02)
        exif = image.getexif()
        assert (exif[0x010F], exif[0x0110]) == ("Maker", "Model X")
        assert exif.get_ifd(EXIF_IFD)[EXPOSURE] == 0.125
        note = exif.get_ifd(EXIF_IFD)[MAKER_NOTE]
    assert note.startswith(b"offsets count")
    assert data.index(note) - exif_at == beside["exif"].removeprefix(b"Exif\0\0").index(note)
