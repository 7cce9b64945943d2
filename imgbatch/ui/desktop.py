"""What the desktop shows of a batch while its window is not in front: progress at the taskbar, a note at the end.

Both go over the session bus of Linux desktops; where nobody listens there, nothing is shown. Everywhere the entry in
the taskbar asks for attention at the end, as Qt can do it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication, QWidget

from imgbatch.ui.session import Session
from imgbatch.ui.state import State
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import summary

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

DESKTOP_FILE = "imgbatch.desktop"
STEP = 0.01
"""A hundredth is what can be seen at a taskbar."""

_TASKBAR = ("/com/imgbatch/Launcher", "com.canonical.Unity.LauncherEntry", "Update")
_PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Notification",
    "AddNotification",
)


class Desktop(QObject):
    """Tells the desktop how the runs of a window go."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._shown = -1.0
        session.told.connect(self._on_told)
        session.state_changed.connect(self._on_state)

    def _on_told(self) -> None:
        progress = self._session.progress
        if not self._session.state.is_running or not progress.found:
            return
        share = min(1.0, progress.images / progress.found)
        if abs(share - self._shown) >= STEP:
            self._shown = share
            _signal({"progress": share, "progress-visible": True})

    def _on_state(self, state: State) -> None:
        if state.is_running:
            return
        if self._shown >= 0:
            self._shown = -1.0
            _signal({"progress": 0.0, "progress-visible": False})
        if state.is_over and not self._window.isActiveWindow():
            self._tell_the_end(state)

    def _tell_the_end(self, state: State) -> None:
        QApplication.alert(self._window)
        title = tr("Done, but something failed") if state is State.FAILED else tr("The batch is done")
        _notify({"title": title, "body": summary(QLocale(), self._session.progress), "priority": "normal"})


def _signal(properties: dict[str, object]) -> None:
    if (bus := _bus()) is None:
        return
    from PySide6.QtDBus import QDBusMessage  # noqa: PLC0415  (see `_bus`)

    message = QDBusMessage.createSignal(*_TASKBAR)
    message.setArguments([f"application://{DESKTOP_FILE}", properties])
    bus.send(message)


def _notify(note: dict[str, object]) -> None:
    if (bus := _bus()) is None:
        return
    from PySide6.QtDBus import QDBusMessage  # noqa: PLC0415  (see `_bus`)

    message = QDBusMessage.createMethodCall(*_PORTAL)
    message.setArguments(["batch", note])
    bus.send(message)


def _bus() -> QDBusConnection | None:
    """Return the session bus; None where there is none."""
    if sys.platform != "linux":
        return None
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415  (it takes a tenth of a second, and not every system has it)

    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None
