"""Colours with 16 bits a channel: every bit that goes in is found again, or is rounded as it should be."""

from __future__ import annotations

import io
import itertools
import struct

import numpy as np
import pytest
from PIL import Image

from imgbatch.domain.error import ErrorKind
from imgbatch.engine import deep
from imgbatch.engine.errors import ImageError

RAW, LZW, DEFLATE = 1, 5, 8


@pytest.mark.parametrize("interlaced", [False, True])
@pytest.mark.parametrize("channels", [2, 3, 4])
@pytest.mark.parametrize("size", [(37, 29), (1, 1), (300, 3)])
def test_a_png_is_read_to_its_last_bit(sixteen, channels, interlaced, size):
    # GIVEN a PNG of 16 bits / WHEN it is loaded
    pixels = sixteen.chance(*size, channels)
    found = sixteen.load(sixteen.png(pixels, interlaced=interlaced))
    # THEN every value is there; grey with alpha has three equal colours
    expected = pixels[..., [0, 0, 0, 1]] if channels == 2 else pixels
    assert found.mode == ("RGB" if channels == 3 else "RGBA")
    assert found.size == size
    assert (sixteen.array(found) == expected).all()


def test_the_colour_of_a_png_that_is_transparent_is_known_by_all_its_bits(sixteen):
    # GIVEN a PNG in which one colour is transparent, and neighbours of it that differ in a single bit
    pixels = sixteen.chance()
    pixels[3, 4] = pixels[5, 6] = key = (0x1234, 0xABCD, 0x00FF)
    for number, (channel, bit) in enumerate(itertools.product(range(3), range(16))):
        pixels[10 + number // 16, number % 16] = key
        pixels[10 + number // 16, number % 16, channel] ^= 1 << bit
    # WHEN it is loaded
    found = sixteen.array(sixteen.load(sixteen.png(pixels, more=sixteen.chunk(b"tRNS", struct.pack(">3H", *key)))))
    # THEN only the colour itself is transparent, and no colour changed
    assert (found[..., :3] == pixels).all()
    assert {tuple(place) for place in np.argwhere(found[..., 3] == 0).tolist()} == {(3, 4), (5, 6)}
    assert set(np.unique(found[..., 3]).tolist()) == {0, 65535}


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("tile", [None, 16])
@pytest.mark.parametrize("compression", [RAW, LZW, DEFLATE])
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_tiff_is_read_to_its_last_bit(sixteen, tmp_path, order, compression, tile, channels):
    # GIVEN a TIFF of 16 bits
    pixels = sixteen.chance(channels=channels)
    data = sixteen.tiff(pixels, order=order, compression=compression, tile=tile, extra=2 if channels == 4 else None)
    # WHEN it is loaded, from memory and from the disk / THEN every value is there
    assert (sixteen.array(sixteen.load(data)) == pixels).all()
    path = tmp_path / "a.tif"
    path.write_bytes(data)
    assert (sixteen.array(deep.load(lambda: Image.open(path))) == pixels).all()


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("compression", [LZW, DEFLATE])
def test_a_tiff_of_differences_is_read_to_its_last_bit(sixteen, order, compression):
    pixels = sixteen.chance()
    found = sixteen.load(sixteen.tiff(pixels, order=order, compression=compression, predictor=2))
    assert (sixteen.array(found) == pixels).all()


@pytest.mark.parametrize("compression", [RAW, DEFLATE])
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_fourth_channel_that_means_nothing_is_left_out(sixteen, order, compression):
    # GIVEN a TIFF with a channel that is no alpha / WHEN it is loaded / THEN the colours are all there is
    pixels = sixteen.chance(channels=4)
    found = sixteen.load(sixteen.tiff(pixels, order=order, compression=compression, extra=0))
    assert found.mode == "RGB"
    assert (sixteen.array(found) == pixels[..., :3]).all()


@pytest.mark.parametrize("compression", [RAW, DEFLATE])
@pytest.mark.parametrize("order", ["<", ">"])
def test_premultiplied_alpha_is_undone_with_all_bits(sixteen, order, compression):
    # GIVEN a TIFF whose colours were multiplied by their alpha
    pixels = sixteen.chance(channels=4)
    pixels[..., 3] |= 0x8000
    pixels[4, 4, 3] = 0
    stored = pixels.copy()
    stored[..., :3] = np.rint(pixels[..., :3] / 65535 * pixels[..., 3:])
    # WHEN it is loaded / THEN the colours are what they were, to the rounding that the file has
    found = sixteen.array(sixteen.load(sixteen.tiff(stored, order=order, compression=compression, extra=1))).astype(int)
    seen = pixels[..., 3] > 0
    assert (found[..., 3] == pixels[..., 3]).all()
    assert np.abs(found - pixels)[seen].max() <= 1


@pytest.mark.parametrize("tile", [None, 16])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("channels", [3, 4])
def test_planes_are_read_where_they_are_not_compressed(sixteen, order, tile, channels):
    pixels = sixteen.chance(channels=channels)
    extra = 2 if channels == 4 else None
    found = sixteen.load(sixteen.tiff(pixels, order=order, planar=2, tile=tile, extra=extra))
    assert (sixteen.array(found) == pixels).all()


def test_compressed_planes_are_refused_and_not_mixed_up(sixteen):
    # GIVEN what Pillow's decoder cannot be told to unpack / WHEN it is loaded / THEN it says so
    with pytest.raises(ImageError) as caught:
        sixteen.load(sixteen.tiff(sixteen.chance(), planar=2, compression=DEFLATE))
    assert caught.value.info.kind is ErrorKind.UNSUPPORTED


@pytest.mark.parametrize("compression", [RAW, DEFLATE])
def test_a_turned_tiff_comes_upright_as_pillow_loads_it(sixteen, compression):
    pixels = sixteen.chance()
    found = sixteen.load(sixteen.tiff(pixels, orientation=6, compression=compression))
    assert (sixteen.array(found) == np.rot90(pixels, -1)).all()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (lambda sixteen: sixteen.png(sixteen.chance()), True),
        (lambda sixteen: sixteen.png(sixteen.chance(channels=2)), True),
        (lambda sixteen: sixteen.png(sixteen.chance(channels=4)), True),
        (lambda sixteen: sixteen.tiff(sixteen.chance()), True),
        (lambda sixteen: sixteen.tiff(sixteen.chance(), order=">", compression=LZW), True),
        (lambda sixteen: sixteen.tiff(sixteen.chance(channels=4), extra=2), True),
        (lambda sixteen: sixteen.tiff(sixteen.chance(), planar=2), True),
        (lambda sixteen: sixteen.tiff(sixteen.chance(channels=4), photo=5), False),
        (lambda sixteen: sixteen.tiff(sixteen.chance(channels=1), photo=1), False),
    ],
)
def test_deep_files_are_known(sixteen, data, expected):
    with Image.open(io.BytesIO(data(sixteen))) as image:
        assert deep.is_deep(image) is expected


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("format_", ["PNG", "TIFF"])
def test_other_files_are_not_deep(images, format_, mode):
    with Image.open(io.BytesIO(images.encoded(images.in_mode(mode), format_))) as image:
        assert not deep.is_deep(image)


@pytest.mark.parametrize("format_", ["JPEG", "WEBP", "GIF", "BMP"])
def test_other_formats_are_not_deep(images, format_):
    with Image.open(io.BytesIO(images.encoded(images.plain(), format_))) as image:
        assert not deep.is_deep(image)


HOSTILE = {
    "png": lambda sixteen: sixteen.png(sixteen.chance()),
    "interlaced png": lambda sixteen: sixteen.png(sixteen.chance(), interlaced=True),
    "grey png": lambda sixteen: sixteen.png(sixteen.chance(channels=2)),
    "raw tiff": lambda sixteen: sixteen.tiff(sixteen.chance()),
    "lzw tiff": lambda sixteen: sixteen.tiff(sixteen.chance(), compression=LZW, order=">"),
    "deflated tiff": lambda sixteen: sixteen.tiff(sixteen.chance(channels=4), compression=DEFLATE, tile=16, extra=2),
    "planar tiff": lambda sixteen: sixteen.tiff(sixteen.chance(), planar=2),
}


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.endswith("png")])
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_file_that_ends_too_early_raises(sixteen, name, part):
    data = HOSTILE[name](sixteen)
    with pytest.raises(OSError, match=r"truncated|broken"):
        sixteen.load(data[: int(len(data) * part)])


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.endswith("tiff")])
def test_pixels_that_are_missing_raise(sixteen, name):
    # GIVEN a TIFF whose last strip begins where the file ends / WHEN it is loaded / THEN it raises
    data = HOSTILE[name](sixteen)
    order, tags = sixteen.tiff_tags(data)
    last = struct.pack(order + "I", tags.get(273, tags.get(324))[-1])
    with pytest.raises(OSError, match=r"truncated|decoder error"):
        sixteen.load(data.replace(last, struct.pack(order + "I", len(data) - 4)))


@pytest.mark.parametrize("name", HOSTILE)
def test_damage_raises_or_gives_an_image(sixteen, name):
    # GIVEN a file in which bytes were changed by chance / WHEN it is opened and loaded
    random, whole = np.random.default_rng(5), HOSTILE[name](sixteen)
    for _ in range(150):
        data = bytearray(whole)
        for at in random.integers(0, len(data), 3):
            data[at] = random.integers(0, 256)
        try:
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > 10**6 or not deep.is_deep(image):
                    continue
            found = sixteen.load(bytes(data))
        except Exception:  # noqa: BLE001  (the decoder's answer to damage; `hostile` of the caller takes it)
            continue
        # THEN there is an error, or both bytes of every pixel
        assert found.high.size == found.low.size
        assert found.high.mode == found.low.mode


@pytest.mark.parametrize("turn", Image.Transpose)
def test_a_turn_turns_both_bytes(sixteen, turn):
    image = sixteen.from_array(sixteen.chance())
    bands = [Image.fromarray(sixteen.array(image)[..., channel]) for channel in range(3)]
    expected = np.stack([np.asarray(band.transpose(turn)) for band in bands], axis=-1)
    assert (sixteen.array(image.transpose(turn)) == expected).all()


@pytest.mark.parametrize(("channels", "background"), [(3, (255, 128, 1)), (4, (0, 7, 255, 128))])
def test_a_canvas_has_the_colour_in_all_its_bits(sixteen, channels, background):
    pixels = sixteen.chance(10, 8, channels)
    found = sixteen.array(sixteen.from_array(pixels).padded(20, 12, 4, 3, background))
    assert (found[3:11, 4:14] == pixels).all()
    found[3:11, 4:14] = np.array(background) * 257
    assert (found == np.array(background) * 257).all()


@pytest.mark.parametrize("channels", [3, 4])
def test_all_values_are_rounded_to_eight_bits(sixteen, channels):
    # GIVEN every value that there is, in every channel / WHEN it is brought to 8 bits
    values = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    pixels = np.stack([np.roll(values, 991 * channel) for channel in range(channels)], axis=-1)
    found = sixteen.from_array(pixels).to_8bit()
    # THEN it is the nearest
    assert found.mode == ("RGB", "RGBA")[channels - 3]
    assert (np.asarray(found) == np.rint(pixels / 257)).all()
