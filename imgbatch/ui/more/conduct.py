"""How a batch is run: how much memory it may take, how long an image, and what is tidied up after it."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QLineEdit

from imgbatch.domain.encoding import parse_bytes
from imgbatch.domain.error import RequestError
from imgbatch.ui.choices import Conduct
from imgbatch.ui.fields import Check, Form, beside, explain
from imgbatch.ui.translation import tr

LEAST_PATIENCE, MOST_PATIENCE = 0.1, 1000.0

_GIGABYTES = re.compile(r"(.*?)\s*(gb|g)", re.IGNORECASE)
_GIGA, _MEGA, _KILO = 1_000_000_000, 1_000_000, 1_000


class ConductGroup(QObject):
    """Fields that no recipe has: they are about this machine and this folder, not about the images.

    Attributes:
        errors: As in `Group`.

    Signals:
        changed: A field was changed.
    """

    changed = Signal()

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self.memory = QLineEdit()
        self.memory.setAccessibleName(tr("Memory for images"))
        self.memory.setPlaceholderText(tr("automatic, or 4 GB"))
        explain(self.memory, tr("What all images in work may take together. A worker may take 1 GB more"))
        self.memory.setAcceptDrops(False)
        self.patience = QDoubleSpinBox()
        self.patience.setAccessibleName(tr("Patience"))
        self.patience.setRange(LEAST_PATIENCE, MOST_PATIENCE)
        self.patience.setDecimals(1)
        self.patience.setSingleStep(0.5)
        self.patience.setSuffix(" ×")
        explain(self.patience, tr("An image that takes longer than that is given up, so that the others are done"))
        self.errors: dict[str, QLabel] = {}
        form.add_heading(tr("Running"))
        form.addRow(tr("Memory"), self.memory)
        self.errors["memory"] = form.add_error()
        form.addRow(tr("Patience"), beside(self.patience, tr("the usual time")))
        self.errors["patience"] = form.add_error()
        self.prune = Check(tr("Tidy up after images that are gone"))
        explain(self.prune, tr("Files that imgbatch made from images that are not there any more are moved away"))
        form.addRow(self.prune)
        self.low_priority = Check(tr("Leave the machine to others"))
        explain(self.low_priority, tr("Processes let every other program go first; threads cannot"))
        form.addRow(self.low_priority)
        self.show(Conduct())
        self.memory.textChanged.connect(self.changed)
        self.patience.valueChanged.connect(self.changed)
        for box in (self.prune, self.low_priority):
            box.toggled.connect(self.changed)

    def conduct(self) -> Conduct:
        """Read the fields.

        Raises:
            RequestError: A field has a value that makes no sense.
        """
        text = self.memory.text().strip()
        return Conduct(
            _memory(text) if text else None,
            round(self.patience.value(), 1),
            self.prune.isChecked(),
            self.low_priority.isChecked(),
        )

    def show(self, conduct: Conduct) -> None:
        """Fill the fields."""
        self.memory.setText("" if conduct.memory is None else _memory_text(conduct.memory))
        self.patience.setValue(conduct.patience)
        self.prune.setChecked(conduct.prune)
        self.low_priority.setChecked(conduct.low_priority)


def _memory(text: str) -> int:
    """Read an amount of memory as the terminal does, and gigabytes too."""
    giga = _GIGABYTES.fullmatch(text)
    try:
        return parse_bytes(f"{giga[1]} MB") * _KILO if giga else parse_bytes(text)
    except RequestError:
        raise RequestError(f"{text!r} is no amount of memory; write 4 GB or 800 MB", "memory") from None


def _memory_text(count: int) -> str:
    """Write an amount of memory so that it is read as the same."""
    for unit, name in ((_GIGA, "GB"), (_MEGA, "MB"), (_KILO, "KB")):
        if count % unit == 0:
            return f"{count // unit} {name}"
    return f"{count} B"
