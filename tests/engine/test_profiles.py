"""What the colours mean: a profile is kept byte for byte, or the colours are converted, or it is said."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from imgbatch.domain.format import WRITTEN
from imgbatch.domain.job import JobDone, JobFailed
from imgbatch.engine.worker import process_unit

WITH_PROFILE = ["jpeg", "png", "webp", "avif", "tiff"]
WITHOUT_PROFILE = ["gif", "bmp"]


def data_of(images, picture, format_, **options):
    options = {"quality": 95, **options} if format_ in ("jpeg", "avif") else options
    return images.encoded(picture, format_, **options, **({"lossless": True} if format_ == "webp" else {}))


def srgb_of(image):
    """The colours that are seen, by the profile that is on an image."""
    profile = image.info.get("icc_profile")
    if not profile:
        return np.asarray(image.convert("RGB")).astype(int)
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    if image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB" if source.profile.xcolor_space == "RGB " else "L")
    found = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    return np.asarray(found).astype(int)


@pytest.mark.parametrize("target", WITH_PROFILE)
@pytest.mark.parametrize("source", WITH_PROFILE)
def test_a_profile_is_kept_byte_for_byte(images, unit_of, tmp_path, source, target):
    # GIVEN an image in each format with the profile of wide colours / WHEN it is resized to each other
    data = data_of(images, images.corners(), source, icc_profile=images.wide_profile())
    (tmp_path / "a").write_bytes(data)
    (result,) = process_unit(unit_of(tmp_path / "a", "32", format=target, quality=95))
    # THEN the profile is the same, the numbers are, too, and there is nothing to say
    with Image.open(result.target) as found:
        assert found.info["icc_profile"] == images.wide_profile()
        assert np.abs(np.array(found.convert("RGB").getpixel((8, 6))) - images.COLOURS[0]).max() <= 8
    assert result.notes == ()


@pytest.mark.parametrize("target", WRITTEN)
def test_no_profile_is_made_up(images, resized, tmp_path, target):
    # GIVEN an image without profile / WHEN it is resized / THEN it has none
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 100))
    assert "icc_profile" not in resized(path, "50", format=target).info


CONVERTED = [*((target, {"profile": "srgb"}) for target in WITH_PROFILE), *((target, {}) for target in WITHOUT_PROFILE)]


@pytest.mark.parametrize(("target", "options"), CONVERTED)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_are_converted_to_srgb_on_request_and_where_they_must(images, resized, tmp_path, target, options, mode):
    # GIVEN an image whose numbers mean wide colours / WHEN it is converted, or its format holds no profile
    picture = images.plain(80, 60, (200, 100, 50), mode)
    path = images.write(str(tmp_path / "a.png"), picture, icc_profile=images.wide_profile())
    found = resized(path, "40", format=target, quality=95, **options)
    # THEN it looks the same, by other numbers, and without the old profile
    with Image.open(path) as source:
        expected = srgb_of(source)[20, 20]
    assert np.abs(srgb_of(found)[10, 10] - expected).max() <= 4
    assert np.abs(np.array(found.convert("RGB").getpixel((10, 10))) - (215, 93, 31)).max() <= 4
    assert found.info.get("icc_profile") != images.wide_profile()


@pytest.mark.parametrize("target", WRITTEN)
@pytest.mark.parametrize("mode", ["L", "LA", "I;16"])
@pytest.mark.parametrize("profile", ["keep", "srgb"])
def test_a_profile_for_grey_is_kept_or_applied(images, unit_of, tmp_path, target, mode, profile):
    # GIVEN grey of another brightness than that of sRGB / WHEN it is resized to each format
    picture = Image.new("I;16", (80, 60), 128 * 257) if mode == "I;16" else images.plain(80, 60, (128,) * 3, mode)
    path = images.write(str(tmp_path / "a.png"), picture, icc_profile=images.grey_profile())
    (result,) = process_unit(unit_of(path, "40", format=target, quality=95, profile=profile))
    assert isinstance(result, JobDone), result
    with Image.open(result.target) as found:
        found.load()
    # THEN it looks as bright as before, with the profile that it had or without one
    icc = found.info.get("icc_profile")
    if found.mode == "I;16":
        assert (icc, found.getpixel((10, 10))) == (images.grey_profile(), 128 * 257)
    else:
        assert np.abs(srgb_of(found)[10, 10] - 146).max() <= 3
        assert icc is None or icc[16:20] == (b"GRAY" if found.mode in ("L", "LA") else b"RGB ")
    keeps = profile == "keep" and target in ("jpeg", "png", "tiff")
    assert (icc == images.grey_profile()) == keeps


def test_grey_on_a_colour_is_no_longer_grey(images, resized, tmp_path):
    # GIVEN half-transparent grey with a profile for grey / WHEN it becomes a JPEG on red
    path = images.write(str(tmp_path / "a.png"), Image.new("LA", (40, 40), (128, 0)), icc_profile=images.grey_profile())
    found = resized(path, "20", format="jpeg", background="#ff0000", quality=95)
    # THEN it is red, and no profile for grey is on it
    assert np.abs(np.array(found.getpixel((5, 5))) - (255, 0, 0)).max() <= 4
    assert "icc_profile" not in found.info


@pytest.mark.parametrize("target", ["png", "jpeg", "gif"])
@pytest.mark.parametrize(("mode", "space"), [("RGB", "GRAY"), ("RGB", "CMYK"), ("L", "RGB ")])
def test_a_profile_for_other_pixels_is_dropped_and_said(images, unit_of, tmp_path, target, mode, space):
    # GIVEN an image with a profile that cannot be its own / WHEN it is resized / THEN the profile is gone, with a note
    path = tmp_path / "a.tif"
    path.write_bytes(images.encoded(images.corners().convert(mode), "TIFF", icc_profile=images.fake_profile(space)))
    (result,) = process_unit(unit_of(path, "20", format=target))
    assert "its colour profile was left out" in result.notes[0]
    with Image.open(result.target) as found:
        assert "icc_profile" not in found.info


# Print


@pytest.mark.parametrize("target", ["jpeg", "tiff"])
def test_cmyk_stays_cmyk_where_it_can(images, resized, tmp_path, target):
    # GIVEN a JPEG for print with its profile / WHEN it is resized / THEN inks and profile are kept
    picture = images.corners(160, 120).convert("CMYK")
    path = images.write(str(tmp_path / "a.jpg"), picture, icc_profile=images.cmyk_profile(), quality=95)
    found = resized(path, "80", format=target, quality=95)
    assert (found.mode, found.info["icc_profile"]) == ("CMYK", images.cmyk_profile())
    assert np.abs(np.array(found.getpixel((20, 15))) - picture.getpixel((40, 30))).max() <= 6


@pytest.mark.parametrize("profile", ["keep", "srgb"])
@pytest.mark.parametrize("target", WRITTEN)
def test_cmyk_without_profile_becomes_rgb_where_it_must(images, resized, tmp_path, target, profile):
    # GIVEN a JPEG for print without profile / WHEN it becomes sRGB or another format / THEN it is RGB of those colours
    path = images.write(str(tmp_path / "a.jpg"), images.corners(160, 120).convert("CMYK"), quality=95)
    found = resized(path, "80", format=target, quality=95, profile=profile)
    assert (found.mode == "CMYK") == (profile == "keep" and target in ("jpeg", "tiff"))
    assert np.abs(np.array(found.convert("RGB").getpixel((20, 15))) - images.COLOURS[0]).max() <= 12


@pytest.mark.parametrize(
    ("target", "options"), [("png", {}), ("webp", {}), ("avif", {}), ("gif", {}), ("jpeg", {"profile": "srgb"})]
)
def test_cmyk_goes_through_its_profile(images, resized, tmp_path, target, options):
    # GIVEN a JPEG for print, with the profile of a printer whose inks all just darken / WHEN it must become RGB
    picture = Image.new("CMYK", (80, 60), (255, 0, 0, 0))
    path = images.write(str(tmp_path / "a.jpg"), picture, icc_profile=images.cmyk_profile(), quality=95)
    found = resized(path, "40", format=target, quality=95, **options)
    # THEN cyan is a light grey as there, not cyan, and a profile is that of its new colours
    red, green, blue = found.convert("RGB").getpixel((20, 15))
    assert max(abs(red - green), abs(green - blue)) <= 6
    assert 150 < red < 220
    assert found.info.get("icc_profile", images.srgb())[16:20] == b"RGB "


@pytest.mark.parametrize("target", ["png", "gif"])
def test_a_broken_profile_is_not_applied(images, unit_of, tmp_path, target):
    # GIVEN a CMYK image with nonsense as its profile / WHEN its colours must be converted / THEN that is said
    profile = images.fake_profile("CMYK")
    path = images.write(str(tmp_path / "a.jpg"), images.corners().convert("CMYK"), icc_profile=profile)
    (result,) = process_unit(unit_of(path, "20", format=target))
    assert isinstance(result, JobFailed)
    assert (result.error.kind, result.error.message) == ("corrupt", "its colour profile is damaged")


def test_what_was_converted_is_the_same_every_time(images, unit_of, tmp_path):
    # GIVEN a library whose profiles say the time at which they were made / WHEN an image is converted twice
    path = images.write(str(tmp_path / "a.png"), images.corners(), icc_profile=images.wide_profile())
    (result,) = process_unit(unit_of(path, "20", profile="srgb"))
    with Image.open(result.target) as found:
        profile = found.info["icc_profile"]
    # THEN the profile says another: a worker that tries again must know its own file by its bytes
    assert profile[24:36] == b"\x07\xd0\0\1\0\1\0\0\0\0\0\0"
