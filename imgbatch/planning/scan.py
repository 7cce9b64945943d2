"""From paths to sources: folders are searched to the bottom, in natural order, lazily."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator

from natsort import natsort_keygen, ns

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.domain.event import Event, PathRejected, ScanFinished, ScanStarted, SourceFound
from imgbatch.domain.format import IMAGE_SUFFIXES
from imgbatch.domain.job import Source

_natural = natsort_keygen(alg=ns.IGNORECASE)

NATURAL_ORDER_LIMIT = 20_000
"""Names in one folder that are put into natural order (`2` before `10`). Its keys weigh a kilobyte each; a folder
with more names is sorted by letters."""


def scan(paths: Iterable[str], *, first: int = 0, exclude: str = "") -> Iterator[Event]:
    """Search paths for images and tell what was found.

    A file that is given by itself is a source whatever its name. Within folders the suffix decides what is looked
    at, names that begin with a dot are left out, links to folders are followed, and no folder is entered twice.
    A path that is given twice, or by itself and with its folder, is one source. A file that has two names, by whatever
    kind of link, is two: whoever put both there wants both in the output.

    Args:
        paths: Files and folders.
        first: Number of the first source.
        exclude: A folder below a given one that is not entered: that of the outputs.
    """
    paths = dict.fromkeys(os.path.abspath(path) for path in paths)
    yield ScanStarted(len(paths))
    number, rejected = first, 0
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found in _search(path, exclude, seen):
            if isinstance(found, PathRejected):
                rejected += 1
                yield found
            else:
                file, root, size, mtime_ns = found
                if root and file in paths:
                    continue  # given by itself as well
                yield SourceFound(Source(number, file, root, size, mtime_ns=mtime_ns))
                number += 1
    yield ScanFinished(number - first, rejected)


_Found = tuple[str, str, int, int]  # path, root, bytes, time of its last change in nanoseconds


def _search(path: str, excluded: str, seen: set[tuple[int, int]]) -> Iterator[_Found | PathRejected]:
    try:
        status = os.stat(path)
    except OSError as error:
        info = _reason(error)
        if info.kind is ErrorKind.MISSING:
            info = ErrorInfo(ErrorKind.MISSING, "no such file or folder")
        yield PathRejected(path, info)
    except ValueError:  # a NUL in a list of paths, or half a character: nothing on a disk is called so
        yield PathRejected(path, ErrorInfo(ErrorKind.MISSING, "no such file or folder"))
    else:
        if stat.S_ISDIR(status.st_mode):
            yield from _search_folder(path, excluded, seen)
        else:
            yield _found(path, "", status)


def _search_folder(root: str, excluded: str, seen: set[tuple[int, int]]) -> Iterator[_Found | PathRejected]:
    # A stack instead of recursion: folders may be nested deeper than Python's calls.
    stack = [root]
    while stack:
        folder = stack.pop()
        images: list[str] = []
        folders: list[str] = []
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                continue  # a link in a circle, or a folder that was given twice
            if folder != root and _is_same(status, excluded):
                continue
            seen.add((status.st_dev, status.st_ino))
            _list(folder, images, folders)
        except OSError as error:
            yield PathRejected(folder, _reason(error))
            # What was listed before the disk failed is there all the same.
        for name in _sorted(images):
            yield _file(os.path.join(folder, name), root)
        stack.extend(os.path.join(folder, name) for name in reversed(_sorted(folders)))


def _list(folder: str, images: list[str], folders: list[str]) -> None:
    # Of a million entries only names are kept: an entry that was asked for its status weighs ten times as much.
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                folders.append(entry.name)
            elif os.path.splitext(entry.name)[1].lower() in IMAGE_SUFFIXES:
                images.append(entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle or into a locked folder; `_file` says so if it would be an image
        return False


def _is_same(status: os.stat_result, excluded: str) -> bool:
    # By identity and not by name, and asked each time: the folder of the outputs is made while the search goes on.
    try:
        return bool(excluded) and os.path.samestat(status, os.stat(excluded))
    except OSError:
        return False  # it is not there yet


def _file(path: str, root: str) -> _Found | PathRejected:
    try:
        status = os.stat(path)
    except OSError as error:
        return PathRejected(path, _reason(error))
    return _found(path, root, status)


def _found(path: str, root: str, status: os.stat_result) -> _Found | PathRejected:
    if not stat.S_ISREG(status.st_mode):
        return PathRejected(path, ErrorInfo(ErrorKind.SPECIAL_FILE, "not a regular file"))
    return path, root, status.st_size, status.st_mtime_ns


def _reason(error: OSError) -> ErrorInfo:
    if error.errno == errno.ENAMETOOLONG:
        return ErrorInfo(
            ErrorKind.UNSUPPORTED, "its path is too long", "move its folder further up, and run it again", repr(error)
        )
    return from_os(error)


def _sorted(names: list[str]) -> list[str]:
    # By letters first: `1.jpg` and `01.jpg` are equal in natural order, and no disk keeps its own.
    names.sort()
    if len(names) <= NATURAL_ORDER_LIMIT:
        names.sort(key=_natural)
    return names
