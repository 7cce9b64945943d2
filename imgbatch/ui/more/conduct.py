"""How much memory a batch may take, and how long an image."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QLineEdit

from imgbatch.domain.encoding import parse_bytes
from imgbatch.domain.error import RequestError
from imgbatch.ui.choices import Limits
from imgbatch.ui.fields import Form, beside

LEAST_PATIENCE, MOST_PATIENCE = 0.1, 1000.0

_GIGABYTES = re.compile(r"(.*?)\s*(gb|g)", re.IGNORECASE)
_GIGA, _MEGA, _KILO = 1_000_000_000, 1_000_000, 1_000


class LimitsGroup(QObject):
    """Two fields that no recipe has: they are about this machine, not about the images.

    Attributes:
        errors: As in `Group`.

    Signals:
        changed: A field was changed.
    """

    changed = Signal()

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self.memory = QLineEdit()
        self.memory.setAccessibleName("Memory for images")
        self.memory.setPlaceholderText("automatic, or 4 GB")
        self.memory.setToolTip("What all images in work may take together. A worker may take 1 GB more")
        self.memory.setAcceptDrops(False)
        self.patience = QDoubleSpinBox()
        self.patience.setAccessibleName("Patience")
        self.patience.setRange(LEAST_PATIENCE, MOST_PATIENCE)
        self.patience.setDecimals(1)
        self.patience.setSingleStep(0.5)
        self.patience.setSuffix(" ×")
        self.patience.setToolTip("An image that takes longer than that is given up, so that the others are done")
        self.errors: dict[str, QLabel] = {}
        form.add_heading("Limits")
        form.addRow("Memory", self.memory)
        self.errors["memory"] = form.add_error()
        form.addRow("Patience", beside(self.patience, "the usual time"))
        self.errors["patience"] = form.add_error()
        self.show(Limits())
        self.memory.textChanged.connect(self.changed)
        self.patience.valueChanged.connect(self.changed)

    def limits(self) -> Limits:
        """Read the fields.

        Raises:
            RequestError: A field has a value that makes no sense.
        """
        text = self.memory.text().strip()
        return Limits(_memory(text) if text else None, round(self.patience.value(), 1))

    def show(self, limits: Limits) -> None:
        """Fill the fields."""
        self.memory.setText("" if limits.memory is None else _memory_text(limits.memory))
        self.patience.setValue(limits.patience)


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
