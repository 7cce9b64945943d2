"""The only module that writes images.

Every output is absent, the old one, or complete, whatever happens:

    bytes in memory -> partial file beside the target -> all written? size right? closed without error? -> target

The last step is one rename by the file system. What it replaces gets a second name right before, where it is to be
kept, so that at no moment it has none. Sources are read elsewhere and never opened for writing.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase

import msgspec

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.domain.job import Job
from imgbatch.domain.recipe import Recipe
from imgbatch.engine.errors import ImageError
from imgbatch.engine.partial import fill, partial, remove, sync_folder, take_over

APPEARED = "a file of that name appeared meanwhile"

# What a closed folder hides from others must not lie open in the one that keeps it.
_BACKUP_FOLDER_MODE = 0o700

_CHUNK = 1 << 20

# Errors of `os.link` on file systems that have no hard links (FAT, some network drives), and between two of them.
# EINVAL is what Windows makes of them.
_NO_LINKS = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL}
)


class Written(msgspec.Struct, frozen=True):
    """A file that got its name.

    Attributes:
        mtime_ns: When it was last changed, as it stands there: nanoseconds since 1970.
        backup: Where the file is that stood there before; empty if there was none, or it was not to be kept.
        notes: What the user should know about it, a line each.
    """

    mtime_ns: int
    backup: str = ""
    notes: tuple[str, ...] = ()


def write(
    job: Job, data: bytes, source: str, recipe: Recipe, *, cancelled: Callable[[], bool], durable: bool = False
) -> Written | None:
    """Write the bytes of one output.

    A link at the target is itself what is replaced, and kept; the file that it leads to is not touched.

    Args:
        job: Says where, whether a file that is already there may be replaced, and where that one is kept.
        data: The whole file.
        source: Path of the input, which must not be the target under another name.
        recipe: Says whether the dates and permissions of the input go with it.
        cancelled: Asked last; when it says True the output is dropped.
        durable: Whether to wait until it would survive a power cut.

    Returns:
        None when the output was dropped because of `cancelled`.

    Raises:
        ImageError: Nothing was written; what stood at the target still does.
    """
    folder = os.path.dirname(job.target)
    try:
        os.makedirs(folder, exist_ok=True)
        if _is_same_file(job.target, source):
            raise ImageError(ErrorInfo(ErrorKind.DISK, "the output would replace its own source"))
        with partial(job.partial) as descriptor:
            fill(descriptor, (data,), len(data), durable=durable)
            if recipe.keep_dates or recipe.keep_permissions:
                take_over(job.partial, os.stat(source), dates=recipe.keep_dates, permissions=recipe.keep_permissions)
            new = os.lstat(job.partial)
            if cancelled():
                return None
            backup = _publish(job, data, new, durable=durable)
            return Written(new.st_mtime_ns, backup, _settle(folder) if durable else ())
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not os.path.isdir(folder):
            text = "the output folder is not there any more"
            raise ImageError(ErrorInfo(ErrorKind.MISSING, text, detail=repr(error))) from error
        if isinstance(error, FileExistsError):
            raise ImageError(ErrorInfo(ErrorKind.CHANGED, "a file is in the way", detail=repr(error))) from error
        raise ImageError(from_os(error)) from error


def discard(jobs: Iterable[Job]) -> None:
    """Remove what a dead worker may have left of these jobs; targets and backups are not touched."""
    for job in jobs:
        remove(job.partial)


def sweep(partials: Iterable[str]) -> None:
    """Remove the partial files of a run that is over; a path that is not named like one is not touched."""
    for path in partials:
        if fnmatchcase(os.path.basename(path), ".imgbatch-*.part"):
            remove(path)


def _publish(job: Job, data: bytes, new: os.stat_result, *, durable: bool) -> str:
    """Give the complete file its name; return where the file is that stood there before."""
    old = _status(job.target) if job.replace else None
    if old is not None and stat.S_ISDIR(old.st_mode):
        raise ImageError(ErrorInfo(ErrorKind.DISK, "a folder of that name is there"))
    if old is None or not job.backup:
        # With a backup, a file that appears only now is not replaced: nothing would keep it.
        _name(job, new, replace=job.replace and not job.backup)
        return ""
    folder = os.path.dirname(job.backup)
    os.makedirs(folder, _BACKUP_FOLDER_MODE, exist_ok=True)
    if (kept := _status(job.backup)) is not None:
        _check_kept(job, old, kept, data)
    try:
        if kept is None:
            _keep(job, old, durable=durable)
        if durable:
            sync_folder(folder)
        _name(job, new, replace=True)
    except FileExistsError:
        raise  # what is there now is not of our making
    except OSError:
        if kept is None and _stands(job.target, old):
            remove(job.backup)
        raise
    return job.backup


def _name(job: Job, new: os.stat_result, *, replace: bool) -> None:
    try:
        if replace:
            os.replace(job.partial, job.target)
        else:
            _link(job)
    except OSError as error:
        # A network drive may answer so to what it has done, when its first answer was lost.
        if _stands(job.target, new):
            return
        if isinstance(error, FileExistsError):
            raise ImageError(ErrorInfo(ErrorKind.CHANGED, APPEARED)) from error
        raise


def _link(job: Job) -> None:
    """Give the complete file its name, or raise FileExistsError if that is taken."""
    if os.name == "nt":
        os.rename(job.partial, job.target)  # refuses an existing name by itself there
        return
    try:
        os.link(job.partial, job.target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if _status(job.target) is not None:
            raise FileExistsError(errno.EEXIST, APPEARED) from error
        os.replace(job.partial, job.target)


def _keep(job: Job, old: os.stat_result, *, durable: bool) -> None:
    """Give what stands at the target a second name, that of its backup."""
    try:
        os.link(job.target, job.backup, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _copy(job, old, durable=durable)


def _check_kept(job: Job, old: os.stat_result, kept: os.stat_result, data: bytes) -> None:
    """Raise ImageError unless an earlier try of this job was killed right before it replaced the file, or right after.

    What was replaced has no other name than that of its backup, which is therefore never overwritten.
    """
    if os.path.samestat(old, kept):
        return
    if stat.S_ISREG(old.st_mode):
        standing = _read(job.target)
        if standing == data or (stat.S_ISREG(kept.st_mode) and standing == _read(job.backup)):
            return
    raise ImageError(ErrorInfo(ErrorKind.CHANGED, "it changed after it was replaced, and cannot be kept a second time"))


def _copy(job: Job, old: os.stat_result, *, durable: bool) -> None:
    """Do the same where no file can have two names."""
    if stat.S_ISLNK(old.st_mode):
        os.symlink(os.readlink(job.target), job.backup)
        return
    if not stat.S_ISREG(old.st_mode):
        raise ImageError(ErrorInfo(ErrorKind.SPECIAL_FILE, "what is there is no regular file, and cannot be kept"))
    unnamed = f"{job.backup}.part"
    remove(unnamed)  # of an earlier try of this job: nobody else has use for that name
    reading = os.open(job.target, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        with partial(unnamed) as descriptor:
            fill(descriptor, iter(lambda: os.read(reading, _CHUNK), b""), old.st_size, durable=durable)
            take_over(unnamed, old, dates=True, permissions=True)
            os.replace(unnamed, job.backup)
    finally:
        os.close(reading)


def _settle(folder: str) -> tuple[str, ...]:
    """Make the names in a folder survive a power cut; return a note where that is not certain.

    The file is there and complete: to call it failed would be wrong.
    """
    try:
        sync_folder(folder)
    except OSError as error:
        return (f"a power cut might undo it: {from_os(error).message}",)
    return ()


def _is_same_file(target: str, source: str) -> bool:
    try:
        return os.path.samestat(os.stat(target), os.stat(source))
    except FileNotFoundError:
        return False


def _status(path: str) -> os.stat_result | None:
    """Look at what stands at a path, a link itself; unlike `os.path.lexists`, take no error for an answer."""
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None


def _stands(path: str, file: os.stat_result) -> bool:
    """Whether a file stands at a path. Size and date count, as some network drives give all files one number."""
    there = _status(path)
    if there is None or not os.path.samestat(there, file):
        return False
    return (there.st_size, there.st_mtime_ns) == (file.st_size, file.st_mtime_ns)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
