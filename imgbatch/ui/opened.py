"""What macOS opens with the program: dropped on its icon, or chosen in the Finder."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent


class Opened(QObject):
    """Listens to the application, which it is installed on as an event filter.

    Signals:
        arrived: The path of a file or folder, in a list.
    """

    arrived = Signal(object)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if isinstance(event, QFileOpenEvent) and event.file():
            self.arrived.emit([event.file()])
            return True
        return super().eventFilter(watched, event)
