"""The row above the table: which of its rows are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from imgbatch.ui.row_order import words
from imgbatch.ui.source_rows import Stage
from imgbatch.ui.source_table import SourceTable
from imgbatch.ui.translation import tr

_TYPING_MS = 120
_CHARACTERS = 16


class FilterRow(QWidget):
    """A box to choose how far images have come, and a field to search for names. It tells the model by itself."""

    def __init__(self, model: SourceTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.stage = QComboBox()
        self.stage.setAccessibleName(tr("Show"))
        self.stage.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stage.setMinimumContentsLength(_CHARACTERS)
        for stage in (None, Stage.TO_DO, Stage.DONE, Stage.SKIPPED, Stage.FAILED):
            self.stage.addItem("", stage)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search names"))
        self.search.setAccessibleName(tr("Search names"))
        self.search.setToolTip(tr("Show only images with these words in their names (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.stage)
        row.addWidget(self.search, 1)
        self._typing = QTimer(self)  # words are typed faster than a hundred thousand names are searched
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._narrow)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.stage.currentIndexChanged.connect(self._narrow)
        model.counted.connect(self._count)
        self._count()

    def begin_search(self) -> None:
        """Go to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_all(self) -> None:
        """Leave nothing out."""
        self.search.clear()
        self.stage.setCurrentIndex(0)
        self._narrow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and bool(self.search.text())
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # it empties the field; only then it is the window's
            return True
        if escape and event.type() == QEvent.Type.KeyPress:
            self.search.clear()
            return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        self._typing.stop()
        self._model.narrow(self.stage.currentData(), words(self.search.text()))

    def _count(self) -> None:
        counts = self._model.counts
        for at in range(self.stage.count()):
            stage = self.stage.itemData(at)
            count = self._model.total if stage is None else counts[stage]
            self.stage.setItemText(at, _text(stage).format(count=self.locale().toString(count)))
        if not self._model.total and self._model.order.is_narrow:
            self.show_all()  # what was looked for is gone, and what comes next is not it


def _text(stage: Stage | None) -> str:
    match stage:
        case None:
            return tr("All ({count})")
        case Stage.TO_DO:
            return tr("To do ({count})")
        case Stage.DONE:
            return tr("Done ({count})")
        case Stage.SKIPPED:
            return tr("Skipped ({count})")
        case Stage.FAILED:
            return tr("Failed ({count})")
