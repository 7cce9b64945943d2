"""One size of a recipe, to be moved, changed and removed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QWidget

from imgbatch.domain.size import Size, Unit
from imgbatch.ui.translation import tr

_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_EDIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SizeChip(QWidget):
    """A size in words and a cross; Tab stops at it, and the mouse drags it.

    Attributes:
        value: The size that it stands for; `size` is Qt's.

    Signals:
        removal_wanted: Its cross was clicked, or Del was pressed.
        edit_wanted: It was clicked twice, or Enter or F2 was pressed.
        step_wanted: It shall go up (-1) or down (1) by one place.
        focus_wanted: The chip above (-1) or below (1) it shall have the focus.
        dragged: The mouse holds it at this height, in pixels of its parent.
    """

    removal_wanted = Signal()
    edit_wanted = Signal()
    step_wanted = Signal(int)
    focus_wanted = Signal(int)
    dragged = Signal(int)

    def __init__(self, size: Size, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = size
        self._held_at: QPoint | None = None
        self._is_dragged = False
        label = size_label(size)
        self.setObjectName("chip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(label)
        help_ = tr("Double-click to change it, drag to move it. Keys: Enter, Alt+Up, Alt+Down, Del")
        self.setToolTip(help_)
        self.setAccessibleDescription(help_)
        words = QLabel(label)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.remove = QToolButton()
        self.remove.setText("×")
        self.remove.setAutoRaise(True)
        self.remove.setAccessibleName(tr("Remove the size {size}").format(size=label))
        self.remove.setToolTip(tr("Remove this size"))
        self.remove.clicked.connect(self.removal_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 4, 3)
        row.addWidget(words, 1)
        row.addWidget(self.remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and modifiers == Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(_STEPS[Qt.Key(key)])
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.focus_wanted.emit(_STEPS[Qt.Key(key)])
        elif key in _REMOVE:
            self.removal_wanted.emit()
        elif key in _EDIT:
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self._held_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held_at is None:
            return
        at = event.position().toPoint()
        if not self._is_dragged and (at - self._held_at).manhattanLength() >= QApplication.startDragDistance():
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_dragged:
            self.dragged.emit(self.mapToParent(at).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802
        self._held_at = None
        self._is_dragged = False
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self.edit_wanted.emit()


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
