"""What is known of this machine is remembered, and learned from what is done on it."""

from __future__ import annotations

import json
import os

import pytest

from imgbatch.app import pace
from imgbatch.app.batch import Batch, Mode
from imgbatch.app.folders import pace_file
from imgbatch.app.pace import Learner
from imgbatch.domain.comparison import Comparison, Contender, Machine, Span, Trial
from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.event import JobFinished, RunFinished, RunNoted, RunPaused, RunStarted, WorkerLost
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header, JobCancelled, JobDone, JobFailed, JobSkipped, Source, WorkUnit
from imgbatch.domain.pace import Pace
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size

KNOWN = Pace(startup=0.5, held_threads=0.2, factors={"jpeg>jpeg": 2.5})
DONE = JobDone(0, "9", "/o/a.jpg", 9, 7, 1000, 100)
END = RunFinished("finished", 1, 1, 0, 0, 0)


def write(text):
    os.makedirs(os.path.dirname(pace_file()), exist_ok=True)
    with open(pace_file(), "w", encoding="utf-8") as file:
        file.write(text)


def test_what_is_known_comes_back():
    # GIVEN nothing / WHEN it is asked for / THEN it is what was measured elsewhere, and later what was saved
    assert pace.load() == (Pace(), "")
    pace.save(KNOWN)
    assert pace.load() == (KNOWN, "")
    assert os.listdir(os.path.dirname(pace_file())) == ["pace.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"startup": "soon"}', '{"startup": NaN}', '{"factors": [1]}'])
def test_a_file_that_cannot_be_understood_is_kept_and_said(text):
    # GIVEN nonsense in the place of the file / WHEN it is read / THEN nothing is known, and it is still there
    write(text)
    found, note = pace.load()
    assert (found, "could not be understood" in note) == (Pace(), True)
    assert os.path.exists(pace_file())
    # WHEN another one is to be written / THEN it is set aside before
    _, note = pace.load(tidy=True)
    assert note.endswith("pace.json.bad")
    with open(f"{pace_file()}.bad", encoding="utf-8") as file:
        assert file.read() == text
    assert pace.load() == (Pace(), "")


def test_figures_that_cannot_be_are_not_believed():
    # GIVEN a file of a machine that cannot be / WHEN it is read / THEN its figures are what can be
    write(json.dumps({"startup": 1e9, "held_threads": -4, "factors": {"jpeg>jpeg": 1e300}}))
    found, note = pace.load()
    assert note == ""
    assert found == found.bounded()
    assert found.startup <= 5


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass only when the test says so."""

    class Clock:
        now = 100.0

        def monotonic(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(pace, "time", clock)
    monkeypatch.setattr(pace, "_spent", clock.monotonic)
    return clock


@pytest.fixture
def learn(clock):
    """Do a photo of 12 megapixels in so many seconds, or let something else happen; return what is said at the end."""

    def run(seconds, event=None):
        learner = Learner("serial", 1, Recipe())
        source = Source(0, "/a.jpg", header=Header(Format.JPEG, 4000, 3000))
        list(learner.units([WorkUnit(source, (), Recipe())]))
        learner.take(RunStarted("serial", 1, 1, 1))
        clock.now += seconds
        learner.take(JobFinished("/a.jpg", DONE) if event is None else event)
        return learner.take(END)

    return run


def test_every_run_teaches(learn):
    # GIVEN a machine on which a photo takes twenty seconds / WHEN it has done one / THEN that is remembered
    assert learn(20.0) == ""
    first = pace.load()[0].factors["jpeg>jpeg"]
    assert first > 2
    # and once more, so that it is believed
    assert learn(20.0) == ""
    assert pace.load()[0].factors["jpeg>jpeg"] > first


@pytest.mark.parametrize(
    "event",
    [
        RunPaused(),
        WorkerLost(0, "/a.jpg", 9, "SIGSEGV", retrying=True),
        JobFinished("/a.jpg", JobSkipped(0, "9", "/o/a.jpg", "there")),
        JobFinished("/a.jpg", JobFailed(0, "9", "/o/a.jpg", ErrorInfo(ErrorKind.CORRUPT, "bad"))),
        JobFinished("/a.jpg", JobCancelled(0, "9", "/o/a.jpg")),
        JobFinished("/a.jpg", JobDone(0, "9", "/o/a.jpg", 9, 7, 1000, 1000, copied=True)),
    ],
    ids=lambda event: type(getattr(event, "result", event)).__name__,
)
def test_a_run_that_was_disturbed_teaches_nothing(learn, event):
    # GIVEN a run that was paused, lost a worker, or did not do all of its images / WHEN it ends / THEN nothing is known
    assert learn(20.0, event) == ""
    assert not os.path.exists(pace_file())


def test_a_run_that_was_cancelled_teaches_nothing(clock):
    # GIVEN a run that was cancelled after its first image / WHEN it ends / THEN nothing is known
    learner = Learner("serial", 1, Recipe())
    list(learner.units([WorkUnit(Source(0, "/a.jpg", bytes=10**6), (), Recipe())]))
    for event in (RunStarted("serial", 1, 1, 1), JobFinished("/a.jpg", DONE)):
        learner.take(event)
    clock.now += 20
    assert learner.take(RunFinished("cancelled", 1, 1, 0, 0, 0)) == ""
    assert not os.path.exists(pace_file())


def test_what_cannot_be_saved_is_said(learn):
    # GIVEN a file in the place of the folder / WHEN something is learned / THEN that it is lost is said
    folder = os.path.dirname(pace_file())
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    with open(folder, "w", encoding="utf-8"):
        pass
    assert "could not be" in learn(20.0)


def test_a_run_says_that_what_was_learned_is_lost(images, tmp_path):
    # GIVEN nonsense in the place of the file / WHEN a batch runs / THEN that is a note, and the batch is done
    write("{")
    images.write(str(tmp_path / "in" / "a.jpg"))
    batch = Batch(Recipe(sizes=(Size(20, 20),)), str(tmp_path / "out"), mode=Mode.SERIAL)
    *events, last = batch.run_paths([str(tmp_path / "in")]).events()
    notes = [event.note for event in events if isinstance(event, RunNoted)]
    assert len(notes) == 1
    assert "pace.json.bad" in notes[0]
    assert (last.done, last.outcome) == (1, "finished")


def test_a_comparison_is_remembered():
    # GIVEN a comparison in which processes took a second to start / WHEN it is learned from / THEN that is known
    spans = (Span(0, 0, 1.0, 2.0, 1.0),)
    trial = Trial(contender=Contender("processes", 2), round=0, seconds=2.1, spans=spans)
    machine = Machine(cores=2, system="", python="")
    assert pace.learn_from(Comparison(machine=machine, contenders=(), runs=1, trials=(trial,))) == ""
    assert pace.load() == (Pace(startup=1.0), "")
