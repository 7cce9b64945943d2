"""What stays in view where an image is cut, and what lies beside it where it is padded."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imgbatch.domain.colour import TRANSPARENT, parse_colour
from imgbatch.domain.geometry import Fit
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.fields import Form, choice, choose, explain
from imgbatch.ui.more.gravity_grid import GravityGrid
from imgbatch.ui.more.group import Group
from imgbatch.ui.translation import QT_TRANSLATE_NOOP, tr

_OTHER = "other"
_COLOURS = (
    ("", QT_TRANSLATE_NOOP("", "Automatic")),
    ("white", QT_TRANSLATE_NOOP("", "White")),
    ("black", QT_TRANSLATE_NOOP("", "Black")),
    (TRANSPARENT, QT_TRANSLATE_NOOP("", "Transparent")),
    (_OTHER, QT_TRANSLATE_NOOP("", "Other…")),
)
_FIRST_OTHER = "#808080"


class ColourChoice(QWidget):
    """A colour by name, or as it is written on the web.

    Signals:
        changed: Another one was chosen or typed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = choice(_COLOURS, tr("Background"))
        explain(self.names, tr("Beside a padded image, and below transparent pixels where the format has none"))
        self.other = QLineEdit()
        explain(self.other, tr("A colour as it is written on the web: #rrggbb"))
        self.other.setAccessibleName(tr("Background as #rrggbb"))
        self.other.setPlaceholderText("#rrggbb")
        self.other.setAcceptDrops(False)
        self.other.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.names)
        column.addWidget(self.other)
        self.names.currentIndexChanged.connect(self._on_chosen)
        self.names.activated.connect(self._on_activated)
        self.other.textChanged.connect(self.changed)

    def colour(self) -> str:
        """Return the colour as a recipe has it.

        Raises:
            RequestError: What was typed is no colour.
        """
        if self.names.currentData() != _OTHER:
            return str(self.names.currentData())
        parse_colour(self.other.text())  # an empty field is no colour either, though a recipe may have none
        return self.other.text()

    def set_colour(self, colour: str) -> None:
        """Show a colour."""
        known = colour in [value for value, _ in _COLOURS if value != _OTHER]
        self.other.setText("" if known else colour)
        choose(self.names, colour if known else _OTHER)

    def _on_chosen(self) -> None:
        is_other = self.names.currentData() == _OTHER
        if is_other and not self.other.text():
            self.other.setText(_FIRST_OTHER)
        self.other.setVisible(is_other)
        self.changed.emit()

    def _on_activated(self) -> None:
        if self.names.currentData() == _OTHER:
            self.other.selectAll()
            self.other.setFocus()


class FramingGroup(Group):
    """Gravity and background."""

    title = QT_TRANSLATE_NOOP("", "When the image is cut or padded")

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(form, parent)
        self.gravity = GravityGrid()
        self.background = ColourChoice()
        form.addRow(tr("Keep in view"), self.gravity)
        self.errors["gravity"] = form.add_error()
        form.addRow(tr("Background"), self.background)
        self.errors["background"] = form.add_error()
        self._gravity_label = form.labelForField(self.gravity)
        self.gravity.changed.connect(self.changed)
        self.background.changed.connect(self.changed)

    def completed(self, recipe: Recipe) -> Recipe:
        return msgspec.structs.replace(recipe, gravity=self.gravity.gravity(), background=self.background.colour())

    def show(self, recipe: Recipe) -> None:
        self.gravity.set_gravity(recipe.gravity)
        self.background.set_colour(recipe.background)

    def show_use(self, recipe: Recipe) -> None:
        used = recipe.fit in (Fit.COVER, Fit.CONTAIN)
        self.gravity.setEnabled(used)
        self._gravity_label.setEnabled(used)
        self.gravity.explain("" if used else tr("For the fits Cover and Contain"))
