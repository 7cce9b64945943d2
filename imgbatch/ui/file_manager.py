"""Files handed to the programs that the system has for them: opened, or shown in their folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from urllib.parse import quote

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

_SERVICE = "org.freedesktop.FileManager1"
_PATH = "/org/freedesktop/FileManager1"


def url_of(path: str) -> QUrl:
    """Return the address of a file; bytes of a name that is not UTF-8 are kept."""
    if os.name == "nt":
        return QUrl.fromLocalFile(path)
    return QUrl.fromEncoded(b"file://" + quote(os.fsencode(path)).encode("ascii"))


def open_file(path: str) -> None:
    """Open a file, or a folder, as a double click on it would."""
    QDesktopServices.openUrl(url_of(path))


def show_in_folder(paths: Sequence[str], parent: QObject) -> None:
    """Select files in the file manager, or open the folder of the first one where it cannot be told to.

    Args:
        paths: At least one.
        parent: Keeps the question until it is answered.
    """
    try:
        from PySide6 import QtDBus  # noqa: PLC0415  (where there is none, this window can do without)
    except ImportError:
        _open_folder(paths[0])
        return
    message = QtDBus.QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "ShowItems")
    message.setArguments([[bytes(url_of(path).toEncoded().data()).decode("ascii") for path in paths], ""])
    bus = QtDBus.QDBusConnection.sessionBus()
    if not bus.isConnected():
        _open_folder(paths[0])
        return
    # A call that waits would hold the window up while the file manager starts.
    watcher = QtDBus.QDBusPendingCallWatcher(bus.asyncCall(message), parent)
    watcher.finished.connect(lambda: _on_answer(watcher.isError(), paths[0], watcher))


def _on_answer(is_error: bool, path: str, watcher: QObject) -> None:
    if is_error:
        _open_folder(path)
    watcher.deleteLater()


def _open_folder(path: str) -> None:
    open_file(os.path.dirname(path))
