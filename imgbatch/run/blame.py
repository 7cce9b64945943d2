"""Whose fault it is: the image's, when it costs a worker twice; the disk's, when everything fails in the same way."""

from __future__ import annotations

from typing import Generic, TypeVar

from imgbatch.domain.error import ErrorInfo, ErrorKind, WorkerLostError, WorkerTimeoutError

T = TypeVar("T")

IN_A_ROW = 20
"""So many failures of one disk-like class, with nothing between them, are no accident."""

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
    """Failures in a row that look like a full disk or a drive that is gone.

    They are held back: nothing is known of the images behind them. Whatever else happens proves that it was them after
    all.

    Attributes:
        reason: Why it is the disk's fault, once there are enough; empty before.
    """

    def __init__(self) -> None:
        self.reason = ""
        self._held: list[T] = []
        self._error: ErrorInfo | None = None

    def take(self, item: T, error: ErrorInfo | None) -> list[T]:
        """Take what came next, and return all that is certain now, in order.

        Args:
            item: Whatever ended.
            error: With which error; None if there was none.
        """
        if error is None or not is_of_the_disk(error):
            return [*self.release(), item]
        certain = []
        if self._error is not None and (error.kind, error.message) != (self._error.kind, self._error.message):
            certain = self.release()
        self._error = error
        self._held.append(item)
        if len(self._held) >= IN_A_ROW:
            self.reason = str(error)
        return certain

    def release(self) -> list[T]:
        """Return what is held back, and begin anew."""
        held, self._held = self._held, []
        self._error, self.reason = None, ""
        return held
