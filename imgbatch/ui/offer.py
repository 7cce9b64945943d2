"""The batch that was interrupted, if the last one was."""

from __future__ import annotations

import msgspec

from imgbatch.app.batch import Mode
from imgbatch.app.history import History, RunRecord
from imgbatch.domain.request import Request


class Offer(msgspec.Struct, frozen=True):
    """A run that can be gone on with.

    Attributes:
        record: What the journal knows of it.
        request: What it was asked for.
    """

    record: RunRecord
    request: Request

    @property
    def mode(self) -> Mode:
        """What it was to run on, of what the window has: one process at a time is as good as none."""
        mode = Mode.AUTO if self.request.chosen else Mode(self.request.mode)
        return Mode.PROCESSES if mode is Mode.SERIAL else mode


def interrupted() -> Offer | None:
    """Return the last run of the journal if its process died: not one that is on, or that somebody ended.

    Raises:
        RequestError: The journal cannot be read.
    """
    with History() as history:
        last = next(iter(history.runs(1)), None)
    if last is None or last.outcome != "interrupted" or last.request is None:
        return None
    return Offer(last, last.request)
