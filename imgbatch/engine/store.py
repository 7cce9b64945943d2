"""The only module that writes images.

Every output is absent, the old one, or complete, whatever happens:

    bytes in memory -> partial file beside the target -> all written? size right? closed without error? -> target

The last step is one rename by the file system. Sources are read elsewhere and never opened for writing.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.domain.job import Job
from imgbatch.domain.recipe import Recipe
from imgbatch.engine.errors import ImageError

APPEARED = "a file of that name appeared meanwhile"

_MODE = 0o666  # less the user's umask, like any new file

# Errors of `os.link` on file systems that have no hard links (FAT, some network drives).
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}

# Partial files being written by this process right now; see `abandon`.
_unfinished: set[str] = set()


def write(job: Job, data: bytes, source: str, recipe: Recipe, *, cancelled: Callable[[], bool]) -> bool:
    """Write the bytes of one output.

    Args:
        job: Says where, and whether a file that is already there may be replaced.
        data: The whole file.
        source: Path of the input, which must not be the target under another name.
        recipe: Says whether the dates and permissions of the input go with it.
        cancelled: Asked last; when it says True the output is dropped.

    Returns:
        False when the output was dropped because of `cancelled`.

    Raises:
        ImageError: Nothing was written; what stood at the target still does.
    """
    try:
        os.makedirs(os.path.dirname(job.target), exist_ok=True)
        if _is_same_file(job.target, source):
            raise ImageError(ErrorInfo(ErrorKind.DISK, "the output would replace its own source"))
        _unfinished.add(job.partial)
        try:
            _write_partial(job.partial, data)
            _take_over(job.partial, source, recipe)
            if cancelled():
                return False
            _publish(job)
            return True
        finally:
            discard([job])
            _unfinished.discard(job.partial)
    except OSError as error:
        raise ImageError(from_os(error)) from error


def discard(jobs: Iterable[Job]) -> None:
    """Remove what a dead worker may have left of these jobs; their targets are not touched."""
    for job in jobs:
        _remove(job.partial)


def abandon() -> None:
    """Remove the partial files of this process, right before it ends in the middle of its work."""
    for path in tuple(_unfinished):
        _remove(path)


def _remove(path: str) -> None:
    # Whoever cleans up has nothing better to do when that fails: the outputs are as they should be either way, and the
    # name of what is left says where it came from.
    with suppress(OSError):
        os.unlink(path)


def _write_partial(path: str, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, _MODE)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        if os.fstat(descriptor).st_size != len(data):
            raise OSError(errno.EIO, "the file has another size than was written")
    finally:
        os.close(descriptor)


def _take_over(path: str, source: str, recipe: Recipe) -> None:
    """Give a file the dates and the permissions of its source, as far as that is wanted."""
    if not (recipe.keep_dates or recipe.keep_permissions):
        return
    status = os.stat(source)
    if recipe.keep_dates:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    if recipe.keep_permissions:
        os.chmod(path, stat.S_IMODE(status.st_mode) & 0o777)  # who may read and write; no set-user-id


def _publish(job: Job) -> None:
    if job.replace:
        os.replace(job.partial, job.target)
        return
    if os.name == "nt":
        os.rename(job.partial, job.target)  # refuses an existing name by itself there
        return
    try:
        os.link(job.partial, job.target)
    except FileExistsError:
        # A network drive may answer so to a link that it made, when its first answer was lost.
        if not _is_same_file(job.partial, job.target):
            raise ImageError(ErrorInfo(ErrorKind.CHANGED, APPEARED)) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(job.target):
            raise ImageError(ErrorInfo(ErrorKind.CHANGED, APPEARED)) from None
        os.replace(job.partial, job.target)


def _is_same_file(target: str, source: str) -> bool:
    try:
        return os.path.samefile(target, source)
    except FileNotFoundError:
        return False
