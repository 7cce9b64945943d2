"""One window for one person on one screen: a second start hands its paths to the first and ends.

second start -> local socket -> first: paths as JSON, names as hexadecimal bytes -> "taken"
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from imgbatch.app.folders import settings_file

WAIT_MS = 2_000
"""How long a start waits for a window that is there but busy, before it opens its own."""

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
        self._callers: list[QLocalSocket] = []
        self._server.newConnection.connect(self._on_connection)

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

    def listen(self) -> None:
        """Be the first from now on."""
        if not self._server.listen(_name()):
            QLocalServer.removeServer(_name())  # of one that was killed: nobody answered there
            self._server.listen(_name())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

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
