"""The right side of the window: what shall be made, and where it goes. Errors stand beside their field."""

from __future__ import annotations

import os

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from imgbatch.domain.encoding import MAX_QUALITY, Encoding
from imgbatch.domain.error import RequestError
from imgbatch.domain.format import WRITTEN, Format
from imgbatch.domain.geometry import Fit
from imgbatch.domain.naming import output_name
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.ui.character import character_width
from imgbatch.ui.fields import WheelGuard, choice, choose, error, heading, hint, number
from imgbatch.ui.more.panel import MorePanel
from imgbatch.ui.size_list import SizeList
from imgbatch.ui.translation import QT_TRANSLATE_NOOP, tr

WIDTH_IN_CHARACTERS = 54

_FITS = (
    (Fit.INSIDE, QT_TRANSLATE_NOOP("", "Inside – whole image, within the size")),
    (Fit.OUTSIDE, QT_TRANSLATE_NOOP("", "Outside – whole image, covers the size")),
    (Fit.COVER, QT_TRANSLATE_NOOP("", "Cover – exactly the size, edges cut")),
    (Fit.CONTAIN, QT_TRANSLATE_NOOP("", "Contain – exactly the size, padded")),
    (Fit.FILL, QT_TRANSLATE_NOOP("", "Fill – exactly the size, stretched")),
)
_FORMATS = ((None, QT_TRANSLATE_NOOP("", "Same as source")), *((format_, format_.title) for format_ in WRITTEN))
_EXISTS = (
    (IfExists.UPDATE, QT_TRANSLATE_NOOP("", "Update what imgbatch made")),
    (IfExists.SKIP, QT_TRANSLATE_NOOP("", "Keep every file")),
    (IfExists.REPLACE, QT_TRANSLATE_NOOP("", "Replace every file")),
)
_EXISTS_HINTS = {
    IfExists.UPDATE: QT_TRANSLATE_NOOP(
        "", "An earlier result is made anew if its image or the settings changed; any other file is kept."
    ),
    IfExists.SKIP: QT_TRANSLATE_NOOP("", "A file that is there is never touched, even if its image has changed since."),
    IfExists.REPLACE: QT_TRANSLATE_NOOP("", "Whatever is there is replaced, also what imgbatch has not made."),
}


class RecipePanel(QWidget):
    """A form for a `Recipe` and an output folder.

    Signals:
        recipe_changed: A field was changed; `recipe` has the new one, or raises.
        output_changed: The output folder, as text.
    """

    recipe_changed = Signal()
    output_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sizes = SizeList(self)
        self.fit = choice(_FITS, tr("How images meet the size"))
        self.enlarge = QCheckBox(tr("&Enlarge smaller images"))
        self.format = choice(_FORMATS, tr("Format of the outputs"))
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality_number = number(1, MAX_QUALITY, tr("Quality"))
        self.output = QLineEdit()
        self.browse = QPushButton(tr("C&hoose…"))
        self.name = QLineEdit()
        self.example = hint()
        self.exists = choice(_EXISTS, tr("If a file of that name exists"))
        self.exists_hint = hint()
        self.exists_hint.setWordWrap(True)
        self.more = MorePanel()
        self.errors = {field: error() for field in ("sizes", "quality", "output", "name")} | self.more.errors
        self._first_source = "IMG_0001.jpg"
        self._lay_out()
        self._connect()
        self._show_exists()
        self._wheel = WheelGuard(self)
        self._wheel.watch(self)

    def recipe(self) -> Recipe:
        """Build the recipe from the fields.

        Qt hands out plain text where an enum of text was put in.

        Raises:
            RequestError: A field has a value that makes no sense.
        """
        recipe = Recipe(
            sizes=self.sizes.sizes(),
            fit=Fit(self.fit.currentData()),
            enlarge=self.enlarge.isChecked(),
            format=self._format(),
            encoding=Encoding(quality=self.quality_number.value()),
            name=self.name.text(),
            if_exists=IfExists(self.exists.currentData()),
        )
        return self.more.completed(recipe)

    def show_recipe(self, recipe: Recipe, output: str) -> None:
        """Fill the fields, without a signal."""
        with QSignalBlocker(self):
            self.sizes.set_sizes(recipe.sizes)
            choose(self.fit, recipe.fit)
            self.enlarge.setChecked(recipe.enlarge)
            choose(self.format, recipe.format)
            self.quality_number.setValue(recipe.encoding.quality)
            self.name.setText(recipe.name)
            choose(self.exists, recipe.if_exists)
            self._show_exists()
            self.output.setText(output)
            self.more.show_recipe(recipe)
        self._show_example()

    def show_problem(self, problem: RequestError | None) -> None:
        """Show what is wrong, beside the field that it is about."""
        for field, label in self.errors.items():
            wrong = problem is not None and problem.field == field
            label.setText(_sentence(str(problem)) if wrong else "")
            label.setVisible(wrong)
        if problem is not None and problem.field in self.more.errors:
            self.more.set_open(True)

    def show_example_of(self, name: str) -> None:
        """Use the name of this file for the live example."""
        self._first_source = name
        self._show_example()

    def _lay_out(self) -> None:
        for field in (self.sizes.entry, self.output, self.name):
            field.setAcceptDrops(False)  # a drop is for the window, not a text for the field
        self.quality.setRange(1, MAX_QUALITY)
        self.quality.setAccessibleName(tr("Quality"))
        self.output.setAccessibleName(tr("Output folder"))
        self.name.setAccessibleName(tr("Name template"))
        self.name.setToolTip(tr("{stem} is the name of the source, {size} the size, {format} the format"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(heading(tr("Si&zes"), self.sizes.entry))
        column.addWidget(self.sizes)
        column.addWidget(self.errors["sizes"])
        column.addWidget(self.fit)
        column.addWidget(self.enlarge)
        column.addSpacing(10)
        column.addWidget(heading(tr("Save &as"), self.format))
        column.addWidget(self.format)
        row = QHBoxLayout()
        quality_label = QLabel(tr("&Quality"))
        quality_label.setBuddy(self.quality)
        row.addWidget(quality_label)
        row.addWidget(self.quality, 1)
        row.addWidget(self.quality_number)
        column.addLayout(row)
        column.addWidget(self.errors["quality"])
        column.addSpacing(10)
        column.addWidget(heading(tr("&Into the folder"), self.output))
        row = QHBoxLayout()
        row.addWidget(self.output, 1)
        row.addWidget(self.browse)
        column.addLayout(row)
        column.addWidget(self.errors["output"])
        column.addSpacing(10)
        column.addWidget(heading(tr("&Name"), self.name))
        column.addWidget(self.name)
        column.addWidget(self.errors["name"])
        column.addWidget(self.example)
        column.addSpacing(10)
        column.addWidget(heading(tr("If that name is ta&ken"), self.exists))
        column.addWidget(self.exists)
        column.addWidget(self.exists_hint)
        column.addSpacing(10)
        column.addWidget(self.more)
        column.addStretch(1)
        self.setMinimumWidth(character_width(QFontMetrics(self.font())) * WIDTH_IN_CHARACTERS)

    def _connect(self) -> None:
        self.quality.valueChanged.connect(self.quality_number.setValue)
        self.quality_number.valueChanged.connect(self.quality.setValue)
        for signal in (
            self.sizes.changed,
            self.fit.currentIndexChanged,
            self.enlarge.toggled,
            self.format.currentIndexChanged,
            self.quality_number.valueChanged,
            self.name.textChanged,
            self.exists.currentIndexChanged,
            self.more.changed,
        ):
            signal.connect(self._on_changed)
        self.output.textChanged.connect(self.output_changed)
        self.browse.clicked.connect(self._on_browse)

    def _on_changed(self) -> None:
        format_ = self._format()
        lossy = format_ is None or format_.has_quality
        self.quality.setEnabled(lossy)
        self.quality_number.setEnabled(lossy)
        self.more.show_use(Recipe(fit=Fit(self.fit.currentData()), format=format_))
        self._show_example()
        self._show_exists()
        self.recipe_changed.emit()

    def _format(self) -> Format | None:
        chosen = self.format.currentData()
        return Format(chosen) if chosen else None

    def _on_browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder for the outputs"), self.output.text())
        if folder:
            self.output.setText(folder)

    def _show_exists(self) -> None:
        self.exists_hint.setText(tr(_EXISTS_HINTS[IfExists(self.exists.currentData())]))

    def _show_example(self) -> None:
        try:
            recipe = self.recipe()
        except RequestError:
            self.example.clear()
            return
        suffix = os.path.splitext(self._first_source)[1].lower()
        source_format = next((format_ for format_ in Format if suffix in format_.suffixes), Format.JPEG)
        name = output_name(
            recipe.name,
            source=self._first_source,
            size=str(recipe.sizes[0]),
            source_format=source_format,
            target_format=recipe.format or source_format.written_as,
        )
        self.example.setText(f"→ {name}")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
