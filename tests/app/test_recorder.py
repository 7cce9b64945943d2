"""A run that is written down, and one whose journal fails in the midst of it."""

from __future__ import annotations

import os

import pytest

from imgbatch.app.batch import Batch
from imgbatch.app.past import Past, open_journal
from imgbatch.domain.event import RunFinished, RunNoted
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.journal.error import JournalError

SMALL = Recipe(sizes=(Size(24, 24), Size(12, 12)))


@pytest.fixture
def photos(tmp_path, images):
    for number in range(6):
        images.write(str(tmp_path / "in" / f"{number}.png"), images.plain())
    (tmp_path / "in" / "bad.png").write_bytes(b"no image")
    return str(tmp_path / "in")


@pytest.fixture
def journal():
    journal, note = open_journal()
    assert note == ""
    yield journal
    journal.close()


def test_a_run_is_written_down_with_all_that_came_of_it(photos, tmp_path, journal):
    # GIVEN a batch with a bad image / WHEN it has run / THEN the journal has its request, its sums and every result
    batch = Batch(SMALL, str(tmp_path / "out"), journal=journal)
    *_, last = batch.run_paths([photos]).events()
    (record,) = journal.runs()
    assert (record.outcome, record.done, record.failed) == ("finished", last.done, last.failed) == ("finished", 12, 2)
    assert (record.request.paths, record.request.recipe, record.output) == ((photos,), SMALL, str(tmp_path / "out"))
    jobs = list(journal.jobs(record.id))
    assert sorted(job.target for job in jobs if job.target) == sorted(
        os.path.join(tmp_path, "out", f"{number}-{size}.png") for number in range(6) for size in (24, 12)
    )
    assert all(job.result is not None for job in jobs)


def test_a_cancelled_run_says_so(photos, tmp_path, journal):
    # GIVEN a run that is cancelled / WHEN it is over / THEN the journal knows that it was not done to its end
    run = Batch(SMALL, str(tmp_path / "out"), journal=journal).run_paths([photos])
    for _ in run.events():
        run.cancel()
    assert journal.runs()[0].outcome == "cancelled"


def test_a_run_that_nobody_iterates_to_its_end_was_stopped(photos, tmp_path, journal):
    # GIVEN a run whose iteration is given up / WHEN that is over / THEN the journal says so
    events = Batch(SMALL, str(tmp_path / "out"), journal=journal).run_paths([photos]).events()
    next(events)
    events.close()
    assert journal.runs()[0].outcome == "stopped"


class Breaks:
    """A journal that fails for good at one of its methods."""

    def __init__(self, journal, method):
        self._journal = journal
        self._method = method
        self._broken = False

    def __getattr__(self, name):
        def call(*args):
            self._broken = self._broken or name == self._method
            if self._broken:
                raise JournalError("the disk is full")
            return getattr(self._journal, name)(*args)

        return call


@pytest.mark.parametrize("method", ["begin", "planned", "finished", "end", "made_from", "in_doubt"])
def test_a_journal_that_fails_costs_no_image_and_is_said_once(photos, tmp_path, journal, method):
    # GIVEN a journal that fails, at the beginning, in the midst or at the end / WHEN a batch is run
    batch = Batch(SMALL, str(tmp_path / "out"), journal=Breaks(journal, method))
    events = list(batch.run_paths([photos]).events())
    # THEN every image is done, and the user is told once what that means
    assert (events[-1].done, events[-1].failed) == (12, 2)
    assert isinstance(events[-1], RunFinished)
    (note,) = [event.note for event in events if isinstance(event, RunNoted)]
    assert "neither resumed nor undone" in note
    assert "the disk is full" in note


def test_a_journal_that_cannot_be_read_knows_nothing(journal):
    # GIVEN a journal that fails / WHEN it is asked / THEN nothing was made, and nothing is raised
    past = Past(Breaks(journal, "in_doubt"))
    assert (past.in_doubt, past.made("/a"), past.made_from("/a")) == (frozenset(), None, ())


def test_a_journal_that_cannot_be_opened_is_said(monkeypatch, tmp_path):
    # GIVEN a file where the folder of the journal should be / WHEN it is opened / THEN there is none, and a note
    (tmp_path / "state").write_text("a file")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    journal, note = open_journal()
    assert journal is None
    assert "neither resumed nor undone" in note


def test_an_output_folder_that_nothing_came_into_is_not_left_behind(tmp_path, journal):
    # GIVEN only a bad image / WHEN it was tried / THEN the folder for its output is not there
    (tmp_path / "bad.png").write_bytes(b"no image")
    list(Batch(SMALL, str(tmp_path / "new" / "out"), journal=journal).run_paths([str(tmp_path / "bad.png")]).events())
    assert not (tmp_path / "new").exists()
