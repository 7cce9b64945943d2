"""TIFF files with 16 bits a channel, as they are written."""

from __future__ import annotations

import io
import zlib

import numpy as np
import pytest
from PIL import Image

from imgbatch.domain.error import ErrorKind
from imgbatch.engine import deep_tiff
from imgbatch.engine.errors import ImageError


def read_tiff(sixteen, data):
    """Read a deflated TIFF of 16 bits by nothing but the standard."""
    order, tags = sixteen.tiff_tags(data)
    channels = tags[277][0]
    assert (tags[258], tags[259], tags[262], tags[284], tags[317]) == ((16,) * channels, (8,), (2,), (1,), (2,))
    strips = [zlib.decompress(data[at : at + size]) for at, size in zip(tags[273], tags[279], strict=True)]
    step = 2 * channels * tags[256][0] * tags[278][0]
    assert all(len(strip) == step for strip in strips[:-1])
    differences = np.frombuffer(b"".join(strips), order + "u2").reshape(tags[257][0], tags[256][0], channels)
    return np.cumsum(differences, axis=1, dtype=np.uint16)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("size", [(1, 1), (7, 1), (1, 150), (37, 129), (2000, 30)])
def test_a_tiff_comes_back_to_its_last_bit(sixteen, images, monkeypatch, size, channels, order):
    # GIVEN chance in every bit, and several strips / WHEN it is written in either order of bytes
    monkeypatch.setattr(deep_tiff, "_STRIP_BYTES", 30_000)
    pixels = sixteen.chance(*size, channels)
    data = deep_tiff.encode(sixteen.from_array(pixels), **{**sixteen.NOTHING, "exif": images.exif(order=order)})
    # THEN whoever reads it by the standard finds every bit, and so do we, and Pillow accepts it
    assert sixteen.tiff_tags(data)[0] == order
    assert (read_tiff(sixteen, data) == pixels).all()
    assert (sixteen.array(sixteen.load(data)) == pixels).all()
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert (np.asarray(image) == pixels >> 8).all()


def test_a_tiff_without_anything_is_one(sixteen):
    pixels = sixteen.chance(channels=4)
    data = deep_tiff.encode(sixteen.from_array(pixels), **sixteen.NOTHING)
    assert sixteen.tiff_tags(data)[1][338] == (2,)
    assert (sixteen.array(sixteen.load(data)) == pixels).all()


@pytest.mark.parametrize("order", ["<", ">"])
def test_profile_and_metadata_come_along(sixteen, images, order):
    # GIVEN all that an image may have beside its pixels / WHEN it is written
    pixels, beside = sixteen.chance(), sixteen.beside(images, order)
    data = deep_tiff.encode(sixteen.from_array(pixels), **beside)
    # THEN it is found again, and the pixels too
    assert (sixteen.array(sixteen.load(data)) == pixels).all()
    sixteen.assert_has_beside(data, beside, 0)


def test_only_what_speaks_of_the_picture_is_taken_from_a_block(sixteen):
    # GIVEN the EXIF of a file with other pixels / WHEN it goes into a TIFF / THEN their layout does not
    exif = Image.Exif()
    exif[0x0131], exif[0x0103], exif[0x0111], exif[0x0201], exif[0x014A] = "Software", 7, 99, 77, 55
    tags = sixteen.tiff_tags(
        deep_tiff.encode(sixteen.from_array(sixteen.chance()), **{**sixteen.NOTHING, "exif": exif.tobytes()})
    )[1]
    assert bytes(tags[0x0131]) == b"Software\0"
    assert tags[0x0103] == (8,)
    assert tags[0x0111] != (99,)
    assert not {0x0201, 0x014A} & set(tags)


@pytest.mark.parametrize(
    "block", [b"", b"Exif\0\0", b"no EXIF", b"Exif\0\0II*\0", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff"]
)
def test_a_broken_block_is_left_out_of_a_tiff(sixteen, block):
    pixels = sixteen.chance()
    data = deep_tiff.encode(sixteen.from_array(pixels), **{**sixteen.NOTHING, "exif": block})
    assert (read_tiff(sixteen, data) == pixels).all()
    assert (sixteen.array(sixteen.load(data)) == pixels).all()


@pytest.mark.parametrize("dpi", [(0, 0), (-1, 72), (float("nan"), 72), (float("inf"), 72), (1e9, 1e9)])
def test_a_resolution_that_is_none_is_left_out(sixteen, dpi):
    data = deep_tiff.encode(sixteen.from_array(sixteen.chance()), **{**sixteen.NOTHING, "dpi": dpi})
    with Image.open(io.BytesIO(data)) as found:
        assert found.info.get("dpi", (1, 1)) == (1, 1)


def test_a_tiff_without_room_is_refused(sixteen, monkeypatch):
    monkeypatch.setattr(deep_tiff, "_MAX_BYTES", 100)
    with pytest.raises(ImageError) as caught:
        deep_tiff.encode(sixteen.from_array(sixteen.chance()), **sixteen.NOTHING)
    assert caught.value.info.kind is ErrorKind.TOO_LARGE
