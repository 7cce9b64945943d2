"""Whether a file is still the one that imgbatch made."""

from __future__ import annotations

import hashlib
import os
import stat

from imgbatch.domain.error import from_os

CHANGED = "it was changed since"
LINK = "it is a link now"
NO_FILE = "it is no file any more"
UNKNOWN = "it is not known what was written there"


def why_not_ours(path: str, size: int, digest: str) -> str:
    """Say why what is at this path must not be touched; empty if it is byte for byte what was recorded.

    Args:
        path: Of something that exists.
        size: As recorded, in bytes.
        digest: The recorded SHA-256 in hexadecimal.
    """
    if not digest:
        return UNKNOWN
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            return LINK
        if not stat.S_ISREG(status.st_mode):
            return NO_FILE
        if status.st_size != size:
            return CHANGED
        with open(path, "rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError as error:
        return from_os(error).message
    return "" if same else CHANGED


def is_gone(path: str) -> bool:
    """Whether the system says for certain that nothing is at this path.

    No permission, or a network drive that does not answer, is no such word.
    """
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def is_same_file(path: str, other: str) -> bool:
    """Whether these are two names of one file; a link is not followed."""
    try:
        return os.path.samestat(os.lstat(path), os.lstat(other))
    except OSError:
        return False
