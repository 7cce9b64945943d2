"""Faults on order: each does what it is called, in the process that was told to obey, and in no other."""

from __future__ import annotations

import concurrent.futures
import io
import os
import time

import psutil
import pytest
from PIL import Image

from imgbatch.domain.error import WorkerLostError
from imgbatch.domain.job import JobDone, Source
from imgbatch.engine import faults as orders
from imgbatch.engine.opening import probe
from imgbatch.engine.worker import probe_sources, process_unit, start_worker
from imgbatch.executors.lanes import LaneExecutor


@pytest.fixture
def lanes(faults, monkeypatch):
    """One worker that obeys; it dies when the test ends, whatever it does."""
    monkeypatch.setenv(faults.VARIABLE, "1")
    executor = LaneExecutor(1, start_worker)
    yield executor
    executor.kill_workers()


@pytest.fixture
def poisoned(faults, images):
    return lambda order, stage="decode": faults.poison(images.encoded(images.plain(), "PNG"), order, stage)


@pytest.mark.parametrize(
    ("order", "cause"),
    [("segv", "SIGSEGV"), ("abort", "SIGABRT"), ("exit:3", "exit code 3"), ("exit:0", "exit code 0")],
)
def test_a_fault_ends_its_process_as_it_is_called(lanes, poisoned, order, cause):
    # GIVEN an image that orders an end / WHEN a worker is about to process it
    with pytest.raises(WorkerLostError) as caught:
        lanes.submit(orders.obey, "decode", poisoned(order)).result(30)
    # THEN it is gone, of just that
    assert caught.value.cause == cause


def test_a_worker_that_hangs_hangs_until_it_is_killed(lanes, poisoned):
    # GIVEN a worker that is ready / WHEN it takes up an image that hangs
    lanes.submit(os.getpid).result(30)
    future = lanes.submit(orders.obey, "decode", poisoned("hang"))
    # THEN nothing comes of it, until somebody kills it
    assert not concurrent.futures.wait([future], 0.3).done
    lanes.kill_workers()
    with pytest.raises(WorkerLostError, match="SIGKILL"):
        future.result(30)


def test_what_nobody_foresaw_is_raised(lanes, poisoned):
    # GIVEN an image that orders an exception / WHEN a worker obeys / THEN it comes out, and the worker lives
    with pytest.raises(RuntimeError, match="ordered"):
        lanes.submit(orders.obey, "decode", poisoned("raise")).result(30)
    assert lanes.submit(os.getpid).result(30)


def test_what_is_slow_takes_its_time_and_goes_on(lanes, poisoned):
    # GIVEN a worker that is ready / WHEN an image orders a quarter of a second / THEN that is what it takes at least
    lanes.submit(os.getpid).result(30)
    start = time.monotonic()
    lanes.submit(orders.obey, "decode", poisoned("slow:250")).result(30)
    assert time.monotonic() - start >= 0.25


def test_a_leak_stays(lanes, poisoned):
    # GIVEN a worker / WHEN an image orders it to leak, and another one is seen to
    worker = psutil.Process(lanes.submit(os.getpid).result(30))
    before = worker.memory_info().rss
    lanes.submit(orders.obey, "decode", poisoned("leak:80")).result(30)
    lanes.submit(orders.obey, "decode", poisoned("leak:40")).result(30)
    # THEN the same worker has all of that
    assert 119e6 < worker.memory_info().rss - before < 140e6


USE_UP = """
import resource
from imgbatch.engine import faults
resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))
with open("a.png", "rb") as file:
    data = file.read()
try:
    faults.obey("decode", data)
except MemoryError:
    print(len(bytes(2**26)))
"""


def test_memory_is_used_up_and_given_back(faults, poisoned, terminal, tmp_path):
    # GIVEN a process that may have half a gigabyte / WHEN it takes up an image that uses all there is
    (tmp_path / "a.png").write_bytes(poisoned("oom"))
    out, errors = terminal("-c", USE_UP, program=(), env=faults.env()).communicate(timeout=30)
    # THEN it is told that there is no more, and has enough again to say so
    assert (out.strip(), errors) == (b"67108864", b"")


def test_a_fault_of_the_header_is_one_of_the_probe_alone(lanes, poisoned, tmp_path):
    # GIVEN an image that ends whoever reads its header, and one that ends whoever decodes it
    (tmp_path / "a.png").write_bytes(poisoned("segv", "probe"))
    (tmp_path / "b.png").write_bytes(poisoned("segv", "decode"))
    # WHEN both are probed, and the first one decoded / THEN only the first probe ends its worker
    with pytest.raises(WorkerLostError, match="SIGSEGV"):
        lanes.submit(probe, Source(0, str(tmp_path / "a.png"))).result(30)
    assert lanes.submit(probe, Source(0, str(tmp_path / "b.png"))).result(30).header.width == 64
    lanes.submit(orders.obey, "decode", poisoned("segv", "probe")).result(30)


def test_what_nobody_foresaw_in_a_header_costs_one_file(lanes, poisoned, tmp_path):
    # GIVEN an image at whose header something raises that nobody foresaw / WHEN it is probed
    (tmp_path / "a.png").write_bytes(poisoned("raise", "probe"))
    (source,) = lanes.submit(probe_sources, (Source(0, str(tmp_path / "a.png")),)).result(30)
    # THEN it is the failure of this file, as loud as a bug is
    assert (source.header, source.error.kind) == (None, "bug")
    assert "Traceback" in source.error.detail


def test_an_order_of_no_kind_is_a_mistake_of_the_test(lanes, poisoned):
    # GIVEN an order with a slip / WHEN a worker reads it / THEN it says so, and does not pass it over
    with pytest.raises(ValueError, match="segfault"):
        lanes.submit(orders.obey, "decode", poisoned("segfault")).result(30)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP", "HEIF"])
def test_for_everybody_else_it_is_an_ordinary_image(faults, images, unit_of, tmp_path, format_):
    # GIVEN an image of every format, and the same one with an order / WHEN a process resizes them that was not told
    if format_ == "HEIF":
        memory = io.BytesIO()
        pytest.importorskip("pillow_heif").from_pillow(images.corners()).save(memory)
        data = memory.getvalue()
    else:
        data = images.encoded(images.corners(), format_)
    (tmp_path / "a").write_bytes(data)
    (tmp_path / "b").write_bytes(data)
    faults.poison(tmp_path / "b", "exit:9", "probe")
    faults.poison(tmp_path / "b", "exit:9")
    results = [process_unit(unit_of(tmp_path / name, "32"))[0] for name in "ab"]
    # THEN nothing tells them apart
    assert all(isinstance(result, JobDone) for result in results)
    with open(results[0].target, "rb") as one, open(results[1].target, "rb") as other:
        assert one.read() == other.read()


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "AVIF"])
def test_what_moves_is_an_ordinary_animation(faults, images, unit_of, tmp_path, format_):
    # GIVEN an animation with an order / WHEN a process resizes it that was not told / THEN every frame is there
    frames = [images.plain(colour=colour) for colour in images.COLOURS]
    data = images.encoded(frames[0], format_, save_all=True, append_images=frames[1:], duration=40)
    (tmp_path / "a").write_bytes(faults.poison(data, "abort"))
    (result,) = process_unit(unit_of(tmp_path / "a", "32"))
    assert isinstance(result, JobDone)
    with Image.open(result.target) as image:
        assert image.n_frames == 4


def test_a_program_that_was_told_obeys(faults, poisoned, terminal, tmp_path):
    # GIVEN a program with the variable in its environment / WHEN it probes an image that orders an end
    (tmp_path / "a.png").write_bytes(poisoned("exit:7", "probe"))
    code = (
        "from imgbatch.engine.opening import probe; from imgbatch.domain.job import Source; probe(Source(0, 'a.png'))"
    )
    process = terminal("-c", code, program=(), env=faults.env())
    # THEN it ends so
    assert process.wait(30) == 7
