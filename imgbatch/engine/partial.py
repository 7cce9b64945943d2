"""A file in the making, for `store`: under a name of its own until it is complete."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.naming import shown
from imgbatch.engine.errors import ImageError

unfinished: set[str] = set()
"""The partial files that this process is writing right now."""

_beginning = threading.Lock()
_PATIENCE = 0.5
"""Seconds that a process which has to end waits for a file that is being opened: on a drive that is gone, for ever."""

_MODE = 0o666  # less the user's umask, like any new file

# Errors of `os.fsync` for a folder on file systems that know no such thing (some network drives).
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def partial(path: str) -> Iterator[int]:
    """Make a file and open it for writing; in the end its name is gone, unless it was renamed.

    Raises:
        ImageError: There is one already. It is not removed: no other job of any run has that name, so somebody put it
            there, or a worker that nobody could clean up after.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with _beginning:  # there and known at once, for `abandon`
            descriptor = os.open(path, flags, _MODE)
            unfinished.add(path)
    except FileExistsError as error:
        text, hint = "its partial file is already there", f"remove {shown(os.path.basename(path))!r}"
        raise ImageError(ErrorInfo(ErrorKind.CHANGED, text, hint, repr(error))) from error
    try:
        yield descriptor
    finally:
        remove(path)
        unfinished.discard(path)


def abandon() -> None:
    """Remove the partial files of this process, right before it ends in the midst of its work; no more are begun."""
    _beginning.acquire(timeout=_PATIENCE)  # for good
    for path in tuple(unfinished):
        remove(path)


def fill(descriptor: int, chunks: Iterable[bytes], size: int, *, durable: bool) -> None:
    """Write everything into an open file and close it.

    Args:
        descriptor: Of the file.
        chunks: What it shall hold.
        size: How many bytes that is.
        durable: Whether to wait until they would survive a power cut.

    Raises:
        OSError: The file does not hold all of it.
    """
    try:
        for chunk in chunks:
            view = memoryview(chunk)
            while view:
                count = os.write(descriptor, view)
                if not count:
                    raise OSError(errno.EIO, "the disk takes nothing")
                view = view[count:]
        if os.fstat(descriptor).st_size != size:
            raise OSError(errno.EIO, "the file has another size than was written")
        if durable:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def take_over(path: str, status: os.stat_result, *, dates: bool, permissions: bool) -> None:
    """Give a file the dates and the permissions of another one."""
    if dates:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    if permissions:
        os.chmod(path, stat.S_IMODE(status.st_mode) & 0o777)  # who may read and write; no set-user-id


def sync_folder(path: str) -> None:
    """Wait until the names in a folder would survive a power cut, where the system can say so."""
    if os.name == "nt":
        return  # a folder cannot be opened there
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def remove(path: str) -> None:
    """Remove a file that nobody needs.

    Whoever cleans up has nothing better to do when that fails: the outputs are as they should be either way, and the
    name of what is left says where it came from.
    """
    # The second try is for what lasts a moment: a virus scanner that looks at a new file, a drive that comes back.
    for _ in range(2):
        try:
            os.unlink(path)
        except FileNotFoundError:
            return
        except OSError:
            continue
        return
