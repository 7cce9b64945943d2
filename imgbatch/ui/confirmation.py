"""A question within the window: nothing is modal, and not to answer is an answer too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Confirmation(QFrame):
    """A line with a question and two buttons; hidden until it is asked.

    Attributes:
        stay: The button that changes nothing.
        go: The other one.

    Args:
        stay: Its text.
        go: Its text.
    """

    def __init__(self, stay: str, go: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confirmation")
        self.text = QLabel()
        self.text.setObjectName("heading")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.stay = QPushButton(stay)
        self.go = QPushButton(go)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self.text)
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        self.stay.clicked.connect(self.hide)
        self.go.clicked.connect(self.hide)
        self.hide()

    def ask(self, text: str, *, can_go: bool = True) -> None:
        """Show a question; if there is only one answer to it, offer no other."""
        self.text.setText(text)
        self.go.setVisible(can_go)
        self.show()
        (self.go if can_go else self.stay).setFocus()
