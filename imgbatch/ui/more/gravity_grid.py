"""The point to keep in view, as nine buttons that lie as the image does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QToolButton, QWidget

from imgbatch.domain.geometry import CENTRE, GRAVITIES, Gravity
from imgbatch.ui.fields import explain, hint
from imgbatch.ui.translation import QT_TRANSLATE_NOOP, tr

_EDGE = 3
_NAMES = {
    "north-west": QT_TRANSLATE_NOOP("", "North-west"),
    "north": QT_TRANSLATE_NOOP("", "North"),
    "north-east": QT_TRANSLATE_NOOP("", "North-east"),
    "west": QT_TRANSLATE_NOOP("", "West"),
    "centre": QT_TRANSLATE_NOOP("", "Centre"),
    "east": QT_TRANSLATE_NOOP("", "East"),
    "south-west": QT_TRANSLATE_NOOP("", "South-west"),
    "south": QT_TRANSLATE_NOOP("", "South"),
    "south-east": QT_TRANSLATE_NOOP("", "South-east"),
}


class GravityGrid(QWidget):
    """Nine buttons of which one is down, and its name beside them; one stop for Tab, and the arrow keys choose.

    A point that is none of the nine is kept and said, and no button is down.

    Signals:
        changed: Another point was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {name: self._button(name) for name in GRAVITIES}
        self.words = hint()
        self._gravity = CENTRE
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(3)
        for number, button in enumerate(self.buttons.values()):
            self._group.addButton(button)
            grid.addWidget(button, number // _EDGE, number % _EDGE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addLayout(grid)
        row.addWidget(self.words, 1)
        self.setMinimumHeight(row.minimumSize().height())  # a form gives less where a label below it wraps
        self.set_gravity(CENTRE)
        self.explain("")

    def gravity(self) -> Gravity:
        """Return the point."""
        return self._gravity

    def set_gravity(self, gravity: Gravity) -> None:
        """Show a point, one of the nine or not."""
        name = str(gravity)
        self._gravity = gravity
        self._group.setExclusive(False)  # or the last button could not be let up
        for other, button in self.buttons.items():
            button.setChecked(other == name)
        self._group.setExclusive(True)
        # Qt moves the stop of Tab with the focus alone, not with what is shown.
        stop = name if name in self.buttons else str(CENTRE)
        for other, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == stop else Qt.FocusPolicy.ClickFocus)
        if name in self.buttons:
            self.words.setText(tr(_NAMES[name]))
        else:
            text = tr("{x} from the left,\n{y} from the top")
            self.words.setText(text.format(x=f"{gravity.x:.0%}", y=f"{gravity.y:.0%}"))

    def explain(self, why_not: str) -> None:
        """Say why the grid has no use, or what it is for."""
        explain(self, why_not or tr("What stays in view where the image is cut, or where it lies where it is padded"))
        for name, button in self.buttons.items():
            explain(button, self.toolTip())
            button.setToolTip(tr(_NAMES[name]))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("gravity")
        button.setCheckable(True)
        button.setAccessibleName(tr(_NAMES[name]))
        button.setToolTip(tr(_NAMES[name]))
        edge = round(self.fontMetrics().height() * 1.15)
        button.setFixedSize(edge, edge)
        button.clicked.connect(lambda: self._on_clicked(name))
        return button

    def _on_clicked(self, name: str) -> None:
        if GRAVITIES[name] != self._gravity:
            self.set_gravity(GRAVITIES[name])
            self.changed.emit()
