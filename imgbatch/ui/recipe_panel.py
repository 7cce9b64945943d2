"""The right side of the window: what shall be made, and where it goes. Errors stand beside their field."""

from __future__ import annotations

import os

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from imgbatch.domain.error import RequestError
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit
from imgbatch.domain.naming import output_name
from imgbatch.domain.recipe import MAX_QUALITY, IfExists, Recipe
from imgbatch.ui.size_list import SizeList

WIDTH_IN_CHARACTERS = 42

_FITS = (
    (Fit.INSIDE, "Inside – whole image, within the size"),
    (Fit.OUTSIDE, "Outside – whole image, covers the size"),
    (Fit.COVER, "Cover – exactly the size, edges cut"),
    (Fit.CONTAIN, "Contain – exactly the size, padded"),
    (Fit.FILL, "Fill – exactly the size, stretched"),
)
_FORMATS = ((None, "Same as source"), (Format.JPEG, "JPEG"), (Format.PNG, "PNG"), (Format.WEBP, "WebP"))
_EXISTS = ((IfExists.SKIP, "Keep it and skip"), (IfExists.REPLACE, "Replace it"))


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
        self.fit = _choice(_FITS, "How images meet the size")
        self.enlarge = QCheckBox("&Enlarge smaller images")
        self.format = _choice(_FORMATS, "Format of the outputs")
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality_number = QSpinBox()
        self.output = QLineEdit()
        self.browse = QPushButton("C&hoose…")
        self.name = QLineEdit()
        self.example = _hint()
        self.exists = _choice(_EXISTS, "If a file of that name exists")
        self.errors = {field: _error() for field in ("sizes", "quality", "output", "name")}
        self._first_source = "IMG_0001.jpg"
        self._lay_out()
        self._connect()

    def recipe(self) -> Recipe:
        """Build the recipe from the fields.

        Qt hands out plain text where an enum of text was put in.

        Raises:
            RequestError: A field has a value that makes no sense.
        """
        return Recipe(
            sizes=self.sizes.sizes(),
            fit=Fit(self.fit.currentData()),
            enlarge=self.enlarge.isChecked(),
            format=Format(chosen) if (chosen := self.format.currentData()) else None,
            quality=self.quality_number.value(),
            name=self.name.text(),
            if_exists=IfExists(self.exists.currentData()),
        )

    def show_recipe(self, recipe: Recipe, output: str) -> None:
        """Fill the fields, without a signal."""
        with QSignalBlocker(self):
            self.sizes.set_sizes(recipe.sizes)
            self.fit.setCurrentIndex(self.fit.findData(recipe.fit))
            self.enlarge.setChecked(recipe.enlarge)
            self.format.setCurrentIndex(self.format.findData(recipe.format))
            self.quality_number.setValue(recipe.quality)
            self.name.setText(recipe.name)
            self.exists.setCurrentIndex(self.exists.findData(recipe.if_exists))
            self.output.setText(output)
        self._show_example()

    def show_problem(self, problem: RequestError | None) -> None:
        """Show what is wrong, beside the field that it is about."""
        for field, label in self.errors.items():
            wrong = problem is not None and problem.field == field
            label.setText(_sentence(str(problem)) if wrong else "")
            label.setVisible(wrong)

    def show_example_of(self, name: str) -> None:
        """Use the name of this file for the live example."""
        self._first_source = name
        self._show_example()

    def _lay_out(self) -> None:
        for field in (self.sizes.entry, self.output, self.name):
            field.setAcceptDrops(False)  # a drop is for the window, not a text for the field
        self.quality.setRange(1, MAX_QUALITY)
        self.quality_number.setRange(1, MAX_QUALITY)
        self.quality.setAccessibleName("Quality")
        self.quality_number.setAccessibleName("Quality")
        self.output.setAccessibleName("Output folder")
        self.name.setAccessibleName("Name template")
        self.name.setToolTip("{stem} is the name of the source, {size} the size, {format} the format")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(_heading("Si&zes", self.sizes.entry))
        column.addWidget(self.sizes)
        column.addWidget(self.errors["sizes"])
        column.addWidget(self.fit)
        column.addWidget(self.enlarge)
        column.addSpacing(10)
        column.addWidget(_heading("Save &as", self.format))
        column.addWidget(self.format)
        row = QHBoxLayout()
        quality_label = QLabel("&Quality")
        quality_label.setBuddy(self.quality)
        row.addWidget(quality_label)
        row.addWidget(self.quality, 1)
        row.addWidget(self.quality_number)
        column.addLayout(row)
        column.addWidget(self.errors["quality"])
        column.addSpacing(10)
        column.addWidget(_heading("&Into the folder", self.output))
        row = QHBoxLayout()
        row.addWidget(self.output, 1)
        row.addWidget(self.browse)
        column.addLayout(row)
        column.addWidget(self.errors["output"])
        column.addSpacing(10)
        column.addWidget(_heading("&Name", self.name))
        column.addWidget(self.name)
        column.addWidget(self.errors["name"])
        column.addWidget(self.example)
        exists_label = QLabel("If that name is &taken")
        exists_label.setBuddy(self.exists)
        column.addSpacing(10)
        row = QHBoxLayout()
        row.addWidget(exists_label)
        row.addWidget(self.exists, 1)
        column.addLayout(row)
        column.addStretch(1)
        self.setMinimumWidth(QFontMetrics(self.font()).averageCharWidth() * WIDTH_IN_CHARACTERS)

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
        ):
            signal.connect(self._on_changed)
        self.output.textChanged.connect(self.output_changed)
        self.browse.clicked.connect(self._on_browse)

    def _on_changed(self) -> None:
        lossy = self.format.currentData() != Format.PNG
        self.quality.setEnabled(lossy)
        self.quality_number.setEnabled(lossy)
        self._show_example()
        self.recipe_changed.emit()

    def _on_browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Folder for the outputs", self.output.text())
        if folder:
            self.output.setText(folder)

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
            target_format=recipe.format or source_format,
        )
        self.example.setText(f"→ {name}")


def _choice(items: tuple[tuple[object, str], ...], name: str) -> QComboBox:
    box = QComboBox()
    for value, text in items:
        box.addItem(text, value)
    box.setAccessibleName(name)
    # A long entry must not decide how wide the panel is.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _heading(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setObjectName("heading")
    label.setBuddy(buddy)
    return label


def _hint() -> QLabel:
    label = QLabel()
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _error() -> QLabel:
    label = QLabel()
    label.setObjectName("error")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
