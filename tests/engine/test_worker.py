"""One unit in, one result for each of its jobs out, and files that are right."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
import zlib

import msgspec
import numpy as np
import pytest
from PIL import Image

from imgbatch.domain.job import JobCancelled, JobDone, JobFailed, JobSkipped, Source, WorkUnit
from imgbatch.engine import encode, store, worker
from imgbatch.engine.worker import process_unit

FITS = ["inside", "outside", "cover", "contain", "fill"]


def opened(result):
    assert isinstance(result, JobDone), result
    image = Image.open(result.target)
    image.load()
    return image


# Which way is up


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(images, resized, tmp_path, orientation, fit):
    # GIVEN the same picture, stored in each of the eight ways, in a format without loss
    upright = images.corners(120, 80)
    reference = images.write(str(tmp_path / "upright.png"), upright)
    stored = images.stored(upright, orientation)
    path = images.write(str(tmp_path / "a.png"), stored, exif=images.exif(orientation))
    # WHEN both are resized / THEN the results are the same picture, and say that they are upright
    found, expected = resized(path, "30x40", fit=fit), resized(reference, "30x40", fit=fit)
    assert found.size == expected.size
    assert np.abs(np.asarray(found).astype(int) - np.asarray(expected)).max() <= 3
    assert found.getexif().get(images.ORIENTATION) == 1


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("orientation", [3, 6])
def test_exif_is_kept_but_for_orientation_and_thumbnail(images, resized, tmp_path, orientation, format_):
    # GIVEN a JPEG with tags and a thumbnail of its own / WHEN it is resized to each format
    thumbnail = images.encoded(images.plain(16, 12), "JPEG")
    exif = images.exif(orientation, thumbnail=thumbnail)
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(400, 300), exif=exif, quality=90)
    found = resized(path, "100", format=format_).getexif()
    # THEN the tags are there, the orientation is 1, and no old thumbnail
    assert found[images.ORIENTATION] == 1
    assert (found[images.MODEL], found[images.DATE]) == ("Model X", "2026:06:21 12:00:00")
    assert not found.get_ifd(1)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_decoded_small_comes_out_upright_too(images, resized, tmp_path, orientation):
    # GIVEN a JPEG with odd sides, stored in each of the eight ways, that is decoded at an eighth
    upright = images.corners(1001, 667)
    stored = images.stored(upright, orientation)
    path = images.write(str(tmp_path / "a.jpg"), stored, exif=images.exif(orientation), quality=95)
    # WHEN a part of it is cut out and resized / THEN it is that part of the upright picture
    found = resized(path, "40x40", fit="cover", quality=95)
    reference = images.write(str(tmp_path / "b.png"), upright)
    expected = resized(reference, "40x40", fit="cover")
    assert images.psnr(found, expected) >= 26  # the edges between the quarters are what JPEG does worst


# What the colours mean


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp"])
def test_a_colour_profile_is_kept_byte_for_byte(images, resized, tmp_path, format_):
    # GIVEN an image with a profile / WHEN it is resized to each format / THEN the profile is the same
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 100), icc_profile=images.srgb())
    assert resized(path, "50", format=format_).info["icc_profile"] == images.srgb()


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp"])
def test_no_profile_is_made_up(images, resized, tmp_path, format_):
    # GIVEN an image without profile / WHEN it is resized / THEN it has none
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 100))
    assert "icc_profile" not in resized(path, "50", format=format_).info


def test_cmyk_stays_cmyk_in_a_jpeg(images, resized, tmp_path):
    # GIVEN a JPEG for print with its profile / WHEN it is resized as JPEG / THEN inks and profile are kept
    profile = images.fake_profile("CMYK")
    picture = images.corners(160, 120).convert("CMYK")
    path = images.write(str(tmp_path / "a.jpg"), picture, icc_profile=profile, quality=95)
    found = resized(path, "80", quality=95)
    assert (found.mode, found.info["icc_profile"]) == ("CMYK", profile)
    assert images.psnr(found.getpixel((20, 15)), picture.getpixel((40, 30))) >= 35


@pytest.mark.parametrize("format_", ["png", "webp"])
def test_cmyk_becomes_rgb_where_it_must(images, resized, tmp_path, format_):
    # GIVEN a JPEG for print without profile / WHEN it becomes another format / THEN it is RGB of those colours
    path = images.write(str(tmp_path / "a.jpg"), images.corners(160, 120).convert("CMYK"), quality=95)
    found = resized(path, "80", format=format_, quality=95)
    assert found.mode == "RGB"
    assert images.psnr(found.getpixel((20, 15)), images.COLOURS[0]) >= 25


@pytest.mark.parametrize("format_", ["png", "webp"])
def test_cmyk_goes_through_its_profile(images, resized, tmp_path, format_):
    # GIVEN a JPEG for print, with the profile of a printer whose inks all just darken / WHEN it becomes another format
    picture = Image.new("CMYK", (80, 60), (255, 0, 0, 0))
    path = images.write(str(tmp_path / "a.jpg"), picture, icc_profile=images.cmyk_profile(), quality=95)
    found = resized(path, "40", format=format_, quality=95)
    # THEN cyan is a light grey as there, not cyan, and the profile is that of its new colours
    red, green, blue = found.getpixel((20, 15))
    assert max(abs(red - green), abs(green - blue)) <= 6
    assert 150 < red < 220
    assert found.info["icc_profile"][16:20] == b"RGB "


def test_a_broken_profile_is_not_applied(images, unit_of, tmp_path):
    # GIVEN a CMYK image with nonsense as its profile / WHEN its colours must be converted / THEN that is said
    profile = images.fake_profile("CMYK")
    path = images.write(str(tmp_path / "a.jpg"), images.corners().convert("CMYK"), icc_profile=profile)
    (result,) = process_unit(unit_of(path, "20", format="png"))
    assert isinstance(result, JobFailed)
    assert (result.error.kind, result.error.message) == ("corrupt", "its colour profile is damaged")


@pytest.mark.parametrize("format_", ["png", "webp"])
@pytest.mark.parametrize("size", ["20", "48"])
def test_a_profile_for_grey_goes_with_grey_only(images, resized, tmp_path, size, format_):
    # GIVEN a grey image with alpha and a profile for grey / WHEN it becomes RGBA on its way, resized or only turned
    profile = images.fake_profile("GRAY")
    path = images.write(str(tmp_path / "a.png"), images.in_mode("LA"), icc_profile=profile, exif=images.exif(3))
    found = resized(path, size, format=format_)
    # THEN a profile that would be wrong for its colours is not on it
    assert found.mode == "RGBA"
    assert "icc_profile" not in found.info


# Kinds of pixels


MODES = ["1", "L", "LA", "P", "P+t", "L+t", "1+t", "RGB", "RGB+t", "RGBA", "I;16"]


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("mode", MODES)
def test_every_kind_of_pixels_can_be_written_in_every_format(images, resized, tmp_path, mode, format_):
    # GIVEN a PNG of each kind / WHEN it is resized to each format
    source = images.in_mode(mode)
    path = images.write(str(tmp_path / "a.png"), source)
    found = resized(path, "24", format=format_, quality=95)
    # THEN it looks like the source, on white where it is transparent and the format cannot hold that
    with Image.open(path) as saved:
        expected = seen(saved)
    assert found.size == (24, 16)
    small = Image.fromarray(images.lanczos(expected, 24, 16).round().astype(np.uint8))
    assert images.psnr(seen(found), small) >= (20 if format_ != "png" else 28)
    transparent = mode.endswith("+t") or mode in ("LA", "RGBA")
    assert ("A" in found.getbands() or "transparency" in found.info) == (transparent and format_ != "jpeg")


def seen(image):
    """What people see on white."""
    if image.mode == "I;16":
        return Image.fromarray((np.asarray(image) / 257).round().astype(np.uint8)).convert("RGB")
    rgba = image.convert("RGBA")
    white = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, rgba).convert("RGB")


def test_sixteen_bits_are_kept_in_a_png(images, resized, tmp_path):
    # GIVEN a PNG of sixteen bits / WHEN it is resized / THEN it has sixteen bits, of the same values
    path = images.write(str(tmp_path / "a.png"), images.in_mode("I;16", 96, 64))
    found = resized(path, "24")
    assert found.mode == "I;16"
    with Image.open(path) as source:
        assert abs(found.getpixel((6, 4)) - source.getpixel((24, 16))) <= 2


def test_what_is_transparent_is_white_in_a_jpeg(images, resized, tmp_path):
    # GIVEN a red that is invisible / WHEN it becomes a JPEG / THEN it is white
    path = images.write(str(tmp_path / "a.png"), Image.new("RGBA", (80, 60), (255, 0, 0, 0)))
    assert min(resized(path, "40", format="jpeg").getpixel((20, 15))) >= 253


@pytest.mark.parametrize(
    ("mode", "format_", "expected"),
    [("RGB", "png", (255, 255, 255)), ("RGBA", "png", (0, 0, 0, 0)), ("L", "png", 255), ("I;16", "png", 65535)],
)
def test_the_space_beside_a_contained_image(images, resized, tmp_path, mode, format_, expected):
    # GIVEN images of several kinds / WHEN they are contained in a square / THEN what is left over is the background
    path = images.write(str(tmp_path / "a.png"), images.in_mode(mode, 80, 40))
    found = resized(path, "40x40", fit="contain", format=format_)
    assert found.size == (40, 40)
    assert found.getpixel((20, 2)) == expected


# Sizes and copies


def test_all_sizes_come_from_one_decode(images, unit_of, tmp_path, monkeypatch):
    # GIVEN five sizes of one image, and a count of its decodes
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(800, 600))
    decodes = []
    real = worker.decode.decode
    monkeypatch.setattr(worker.decode, "decode", lambda *args: decodes.append(1) or real(*args))
    # WHEN they are made / THEN each has its exact size, in the order asked for, and one decode was enough
    results = process_unit(unit_of(path, "300", "100x100", "x90", "77x", "401x200", fit="cover"))
    assert [opened(result).size for result in results] == [(300, 300), (100, 100), (120, 90), (77, 58), (401, 200)]
    assert [(result.width, result.height) for result in results] == [opened(result).size for result in results]
    assert len(decodes) == 1


def test_an_image_that_fits_is_copied_byte_for_byte(images, unit_of, tmp_path):
    # GIVEN an image smaller than the size / WHEN it is done / THEN its bytes are the same, and the result says copied
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(80, 60), exif=images.exif(1))
    (result,) = process_unit(unit_of(path, "100"))
    with open(path, "rb") as source, open(result.target, "rb") as target:
        assert source.read() == target.read()
    assert result.copied
    assert result.bytes == result.source_bytes == os.path.getsize(path)


def test_a_copy_and_a_smaller_one_of_the_same_image(images, unit_of, tmp_path):
    # GIVEN one size that fits and one that does not / WHEN they are done / THEN one is copied, the other resized
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(80, 60))
    results = process_unit(unit_of(path, "100", "40"))
    assert [(result.width, result.copied) for result in results] == [(80, True), (40, False)]
    assert opened(results[1]).size == (40, 30)


def test_the_quality_decides_how_many_bytes(images, unit_of, tmp_path):
    # GIVEN one image / WHEN it is written at two qualities / THEN the better one is larger
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(800, 600))
    for format_ in ("jpeg", "webp"):
        low, high = (
            process_unit(unit_of(path, "400", quality=quality, format=format_, name=f"{quality}-{{stem}}"))[0]
            for quality in (30, 95)
        )
        assert high.bytes > 1.5 * low.bytes


# Never an exception


def test_a_result_travels_between_processes(images, unit_of, tmp_path):
    # GIVEN results of each kind / WHEN they are pickled / THEN they come back the same
    good = images.write(str(tmp_path / "a.jpg"), images.detailed(80, 60))
    unit = unit_of(good, "40")
    done = process_unit(unit)
    failed = process_unit(
        msgspec.structs.replace(unit, source=Source(0, str(tmp_path / "no.jpg"), header=unit.source.header))
    )
    cancelled = process_unit(unit, lambda: True)
    assert [type(results[0]) for results in (done, failed, cancelled)] == [JobDone, JobFailed, JobCancelled]
    for results in (done, failed, cancelled):
        assert pickle.loads(pickle.dumps(results)) == results


def test_results_are_in_the_order_of_jobs_when_one_fails(images, unit_of, tmp_path):
    # GIVEN three sizes, the second of which cannot be written / WHEN they are done
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 150))
    unit = unit_of(path, "50", "60", "70")
    os.makedirs(unit.jobs[1].target)
    results = process_unit(unit)
    # THEN the others are done, each in its place
    assert [type(result) for result in results] == [JobDone, JobFailed, JobDone]
    assert [result.size for result in results] == ["50", "60", "70"]


def test_a_bug_is_a_loud_failure_with_its_traceback(images, unit_of, tmp_path, monkeypatch):
    # GIVEN a bug in the encoder / WHEN a unit is done
    def broken(*_, **__):
        raise ZeroDivisionError("whoops")

    monkeypatch.setattr(encode, "encode", broken)
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 150))
    (result,) = process_unit(unit_of(path, "50"))
    # THEN nothing is raised: the job has failed as a bug, and says where
    assert result.error.kind == "bug"
    assert "ZeroDivisionError: whoops" in result.error.message
    assert "Traceback" in result.error.detail
    assert "in broken" in result.error.detail


@pytest.mark.parametrize(("error", "kind"), [(ZeroDivisionError, "bug"), (MemoryError, "memory")])
def test_what_was_written_before_an_error_stays_done(images, unit_of, tmp_path, monkeypatch, error, kind):
    # GIVEN two sizes, and an error in the second / WHEN the unit is done
    real, calls = encode.encode, []

    def second_fails(*args, **options):
        calls.append(args)
        if len(calls) == 2:
            raise error
        return real(*args, **options)

    monkeypatch.setattr(encode, "encode", second_fails)
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 150))
    first, second = process_unit(unit_of(path, "50", "60"))
    # THEN the result of each says what is on the disk
    assert isinstance(first, JobDone)
    assert os.path.exists(first.target)
    assert second.error.kind == kind
    assert not os.path.exists(second.target)


def test_a_unit_that_was_never_probed_is_a_bug(images, unit_of, tmp_path):
    # GIVEN a unit without header / WHEN it reaches a worker / THEN that is said, and not raised
    path = images.write(str(tmp_path / "a.jpg"))
    unit = unit_of(path, "50")
    (result,) = process_unit(WorkUnit(Source(0, path), unit.jobs, 85))
    assert result.error.kind == "bug"


@pytest.mark.parametrize("what", ["truncated", "gone", "changed"])
def test_a_source_that_got_bad_after_it_was_probed_fails_all_its_jobs(images, unit_of, tmp_path, what):
    # GIVEN a unit of two sizes / WHEN its file is cut off, removed or replaced before it is done
    path = images.write(str(tmp_path / "a.png"), images.noisy(200, 150))
    unit = unit_of(path, "50", "60")
    if what == "truncated":
        os.truncate(path, os.path.getsize(path) // 2)
    elif what == "gone":
        os.unlink(path)
    else:
        images.write(path, images.plain(20, 20))
    results = process_unit(unit)
    # THEN both have failed for that reason, and nothing was written
    kinds = {"truncated": "corrupt", "gone": "missing", "changed": "changed"}
    assert [result.error.kind for result in results] == [kinds[what]] * 2
    assert not any(os.path.exists(job.target) for job in unit.jobs)


def test_a_result_larger_than_its_format_is_said(images, unit_of, tmp_path):
    # GIVEN a size that WebP cannot hold / WHEN it is made / THEN it has failed for that reason
    path = images.write(str(tmp_path / "a.png"), images.plain(2, 1))
    (result,) = process_unit(unit_of(path, "17000x1", fit="fill", enlarge=True, format="webp"))
    assert (result.error.kind, "16383" in result.error.message) == ("too-large", True)


def test_exif_that_does_not_fit_is_left_out_and_said(images, unit_of, tmp_path):
    # GIVEN a PNG with more EXIF than a JPEG can hold / WHEN it becomes a JPEG / THEN it is done, with a note
    big = images.exif(1) + b"\1" * 70_000
    path = images.write(str(tmp_path / "a.png"), images.plain(80, 60), exif=big)
    (result,) = process_unit(unit_of(path, "40", format="jpeg"))
    assert "EXIF left out" in result.notes[0]
    assert opened(result).size == (40, 30)


def test_cancelled_between_two_sizes(images, unit_of, tmp_path):
    # GIVEN two sizes / WHEN the batch is cancelled after the first was written / THEN the second is not
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 150))
    unit = unit_of(path, "50", "60")
    first, second = process_unit(unit, lambda: os.path.exists(unit.jobs[0].target))
    assert (type(first), type(second)) == (JobDone, JobCancelled)
    assert sorted(os.listdir(os.path.dirname(unit.jobs[0].target))) == ["a-50.jpg"]


def test_only_engine_store_writes(images, unit_of, tmp_path, monkeypatch):
    # GIVEN a store that writes nothing / WHEN a unit is done / THEN there is no other way onto the disk
    monkeypatch.setattr(store, "write", lambda *_, **__: True)
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 150))
    process_unit(unit_of(path, "50"))
    assert sorted(os.listdir(tmp_path)) == ["a.jpg"]


def test_an_output_is_the_same_every_time(images, unit_of, tmp_path):
    # GIVEN one image / WHEN it is resized here and in another process / THEN the bytes are the same
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(300, 200), exif=images.exif(6))
    (result,) = process_unit(unit_of(path, "100"))
    with open(result.target, "rb") as file:
        here = file.read()
    options = ["--mode", "serial", "--output", str(tmp_path / "there")]
    command = [sys.executable, "-m", "imgbatch", "resize", path, "--size", "100", *options]
    subprocess.run(command, check=True, capture_output=True, timeout=30)
    with open(tmp_path / "there" / "a-100.jpg", "rb") as file:
        assert file.read() == here
    assert Image.open(io.BytesIO(here)).size == (67, 100)


def test_a_second_try_never_replaces_what_appeared(images, unit_of, tmp_path):
    # GIVEN a unit whose first worker died, and a file that is at its target now
    path = images.write(str(tmp_path / "a.png"), images.plain(90, 60))
    tried = msgspec.structs.replace(unit_of(path, "30"), retried=True)
    os.makedirs(os.path.dirname(tried.jobs[0].target), exist_ok=True)
    with open(tried.jobs[0].target, "wb") as file:
        file.write(b"somebody's")
    # WHEN it is tried again / THEN the file stays, and the job is skipped
    (result,) = process_unit(tried)
    assert isinstance(result, JobSkipped)
    with open(tried.jobs[0].target, "rb") as file:
        assert file.read() == b"somebody's"


def test_a_second_try_counts_what_the_first_had_written(images, unit_of, tmp_path):
    # GIVEN a unit whose worker died after it had written its output
    path = images.write(str(tmp_path / "a.png"), images.plain(90, 60))
    first = unit_of(path, "30")
    process_unit(first)
    # WHEN it is tried again / THEN it is done, as it would have been
    (result,) = process_unit(msgspec.structs.replace(first, retried=True))
    assert isinstance(result, JobDone)
    assert result.bytes == os.path.getsize(first.jobs[0].target)


def test_an_orientation_behind_the_pixels_of_a_png_counts(images, resized, tmp_path):
    # GIVEN a PNG whose EXIF stands after its pixels, as some programs write it
    data = images.encoded(images.stored(images.corners(120, 80), 6), "PNG")
    body = images.exif(6).removeprefix(b"Exif\0\0")
    chunk = b"eXIf" + body
    late = len(body).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    end = data.rindex(b"IEND") - 4
    (tmp_path / "a.png").write_bytes(data[:end] + late + data[end:])
    # WHEN it is resized / THEN it is upright, and says so
    found = resized(str(tmp_path / "a.png"), "60x60")
    assert found.size == (60, 40)
    assert found.getexif().get(images.ORIENTATION) == 1
