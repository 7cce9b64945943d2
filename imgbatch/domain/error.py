"""Every way in which something is not done, on one screen.

`RequestError`       what was asked for makes no sense: said at once, in one line, before anything is written.
`ErrorInfo`          one image could not be done: a value inside a result, with a reason and perhaps a hint.
`WorkerLostError`    a worker died with a unit in its hands.
`WorkerTimeoutError` a worker was killed because a unit took too long.
`WorkerStartError`   workers die before they can begin: the machine or the installation is at fault, no image.

Anything else is a bug and is raised.
"""

from __future__ import annotations

import errno
from enum import StrEnum

import msgspec


class RequestError(ValueError):
    """A wrong request, in one line that says what to do instead.

    Attributes:
        field: Name of the setting at fault (`sizes`, `quality`, `name`, `output`, ...), or None.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class WorkerLostError(Exception):
    """A worker process ended while this call was the first unfinished one in it.

    Attributes:
        pid: Process id of the lost worker.
        cause: `SIGSEGV`, `exit code 3`, ...; what the operating system said.
    """

    def __init__(self, pid: int, cause: str) -> None:
        super().__init__(pid, cause)
        self.pid = pid
        self.cause = cause

    def __str__(self) -> str:
        return f"worker {self.pid} ended with {self.cause}"


class WorkerTimeoutError(Exception):
    """A worker was killed because this call took longer than it may.

    Attributes:
        seconds: How long it may take.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def __str__(self) -> str:
        return f"it took longer than {self.seconds:.0f} s"


class WorkerStartError(RuntimeError):
    """Worker processes keep ending before they are ready to take work."""


class ErrorKind(StrEnum):
    """The classes of failure that a person, a script or a retry rule can tell apart."""

    MISSING = "missing"
    PERMISSION = "permission"
    SPECIAL_FILE = "special-file"
    EMPTY = "empty"
    NOT_AN_IMAGE = "not-an-image"
    UNSUPPORTED = "unsupported"
    CORRUPT = "corrupt"
    TOO_LARGE = "too-large"
    CHANGED = "changed"
    MEMORY = "memory"
    DISK = "disk"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    BUG = "bug"


class ErrorInfo(msgspec.Struct, frozen=True, gc=False):
    """Why one path or job was not done.

    Attributes:
        kind: For programs.
        message: For people: one line, without the path.
        hint: What they can do about it; empty when there is nothing to say.
        detail: What the library or the system said, for a bug report.
    """

    kind: ErrorKind
    message: str
    hint: str = ""
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


_BY_ERRNO = {
    errno.ENOENT: ErrorInfo(ErrorKind.MISSING, "the file is not there any more"),
    errno.ENOTDIR: ErrorInfo(ErrorKind.MISSING, "a folder on the way to it is not there any more"),
    errno.EACCES: ErrorInfo(ErrorKind.PERMISSION, "no permission", "check who may read and write there"),
    errno.EPERM: ErrorInfo(ErrorKind.PERMISSION, "no permission", "check who may read and write there"),
    errno.EROFS: ErrorInfo(ErrorKind.DISK, "the disk can only be read", "choose another output folder"),
    errno.ENOSPC: ErrorInfo(ErrorKind.DISK, "the disk is full", "make room or choose another output folder"),
    errno.EDQUOT: ErrorInfo(ErrorKind.DISK, "your share of the disk is used up", "make room and run it again"),
    errno.EFBIG: ErrorInfo(ErrorKind.DISK, "the disk cannot hold a file that large"),
    errno.EIO: ErrorInfo(ErrorKind.DISK, "the disk reported an error", "check the disk and its cable"),
    errno.ESTALE: ErrorInfo(ErrorKind.DISK, "the network drive was disconnected", "connect it and run it again"),
    errno.ENAMETOOLONG: ErrorInfo(ErrorKind.DISK, "the name is too long for the disk", "use a shorter name template"),
    errno.ELOOP: ErrorInfo(ErrorKind.MISSING, "links that lead in a circle"),
    errno.EMFILE: ErrorInfo(ErrorKind.DISK, "too many files are open", "use fewer workers"),
}


def from_os(error: OSError) -> ErrorInfo:
    """Name what the operating system said about a file; an error code without a name keeps the system's words."""
    known = _BY_ERRNO.get(error.errno or 0)
    if known is None:
        return ErrorInfo(ErrorKind.DISK, (error.strerror or str(error)).lower(), detail=repr(error))
    return ErrorInfo(known.kind, known.message, known.hint, detail=repr(error))
