"""The table of sources: what is there, what it will become, and how that went."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPalette

from imgbatch.domain.event import Event, JobFinished, PathRejected, RunPaused, SourceFound, SourceProbed, UnitStarted
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.row_order import Order
from imgbatch.ui.source_rows import (
    HIDDEN,
    Column,
    Row,
    Stage,
    cell_text,
    column_title,
    number_of,
    tip_text,
)
from imgbatch.ui.style import failure_colour

AnyIndex = QModelIndex | QPersistentModelIndex

_rank = attrgetter("rank")

_ONE_BY_ONE = 32
"""So many blocks of rows are taken out one after the other; a view tidies up after each, so more of them at once."""


class SourceTable(QAbstractTableModel):
    """A model of rows that stand in an order of their own, and of which some may be left out.

    Rows are changed by batches of events, with one `dataChanged` for each batch. They keep their places then, whatever
    they are sorted by: `sort` and `narrow` say when that is looked at again. New ones come last.

    Args:
        picture: Says which picture stands beside the name of a row.

    Signals:
        counted: There are more or fewer rows, or some have come further; see `counts`.
    """

    counted = Signal()

    def __init__(
        self, parent: QObject | None = None, *, picture: Callable[[Row], QIcon | None] = lambda _row: None
    ) -> None:
        super().__init__(parent)
        self._rows: dict[int, Row] = {}  # in the order of adding
        self._shown: list[Row] = []
        self._order = Order()
        self._counts: Counter[Stage] = Counter()
        self._recipe = Recipe()
        self._rejected = 0
        self._picture = picture
        self._locale = QLocale()

    @property
    def total(self) -> int:
        """How many rows there are, those included that a filter leaves out."""
        return len(self._rows)

    @property
    def counts(self) -> dict[Stage, int]:
        """How many rows have come how far."""
        return {stage: self._counts[stage] for stage in Stage}

    @property
    def order(self) -> Order:
        """What is shown, and how it is sorted."""
        return self._order

    def row(self, place: int) -> Row:
        """Return the row at a place of the table."""
        return self._shown[place]

    def shown_rows(self, first: int, last: int) -> list[Row]:
        """Return the rows from one place to another one, which is included."""
        return self._shown[max(0, first) : last + 1]

    def places_of(self, numbers: Iterable[int]) -> list[int]:
        """Return where the rows with these numbers stand, from the top, as far as they are shown."""
        return sorted(
            self._place(row) for row in map(self._rows.get, numbers) if row is not None and row.rank != HIDDEN
        )

    def first_failure(self) -> int:
        """Return the first place at which a row has failed, or `HIDDEN`."""
        return next((place for place, row in enumerate(self._shown) if row.stage is Stage.FAILED), HIDDEN)

    def set_recipe(self, recipe: Recipe) -> None:
        """Show what this recipe would make of the sources."""
        self._recipe = recipe
        self._touch(0, len(self._shown) - 1)

    def begin_run(self, numbers: Iterable[int]) -> None:
        """Forget the results of earlier runs for these sources."""
        for number in numbers:
            row = self._rows.get(number)
            if row is not None:
                before = row.stage
                row.begin()
                self._recount(before, row)
        if self._order.stage is not None:
            self._rearrange()
        else:
            self._touch(0, len(self._shown) - 1)
        self.counted.emit()

    def apply(self, events: Iterable[Event]) -> None:
        """Take in a batch of events."""
        fresh: list[Row] = []
        touched: dict[int, Row] = {}
        for event in events:
            match event:
                case SourceFound(source=source):
                    fresh.append(self._new(Row(source.number, source.path, source)))
                case PathRejected(path=path, error=error):
                    self._rejected += 1
                    fresh.append(self._new(Row(-self._rejected, path, error=error)))
                case SourceProbed() | UnitStarted() | JobFinished():
                    row = self._rows.get(number_of(event))
                    if row is None:
                        continue  # it was removed
                    before = row.stage
                    row.take(event)
                    self._recount(before, row)
                    touched[row.number] = row
                case RunPaused(reason=reason) if reason:
                    touched |= self._put_down()
        if self._order.stage is not None:
            fresh = self._refilter(touched.values()) + fresh
        self._append([row for row in fresh if row.rank == HIDDEN and self._order.has(row)])
        shown = [row for row in touched.values() if row.rank != HIDDEN]
        if shown:
            self._touch(self._place(min(shown, key=_rank)), self._place(max(shown, key=_rank)))
        if fresh or touched:
            self.counted.emit()

    def redraw(self, numbers: Iterable[int]) -> None:
        """Show the pictures of these sources anew."""
        places = self.places_of(numbers)
        if places:
            first, last = self.index(places[0], Column.NAME), self.index(places[-1], Column.NAME)
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.DecorationRole])

    def narrow(self, stage: Stage | None, words: tuple[str, ...]) -> None:
        """Show only rows that have come so far, and have these words in their names; the rest is only hidden."""
        self._order = Order(self._order.column, self._order.descending, stage, words)
        self._rearrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, as it is now; -1 is the order of adding."""
        by = Column(column) if column >= 0 else None
        descending = order == Qt.SortOrder.DescendingOrder
        self._order = Order(by, descending, self._order.stage, self._order.words)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = [(self._shown[index.row()], index.column()) for index in before]
        shown = (row for row in self._rows.values() if row.rank != HIDDEN)
        self._shown = Order(by, descending).arranged(shown, self._recipe)
        self._number(0, 0)
        self.changePersistentIndexList(before, [self.index(self._place(row), at) for row, at in moved])
        self.layoutChanged.emit()

    def remove(self, places: Iterable[int]) -> list[int]:
        """Remove rows and return the numbers of their sources; negative ones are paths that could not be used."""
        places = sorted(set(places))
        gone = [self._shown[place] for place in places]
        self._take_out(places)
        for row in gone:
            del self._rows[row.number]
            self._counts[row.stage] -= 1
        self.counted.emit()
        return [row.number for row in gone]

    def clear(self) -> None:
        """Remove all rows."""
        self.beginResetModel()
        self._rows.clear()
        self._shown.clear()
        self._counts.clear()
        self.endResetModel()
        self.counted.emit()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802  (Qt's own signature)
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_title(Column(section))
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(self._locale, row, column, self._recipe)
            case Qt.ItemDataRole.ToolTipRole:
                return tip_text(self._locale, row, column, self._recipe)
            case Qt.ItemDataRole.DecorationRole if column is Column.NAME:
                return self._picture(row)
            case Qt.ItemDataRole.ForegroundRole if column is Column.STATE and row.stage is Stage.FAILED:
                return failure_colour(QGuiApplication.palette())
            case Qt.ItemDataRole.ForegroundRole if row.stage is Stage.SKIPPED:
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            case _:
                return None

    def _new(self, row: Row) -> Row:
        self._rows[row.number] = row
        self._counts[row.stage] += 1
        return row

    def _recount(self, before: Stage, row: Row) -> None:
        if row.stage is not before:
            self._counts[before] -= 1
            self._counts[row.stage] += 1

    def _put_down(self) -> dict[int, Row]:
        """Nobody works on a source any more: those that a full disk has refused are done again later."""
        working = {row.number: row for row in self._rows.values() if row.working}
        for row in working.values():
            before = row.stage
            row.put_down()
            self._recount(before, row)
        return working

    def _refilter(self, touched: Iterable[Row]) -> list[Row]:
        """Take out what does not match any more, and return what does now."""
        touched = list(touched)
        gone = [row for row in touched if row.rank != HIDDEN and not self._order.has(row)]
        self._take_out([self._place(row) for row in gone])
        return [row for row in touched if row.rank == HIDDEN and self._order.has(row)]

    def _append(self, rows: list[Row]) -> None:
        if not rows:
            return
        first = len(self._shown)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        rank = self._shown[-1].rank + 1 if self._shown else 0
        self._shown += rows
        self._number(first, rank)
        self.endInsertRows()

    def _take_out(self, places: list[int]) -> None:
        """Hide the rows at these places."""
        if not places:
            return
        places = sorted(places, reverse=True)
        # One removal for each block of neighbours, from the end.
        blocks = [[place for _, place in block] for _, block in groupby(enumerate(places), key=sum)]
        for place in places:
            self._shown[place].rank = HIDDEN
        if len(blocks) > _ONE_BY_ONE:
            self.beginResetModel()
            self._shown = [row for row in self._shown if row.rank != HIDDEN]
            self.endResetModel()
            return
        for block in blocks:
            self.beginRemoveRows(QModelIndex(), block[-1], block[0])
            del self._shown[block[-1] : block[0] + 1]
            self.endRemoveRows()

    def _rearrange(self) -> None:
        self.beginResetModel()
        for row in self._shown:
            row.rank = HIDDEN
        self._shown = self._order.arranged(self._rows.values(), self._recipe)
        self._number(0, 0)
        self.endResetModel()

    def _number(self, first: int, rank: int) -> None:
        """Give ranks to rows, from a place on."""
        for row in islice(self._shown, first, None):
            row.rank = rank
            rank += 1

    def _place(self, row: Row) -> int:
        """Find a row that is shown; what is taken out leaves gaps in the ranks, or all below would be touched."""
        return bisect_left(self._shown, row.rank, key=_rank)

    def _touch(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
