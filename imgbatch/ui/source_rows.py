"""The rows of the table, without Qt's model: one for each source, what became of it so far, and the words for that."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import Enum, IntEnum

import msgspec
from PySide6.QtCore import QLocale

from imgbatch.domain.error import ErrorInfo
from imgbatch.domain.event import JobFinished, SourceProbed, UnitStarted
from imgbatch.domain.job import UNCHANGED, JobCancelled, JobDone, JobFailed, JobResult, JobSkipped, Source
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.forecast import result_text, size_text, source_text
from imgbatch.ui.translation import tr
from imgbatch.ui.wording import in_window

HIDDEN = -1


class Column(IntEnum):
    """The columns, from the left."""

    NAME = 0
    SOURCE = 1
    RESULT = 2
    STATE = 3


class Stage(Enum):
    """How far a source has come; in this order they are sorted."""

    FAILED = 0
    TO_DO = 1
    SKIPPED = 2
    DONE = 3


class Row(msgspec.Struct, gc=False):
    """One source, or one path that could not be used, and the results of its jobs so far.

    Attributes:
        number: Of the source; negative for a path that could not be used.
        path: Of the file.
        source: None for a path that could not be used.
        error: Why it could not.
        results: Of its jobs, as far as they have ended.
        working: Whether a worker has it.
        rank: Grows from row to row of those that are shown; `HIDDEN` when a filter leaves it out.
        stage: How far it has come.
    """

    number: int
    path: str
    source: Source | None = None
    error: ErrorInfo | None = None
    results: tuple[JobResult, ...] = ()
    working: bool = False
    rank: int = HIDDEN
    stage: Stage = Stage.TO_DO
    _name: str = ""

    def __post_init__(self) -> None:
        self.stage = self._stage()

    @property
    def name(self) -> str:
        """The path of a source within its folder; that of a path that could not be used in full."""
        if not self._name:  # made when it is first seen, sorted or searched, not for a hundred thousand at once
            self._name = shown(_name(self.path, self.source))
        return self._name

    @property
    def failure(self) -> ErrorInfo | None:
        """Why it failed, if it did."""
        for result in self.results:
            if isinstance(result, JobFailed):
                return result.error
        return self.error or (self.source.error if self.source is not None else None)

    @property
    def is_readable(self) -> bool:
        """Whether nothing speaks against a picture of it, as far as is known."""
        return self.source is not None and self.source.error is None

    @property
    def has_failed_jobs(self) -> bool:
        """Whether a run has tried it and failed."""
        return any(isinstance(result, JobFailed) for result in self.results)

    @property
    def targets(self) -> list[str]:
        """The files that were made of it."""
        return [result.target for result in self.results if isinstance(result, JobDone)]

    def begin(self) -> None:
        """Forget the results of earlier runs."""
        self.results = ()
        self.put_down()

    def put_down(self) -> None:
        """Nobody works on it any more."""
        self.working = False
        self.stage = self._stage()

    def take(self, event: SourceProbed | UnitStarted | JobFinished) -> None:
        """Take in what happened to this source."""
        match event:
            case SourceProbed(source=source):
                if self.source is not None and self.source.error is not None and source.error is None:
                    self.results = ()  # it could not be read and now can: its failure is history
                self.source = source
            case UnitStarted():
                self.working = True
            case JobFinished(result=result):
                self.results += (result,)
                self.working = False
        self.stage = self._stage()

    def _stage(self) -> Stage:
        results = self.results
        if self.failure is not None:
            return Stage.FAILED
        if not results or self.working or any(isinstance(result, JobCancelled) for result in results):
            return Stage.TO_DO
        # What an earlier run made is as good as done.
        skipped = (isinstance(result, JobSkipped) and result.reason != UNCHANGED for result in results)
        is_done = any(isinstance(result, JobDone) for result in results) or not any(skipped)
        return Stage.DONE if is_done else Stage.SKIPPED


def number_of(event: SourceProbed | UnitStarted | JobFinished) -> int:
    """Return the number of the source to which something happened."""
    match event:
        case SourceProbed(source=source):
            return source.number
        case UnitStarted(unit=number):
            return number
        case JobFinished(result=result):
            return result.unit


def column_title(column: Column) -> str:
    """Name a column."""
    match column:
        case Column.NAME:
            return tr("Name")
        case Column.SOURCE:
            return tr("Source")
        case Column.RESULT:
            return tr("Result")
        case Column.STATE:
            return tr("State")


def cell_text(locale: QLocale, row: Row, column: Column, recipe: Recipe) -> str:
    """Say what stands in a cell."""
    match column:
        case Column.NAME:
            return row.name
        case Column.SOURCE:
            return "" if row.source is None else source_text(locale, row.source)
        case Column.RESULT:
            return "" if row.source is None else result_text(locale, row.source, recipe)
        case Column.STATE:
            return _state_text(locale, row, len(recipe.sizes))


def tip_text(locale: QLocale, row: Row, column: Column, recipe: Recipe) -> str:
    """Say in full what its column may be too narrow for."""
    if column in (Column.SOURCE, Column.RESULT) and (text := cell_text(locale, row, column, recipe)):
        return text
    return failure_text(row) or "\n".join([shown(row.path), *_notes(row.results)])


def failure_text(row: Row) -> str:
    """Say why a row failed and what can be done about it; nothing if it did not."""
    return in_window(str(row.failure)) if row.failure is not None else ""


def _name(path: str, source: Source | None) -> str:
    if source is None:
        return path
    if not source.root:
        return os.path.basename(path)
    # `relpath` would make both absolute first: a second for a hundred thousand.
    root = source.root.rstrip(os.sep) + os.sep
    return path[len(root) :] if path.startswith(root) else os.path.relpath(path, source.root)


def _state_text(locale: QLocale, row: Row, sizes: int) -> str:
    if failure := failure_text(row):
        return failure
    if row.results and (not row.working or len(row.results) == sizes):
        return _outcome_text(locale, row.results)
    if row.working:
        return tr("working")
    return "" if row.source is None or row.source.header is None else tr("ready")


def _outcome_text(locale: QLocale, results: Iterable[JobResult]) -> str:
    results = list(results)
    if any(isinstance(result, JobCancelled) for result in results):
        return tr("cancelled")
    done = [result for result in results if isinstance(result, JobDone)]
    if done:
        written = size_text(locale, sum(result.bytes for result in done))
        text = tr("done, {size}").format(size=written)
        same = sum(isinstance(result, JobSkipped) and result.reason == UNCHANGED for result in results)
        if same:
            text = tr("done, {size}, {count} unchanged").format(size=written, count=locale.toString(same))
        return "; ".join([text, *_notes(results)])
    # What an earlier run made is as good as done; it is the rest that somebody may wonder about.
    reasons = {result.reason: None for result in results if isinstance(result, JobSkipped)}
    reasons.pop(UNCHANGED, None)
    return tr("skipped: {reason}").format(reason=next(iter(reasons))) if reasons else tr("unchanged")


def _notes(results: Iterable[JobResult]) -> list[str]:
    """List what the user should know about the files of a row, each once."""
    notes = (note for result in results if isinstance(result, JobDone) for note in result.notes)
    return list(dict.fromkeys(notes))
