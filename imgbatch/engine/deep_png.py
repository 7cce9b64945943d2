"""PNG files with 16 bits a channel, which Pillow cannot write."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

from PIL import Image, ImageChops

from imgbatch.engine.deep import Deep, flat, resolution
from imgbatch.engine.exif import PREFIX

_BAND_ROWS = 64
"""Rows that have a filter in common."""

_TRIAL_ROWS = 8

_SAMPLES, _SAMPLE_ROWS = 3, 16
_WORTH_A_SEARCH = 1.02
"""How much smaller matches have to make an image before they are looked for: the search is most of the work."""

_FILTERS = range(5)
_NONE, _SUB, _UP, _AVERAGE, _PAETH = _FILTERS

_START = b"\x89PNG\r\n\x1a\n"
_COLOURS = {"RGB": 2, "RGBA": 6}
_DATA_BYTES = 2**24
_METRES_PER_INCH = 0.0254

_SOME_AS_ALL = [0] + [255] * 255
_NONE_AS_ALL = [255] + [0] * 255


def encode(
    image: Deep,
    *,
    level: int,
    icc: bytes | None,
    exif: bytes | None,
    xmp: bytes | None,
    dpi: tuple[float, float] | None,
) -> bytes:
    """Encode an image as PNG with 16 bits a channel.

    Args:
        image: Any.
        level: 0 to 9, of zlib.
        icc: Colour profile, of RGB.
        exif: EXIF block, with or without its prefix.
        xmp: XMP packet, in UTF-8.
        dpi: Pixels an inch, across and down; left out where they are no sensible numbers.
    """
    file = bytearray(_START)

    def chunk(name: bytes, data: bytes) -> None:
        file.extend(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(name))))

    chunk(b"IHDR", struct.pack(">IIBBBBB", *image.size, 16, _COLOURS[image.mode], 0, 0, 0))
    if icc:
        chunk(b"iCCP", b"ICC Profile\0\0" + zlib.compress(icc, level))
    if found := resolution(dpi):
        chunk(b"pHYs", struct.pack(">IIB", *(round(value / _METRES_PER_INCH) for value in found), 1))
    if exif:
        chunk(b"eXIf", exif.removeprefix(PREFIX))
    if xmp:
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)
    data = _compressed(image, level)
    for start in range(0, len(data), _DATA_BYTES):
        chunk(b"IDAT", data[start : start + _DATA_BYTES])
    chunk(b"IEND", b"")
    return bytes(file)


def _compressed(image: Deep, level: int) -> bytes:
    """Compress the rows; matches are looked for only where there are some: in photos there are hardly any.

    Tried out on a few rows from the upper, the middle and the lower part.
    """
    tops = [part * image.size[1] // (2 * _SAMPLES) for part in range(1, 2 * _SAMPLES, 2)]
    edges = [(0, top, image.size[0], min(top + _SAMPLE_ROWS, image.size[1])) for top in tops]
    samples = [rows for box in edges for rows in _rows(Deep(image.high.crop(box), image.low.crop(box)))]
    plain = _deflated(samples, level, zlib.Z_RLE)
    searched = _deflated(samples, level, zlib.Z_DEFAULT_STRATEGY)
    worth_it = len(plain) > len(searched) * _WORTH_A_SEARCH
    return _deflated(_rows(image), level, zlib.Z_DEFAULT_STRATEGY if worth_it else zlib.Z_RLE)


def _deflated(bands: Iterable[bytes], level: int, strategy: int) -> bytes:
    compressor = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, strategy)
    data = bytearray()
    for rows in bands:
        data += compressor.compress(rows)
    return bytes(data + compressor.flush())


def _rows(image: Deep) -> Iterator[bytes]:
    """Give the filtered rows, band by band, each with the filter that made the first rows of the band smallest.

    What compresses best is tried out: rules of thumb about sums are led astray by the chance in the low bytes.
    """
    pixel = 2 * len(image.high.getbands())
    for top in range(0, image.size[1], _BAND_ROWS):
        # One more row above: filters look there. Beyond the image, `crop` gives the zeros that they are to find.
        edges = (0, top - 1, image.size[0], min(top + _BAND_ROWS, image.size[1]))
        high, low = flat(image.high.crop(edges)), flat(image.low.crop(edges))
        data = Image.merge("LA", (high, low)).tobytes()
        rows = Image.frombytes("L", (2 * high.width, high.height), data)
        trial = rows.crop((0, 0, rows.width, min(1 + _TRIAL_ROWS, rows.height)))
        sizes = [len(zlib.compress(_filtered(trial, pixel, kind).tobytes(), 1)) for kind in _FILTERS]
        best = sizes.index(min(sizes))
        lines = Image.new("L", (rows.width + 1, rows.height - 1), best)
        lines.paste(_filtered(rows, pixel, best), (1, 0))
        yield lines.tobytes()


def _filtered(rows: Image.Image, pixel: int, kind: int) -> Image.Image:
    """Filter rows of bytes as PNG does.

    Args:
        rows: Mode L; the first row is the one above those to be filtered.
        pixel: Bytes of a pixel.
        kind: One of the five filters.
    """
    width, height = rows.size
    this = rows.crop((0, 1, width, height))
    left = rows.crop((-pixel, 1, width - pixel, height))
    above = rows.crop((0, 0, width, height - 1))
    if kind == _NONE:
        return this
    if kind == _SUB:
        guess = left
    elif kind == _UP:
        guess = above
    elif kind == _AVERAGE:
        guess = ImageChops.add(left, above, 2)
    else:
        guess = _paeth(left, above, rows.crop((-pixel, 0, width - pixel, height - 1)))
    return ImageChops.subtract_modulo(this, guess)


def _paeth(left: Image.Image, above: Image.Image, corner: Image.Image) -> Image.Image:
    """Give the one of three neighbours that is nearest to left + above - corner; the first of them in a tie."""
    to_left, to_above = ImageChops.difference(above, corner), ImageChops.difference(left, corner)
    # The corner is |(above - corner) + (left - corner)| away: the sum of both where it lies on one side of the two,
    # and then farther than either, else their difference.
    larger = (ImageChops.subtract(left, corner), ImageChops.subtract(above, corner))
    smaller = (ImageChops.subtract(corner, left), ImageChops.subtract(corner, above))
    aside = ImageChops.lighter(*(ImageChops.darker(*pair).point(_SOME_AS_ALL) for pair in (larger, smaller)))
    to_corner = ImageChops.lighter(ImageChops.difference(to_left, to_above), aside)
    guess = corner.copy()
    guess.paste(above, mask=ImageChops.subtract(to_above, to_corner).point(_NONE_AS_ALL))
    farther = ImageChops.subtract(to_left, ImageChops.darker(to_above, to_corner))
    guess.paste(left, mask=farther.point(_NONE_AS_ALL))
    return guess
