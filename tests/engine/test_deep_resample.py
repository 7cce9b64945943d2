"""Resampling with 16 bits a channel: with SIMD and without, and as faithful as a computation in floats."""

from __future__ import annotations

import numpy as np
import pytest

from imgbatch.domain.error import ErrorKind
from imgbatch.domain.geometry import Box
from imgbatch.domain.resampling import Kernel
from imgbatch.engine import deep, resample
from imgbatch.engine.errors import ImageError

with_and_without_simd = pytest.mark.parametrize("simd", [True, False], ids=["simd", "pillow"])


def whole(image):
    return Box(0, 0, *image.size)


@pytest.fixture
def machine(monkeypatch):
    """A machine with or without cykooz-resizer."""

    def become(simd):
        if not simd:
            monkeypatch.setattr(resample, "simd", None)
        elif resample.simd is None:
            pytest.skip("cykooz-resizer is not installed")

    return become


@with_and_without_simd
@pytest.mark.parametrize("size", [(200, 150), (97, 61), (399, 299), (600, 450)])
def test_a_deep_image_is_resampled_faithfully(sixteen, images, machine, simd, size):
    # GIVEN an image of steps finer than 8 bits / WHEN it is resampled
    machine(simd)
    pixels = sixteen.smooth()
    found = deep.resample(sixteen.from_array(pixels), Box(0, 0, 400, 300), size, Kernel.LANCZOS3)
    # THEN it is the Lanczos of a computation in floats, to a rounding of 16 bits
    assert found.size == size
    assert images.psnr(sixteen.array(found) / 257, images.lanczos(pixels / 257, *size)) >= 95


@with_and_without_simd
def test_opaque_alpha_changes_no_colour(sixteen, images, machine, simd):
    machine(simd)
    pixels = np.dstack([sixteen.smooth(), np.full((300, 400), 65535, np.uint16)])
    found = sixteen.array(deep.resample(sixteen.from_array(pixels), Box(0, 0, 400, 300), (131, 97), Kernel.LANCZOS3))
    assert (found[..., 3] == 65535).all()
    assert images.psnr(found[..., :3] / 257, images.lanczos(pixels[..., :3] / 257, 131, 97)) >= 85


@pytest.mark.parametrize("kernel", [kernel for kernel in Kernel if kernel is not Kernel.MITCHELL])
@pytest.mark.parametrize("channels", [3, 4])
def test_each_kernel_gives_the_same_without_simd(sixteen, images, monkeypatch, kernel, channels):
    # GIVEN a region between pixels / WHEN it is resampled with SIMD and without
    if resample.simd is None:
        pytest.skip("cykooz-resizer is not installed, there is nothing to compare with")
    alpha = np.full((300, 400), 40000, np.uint16) + np.arange(400, dtype=np.uint16) * 50
    image = sixteen.from_array(np.dstack([sixteen.smooth(), alpha])[..., :channels])
    box = Box(10.25, 20.5, 310.25, 220.5)
    here = deep.resample(image, box, (151, 101), kernel)
    monkeypatch.setattr(resample, "simd", None)
    there = deep.resample(image, box, (151, 101), kernel)
    # THEN the results are the same, nearly; the nearest pixel at a border may be either one
    least = 25 if kernel is Kernel.NEAREST else 75
    assert images.psnr(sixteen.array(here) / 257, sixteen.array(there) / 257) >= least


def test_mitchell_needs_simd(sixteen, machine):
    image = sixteen.from_array(sixteen.chance())
    machine(simd=True)
    assert deep.resample(image, whole(image), (9, 8), Kernel.MITCHELL).size == (9, 8)
    machine(simd=False)
    with pytest.raises(ImageError, match="cykooz-resizer") as caught:
        deep.resample(image, whole(image), (9, 8), Kernel.MITCHELL)
    assert caught.value.info.kind is ErrorKind.UNSUPPORTED


@with_and_without_simd
@pytest.mark.parametrize("channels", [3, 4])
def test_the_nearest_pixels_are_copies(sixteen, machine, simd, channels):
    # GIVEN colours of which many are transparent / WHEN each third pixel is taken / THEN no bit of it changes
    machine(simd)
    pixels = sixteen.chance(90, 60, channels)
    pixels[::2, :, 3:] = 0
    found = deep.resample(sixteen.from_array(pixels), Box(0, 0, 90, 60), (30, 20), Kernel.NEAREST)
    assert (sixteen.array(found) == pixels[1::3, 1::3]).all()


@with_and_without_simd
@pytest.mark.parametrize("kernel", Kernel)
def test_whole_pixels_one_for_one_are_copies(sixteen, machine, simd, kernel):
    machine(simd)
    pixels = sixteen.chance(40, 30, 4)
    found = deep.resample(sixteen.from_array(pixels), Box(5, 6, 25, 26), (20, 20), kernel)
    assert (sixteen.array(found) == pixels[6:26, 5:25]).all()


@with_and_without_simd
@pytest.mark.parametrize("kernel", [Kernel.LANCZOS3, Kernel.BOX])
def test_invisible_colours_do_not_bleed(sixteen, machine, simd, kernel):
    # GIVEN red that is seen beside green that is not / WHEN it is made smaller
    machine(simd)
    pixels = np.zeros((60, 60, 4), np.uint16)
    pixels[:, :31] = (65535, 0, 0, 65535)
    pixels[:, 31:] = (0, 65535, 0, 0)
    found = sixteen.array(deep.resample(sixteen.from_array(pixels), Box(0, 0, 60, 60), (20, 20), kernel))
    # THEN whatever can be seen is red
    seen = found[found[..., 3] > 2000]
    assert len(seen) >= 200
    assert seen[:, 1].max() <= 10
    assert seen[:, 0].min() >= 65500
