"""Fidelity: what comes out of a file is what floats make of its whole decode, nearly."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageFilter

from imgbatch.engine import resample
from imgbatch.engine.worker import process_unit

KERNELS = ["lanczos3", "catmull-rom", "mitchell", "bilinear", "box"]
SIZE = (1200, 900)


@pytest.fixture(scope="module")
def photo(images, tmp_path_factory):
    """A detailed JPEG as a camera writes it, and its whole decode."""
    path = images.write(str(tmp_path_factory.mktemp("photo") / "a.jpg"), images.detailed(*SIZE), quality=95)
    with Image.open(path) as picture:
        return path, np.asarray(picture).astype(np.float64)


@pytest.fixture(scope="module")
def drawing(images, tmp_path_factory):
    """The same as a PNG, smaller."""
    picture = images.detailed(640, 480)
    return images.write(str(tmp_path_factory.mktemp("drawing") / "a.png"), picture), np.asarray(picture)


def gate(images, found, expected, least_psnr, least_ssim):
    assert images.psnr(found, expected) >= least_psnr
    assert images.ssim(found, expected) >= least_ssim


@pytest.mark.parametrize(
    ("options", "least_psnr", "least_ssim"),
    [({}, 42, 0.998), ({"fast": True}, 33, 0.98), ({"linear": True}, 50, 0.999)],
    ids=["usual", "fast", "linear"],
)
@pytest.mark.parametrize("size", [(480, 360), (300, 225), (120, 90)])
def test_a_photo_is_resized_faithfully(images, resized, photo, size, options, least_psnr, least_ssim):
    # GIVEN a photo / WHEN it is resized in each way and written without loss / THEN it is near to floats
    path, pixels = photo
    found = resized(path, f"{size[0]}", format="png", **options)
    if "linear" in options:
        light = images.resampled(images.light(pixels / 255), *size)
        expected = images.from_light(light) * 255
    else:
        expected = images.lanczos(pixels, *size)
    gate(images, found, expected, least_psnr, least_ssim)


def test_fast_is_faster_by_giving_up_fidelity_and_not_the_other_way_round(images, resized, photo):
    # GIVEN a photo / WHEN it is resized with and without `fast` / THEN the usual way is nearer to floats
    path, pixels = photo
    expected = images.lanczos(pixels, 300, 225)
    usual, fast = (images.psnr(resized(path, "300", format="png", fast=fast), expected) for fast in (False, True))
    assert usual > fast


@pytest.mark.parametrize("fits", ["inside", "cover"])
def test_each_of_five_sizes_is_faithful(images, unit_of, photo, fits):
    # GIVEN a photo / WHEN five sizes are made of it, the small from the large / THEN each is near to floats
    path, pixels = photo
    sizes = ["800", "700", "390", "180", "60"] if fits == "inside" else ["640x480", "320x240", "200x200", "100x100"]
    for result in process_unit(unit_of(path, *sizes, format="png", fit=fits)):
        region = pixels[:, 150:1050] if result.width == result.height else pixels
        with Image.open(result.target) as found:
            gate(images, found, images.lanczos(region, result.width, result.height), 48, 0.999)


@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("kernel", KERNELS)
def test_every_kernel_is_that_kernel(images, resized, drawing, kernel, linear):
    # GIVEN a drawing / WHEN it is resized by a kernel / THEN it is what floats make of that kernel, to a rounding
    path, pixels = drawing
    found = resized(path, "211", kernel=kernel, linear=linear)
    if linear:
        expected = images.from_light(images.resampled(images.light(pixels / 255.0), *found.size, kernel)) * 255
    else:
        expected = images.lanczos(pixels, *found.size, kernel)
    gate(images, found, expected, 47, 0.998)
    # and not of another
    others = [images.lanczos(pixels, *found.size, other) for other in KERNELS if other != kernel]
    assert linear or max(images.psnr(found, other) for other in others) < images.psnr(found, expected) - 3


@pytest.mark.parametrize("kernel", KERNELS)
def test_every_kernel_enlarges_too(images, resized, drawing, kernel):
    # GIVEN a drawing / WHEN it is made larger / THEN its inner part is what floats make of it
    path, pixels = drawing
    found = np.asarray(resized(path, "901", kernel=kernel, enlarge=True))
    expected = images.lanczos(pixels, found.shape[1], found.shape[0], kernel)
    assert images.psnr(found[8:-8, 8:-8], expected[8:-8, 8:-8]) >= 44


@pytest.mark.parametrize("size", ["640", "213", "97"])
@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_nearest_takes_pixels_as_they_are(images, resized, tmp_path, suffix, size):
    # GIVEN chance in every pixel / WHEN it is resized by the nearest pixel
    path = images.write(str(tmp_path / f"a.{suffix}"), images.noisy(1280, 40))
    with Image.open(path) as picture:
        pixels = np.asarray(picture)
    found = np.asarray(resized(path, size, kernel="nearest", format="png"))
    # THEN every pixel is one of the source, of the place where it stands
    x = ((np.arange(found.shape[1]) + 0.5) * 1280 / found.shape[1]).astype(int)
    y = ((np.arange(found.shape[0]) + 0.5) * 40 / found.shape[0]).astype(int)
    assert np.array_equal(found, pixels[y][:, x])


@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_is_resized_faithfully(images, resized, tmp_path, mode, linear):
    # GIVEN a picture with waves of transparency / WHEN it is made smaller
    picture = images.detailed(400, 300)
    alpha = images.detailed(400, 300, seed=2).getchannel("G")
    if mode == "LA":
        picture = picture.convert("L")
    picture.putalpha(alpha)
    path = images.write(str(tmp_path / "a.png"), picture)
    found = images.rgba(resized(path, "131", linear=linear))
    # THEN it is what floats make of colours weighted by their alpha, on black and on white
    colours = images.rgba(picture)
    if linear:
        colours[..., :3] = images.light(colours[..., :3])
    expected = images.small(colours, 131, 98)
    if linear:
        expected[..., :3] = images.from_light(expected[..., :3])
    for background in (0, 1):
        gate(images, images.on(found, background), images.on(expected, background), 42, 0.99)


def test_light_is_mixed_and_not_numbers(images, resized, tmp_path):
    # GIVEN a fine grid of black and white, half the light of white / WHEN it is made small in light, and not
    grid = np.indices((64, 64)).sum(axis=0) % 2 * 255
    path = images.write(str(tmp_path / "a.png"), Image.fromarray(grid.astype(np.uint8)))
    plain, light = (resized(path, "16", linear=linear).getpixel((8, 8)) for linear in (False, True))
    # THEN it is the grey of half the light, and that of half the number
    assert abs(light - images.from_light(np.array(0.5)) * 255) <= 2
    assert abs(plain - 127.5) <= 2


# Sharpening


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "CMYK"])
def test_sharpening_raises_an_edge_and_nothing_else(images, resized, tmp_path, mode):
    # GIVEN two greys that meet, with waves of transparency where the mode has it / WHEN it is sharpened or not
    picture = Image.new("RGB", (80, 60), (80, 80, 80))
    picture.paste((160, 160, 160), (41, 0, 80, 60))
    picture = picture.convert(mode)
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize((80, 60)).point(lambda value: 128 + value // 2))
    source = "TIFF" if mode == "CMYK" else "PNG"
    (tmp_path / "a").write_bytes(images.encoded(picture, source))
    plain, sharp = (
        np.asarray(resized(tmp_path / "a", "40", kernel="bilinear", sharpen=percent)).astype(int).reshape(30, 40, -1)
        for percent in (0, 100)
    )
    colours = slice(0, 3 if mode != "L" else 1)
    # THEN the step at the edge is higher, what is flat is as it was, and so is what is transparent
    steps = [np.ptp(pixels[15, 17:24, colours], axis=0).max() for pixels in (plain, sharp)]
    assert steps[1] >= steps[0] + 8
    changed = np.abs(sharp - plain)
    changed[:, 16:26] = 0
    if mode == "RGBA":
        assert changed.max() <= 2  # what is half seen is known half as well
        assert np.array_equal(sharp[..., 3], plain[..., 3])
    else:
        assert changed.max() == 0


@pytest.mark.parametrize("percent", [50, 200])
def test_sharpening_is_an_unsharp_mask(images, resized, drawing, percent):
    # GIVEN a drawing / WHEN it is resized and sharpened / THEN it is Pillow's own mask over the plain result
    path, _ = drawing
    plain, sharp = (resized(path, "200", sharpen=each) for each in (0, percent))
    assert images.psnr(sharp, plain.filter(ImageFilter.UnsharpMask(0.6, percent, 0))) >= 50


def test_what_was_not_resized_is_not_sharpened(images, resized, tmp_path):
    # GIVEN an image that fits / WHEN it is encoded anew with sharpening / THEN no pixel changes
    path = images.write(str(tmp_path / "a.png"), images.noisy())
    assert resized(path, "64", sharpen=200, if_fits="encode").tobytes() == images.noisy().tobytes()


@pytest.mark.parametrize(("mode", "options"), [("I;16", {"sharpen": 50}), ("CMYK", {"linear": True})])
def test_what_cannot_be_done_to_pixels_is_said(images, unit_of, tmp_path, mode, options):
    # GIVEN pixels that cannot be sharpened, or have no light / WHEN that is asked for / THEN a note says so
    picture = images.in_mode("I;16") if mode == "I;16" else images.plain(mode=mode)
    (tmp_path / "a.tif").write_bytes(images.encoded(picture, "TIFF"))
    (result,) = process_unit(unit_of(tmp_path / "a.tif", "20", **options))
    assert len(result.notes) == 1
    assert result.notes[0].startswith("not sharpened" if mode == "I;16" else "mixed as ink")


@pytest.mark.skipif(resample.simd is None, reason="cykooz-resizer is not installed")
def test_without_simd_a_kernel_that_pillow_lacks_is_refused(images, unit_of, drawing, monkeypatch):
    # GIVEN a machine without SIMD / WHEN Mitchell is asked for / THEN it fails, and says what to choose
    monkeypatch.setattr(resample, "simd", None)
    (result,) = process_unit(unit_of(drawing[0], "100", kernel="mitchell"))
    assert result.error.kind == "unsupported"
    assert "catmull-rom" in result.error.hint
