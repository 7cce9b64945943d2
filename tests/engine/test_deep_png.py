"""PNG files with 16 bits a channel, as they are written."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from imgbatch.engine import deep_png


def unfiltered(rows, pixel):
    """Undo the filters of a PNG: an array of bytes, the first of each row being its filter."""
    found = np.zeros((rows.shape[0] + 1, rows.shape[1] - 1 + pixel), np.uint8)
    for y, (kind, *line) in enumerate(rows.tolist(), 1):
        above, this = found[y - 1].tolist(), [0] * pixel
        for at, byte in enumerate(line, pixel):
            left, up, corner = this[at - pixel], above[at], above[at - pixel]
            guess = left + up - corner
            near = min((left, up, corner), key=lambda value, guess=guess: abs(guess - value))
            this.append((byte + (0, left, up, (left + up) // 2, near)[kind]) & 255)
        found[y] = this
    return found[1:, pixel:]


def png_chunks(data):
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length) == (zlib.crc32(name + body),)
        yield name, body
        at += 12 + length


def read_png(data):
    """Read a PNG of 16 bits by nothing but the standard."""
    chunks = list(png_chunks(data))
    width, height, depth, colour, *rest = struct.unpack(">IIBBBBB", dict(chunks)[b"IHDR"])
    assert (depth, rest) == (16, [0, 0, 0])
    pixel = {2: 6, 6: 8}[colour]
    rows = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    filtered = np.frombuffer(rows, np.uint8).reshape(height, 1 + width * pixel)
    return unfiltered(filtered, pixel).copy().view(">u2").reshape(height, width, -1), set(filtered[:, 0])


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("size", [(1, 1), (7, 1), (1, 150), (37, 129), (2000, 3)])
def test_a_png_comes_back_to_its_last_bit(sixteen, size, channels):
    # GIVEN chance in every bit / WHEN it is written
    pixels = sixteen.chance(*size, channels)
    data = deep_png.encode(sixteen.from_array(pixels), level=6, **sixteen.NOTHING)
    # THEN whoever reads it by the standard finds every bit, and so do we, and Pillow accepts it
    assert (read_png(data)[0] == pixels).all()
    assert (sixteen.array(sixteen.load(data)) == pixels).all()
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert (np.asarray(image) == pixels >> 8).all()


@pytest.mark.parametrize("kind", range(5))
def test_each_filter_of_png_can_be_undone(kind):
    # GIVEN rows in which neighbours are equal, near and far, so that every tie occurs
    random = np.random.default_rng(3)
    rows = np.vstack([random.integers(0, 256, (40, 96)), random.integers(0, 4, (80, 96)) * 85]).astype(np.uint8)
    # WHEN they are filtered below a row of zeros / THEN the standard's formula gives them back
    image = Image.fromarray(np.vstack([rows[:1] * 0, rows]))
    filtered = np.asarray(deep_png._filtered(image, 6, kind))
    assert (unfiltered(np.insert(filtered, 0, kind, axis=1), 6) == rows).all()


def test_png_takes_the_filter_that_fits(sixteen):
    # GIVEN waves above what equals the row over it / WHEN it is written
    pixels = np.vstack([sixteen.smooth(200, 128), np.repeat(sixteen.chance(200, 1), 128, axis=0)])
    data = deep_png.encode(sixteen.from_array(pixels), level=6, **sixteen.NOTHING)
    # THEN filters differ, and the file is smaller by far than without one
    found, filters = read_png(data)
    assert (found == pixels).all()
    assert len(filters) > 1
    assert len(data) < 0.7 * len(sixteen.png(pixels))


def test_a_png_at_level_zero_is_not_compressed(sixteen):
    pixels = sixteen.smooth(90, 70)
    data = deep_png.encode(sixteen.from_array(pixels), level=0, **sixteen.NOTHING)
    assert len(data) > pixels.nbytes
    assert (read_png(data)[0] == pixels).all()


@pytest.fixture
def size_of(sixteen, monkeypatch):
    """Bytes of the PNG of these samples; with the strategy of zlib that is chosen, or with one alone."""
    chosen = deep_png._deflated

    def size(pixels, strategy=None):
        forced = chosen if strategy is None else lambda bands, level, _: chosen(bands, level, strategy)
        monkeypatch.setattr(deep_png, "_deflated", forced)
        return len(deep_png.encode(sixteen.from_array(pixels), level=6, **sixteen.NOTHING))

    return size


def test_a_photo_is_not_larger_than_by_either_strategy_alone(sixteen, size_of):
    # GIVEN waves with the noise of a sensor / WHEN they are written
    noise = np.random.default_rng(1).normal(0, 120, (300, 400, 1))
    pixels = (sixteen.smooth() + noise).clip(0, 65535).round().astype(np.uint16)
    # THEN there is no more than either way alone would take, nearly
    assert size_of(pixels) <= 1.02 * min(size_of(pixels, zlib.Z_RLE), size_of(pixels, zlib.Z_DEFAULT_STRATEGY))


def test_a_graphic_is_searched_for_what_repeats(size_of):
    # GIVEN a flat colour, and a pattern of two colours that repeats / WHEN they are written
    random = np.random.default_rng(1)
    pattern = np.where(random.integers(0, 2, (16, 16, 1)), (0x1234, 0, 0xABCD), (0xFEDC, 0xFFFF, 7)).astype(np.uint16)
    flat, graphic = np.full((300, 400, 3), 0xABCD, np.uint16), np.tile(pattern, (20, 25, 1))
    # THEN next to nothing is left of the one, and of the other far less than without a search
    assert size_of(flat) < flat.nbytes / 250
    assert size_of(graphic) < 0.2 * size_of(graphic, zlib.Z_RLE)
    assert size_of(graphic) < graphic.nbytes / 50
    # AND a margin above it leads nobody astray
    margin = np.vstack([np.full((96, 400, 3), 0xFFFF, np.uint16), graphic])
    assert size_of(margin) < 0.2 * size_of(margin, zlib.Z_RLE)


def test_the_pixels_of_a_large_png_stand_in_several_chunks(sixteen, monkeypatch):
    monkeypatch.setattr(deep_png, "_DATA_BYTES", 1000)
    pixels = sixteen.chance()
    data = deep_png.encode(sixteen.from_array(pixels), level=6, **sixteen.NOTHING)
    assert sum(name == b"IDAT" for name, _ in png_chunks(data)) > 2
    assert (read_png(data)[0] == pixels).all()
    assert (sixteen.array(sixteen.load(data)) == pixels).all()


@pytest.mark.parametrize("order", ["<", ">"])
def test_profile_and_metadata_come_along(sixteen, images, order):
    # GIVEN all that an image may have beside its pixels / WHEN it is written
    pixels, beside = sixteen.chance(), sixteen.beside(images, order)
    data = deep_png.encode(sixteen.from_array(pixels), level=9, **beside)
    # THEN it is found again, and the pixels too
    assert (sixteen.array(sixteen.load(data)) == pixels).all()
    sixteen.assert_has_beside(data, beside, data.index(beside["exif"].removeprefix(b"Exif\0\0")[8:]) - 8)


@pytest.mark.parametrize("dpi", [(0, 0), (-1, 72), (float("nan"), 72), (float("inf"), 72), (1e9, 1e9)])
def test_a_resolution_that_is_none_is_left_out(sixteen, dpi):
    data = deep_png.encode(sixteen.from_array(sixteen.chance()), level=1, **{**sixteen.NOTHING, "dpi": dpi})
    with Image.open(io.BytesIO(data)) as found:
        assert found.info.get("dpi", (1, 1)) == (1, 1)
