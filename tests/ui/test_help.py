"""The help page and what the program is made of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from imgbatch import __version__
from imgbatch.ui.help import HelpWindow
from imgbatch.ui.updating import Updating


@pytest.fixture
def help_window(qtbot):
    made = HelpWindow(Updating())
    qtbot.addWidget(made)
    return made


def test_f1_opens_the_help_beside_the_window(qtbot, window):
    # GIVEN the window / WHEN F1 is pressed / THEN the help is there, nothing is blocked, and Esc closes it
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.help_window.isVisible()
    assert not window.help_window.isModal()
    assert "Ctrl+Return" in window.help_window.help.toPlainText()
    qtbot.waitUntil(window.help_window.isActiveWindow)
    qtbot.keyClick(window.help_window, Qt.Key.Key_Escape)
    assert not window.help_window.isVisible()


def test_every_key_of_the_window_is_on_the_page(window, help_window):
    # GIVEN the keys that the window answers to / WHEN the page is read / THEN each is there
    text = help_window.help.toPlainText().replace("Ctrl+Return", "Ctrl+Return Ctrl+Enter")
    keys = {
        shortcut.key().toString(QKeySequence.SequenceFormat.PortableText) for shortcut in window.findChildren(QShortcut)
    }
    assert keys
    assert {key for key in keys if key and key not in text} == set()


def test_versions_and_licences_are_named(help_window):
    # GIVEN the page about the program / WHEN it is read / THEN version, libraries and licences are there
    text = help_window.about.toPlainText()
    assert __version__ in text
    for name in ("PySide6", "LGPL", "Pillow", "msgspec", "sandbox"):
        assert name in text
