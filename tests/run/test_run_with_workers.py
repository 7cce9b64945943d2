"""The run with real processes, real images and real kills."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter

import psutil
import pytest

from imgbatch.app.batch import Batch, Mode
from imgbatch.domain.event import JobFinished, RunFinished, RunNoted, UnitStarted, WorkerLost
from imgbatch.domain.job import JobDone, WorkUnit
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.engine.worker import start_worker
from imgbatch.executors.lanes import LaneExecutor


@pytest.fixture(scope="module")
def photo(images):
    return images.encoded(images.detailed(1600, 1200), "JPEG", quality=90)


@pytest.fixture
def folder(photo, tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(16):
        (tmp_path / "in" / f"{number}.jpg").write_bytes(photo)
    return tmp_path / "in"


def batch_for(folder, mode=Mode.PROCESSES):
    recipe = Recipe(sizes=(Size(700, 700), Size(90, 90)))
    return Batch(recipe, str(folder.parent / "out"), mode=mode, workers=2)


def workers():
    """The workers of this process."""
    return [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]


def partials(folder):
    return [name for _, _, names in os.walk(folder) for name in names if name.endswith(".part")]


def test_a_worker_that_is_killed_costs_nothing(folder, photo, faults, monkeypatch):
    # GIVEN images that take a while, in two processes, both of which are in the middle of their second one, or later
    monkeypatch.setenv(faults.VARIABLE, "1")
    for number in range(40):
        (folder / f"{number}.jpg").write_bytes(faults.poison(photo, "slow:100"))
    events, starts, killed = [], Counter(), False
    for event in batch_for(folder).run_paths([str(folder)]).events():
        if isinstance(event, UnitStarted):
            starts[event.worker] += 1
            if not killed and min(starts[0], starts[1]) == 2:
                # WHEN one of them is killed from outside
                killed = True
                workers()[0].kill()
        events.append(event)
    # THEN that is said, the image in its hands was tried once more, and all are done
    (lost,) = [event for event in events if isinstance(event, WorkerLost)]
    assert (lost.cause, lost.retrying) == ("SIGKILL", True)
    assert events[-1] == RunFinished("finished", 80, 80, 0, 0, 0)
    ends = [event.result for event in events if isinstance(event, JobFinished)]
    assert sum(end.unit == lost.unit for end in ends) == 2
    assert all(isinstance(end, JobDone) and os.path.getsize(end.target) == end.bytes for end in ends)
    assert not partials(folder.parent)
    assert not workers()


def test_an_image_that_kills_every_worker_costs_only_itself(folder, images, wait_until):
    # GIVEN a large image among others, and somebody who kills its worker whenever it was taken up
    images.write(str(folder / "5.png"), images.plain(6000, 4000), compress_level=1)
    run = batch_for(folder).run_paths([str(folder)])
    make_workers, on_start = run._make_workers, run._on_start

    def lanes_with_a_killer(tell):
        def killer(worker, args):
            tell(worker, args)
            if isinstance(args[0], WorkUnit) and args[0].source.path.endswith("5.png"):
                lane = lanes._state.lanes[worker]
                wait_until(lambda: lane.was_ready)
                lane.process.kill()

        lanes = make_workers(killer)
        return lanes

    run._make_workers, run._on_start = lanes_with_a_killer, on_start
    # WHEN the batch is run
    events = list(run.events())
    # THEN two workers died for it, and it alone has failed
    assert [event.retrying for event in events if isinstance(event, WorkerLost)] == [True, False]
    ends = [event for event in events if isinstance(event, JobFinished)]
    failed = [event for event in ends if not isinstance(event.result, JobDone)]
    assert {(os.path.basename(event.path), event.result.error.kind) for event in failed} == {("5.png", "crashed")}
    assert (events[-1].done, events[-1].failed) == (32, 2)
    assert not partials(folder.parent)


def test_cancel_does_not_wait_for_workers_that_hang(folder):
    # GIVEN workers that are stopped in the middle of an image, for ever
    run = batch_for(folder).run_paths([str(folder)])
    events = run.events()
    next(event for event in events if isinstance(event, UnitStarted))
    next(event for event in events if isinstance(event, JobFinished))
    stopped = workers()
    for worker in stopped:
        os.kill(worker.pid, signal.SIGSTOP)
    # WHEN the run is cancelled
    start = time.monotonic()
    run.cancel()
    rest = list(events)
    # THEN it ends at once, the workers are gone, and no partial file is left
    assert time.monotonic() - start < 2
    assert rest[-1].outcome == "cancelled"
    assert rest[-1].planned == rest[-1].done + rest[-1].cancelled
    assert len(stopped) == 2
    assert not psutil.wait_procs(stopped, timeout=2)[1]
    assert not partials(folder.parent)


def test_a_worker_leaves_ctrl_c_to_its_parent():
    # GIVEN a worker as a batch starts it / WHEN it is asked what Ctrl-C does to it / THEN it is nothing
    with LaneExecutor(1, start_worker) as lanes:
        assert lanes.submit(signal.getsignal, signal.SIGINT).result(30) is signal.SIG_IGN


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_gives_the_same_bytes(folder, mode):
    # GIVEN a folder with a good and a bad image / WHEN it is run in each mode
    for number in range(4, 16):
        (folder / f"{number}.jpg").unlink()
    (folder / "bad.jpg").write_bytes(b"no image")
    events = list(batch_for(folder, mode).run_paths([str(folder)]).events())
    # THEN the counts and the files are the same
    assert events[-1] == RunFinished("finished", 10, 8, 0, 2, 0)
    out = folder.parent / "out"
    assert sorted(os.listdir(out)) == sorted(f"{number}-{size}.jpg" for number in range(4) for size in (700, 90))
    assert len({(out / f"{number}-90.jpg").read_bytes() for number in range(4)}) == 1


@pytest.mark.parametrize("mode", [Mode.THREADS, Mode.SERIAL])
def test_cancel_without_processes_leaves_no_half_file(folder, mode, wait_until):
    # GIVEN a run that cannot kill its workers / WHEN it is cancelled after its first result
    run = batch_for(folder, mode).run_paths([str(folder)])
    events = []
    for event in run.events():
        if isinstance(event, JobFinished):
            run.cancel()
        events.append(event)
    # THEN it ends, and once the last thread has noticed, only whole files are there
    assert events[-1].outcome == "cancelled"
    assert events[-1].done < 32
    wait_until(lambda: not partials(folder.parent), 10)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has priorities of its own")
@pytest.mark.parametrize("low_priority", [False, True])
def test_workers_leave_the_machine_to_others_if_they_shall(folder, low_priority):
    # GIVEN a batch that shall leave the machine to others, or not / WHEN its worker has done an image
    out, own = str(folder.parent / "out"), os.getpriority(os.PRIO_PROCESS, 0)
    batch = Batch(Recipe(), out, mode=Mode.PROCESSES, workers=1, low_priority=low_priority)
    levels = set()
    for event in batch.run_paths([str(folder)]).events():
        if isinstance(event, JobFinished):
            levels |= {os.getpriority(os.PRIO_PROCESS, worker.pid) for worker in workers()}
    # THEN it steps back behind every other program, or does not, and this process never does
    assert levels == {min(own + 10, 19) if low_priority else own}
    assert os.getpriority(os.PRIO_PROCESS, 0) == own


@pytest.mark.parametrize(("mode", "said"), [(Mode.PROCESSES, False), (Mode.THREADS, True), (Mode.SERIAL, True)])
def test_it_is_said_where_low_priority_has_no_effect(folder, mode, said):
    # GIVEN a batch that shall leave the machine to others / WHEN it runs in threads / THEN it says that it does not
    batch = Batch(Recipe(), str(folder.parent / "out"), mode=mode, workers=1, low_priority=True)
    notes = [event.note for event in batch.run_paths([str(folder)]).events() if isinstance(event, RunNoted)]
    assert ("low priority has no effect: only processes can leave the machine to others" in notes) == said
