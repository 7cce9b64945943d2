"""What the groups of the section have in common."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

from imgbatch.domain.recipe import Recipe
from imgbatch.ui.fields import Form
from imgbatch.ui.translation import tr


class Group(QObject):
    """Some rows of the form, for some fields of a recipe.

    Attributes:
        title: The heading, in English.
        errors: The lines in which errors are said, by the name of the field.

    Signals:
        changed: A field was changed.
    """

    changed = Signal()
    title: ClassVar[str]

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self.errors: dict[str, QLabel] = {}
        form.add_heading(tr(self.title))

    def completed(self, recipe: Recipe) -> Recipe:
        """Return the recipe with the fields of this group.

        Raises:
            RequestError: A field has a value that makes no sense.
        """
        raise NotImplementedError

    def show(self, recipe: Recipe) -> None:
        """Fill the fields."""
        raise NotImplementedError

    def show_use(self, recipe: Recipe) -> None:
        """Offer only what this recipe has a use for."""
