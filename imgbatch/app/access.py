"""What the workers of one batch may reach: the folders of its images to read, and the one of its outputs to write."""

from __future__ import annotations

import os
from collections.abc import Iterable

from imgbatch.engine.sandbox import Sandbox

MAX_READS = 64
"""Folders that links have led to, before workers may read everything: each new one costs a restart of all workers."""

_FOLDERS = 1_000
"""Folders whose real place is remembered; one after the other is searched."""

_ROOT = os.path.abspath(os.sep)


class Access:
    """Grows while links lead to other folders than those that were given.

    Args:
        paths: Files and folders that were given.
        output: Folder for the outputs; empty for none.
        memory: Bytes of data that a worker may have.
    """

    def __init__(self, paths: Iterable[str], output: str, memory: int | None) -> None:
        self._memory = memory
        self._reads = list(dict.fromkeys(os.path.realpath(path) for path in paths))
        self._writes = [os.path.realpath(output)] if output else []
        self._folders: dict[str, str] = {}

    @property
    def reads_everything(self) -> bool:
        """Whether links led to so many places that workers may read all that the user may."""
        return _ROOT in self._reads

    def sandbox(self) -> Sandbox:
        """Return what a worker that is started now may do."""
        return Sandbox(tuple(self._reads), tuple(self._writes), self._memory)

    def extend(self, path: str) -> bool:
        """Allow to read a file, and return whether that is new, so that workers have to be started anew."""
        real = os.path.join(self._real_folder(path), os.path.basename(path))
        if os.path.islink(real):
            real = os.path.realpath(real)
        if any(_is_below(real, allowed) for allowed in self._reads):
            return False
        self._reads = [_ROOT] if len(self._reads) >= MAX_READS else [*self._reads, os.path.dirname(real)]
        return True

    def extend_writes(self, path: str) -> bool:
        """Allow to write a file, likewise."""
        folder = self._real_folder(path)
        if any(_is_below(folder, allowed) for allowed in self._writes):
            return False
        while not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        self._writes.append(folder)
        return True

    def _real_folder(self, path: str) -> str:
        folder = os.path.dirname(path)
        if folder not in self._folders:
            if len(self._folders) >= _FOLDERS:
                self._folders.clear()
            self._folders[folder] = os.path.realpath(folder)
        return self._folders[folder]


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
