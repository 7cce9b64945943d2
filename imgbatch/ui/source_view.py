"""How the table of sources looks, and how one moves in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from imgbatch.ui.source_table import Column, SourceTable

_COLUMN_CHARACTERS = {Column.NAME: 24, Column.SOURCE: 28, Column.RESULT: 32}
_ROW_HEIGHT = 1.7  # of a line of text


class SourceView(QTableView):
    """Whole rows of one height.

    Signals:
        removal_wanted: Del was pressed on these rows.
    """

    removal_wanted = Signal(list)

    def __init__(self, model: SourceTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Images")
        self.verticalHeader().hide()
        # A fixed height, or every insertion would measure a hundred thousand rows.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * _ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, characters in _COLUMN_CHARACTERS.items():
            self.setColumnWidth(column, self.fontMetrics().averageCharWidth() * characters)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete)

    def show_first_failure(self) -> None:
        """Select the first row that failed, and bring it into view."""
        for row in range(self._sources.rowCount(QModelIndex())):
            if self._sources.reason(row):
                self.selectRow(row)
                self.scrollTo(self._sources.index(row, 0))
                self.setFocus()
                return

    def _on_delete(self) -> None:
        self.removal_wanted.emit([index.row() for index in self.selectionModel().selectedRows()])
