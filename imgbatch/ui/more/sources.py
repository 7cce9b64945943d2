"""Which sources are read, and what is taken of them."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Qt

from imgbatch.domain.format import OPT_IN
from imgbatch.domain.recipe import IfFits, Pages, Recipe
from imgbatch.ui.fields import Check, Form, choice, choose, explain
from imgbatch.ui.more.group import Group
from imgbatch.ui.translation import QT_TRANSLATE_NOOP, tr

_FITS = (
    (IfFits.COPY, QT_TRANSLATE_NOOP("", "Copy it")),
    (IfFits.SKIP, QT_TRANSLATE_NOOP("", "Skip it")),
    (IfFits.ENCODE, QT_TRANSLATE_NOOP("", "Encode it anew")),
)
_PAGES = (
    (Pages.FIRST, QT_TRANSLATE_NOOP("", "First page")),
    (Pages.ALL, QT_TRANSLATE_NOOP("", "All pages, a file each")),
)


class SourcesGroup(Group):
    """What fits already, pages, animations and rare formats.

    A preset may allow some of the rare formats: the box is half ticked then, until it is clicked.
    """

    title = QT_TRANSLATE_NOOP("", "Sources")

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(form, parent)
        self._allow = Recipe().allow
        self.if_fits = choice(_FITS, tr("An image that already fits"))
        self.pages = choice(_PAGES, tr("Pages of a TIFF"))
        explain(self.if_fits, tr("What is done with an image that is no larger than the size, and is not made larger"))
        explain(self.pages, tr("A TIFF may hold many pages; each can become a file of its own"))
        self.first_frame = Check(tr("First frame only, of animations"))
        explain(self.first_frame, tr("Else an animation is an error where the format holds a still image only"))
        self.rare = Check(tr("Read rare formats too"))
        formats = ", ".join(format_.title for format_ in OPT_IN)
        explain(self.rare, tr("These are read too: {formats}").format(formats=formats))
        form.addRow(tr("Already fits"), self.if_fits)
        form.addRow(tr("TIFF pages"), self.pages)
        form.addRow(self.first_frame)
        form.addRow(self.rare)
        self.if_fits.currentIndexChanged.connect(self.changed)
        self.pages.currentIndexChanged.connect(self.changed)
        self.first_frame.toggled.connect(self.changed)
        self.rare.clicked.connect(self._on_rare)

    def completed(self, recipe: Recipe) -> Recipe:
        return msgspec.structs.replace(
            recipe,
            if_fits=IfFits(self.if_fits.currentData()),
            pages=Pages(self.pages.currentData()),
            first_frame=self.first_frame.isChecked(),
            allow=self._allow,
        )

    def show(self, recipe: Recipe) -> None:
        choose(self.if_fits, recipe.if_fits)
        choose(self.pages, recipe.pages)
        self.first_frame.setChecked(recipe.first_frame)
        self._allow = recipe.allow
        if self._allow and set(self._allow) != set(OPT_IN):
            self.rare.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.rare.setTristate(False)
            self.rare.setChecked(bool(self._allow))

    def _on_rare(self) -> None:
        self.rare.setTristate(False)
        self._allow = OPT_IN if self.rare.isChecked() else ()
        self.changed.emit()
