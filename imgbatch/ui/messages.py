"""What there is to tell above the table: a warning while it holds, and notes until the next thing is begun."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Messages(QWidget):
    """Notes that join each other, below a warning that stays until it is withdrawn; hidden while there is neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warning = _line("warning")
        self.notes = _line("message")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.warning)
        column.addWidget(self.notes)
        self.hide()

    def add(self, note: str) -> None:
        """Show a note below those that are there; one that is there already is not said twice."""
        lines = self.notes.text().split("\n") if self.notes.text() else []
        if note and note not in lines:
            self._show(self.notes, "\n".join([*lines, note]))

    def clear(self) -> None:
        """Take all notes away."""
        self._show(self.notes, "")

    def warn(self, text: str) -> None:
        """Show a warning instead of the last one; an empty one takes it away."""
        self._show(self.warning, text)

    def _show(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
        self.setVisible(any(line.text() for line in (self.warning, self.notes)))


def _line(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setIndent(0)  # or Qt would indent it for its frame, and it would not stand above the table's text
    label.hide()
    return label
