"""The columns of a table share its width: they grow and shrink with it, in the proportions that were last set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView

from imgbatch.ui.character import character_width

LEAST_CHARACTERS = 10


class Columns(QObject):
    """Keeps the shares of columns. The last one has what the others leave.

    Args:
        header: Of the table, which has its model.
        shares: Of the width, for each column but the last one; and how many characters it shows at the least, as long
            as there is room for all titles.

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
        header.sectionResized.connect(self._on_resized)

    def restore(self, shares: Iterable[float]) -> None:
        """Take shares of an earlier start; those of another table, or that make no sense, are left."""
        shares = list(shares)
        if len(shares) == len(self.shares) and all(0 < share <= 1 for share in shares):
            self.shares = shares
            if self._width:
                self.fit(self._width)

    def fit(self, width: int) -> None:
        """Give every column its share of a width in pixels, and none less than any title needs."""
        self._width = width
        self._fitting = True
        character = character_width(self._header.fontMetrics())
        titles = [self._header.sectionSizeHint(column) for column in range(self._header.count())]
        floor = max(LEAST_CHARACTERS * character, *titles)
        self._header.setMinimumSectionSize(floor)
        wanted = [
            max(floor, least * character, round(share * width))
            for share, least in zip(self.shares, self._least, strict=True)
        ]
        spare = sum(wanted) - len(wanted) * floor
        over = sum(wanted) - (width - floor)
        keep = 1 - min(1, max(0, over) / spare) if spare else 1
        for column, pixels in enumerate(wanted):
            self._header.resizeSection(column, floor + int((pixels - floor) * keep))
        self._fitting = False

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if self._width and not self._fitting and column < len(self.shares):
            self.shares[column] = min(1.0, width / self._width)
