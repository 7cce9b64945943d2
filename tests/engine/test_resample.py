"""Fidelity: the pixels of the result are those of an exact computation, nearly."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from imgbatch.domain.geometry import Box, Fit, place
from imgbatch.domain.size import Size
from imgbatch.engine import resample
from imgbatch.engine.exif import turned_box
from imgbatch.engine.versions import versions


def whole(image):
    return Box(0, 0, *image.size)


@pytest.mark.parametrize("size", [(320, 240), (200, 150), (97, 61), (639, 479)])
def test_a_detailed_image_is_resampled_faithfully(images, size):
    # GIVEN an image full of detail / WHEN it is made smaller
    picture = images.detailed(640, 480)
    found = resample.resample(picture, whole(picture), size)
    # THEN it is the Lanczos of a computation in floats, to a rounding
    assert images.psnr(found, images.lanczos(picture, *size)) >= 50


def test_a_region_between_pixels_is_resampled_faithfully(images):
    # GIVEN a region whose edges lie between pixels / WHEN it is resampled
    picture = images.detailed(400, 300)
    found = resample.resample(picture, Box(10.25, 20.5, 310.25, 220.5), (150, 100))
    # THEN it is what Pillow makes of it, to a rounding
    expected = picture.resize((150, 100), Image.Resampling.LANCZOS, box=(10.25, 20.5, 310.25, 220.5))
    assert images.psnr(found, expected) >= 45


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "CMYK"])
def test_without_simd_the_result_is_the_same(images, monkeypatch, mode):
    # GIVEN a machine without a wheel of cykooz-resizer / WHEN an image is resampled there and here
    if resample.simd is None:
        pytest.skip("cykooz-resizer is not installed, there is nothing to compare with")
    picture = images.detailed(400, 300).convert(mode)
    here = resample.resample(picture, whole(picture), (131, 97))
    monkeypatch.setattr(resample, "simd", None)
    there = resample.resample(picture, whole(picture), (131, 97))
    # THEN size and mode are the same, and so are the pixels, nearly
    assert (here.size, here.mode) == (there.size, there.mode) == ((131, 97), mode)
    assert images.psnr(here, there) >= 45


def test_the_doctor_says_what_is_missing(monkeypatch):
    # GIVEN a machine without SIMD / WHEN it is asked what resamples / THEN it says so
    monkeypatch.setattr(resample, "simd", None)
    assert "not installed" in versions()["resampling"]


def test_a_region_of_whole_pixels_is_cut_and_not_computed(images):
    # GIVEN a region that has the size of the result / WHEN it is resampled / THEN no pixel changes
    picture = images.noisy(40, 30)
    found = resample.resample(picture, Box(5, 6, 25, 26), (20, 20))
    assert found.tobytes() == picture.crop((5, 6, 25, 26)).tobytes()


def test_invisible_colours_do_not_bleed():
    # GIVEN red that is seen beside green that is not / WHEN it is made smaller
    pixels = np.zeros((60, 60, 4), np.uint8)
    pixels[:, :31] = (255, 0, 0, 255)
    pixels[:, 31:] = (0, 255, 0, 0)
    picture = Image.fromarray(pixels, "RGBA")
    found = np.asarray(resample.resample(picture, whole(picture), (20, 20))).astype(int)
    # THEN whatever can be seen is red
    seen = found[found[..., 3] > 8]
    assert seen[:, 1].max() <= 2
    assert seen[:, 0].min() >= 250


def test_sixteen_bits_stay_sixteen_bits():
    # GIVEN a ramp finer than eight bits / WHEN it is made smaller / THEN it still has more than 256 values
    ramp = np.tile(np.linspace(0, 65535, 2000).astype(np.uint16), (40, 1))
    found = resample.resample(Image.fromarray(ramp), Box(0, 0, 2000, 40), (1000, 20))
    assert found.mode == "I;16"
    assert len(np.unique(np.asarray(found))) > 900


edges = st.integers(1, 90)


@pytest.mark.parametrize("fit", Fit)
@given(width=edges, height=edges, size=st.builds(Size, edges, edges), turn=st.integers(1, 8), enlarge=st.booleans())
def test_no_placement_is_too_much_for_the_resampler(width, height, size, fit, turn, enlarge):
    # GIVEN any small image, any way of holding the camera and any placement
    placement = place(width, height, size, fit, enlarge=enlarge)
    stored = (height, width) if turn >= 5 else (width, height)
    goal = placement.content_width, placement.content_height
    # WHEN the region is resampled / THEN nothing is raised, and the size is that
    box = turned_box(placement.crop, width, height, turn)
    assert resample.resample(Image.new("RGB", stored), box, goal).size == goal


@pytest.mark.parametrize("quality", [85, 95])
def test_a_small_decode_is_as_good_as_a_whole_one(images, resized, tmp_path, quality):
    # GIVEN a detailed JPEG that is decoded at a quarter / WHEN it is made much smaller
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(1600, 1200), quality=95)
    found = resized(path, "200", quality=quality)
    with Image.open(path) as picture:
        slow = picture.resize((200, 150), Image.Resampling.LANCZOS)
        reference = images.lanczos(picture, 200, 150)
    expected = Image.open(io.BytesIO(images.encoded(slow, "JPEG", quality=quality)))
    # THEN it is as near to the truth as a whole decode, Pillow's Lanczos and the same quality are
    assert images.psnr(found, reference) >= images.psnr(expected, reference) - 0.5
    # and near to that image itself, as far as the quality keeps what is written
    assert images.psnr(found, expected) >= (40 if quality == 95 else 36)


@pytest.mark.parametrize(("suffix", "least"), [("png", 50), ("jpg", 45)])
def test_a_file_is_resized_faithfully(images, resized, tmp_path, suffix, least):
    # GIVEN a detailed image in a file / WHEN it is resized and written without loss
    options = {"quality": 95} if suffix == "jpg" else {}
    path = images.write(str(tmp_path / f"a.{suffix}"), images.detailed(1600, 1200), **options)
    found = resized(path, "300", format="png")
    # THEN it is the Lanczos of the whole decode in floats: to a rounding for PNG, unseen for JPEG decoded small
    with Image.open(path) as picture:
        assert images.psnr(found, images.lanczos(picture, 300, 225)) >= least
