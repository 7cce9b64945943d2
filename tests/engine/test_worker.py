"""One unit in, one result for each of its jobs out, and files that are right."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import subprocess
import sys

import msgspec
import pytest
from PIL import Image

from imgbatch.domain.job import JobCancelled, JobDone, JobFailed, JobSkipped, Source, WorkUnit
from imgbatch.engine import still, store
from imgbatch.engine.worker import process_unit


def opened(result):
    assert isinstance(result, JobDone), result
    image = Image.open(result.target)
    image.load()
    return image


# Sizes and copies


def test_all_sizes_come_from_one_decode(images, unit_of, tmp_path, monkeypatch):
    # GIVEN five sizes of one image, and a count of its decodes
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(800, 600))
    decodes = []
    real = still.decode
    monkeypatch.setattr(still, "decode", lambda *args, **options: decodes.append(1) or real(*args, **options))
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


# What a worker prints


def printed_by_a_worker(script):
    """Do something in a process that starts as a worker does; return what comes out of its standard error."""
    script = f"import os, sys; from imgbatch.engine.worker import start_worker\n{script}"
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False).stderr


def test_what_libraries_print_reaches_nobody_and_what_python_prints_does():
    # GIVEN a worker in which a library prints a warning, as libtiff does / WHEN Python prints as well
    script = "start_worker(); os.write(2, b'TIFFReadDirectory: Warning'); print('said \\udce9', file=sys.stderr)"
    # THEN only that is there, even what cannot be encoded
    assert printed_by_a_worker(script) == "said \\udce9\n"


@pytest.mark.parametrize(
    ("death", "words"),
    [("os.abort()", ["Fatal Python error: Aborted", "in whoops"]), ("1 / 0", ["Traceback", "ZeroDivisionError"])],
)
def test_a_worker_that_dies_leaves_its_traceback(death, words):
    # GIVEN a worker / WHEN it crashes, or ends by an exception / THEN its standard error says where
    printed = printed_by_a_worker(f"start_worker()\ndef whoops(): {death}\nwhoops()")
    assert [word for word in words if word not in printed] == []


@pytest.mark.parametrize("before", ["sys.stderr = None; os.close(2)", "os.close(2)"])
def test_a_worker_starts_without_a_standard_error(tmp_path, before):
    # GIVEN a process that has none, as in a windowed program / WHEN it starts as a worker / THEN it does
    done = tmp_path / "done"
    printed_by_a_worker(f"{before}; start_worker(); open({str(done)!r}, 'w').close()")
    assert done.exists()


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

    monkeypatch.setattr(still, "encode", broken)
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
    real, calls = still.encode, []

    def second_fails(*args, **options):
        calls.append(args)
        if len(calls) == 2:
            raise error
        return real(*args, **options)

    monkeypatch.setattr(still, "encode", second_fails)
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 150))
    second, first = process_unit(unit_of(path, "50", "60"))  # the largest is made first
    # THEN the result of each says what is on the disk
    assert isinstance(first, JobDone)
    assert os.path.exists(first.target)
    assert second.error.kind == kind
    assert not os.path.exists(second.target)


def test_a_unit_that_was_never_probed_is_a_bug(images, unit_of, tmp_path):
    # GIVEN a unit without header / WHEN it reaches a worker / THEN that is said, and not raised
    path = images.write(str(tmp_path / "a.jpg"))
    unit = unit_of(path, "50")
    (result,) = process_unit(WorkUnit(Source(0, path), unit.jobs, unit.recipe))
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
    # GIVEN two sizes / WHEN the batch is cancelled after the larger was written / THEN the smaller is not
    path = images.write(str(tmp_path / "a.jpg"), images.detailed(200, 150))
    unit = unit_of(path, "60", "50")
    first, second = process_unit(unit, lambda: os.path.exists(unit.jobs[0].target))
    assert (type(first), type(second)) == (JobDone, JobCancelled)
    assert sorted(os.listdir(os.path.dirname(unit.jobs[0].target))) == ["a-60.jpg"]


def test_only_engine_store_writes(images, unit_of, tmp_path, monkeypatch):
    # GIVEN a store that writes nothing / WHEN a unit is done / THEN there is no other way onto the disk
    monkeypatch.setattr(store, "write", lambda *_, **__: None)
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


# The digest of the source


@pytest.mark.parametrize("checksum", [True, False])
def test_the_digest_is_that_of_the_bytes_that_were_processed(images, unit_of, tmp_path, checksum):
    # GIVEN an image that becomes another one after it was planned, with the same header
    path = images.write(str(tmp_path / "a.bmp"), images.plain(colour=(200, 0, 0)))
    unit = unit_of(path, "40", "20", checksum=checksum)
    images.write(path, images.plain(colour=(0, 0, 200)))
    # WHEN it is done / THEN every result has the digest of what it was made of, if that was asked for
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    results = process_unit(unit)
    assert opened(results[0]).getpixel((0, 0)) == (0, 0, 200)
    assert [result.source_digest for result in results] == [digest if checksum else ""] * 2


def test_a_second_try_has_the_digest_as_well(images, unit_of, tmp_path):
    # GIVEN a file that a worker which died had written / WHEN its unit is done again / THEN the digest is there, too
    path = images.write(str(tmp_path / "a.jpg"))
    unit = unit_of(path, "40", checksum=True)
    (first,) = process_unit(unit)
    (second,) = process_unit(msgspec.structs.replace(unit, retried=True))
    assert (len(first.source_digest), second.source_digest) == (64, first.source_digest)
