"""The small parts that the forms of the window are made of."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTextBoundaryFinder
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from imgbatch.ui.character import character_width
from imgbatch.ui.translation import tr

_NUMBER_CHARACTERS = 11
"""One width for the numbers that have words beside them, so that these begin in one line."""


class Form(QFormLayout):
    """Labels on the left, fields beside them, in one pair of columns for all groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Said, since each desktop has its own habit, and ours is one column of fields of one width.
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setFormAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)

    def add_heading(self, text: str) -> None:
        """Begin a group."""
        label = QLabel(text)
        label.setObjectName("group")
        label.setIndent(0)  # or Qt would indent it for the space that the style puts above
        label.setWordWrap(True)
        label.setContentsMargins(0, 10, 0, 0)
        self.addRow(label)

    def add_error(self) -> QLabel:
        """Add the line in which the error of the row above is said."""
        label = error()
        self.addRow(label)
        return label


class Check(QCheckBox):
    """A check box whose text goes on in a second line where it has no room: Qt cuts it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._whole = text

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        beside = self.sizeHint().width() - self._width_of(self.text())
        self.setText("\n".join(self._lines(self.width() - beside)))

    def _lines(self, room: int) -> list[str]:
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, self._whole)
        lines, begin = [""], 0
        while (end := finder.toNextBoundary()) >= 0:
            piece, begin = self._whole[begin:end], end
            if lines[-1] and self._width_of((lines[-1] + piece).rstrip()) > room:
                lines.append("")
            lines[-1] += piece
        return [line.rstrip() for line in lines]

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()


class WheelGuard(QObject):
    """Keeps the wheel from changing fields over which a person only wants to scroll: those without the focus."""

    def watch(self, parent: QWidget) -> None:
        """Guard every field below a widget."""
        for kind in (QComboBox, QAbstractSpinBox, QAbstractSlider):
            for field in parent.findChildren(kind):
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone gives no focus
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()  # so that it goes on to what scrolls
            return True
        return False


def choice(items: Iterable[tuple[object, str]], name: str) -> QComboBox:
    """Make a box to choose one of these values from, by their texts in English."""
    box = QComboBox()
    for value, text in items:
        box.addItem(tr(text), value)
    box.setAccessibleName(name)
    # A long entry must not decide how wide the panel is.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def choose(box: QComboBox, value: object) -> None:
    """Choose a value of a box made by `choice`."""
    box.setCurrentIndex(box.findData(value))


def number(least: int, most: int, name: str) -> QSpinBox:
    """Make a field for a whole number."""
    box = QSpinBox()
    box.setRange(least, most)
    box.setAccessibleName(name)
    return box


def explain(field: QWidget, text: str) -> None:
    """Say in a sentence what a field is for: to the mouse, to screen readers, and to Shift+F1."""
    field.setToolTip(text)
    field.setAccessibleDescription(text)
    field.setWhatsThis(text)


def beside(field: QWidget, text: str) -> QWidget:
    """Put a few quiet words to the right of a field."""
    field.setMinimumWidth(character_width(field.fontMetrics()) * _NUMBER_CHARACTERS)
    words = hint()
    words.setText(text)
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(field)
    layout.addWidget(words, 1)
    return row


def heading(text: str, buddy: QWidget) -> QLabel:
    """Make the heading of a field, with its mnemonic."""
    label = QLabel(text)
    label.setObjectName("heading")
    label.setBuddy(buddy)
    return label


def hint() -> QLabel:
    """Make a label for quiet words."""
    label = QLabel()
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def error() -> QLabel:
    """Make a label for what is wrong with a field; it is hidden while nothing is."""
    label = QLabel()
    label.setObjectName("error")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label
