"""How wide a usual character is, by which widgets are measured."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics


def character_width(metrics: QFontMetrics) -> int:
    """Return the pixels that a Latin character takes.

    Fonts for Chinese and Japanese say what their thousands of square characters take on average, which is twice that.
    """
    return min(metrics.averageCharWidth(), metrics.horizontalAdvance("x"))
