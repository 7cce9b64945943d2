"""Undo in the window: asked for within it, done in a thread, and nothing else begins meanwhile."""

from __future__ import annotations

import shutil
import threading
import time

import pytest
from PySide6.QtCore import Qt, QThread

from imgbatch.app.history import Forecast, History
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.size import Size
from imgbatch.journal.error import JournalError
from imgbatch.ui import undoing
from imgbatch.ui.session import STOP_MS
from imgbatch.ui.source_table import Column
from imgbatch.ui.state import State

WAIT = 20_000


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def until(qtbot, window, *states):
    qtbot.waitUntil(lambda: window.session.state in states, timeout=WAIT)


def outputs(tmp_path):
    return sorted(path.name for path in (tmp_path / "out").rglob("*.jpg"))


def states(window):
    return {window.model.data(window.model.index(row, Column.STATE)) for row in range(window.model.rowCount())}


@pytest.fixture
def ready(qtbot, open_window, journal, photos):
    """A window with a journal and this many photos."""

    def make(count, **recipe):
        window = open_window(journal, recipe=Recipe(sizes=(Size(64, 64),), **recipe))
        window.session.add([str(photos(count))])
        until(qtbot, window, State.READY)
        return window

    return make


@pytest.fixture
def done(qtbot, ready):
    """The same after a run over them."""

    def make(count, **recipe):
        window = ready(count, **recipe)
        window.session.start()
        until(qtbot, window, State.DONE)
        return window

    return make


@pytest.fixture
def asked(qtbot):
    """Click "Undo", and return the window when it knows what that would do."""

    def ask(window):
        with qtbot.waitSignal(window.session.undoing.foreseen, timeout=WAIT):
            press(qtbot, window.bar.result.undo)
        return window

    return ask


class Gate:
    """Undoes for real, but waits after its first file: until it is opened, or its thread is told to end.

    With `hangs`, as a drive that is gone does, it does not listen to that.
    """

    def __init__(self, undo):
        self.undo = undo
        self.hangs = False
        self.opened = threading.Event()

    def __call__(self, runs):
        for undone in self.undo(runs):
            yield undone
            while self.hangs or not QThread.currentThread().isInterruptionRequested():
                if self.opened.wait(0.005):
                    break


@pytest.fixture
def gate(monkeypatch):
    gate = Gate(undoing.undo)
    monkeypatch.setattr(undoing, "undo", gate)
    yield gate
    gate.opened.set()


def test_undo_says_what_it_will_do_and_does_it(qtbot, done, asked, tmp_path):
    # GIVEN a run that is over
    window = done(5)
    assert window.bar.result.undo.isVisible()
    # WHEN "Undo" is clicked / THEN it is asked for within the window, and nothing has happened yet
    asked(window)
    assert window.bar.undoing.text.text() == "Delete 5 files?"
    window.bar.refresh()  # as a header that was read late does
    assert not window.bar.result.undo.isVisible()
    assert len(outputs(tmp_path)) == 5
    # WHEN it is confirmed
    press(qtbot, window.bar.undoing.go)
    assert window.session.state is State.UNDOING
    until(qtbot, window, State.READY)
    # THEN the files are gone, the rows are ready again, and one line says so
    assert outputs(tmp_path) == []
    assert states(window) == {"ready"}
    assert window.messages.notes.text() == "5 files deleted."
    assert not window.bar.undoing.isVisible()
    assert window.bar.start.start.isEnabled()


def test_what_was_replaced_comes_back_and_what_somebody_changed_stays(qtbot, ready, asked, tmp_path):
    # GIVEN a run that replaced a file, and whose second file was changed by somebody
    window = ready(3, if_exists=IfExists.REPLACE)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "photo-1-64.jpg").write_bytes(b"mine")
    window.session.start()
    until(qtbot, window, State.DONE)
    (tmp_path / "out" / "photo-2-64.jpg").write_bytes(b"edited")
    # WHEN it is undone
    asked(window)
    assert window.bar.undoing.text.text() == ("Delete 1 file and restore 1?  1 file cannot be undone and will stay.")
    press(qtbot, window.bar.undoing.go)
    until(qtbot, window, State.READY)
    # THEN all of it is as the line says
    assert window.messages.notes.text() == "1 file deleted, 1 restored, 1 kept: it was changed since."
    assert (tmp_path / "out" / "photo-1-64.jpg").read_bytes() == b"mine"
    assert (tmp_path / "out" / "photo-2-64.jpg").read_bytes() == b"edited"
    assert not (tmp_path / "out" / "photo-3-64.jpg").exists()


@pytest.mark.parametrize("answer", ["the button", "the key"])
def test_keep_changes_nothing(qtbot, done, asked, tmp_path, answer):
    # GIVEN the question / WHEN the answer is no
    window = asked(done(2))
    if answer == "the button":
        press(qtbot, window.bar.undoing.stay)
    else:
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    # THEN the question is gone, the offer is there again, and so are the files
    assert not window.bar.undoing.isVisible()
    assert window.bar.result.undo.isVisible()
    assert len(outputs(tmp_path)) == 2


def test_the_question_is_gone_when_something_else_is_begun(qtbot, done, asked):
    # GIVEN the question / WHEN the recipe is changed / THEN there is nothing to answer any more
    window = asked(done(2))
    window.panel.enlarge.setChecked(True)
    assert window.session.state is State.READY
    assert not window.bar.undoing.isVisible()


def test_files_that_are_gone_leave_nothing_to_undo(done, asked, tmp_path):
    # GIVEN a run whose files somebody has deleted / WHEN "Undo" is clicked / THEN there is one answer only
    window = done(2)
    shutil.rmtree(tmp_path / "out")
    asked(window)
    assert window.bar.undoing.text.text() == "There is nothing left to undo."
    assert not window.bar.undoing.go.isVisible()


def test_what_followed_the_run_without_a_click_is_undone_with_it(qtbot, ready, asked, tmp_path, images):
    # GIVEN a run, and an image that came during it
    window = ready(40)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.progress.done > 0, timeout=WAIT)
    images.plain(300, 200).save(tmp_path / "late.jpg")
    window.session.add([str(tmp_path / "late.jpg")])
    qtbot.waitUntil((tmp_path / "out" / "late-64.jpg").exists, timeout=WAIT)
    until(qtbot, window, State.DONE)
    # WHEN it is undone / THEN both are
    asked(window)
    assert window.session.undoing.forecast == Forecast(41, 0, 0)
    press(qtbot, window.bar.undoing.go)
    until(qtbot, window, State.READY)
    assert outputs(tmp_path) == []


def test_a_run_of_another_click_is_not_undone(qtbot, done, asked, tmp_path):
    # GIVEN two runs of different sizes, a click each
    window = done(2)
    window.session.set_recipe(lambda: Recipe(sizes=(Size(32, 32),)))
    window.session.start()
    until(qtbot, window, State.DONE)
    # WHEN "Undo" is clicked / THEN it undoes the second one
    asked(window)
    press(qtbot, window.bar.undoing.go)
    until(qtbot, window, State.READY)
    assert outputs(tmp_path) == ["photo-1-64.jpg", "photo-2-64.jpg"]


def test_a_cancelled_run_can_be_undone(qtbot, ready, asked, tmp_path):
    # GIVEN a run that was cancelled after some files
    window = ready(60)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.progress.done > 0, timeout=WAIT)
    window.session.cancel()
    until(qtbot, window, State.DONE)
    assert outputs(tmp_path)
    done = window.session.progress.done
    # WHEN it is undone / THEN what it is known to have written is gone
    forecast = asked(window).session.undoing.forecast
    assert forecast.deleted == done
    press(qtbot, window.bar.undoing.go)
    until(qtbot, window, State.READY)
    # AND a file whose worker was killed before it could say so stays, as was foreseen
    assert len(outputs(tmp_path)) == forecast.kept


def test_a_run_that_wrote_nothing_is_not_to_be_undone(qtbot, done):
    # GIVEN a run / WHEN it is run again and everything is unchanged / THEN "Undo" is not offered
    window = done(2)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.state is State.DONE and window.session.progress.unchanged == 2, timeout=WAIT)
    assert window.bar.result.summary.text() == "0 files written, 2 unchanged"
    assert window.bar.result.open_folder.isVisible()
    assert not window.bar.result.undo.isVisible()


def test_without_a_journal_nothing_can_be_undone(qtbot, window, photos):
    # GIVEN a window without a journal / WHEN a run is over / THEN "Undo" is not offered
    window.session.add([str(photos(1))])
    until(qtbot, window, State.READY)
    window.session.start()
    until(qtbot, window, State.DONE)
    assert window.session.progress.done == 1
    assert not window.bar.result.undo.isVisible()


def test_nothing_begins_while_files_are_undone(qtbot, done, asked, gate, tmp_path, images):
    # GIVEN a run that is being undone
    window = asked(done(4))
    press(qtbot, window.bar.undoing.go)
    qtbot.waitUntil(lambda: window.session.undoing.counts.total() == 1, timeout=WAIT)
    # THEN the window shows how far it is, and its fields rest
    assert window.bar.progress.bar.isVisible()
    assert window.bar.progress.figures.text() == "Undoing: 1 of 4 files"
    assert (window.bar.progress.bar.value(), window.bar.progress.bar.maximum()) == (1, 4)
    assert not window.panel.isEnabled()
    assert not window.tools.clear.isEnabled()
    assert not any(
        button.isVisible() for button in (window.bar.start.start, window.bar.progress.pause, window.bar.progress.cancel)
    )
    # WHEN somebody tries to start, to clear, to remove, and to add an image
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.session.clear()
    window.session.remove(window.session.images.numbers)
    images.plain(30, 20).save(tmp_path / "late.png")
    window.session.add([str(tmp_path / "late.png")])
    # THEN it goes on
    assert window.session.state is State.UNDOING
    assert window.session.why_not() == "A batch is being undone"
    assert window.session.images.count == 4
    # AND the image is found after it
    gate.opened.set()
    qtbot.waitUntil(lambda: window.session.images.count == 5, timeout=WAIT)
    until(qtbot, window, State.READY)
    assert outputs(tmp_path) == []
    assert window.messages.notes.text() == "4 files deleted."


def test_an_undo_that_fails_is_said_and_can_be_tried_again(qtbot, done, asked, journal, tmp_path):
    # GIVEN the question about a run that the journal takes for one that is on, by now
    window = asked(done(2))
    with journal.database.writing() as db:
        db.execute("UPDATE runs SET outcome = NULL")
    # WHEN it is confirmed
    press(qtbot, window.bar.undoing.go)
    until(qtbot, window, State.DONE)
    # THEN the message line says why it cannot be, and nothing was touched
    assert window.messages.notes.text() == "Run 1 is still running; cancel it first."
    assert len(outputs(tmp_path)) == 2
    # AND it is offered again
    assert window.bar.result.undo.isVisible()
    assert not window.bar.undoing.isVisible()


def test_a_forecast_that_fails_is_said(qtbot, done, journal):
    # GIVEN a run of which the journal knows nothing any more / WHEN "Undo" is clicked
    window = done(1)
    with journal.database.writing() as db:
        db.execute("DELETE FROM runs")
    press(qtbot, window.bar.result.undo)
    # THEN the message line says so, and there is no question
    qtbot.waitUntil(lambda: "there is no run 1" in window.messages.notes.text().lower(), timeout=WAIT)
    assert not window.bar.undoing.isVisible()
    assert window.session.state is State.DONE


def test_a_run_whose_journal_failed_is_not_to_be_undone(done, journal):
    # GIVEN a run that is over / WHEN the journal fails for good / THEN "Undo" is not offered any more
    window = done(1)
    assert window.session.can_undo
    with pytest.raises(JournalError), journal.database.reading() as db:
        db.execute("SELECT * FROM nothing")
    assert not window.session.can_undo


def test_closing_in_the_midst_of_an_undo_asks_nothing_and_the_rest_can_be_undone(qtbot, done, asked, gate, tmp_path):
    # GIVEN a run that is being undone
    window = asked(done(30))
    press(qtbot, window.bar.undoing.go)
    qtbot.waitUntil(lambda: window.session.undoing.counts.total() == 1, timeout=WAIT)
    # WHEN the window is closed
    assert window.close()
    # THEN no thread is left behind
    assert not window.left_behind
    assert outputs(tmp_path)
    # AND a terminal undoes the rest
    with History() as history:
        list(history.undo(1))
    assert outputs(tmp_path) == []


def test_closing_waits_for_a_second_at_most(qtbot, done, asked, gate):
    # GIVEN an undo that hangs at a file
    gate.hangs = True
    window = asked(done(2))
    press(qtbot, window.bar.undoing.go)
    qtbot.waitUntil(lambda: window.session.undoing.counts.total() == 1, timeout=WAIT)
    # WHEN the window is closed / THEN it leaves without the thread, after a second
    begun = time.monotonic()
    assert window.close()
    assert window.left_behind
    assert STOP_MS / 1000 <= time.monotonic() - begun < STOP_MS / 1000 + 4
    gate.opened.set()
    qtbot.waitUntil(window.session.close, timeout=WAIT)
