"""What can be done when a run is over: try again what failed, and read what became of every image."""

from __future__ import annotations

import json
import shutil

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from imgbatch.app.folders import report_file
from imgbatch.journal.error import JournalError
from imgbatch.ui.state import State

WAIT = 20_000


@pytest.fixture
def over(qtbot, open_window, journal, photos):
    """A window in which two of three photos were resized; the third is cut off."""
    window = open_window(journal)
    folder = photos(3)
    whole = (folder / "photo-3.jpg").read_bytes()
    (folder / "photo-3.jpg").write_bytes(whole[: len(whole) // 2])
    window.session.add([str(folder)])
    run(qtbot, window)
    assert window.session.state is State.FAILED
    (folder / "photo-3.jpg").write_bytes(whole)
    return window


def run(qtbot, window):
    qtbot.waitUntil(window.bar.start.start.isEnabled, timeout=WAIT)
    qtbot.mouseClick(window.bar.start.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.state.is_over, timeout=WAIT)


def test_what_failed_is_done_once_more(qtbot, over, tmp_path):
    # GIVEN a run of which an image failed, and that image repaired / WHEN "Retry failed" is clicked
    assert over.bar.result.retry.isVisible()
    qtbot.mouseClick(over.bar.result.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: over.session.state is State.DONE, timeout=WAIT)
    # THEN that one was done and nothing else, and there is nothing left to try
    assert (over.session.progress.done, over.session.progress.found) == (1, 1)
    assert len(list((tmp_path / "out").glob("*.jpg"))) == 3
    assert not over.bar.result.retry.isVisible()


def test_only_what_failed_is_tried_again(over):
    # GIVEN a run of which an image failed / WHEN others are to be tried again / THEN nothing begins
    fine = [source.number for source in over.session.images.sources if "photo-3" not in source.path]
    over.session.retry(fine)
    assert over.session.state is State.FAILED


def test_a_report_is_opened_as_the_system_opens_pages(qtbot, over, monkeypatch):
    # GIVEN a run that is over / WHEN its report is asked for
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    with qtbot.waitSignal(over.session.reporting.ended, timeout=WAIT):
        over.bar.result.show_report.actions()[0].trigger()
    # THEN it is a page that names every image, and it is opened
    path = report_file(over.session.undoing.runs[-1])
    assert opened == [QUrl.fromLocalFile(path)]
    with open(path, encoding="utf-8") as file:
        page = file.read()
    assert all(f"photo-{number}.jpg" in page for number in (1, 2, 3))


def test_a_report_is_saved_in_the_form_that_its_name_asks_for(qtbot, over, tmp_path, monkeypatch):
    # GIVEN a run that is over / WHEN its report is saved as JSON, where a file is already
    path = tmp_path / "report.json"
    path.write_text("old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(over.session.reporting.ended, timeout=WAIT):
        over.bar.result.show_report.actions()[1].trigger()
    # THEN it is JSON, and the window says that it was saved
    assert json.loads(path.read_text())
    assert over.messages.notes.text() == "The report was saved."
    assert not list(tmp_path.glob("*.part"))


def test_a_report_that_cannot_be_written_says_so(qtbot, over, tmp_path):
    # GIVEN a run that is over / WHEN its report is to go where a folder is / THEN that is said
    (tmp_path / "report.html").mkdir()
    with qtbot.waitSignal(over.session.reporting.ended, timeout=WAIT):
        over.session.reporting.save(over.session.undoing.runs[-1], str(tmp_path / "report.html"))
    assert "cannot be written" in over.messages.notes.text()
    assert not list(tmp_path.glob("*.part"))


def test_a_journal_that_failed_is_tried_again_by_the_next_click(qtbot, over, tmp_path):
    # GIVEN a run that could not be written down, since the disk of the journal was full
    over.session.undoing.journal.database._failure = JournalError("the disk is full")
    over.session._start(over.session.images.numbers)
    qtbot.waitUntil(lambda: over.session.state.is_over, timeout=WAIT)
    assert "neither resumed nor undone" in over.messages.notes.text()
    assert not over.bar.result.report.isVisible()
    # WHEN the batch is run again / THEN it is written down
    shutil.rmtree(tmp_path / "out")
    run(qtbot, over)
    assert over.bar.result.report.isVisible()
    assert over.bar.result.undo.isVisible()
