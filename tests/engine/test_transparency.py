"""What is transparent: colours count by their alpha, and a background shows through where a format has none."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from imgbatch.engine import deep
from imgbatch.engine.worker import process_unit

BACKGROUNDS = {"": (255, 255, 255), "black": (0, 0, 0), "#204060": (32, 64, 96), "transparent": (255, 255, 255)}


@pytest.mark.parametrize("target", ["jpeg", "bmp"])
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_what_is_transparent_goes_on_the_background(images, resized, tmp_path, target, mode, background):
    # GIVEN grey that is half seen in its left half and not at all in its right
    if mode == "P":
        picture = Image.new("P", (80, 60), 0)
        picture.putpalette([128, 128, 128, 255, 0, 0])
        picture.info["transparency"] = bytes((128, 0))
    else:
        picture = Image.new(mode, (80, 60), (128,) * (len(mode) - 1) + (128,))
    picture.paste(1 if mode == "P" else (128,) * (len(mode) - 1) + (0,), (40, 0, 80, 60))
    path = images.write(str(tmp_path / "a.png"), picture)
    # WHEN it becomes a format without transparency
    found = resized(path, "40", format=target, background=background, quality=95).convert("RGB")
    # THEN half of the background shows through the one half, and all of it where the other is
    colour = np.array(BACKGROUNDS[background])
    assert np.abs(np.array(found.getpixel((8, 15))) - (128 * 128 + colour * 127) / 255).max() <= 4
    assert np.abs(np.array(found.getpixel((32, 15))) - colour).max() <= 4


@pytest.mark.parametrize("target", ["png", "webp", "avif", "tiff", "gif"])
def test_what_is_transparent_stays_so_where_it_can(images, resized, tmp_path, target):
    # GIVEN an image of which the right half is not there / WHEN it is resized / THEN it is not there
    picture = Image.new("RGBA", (80, 60), (200, 30, 40, 255))
    picture.paste((0, 255, 0, 0), (40, 0, 80, 60))
    path = images.write(str(tmp_path / "a.png"), picture)
    found = resized(path, "40", format=target, quality=95).convert("RGBA")
    assert np.abs(np.array(found.getpixel((8, 15))) - (200, 30, 40, 255)).max() <= 4
    assert found.getpixel((32, 15))[3] == 0


@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("sharpen", [0, 150])
@pytest.mark.parametrize("mode", ["RGBA", "P"])
def test_what_is_invisible_does_not_bleed(images, resized, tmp_path, mode, sharpen, linear):
    # GIVEN grey that is seen beside white that is not / WHEN it is made smaller, in light or not, and sharpened
    picture = Image.new("RGBA", (90, 90), (128, 128, 128, 255))
    picture.paste((255, 255, 255, 0), (46, 0, 90, 90))
    if mode == "P":
        picture = Image.new("P", (90, 90), 0)
        picture.putpalette([128, 128, 128, 255, 255, 255])
        picture.paste(1, (46, 0, 90, 90))
        picture.info["transparency"] = 1
    path = images.write(str(tmp_path / "a.png"), picture)
    found = np.asarray(resized(path, "30", sharpen=sharpen, linear=linear, kernel="bilinear").convert("RGBA")).astype(
        int
    )
    # THEN all that is seen is that grey, as exact as its alpha allows: by a kernel that does not overshoot
    error = np.abs(found[..., :3] - 128) * found[..., 3:] / 255
    assert error.max() <= 3
    assert (found[..., 3] > 60).sum() >= 15 * 30


# Beside the image


def padding_of(resized, path, **options):
    found = resized(path, "40x40", fit="contain", **options)
    assert found.size == (40, 40)
    return found.convert("RGBA").getpixel((20, 2))


@pytest.mark.parametrize("target", ["png", "webp", "tiff", "gif", "jpeg", "bmp"])
@pytest.mark.parametrize("background", ["", "#204060", "black", "transparent"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA"])
def test_the_space_beside_an_image_is_the_background(images, resized, tmp_path, mode, background, target):
    # GIVEN images with and without colours and transparency / WHEN they are contained in a square
    path = images.write(str(tmp_path / "a.png"), images.in_mode(mode, 80, 40))
    found = padding_of(resized, path, format=target, background=background, quality=95)
    # THEN what is left over is the colour that was asked for, transparent where that is wanted and can be, or white
    transparent = background == "transparent" or (background == "" and "A" in mode)
    if transparent and target not in ("jpeg", "bmp"):
        assert found[3] == 0
    else:
        assert np.abs(np.array(found) - (*BACKGROUNDS[background], 255)).max() <= 4


@pytest.mark.parametrize(
    ("background", "expected"),
    [("", (255, 255, 255, 255)), ("#204060", (32, 64, 96, 255)), ("black", (0, 0, 0, 255)), ("transparent", None)],
)
def test_sixteen_bits_get_their_background_without_losing_any(images, unit_of, tmp_path, background, expected):
    # GIVEN 16-bit grey / WHEN it is contained in a square on each background
    grey = np.tile(np.linspace(0, 65535, 80).astype(np.uint16), (40, 1))
    path = images.write(str(tmp_path / "a.png"), Image.fromarray(grey))
    (result,) = process_unit(unit_of(path, "40x40", fit="contain", background=background))
    # THEN it has that background, still 16 bits, and nothing to say
    with Image.open(result.target) as found:
        is_deep = deep.is_deep(found)
        assert found.mode == "I;16" or is_deep
        if is_deep:
            pixel = deep.load(lambda: Image.open(result.target)).high.convert("RGBA").getpixel((20, 2))
        else:
            pixel = (found.getpixel((20, 2)) // 257,) * 3 + (255,)
    assert pixel[3] == 0 if expected is None else pixel == expected
    assert result.notes == ()


def test_print_gets_its_background_in_ink(images, resized, tmp_path):
    # GIVEN a picture for print / WHEN it is contained on a colour / THEN inks of that colour are beside it
    path = images.write(str(tmp_path / "a.jpg"), images.plain(80, 40, mode="CMYK"), quality=95)
    found = resized(path, "40x40", fit="contain", background="#204060", quality=95)
    assert found.mode == "CMYK"
    assert np.abs(np.array(found.convert("RGB").getpixel((20, 2))) - (0x20, 0x40, 0x60)).max() <= 4
