"""The few rules that make the window ours. Colours come from the palette, so that light and dark follow the system."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QPalette

from imgbatch.ui.contrast import contrast, mixed, quiet, strong

_FAILURE_ON_LIGHT, _FAILURE_ON_DARK = QColor("#b3261e"), QColor("#ff8a80")
_WARNING_ON_LIGHT, _WARNING_ON_DARK = ("#fff3d6", "#d98e04", "#4a3200"), ("#453411", "#e0a526", "#ffe9b8")
"""Background, edge and text."""

_DARK = 128
_HOVERED = 0.12
_FAINT = 0.4
_SEEN = 1.1
"""Contrast of a line that can still be made out."""

_STYLE = """
QLabel#heading { font-weight: 600; }
QLabel#group { font-weight: 600; }
QLabel#hint { color: QUIET; }
QLabel#hint:disabled { color: FAINT; }
QLabel#error, QPushButton#failed { color: FAILURE; }
QLabel#message { padding: 8px 12px; background: palette(alternate-base); }
QLabel#warning {
    padding: 9px 12px 9px 8px; background: WARNING_GROUND; color: WARNING_TEXT; border-left: 4px solid WARNING_EDGE;
}
QFrame#confirmation { background: palette(alternate-base); border: 1px solid EDGE; border-radius: 6px; }
QFrame#banner { background: palette(alternate-base); border-bottom: 1px solid EDGE; }
QWidget#chip { border: 1px solid EDGE; border-radius: 6px; background: palette(base); }
QToolButton#modes::menu-indicator { image: none; }
QWidget#chip:focus { border: 2px solid palette(highlight); }
QFrame#line { color: EDGE; }
QPushButton { padding: 5px 12px; }
QToolButton#fold { font-weight: 600; border: none; padding: 4px 2px; text-align: left; }
QToolButton#fold:hover, QToolButton#fold:focus { background: palette(alternate-base); border-radius: 4px; }
QToolButton#gravity { border: 1px solid EDGE; border-radius: 3px; background: palette(base); }
QToolButton#gravity:hover, QToolButton#gravity:focus { border-color: palette(highlight); }
QToolButton#gravity:checked { background: palette(highlight); border-color: palette(highlight); }
QToolButton#gravity:checked:focus { border: 2px solid palette(text); }
QToolButton#gravity:disabled { background: palette(window); border-color: EDGE; }
QToolButton#gravity:checked:disabled { background: EDGE; border-color: EDGE; }
QTableView { selection-background-color: ACCENT; selection-color: ON_IT; }
QTableView::item { padding: 0 8px; }
QHeaderView::section {
    padding: 5px 8px 5px 11px; border: none; border-bottom: 1px solid EDGE; background: palette(window);
}
QPushButton#toggle:checked {
    background: ACCENT; color: ON_IT;
    border: 1px solid ACCENT; border-radius: 3px;
}
QPushButton#toggle:checked:focus { border-color: palette(text); }
QPushButton#failed { padding: 0 4px; text-decoration: underline; }
QPushButton#start {
    padding: 9px 26px; font-weight: 600; border: none; border-radius: 6px;
    background: ACCENT; color: ON_IT;
}
QPushButton#start:hover { background: HOVERED; }
QPushButton#start:disabled { background: palette(midlight); color: palette(placeholder-text); }
QPushButton#start:focus { border: 2px solid palette(text); padding: 7px 24px; }
"""


def failure_colour(palette: QPalette) -> QColor:
    """Return the red in which failures can be read on this palette."""
    return _FAILURE_ON_DARK if _is_dark(palette) else _FAILURE_ON_LIGHT


def style(palette: QPalette) -> str:
    """Return the style sheet of the window for this palette."""
    ground, edge, text = _WARNING_ON_DARK if _is_dark(palette) else _WARNING_ON_LIGHT
    role = QPalette.ColorRole
    words, window = palette.color(role.WindowText), palette.color(role.Window)
    on_accent = palette.color(role.HighlightedText)
    accent = strong(palette.color(role.Highlight), on_accent)
    values = {
        "QUIET": quiet(words, window).name(),
        "FAINT": mixed(words, window, _FAINT).name(),
        "EDGE": _edge(palette).name(),
        "ACCENT": accent.name(),
        "HOVERED": mixed(QColor("black"), accent, _HOVERED).name(),
        "ON_IT": on_accent.name(),
        "FAILURE": failure_colour(palette).name(),
        "WARNING_GROUND": ground,
        "WARNING_EDGE": edge,
        "WARNING_TEXT": text,
    }
    return re.sub("|".join(values), lambda found: values[found[0]], _STYLE)


def _edge(palette: QPalette) -> QColor:
    """Return the colour of lines: where Qt has mixed it from black, as for high contrast, another one that is seen."""
    colour, window = palette.color(QPalette.ColorRole.Mid), palette.color(QPalette.ColorRole.Window)
    if contrast(colour, window) >= _SEEN:
        return colour
    return quiet(palette.color(QPalette.ColorRole.WindowText), window)


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < _DARK
