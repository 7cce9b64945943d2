"""What there is to tell above the table: a warning while it holds, notes until the next thing is begun, a welcome."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from imgbatch.ui.translation import tr


class Messages(QWidget):
    """Notes that join each other, below a warning that stays until it is withdrawn, and a welcome below them.

    It is hidden while there is nothing to tell.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warning = _line("warning")
        self.notes = _line("message")
        self.welcome = _line("message")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.warning)
        column.addWidget(self.notes)
        column.addWidget(self.welcome)
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

    @property
    def is_welcoming(self) -> bool:
        """Whether the line for a newcomer is there."""
        return bool(self.welcome.text())

    def show_welcome(self, *, shown: bool) -> None:
        """Show or hide the line for a newcomer, which `clear` leaves as it is."""
        text = tr("Add photos, choose the sizes on the right, and press the button below. F1 opens the help.")
        self._show(self.welcome, text if shown else "")

    def _show(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
        self.setVisible(any(line.text() for line in (self.warning, self.notes, self.welcome)))


def _line(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setIndent(0)  # or Qt would indent it for its frame, and it would not stand above the table's text
    label.hide()
    return label
