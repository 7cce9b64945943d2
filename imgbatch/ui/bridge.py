"""From an iterator of events in a thread to signals in the window.

    iterator -> QThread -> queue.Queue -> QTimer on the GUI thread -> one signal with a list of events

The thread never emits: "emit when the next event comes" would leave the tail of a burst unseen, and one signal an
event would drown the window.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Generator

import msgspec
from PySide6.QtCore import QObject, QThread, QTimer, Signal

TICK_MS = 33
"""Thirty looks a second: as fast as eyes follow, and few enough that the window has time for people."""

EVENTS_PER_TICK = 2_000
"""More wait for the next tick, so that a burst of a hundred thousand never holds the window up."""


class _End:
    """The last thing in the queue."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


class _Timed(msgspec.Struct, frozen=True, gc=False):
    """An event and when it happened. Many may wait; as tuples they would keep the garbage collector busy."""

    at: float
    event: object


class _Pump(QThread):
    """Pulls on an iterator and puts what comes into a queue. Its last put is always an `_End`."""

    def __init__(self, events: Generator[object], out: queue.SimpleQueue[_Timed | _End], parent: QObject) -> None:
        super().__init__(parent)
        self._events = events
        self._out = out

    def run(self) -> None:
        error: BaseException | None = None
        try:
            for event in self._events:
                if self.isInterruptionRequested():
                    break
                self._out.put(_Timed(time.monotonic(), event))
        except BaseException as raised:  # noqa: BLE001  (raised again in the GUI thread, or shown)
            error = raised
        finally:
            try:
                self._events.close()
            finally:
                self._out.put(_End(error))


class Bridge(QObject):
    """Runs one iterator at a time: of events, or of other news.

    Signals:
        drained: A list of events, in order, at most once in `TICK_MS`; and a list of the times at which they
            happened, in seconds of `time.monotonic`.
        ended: The iterator is exhausted and every event was delivered; with the exception it raised, or None.
    """

    drained = Signal(object, object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[_Timed | _End] = queue.SimpleQueue()
        self._pump: _Pump | None = None
        self._leaving: list[_Pump] = []
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._drain)

    @property
    def is_active(self) -> bool:
        """Whether an iterator is running or has events that were not delivered."""
        return self._pump is not None

    def start(self, events: Generator[object]) -> None:
        """Begin to pull, in a new thread; not any more after `stop`.

        A click or a drop may still be on its way when the window closes. Nobody would wait for a thread that begins
        then, and Qt aborts when it takes one down that runs.
        """
        if self._stopped:
            events.close()
            return
        if self._pump is not None:
            raise RuntimeError("the bridge is in use")
        self._pump = _Pump(events, self._queue, self)
        self._pump.start()
        self._timer.start()

    def forget(self) -> None:
        """Hear no more of the iterator; its thread ends at its next event, by itself."""
        self._timer.stop()
        self._queue = queue.SimpleQueue()
        for pump in [pump for pump in self._leaving if pump.isFinished()]:
            self._leaving.remove(pump)
            pump.deleteLater()
        if self._pump is not None:
            self._pump.requestInterruption()
            self._leaving.append(self._pump)
            self._pump = None

    def stop(self, wait_ms: int) -> bool:
        """Forget the iterator for good and wait for every thread; False if one takes longer than that."""
        self._stopped = True
        self.forget()
        self._leaving = [pump for pump in self._leaving if not pump.wait(wait_ms)]
        return not self._leaving

    def _drain(self) -> None:
        events: list[object] = []
        times: list[float] = []
        end = None
        while end is None and len(events) < EVENTS_PER_TICK:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                break
            if isinstance(item, _End):
                end = item
            else:
                times.append(item.at)
                events.append(item.event)
        if events:
            self.drained.emit(events, times)
        if end is not None:
            self._finish(end)

    def _finish(self, end: _End) -> None:
        self._timer.stop()
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.wait()  # its last statement was the put of `end`
            pump.deleteLater()
        self.ended.emit(end.error)
