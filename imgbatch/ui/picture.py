"""Pixels that came from a worker, drawn at any size."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from imgbatch.domain.preview import Levels

_BYTES_A_PIXEL = 4

_SMOOTH_UP_TO = 2.5
"""Pixels of the screen for one of the picture; above that whoever looks wants to see each of them."""


class Picture:
    """One picture in several sizes. Empty where the worker sent nonsense.

    Attributes:
        width: Of the largest, in pixels.
        height: The same.
    """

    def __init__(self, levels: Levels) -> None:
        # Qt would read beyond the end of too few bytes; and it reads them as long as there is an image of them.
        self._levels = [level for level in levels if len(level.bgra) == level.width * level.height * _BYTES_A_PIXEL]
        self._images = [
            QImage(
                level.bgra,
                level.width,
                level.height,
                level.width * _BYTES_A_PIXEL,
                QImage.Format.Format_ARGB32_Premultiplied,
            )
            for level in self._levels
        ]
        self.width, self.height = (levels[0].width, levels[0].height) if self._levels else (0, 0)

    def draw(self, painter: QPainter, target: QRectF, region: QRectF | None = None) -> None:
        """Draw a region of the picture onto an area.

        Args:
            painter: Where to.
            target: The area.
            region: In shares of the picture, 0 to 1; None for all of it.
        """
        if not self._images or target.isEmpty():
            return
        region = region or QRectF(0, 0, 1, 1)
        scale = target.width() * painter.device().devicePixelRatioF() / (region.width() * self.width)
        # The smallest that need not be enlarged, so that it is at most halved: more than that would flicker.
        level = 0
        while level + 1 < len(self._images) and scale * self.width <= self._images[level + 1].width():
            level += 1
        image = self._images[level]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < _SMOOTH_UP_TO)
        part = QRectF(
            region.x() * image.width(),
            region.y() * image.height(),
            region.width() * image.width(),
            region.height() * image.height(),
        )
        painter.drawImage(target, image, part)
