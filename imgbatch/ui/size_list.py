"""The sizes of a recipe as chips, and an entry for more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from imgbatch.domain.error import RequestError
from imgbatch.domain.size import Size, Unit
from imgbatch.ui.translation import tr

_FORMS = "1920, short1080, 50%, 2MP, 10x15cm"
_HELP = """<table cellspacing="2">
<tr><td>1920</td><td>longest edge, in pixels</td></tr>
<tr><td>short1080</td><td>shortest edge</td></tr>
<tr><td>1920x1080</td><td>a box</td></tr>
<tr><td>1920x &nbsp; x1080</td><td>width, height</td></tr>
<tr><td>50%</td><td>of both edges</td></tr>
<tr><td>2MP</td><td>megapixels</td></tr>
<tr><td>10x15cm@300dpi &nbsp;</td><td>print, in cm, mm or in</td></tr>
</table>"""


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
        self.entry.setPlaceholderText(_FORMS)
        self.entry.setToolTip(_HELP)
        self.entry.setAccessibleName(tr("Size to add"))
        self.entry.returnPressed.connect(self.add_entry)
        self.entry.textChanged.connect(self.changed)
        self.add = QPushButton(tr("A&dd"))
        self.add.setAccessibleName(tr("Add the size"))
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
        typed = [size for part in self.entry.text().split(",") if part.strip() for size in _parsed(part)]
        return (*self._sizes, *typed)

    def set_sizes(self, sizes: tuple[Size, ...]) -> None:
        """Show these sizes, and nothing in the entry."""
        self._sizes = list(sizes)
        self._rebuild()
        self.entry.clear()

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
        remove.setAccessibleName(tr("Remove the size {size}").format(size=size_label(size)))
        remove.setToolTip(tr("Remove this size"))
        remove.clicked.connect(lambda: self.remove(size))
        row.addWidget(remove)
        return chip


def size_label(size: Size) -> str:
    """Write a size as people say it."""
    width, height = (f"{edge:.9g}" if edge is not None else "" for edge in (size.width, size.height))
    match size.unit:
        case Unit.SHORT_EDGE:
            return tr("Shortest edge {edge}").format(edge=width)
        case Unit.PERCENT:
            return f"{width} %"
        case Unit.MEGAPIXELS:
            return tr("1 megapixel") if size.width == 1 else tr("{count} megapixels").format(count=width)
    unit = "" if size.unit is Unit.PIXELS else tr(" {unit} at {dpi} dpi").format(unit=size.unit.value, dpi=size.dpi)
    if size.width == size.height:
        return tr("Longest edge {edge}").format(edge=f"{width}{unit}")
    if size.height is None:
        return tr("Width {edge}").format(edge=f"{width}{unit}")
    if size.width is None:
        return tr("Height {edge}").format(edge=f"{height}{unit}")
    return f"{width} × {height}{unit}"


def _parsed(text: str) -> list[Size]:
    """Read one size, which may have spaces within (10 x 15 cm), or several with spaces between."""
    try:
        return [Size.parse(text)]
    except RequestError:
        words = text.split()
        if len(words) == 1:
            raise
        return [Size.parse(word) for word in words]
