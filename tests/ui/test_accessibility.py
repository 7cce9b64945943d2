"""Whoever sees little, or nothing, or has no mouse, can use the window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTableView,
    QWidget,
)

from imgbatch.ui.contrast import READABLE, contrast, mixed, quiet, strong
from imgbatch.ui.sparkline import Sparkline
from imgbatch.ui.state import State
from imgbatch.ui.style import failure_colour, style

KINDS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTableView)
WAIT = 20_000


def palette(window, text, base, highlight, highlighted):
    made = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button, role.AlternateBase), window),
        ((role.WindowText, role.Text, role.ButtonText), text),
        ((role.Base,), base),
        ((role.Highlight,), highlight),
        ((role.HighlightedText,), highlighted),
    ):
        for one in roles:
            made.setColor(one, QColor(colour))
    return made


PALETTES = {
    "light": palette("#efefef", "#000000", "#ffffff", "#308cc6", "#ffffff"),
    "dark": palette("#323232", "#ffffff", "#242424", "#308cc6", "#ffffff"),
    "high contrast": palette("#000000", "#ffffff", "#000000", "#ffff00", "#000000"),
}


@pytest.fixture
def filled(qtbot, window, photos):
    """A window with photos, everything unfolded."""
    window.session.add([str(photos(3))])
    qtbot.waitUntil(lambda: window.session.state is State.READY, timeout=WAIT)
    window.panel.more.set_open(True)
    return window


def controls(window):
    """Everything that is there to be used; parts of other controls left out."""
    for kind in KINDS:
        for widget in window.findChildren(kind):
            is_part = any(isinstance(widget.parentWidget(), other) for other in KINDS)
            is_inside = widget.objectName().startswith("qt_")
            if not is_part and not is_inside and not isinstance(widget, QScrollBar) and widget.isVisibleTo(window):
                yield widget


def name_of(widget):
    """Return what a screen reader says of a control."""
    buddies = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or "".join(buddies)


def test_everything_that_can_be_used_has_a_name(filled):
    # GIVEN the window with everything unfolded / WHEN its controls are asked for their names / THEN each has one
    nameless = [widget for widget in controls(filled) if not name_of(widget)]
    assert nameless == []


def test_everything_that_can_be_used_can_be_reached_by_keys(filled):
    # GIVEN the same / WHEN they are asked whether Tab stops at them / THEN it does, but for what has a key of its own
    unreachable = [
        name_of(widget)
        for widget in controls(filled)
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    ]
    assert unreachable == []


def test_no_two_things_answer_to_one_key(filled):
    # GIVEN the same / WHEN their underlined letters are collected / THEN each letter is there once
    texts = [widget.text() for widget in controls(filled) if isinstance(widget, QAbstractButton)]
    texts += [label.text() for label in filled.findChildren(QLabel) if label.buddy() is not None and label.isVisible()]
    letters = [found[1].lower() for text in texts if (found := re.search(r"&([^&\s])", text.replace("&&", "")))]
    assert [text for text in texts if letters.count("".join(re.findall(r"&([^&\s])", text)).lower()) > 1] == []


def test_tab_goes_through_the_window_and_comes_back(qtbot, filled):
    # GIVEN the window / WHEN Tab is pressed again and again / THEN it comes back to where it began, and stops nowhere
    filled.activateWindow()
    filled.bar.start.start.setFocus()
    qtbot.waitUntil(filled.bar.start.start.hasFocus)
    seen = []
    for _ in range(200):
        qtbot.keyClick(filled.focusWidget(), Qt.Key.Key_Tab)
        if filled.focusWidget() is filled.bar.start.start:
            break
        seen.append(filled.focusWidget())
    assert filled.focusWidget() is filled.bar.start.start
    assert len(seen) > 15
    assert filled.table in seen


@pytest.mark.parametrize("name", PALETTES)
def test_words_can_be_read_in_every_scheme(name):
    # GIVEN a palette / WHEN the contrast of what is written on it is computed / THEN it is that of WCAG AA
    colours, role = PALETTES[name], QPalette.ColorRole
    window, base = colours.color(role.Window), colours.color(role.Base)
    text, on_accent = colours.color(role.WindowText), colours.color(role.HighlightedText)
    pairs = {
        "text": (text, window),
        "quiet": (quiet(text, window), window),
        "failure in the table": (failure_colour(colours), base),
        "failure at the foot": (failure_colour(colours), window),
        "on the button": (on_accent, strong(colours.color(role.Highlight), on_accent)),
    }
    assert {what: round(contrast(*pair), 1) for what, pair in pairs.items() if contrast(*pair) < READABLE} == {}


def test_the_style_sheet_has_no_colour_left_open():
    # GIVEN the style sheet / WHEN it is made for a palette / THEN no place for a colour is left in it
    assert not re.search(r"[:\s](?:[A-Z]{5,}|ON_IT)\b", style(PALETTES["light"]))


def test_contrast_is_that_of_the_standard():
    # GIVEN colours whose contrast is known / WHEN it is computed / THEN it is that
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert mixed(QColor("black"), QColor("white"), 0.25) == QColor(191, 191, 191)


def test_the_window_is_made_of_widgets_that_say_what_they_are(filled):
    # GIVEN the window / WHEN its own widgets that are painted by hand are collected / THEN each has a name for readers
    painted = [widget for widget in filled.findChildren(QWidget) if isinstance(widget, Sparkline)]
    assert painted
    assert all(widget.accessibleName() for widget in painted)
