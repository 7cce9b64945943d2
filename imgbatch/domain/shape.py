"""Shapes of a chart, for whoever draws them: a painter in the window, an SVG in a page.

Lengths are pixels, or whatever the width of the chart was given in; y grows downwards. All text is of one size.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """What a shape is for; whoever draws it has a colour for each."""

    TEXT = "text"
    QUIET = "quiet"
    FAILURE = "failure"
    BAR = "bar"
    BEST = "best"
    BAR_WAITING = "bar-waiting"
    BEST_WAITING = "best-waiting"
    TRACK = "track"
    SPREAD = "spread"
    GRID = "grid"


class Anchor(StrEnum):
    """Which part of a text stands at its x; the names are those of SVG."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A filled rectangle; `tip` is what is said about it to whoever points at it, and may be empty."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    tip: str = ""
    radius: float = 0.0


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A text; `y` is that of its baseline."""

    x: float
    y: float
    text: str
    role: Role = Role.TEXT
    anchor: Anchor = Anchor.START
    bold: bool = False


Shape = Box | Line | Label


class Chart(msgspec.Struct, frozen=True):
    """Shapes in the order in which they are drawn, and the room that they take."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
