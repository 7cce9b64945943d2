"""Files as a stranger may have left them: only regular ones are opened, and none gives more than it has."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.engine.errors import ImageError


@contextmanager
def open_regular(path: str) -> Iterator[BinaryIO]:
    """Open a file that is one. A FIFO would block for ever without O_NONBLOCK, a device could do anything.

    Raises:
        ImageError: It cannot be opened, is empty or is no regular file.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise ImageError(from_os(error)) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ImageError(ErrorInfo(ErrorKind.SPECIAL_FILE, "not a regular file"))
        if status.st_size == 0:
            raise ImageError(ErrorInfo(ErrorKind.EMPTY, "the file is empty"))
    except BaseException:
        os.close(descriptor)
        raise
    with _Bounded(descriptor, status.st_size) as file:
        yield file


class _Bounded(io.BufferedReader):
    """A file of which nobody reads more than there is: Python makes room first, and a length that lies is gigabytes.

    Args:
        descriptor: Open for reading.
        most: Its size in bytes.
    """

    def __init__(self, descriptor: int, most: int) -> None:
        super().__init__(io.FileIO(descriptor))
        self._most = most

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self._most if size is not None and size > self._most else size)
