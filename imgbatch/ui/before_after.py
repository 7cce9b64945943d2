"""A picture before and after, one over the other, with a divider between them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from imgbatch.domain.geometry import Placement
from imgbatch.ui.lens import Lens
from imgbatch.ui.picture import Picture
from imgbatch.ui.translation import tr

_REACH = 10.0
"""How near to the divider it is taken by the mouse, in pixels."""

_STEP, _LARGE_STEP = 0.02, 0.1
_PAN = 0.1
_NEARER = 1.25
_NOTCH = 120.0
_HANDLE = 13.0
_DIM = 130
_KEYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class BeforeAfter(QWidget):
    """Left of the divider the source, right of it the result, both where they are in the result.

    The divider follows the mouse and Left and Right; the wheel, + and - come nearer, 0 steps back; what does not fit
    is moved by dragging, and by Ctrl with the arrow keys.

    Attributes:
        divider: Where the divider is, in shares of what is seen of the picture.
        lens: What is seen of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.divider = 0.5
        self.lens = Lens()
        self._before: Picture | None = None
        self._after: Picture | None = None
        self._region = QRectF()
        self._content = QRectF()
        self._is_dim = False
        self._held: QPointF | None = None
        self._drags_divider = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Before and after"))
        self.setAccessibleDescription(
            tr("Left and right move the divider, plus and minus zoom, Ctrl with the arrow keys moves the picture")
        )

    def show_pictures(self, before: Picture, after: Picture | None, placement: Placement, source: QSizeF) -> None:
        """Show a source and what becomes of it.

        Args:
            before: All of the source.
            after: The result; None while there is none.
            placement: What of the source is where in the result.
            source: How large the source is, in the pixels that the placement counts.
        """
        self._before, self._after = before, after
        crop = placement.crop
        self._region = _shares(crop.left, crop.top, crop.right - crop.left, crop.bottom - crop.top, source)
        result = QSizeF(placement.width, placement.height)
        content = placement.left, placement.top, placement.content_width, placement.content_height
        self._content = _shares(*content, result)
        self.lens.set_picture(placement.width, placement.height)
        self.update()

    def set_dim(self, is_dim: bool) -> None:
        """Say whether something else is about to come."""
        self._is_dim = is_dim
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        line = self.fontMetrics().height()
        return QSize(24 * line, 14 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        line = self.fontMetrics().height()
        return QSize(8 * line, 5 * line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.lens.set_view(QSizeF(self.size()), self.devicePixelRatioF())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        modifiers = event.modifiers()
        step = _KEYS.get(key)
        if step is not None and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.lens.pan(QPointF(-step.x() * self.width() * _PAN, -step.y() * self.height() * _PAN))
        elif step is not None and step.x():
            is_large = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._move_divider(self.divider + step.x() * (_LARGE_STEP if is_large else _STEP))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.lens.zoom(_NEARER, QRectF(self.rect()).center())
        elif key == Qt.Key.Key_Minus:
            self.lens.zoom(1 / _NEARER, QRectF(self.rect()).center())
        elif key == Qt.Key.Key_0:
            self.lens.reset()
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self.lens.zoom(_NEARER ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        self._held = at
        self._drags_divider = not self.lens.is_zoomed or abs(at.x() - self._divider_x()) <= _REACH
        if self._drags_divider:
            self._follow(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position()
        if self._held is None:
            near = abs(at.x() - self._divider_x()) <= _REACH
            hand = Qt.CursorShape.OpenHandCursor if self.lens.is_zoomed else Qt.CursorShape.ArrowCursor
            self.setCursor(Qt.CursorShape.SplitHCursor if near else hand)
        elif self._drags_divider:
            self._follow(at)
        else:
            self.lens.pan(at - self._held)
            self._held = at
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802
        self._held = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        if self._before is None:
            return
        painter = QPainter(self)
        palette, area, seen = self.palette(), self.lens.area, self._seen()
        x = self._divider_x()
        painter.setClipRect(seen)
        painter.fillRect(seen, QBrush(palette.color(QPalette.ColorRole.Mid), Qt.BrushStyle.Dense6Pattern))
        content = QRectF(
            area.x() + self._content.x() * area.width(),
            area.y() + self._content.y() * area.height(),
            self._content.width() * area.width(),
            self._content.height() * area.height(),
        )
        if self._after is None:
            self._before.draw(painter, content, self._region)
        else:
            painter.setClipRect(QRectF(seen.left(), seen.top(), x - seen.left(), seen.height()))
            self._before.draw(painter, content, self._region)
            painter.setClipRect(QRectF(x, seen.top(), seen.right() - x, seen.height()))
            self._after.draw(painter, area)
        painter.setClipping(False)
        if self._is_dim:
            veil = QColor(palette.color(QPalette.ColorRole.Window))
            veil.setAlpha(_DIM)
            painter.fillRect(seen, veil)
        self._paint_divider(painter, x, seen)
        self._paint_tag(painter, tr("Before"), seen.topLeft(), Qt.AlignmentFlag.AlignLeft)
        self._paint_tag(painter, tr("After"), seen.topRight(), Qt.AlignmentFlag.AlignRight)
        if self.lens.is_zoomed:
            percent = tr("{percent} %").format(percent=self.locale().toString(round(self.lens.scale * 100)))
            middle = QPointF(seen.center().x(), seen.bottom())
            self._paint_tag(painter, percent, middle, Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _paint_divider(self, painter: QPainter, x: float, seen: QRectF) -> None:
        palette = self.palette()
        paper, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        lit = palette.color(QPalette.ColorRole.Highlight) if self.hasFocus() else ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((lit, 4.0), (paper, 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
        painter.setPen(QPen(lit, 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(paper)
        middle = QPointF(x, seen.center().y())
        painter.drawEllipse(middle, _HANDLE, _HANDLE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for side in (-1, 1):
            tip = [QPointF(9, 0), QPointF(4, -4), QPointF(4, 4)]
            painter.drawPolygon(QPolygonF([middle + QPointF(side * point.x(), point.y()) for point in tip]))

    def _paint_tag(self, painter: QPainter, text: str, corner: QPointF, side: Qt.AlignmentFlag) -> None:
        """Write a word into a corner, on paper of its own: what is below it may have any colour."""
        metrics = self.fontMetrics()
        width, height = metrics.horizontalAdvance(text) + metrics.height(), metrics.height() * 1.3
        margin = metrics.height() * 0.4
        left = {
            Qt.AlignmentFlag.AlignLeft: corner.x() + margin,
            Qt.AlignmentFlag.AlignRight: corner.x() - margin - width,
        }.get(side, corner.x() - width / 2)
        is_below = side is Qt.AlignmentFlag.AlignHCenter
        tag = QRectF(left, corner.y() - margin - height if is_below else corner.y() + margin, width, height)
        if width > self._seen().width() / 2:
            return
        paper = QColor(self.palette().color(QPalette.ColorRole.Base))
        paper.setAlpha(215)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)

    def _seen(self) -> QRectF:
        return self.lens.area.intersected(QRectF(self.rect()))

    def _divider_x(self) -> float:
        seen = self._seen()
        return seen.left() + self.divider * seen.width()

    def _follow(self, at: QPointF) -> None:
        seen = self._seen()
        if seen.width() > 0:
            self._move_divider((at.x() - seen.left()) / seen.width())

    def _move_divider(self, share: float) -> None:
        self.divider = min(max(0.0, share), 1.0)
        self.update()


def _shares(left: float, top: float, width: float, height: float, of: QSizeF) -> QRectF:
    return QRectF(left / of.width(), top / of.height(), width / of.width(), height / of.height())
