"""Paths from drops and from the clipboard."""

from __future__ import annotations

import os
from urllib.parse import unquote_to_bytes, urlsplit

from PySide6.QtCore import QMimeData


def local_paths(mime: QMimeData) -> list[str]:
    """List the local files and folders that are dragged or copied.

    A list of URLs is read as bytes where the system has bytes for names: Qt's own strings would lose a name that is
    not UTF-8. Without URLs, lines of text that are absolute paths count.
    """
    if mime.hasUrls():
        if os.name == "nt":
            return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        lines = bytes(mime.data("text/uri-list").data()).decode("ascii", "surrogateescape").splitlines()
        parts = [urlsplit(line) for line in lines if line.lower().startswith("file:")]
        return [os.fsdecode(unquote_to_bytes(part.path.encode("ascii", "surrogateescape"))) for part in parts]
    if mime.hasText():
        lines = [line.strip().strip("'\"") for line in mime.text().splitlines()]
        return [line for line in map(os.path.expanduser, lines) if os.path.isabs(line)]
    return []
