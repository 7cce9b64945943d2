"""The sizes of a recipe as chips, and an entry for more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from imgbatch.domain.error import RequestError
from imgbatch.domain.geometry import Size


class SizeList(QWidget):
    """Sizes as chips, and an entry for one more.

    Signals:
        changed: A size was added or removed, or the entry holds something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: list[Size] = []
        self._chips = QVBoxLayout()
        self._chips.setSpacing(4)
        self.entry = QLineEdit()
        self.entry.setPlaceholderText("1920, 1920x1080, 640x or x480")
        self.entry.setAccessibleName("Size to add")
        self.entry.returnPressed.connect(self.add_entry)
        self.entry.textChanged.connect(self.changed)
        self.add = QPushButton("A&dd size")
        self.add.clicked.connect(self.add_entry)
        row = QHBoxLayout()
        row.addWidget(self.entry, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._chips)
        column.addLayout(row)

    def sizes(self) -> tuple[Size, ...]:
        """Return the sizes, with one that was typed and not yet added.

        Raises:
            RequestError: What was typed is not a size, or there is none at all.
        """
        text = self.entry.text().strip()
        return (*self._sizes, *(Size.parse(part) for part in text.replace(",", " ").split()))

    def set_sizes(self, sizes: tuple[Size, ...]) -> None:
        """Show these sizes."""
        self._sizes = list(sizes)
        self._rebuild()

    def add_entry(self) -> None:
        """Make chips of what was typed; text that is no size stays, and its error is shown."""
        try:
            sizes = self.sizes()
        except RequestError:
            return
        self._sizes = list(dict.fromkeys(sizes))
        self._rebuild()
        self.entry.clear()
        self.changed.emit()

    def remove(self, size: Size) -> None:
        """Remove a size."""
        self._sizes.remove(size)
        self._rebuild()
        self.changed.emit()

    def _rebuild(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for size in self._sizes:
            self._chips.addWidget(self._chip(size))

    def _chip(self, size: Size) -> QWidget:
        chip = QWidget()
        chip.setObjectName("chip")
        chip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(chip)
        row.setContentsMargins(10, 3, 4, 3)
        row.addWidget(QLabel(size_label(size)), 1)
        remove = QToolButton()
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setAccessibleName(f"Remove the size {size_label(size)}")
        remove.setToolTip("Remove this size")
        remove.clicked.connect(lambda: self.remove(size))
        row.addWidget(remove)
        return chip


def size_label(size: Size) -> str:
    """Write a size as people say it."""
    if size.width == size.height:
        return f"Longest edge {size.width}"
    if size.height is None:
        return f"Width {size.width}"
    if size.width is None:
        return f"Height {size.height}"
    return f"{size.width} × {size.height}"
