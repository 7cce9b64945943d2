"""What stays in view of single images where they are cut: moved by hand, and remembered."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from imgbatch.app.focus import load, save
from imgbatch.domain.geometry import Gravity
from imgbatch.ui.bridge import Bridge

SETTLE_MS = 150
"""So long nobody may have moved a point before anything follows from it."""

SAVE_MS = 1_000

log = logging.getLogger("imgbatch")


class FocusPoints(QObject):
    """The points by the absolute paths of their images; what has none is cut as the recipe says.

    Signals:
        moved: The point of the image at this path is another one.
        settled: Some are, and nobody has moved one for a moment.
    """

    moved = Signal(str)
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._points: dict[str, Gravity] = {}
        self._settling = _timer(self, SETTLE_MS)
        self._settling.timeout.connect(self.settled)
        self._saving = _timer(self, SAVE_MS)
        self._saving.timeout.connect(self._begin_to_save)
        self._writing = Bridge(self)
        self._writing.ended.connect(self._on_written)

    def load(self) -> str:
        """Begin where the user left off; return a note, which is empty when all went well."""
        points, note = load()
        self._points = points | self._points
        return note

    def of(self, path: str) -> Gravity | None:
        """Return the point of an image that has one of its own."""
        return self._points.get(path)

    def among(self, paths: Iterable[str]) -> dict[str, Gravity]:
        """Return the points of those of these images that have one of their own."""
        return {path: self._points[path] for path in paths if path in self._points} if self._points else {}

    def move(self, path: str, point: Gravity | None) -> None:
        """Give an image a point of its own, or none."""
        if self._points.get(path) == point:
            return
        self._points.pop(path, None)
        if point is not None:
            self._points[path] = point  # at the end: it is the newest now
        self._changed([path])

    def take(self, points: Mapping[str, Gravity]) -> None:
        """Take over the points of a batch that was interrupted."""
        self._points |= points
        if points:
            self._changed(points)

    def stop(self, wait_ms: int) -> bool:
        """Stop for good, and write down what is not yet; False if the thread takes longer than that."""
        self._settling.stop()
        if not self._writing.stop(wait_ms):
            return False
        if self._saving.isActive():
            self._saving.stop()
            try:
                save(self._points)
            except OSError as error:
                self._on_written(error)
        return True

    def _changed(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.moved.emit(path)
        self._settling.start()
        self._saving.start()

    def _begin_to_save(self) -> None:
        if self._writing.is_active:
            self._saving.start()
        else:
            self._writing.start(_saved(dict(self._points)))

    def _on_written(self, error: BaseException | None) -> None:
        if isinstance(error, OSError):
            log.warning("the points of focus could not be saved: %s", error)
        elif error is not None:
            raise error


def _saved(points: Mapping[str, Gravity]) -> Generator[object]:
    """Write points in the thread that pulls on this: ten thousand of them take longer than a window may stand still."""
    save(points)
    yield from ()


def _timer(parent: QObject, pause_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause_ms)
    return timer
