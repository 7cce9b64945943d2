"""A comparison of real trials, on images of all sizes, a broken one and a poisonous one."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import tempfile
import threading
from itertools import pairwise

import psutil
import pytest

from imgbatch.app.compare import choose, compare, contenders, find_sources, machine, worker_counts
from imgbatch.app.trial import read_all
from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Contender, Stage, Terms
from imgbatch.domain.error import ErrorInfo, ErrorKind, RequestError
from imgbatch.domain.job import Source
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size

RECIPE = Recipe(sizes=(Size(200, 200), Size(100, 100)))


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def found(path):
    rejected = []
    sources = find_sources([str(path)], rejected.append)
    assert rejected == []
    return sources


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder in which this program puts its temporary ones."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def photos(tmp_path, images):
    """Five photos of different sizes, and one that is none."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(5):
        images.detailed(300 + 60 * number, 300, seed=number).save(folder / f"{number}.jpg", quality=90)
    (folder / "broken.jpg").write_bytes(b"no image")
    return folder


def test_every_contender_does_the_whole_sample_in_every_round(photos, temporary):
    # GIVEN photos, one of them broken
    before = digests(photos)
    # WHEN all ways to do them are compared, in two rounds
    steps = list(compare(found(photos), RECIPE, Terms(runs=2, workers=(2,)), threading.Event()))
    # THEN each had its turn in each round, in order, and did every photo
    known = steps[-1]
    everyone = [Contender(SERIAL), Contender(THREADS, 2), Contender(PROCESSES, 2)]
    assert known.stage is Stage.DONE
    assert [(trial.contender, trial.round) for trial in known.trials] == [
        (contender, round_) for round_ in range(2) for contender in everyone
    ]
    assert known.failures == {}
    for trial in known.trials:
        assert sorted(span.image for span in trial.spans) == list(range(5))
        assert trial.pixels == sum((300 + 60 * number) * 300 for number in range(5))
        check_times(trial)
    # AND what is told of it is true
    assert (known.sample.images, known.sample.found, known.sample.left_out) == (5, 6, 1)
    assert known.sample.formats == {"jpeg": 5}
    assert known.sample.sizes == ("200", "100")
    # AND nothing is left of it
    assert os.listdir(temporary) == []
    assert multiprocessing.active_children() == []
    assert digests(photos) == before


def check_times(trial):
    assert 0 < trial.startup < trial.first <= trial.seconds
    assert trial.user >= 0  # by ticks of a hundredth of a second: what is kept may take less
    assert trial.peak_bytes > 20_000_000
    for worker in range(trial.contender.workers):
        spans = [span for span in trial.spans if span.worker == worker]
        for span in spans:
            assert span.begin < span.end <= trial.seconds
            assert 0 < span.cpu <= span.end - span.begin + 0.02  # the clock of a thread has ticks of its own
        # A worker does one after the other.
        assert all(one.end <= other.begin for one, other in pairwise(spans))
    assert all(span.worker < trial.contender.workers for span in trial.spans)


def test_whoever_is_to_come_is_told_before_the_turn(photos, temporary):
    # GIVEN photos / WHEN they are compared / THEN every step says how far it is, and who has its turn
    steps = list(compare(found(photos), RECIPE, Terms(runs=1, workers=(1,)), threading.Event()))
    assert [step.stage for step in steps] == [Stage.LOOKING, Stage.WARMING, *[Stage.MEASURING] * 3, Stage.DONE]
    assert [step.trying for step in steps[2:5]] == list(steps[-1].contenders)
    assert [len(step.trials) for step in steps] == [0, 0, 0, 1, 2, 3]


def test_a_file_that_ends_its_worker_is_left_out(photos, temporary, monkeypatch, faults):
    # GIVEN a photo that makes its decoder crash
    monkeypatch.setenv(faults.VARIABLE, "1")
    faults.poison(photos / "2.jpg", "segv")
    # WHEN it is among those that are compared / THEN nobody but the first trial has to do with it
    *_, known = compare(found(photos), RECIPE, Terms(runs=1, workers=(2,)), threading.Event())
    assert (known.sample.images, known.sample.left_out) == (4, 2)
    assert known.failures == {}
    assert [trial.images for trial in known.trials] == [4, 4, 4]


def test_processes_that_are_kept_do_the_same_work(photos, temporary):
    # GIVEN photos / WHEN processes that are kept take part
    everything = compare(found(photos), RECIPE, Terms(runs=1, workers=(2,), is_warm=True), threading.Event())
    *_, known = everything
    # THEN they did every photo, and are not what a batch could be told to run on
    cold, warm = known.trials[-2:]
    assert warm.contender == Contender(PROCESSES, 2, is_warm=True)
    assert warm.images == cold.images == 5
    assert warm.failure == ""
    assert not known.fastest.contender.is_warm
    # AND they were there when it began: it took them nothing to start
    check_times(warm)
    assert warm.user < cold.user


def test_it_ends_in_the_midst_of_a_trial(photos, temporary, wait_until, all_gone):
    # GIVEN a comparison that would take long, and is in the midst of a trial
    stopped, steps = threading.Event(), []
    everything = compare(found(photos), RECIPE, Terms(runs=1_000, workers=(2,)), stopped)

    def run():
        steps.extend(everything)

    thread = threading.Thread(target=run)
    thread.start()
    wait_until(lambda: len(steps) > 5 and steps[-1].trying.mode == PROCESSES)
    workers = psutil.Process().children(recursive=True)
    # WHEN it is stopped / THEN it is over, without a result, and nothing is left
    stopped.set()
    thread.join(10)
    assert not thread.is_alive()
    assert not any(step.stage is Stage.DONE for step in steps)
    assert os.listdir(temporary) == []
    all_gone([worker for worker in workers if "resource_tracker" not in " ".join(cmdline(worker))], 10)


def cmdline(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"sample": 0}, "sample"),
        ({"runs": 0}, "runs"),
        ({"workers": (0, 1)}, "workers"),
        ({"workers": (999,)}, "workers"),
    ],
)
def test_a_number_that_makes_no_sense_is_refused(wrong, field):
    # GIVEN a number that makes no sense / WHEN it is to be compared / THEN it is refused, and its field is named
    with pytest.raises(RequestError) as raised:
        next(compare([Source(0, "/a.jpg")], RECIPE, Terms(**wrong), threading.Event()))
    assert raised.value.field == field


def test_nothing_that_can_be_read_is_nothing_to_compare_with(photos, temporary):
    # GIVEN a file that is no image / WHEN it alone is to be compared / THEN that is refused
    with pytest.raises(RequestError, match="there is no image"):
        list(compare(found(photos / "broken.jpg"), RECIPE, Terms(), threading.Event()))


def test_a_sample_has_as_many_of_each_part():
    # GIVEN files of all sizes, one of which cannot be used / WHEN a few are chosen
    sources = [Source(number, f"/{number}.jpg", bytes=1_000 * ((number * 7) % 100)) for number in range(100)]
    bad = Source(100, "/bad.jpg", bytes=7, error=ErrorInfo(ErrorKind.EMPTY, "the file is empty"))
    chosen = choose([*sources, bad], 10)
    # THEN there is one of each tenth of them, in the order of finding
    assert sorted(source.bytes // 10_000 for source in chosen) == list(range(10))
    assert chosen == sorted(chosen, key=lambda source: source.number)
    # AND of fewer there are all
    assert choose([*sources[:3], bad], 10) == sources[:3]


@pytest.mark.parametrize(
    ("cores", "counts"), [(1, [1]), (2, [1, 2]), (4, [1, 2, 4]), (6, [1, 2, 4, 6]), (16, [1, 2, 4, 8, 16])]
)
def test_numbers_of_workers_double_up_to_the_cores(cores, counts):
    # GIVEN so many cores / WHEN nobody says how many workers / THEN they double, and all cores are among them
    assert worker_counts(cores) == counts


def test_serial_is_there_once_and_the_others_for_each_number():
    # GIVEN two numbers of workers / WHEN everyone lines up / THEN serial comes once, kept processes only if wanted
    everyone = contenders([1, 4])
    assert [(one.mode, one.workers) for one in everyone] == [
        *((SERIAL, 1), (THREADS, 1), (THREADS, 4)),
        *((PROCESSES, 1), (PROCESSES, 4)),
    ]
    assert contenders([4], is_warm=True)[-1] == Contender(PROCESSES, 4, is_warm=True)


def test_the_machine_says_whether_threads_hold_a_lock(monkeypatch):
    # GIVEN an interpreter without a lock / WHEN the machine is described / THEN it says so
    monkeypatch.setattr("sys._is_gil_enabled", lambda: False, raising=False)
    assert machine().is_free_threaded
    monkeypatch.setattr("sys._is_gil_enabled", lambda: True)
    assert not machine().is_free_threaded


def test_a_file_that_is_gone_is_no_reason_to_stop_reading(photos):
    # GIVEN a photo and a path where none is any more / WHEN they are read / THEN that takes a moment, and no more
    seconds, _ = read_all([str(photos / "0.jpg"), str(photos / "gone.jpg")])
    assert seconds > 0


def test_a_temporary_folder_that_cannot_be_written_to_is_told(photos, tmp_path, monkeypatch):
    # GIVEN a temporary folder that is none / WHEN something is to be compared / THEN that is said
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(RequestError, match="nothing can be written into"):
        list(compare(found(photos), RECIPE, Terms(runs=1), threading.Event()))


def test_it_ends_while_it_chooses(photos, temporary):
    # GIVEN somebody who does not want to know any more / WHEN images are being chosen / THEN that is the end
    stopped = threading.Event()
    steps = compare(found(photos), RECIPE, Terms(runs=1), stopped)
    assert next(steps).stage is Stage.LOOKING
    stopped.set()
    assert list(steps) == []
    assert os.listdir(temporary) == []
