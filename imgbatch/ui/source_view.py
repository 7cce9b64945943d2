"""How the table of sources looks, and how one moves in it."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from imgbatch.app.settings import TableLook
from imgbatch.ui.bridge import TICK_MS
from imgbatch.ui.columns import Columns
from imgbatch.ui.source_rows import HIDDEN, Column, Row
from imgbatch.ui.source_table import SourceTable
from imgbatch.ui.thumbnails import Thumbnails
from imgbatch.ui.translation import tr

_SHARES = ((0.32, 12), (0.22, 16), (0.22, 16))
_SPACE = re.compile(r" (?=×)|(?<=×) |(?<=\d) (?=[kMGT]?B\b)")
_PICTURE_LINES, _GAP_LINES = 2.6, 0.6
"""Height of a picture, and of what is left above and below it together, in lines of text."""


class _Unbroken(QStyledItemDelegate):
    """Where a cell has two lines, breaks them anywhere but within "4000 × 3000" and "3.1 MB"."""

    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:  # noqa: N802  (Qt's name)
        return _SPACE.sub("\u00a0", super().displayText(value, locale))


class SourceView(QTableView):
    """Whole rows of one height, with pictures of those that are seen.

    Signals:
        removal_wanted: Del was pressed on these rows.
    """

    removal_wanted = Signal(list)

    def __init__(self, model: SourceTable, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = model
        self._thumbnails = thumbnails
        self._kept: tuple[set[int], int | None] = set(), None
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setItemDelegate(_Unbroken(self))
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Images"))
        self.verticalHeader().hide()
        # A fixed height, or every insertion would measure a hundred thousand rows.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)  # a third click is the order of adding
        self.setSortingEnabled(True)
        self.columns = Columns(header, _SHARES)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(TICK_MS)
        self._settle.timeout.connect(self._on_settled)
        self._dress()
        thumbnails.made.connect(model.redraw)
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self.removal_wanted.emit(self.selected_places()))

    @property
    def look(self) -> TableLook:
        """How it is arranged, for the next start."""
        header = self.horizontalHeader()
        by, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        name = Column(by).name.lower() if by >= 0 else ""
        return TableLook(tuple(self.columns.shares), name, by >= 0 and order == Qt.SortOrder.DescendingOrder)

    def arrange(self, look: TableLook) -> None:
        """Begin where the user left off, as far as there still are such columns."""
        self.columns.restore(look.columns)
        by = next((column for column in Column if column.name.lower() == look.sort), -1)
        order = Qt.SortOrder.DescendingOrder if look.descending and by >= 0 else Qt.SortOrder.AscendingOrder
        self.sortByColumn(by, order)

    def sort_anew(self) -> None:
        """Put rows where they belong that came since it was sorted."""
        header = self.horizontalHeader()
        if header.sortIndicatorSection() >= 0:
            self._sources.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def selected_places(self) -> list[int]:
        """Return where the selected rows stand, from the top."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.size())]
        return sorted({place for part in parts for place in range(part.top(), part.bottom() + 1)})

    def selected_rows(self) -> list[Row]:
        """Return the selected rows, from the top."""
        return [self._sources.row(place) for place in self.selected_places()]

    def show_first_failure(self) -> None:
        """Select the first row that failed, and bring it into view."""
        place = self._sources.first_failure()
        if place != HIDDEN:
            self.selectRow(place)
            self.scrollTo(self._sources.index(place, 0))
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self.columns.fit(self.viewport().width())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange)
        if event.type() in kinds:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._settle.isActive():  # whatever changes what is seen is painted
            self._settle.start()
        if self._sources.total and not self._sources.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            area = QRect(self.viewport().rect())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr("No image matches"))
            painter.end()

    def _dress(self) -> None:
        """Fit rows and pictures to the font, the colours and the screen."""
        line = self.fontMetrics().height()
        edge = round(line * _PICTURE_LINES)
        self.setIconSize(QSize(edge, edge))
        self.verticalHeader().setDefaultSectionSize(edge + round(line * _GAP_LINES))
        self._thumbnails.set_look(edge, self.devicePixelRatioF(), self.palette())

    def _on_settled(self) -> None:
        """Ask for the pictures of what is seen now."""
        if not self.isVisible():
            return
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        rows = self._sources.shown_rows(first, self._sources.rowCount(QModelIndex()) - 1 if last < 0 else last)
        self._thumbnails.want(row.source for row in rows if row.source is not None)

    def _keep_selection(self) -> None:
        current = self.currentIndex()
        numbers = {row.number for row in self.selected_rows()}
        self._kept = numbers, self._sources.row(current.row()).number if current.isValid() else None

    def _restore_selection(self) -> None:
        numbers, current = self._kept
        self._kept = set(), None
        selection = QItemSelection()
        for first, last in _blocks(self._sources.places_of(numbers)):
            selection.select(self._sources.index(first, 0), self._sources.index(last, 0))
        flags = QItemSelectionModel.SelectionFlag
        for place in self._sources.places_of([] if current is None else [current]):
            self.selectionModel().setCurrentIndex(self._sources.index(place, 0), flags.NoUpdate)
            self.scrollTo(self._sources.index(place, 0))
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)


def _blocks(places: list[int]) -> list[tuple[int, int]]:
    """Join neighbours: first and last of each."""
    blocks: list[tuple[int, int]] = []
    for place in places:
        if blocks and blocks[-1][1] == place - 1:
            blocks[-1] = blocks[-1][0], place
        else:
            blocks.append((place, place))
    return blocks
