"""Whose fault it is: the image's, when it costs a worker twice; the disk's, when everything fails in the same way."""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

from imgbatch.domain.error import ErrorInfo, ErrorKind, WorkerLostError, WorkerTimeoutError

T = TypeVar("T")

IN_A_ROW = 20
"""So many failures of one disk-like class, with nothing between them, are no accident."""

HELD_BACK = 2 * IN_A_ROW
"""So many of these failures, with others between them, are held back at most."""

_OF_THE_DISK = (ErrorKind.DISK, ErrorKind.MISSING)


def crashed(error: WorkerLostError) -> ErrorInfo:
    """Say what is wrong with an image that ended two workers."""
    # SIGKILL is how a system that runs out of memory ends a process.
    hint = "there may be too little memory: use fewer workers" if error.cause == "SIGKILL" else "it may be damaged"
    return ErrorInfo(ErrorKind.CRASHED, f"it ended its worker twice ({error.cause})", hint)


def overdue(error: WorkerTimeoutError) -> ErrorInfo:
    """Say what is wrong with an image for which a worker was killed."""
    text = f"it was given up after {error.seconds:.0f} s"
    return ErrorInfo(ErrorKind.TIMEOUT, text, "it may be damaged; --patience gives slow images more time")


def is_of_the_disk(error: ErrorInfo | None) -> bool:
    """Whether an error is of the kind that a full disk or a lost drive gives to every image."""
    return error is not None and error.kind in _OF_THE_DISK


class Streak(Generic[T]):
    """Failures that look like a full disk or a drive that is gone, and how many there were in a row.

    They are held back, to be done once more: nothing is known of the images behind them. Where a disk is nearly full,
    others go well between them.

    Attributes:
        reason: Why it is the disk's fault, once there are enough in a row; empty before.
    """

    def __init__(self) -> None:
        self.reason = ""
        self._held: deque[T] = deque()
        self._in_a_row = 0
        self._error: ErrorInfo | None = None

    def take(self, item: T, error: ErrorInfo | None) -> list[T]:
        """Take what came next, and return what is certain now.

        Args:
            item: Whatever ended.
            error: With which error; None if there was none.
        """
        if error is None or not is_of_the_disk(error):
            self._in_a_row = 0
            return [item]
        if self._error is None or (error.kind, error.message) != (self._error.kind, self._error.message):
            self._in_a_row = 0
        self._error = error
        self._held.append(item)
        self._in_a_row += 1
        if self._in_a_row >= IN_A_ROW:
            self.reason = str(error)
        return [self._held.popleft()] if len(self._held) > HELD_BACK else []

    def release(self) -> list[T]:
        """Return what is held back, and begin anew."""
        held = list(self._held)
        self._held.clear()
        self._in_a_row, self._error, self.reason = 0, None, ""
        return held
