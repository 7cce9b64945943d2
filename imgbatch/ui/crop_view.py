"""The whole of an image with the box that is cut out of it, which is moved by its point of focus."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from imgbatch.domain.geometry import Box, Gravity
from imgbatch.ui.lens import Lens
from imgbatch.ui.picture import Picture
from imgbatch.ui.translation import tr

_STEP, _LARGE_STEP = 0.01, 0.1
_SHADE = 150
_CROSS = 8.0
_DIGITS = 4
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropView(QWidget):
    """A click, a drag or the arrow keys say what stays in view.

    Signals:
        moved: The point that was chosen, as a `Gravity`.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._crop = QRectF()
        self._point = QPointF(0.5, 0.5)
        self._lens = Lens()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("What stays in view"))
        self.setAccessibleDescription(tr("The arrow keys move what stays in view of this image"))

    def show_crop(self, picture: Picture, crop: Box, point: Gravity, source: QSizeF) -> None:
        """Show what is cut out.

        Args:
            picture: All of the image.
            crop: What is left of it.
            point: Why just that.
            source: How large the image is, in the pixels that the crop counts.
        """
        width, height = source.width(), source.height()
        self._picture = picture
        self._crop = QRectF(
            crop.left / width,
            crop.top / height,
            (crop.right - crop.left) / width,
            (crop.bottom - crop.top) / height,
        )
        self._point = QPointF(point.x, point.y)
        self._lens.set_picture(width, height)
        self.update()

    def area_of_picture(self) -> QRectF:
        """Return where the picture lies in the view."""
        return self._lens.area

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        line = self.fontMetrics().height()
        return QSize(24 * line, 14 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        line = self.fontMetrics().height()
        return QSize(8 * line, 5 * line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._lens.set_view(QSizeF(self.size()), self.devicePixelRatioF())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        is_large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        size = _LARGE_STEP if is_large else _STEP
        # From where the box is: a point near an edge may move without the box.
        middle = self._crop.center()
        self._choose(QPointF(middle.x() + step[0] * size, middle.y() + step[1] * size))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        if self._picture is None:
            return
        painter = QPainter(self)
        area, palette = self._lens.area, self.palette()
        self._picture.draw(painter, area)
        box = QRectF(
            area.x() + self._crop.x() * area.width(),
            area.y() + self._crop.y() * area.height(),
            self._crop.width() * area.width(),
            self._crop.height() * area.height(),
        )
        outside = QPainterPath()
        outside.addRect(area)
        inside = QPainterPath()
        inside.addRect(box)
        shade = QColor(palette.color(QPalette.ColorRole.Window))
        shade.setAlpha(_SHADE if self.isEnabled() else 2 * _SHADE // 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outside.subtracted(inside), shade)
        paper, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        lit = palette.color(QPalette.ColorRole.Highlight) if self.hasFocus() else ink
        point = QPointF(area.x() + self._point.x() * area.width(), area.y() + self._point.y() * area.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((paper, 4.0), (lit, 2.0)):  # seen on light and on dark
            painter.setPen(QPen(colour, width))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            painter.drawEllipse(point, _CROSS, _CROSS)
            painter.drawLine(point - QPointF(_CROSS / 2, 0), point + QPointF(_CROSS / 2, 0))
            painter.drawLine(point - QPointF(0, _CROSS / 2), point + QPointF(0, _CROSS / 2))
        painter.end()

    def _follow(self, at: QPointF) -> None:
        area = self._lens.area
        if not area.isEmpty():
            self._choose(QPointF((at.x() - area.x()) / area.width(), (at.y() - area.y()) / area.height()))

    def _choose(self, point: QPointF) -> None:
        x, y = (round(min(max(0.0, value), 1.0), _DIGITS) for value in (point.x(), point.y()))
        self.moved.emit(Gravity(x, y))
