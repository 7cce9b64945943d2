"""What can be done with the images that are selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from imgbatch.ui import source_menu
from imgbatch.ui.source_menu import SourceMenu
from imgbatch.ui.source_rows import Column
from imgbatch.ui.state import State

WAIT = 20_000


@pytest.fixture
def over(qtbot, open_window, photos):
    """A window in which two of three photos were resized; the third is cut off, and was whole again afterwards."""
    window = open_window()
    folder = photos(3)
    whole = (folder / "photo-3.jpg").read_bytes()
    (folder / "photo-3.jpg").write_bytes(whole[: len(whole) // 2])
    window.session.add([str(folder)])
    qtbot.waitUntil(lambda: window.session.state is State.READY, timeout=WAIT)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.state is State.FAILED, timeout=WAIT)
    (folder / "photo-3.jpg").write_bytes(whole)
    return window


@pytest.fixture
def clipboard(qapp):
    """The clipboard, emptied at the end: what Python puts there must not outlive it, or the interpreter crashes."""
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


@pytest.fixture
def opened(monkeypatch):
    """What was handed to the system, instead of handing it."""
    opened = []
    monkeypatch.setattr(source_menu, "open_file", opened.append)
    monkeypatch.setattr(source_menu, "show_in_folder", lambda paths, _parent: opened.append(paths))
    return opened


def actions(window):
    menu = window.table.findChild(SourceMenu).menu()
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def test_a_selected_image_and_its_result_are_opened_and_shown(over, opened, tmp_path):
    # GIVEN an image that was resized / WHEN it is opened, its result, its folder / THEN the system gets the paths
    over.table.selectRow(0)
    for name in ("Open", "Open result", "Show in folder"):
        actions(over)[name].trigger()
    path = str(tmp_path / "photos" / "photo-1.jpg")
    assert opened == [path, str(tmp_path / "out" / "photo-1-1920.jpg"), [path]]


def test_return_and_a_double_click_open_the_image(qtbot, over, opened, tmp_path):
    # GIVEN a selected image / WHEN Return is pressed, and it is clicked twice / THEN it is opened each time
    over.table.selectRow(1)
    over.table.setFocus()
    qtbot.keyClick(over.table, Qt.Key.Key_Return)
    over.table.doubleClicked.emit(over.model.index(1, 0))
    assert opened == [str(tmp_path / "photos" / "photo-2.jpg")] * 2


def test_what_makes_no_sense_is_grey(over):
    # GIVEN an image that is done, and one that has failed / WHEN the menu opens / THEN it offers what is possible
    def offered():
        return {name for name, action in actions(over).items() if action.isEnabled()}

    over.table.selectRow(0)
    assert {"Retry", "Copy reason"}.isdisjoint(offered())
    over.table.selectRow(2)
    assert {"Retry", "Copy reason", "Remove from the list"} <= offered()
    assert "Open result" not in offered()


def test_retry_runs_what_failed_among_the_selected(qtbot, over):
    # GIVEN all images selected, one of which has failed and is whole now / WHEN they are retried
    over.table.selectAll()
    actions(over)["Retry"].trigger()
    qtbot.waitUntil(lambda: over.session.state is State.DONE, timeout=WAIT)
    # THEN that one was done, and nothing else
    assert (over.session.progress.done, over.session.progress.found) == (1, 1)


def test_paths_and_reasons_are_copied(qtbot, over, clipboard, tmp_path):
    # GIVEN selected images / WHEN their paths, and the reason of the one that failed are copied / THEN they are there
    over.table.selectAll()
    over.table.setFocus()
    qtbot.keyClick(over.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text().splitlines() == [str(tmp_path / "photos" / f"photo-{number}.jpg") for number in (1, 2, 3)]
    actions(over)["Copy reason"].trigger()
    assert "ends too early" in clipboard.text()


def test_several_are_removed_by_the_menu(over):
    # GIVEN two selected images / WHEN they are removed / THEN one is left, and no file was touched
    over.table.selectAll()
    actions(over)["Remove from the list"].trigger()
    assert over.session.images.count == over.model.rowCount() == 0


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # the offscreen platform
def test_the_menu_key_opens_it_and_it_sorts(qtbot, over):
    # GIVEN the table with the focus / WHEN the menu key is pressed
    over.table.selectRow(0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(20, 20), over.table.mapToGlobal(QPoint(20, 20)))
    QApplication.sendEvent(over.table.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    # THEN rows can be sorted by the keyboard alone, both ways
    sort = menu.actions()[-1].menu()
    sort.actions()[Column.NAME].trigger()
    sort.actions()[Column.NAME].trigger()
    assert over.model.row(0).name == "photo-3.jpg"
    menu.close()


def test_failures_that_a_filter_hides_are_shown_when_they_are_asked_for(qtbot, over):
    # GIVEN a filter that hides the failure / WHEN "show" is clicked / THEN it is selected
    over.filter.search.setText("photo-1")
    qtbot.waitUntil(lambda: over.model.rowCount() == 1, timeout=WAIT)
    qtbot.mouseClick(over.bar.result.failed, Qt.MouseButton.LeftButton)
    assert [row.name for row in over.table.selected_rows()] == ["photo-3.jpg"]
