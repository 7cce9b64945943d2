"""What a result keeps of its source beside the pixels."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject

from imgbatch.domain.recipe import Keep, Profile, Recipe
from imgbatch.ui.fields import Check, Form, choice, choose, explain
from imgbatch.ui.more.group import Group
from imgbatch.ui.translation import QT_TRANSLATE_NOOP, tr

_METADATA = (
    (Keep.ALL, QT_TRANSLATE_NOOP("", "Keep everything")),
    (Keep.PUBLIC, QT_TRANSLATE_NOOP("", "Without private data")),
    (Keep.NONE, QT_TRANSLATE_NOOP("", "None")),
)
_PROFILES = (
    (Profile.KEEP, QT_TRANSLATE_NOOP("", "Keep colour profile")),
    (Profile.SRGB, QT_TRANSLATE_NOOP("", "Convert to sRGB")),
)


class KeepingGroup(Group):
    """Metadata, colour profile, dates and permissions; when a file counts as done, and an image as changed."""

    title = QT_TRANSLATE_NOOP("", "Metadata and colour")

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(form, parent)
        self.metadata = choice(_METADATA, tr("Metadata"))
        explain(self.metadata, tr("EXIF, XMP and IPTC. Private are position, serial numbers, owner and maker notes"))
        self.profile = choice(_PROFILES, tr("Colour"))
        explain(self.profile, tr("sRGB is what every screen and browser shows; a profile that is kept may hold more"))
        self.keep_dates = Check(tr("Keep the dates of the file"))
        explain(self.keep_dates, tr("A result gets the dates of its source, and is sorted beside it"))
        self.keep_permissions = Check(tr("Keep the permissions of the file"))
        explain(self.keep_permissions, tr("Who may read and write a result is what it is for its source"))
        self.durable = Check(tr("Wait until files survive a power cut"))
        explain(self.durable, tr("Each file counts as done when the disk has it for certain. It takes longer"))
        self.checksum = Check(tr("Look for changes in the content"))
        explain(
            self.checksum, tr("Whether an image changed is told by its content, not by size and date. It takes longer")
        )
        form.addRow(tr("Metadata"), self.metadata)
        form.addRow(tr("Colour"), self.profile)
        form.addRow(self.keep_dates)
        form.addRow(self.keep_permissions)
        form.addRow(self.durable)
        form.addRow(self.checksum)
        for box in (self.metadata, self.profile):
            box.currentIndexChanged.connect(self.changed)
        for check in (self.keep_dates, self.keep_permissions, self.durable, self.checksum):
            check.toggled.connect(self.changed)

    def completed(self, recipe: Recipe) -> Recipe:
        return msgspec.structs.replace(
            recipe,
            metadata=Keep(self.metadata.currentData()),
            profile=Profile(self.profile.currentData()),
            keep_dates=self.keep_dates.isChecked(),
            keep_permissions=self.keep_permissions.isChecked(),
            durable=self.durable.isChecked(),
            checksum=self.checksum.isChecked(),
        )

    def show(self, recipe: Recipe) -> None:
        choose(self.metadata, recipe.metadata)
        choose(self.profile, recipe.profile)
        self.keep_dates.setChecked(recipe.keep_dates)
        self.keep_permissions.setChecked(recipe.keep_permissions)
        self.durable.setChecked(recipe.durable)
        self.checksum.setChecked(recipe.checksum)
