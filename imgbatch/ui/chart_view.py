"""The chart of a comparison, drawn in the colours of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from imgbatch.domain.chart import comparison_chart
from imgbatch.domain.comparison import Comparison
from imgbatch.domain.error import RequestError
from imgbatch.domain.shape import Anchor, Box, Chart, Label, Line, Role, Shape
from imgbatch.ui.character import character_width
from imgbatch.ui.comparison_words import chart_words
from imgbatch.ui.contrast import mixed, quiet, strong
from imgbatch.ui.style import failure_colour
from imgbatch.ui.translation import tr

_LEAST_CHARACTERS = 60
_LINE = 1.15
"""Height of a line, in heights of its letters."""

_SAVED_SCALE, _MARGIN = 2, 24
"""A picture that is saved has twice the pixels of the screen, and this much room around the chart, in its pixels."""


class ChartView(QWidget):
    """Shows a comparison at whatever stage it is; nothing while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Comparison | None = None
        self._chart: Chart | None = None
        self.setAccessibleName(tr("Chart of the comparison"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_comparison(self, known: Comparison | None) -> None:
        """Show another one, or more of the same."""
        self._known = known
        self._lay_out()

    def save(self, path: str) -> None:
        """Write it as a picture.

        Raises:
            RequestError: That was not possible.
        """
        pixmap = QPixmap((self.size() + QSize(2 * _MARGIN, 2 * _MARGIN)) * _SAVED_SCALE)
        pixmap.setDevicePixelRatio(_SAVED_SCALE)
        pixmap.fill(self.palette().color(QPalette.ColorRole.Window))
        painter = QPainter(pixmap)
        painter.translate(_MARGIN, _MARGIN)
        self._draw(painter)
        painter.end()
        if not pixmap.save(path, "PNG"):
            raise RequestError(tr("the picture could not be written"), "path")

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        width = character_width(self.fontMetrics()) * _LEAST_CHARACTERS
        return QSize(width, round(self._chart.height) if self._chart is not None else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002, N802
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        self._draw(QPainter(self))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """Return what there is to say about a place of the chart."""
        for shape in reversed(self._chart.shapes if self._chart is not None else ()):
            if isinstance(shape, Box) and shape.tip and _rect(shape).contains(point):
                return shape.tip
        return ""

    def _lay_out(self) -> None:
        if self._known is None:
            self._chart = None
        else:
            metrics = QFontMetricsF(self.font())
            line = metrics.height() * _LINE
            self._chart = comparison_chart(
                self._known, self.width(), metrics.horizontalAdvance, line, chart_words(self.locale())
            )
        self.updateGeometry()
        self.update()

    def _draw(self, painter: QPainter) -> None:
        if self._chart is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = _colours(self.palette())
        for shape in self._chart.shapes:
            _draw_shape(painter, shape, colours, self.font())


def _draw_shape(painter: QPainter, shape: Shape, colours: Mapping[Role, QColor], font: QFont) -> None:
    colour = colours[shape.role]
    match shape:
        case Box():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(_rect(shape), shape.radius, shape.radius)
        case Line():
            painter.setPen(QPen(colour, 1.0 if shape.role is Role.GRID else 1.4))
            painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
        case Label():
            used = QFont(font)
            used.setBold(shape.bold)
            painter.setFont(used)
            painter.setPen(colour)
            width = QFontMetricsF(used).horizontalAdvance(shape.text)
            before = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[shape.anchor]
            painter.drawText(QPointF(shape.x - before, shape.y), shape.text)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _colours(palette: QPalette) -> dict[Role, QColor]:
    role = QPalette.ColorRole
    text, window = palette.color(role.WindowText), palette.color(role.Window)
    accent = strong(palette.color(role.Highlight), window)
    grey = mixed(text, window, 0.45)
    return {
        Role.TEXT: text,
        Role.QUIET: quiet(text, window),
        Role.FAILURE: failure_colour(palette),
        Role.BAR: grey,
        Role.BEST: accent,
        Role.BAR_WAITING: mixed(text, window, 0.18),
        Role.BEST_WAITING: mixed(accent, window, 0.35),
        Role.TRACK: mixed(text, window, 0.08),
        Role.SPREAD: text,
        Role.GRID: mixed(text, window, 0.16),
    }
