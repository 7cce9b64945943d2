"""What the system opens with the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from imgbatch.ui.opened import Opened


def test_a_file_that_is_dropped_on_the_icon_arrives(qapp, qtbot):
    # GIVEN the application with its listener / WHEN macOS opens a folder with it / THEN its path arrives
    opened = Opened()
    qapp.installEventFilter(opened)
    try:
        with qtbot.waitSignal(opened.arrived) as told:
            QApplication.sendEvent(qapp, QFileOpenEvent("/photos/a folder"))
        assert told.args == [["/photos/a folder"]]
    finally:
        qapp.removeEventFilter(opened)


def test_everything_else_goes_on(qapp, qtbot):
    # GIVEN the listener / WHEN another event comes by / THEN it is not held up
    opened = Opened()
    with qtbot.assertNotEmitted(opened.arrived):
        assert not opened.eventFilter(qapp, QEvent(QEvent.Type.User))
