"""Kinds of pixels: each of Pillow's goes into each format, and comes out right or is refused with a reason."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from imgbatch.domain.format import WRITTEN, Format
from imgbatch.domain.job import JobDone
from imgbatch.engine import colour, decode, deep, deep_png, deep_tiff
from imgbatch.engine.deep import Deep
from imgbatch.engine.errors import ImageError
from imgbatch.engine.worker import process_unit

SIZE = (96, 64)


def picture(mode):
    """Gentle waves in a mode, so that a lossy encoder has little to lose."""
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype(np.float64)
    waves = [128 + 110 * np.sin(x / 17 + y / 29 + 2 * band) for band in range(4)]
    pixels = np.stack(waves, axis=-1).round().astype(np.uint8)
    colours = Image.fromarray(pixels[..., :3])
    base, _, transparent = mode.partition("+")
    match base:
        case "I;16" | "I;16B":
            grey = (waves[0] * 257).round().astype(np.uint16 if base == "I;16" else ">u2")
            image = Image.frombytes(base, SIZE, grey.tobytes())
        case "LA" | "RGBA":
            image = Image.fromarray(pixels).convert(base)
            image.putalpha(Image.fromarray(pixels[..., 3]))
        case "P":
            image = colours.quantize(32, dither=Image.Dither.NONE)
        case "PA":
            image = colours.quantize(32, dither=Image.Dither.NONE).convert("PA")
            image.putalpha(Image.fromarray(pixels[..., 3]))
        case "LAB":
            return ImageCms.profileToProfile(
                colours, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
            )
        case _:
            image = colours.convert(base)
    if transparent:
        image.info["transparency"] = image.getpixel((40, 30))
    return image


# What each format can hold of them.
MODES = {
    Format.JPEG: ["1", "L", "RGB", "RGBX", "YCbCr", "CMYK"],
    Format.PNG: ["1", "L", "LA", "P", "P+t", "L+t", "RGB", "RGB+t", "RGBA", "I;16", "I;16B"],
    Format.WEBP: ["L", "LA", "RGB", "RGBA"],
    Format.AVIF: ["L", "LA", "RGB", "RGBA"],
    Format.TIFF: ["1", "L", "LA", "P", "PA", "RGB", "RGBX", "RGBA", "I;16", "I;16B", "CMYK", "YCbCr", "LAB"],
    Format.GIF: ["1", "L", "P", "P+t", "RGB"],
    Format.BMP: ["1", "L", "P", "RGB"],
}
SOURCES = [(format_, mode) for format_, modes in MODES.items() for mode in modes]
ENOUGH = {"jpeg": 36, "png": 47, "webp": 36, "avif": 36, "tiff": 47, "gif": 27, "bmp": 47}
"""How near an output is to floats, in dB."""
COARSE = {"1": 35, "LAB": 40, "P+t": 30, "L+t": 30, "RGB+t": 40}
"""Less is asked of dots of black and white and of sharp holes, which overshoot, and of colours rounded twice before."""


def options_of(format_):
    return {"JPEG": {"quality": 95}, "WEBP": {"lossless": True}, "AVIF": {"quality": 95}}.get(format_, {})


@pytest.mark.parametrize("target", WRITTEN)
@pytest.mark.parametrize(("format_", "mode"), SOURCES)
def test_every_kind_of_pixels_comes_out_right(images, resized, tmp_path, format_, mode, target):
    # GIVEN a file of each format and kind / WHEN it is resized to each format
    name = decode.DECODERS[format_].name
    source = picture(mode)
    data = images.encoded(source, name, **options_of(name))
    (tmp_path / "a").write_bytes(data)
    found = resized(tmp_path / "a", "48", format=target, quality=95)
    # THEN it is what floats make of the source, on white where the format has no transparency
    with Image.open(io.BytesIO(data)) as saved:
        colours = images.rgba(saved if mode != "LAB" else picture("RGB"))
    if "transparency" in source.info:
        with Image.open(io.BytesIO(data)) as saved:
            colours = images.rgba(saved.convert("RGBA"))
    expected, pixels = images.small(colours, 48, 32), images.rgba(found)
    assert (found.format, found.size) == (decode.DECODERS[target].name, (48, 32))
    if target is Format.GIF:  # a pixel is there or not
        expected[..., 3] = expected[..., 3] >= 0.5
        pixels = images.rgba(found.convert("RGBA"))
    backgrounds = (0, 255) if target.has_alpha else (255,)
    for background in backgrounds:
        seen = images.on(expected, background / 255)
        nearness = images.psnr(images.on(pixels, background / 255), seen)
        assert nearness >= min(ENOUGH[target], COARSE.get(mode, 99))


NOT_TAKEN = {"F": "32 bits", "I": "32 bits", "I;16L": "kind I;16L", "I;16N": "kind I;16N"}
"""Without a fixed white, or in no file."""


@pytest.mark.parametrize("mode", [mode for mode in Image.MODES if mode not in NOT_TAKEN])
def test_every_mode_of_pillow_is_brought_into_a_few(mode):
    # GIVEN a loaded image in any mode of Pillow / WHEN it is prepared / THEN it is in one that can be resampled
    found, _ = decode.workable(Image.new(mode, (4, 4)), Format.TIFF)
    assert found.mode in ("L", "RGB", "RGBA", "CMYK", "I;16")


@pytest.mark.parametrize("mode", NOT_TAKEN)
def test_or_it_is_refused_by_name(mode):
    # GIVEN one that cannot be / WHEN it is prepared / THEN it is refused by name
    with pytest.raises(ImageError, match=NOT_TAKEN[mode]) as caught:
        decode.workable(Image.new(mode, (4, 4)), Format.TIFF)
    assert caught.value.info.kind == "unsupported"


@pytest.mark.parametrize(("mode", "white"), [("1", 1), ("YCbCr", (255, 128, 128)), ("HSV", (0, 0, 255)), ("La", 255)])
def test_white_stays_white(mode, white):
    # GIVEN white in a mode that has its own way to say so / WHEN it is prepared / THEN it is white
    found, _ = decode.workable(Image.new(mode, (1, 1), (255, 255) if mode == "La" else white), Format.TIFF)
    assert set(np.asarray(found).ravel().tolist()) == {255}


@pytest.mark.parametrize("mode", ["I", "F"])
def test_numbers_without_a_fixed_white_are_refused(images, unit_of, tmp_path, mode):
    # GIVEN a TIFF of whole numbers or floats of 32 bits / WHEN it is resized / THEN it fails, and says why
    (tmp_path / "a.tif").write_bytes(images.encoded(picture("L").convert(mode), "TIFF"))
    (result,) = process_unit(unit_of(tmp_path / "a.tif", "20"))
    assert result.error.kind == "unsupported"
    assert "which have no fixed white" in result.error.message


def test_premultiplied_alpha_is_undone(images, resized, tmp_path):
    # GIVEN a TIFF whose colours are multiplied by their alpha already
    data = images.encoded(Image.new("RGBA", (60, 40), (100, 50, 25, 128)), "TIFF")
    assert data.count(EXTRA_SAMPLES_UNASSOCIATED) == 1
    (tmp_path / "a.tif").write_bytes(data.replace(EXTRA_SAMPLES_UNASSOCIATED, EXTRA_SAMPLES_ASSOCIATED))
    # WHEN it is resized / THEN the colours are those that were meant
    found = resized(tmp_path / "a.tif", "30").getpixel((5, 5))
    assert np.abs(np.array(found) - (199, 100, 50, 128)).max() <= 1


EXTRA_SAMPLES_UNASSOCIATED, EXTRA_SAMPLES_ASSOCIATED = (
    b"\x52\x01\x03\0\1\0\0\0" + bytes((value, 0, 0, 0)) for value in (2, 1)
)


# 16 bits


def ramp(mode):
    """Values finer than 8 bits, as an array of 16."""
    y, x = np.mgrid[0:40, 0:200].astype(np.float64)
    bands = [(x / 199 * (0.3 + 0.15 * band) + y / 39 * 0.2) * 65535 for band in range(len(mode))]
    return np.stack(bands, axis=-1).round().astype(np.uint16)


def deep_of(values):
    high, low = ((values >> shift & 255).astype(np.uint8) for shift in (8, 0))
    return Deep(Image.fromarray(high), Image.fromarray(low))


def colours_of(values):
    """Samples of 16 bits as colours and alpha, 0 to 1."""
    colours = np.repeat(values, 3, axis=-1) if values.shape[-1] == 1 else values
    return np.concatenate([colours / 65535, np.ones((*values.shape[:2], 1))], axis=-1)[..., :4]


def values_of(path):
    """The 16-bit samples of a file, as an array."""
    with Image.open(path) as image:
        if not deep.is_deep(image):
            return np.asarray(image)
    found = deep.load(lambda: Image.open(path))
    return np.asarray(found.high).astype(int) * 256 + np.asarray(found.low)


@pytest.mark.parametrize("target", ["png", "tiff"])
@pytest.mark.parametrize("source", ["png", "tiff"])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_sixteen_bits_stay_sixteen_bits(images, unit_of, tmp_path, mode, source, target):
    # GIVEN a file of 16 bits a channel, finer than 8 / WHEN it is resized into a format that has as many
    values = ramp(mode)
    if mode == "L":
        data = images.encoded(Image.fromarray(values[..., 0]), source)
    elif source == "png":
        data = deep_png.encode(deep_of(values), level=1, icc=None, exif=None, xmp=None, dpi=None)
    else:
        data = deep_tiff.encode(deep_of(values), icc=None, exif=None, xmp=None, dpi=None)
    (tmp_path / "a").write_bytes(data)
    (result,) = process_unit(unit_of(tmp_path / "a", "100", format=target))
    # THEN it is what floats make of it, to a few of 65536 steps
    expected = images.small(colours_of(values), 100, 20)[..., : len(mode)] * 65535
    found = values_of(result.target).reshape(expected.shape)
    if mode == "RGBA":  # where next to nothing is seen, colours are next to nothing
        found, expected = (values * values[..., 3:] / 65535 for values in (found, expected))
    assert np.abs(found - expected).max() <= 4
    assert result.notes == ()


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
@pytest.mark.parametrize("options", [{"format": "jpeg"}, {"format": "webp"}, {"colours": 64}])
def test_sixteen_bits_that_become_eight_are_said(images, unit_of, tmp_path, mode, options):
    # GIVEN 16 bits a channel / WHEN the output cannot hold them / THEN it is right to 8, and says so
    values = ramp(mode)
    data = images.encoded(Image.fromarray(values[..., 0]), "PNG") if mode == "L" else None
    said = {"icc": None, "exif": None, "xmp": None, "dpi": None}
    (tmp_path / "a").write_bytes(data or deep_png.encode(deep_of(values), level=1, **said))
    (result,) = process_unit(unit_of(tmp_path / "a", "100", quality=95, **options))
    assert isinstance(result, JobDone), result
    assert "reduced to 8 bits" in result.notes[0]
    with Image.open(result.target) as found:
        seen = images.on(images.rgba(found.convert("RGBA")), 1)
    assert images.psnr(seen, images.on(images.small(colours_of(values), 100, 20), 1)) >= 30


def test_sixteen_bits_of_grey_become_the_nearest_eight():
    # GIVEN every value of 16-bit grey / WHEN it is reduced to 8 bits / THEN each is the nearest
    values = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    found = np.asarray(colour.reduced(Image.fromarray(values)))
    assert np.array_equal(found, (values / 257 + 0.5).astype(np.uint8))


def test_grey_with_a_transparent_value_and_16_bits_is_refused(images, unit_of, tmp_path):
    # GIVEN a PNG of 16-bit grey, of which one value is transparent / WHEN it is resized / THEN it fails, and says why
    (tmp_path / "a.png").write_bytes(images.encoded(picture("I;16"), "PNG", transparency=5))
    (result,) = process_unit(unit_of(tmp_path / "a.png", "20"))
    assert (result.error.kind, "transparent" in result.error.message) == ("unsupported", True)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_sixteen_bits_come_out_upright(images, unit_of, tmp_path, orientation):
    # GIVEN a TIFF and a PNG of 16-bit colours, stored in each of the eight ways
    upright = images.corners(60, 40)
    said = {"icc": None, "exif": images.exif(orientation), "xmp": None, "dpi": None}
    stored = images.stored(upright, orientation)
    for name, data in (
        ("a.tif", deep_tiff.encode(Deep(stored, stored), **said)),
        ("a.png", deep_png.encode(Deep(stored, stored), level=1, **said)),
    ):
        (tmp_path / name).write_bytes(data)
        # WHEN they are resized / THEN they are upright
        (result,) = process_unit(unit_of(tmp_path / name, "30"))
        assert isinstance(result, JobDone), result
        found = values_of(result.target)
        corners = [found[y, x] // 257 for y in (5, 15) for x in (5, 25)]
        assert np.abs(np.array(corners) - images.COLOURS).max() <= 2
