"""Writing the report of a run in a thread: a hundred thousand images are some megabytes."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from imgbatch.app.folders import report_file
from imgbatch.app.history import FORMATS, write_report
from imgbatch.domain.error import RequestError
from imgbatch.ui.bridge import Bridge
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import sentence


class Reporting(QObject):
    """Writes one report at a time.

    Signals:
        ended: It is over, with what is to be said about it in one line; empty when there is nothing.
    """

    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._is_shown = False
        self._bridge = Bridge(self)
        self._bridge.ended.connect(self._on_ended)

    def show(self, run: int) -> None:
        """Write a report as a page, and open it as the system opens pages."""
        self._write(run, report_file(run), is_shown=True)

    def save(self, run: int, path: str) -> None:
        """Write a report where the user wants it; the end of its name says in which form."""
        self._write(run, path, is_shown=False)

    def stop(self, wait_ms: int) -> bool:
        """Stop for good; False if the thread takes longer than that."""
        return self._bridge.stop(wait_ms)

    def _write(self, run: int, path: str, *, is_shown: bool) -> None:
        if self._bridge.is_active:
            return  # it was clicked twice
        suffix = os.path.splitext(path)[1].removeprefix(".").lower()
        self._path, self._is_shown = path, is_shown
        self._bridge.start(write_report(run, suffix if suffix in FORMATS else "html", path))

    def _on_ended(self, error: BaseException | None) -> None:
        match error:
            case None if self._is_shown:
                opened = QDesktopServices.openUrl(QUrl.fromLocalFile(self._path))
                self.ended.emit(
                    "" if opened else tr("Nothing here opens pages; the report is {path}.").format(path=self._path)
                )
            case None:
                self.ended.emit(tr("The report was saved."))
            case RequestError():
                self.ended.emit(sentence(str(error)))
            case BaseException():
                raise error
