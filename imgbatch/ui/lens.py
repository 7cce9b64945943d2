"""Which part of a picture is seen, and how large."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

MOST = 16.0
"""Pixels of the screen for one of the picture."""


class Lens:
    """A picture behind a view: as large as fits, but never larger than it is, until somebody comes nearer."""

    def __init__(self) -> None:
        self._picture = QSizeF()
        self._view = QSizeF()
        self._ratio = 1.0
        self._zoom = 1.0  # as many times as large as fits
        self._centre = QPointF(0.5, 0.5)  # what of the picture is in the middle of the view, in shares

    @property
    def is_zoomed(self) -> bool:
        """Whether somebody came nearer."""
        return self._zoom > 1

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the picture."""
        return self._fitting() * self._zoom * self._ratio

    @property
    def area(self) -> QRectF:
        """Where the whole picture lies in the view, much of which may be outside."""
        scale = self._fitting() * self._zoom
        width, height = self._picture.width() * scale, self._picture.height() * scale
        left = self._view.width() / 2 - self._centre.x() * width
        top = self._view.height() / 2 - self._centre.y() * height
        return QRectF(left, top, width, height)

    def set_picture(self, width: float, height: float) -> None:
        """Say how large the picture is, in pixels; what is seen of it stays."""
        self._picture = QSizeF(width, height)
        self._settle()

    def set_view(self, size: QSizeF, ratio: float) -> None:
        """Say how large the view is, and how many pixels of the screen it has for each of its own."""
        self._view, self._ratio = size, ratio
        self._settle()

    def reset(self) -> None:
        """Step back until all of it is seen."""
        self._zoom = 1.0
        self._settle()

    def zoom(self, factor: float, at: QPointF) -> None:
        """Come nearer, or step back; what is at a point of the view stays there."""
        before = self.area
        if before.isEmpty():
            return
        self._zoom = min(max(1.0, self._zoom * factor), max(1.0, MOST / (self._fitting() * self._ratio)))
        x, y = (at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height()
        width, height = self.area.width(), self.area.height()
        self._centre = QPointF(
            x + (self._view.width() / 2 - at.x()) / width, y + (self._view.height() / 2 - at.y()) / height
        )
        self._settle()

    def pan(self, by: QPointF) -> None:
        """Move the picture with the hand, as far as there is more of it."""
        area = self.area
        if not area.isEmpty():
            self._centre -= QPointF(by.x() / area.width(), by.y() / area.height())
            self._settle()

    def _fitting(self) -> float:
        if self._picture.isEmpty() or self._view.isEmpty():
            return 1.0
        width, height = self._picture.width(), self._picture.height()
        return min(self._view.width() / width, self._view.height() / height, 1 / self._ratio)

    def _settle(self) -> None:
        """Leave no room beside the picture where there is more of it on the other side."""
        area = self.area
        if not area.isEmpty():
            x = _within(self._centre.x(), self._view.width() / 2 / area.width())
            y = _within(self._centre.y(), self._view.height() / 2 / area.height())
            self._centre = QPointF(x, y)


def _within(centre: float, half: float) -> float:
    return 0.5 if half >= 0.5 else min(max(centre, half), 1 - half)  # noqa: PLR2004  (the middle)
