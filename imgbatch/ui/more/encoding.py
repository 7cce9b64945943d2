"""How files are written: a limit of their size, and what the encoder of the chosen format can be told."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from imgbatch.domain.encoding import (
    MAX_AVIF_SPEED,
    MAX_COLOURS,
    MAX_PNG_LEVEL,
    MAX_WEBP_METHOD,
    Subsampling,
    parse_bytes,
)
from imgbatch.domain.format import Format
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.fields import Check, Form, beside, choice, choose, explain, number
from imgbatch.ui.more.group import Group
from imgbatch.ui.translation import QT_TRANSLATE_NOOP, tr

_CHROMA = (
    (Subsampling.AUTO, QT_TRANSLATE_NOOP("", "Automatic")),
    (Subsampling.FULL, QT_TRANSLATE_NOOP("", "4:4:4 – text, drawings")),
    (Subsampling.HALF, QT_TRANSLATE_NOOP("", "4:2:2")),
    (Subsampling.QUARTER, QT_TRANSLATE_NOOP("", "4:2:0 – smallest")),
)
_FULL_COLOUR = 1
"""Stands in the field for a PNG without palette; a palette begins at 2."""

_KILO, _MEGA = 1000, 1_000_000


class EncodingGroup(Group):
    """The encoding but for its quality. Rows that the format has no use for are hidden and keep what they hold."""

    title = QT_TRANSLATE_NOOP("", "File")

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(form, parent)
        self._form = form
        self._rows: list[tuple[QWidget, tuple[Format, ...]]] = []
        self.max_bytes = QLineEdit()
        self.keep_smaller = Check(tr("Keep the source's bytes when not smaller"))
        self.progressive = Check(tr("Progressive JPEG"))
        self.chroma = choice(_CHROMA, tr("Chroma subsampling"))
        self.optimise = Check(tr("Take time for smaller files"))
        self.png_level = number(0, MAX_PNG_LEVEL, tr("PNG level"))
        self.colours = number(_FULL_COLOUR, MAX_COLOURS, tr("PNG colours"))
        self.lossless = Check(tr("Lossless WebP"))
        self.webp_method = number(0, MAX_WEBP_METHOD, tr("WebP method"))
        self.avif_speed = number(0, MAX_AVIF_SPEED, tr("AVIF speed"))
        self._lay_out()
        for check in (self.keep_smaller, self.progressive, self.optimise, self.lossless):
            check.toggled.connect(self.changed)
        for box in (self.png_level, self.colours, self.webp_method, self.avif_speed):
            box.valueChanged.connect(self.changed)
        self.max_bytes.textChanged.connect(self.changed)
        self.chroma.currentIndexChanged.connect(self.changed)

    def completed(self, recipe: Recipe) -> Recipe:
        limit, colours = self.max_bytes.text().strip(), self.colours.value()
        encoding = msgspec.structs.replace(
            recipe.encoding,
            progressive=self.progressive.isChecked(),
            subsampling=Subsampling(self.chroma.currentData()),
            optimise=self.optimise.isChecked(),
            png_level=self.png_level.value(),
            colours=None if colours == _FULL_COLOUR else colours,
            lossless=self.lossless.isChecked(),
            webp_method=self.webp_method.value(),
            avif_speed=self.avif_speed.value(),
            max_bytes=parse_bytes(limit) if limit else None,
            keep_smaller=self.keep_smaller.isChecked(),
        )
        return msgspec.structs.replace(recipe, encoding=encoding)

    def show(self, recipe: Recipe) -> None:
        encoding = recipe.encoding
        self.progressive.setChecked(encoding.progressive)
        choose(self.chroma, encoding.subsampling)
        self.optimise.setChecked(encoding.optimise)
        self.png_level.setValue(encoding.png_level)
        self.colours.setValue(encoding.colours or _FULL_COLOUR)
        self.lossless.setChecked(encoding.lossless)
        self.webp_method.setValue(encoding.webp_method)
        self.avif_speed.setValue(encoding.avif_speed)
        self.max_bytes.setText("" if encoding.max_bytes is None else _bytes_text(encoding.max_bytes))
        self.keep_smaller.setChecked(encoding.keep_smaller)

    def show_use(self, recipe: Recipe) -> None:
        """Show the rows of the chosen format; while the sources decide, those of every format that has a quality."""
        written = recipe.format
        for row, formats in self._rows:
            used = any(format_.has_quality for format_ in formats) if written is None else written in formats
            self._form.setRowVisible(row, used)

    def _lay_out(self) -> None:
        form = self._form
        self.max_bytes.setAccessibleName(tr("Largest file size"))
        self.max_bytes.setPlaceholderText(tr("no limit, or 200 KB"))
        explain(self.max_bytes, tr("200 KB, 1.5 MB: quality is given up for it, then pixels"))
        self.max_bytes.setAcceptDrops(False)
        explain(self.optimise, tr("The same pixels in fewer bytes, for JPEG and PNG"))
        explain(self.keep_smaller, tr("A result that would not be smaller than its source is a copy of it"))
        explain(self.progressive, tr("It appears at once in a browser, and becomes sharper"))
        explain(self.chroma, tr("How much colour is kept beside the brightness; 4:4:4 keeps fine red lines sharp"))
        explain(self.png_level, tr("How hard a PNG is compressed; its pixels are the same at every level"))
        explain(self.colours, tr("A palette of few colours makes a PNG much smaller, and suits drawings"))
        explain(self.lossless, tr("Every pixel is kept as it is; files of photos become several times larger"))
        explain(self.webp_method, tr("How long the encoder looks for a smaller file, from 0, fast, to 6"))
        explain(self.avif_speed, tr("How fast the encoder is, up to 10; a slow one makes smaller files"))
        self.colours.setSpecialValueText(tr("Full colour"))
        self.colours.setSuffix(tr(" colours"))
        form.addRow(tr("At most"), self.max_bytes)
        self.errors["max_bytes"] = form.add_error()
        form.addRow(self.keep_smaller)
        self._row(self.progressive, Format.JPEG)
        self._row(self.optimise, Format.JPEG, Format.PNG)
        self._row(self.chroma, Format.JPEG, Format.AVIF, label=tr("Chroma"))
        self._number_row(self.png_level, "png_level", Format.PNG, tr("PNG level"), tr("9 is smallest"))
        self._number_row(self.colours, "colours", Format.PNG, tr("Palette"), "")
        self._row(self.lossless, Format.WEBP)
        self._number_row(self.webp_method, "webp_method", Format.WEBP, tr("WebP method"), tr("6 is smallest"))
        self._number_row(self.avif_speed, "avif_speed", Format.AVIF, tr("AVIF speed"), tr("0 is smallest"))

    def _row(self, row: QWidget, *formats: Format, label: str = "") -> None:
        if label:
            self._form.addRow(label, row)
        else:
            self._form.addRow(row)
        self._rows.append((row, formats))

    def _number_row(self, box: QSpinBox, field: str, format_: Format, label: str, words: str) -> None:
        self._row(beside(box, words), format_, label=label)
        self.errors[field] = self._form.add_error()


def _bytes_text(count: int) -> str:
    """Write a file size so that `parse_bytes` reads the same."""
    if count % _MEGA == 0:
        return f"{count // _MEGA} MB"
    return f"{count // _KILO} KB" if count % _KILO == 0 else f"{count} B"
