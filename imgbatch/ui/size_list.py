"""The sizes of a recipe as chips, and an entry for more.

chip     drag, Alt+Up, Alt+Down: move    Del: remove    double click, Enter, F2: edit
chip
[+] [entry ......] [Add]      stands where the chip stood while a size is edited
"""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from imgbatch.domain.error import RequestError
from imgbatch.domain.size import Size
from imgbatch.ui.size_chip import SizeChip
from imgbatch.ui.translation import QT_TRANSLATE_NOOP, tr

_FORMS = "1920, 50%, 2MP, 10x15cm"
_MODES = (
    (QT_TRANSLATE_NOOP("", "Longest edge…"), "1920"),
    (QT_TRANSLATE_NOOP("", "Shortest edge…"), "short1080"),
    (QT_TRANSLATE_NOOP("", "Box…"), "1920x1080"),
    (QT_TRANSLATE_NOOP("", "Width…"), "1920x"),
    (QT_TRANSLATE_NOOP("", "Height…"), "x1080"),
    (QT_TRANSLATE_NOOP("", "Percent…"), "50%"),
    (QT_TRANSLATE_NOOP("", "Megapixels…"), "2MP"),
    (QT_TRANSLATE_NOOP("", "Print size…"), "10x15cm@300dpi"),
)
_BETWEEN = re.compile(r"[,;\n\r\t\u2028\u2029]")
"""What stands between sizes, in a line that is typed and in lines that are pasted."""


class SizeList(QWidget):
    """Sizes as chips, and an entry for one more.

    Signals:
        changed: A size was added, moved or removed, or the entry holds something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[SizeChip] = []
        self._edited: tuple[int, Size] | None = None  # the place of the entry among the chips, and what stood there
        self._last_text = ""
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(_FORMS)
        self.entry.setToolTip(_help())
        self.entry.setAccessibleName(tr("Size to add"))
        self.entry.returnPressed.connect(self.add_entry)
        self.entry.textEdited.connect(self._on_edited)
        self.entry.textChanged.connect(self._on_text)
        self.entry.installEventFilter(self)
        self.modes = QToolButton()
        self.add = QPushButton(tr("A&dd"))
        self.add.setAccessibleName(tr("Add the size"))
        self.add.clicked.connect(self.add_entry)
        self._prepare_modes()
        self._row = QWidget(self)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.modes)
        row.addWidget(self.entry, 1)
        row.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._arrange()

    @property
    def chips(self) -> tuple[SizeChip, ...]:
        """The chips from top to bottom."""
        return tuple(self._chips)

    def sizes(self) -> tuple[Size, ...]:
        """Return the sizes, with one that was typed and not yet added.

        Raises:
            RequestError: What was typed is not a size.
        """
        sizes = [chip.value for chip in self._chips]
        sizes[self._place : self._place] = _typed(self.entry.text())
        return tuple(dict.fromkeys(sizes))

    def set_sizes(self, sizes: tuple[Size, ...]) -> None:
        """Show these sizes, and nothing in the entry."""
        self._edited = None
        self._show(sizes)
        self.entry.setText("")

    def add_entry(self) -> None:
        """Make chips of what was typed; text that is no size stays, and its error is shown."""
        try:
            sizes = self.sizes()
        except RequestError:
            self.entry.setFocus()
            return
        edited, self._edited = self._edited, None
        self._show(sizes)
        self.entry.setText("")
        if edited is not None:
            self._focus(edited[0])
        self.changed.emit()

    def remove(self, size: Size) -> None:
        """Remove a size."""
        place = [chip.value for chip in self._chips].index(size)
        if self._edited is not None and place < self._edited[0]:
            self._edited = self._edited[0] - 1, self._edited[1]
        self._take(self._chips[place])
        self._arrange()
        self._focus(place)
        self.changed.emit()

    def put(self, chip: SizeChip, place: int) -> None:
        """Move a size to another place; beyond the ends is the end."""
        place = min(max(place, 0), len(self._chips) - 1)
        if self._chips.index(chip) == place:
            return
        self._chips.remove(chip)
        self._chips.insert(place, chip)
        self._arrange()
        self.changed.emit()

    def edit(self, chip: SizeChip) -> None:
        """Put a size into the entry, and the entry to where it stood; Esc puts it back."""
        self.add_entry()
        if self.entry.text():  # what is no size yet is not thrown away
            return
        place = self._chips.index(chip)
        self._edited = place, chip.value
        self._take(chip)
        self._arrange()
        self.entry.setText(str(chip.value))
        self.entry.setFocus()
        self.entry.selectAll()

    def offer(self, template: str) -> None:
        """Put a size into the entry, with its first number selected to be typed over."""
        if self._edited is None:
            self.add_entry()
        self.entry.setText(template)
        self.entry.setFocus()
        if number := re.search(r"\d+", template):
            self.entry.setSelection(number.start(), len(number[0]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Let Esc end the editing, before it cancels a run."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if watched is self.entry and is_escape and self._edited is not None and event.type() in kinds:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._put_back(*self._edited)
            return True
        return super().eventFilter(watched, event)

    @property
    def _place(self) -> int:
        """The place of the entry among the chips."""
        return len(self._chips) if self._edited is None else self._edited[0]

    def _put_back(self, place: int, size: Size) -> None:
        sizes = [chip.value for chip in self._chips]
        self.set_sizes((*sizes[:place], size, *sizes[place:]))
        self._focus(place)
        self.changed.emit()

    def _show(self, sizes: tuple[Size, ...]) -> None:
        """Make the chips those of these sizes; one that is there already stays, and its focus."""
        there = {chip.value: chip for chip in self._chips}
        for size, chip in there.items():
            if size not in sizes:
                self._take(chip)
        self._chips = [there[size] if size in there else self._chip(size) for size in dict.fromkeys(sizes)]
        self._arrange()

    def _chip(self, size: Size) -> SizeChip:
        chip = SizeChip(size, self)
        chip.removal_wanted.connect(lambda: self.remove(size))
        chip.edit_wanted.connect(lambda: self.edit(chip))
        chip.step_wanted.connect(lambda by: self.put(chip, self._chips.index(chip) + by))
        chip.focus_wanted.connect(lambda by: self._focus(self._chips.index(chip) + by))
        chip.dragged.connect(lambda y: self._on_dragged(chip, y))
        chip.show()
        return chip

    def _take(self, chip: SizeChip) -> None:
        self._chips.remove(chip)
        self._column.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _arrange(self) -> None:
        """Lay out the chips with the entry at its place, and let Tab go through them from top to bottom."""
        while self._column.takeAt(0) is not None:
            pass
        rows: list[QWidget] = [*self._chips]
        rows.insert(self._place, self._row)
        stops: list[QWidget] = []
        before = self._stop_before()
        if before is not None:
            stops.append(before)
        for row in rows:
            self._column.addWidget(row)
            stops += [row, row.remove] if isinstance(row, SizeChip) else [self.modes, self.entry, self.add]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        self._column.activate()

    def _stop_before(self) -> QWidget | None:
        """Return where Tab stops before the sizes; None if it stops nowhere else."""
        widget = self.entry.previousInFocusChain()
        while widget is not None and widget is not self.entry:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(widget):
                return widget
            widget = widget.previousInFocusChain()
        return None

    def _focus(self, place: int) -> None:
        """Give a chip the focus, or the entry if there is none at this place."""
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus()
        elif place >= 0:
            self.entry.setFocus()

    def _on_dragged(self, chip: SizeChip, y: int) -> None:
        self.put(chip, sum(other.geometry().center().y() < y for other in self._chips if other is not chip))

    def _on_edited(self, text: str) -> None:
        """Make chips of several sizes that came at once: they were pasted. What is wrong among them stays."""
        came_at_once = len(text) - len(self._last_text) > 1
        try:
            is_several = len(_typed(text)) > 1
        except RequestError:
            return
        if came_at_once and is_several:
            self.add_entry()

    def _on_text(self) -> None:
        self._last_text = self.entry.text()
        self.changed.emit()

    def _prepare_modes(self) -> None:
        menu = QMenu(self.modes)
        for name, template in _MODES:
            menu.addAction(tr(name)).triggered.connect(lambda _checked, text=template: self.offer(text))
        self.modes.setObjectName("modes")
        self.modes.setText("+")
        self.modes.setMenu(menu)
        self.modes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.modes.setAccessibleName(tr("Kinds of sizes"))
        self.modes.setToolTip(tr("Choose what kind of size to add"))


def _help() -> str:
    """Say which forms there are, as HTML."""
    forms = (
        ("1920", tr("longest edge, in pixels")),
        ("short1080", tr("shortest edge")),
        ("1920x1080", tr("a box")),
        ("1920x &nbsp; x1080", tr("width, height")),
        ("50%", tr("of both edges")),
        ("2MP", tr("megapixels")),
        ("10x15cm@300dpi &nbsp;", tr("print, in cm, mm or in")),
    )
    rows = "".join(f"<tr><td>{form}</td><td>{words}</td></tr>" for form, words in forms)
    return f'<table cellspacing="2">{rows}</table>'


def _typed(text: str) -> list[Size]:
    """Read sizes from a line that was typed, or lines that were pasted."""
    return [size for part in _BETWEEN.split(text) if part.strip() for size in _parsed(part)]


def _parsed(text: str) -> list[Size]:
    """Read one size, which may have spaces within (10 x 15 cm), or several with spaces between."""
    try:
        return [Size.parse(text)]
    except RequestError:
        words = text.split()
        if len(words) == 1:
            raise
        return [Size.parse(word) for word in words]
