"""The section itself: a button that folds it, and the groups below each other."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from imgbatch.domain.error import RequestError
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.choices import Conduct
from imgbatch.ui.fields import Form
from imgbatch.ui.more.conduct import ConductGroup
from imgbatch.ui.more.encoding import EncodingGroup
from imgbatch.ui.more.framing import FramingGroup
from imgbatch.ui.more.group import Group
from imgbatch.ui.more.keeping import KeepingGroup
from imgbatch.ui.more.resampling import ResamplingGroup
from imgbatch.ui.more.sources import SourcesGroup
from imgbatch.ui.translation import tr


class MorePanel(QWidget):
    """The fields that most people never need. Folded in, it says how many differ from the usual.

    Attributes:
        conduct: The group that is not about the recipe; it has a signal of its own.

    Signals:
        changed: A field of the recipe was changed.
        opened: It was folded out.
    """

    changed = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton()
        self.body = QWidget()
        form = Form(self.body)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(7)
        form.setHorizontalSpacing(12)
        self.framing = FramingGroup(form, self)
        self.resampling = ResamplingGroup(form, self)
        self.encoding = EncodingGroup(form, self)
        self.keeping = KeepingGroup(form, self)
        self.sources = SourcesGroup(form, self)
        self._groups: tuple[Group, ...] = (
            self.framing,
            self.resampling,
            self.encoding,
            self.keeping,
            self.sources,
        )
        self.conduct = ConductGroup(form, self)
        self.errors = {field: label for group in (*self._groups, self.conduct) for field, label in group.errors.items()}
        self._lay_out()
        self.show_use(Recipe())
        self.button.toggled.connect(self._on_toggled)
        for group in self._groups:
            group.changed.connect(self.changed)
        self.conduct.changed.connect(self._show_count)

    def completed(self, recipe: Recipe) -> Recipe:
        """Return the recipe with what is set here.

        Raises:
            RequestError: A field has a value that makes no sense.
        """
        for group in self._groups:
            recipe = group.completed(recipe)
        return recipe

    def show_recipe(self, recipe: Recipe) -> None:
        """Fill the fields."""
        for group in self._groups:
            group.show(recipe)

    def show_use(self, recipe: Recipe) -> None:
        """Offer only what this recipe has a use for."""
        for group in self._groups:
            group.show_use(recipe)
        self._show_count()

    def set_open(self, is_open: bool) -> None:
        """Fold it out or in."""
        self.button.setChecked(is_open)

    def _lay_out(self) -> None:
        self.button.setObjectName("fold")
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button)
        column.addWidget(self.body)

    def _on_toggled(self, is_open: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.body.setVisible(is_open)
        if is_open:
            self.opened.emit()

    def _show_count(self) -> None:
        try:
            changed = _differences(self.completed(Recipe()), self.conduct.conduct())
        except RequestError:
            return  # said beside its field
        text = tr("&More  ·  {count} changed").format(count=changed)
        self.button.setText(text if changed else tr("&More"))


def _differences(recipe: Recipe, conduct: Conduct) -> int:
    """Count the settings in which a recipe differs from the usual one."""
    flat, usual = (
        {
            name: value
            for part in (one, one.resampling, one.encoding, way)
            for name, value in msgspec.structs.asdict(part).items()
        }
        for one, way in ((recipe, conduct), (Recipe(), Conduct()))
    )
    return sum(flat[name] != usual[name] for name in flat.keys() - {"resampling", "encoding"})
