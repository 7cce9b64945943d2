"""Small pictures for the rows that are seen: wanted by the view, made in a worker, kept while there is room.

view: these rows are seen --> Wanted --> app.thumbnails (a process) --> Bridge --> icons --> `made`
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPalette, QPen, QPixmap

from imgbatch.app.thumbnails import Wanted, thumbnails
from imgbatch.domain.error import WorkerStartError
from imgbatch.domain.job import Source
from imgbatch.domain.thumbnail import Thumbnail
from imgbatch.ui.bridge import Bridge

MOST = 2_000
"""Pictures that are kept: some ten megabytes, and as many again on a screen of twice the density."""

log = logging.getLogger("imgbatch")

_BYTES_A_PIXEL = 4


class Thumbnails(QObject):
    """The pictures of sources, by their numbers.

    Signals:
        made: The pictures of the sources with these numbers are there, or it is known that there are none.
    """

    made = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons: OrderedDict[int, QIcon] = OrderedDict()
        self._edge = 0
        self._ratio = 1.0
        self._waiting = self._broken = QIcon()
        self._gave_up = False
        self._wanted = Wanted()
        self._bridge = Bridge(self)
        self._bridge.drained.connect(self._on_made)
        self._bridge.ended.connect(self._on_ended)

    def set_look(self, edge: int, ratio: float, palette: QPalette) -> None:
        """Say how pictures have to look; those that look otherwise are forgotten.

        Args:
            edge: Longest edge, in pixels as widgets count them.
            ratio: Pixels of the screen for each of these.
            palette: For what stands where there is no picture.
        """
        if (edge, ratio) != (self._edge, self._ratio):
            self._icons.clear()
        self._edge, self._ratio = edge, ratio
        colour = palette.color(QPalette.ColorRole.PlaceholderText)
        self._waiting, self._broken = self._frame(colour, is_broken=False), self._frame(colour, is_broken=True)

    def picture(self, number: int, *, is_readable: bool) -> QIcon:
        """Return the picture of a source, or what stands there while there is none."""
        if not is_readable:
            return self._broken
        icon = self._icons.get(number)
        if icon is None:
            return self._waiting
        self._icons.move_to_end(number)
        return icon

    def want(self, sources: Iterable[Source]) -> None:
        """Say which sources are seen, from the top; what was seen before and is not any more is not made."""
        missing = [source for source in sources if source.header is not None and source.number not in self._icons]
        self._wanted.replace(missing, round(self._edge * self._ratio))
        self._go_on()

    def stop(self, wait_ms: int) -> bool:
        """Stop for good; False if the thread takes longer than that."""
        self._wanted.close()
        return self._bridge.stop(wait_ms)

    def _go_on(self) -> None:
        if self._wanted and not self._bridge.is_active and not self._gave_up:
            self._bridge.start(thumbnails(self._wanted))

    def _on_made(self, made: list[tuple[int, Thumbnail | None]], _times: list[float]) -> None:
        for number, thumbnail in made:
            self._icons[number] = self._broken if thumbnail is None else self._icon(thumbnail)
        while len(self._icons) > MOST:
            self._icons.popitem(last=False)
        self.made.emit([number for number, _ in made])

    def _on_ended(self, error: BaseException | None) -> None:
        if isinstance(error, WorkerStartError):
            log.warning("no thumbnails: %s", error)  # whoever starts a run is told, and that is where it matters
            self._gave_up = True
        elif error is not None:
            raise error
        self._go_on()  # something may have become wanted at the last moment

    def _icon(self, thumbnail: Thumbnail) -> QIcon:
        width, height = thumbnail.width, thumbnail.height
        if len(thumbnail.rgba) != width * height * _BYTES_A_PIXEL:
            return self._broken  # Qt would read beyond its end
        image = QImage(thumbnail.rgba, width, height, width * _BYTES_A_PIXEL, QImage.Format.Format_RGBA8888)
        image.setDevicePixelRatio(self._ratio)
        canvas = self._canvas()
        painter = QPainter(canvas)
        size = image.deviceIndependentSize()
        painter.drawImage(
            QRectF((self._edge - size.width()) / 2, (self._edge - size.height()) / 2, size.width(), size.height()),
            image,
        )
        painter.end()
        return _icon(canvas)

    def _frame(self, colour: QColor, *, is_broken: bool) -> QIcon:
        """Draw an empty frame, torn when there is no picture to put into it."""
        canvas = self._canvas()
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = float(self._edge)
        width, height = 0.8 * edge, 0.6 * edge
        left, top = (edge - width) / 2, (edge - height) / 2
        painter.setPen(QPen(colour, max(1.0, edge / 30)))
        painter.drawRoundedRect(QRectF(left, top, width, height), edge / 15, edge / 15)
        if is_broken:
            tear = QPainterPath()
            tear.moveTo(left + 0.62 * width, top)
            for x, y in ((0.42, 0.35), (0.60, 0.6), (0.40, 1.0)):
                tear.lineTo(left + x * width, top + y * height)
            painter.drawPath(tear)
        painter.end()
        return _icon(canvas)

    def _canvas(self) -> QPixmap:
        """Make an empty square, so that names begin in one line beside pictures of any form."""
        edge = max(1, round(self._edge * self._ratio))
        canvas = QPixmap(QSize(edge, edge))
        canvas.setDevicePixelRatio(self._ratio)
        canvas.fill(Qt.GlobalColor.transparent)
        return canvas


def _icon(canvas: QPixmap) -> QIcon:
    icon = QIcon(canvas)
    icon.addPixmap(canvas, QIcon.Mode.Selected)  # or it would be tinted
    return icon
