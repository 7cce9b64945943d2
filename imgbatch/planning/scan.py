"""From paths to sources: folders are searched to the bottom, in natural order, lazily."""

from __future__ import annotations

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
    A path that is given twice, or by itself and with its folder, is one source.

    Args:
        paths: Files and folders.
        first: Number of the first source.
        exclude: A folder below a given one that is not entered: that of the outputs.
    """
    paths = dict.fromkeys(os.path.abspath(path) for path in paths)
    yield ScanStarted(len(paths))
    number, rejected = first, 0
    excluded = os.path.realpath(exclude) if exclude else ""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found in _search(path, excluded, seen):
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
        info = from_os(error)
        if info.kind is ErrorKind.MISSING:
            info = ErrorInfo(ErrorKind.MISSING, "no such file or folder")
        yield PathRejected(path, info)
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _search_folder(path, path, excluded, seen)
    elif stat.S_ISREG(status.st_mode):
        yield path, "", status.st_size, status.st_mtime_ns
    else:
        yield PathRejected(path, ErrorInfo(ErrorKind.SPECIAL_FILE, "not a regular file"))


def _search_folder(
    folder: str, root: str, excluded: str, seen: set[tuple[int, int]]
) -> Iterator[_Found | PathRejected]:
    # A stack instead of recursion: folders may be nested deeper than Python's calls.
    stack = [folder]
    while stack:
        folder = stack.pop()
        if folder != root and excluded and os.path.realpath(folder) == excluded:
            continue
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                continue  # a link in a circle, or a folder that was given twice
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                listed = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            yield PathRejected(folder, from_os(error))
            continue
        folders = []
        for entry in _sorted(listed):
            if _is_folder(entry):
                folders.append(entry.path)
            elif os.path.splitext(entry.name)[1].lower() in IMAGE_SUFFIXES:
                yield _file(entry, root)
        stack.extend(reversed(folders))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle or into a locked folder; `_file` says so if it would be an image
        return False


def _file(entry: os.DirEntry[str], root: str) -> _Found | PathRejected:
    try:
        status = entry.stat()
    except OSError as error:
        return PathRejected(entry.path, from_os(error))
    if not stat.S_ISREG(status.st_mode):
        return PathRejected(entry.path, ErrorInfo(ErrorKind.SPECIAL_FILE, "not a regular file"))
    return entry.path, root, status.st_size, status.st_mtime_ns


def _sorted(entries: list[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    if len(entries) > NATURAL_ORDER_LIMIT:
        return sorted(entries, key=lambda entry: entry.name)
    return sorted(entries, key=lambda entry: _natural(entry.name))
