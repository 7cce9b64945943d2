"""The look for a newer version, at the start of the window and at most once a week, if somebody wants that."""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QObject, Signal

from imgbatch.app.updates import AGAIN_SECONDS, Release, UpdateError, address, look
from imgbatch.ui.bridge import Bridge
from imgbatch.ui.translation import tr

log = logging.getLogger("imgbatch")


class Updating(QObject):
    """Knows whether it is wanted, and when it was done last.

    Attributes:
        is_wanted: Whether somebody asked for it.
        looked: When somebody was asked last, in seconds since 1970; 0 if nobody ever was.

    Signals:
        found: There is a newer version, in words.
    """

    found = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_wanted = False
        self.looked = 0.0
        self._bridge = Bridge(self)
        self._bridge.drained.connect(self._on_drained)
        self._bridge.ended.connect(self._on_ended)

    @property
    def is_possible(self) -> bool:
        """Whether this build knows where to look."""
        return bool(address())

    def want(self, is_wanted: bool) -> None:
        """Begin to look, or never look any more."""
        self.is_wanted = is_wanted
        self.look()

    def look(self) -> None:
        """Look, if it is wanted and possible, and was not done this week; a clock that was put back is no reason."""
        where = address()
        is_due = abs(time.time() - self.looked) > AGAIN_SECONDS
        if self.is_wanted and where and is_due and not self._bridge.is_active:
            self.looked = time.time()
            self._bridge.start(look(where))

    def stop(self, wait_ms: int) -> bool:
        """Hear no more of it; False if its thread does not end in that time."""
        return self._bridge.stop(wait_ms)

    def _on_drained(self, releases: list[Release], _times: list[float]) -> None:
        for release in releases:
            if release.is_newer:
                text = tr("imgbatch {version} is there, this is an older one: {page}")
                self.found.emit(text.format(version=release.version, page=release.page))

    def _on_ended(self, error: BaseException | None) -> None:
        if isinstance(error, UpdateError):
            log.warning("%s", error)  # nobody waits for it; it is tried again in a week
        elif error is not None:
            raise error
