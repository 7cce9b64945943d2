"""Python's collector of garbage, in the GUI thread and nowhere else.

By itself it runs in whichever thread happens to allocate, and takes objects of Qt down there, which Qt forbids: two
threads may then wait for each other for ever, one with a lock of Python, one with a lock of Qt.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1_000


class Garbage(QObject):
    """Collects once in a while, by the counts of the collector, which is off until this one stops."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, and with it all younger ones."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in reversed(range(len(counts))):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave it to the collector again."""
        self._timer.stop()
        gc.enable()
