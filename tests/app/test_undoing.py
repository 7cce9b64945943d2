"""Undo of several runs at once, as the window needs it."""

from __future__ import annotations

import pytest

from imgbatch.app.batch import Batch, Mode
from imgbatch.app.history import Forecast
from imgbatch.app.past import open_journal
from imgbatch.app.undoing import OwnRuns, foresee, undo
from imgbatch.domain.error import RequestError
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size


@pytest.fixture
def journal():
    journal, _ = open_journal()
    yield OwnRuns.of(journal)
    journal.close()


@pytest.fixture
def run(journal, images, tmp_path):
    """Do a batch over one image of this name."""

    def do(name, through=journal):
        images.plain(40, 30).save(tmp_path / name)
        recipe = Recipe(sizes=(Size(20, 20),))
        batch = Batch(recipe, str(tmp_path / "out"), mode=Mode.SERIAL, journal=through)
        list(batch.run_paths([str(tmp_path / name)]).events())

    return do


def test_only_runs_that_were_begun_through_it_are_known(journal, run):
    # GIVEN a journal that another program writes into as well
    other, _ = open_journal()
    # WHEN both begin runs / THEN only the own ones are known, in order
    run("a.png")
    run("b.png", through=other)
    run("c.png")
    other.close()
    assert journal.begun == [1, 3]


def test_several_runs_are_foreseen_and_undone_together(journal, run, tmp_path):
    # GIVEN two runs, one of which somebody has undone already
    run("a.png")
    run("b.png")
    run("c.png")
    list(undo([2]))
    # WHEN all are undone / THEN it was foreseen, and what they made is gone
    assert list(foresee(journal.begun)) == [Forecast(2, 0, 0)]
    assert [(undone.target, undone.what) for undone in undo(journal.begun)] == [
        (str(tmp_path / "out" / "c-20.png"), "deleted"),
        (str(tmp_path / "out" / "a-20.png"), "deleted"),
    ]
    assert not (tmp_path / "out").exists()


def test_a_run_that_is_not_there_is_a_wrong_request():
    # GIVEN an empty journal / WHEN a run is foreseen or undone / THEN it is refused in words
    for question in (foresee, undo):
        with pytest.raises(RequestError, match="there is no run 7"):
            list(question([7]))
