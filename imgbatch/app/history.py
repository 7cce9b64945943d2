"""What earlier runs did, for the doors: lists, reports, undo."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Self, TextIO, cast

from imgbatch.app.folders import journal_file
from imgbatch.domain.error import RequestError, from_os
from imgbatch.domain.naming import shown
from imgbatch.journal.error import JournalError
from imgbatch.journal.journal import Journal
from imgbatch.journal.record import RunRecord as RunRecord  # noqa: PLC0414  (for the doors)
from imgbatch.journal.report import WRITERS, run_to_report
from imgbatch.journal.undo import Forecast as Forecast  # noqa: PLC0414  (the same)
from imgbatch.journal.undo import Undone as Undone  # noqa: PLC0414  (the same)
from imgbatch.journal.undo import forecast, run_to_undo, undo
from imgbatch.journal.wording import in_words as in_words  # noqa: PLC0414  (the same)

FORMATS = tuple(WRITERS)
"""In which a run can be reported."""


class History:
    """The journal of this user; to be used in a `with` statement.

    Within it, everything raises RequestError where the journal cannot be read or written, or has no such run.

    Attributes:
        note: What a person should know about the journal, or empty.
    """

    def __init__(self) -> None:
        self.note = ""
        self._journal: Journal | None = None

    def __enter__(self) -> Self:
        try:
            self._journal = Journal.open(journal_file())
        except JournalError as error:
            raise RequestError(str(error)) from error
        self.note = self._journal.note
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()
        if isinstance(error, JournalError):
            raise RequestError(str(error)) from error

    def runs(self, limit: int) -> list[RunRecord]:
        """Return the last runs, newest first."""
        return self._open.runs(limit)

    def run_to_undo(self, run: int | None) -> RunRecord:
        """Find a run; None for the last one that wrote anything and was not undone."""
        return run_to_undo(self._open, run)

    def forecast(self, run: int) -> Forecast:
        """Count what undoing a run would do."""
        return forecast(self._open, run)

    def undo(self, run: int) -> Iterator[Undone]:
        """Undo a run while what it did is iterated."""
        return undo(self._open, run)

    def run_to_report(self, run: int | None) -> RunRecord:
        """Find a run; None for the last one."""
        return run_to_report(self._open, run)

    def report_to(self, record: RunRecord, format_: str, path: str, *, replace: bool = False) -> None:
        """Write a run in one of `FORMATS` into a file.

        Args:
            record: The run.
            format_: One of `FORMATS`.
            path: Of the file.
            replace: Whether a file that is there is replaced: it may be anything, also somebody's photo.

        Raises:
            RequestError: It cannot be written; what was there still is.
        """
        partial, mode = (f"{path}.{os.getpid()}.part", "w") if replace else (path, "x")
        try:
            with open(partial, mode, encoding="utf-8", errors="backslashreplace", newline="") as file:
                self.report(record, format_, cast(TextIO, file))
            if replace:
                os.replace(partial, path)
        except FileExistsError:
            raise RequestError(f"{shown(path)!r} is already there", "output") from None
        except OSError as error:
            if replace:
                with suppress(OSError):  # there may be none
                    os.unlink(partial)
            raise RequestError(f"{shown(path)!r} cannot be written: {from_os(error).message}", "output") from error

    def report(self, record: RunRecord, format_: str, out: TextIO) -> None:
        """Write a run in one of `FORMATS`; a stream for CSV must not translate line ends."""
        WRITERS[format_](self._open, record, out)

    @property
    def _open(self) -> Journal:
        assert self._journal is not None
        return self._journal


def write_report(run: int, format_: str, path: str) -> Generator[str]:
    """Write a report of a run into a file, whatever is there, and yield its path.

    Raises:
        RequestError: It cannot be written, or the journal cannot be read.
    """
    with History() as history:
        record = history.run_to_report(run)
        with suppress(OSError):  # said by what follows
            os.makedirs(os.path.dirname(path), exist_ok=True)
        history.report_to(record, format_, path, replace=True)
    yield path
