"""Animations on the way of a batch: every frame, its time and how often they play; or a reason."""

from __future__ import annotations

import io
import os

import numpy as np
import pytest
from PIL import Image

from imgbatch.domain.job import JobDone, JobFailed
from imgbatch.engine import animation
from imgbatch.engine.worker import process_unit

FORMATS = ["GIF", "WEBP", "PNG", "AVIF"]
TIMES = [50, 120, 300]
SIZE = (60, 40)


def scenes(images, mode="RGB"):
    """Three pictures of one colour with a square that wanders; transparent around it on request."""
    found = []
    for number, colour in enumerate(images.COLOURS[:3]):
        picture = Image.new(mode, SIZE, (*colour, 255)[: len(mode)] if mode == "RGB" else (0, 0, 0, 0))
        picture.paste((*images.COLOURS[3], 255)[: len(mode)], (20 * number, 10, 20 * number + 20, 30))
        found.append(picture)
    return found


def moving(images, format_, mode="RGB", loop=0, **options):
    first, *others = scenes(images, mode)
    if format_ in ("WEBP", "AVIF"):
        options |= {"lossless": True} if format_ == "WEBP" else {"quality": 95, "subsampling": "4:4:4"}
    if format_ == "GIF":
        options["disposal"] = 2
    if format_ == "WEBP" and mode == "RGBA":
        options["kmax"] = 1  # or libwebp forgets to say that there is transparency
    return images.encoded(first, format_, save_all=True, append_images=others, duration=TIMES, loop=loop, **options)


def frames_of(path):
    with open(path, "rb") as file:
        data = file.read()
    return list(animation.frames(data)), animation.plays(data)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("target", ["gif", "webp", "png", "avif"])
@pytest.mark.parametrize("source", FORMATS)
def test_every_frame_goes_from_each_format_to_each(images, unit_of, tmp_path, source, target, mode):
    # GIVEN an animation in each format / WHEN it is resized to each
    (tmp_path / "a").write_bytes(moving(images, source, mode))
    (result,) = process_unit(unit_of(tmp_path / "a", "30", format=target, quality=95, subsampling="4:4:4"))
    assert isinstance(result, JobDone), result
    frames, plays = frames_of(result.target)
    # THEN it has every frame in its size, for as long and as often as before
    assert [frame.image.size for frame in frames] == [(30, 20)] * 3
    assert [frame.duration for frame in frames] == TIMES
    assert plays == 0
    # and each shows the square where it was
    for number, frame in enumerate(frames):
        seen = np.array(frame.image.convert("RGBA").getpixel((10 * number + 4, 10))).astype(int)
        beside = np.array(frame.image.convert("RGBA").getpixel((25 - 10 * number if number != 1 else 2, 2))).astype(int)
        assert np.abs(seen - (*images.COLOURS[3], 255)).max() <= 30
        assert beside[3] <= 8 if mode == "RGBA" else np.abs(beside[:3] - images.COLOURS[number]).max() <= 30


@pytest.mark.parametrize("plays", [1, 5])
@pytest.mark.parametrize("source", ["GIF", "WEBP", "PNG"])
@pytest.mark.parametrize("target", ["gif", "webp", "png"])
def test_it_plays_as_often_as_before(images, unit_of, tmp_path, source, target, plays):
    # GIVEN an animation that ends / WHEN it is resized / THEN it ends after as many times
    data = moving(images, source, loop=plays - 1 if source == "GIF" and plays > 1 else plays)
    data = data.replace(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x01\0\0", b"") if plays == 1 else data
    (tmp_path / "a").write_bytes(data)
    assert animation.plays(data) == plays
    (result,) = process_unit(unit_of(tmp_path / "a", "30", format=target))
    assert frames_of(result.target)[1] == plays


@pytest.mark.parametrize(("fit", "size"), [("cover", (20, 20)), ("contain", (30, 30)), ("fill", (30, 30))])
@pytest.mark.parametrize("format_", FORMATS)
def test_every_frame_meets_its_box(images, unit_of, tmp_path, format_, fit, size):
    # GIVEN an animation / WHEN it is cut, padded or stretched / THEN every frame has that size
    (tmp_path / "a").write_bytes(moving(images, format_))
    (result,) = process_unit(unit_of(tmp_path / "a", f"{size[0]}x{size[1]}", fit=fit))
    frames, _ = frames_of(result.target)
    assert [frame.image.size for frame in frames] == [size] * 3
    assert (result.width, result.height) == size


def test_all_sizes_have_all_frames(images, unit_of, tmp_path):
    # GIVEN three sizes of one animation, one of which it fits / WHEN they are made / THEN each has all frames
    data = moving(images, "GIF")
    (tmp_path / "a.gif").write_bytes(data)
    results = process_unit(unit_of(tmp_path / "a.gif", "30", "100", "15"))
    assert [len(frames_of(result.target)[0]) for result in results] == [3, 3, 3]
    assert [(result.width, result.copied) for result in results] == [(30, False), (60, True), (15, False)]
    with open(results[1].target, "rb") as file:
        assert file.read() == data


@pytest.mark.parametrize("source", FORMATS)
@pytest.mark.parametrize("target", ["jpeg", "bmp", "tiff"])
def test_a_format_for_one_picture_takes_the_first_on_request_only(images, unit_of, tmp_path, source, target):
    # GIVEN an animation / WHEN it shall become a still format, without and with leave to
    (tmp_path / "a").write_bytes(moving(images, source))
    (refused,) = process_unit(unit_of(tmp_path / "a", "30", format=target))
    (done,) = process_unit(unit_of(tmp_path / "a", "30", format=target, first_frame=True, quality=95))
    # THEN it is refused, and says what to do; or it is the first frame, and says so
    assert isinstance(refused, JobFailed)
    assert refused.error.kind == "unsupported"
    assert "3 frames" in refused.error.message
    assert done.notes == ("the first of 3 frames",)
    with Image.open(done.target) as found:
        assert np.abs(np.array(found.convert("RGB").getpixel((25, 2))) - images.COLOURS[0]).max() <= 8


@pytest.mark.parametrize("source", FORMATS)
@pytest.mark.parametrize("size", ["30", "100"])
def test_leave_to_take_the_first_frame_takes_none_away(images, unit_of, tmp_path, source, size):
    # GIVEN an animation and leave to become a still / WHEN its format holds them all / THEN they are all there
    (tmp_path / "a").write_bytes(moving(images, source))
    (result,) = process_unit(unit_of(tmp_path / "a", size, first_frame=True))
    assert len(frames_of(result.target)[0]) == 3
    assert result.notes == ()


@pytest.mark.parametrize("format_", ["gif", "webp", "png"])
def test_an_animation_keeps_to_a_limit(images, unit_of, tmp_path, format_):
    # GIVEN an animation of noise / WHEN its file is limited / THEN it keeps to it, with all of its frames
    first, *others = (images.noisy(80, 60, seed=seed) for seed in range(3))
    (tmp_path / "a.gif").write_bytes(images.encoded(first, "GIF", save_all=True, append_images=others, duration=90))
    (result,) = process_unit(unit_of(tmp_path / "a.gif", "60", format=format_, max_bytes=5000))
    assert result.bytes == os.path.getsize(result.target) <= 5000
    frames, _ = frames_of(result.target)
    assert [frame.image.size for frame in frames] == [(result.width, result.height)] * 3
    assert [frame.duration for frame in frames] == [90] * 3
    assert any("to keep the file small enough" in note for note in result.notes)


@pytest.mark.parametrize("keep", ["all", "public", "none"])
@pytest.mark.parametrize("target", ["webp", "png", "avif", "gif"])
def test_metadata_and_orientation_of_an_animation(images, unit_of, tmp_path, target, keep):
    # GIVEN an animation on its side that says everything / WHEN it is resized
    first, *others = (images.stored(scene, 6) for scene in scenes(images))
    said = {"exif": images.full_exif(6), "xmp": images.xmp(6), "icc_profile": images.srgb()}
    data = images.encoded(first, "WEBP", save_all=True, append_images=others, duration=TIMES, lossless=True, **said)
    (tmp_path / "a.webp").write_bytes(data)
    (result,) = process_unit(unit_of(tmp_path / "a.webp", "30", format=target, metadata=keep))
    with open(result.target, "rb") as file:
        data = file.read()
    found = Image.open(io.BytesIO(data))
    # THEN it is upright, has what is wanted where it can, and its profile
    assert (found.size, found.getexif().get(images.ORIENTATION, 1), found.n_frames) == ((30, 20), 1, 3)
    assert (found.getexif().get(images.MODEL) == "Model X") == (keep != "none" and target != "gif")
    assert {secret in data for secret in images.SECRETS[:4]} == {keep == "all" and target != "gif"}
    assert b"THUMBNAIL" not in data
    assert (found.info.get("icc_profile") == images.srgb()) == (target != "gif")


def test_a_profile_that_an_animation_cannot_keep_is_said(images, unit_of, tmp_path):
    # GIVEN an animation with a profile for other pixels / WHEN it is resized / THEN a note says that it is left out
    (tmp_path / "a.webp").write_bytes(moving(images, "WEBP", icc_profile=images.fake_profile("CMYK")))
    (result,) = process_unit(unit_of(tmp_path / "a.webp", "30"))
    assert result.notes == ("its colour profile was left out: it is for another kind of pixels",)


def test_wide_colours_of_an_animation_are_converted_where_they_must(images, unit_of, tmp_path):
    # GIVEN an animation whose numbers mean wide colours / WHEN it becomes a GIF / THEN it looks the same
    pictures = [images.plain(60, 40, (200, 100, 50)), images.plain(60, 40, (200, 100, 51))]
    said = {"icc_profile": images.wide_profile(), "lossless": True}
    data = images.encoded(pictures[0], "WEBP", save_all=True, append_images=pictures[1:], **said)
    (tmp_path / "a.webp").write_bytes(data)
    (result,) = process_unit(unit_of(tmp_path / "a.webp", "30", format="gif"))
    frames, _ = frames_of(result.target)
    assert np.abs(np.array(frames[0].image.convert("RGB").getpixel((5, 5))) - (215, 93, 31)).max() <= 3


@pytest.mark.parametrize("format_", FORMATS)
def test_a_frame_that_is_cut_off_costs_the_file(images, unit_of, tmp_path, format_):
    # GIVEN an animation that was whole when it was probed / WHEN its end is lost / THEN it fails, with a reason
    path = tmp_path / "a"
    path.write_bytes(moving(images, format_))
    unit = unit_of(path, "30")
    os.truncate(path, os.path.getsize(path) * 3 // 4)
    (result,) = process_unit(unit)
    assert isinstance(result, JobFailed)
    assert result.error.kind in ("corrupt", "changed", "not-an-image")
    assert not os.path.exists(unit.jobs[0].target)
