"""One window for one person on one screen: a second start hands its paths to the first and ends.

second start -> local socket -> first: paths as JSON, names as hexadecimal bytes -> "taken"
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from imgbatch.app.folders import settings_file

WAIT_MS = 2_000
"""How long a start waits for a window that is there but busy, before it opens its own."""

_LOOK_MS = 20
"""How long a start waits between two looks for the first one, which has just been started as well."""

MOST_BYTES = 16_000_000
_TAKEN = b"taken"


class Instance(QObject):
    """Whoever listens is the first.

    Signals:
        arrived: A list of paths, which may be empty: another start was made, and its window is this one.
    """

    arrived = Signal(object)  # a Signal(list) makes strings of Qt, in which a name that is not UTF-8 is lost

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._lock = QLockFile(os.path.join(os.path.dirname(settings_file()), f"{_name()}.lock"))
        self._lock.setStaleLockTime(0)  # it is never too old; that of a program that is gone does not count
        self._callers: list[QLocalSocket] = []
        self._server.newConnection.connect(self._on_connection)

    def begin(self, paths: Sequence[str]) -> bool:
        """Be the first from now on; False if there is another one, which has taken these paths.

        Several may be started at once. Whoever has the lock is the first, and the others find it as soon as it listens,
        which it does before it has a window. If it does not answer, or there can be no lock, there is one more window.
        """
        with suppress(OSError):  # then there can be no lock either
            os.makedirs(os.path.dirname(settings_file()), exist_ok=True)
        end = time.monotonic() + WAIT_MS / 1000
        while not (is_first := self._lock.tryLock(_LOOK_MS)):
            if self.hand_over(paths):
                return False
            if time.monotonic() > end or self._lock.error() is not QLockFile.LockError.LockFailedError:
                break
        if not is_first and self.hand_over(paths):
            return False
        self._listen()
        return True

    def hand_over(self, paths: Sequence[str]) -> bool:
        """Hand paths to a window that is open already; False if there is none that takes them."""
        socket = QLocalSocket()
        socket.connectToServer(_name())
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(_written(paths))
        if not (socket.waitForBytesWritten(WAIT_MS) and socket.waitForReadyRead(WAIT_MS)):
            return False
        return bytes(socket.readAll().data()) == _TAKEN

    def _listen(self) -> None:
        if not self._server.listen(_name()):
            QLocalServer.removeServer(_name())  # of one that was killed: nobody answered there
            self._server.listen(_name())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._callers.append(socket)
            socket.readyRead.connect(self._on_heard)
            socket.disconnected.connect(self._on_left)
        self._on_heard()

    def _on_heard(self) -> None:
        for socket in [socket for socket in self._callers if socket.canReadLine()]:
            paths = _read(bytes(socket.readLine(MOST_BYTES).data()))
            if paths is None:
                socket.abort()
                continue
            socket.write(_TAKEN)
            socket.flush()
            self.arrived.emit(paths)
        for socket in [socket for socket in self._callers if socket.bytesAvailable() >= MOST_BYTES]:
            socket.abort()

    def _on_left(self) -> None:
        for socket in [one for one in self._callers if one.state() is QLocalSocket.LocalSocketState.UnconnectedState]:
            self._callers.remove(socket)
            socket.deleteLater()


def _name() -> str:
    """Name the socket by the user's settings and the screen: no other person's window answers, and none elsewhere."""
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    whose = os.fsencode(f"{settings_file()}\n{screen}")
    return f"imgbatch-{hashlib.sha256(whose).hexdigest()[:16]}"


def _written(paths: Sequence[str]) -> bytes:
    """Write absolute paths as one line: the other window may be in another folder, and a name may not be UTF-8."""
    return json.dumps([os.fsencode(os.path.abspath(path)).hex() for path in paths]).encode("ascii") + b"\n"


def _read(line: bytes) -> list[str] | None:
    """Read such a line; None if it is none."""
    try:
        return [os.fsdecode(bytes.fromhex(path)) for path in json.loads(line)]
    except (ValueError, TypeError):
        return None
