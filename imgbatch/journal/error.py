"""Why the journal cannot be used."""

from __future__ import annotations

import sqlite3

from imgbatch.domain.error import from_os

_PRIMARY = 0xFF  # the low byte of SQLite's extended codes

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

_MOVED = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY})

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "nothing may be written there",
    sqlite3.SQLITE_PERM: "nothing may be written there",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_BUSY: "another program keeps it locked",
    sqlite3.SQLITE_LOCKED: "another program keeps it locked",
    sqlite3.SQLITE_PROTOCOL: "the disk cannot lock files",
    sqlite3.SQLITE_IOERR: "the disk reported an error",
    sqlite3.SQLITE_NOMEM: "there is too little memory",
}


class JournalError(Exception):
    """The journal cannot be read or written; a batch can go on without it, and then nothing of it can be undone.

    Attributes:
        reason: In a few words, without the path.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"the journal cannot be used: {self.reason}"


def is_ours(error: sqlite3.Error) -> bool:
    """Whether this is the disk's or another program's doing; anything else is a bug."""
    return type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is not, or no longer, a database."""
    return (_code(error) & _PRIMARY) in DAMAGED


def may_be_moved(error: sqlite3.Error) -> bool:
    """Whether SQLite says so when another process has set the file aside under its hands."""
    return (_code(error) & _PRIMARY) in _MOVED


def from_sqlite(error: sqlite3.Error) -> JournalError:
    """Name what SQLite said; a code without a name keeps SQLite's words."""
    return JournalError(_REASONS.get(_code(error) & _PRIMARY, str(error)))


def from_system(error: OSError) -> JournalError:
    """Name what the operating system said about the journal or its folder."""
    return JournalError(from_os(error).message)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0)
