"""The file of the journal: private, shared by processes, and set aside when it is damaged.

After the first failure nothing is tried again: what is missing in the journal of a run must be its end, not its middle.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imgbatch.domain.naming import shown
from imgbatch.journal.error import JournalError, from_sqlite, from_system, is_damage, is_ours, may_be_moved
from imgbatch.journal.schema import NAMES, TABLES, UPGRADES, VERSION

BUSY_SECONDS = 20.0
"""How long another process may keep the journal to itself; it needs milliseconds."""

_CACHE_KIB = 8192
_WAL_BYTES = 16 * 2**20


class Database:
    """An open journal file; may be used from any thread.

    Attributes:
        note: What a person should know about its opening, or empty.
    """

    def __init__(self, path: str) -> None:
        """Open the file, and make it with its folder if it is missing.

        Raises:
            JournalError: It is not possible.
        """
        self.path = path
        self.note = ""
        self._lock = threading.RLock()
        self._failure: JournalError | None = None
        try:
            _make(path)
            try:
                self._connection = _connect(path)
            except _DamagedError:
                self._connection, self.note = _begin_anew(path)
            except sqlite3.OperationalError as error:
                if not may_be_moved(error):
                    raise
                self._connection, self.note = _begin_anew(path)
            self._identity = _identity(path)
        except OSError as error:
            raise from_system(error) from error
        except _DamagedError as error:
            raise JournalError(f"it {error}") from error
        except sqlite3.Error as error:
            if not is_ours(error):
                raise
            raise from_sqlite(error) from error

    @property
    def has_failed(self) -> bool:
        """Whether nothing is tried any more."""
        return self._failure is not None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection.

        Raises:
            JournalError: It failed, now or before.
        """
        with self._lock:
            if self._failure is not None:
                raise JournalError(self._failure.reason)
            try:
                yield self._connection
            except sqlite3.Error as error:
                if not is_ours(error):
                    raise
                self._failure = self._name(error)
                raise self._failure from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection for one transaction: all of it is written, or nothing.

        Raises:
            JournalError: It failed, now or before.
        """
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite has ended it by itself when the disk is full
                    with suppress(sqlite3.Error):  # the first failure is the one to tell
                        connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _name(self, error: sqlite3.Error) -> JournalError:
        if not is_damage(error):
            return from_sqlite(error)
        try:
            with _alone(self.path):
                if _identity(self.path) != self._identity:
                    return JournalError("it was damaged; the next run uses a new one")
                kept = _set_aside(self.path)
        except (OSError, sqlite3.Error):
            return JournalError("it was damaged")
        return JournalError(f"it was damaged and is kept as {shown(kept)}; the next run begins a new one")


class _DamagedError(Exception):
    """The file is no journal of ours; the text goes after `the journal`."""


def _make(path: str) -> None:
    """Make an empty file that only its owner can read; SQLite gives the files beside it the same rights.

    One that exists is not even opened: closing it would drop the locks that SQLite holds for this process.
    """
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _begin_anew(path: str) -> tuple[sqlite3.Connection, str]:
    """Set a damaged file aside and make a new one; return that, and what is to be said."""
    with _alone(path):
        try:
            return _connect(path), ""  # another process was quicker
        except _DamagedError as damage:
            note = f"the journal {damage}; it was kept as {shown(_set_aside(path))}"
        _make(path)
        return _connect(path), note


@contextmanager
def _alone(path: str) -> Iterator[None]:
    """Keep other processes from setting the same file aside, or the new one; SQLite knows how to on every system."""
    _make(f"{path}.lock")
    gate = sqlite3.connect(f"{path}.lock", timeout=BUSY_SECONDS, isolation_level=None)
    try:
        gate.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        gate.close()


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _check_schema(connection)
        _share(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES}")
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and is_damage(error):
            raise _DamagedError("was damaged") from error
        raise
    return connection


def _check_schema(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file, bring those of an older version up to date, and refuse what is not ours."""
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    version = _version(connection)  # another process may have been quicker
    if version == VERSION:
        connection.execute("ROLLBACK")
        return
    if version > VERSION:
        raise _DamagedError("was written by a newer imgbatch")
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if names and (version == 0 or not names.issuperset(NAMES)):
        raise _DamagedError("was some other database")
    for statement in UPGRADES[version - 1 :] if names else TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _share(connection: sqlite3.Connection) -> None:
    """Let readers and one writer go on at the same time.

    The first time needs the file for itself, and SQLite does not wait for that by its own.
    """
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


def _identity(path: str) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_dev, status.st_ino


def _set_aside(path: str) -> str:
    """Rename the file and what SQLite keeps beside it, so that it can still be looked into."""
    kept, number = f"{path}.bad", 1
    while os.path.lexists(kept):
        number += 1
        kept = f"{path}.bad-{number}"
    for suffix in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            os.replace(path + suffix, kept + suffix)
    return kept
