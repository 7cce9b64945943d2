"""In which order rows stand in the table, and which of them: computed when somebody asks, not while results come."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from imgbatch.domain.geometry import place
from imgbatch.domain.job import Header
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.source_rows import Column, Row, Stage

_DIGITS = re.compile(r"\d+")
_WIDTH = 20


class Order(msgspec.Struct, frozen=True):
    """What is shown, and how it is sorted.

    Attributes:
        column: To sort by; None for the order of adding.
        descending: The other way round.
        stage: Only what has come so far; None for all.
        words: Only names that have all of these in them, in small letters.
    """

    column: Column | None = None
    descending: bool = False
    stage: Stage | None = None
    words: tuple[str, ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Whether it may leave rows out."""
        return self.stage is not None or bool(self.words)

    def has(self, row: Row) -> bool:
        """Whether a row is shown."""
        if self.stage is not None and row.stage is not self.stage:
            return False
        if not self.words:
            return True
        name = row.name.casefold()
        return all(word in name for word in self.words)

    def arranged(self, rows: Iterable[Row], recipe: Recipe) -> list[Row]:
        """Return the rows that are shown, as they stand.

        Args:
            rows: In the order of adding, which is kept among those that are the same by the column.
            recipe: What would be made of them.
        """
        rows = [row for row in rows if self.has(row)] if self.is_narrow else list(rows)
        if self.column is not None:
            rows.sort(key=_key(self.column, recipe), reverse=self.descending)
        return rows


def words(text: str) -> tuple[str, ...]:
    """Return the words to look for in what a person typed."""
    return tuple(text.casefold().split())


def _key(column: Column, recipe: Recipe) -> Callable[[Row], Any]:
    match column:
        case Column.NAME:
            return _natural
        case Column.SOURCE:
            return _source_size
        case Column.RESULT:
            return _ResultSize(recipe)
        case Column.STATE:
            return _progress


def _natural(row: Row) -> str:
    """Sort 2 before 10: every number is as long as the longest."""
    return _DIGITS.sub(lambda found: found[0].zfill(_WIDTH), row.name.casefold())


def _source_size(row: Row) -> tuple[int, int]:
    source = row.source
    if source is None:
        return -1, -1
    return (source.header.width * source.header.height if source.header else 0), source.bytes


def _progress(row: Row) -> tuple[int, bool]:
    return row.stage.value, not row.working


class _ResultSize:
    """Sorts by the pixels of the largest result. Photos come in few sizes, so most are computed once."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._known: dict[tuple[int, int], int] = {}

    def __call__(self, row: Row) -> int:
        header = None if row.source is None else row.source.header
        if header is None:
            return -1
        edges = header.width, header.height
        if edges not in self._known:
            self._known[edges] = self._pixels(header)
        return self._known[edges]

    def _pixels(self, header: Header) -> int:
        recipe = self._recipe
        placements = [
            place(header.width, header.height, size, recipe.fit, enlarge=recipe.enlarge, gravity=recipe.gravity)
            for size in recipe.sizes
        ]
        return max(placement.width * placement.height for placement in placements)
