"""A chart as SVG, light or dark as whoever looks at it prefers: a file of its own, or a part of a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape

from imgbatch.domain.naming import shown
from imgbatch.domain.shape import Anchor, Box, Chart, Label, Line, Role, Shape

_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
LINE_HEIGHT = 20.0
_FONT_SIZE = 14

_MARGIN = 28

_LIGHT = {
    "ground": "#ffffff",
    Role.TEXT: "#1d2127",
    Role.QUIET: "#646c78",
    Role.FAILURE: "#b3261e",
    Role.BAR: "#8e9aa9",
    Role.BEST: "#2f6fde",
    Role.BAR_WAITING: "#cdd4dc",
    Role.BEST_WAITING: "#b7cff8",
    Role.TRACK: "#f0f2f5",
    Role.SPREAD: "#1d2127",
    Role.GRID: "#e2e5ea",
}
_DARK = {
    "ground": "#1d2126",
    Role.TEXT: "#e4e7eb",
    Role.QUIET: "#98a1ad",
    Role.FAILURE: "#ff8a80",
    Role.BAR: "#7a8796",
    Role.BEST: "#4485f2",
    Role.BAR_WAITING: "#434d59",
    Role.BEST_WAITING: "#2d4f8a",
    Role.TRACK: "#272c33",
    Role.SPREAD: "#f2f4f6",
    Role.GRID: "#333a43",
}

_OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
    'width="{width}" height="{height}" viewBox="{view}">'
)

# Programs that know no queries of media take what is outside of them.
_STYLE = f"""<style>
.chart text {{{{ font-family: {_FONT}; font-size: {_FONT_SIZE}px; font-variant-numeric: tabular-nums; }}}}
.chart .bold {{{{ font-weight: 600; }}}}
.chart .middle {{{{ text-anchor: middle; }}}}
.chart .end {{{{ text-anchor: end; }}}}
.chart line.spread {{{{ stroke-width: 1.5; }}}}
{{light}}
@media (prefers-color-scheme: dark) {{{{
{{dark}}
}}}}
</style>"""

# Of letters, in sizes of the font: those of the widest of the usual fonts, DejaVu Sans.
_NARROW, _USUAL, _CAPITAL, _WIDE, _SQUARE = 0.4, 0.64, 0.77, 1.0, 1.05
_ARE_NARROW, _ARE_WIDE = frozenset("ijltfrI.,:;'|()[]/ "), frozenset("mwMW%@…–—×&")


def text_width(text: str) -> float:
    """Return how wide a text is, at the most, in a font that nobody knows."""
    return sum(map(_letter_width, text)) * _FONT_SIZE


def draw(chart: Chart, title: str, *, is_alone: bool) -> str:
    """Draw a chart as SVG.

    Args:
        chart: Laid out with `text_width` and `LINE_HEIGHT`.
        title: What it shows, for those who cannot see it.
        is_alone: Whether it is a file of its own: with a ground and a margin.
    """
    margin = _MARGIN if is_alone else 0
    width, height = _n(chart.width + 2 * margin), _n(chart.height + 2 * margin)
    view = f"{_n(-margin)} {_n(-margin)} {width} {height}"
    ground = f'<rect class="ground" x="{_n(-margin)}" y="{_n(-margin)}" width="{width}" height="{height}"/>'
    parts = [
        _OPEN.format(width=width, height=height, view=view),
        f"<title>{_text(title)}</title>",
        _STYLE.format(light="\n".join(_colours(_LIGHT)), dark="\n".join(_colours(_DARK))),
        *([ground] if is_alone else []),
        *map(_drawn, chart.shapes),
        "</svg>",
    ]
    return "\n".join(parts)


def _colours(scheme: dict[Role | str, str]) -> Iterator[str]:
    for role, colour in scheme.items():
        yield f".chart .{role} {{ fill: {colour}; }}"
        if role in (Role.SPREAD, Role.GRID):
            yield f".chart line.{role} {{ stroke: {colour}; }}"


def _drawn(shape: Shape) -> str:
    match shape:
        case Box():
            corners = f' rx="{_n(shape.radius)}"' if shape.radius else ""
            rect = (
                f'<rect class="{shape.role}" x="{_n(shape.x)}" y="{_n(shape.y)}" '
                f'width="{_n(shape.width)}" height="{_n(shape.height)}"{corners}'
            )
            return f"{rect}><title>{_text(shape.tip)}</title></rect>" if shape.tip else f"{rect}/>"
        case Line():
            ends = f'x1="{_n(shape.x1)}" y1="{_n(shape.y1)}" x2="{_n(shape.x2)}" y2="{_n(shape.y2)}"'
            return f'<line class="{shape.role}" {ends}/>'
        case Label():
            classes = [str(shape.role)]
            classes += [str(shape.anchor)] if shape.anchor is not Anchor.START else []
            classes += ["bold"] if shape.bold else []
            return f'<text class="{" ".join(classes)}" x="{_n(shape.x)}" y="{_n(shape.y)}">{_text(shape.text)}</text>'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(shown(text))


def _letter_width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return _SQUARE
    if letter in _ARE_NARROW:
        return _NARROW
    if letter in _ARE_WIDE:
        return _WIDE
    return _CAPITAL if letter.isupper() else _USUAL
