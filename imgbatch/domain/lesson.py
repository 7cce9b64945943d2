"""A sentence that a comparison teaches, with its figures still apart, so that the window can say it in its language."""

from __future__ import annotations

import math

import msgspec

from imgbatch.domain.comparison import Contender
from imgbatch.domain.comparison_words import ENGLISH


class Figure(msgspec.Struct, frozen=True):
    """A number and the decimals that it is given with."""

    value: float
    decimals: int = 0


Value = Contender | Figure | int | str


class Lesson(msgspec.Struct, frozen=True):
    """One sentence, or two.

    Attributes:
        text: In English, with {places}.
        values: What belongs there: contenders by their names, figures with their decimals, words as they are.
    """

    text: str
    values: dict[str, Value]


def in_english(lesson: Lesson) -> str:
    """Write a lesson out."""
    return lesson.text.format(**{name: _english(value) for name, value in lesson.values.items()})


def _english(value: Value) -> str:
    match value:
        case Contender():
            return ENGLISH.name(value)
        case Figure():
            return ENGLISH.number(value.value, value.decimals)
        case _:
            return str(value)


def percent(share: float) -> Figure:
    """Return a share as it is read."""
    return Figure(100 * share)


def percent_more(times: float) -> Figure:
    """Return by how many percent something is more, rounded up."""
    return Figure(max(1, math.ceil(100 * (times - 1) - 1e-9)))


def times_as(ratio: float) -> Figure:
    """Return how many times as much something is."""
    return Figure(ratio, 2 if ratio < 1.1 else 1)  # noqa: PLR2004  (1.0 would say nothing)


def rate_of(images: float) -> Figure:
    """Return images a second."""
    return Figure(images, 0 if images >= 10 else 1)  # noqa: PLR2004  (two figures)


def seconds_of(seconds: float) -> Figure:
    """Return a time."""
    return Figure(seconds, 1 if seconds >= 1 else 2)


def about(count: float) -> int:
    """Round up to two figures."""
    whole = max(1, math.ceil(count))
    step: int = 10 ** max(0, len(str(whole)) - 2)
    return -(-whole // step) * step
