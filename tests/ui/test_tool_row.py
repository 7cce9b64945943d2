"""The row above the table, where there is room for its words, and where there is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog

from imgbatch.ui.recents import Recents
from imgbatch.ui.tool_row import ToolRow

NARROW = 1280
"""The width of a small screen."""


@pytest.fixture
def row(qtbot):
    recents = Recents()
    row = ToolRow(recents)
    recents.setParent(row)
    qtbot.addWidget(row)
    row.show_count(1234)
    row.resize(900, 50)
    row.show()
    qtbot.waitExposed(row)
    return row


@pytest.fixture
def large_letters(qapp):
    """Letters of twice the usual size."""
    before = QApplication.font()
    font = QFont(before)
    font.setPointSizeF(before.pointSizeF() * 2)
    QApplication.setFont(font)
    yield
    QApplication.setFont(before)


def buttons(row):
    return row.add_folder, row.add_files


def test_words_become_pictures_where_they_have_no_room(qtbot, row):
    # GIVEN the row with its words / WHEN it is as narrow as it can be
    words = [button.text() for button in buttons(row)]
    assert words == ["Add &folder…", "Add fi&les…"]
    row.resize(row.minimumSizeHint().width(), 50)
    qtbot.waitUntil(lambda: not any(button.text() for button in buttons(row)))
    # THEN pictures stand for them, which say what they are to the mouse and to screen readers, and have the same keys
    assert not any(button.icon().isNull() for button in buttons(row))
    assert [button.toolTip() for button in buttons(row)] == ["Add folder", "Add files"]
    assert [button.accessibleName() for button in buttons(row)] == ["Add folder", "Add files"]
    assert [button.shortcut() for button in buttons(row)] == [QKeySequence("Alt+F"), QKeySequence("Alt+L")]
    # AND WHEN it is wide again / THEN so are the words
    row.resize(900, 50)
    qtbot.waitUntil(lambda: [button.text() for button in buttons(row)] == words)
    assert all(button.icon().isNull() for button in buttons(row))
    assert [button.accessibleName() for button in buttons(row)] == ["", ""]


def test_at_every_width_all_is_within_the_row(qtbot, row):
    # GIVEN the row / WHEN it has any width from the least to one with room for all / THEN nothing is cut, or beyond it
    for width in range(row.minimumSizeHint().width(), 600, 7):
        row.resize(width, 50)
        QApplication.processEvents()
        assert row.count.geometry().right() <= width
        assert row.count.width() >= row.count.sizeHint().width()
        assert all(not button.text() or button.width() >= button.words_width for button in buttons(row))


def test_a_longer_count_takes_the_room_of_the_words(qtbot, row):
    # GIVEN a row whose words just have room / WHEN there are more images / THEN pictures stand for the words
    row.resize(row.layout().sizeHint().width(), 50)
    QApplication.processEvents()
    assert row.add_folder.text()
    row.show_count(1_234_567_890)
    qtbot.waitUntil(lambda: not row.add_folder.text())


def test_a_picture_does_what_its_words_do(qtbot, row, monkeypatch):
    # GIVEN a narrow row / WHEN the picture of a folder is clicked / THEN a folder is asked for
    row.resize(row.minimumSizeHint().width(), 50)
    qtbot.waitUntil(lambda: not row.add_folder.text())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/photos")
    with qtbot.waitSignal(row.chosen) as chosen:
        qtbot.mouseClick(row.add_folder, Qt.MouseButton.LeftButton)
    assert chosen.args == [["/photos"]]


def test_the_window_has_room_on_a_small_screen_with_large_letters(qtbot, large_letters, open_window, photos):
    # GIVEN letters of twice the usual size / WHEN the window has photos, and folders of before / THEN it fits
    window = open_window(recents=("/srv/photos",))
    window.session.add([str(photos(3))])
    qtbot.waitUntil(window.bar.start.start.isEnabled, timeout=20_000)
    window.resize(NARROW, 860)
    qtbot.waitUntil(lambda: window.width() == NARROW)
    assert window.minimumSizeHint().width() <= NARROW
