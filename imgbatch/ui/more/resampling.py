"""How pixels are computed."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject

from imgbatch.domain.recipe import Recipe
from imgbatch.domain.resampling import MAX_SHARPEN, Kernel, Resampling
from imgbatch.ui.fields import Check, Form, choice, choose, explain, number
from imgbatch.ui.more.group import Group
from imgbatch.ui.translation import QT_TRANSLATE_NOOP, tr

_KERNELS = (
    (Kernel.LANCZOS3, QT_TRANSLATE_NOOP("", "Lanczos – sharpest")),
    (Kernel.CATMULL_ROM, QT_TRANSLATE_NOOP("", "Catmull-Rom")),
    (Kernel.MITCHELL, QT_TRANSLATE_NOOP("", "Mitchell – soft")),
    (Kernel.BILINEAR, QT_TRANSLATE_NOOP("", "Bilinear")),
    (Kernel.BOX, QT_TRANSLATE_NOOP("", "Box")),
    (Kernel.NEAREST, QT_TRANSLATE_NOOP("", "Nearest – pixel art")),
)
_SHARPEN_STEP = 10


class ResamplingGroup(Group):
    """Kernel, sharpening, and two ways to trade time for fidelity."""

    title = QT_TRANSLATE_NOOP("", "Resampling")

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(form, parent)
        self.kernel = choice(_KERNELS, tr("Kernel"))
        explain(self.kernel, tr("How the pixels of a result are mixed from those of its source"))
        self.sharpen = number(0, MAX_SHARPEN, tr("Sharpen"))
        self.sharpen.setSingleStep(_SHARPEN_STEP)
        self.sharpen.setSuffix(" %")
        self.sharpen.setSpecialValueText(tr("Off"))
        explain(self.sharpen, tr("40 is a little, 80 is more, 150 is strong"))
        self.linear = Check(tr("Linear light"))
        explain(
            self.linear, tr("Mix light instead of the numbers that stand for it: truer where fine bright lines are")
        )
        self.fast = Check(tr("Fast: a little less true"))
        explain(self.fast, tr("Decode no more than the result needs"))
        form.addRow(tr("Kernel"), self.kernel)
        form.addRow(tr("Sharpen"), self.sharpen)
        self.errors["sharpen"] = form.add_error()
        form.addRow(self.linear)
        form.addRow(self.fast)
        self.kernel.currentIndexChanged.connect(self.changed)
        self.sharpen.valueChanged.connect(self.changed)
        self.linear.toggled.connect(self.changed)
        self.fast.toggled.connect(self.changed)

    def completed(self, recipe: Recipe) -> Recipe:
        resampling = Resampling(
            kernel=Kernel(self.kernel.currentData()),
            linear=self.linear.isChecked(),
            sharpen=self.sharpen.value(),
            fast=self.fast.isChecked(),
        )
        return msgspec.structs.replace(recipe, resampling=resampling)

    def show(self, recipe: Recipe) -> None:
        choose(self.kernel, recipe.resampling.kernel)
        self.sharpen.setValue(recipe.resampling.sharpen)
        self.linear.setChecked(recipe.resampling.linear)
        self.fast.setChecked(recipe.resampling.fast)
