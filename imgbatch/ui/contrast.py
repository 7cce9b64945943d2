"""How well a colour can be read on another, by the formula of WCAG 2."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor

READABLE = 4.5
"""WCAG AA for text of usual size."""

_STEPS = 40


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two opaque colours: 1 for the same, 21 for black and white."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return so much of a colour on a ground: 0 is the ground, 1 the colour."""
    over, under = (
        (colour.red(), colour.green(), colour.blue()),
        (ground.red(), ground.green(), ground.blue()),
    )
    return QColor(*(round(share * one + (1 - share) * other) for one, other in zip(over, under, strict=True)))


def quiet(text: QColor, ground: QColor) -> QColor:
    """Return the colour of quiet words: between text and ground, and still readable."""
    return _first_readable((mixed(text, ground, share) for share in _shares(0.55)), ground, text)


def strong(colour: QColor, text: QColor) -> QColor:
    """Return a ground as near to a colour as a text can be read on: darker for a light text, lighter for a dark one."""
    end = QColor("black") if _luminance(text) > 0.5 else QColor("white")  # noqa: PLR2004  (the middle)
    return _first_readable((mixed(end, colour, share) for share in _shares(0.0)), text, end)


def _shares(begin: float) -> list[float]:
    return [begin + (1 - begin) * step / _STEPS for step in range(_STEPS + 1)]


def _first_readable(colours: Iterable[QColor], ground: QColor, otherwise: QColor) -> QColor:
    return next((colour for colour in colours if contrast(colour, ground) >= READABLE), otherwise)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  (the curve of sRGB)
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
