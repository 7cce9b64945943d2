"""A line without axes: how fast it went of late."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from imgbatch.ui.character import character_width
from imgbatch.ui.translation import tr

POINTS = 120
EVERY_SECONDS = 0.25
"""A point in a quarter of a second: the line is that of the last half minute."""

_CHARACTERS = 22
_FILL = 48  # of 255: how much of the colour is below the line


class Sparkline(QWidget):
    """The rate of the last half minute, from nothing to the highest of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rates: deque[float] = deque(maxlen=POINTS)
        self._at = 0.0
        self.setAccessibleName(tr("Speed of the last half minute"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def rates(self) -> tuple[float, ...]:
        """What is shown, the oldest first."""
        return tuple(self._rates)

    def add(self, seconds: float, rate: float) -> None:
        """Take the rate at a time, if it is time for another point; a time before the last one begins another line."""
        if self._rates and 0 <= seconds - self._at < EVERY_SECONDS:
            return
        if seconds < self._at:
            self._rates.clear()
        self._at = seconds
        self._rates.append(rate)
        self.update()

    def clear(self) -> None:
        """Begin anew."""
        self._rates.clear()
        self._at = 0.0
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        metrics = self.fontMetrics()
        return QSize(character_width(metrics) * _CHARACTERS, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        highest = max(self._rates, default=0.0)
        if len(self._rates) < 2 or highest <= 0:  # noqa: PLR2004  (a line has two ends)
            return
        area = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        step = area.width() / (POINTS - 1)
        left = area.right() - step * (len(self._rates) - 1)
        line = QPainterPath()
        for number, rate in enumerate(self._rates):
            point = QPointF(left + number * step, area.bottom() - rate / highest * area.height())
            line.lineTo(point) if number else line.moveTo(point)
        below = QPainterPath(line)
        below.lineTo(area.right(), area.bottom())
        below.lineTo(left, area.bottom())
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        fill = QColor(colour)
        fill.setAlpha(_FILL)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(below, fill)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(line)
