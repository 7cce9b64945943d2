"""The table of sources: what is there, what it will become, and how that went."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from enum import IntEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from imgbatch.domain.error import ErrorInfo
from imgbatch.domain.event import Event, JobFinished, PathRejected, RunPaused, SourceFound, SourceProbed, UnitStarted
from imgbatch.domain.job import UNCHANGED, JobCancelled, JobDone, JobFailed, JobResult, JobSkipped, Source
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.forecast import result_text, size_text, source_text
from imgbatch.ui.style import failure_colour

AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    NAME = 0
    SOURCE = 1
    RESULT = 2
    STATE = 3


_TITLES = {
    Column.NAME: "Name",
    Column.SOURCE: "Source",
    Column.RESULT: "Result",
    Column.STATE: "State",
}


_ALLOW = re.compile(r"(?:allow it: )?--allow-format \w+(?:, or More > Sources in the window)?")
"""The hint that names the option of the terminal for what is a box here."""


class _Row:
    """One source, or one path that could not be used, and the results of its jobs so far."""

    __slots__ = ("error", "number", "path", "results", "source", "working")

    def __init__(self, number: int, path: str, source: Source | None, error: ErrorInfo | None) -> None:
        self.number = number
        self.path = path
        self.source = source
        self.error = error
        self.results: list[JobResult] = []
        self.working = False


class SourceTable(QAbstractTableModel):
    """A model of rows that only ever grows at its end or shrinks by the user's hand.

    Rows are changed by batches of events, with one `dataChanged` for each batch.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._at: dict[int, int] = {}
        self._recipe = Recipe()
        self._rejected = 0
        self._locale = QLocale()

    def set_recipe(self, recipe: Recipe) -> None:
        """Show what this recipe would make of the sources."""
        self._recipe = recipe
        self._touch(range(len(self._rows)))

    def begin_run(self, numbers: Iterable[int]) -> None:
        """Forget the results of earlier runs for these sources."""
        touched = [self._at[number] for number in numbers if number in self._at]
        for at in touched:
            self._rows[at].results = []
            self._rows[at].working = False
        self._touch(touched)

    def apply(self, events: Iterable[Event]) -> None:
        """Take in a batch of events."""
        fresh: list[_Row] = []
        touched: list[int] = []
        for event in events:
            match event:
                case SourceFound(source=source):
                    fresh.append(_Row(source.number, source.path, source, None))
                case PathRejected(path=path, error=error):
                    self._rejected += 1
                    fresh.append(_Row(-self._rejected, path, None, error))
                case SourceProbed() | UnitStarted() | JobFinished():
                    self._append(fresh)
                    fresh = []
                    touched += self._update(event)
                case RunPaused(reason=reason) if reason:
                    touched += self._put_down()
        self._append(fresh)
        self._touch(touched)

    def remove(self, rows: Iterable[int]) -> list[int]:
        """Remove rows and return the numbers of their sources; negative ones are paths that could not be used."""
        numbers = []
        # One removal for each block of neighbours, from the end.
        for _, block in groupby(enumerate(sorted(set(rows), reverse=True)), key=lambda pair: pair[0] + pair[1]):
            places = [row for _, row in block]
            last, first = places[0], places[-1]
            self.beginRemoveRows(QModelIndex(), first, last)
            numbers += [row.number for row in self._rows[first : last + 1]]
            del self._rows[first : last + 1]
            self.endRemoveRows()
        self._at = {row.number: at for at, row in enumerate(self._rows)}
        return numbers

    def clear(self) -> None:
        """Remove all rows."""
        self.beginResetModel()
        self._rows.clear()
        self._at.clear()
        self.endResetModel()

    def reason(self, row: int) -> str:
        """Return why a row failed, or nothing."""
        return self._failure(self._rows[row])

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[Column(section)]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, Column(index.column()))
            case Qt.ItemDataRole.ForegroundRole if index.column() == Column.STATE and self._failure(row):
                return failure_colour(QGuiApplication.palette())
            case _:
                return None

    def _text(self, row: _Row, column: Column) -> str:
        match column:
            case Column.NAME:
                return shown(self._name(row))
            case Column.SOURCE:
                return "" if row.source is None else source_text(self._locale, row.source)
            case Column.RESULT:
                return "" if row.source is None else result_text(self._locale, row.source, self._recipe)
            case Column.STATE:
                return self._state_text(row)

    def _tip(self, row: _Row, column: Column) -> str:
        """Say in full what its column may be too narrow for."""
        if column in (Column.SOURCE, Column.RESULT) and (text := self._text(row, column)):
            return text
        return self._failure(row) or "\n".join([shown(row.path), *_notes(row.results)])

    def _name(self, row: _Row) -> str:
        """Name a source within its folder, and a path that could not be used in full."""
        if row.source is None:
            return row.path
        return os.path.relpath(row.path, row.source.root) if row.source.root else os.path.basename(row.path)

    def _state_text(self, row: _Row) -> str:
        if failure := self._failure(row):
            return failure
        if len(row.results) == len(self._recipe.sizes) or (row.results and not row.working):
            return self._outcome_text(row.results)
        if row.working:
            return "working"
        return "" if row.source is None or row.source.header is None else "ready"

    def _outcome_text(self, results: list[JobResult]) -> str:
        if any(isinstance(result, JobCancelled) for result in results):
            return "cancelled"
        done = [result for result in results if isinstance(result, JobDone)]
        if done:
            written = size_text(self._locale, sum(result.bytes for result in done))
            same = sum(isinstance(result, JobSkipped) and result.reason == UNCHANGED for result in results)
            text = f"done, {written}, {self._locale.toString(same)} unchanged" if same else f"done, {written}"
            return "; ".join([text, *_notes(results)])
        # What an earlier run made is as good as done; it is the rest that somebody may wonder about.
        reasons = {result.reason: None for result in results if isinstance(result, JobSkipped)}
        reasons.pop(UNCHANGED, None)
        return f"skipped: {next(iter(reasons))}" if reasons else "unchanged"

    def _failure(self, row: _Row) -> str:
        for result in row.results:
            if isinstance(result, JobFailed):
                return _in_window(result.error)
        error = row.error or (row.source.error if row.source is not None else None)
        return _in_window(error) if error is not None else ""

    def _append(self, rows: list[_Row]) -> None:
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += rows
        self._at |= {row.number: first + offset for offset, row in enumerate(rows)}
        self.endInsertRows()

    def _update(self, event: SourceProbed | UnitStarted | JobFinished) -> list[int]:
        match event:
            case SourceProbed(source=source):
                number = source.number
            case UnitStarted(unit=number):
                pass
            case JobFinished(result=result):
                number = result.unit
        at = self._at.get(number)
        if at is None:
            return []  # its row was removed
        row = self._rows[at]
        match event:
            case SourceProbed(source=source):
                if row.source is not None and row.source.error is not None and source.error is None:
                    row.results = []  # it could not be read and now can: its failure is history
                row.source = source
            case UnitStarted():
                row.working = True
            case JobFinished(result=result):
                row.results.append(result)
                row.working = False
        return [at]

    def _put_down(self) -> list[int]:
        """Nobody works on a source any more: those that a full disk has refused are done again later."""
        working = [at for at, row in enumerate(self._rows) if row.working]
        for at in working:
            self._rows[at].working = False
        return working

    def _touch(self, rows: Iterable[int]) -> None:
        rows = list(rows)
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(Column) - 1))


def _in_window(error: ErrorInfo) -> str:
    """Write an error with the words of the window where its hint has those of the terminal."""
    return _ALLOW.sub("tick “Read rare formats too” under More", str(error))


def _notes(results: Iterable[JobResult]) -> list[str]:
    """List what the user should know about the files of a row, each once."""
    notes = (note for result in results if isinstance(result, JobDone) for note in result.notes)
    return list(dict.fromkeys(notes))
