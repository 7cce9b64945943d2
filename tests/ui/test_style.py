"""The colours of the window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from imgbatch.ui.contrast import contrast
from imgbatch.ui.style import style


@pytest.mark.parametrize("ground", ["#efefef", "#323232", "#000000"], ids=["light", "dark", "high contrast"])
@pytest.mark.parametrize(
    "rule", ["QWidget#chip", "QFrame#line", "QLabel#hint:disabled", "QToolButton#gravity:disabled"]
)
def test_lines_and_faint_words_are_seen_on_every_ground(qapp, ground, rule):
    # GIVEN a palette that Qt mixes from one colour / WHEN the window is styled for it / THEN its lines are not that one
    rules = style(QPalette(QColor(ground)))
    body = re.search(re.escape(rule) + r" \{([^}]*)\}", rules)[1]
    colours = re.findall(r"(?<!-)\bcolor: (#\w+)|border(?:-color)?:[^;#]*(#\w+)", body)
    assert colours
    assert all(contrast(QColor("".join(found)), QColor(ground)) >= 1.1 for found in colours)
