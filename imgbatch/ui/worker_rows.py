"""What every worker has in its hands."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from imgbatch.domain.naming import shown
from imgbatch.ui.translation import tr

COLUMNS = 4
MOST = 16
"""Workers that have a place of their own; of more it is said how many there are."""


class WorkerRows(QWidget):
    """A place for each worker, so that nothing moves while files come and go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: list[str] = []
        self.labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)

    def show_work(self, workers: int, working: Mapping[int, tuple[int, str]]) -> None:
        """Name the file in the hands of each worker.

        Args:
            workers: How many there are.
            working: As in `Progress`.
        """
        places = min(workers, MOST)
        self._make(places)
        texts = []
        for number in range(places):
            _, path = working.get(number, (0, ""))
            texts.append(f"{number + 1}  {shown(os.path.basename(path))}" if path else f"{number + 1}  –")
        if workers > MOST:
            texts[-1] = tr("{count} workers at {files} files").format(count=workers, files=len(working))
        if texts != self._texts:
            self._texts = texts
            self._elide()

    def clear(self) -> None:
        """Name none."""
        self.show_work(len(self.labels), {})

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._elide()

    def _make(self, places: int) -> None:
        while len(self.labels) > places:
            label = self.labels.pop()
            self._grid.removeWidget(label)
            label.deleteLater()
        while len(self.labels) < places:
            label = QLabel()
            label.setObjectName("hint")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            number = len(self.labels)
            self._grid.addWidget(label, number // COLUMNS, number % COLUMNS)
            self.labels.append(label)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def _elide(self) -> None:
        for label, text in zip(self.labels, self._texts, strict=False):
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, label.width()))
            label.setToolTip(text)
