"""The table above, the preview below, and how much of the height each of them has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from imgbatch.ui.preview import Preview

_FIRST_SHARE = 0.42
_ANY_HEIGHT = 2**24 - 1
"""QWIDGETSIZE_MAX of Qt, which PySide does not have."""


class PreviewSplit(QSplitter):
    """A splitter that gives all to the table while the preview is folded away."""

    def __init__(self, table: QWidget, below: QWidget, preview: Preview) -> None:
        super().__init__(Qt.Orientation.Vertical)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table, 1)
        column.addWidget(below)
        self._preview = preview
        self._height = 0
        self.setChildrenCollapsible(False)
        self.addWidget(upper)
        self.addWidget(preview)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        preview.folded.connect(self._share)
        self.splitterMoved.connect(self._on_moved)

    @property
    def preview_height(self) -> int:
        """How high the preview was made, in pixels; 0 if nobody did."""
        return self._height

    def show_preview(self, *, is_open: bool, height: int) -> None:
        """Begin where the user left off."""
        self._height = height
        self._preview.fold.setChecked(is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        if not self._height and self._preview.isVisible():
            self._share(self._preview.fold.isChecked())

    def _share(self, is_open: bool) -> None:
        self._preview.setMaximumHeight(_ANY_HEIGHT if is_open else self._preview.header_height)
        whole = max(self.height(), 1)
        below = (self._height or round(_FIRST_SHARE * whole)) if is_open else self._preview.header_height
        self.setSizes([max(whole - below, 1), below])

    def _on_moved(self) -> None:
        if self._preview.fold.isChecked():
            self._height = self.sizes()[1]
