"""The columns of a table share its width: they grow and shrink with it, in the proportions that were last set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView

LEAST_CHARACTERS = 10


class Columns(QObject):
    """Keeps the shares of columns. The last one has what the others leave.

    Args:
        header: Of the table, which has its model.
        shares: Of the width, for each column but the last one; and how many characters it shows at the least.

    Attributes:
        shares: As they are now.
    """

    def __init__(self, header: QHeaderView, shares: Sequence[tuple[float, int]]) -> None:
        super().__init__(header)
        self.shares = [share for share, _ in shares]
        self._least = [characters for _, characters in shares]
        self._header = header
        self._width = 0
        self._fitting = False
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(header.fontMetrics().averageCharWidth() * LEAST_CHARACTERS)
        header.sectionResized.connect(self._on_resized)

    def fit(self, width: int) -> None:
        """Give every column its share of a width in pixels."""
        self._width = width
        self._fitting = True
        character = self._header.fontMetrics().averageCharWidth()
        for column, (share, least) in enumerate(zip(self.shares, self._least, strict=True)):
            self._header.resizeSection(column, max(least * character, round(share * width)))
        self._fitting = False

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if self._width and not self._fitting and column < len(self.shares):
            self.shares[column] = width / self._width
