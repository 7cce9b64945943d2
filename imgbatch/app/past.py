"""What earlier runs made, as far as the journal can be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TypeVar

from imgbatch.app.folders import journal_file
from imgbatch.domain.error import ErrorKind
from imgbatch.domain.job import JobFailed
from imgbatch.engine.store import sweep
from imgbatch.journal.error import JournalError
from imgbatch.journal.journal import Journal
from imgbatch.journal.record import JobRecord, Made, RunRecord

T = TypeVar("T")

_PARTIAL = ".imgbatch-"
_RUNS, _FAILED = 20, 1_000

_UNSAFE = (ErrorKind.CRASHED, ErrorKind.TIMEOUT)
"""What costs one image in processes, and the whole batch elsewhere."""


class Past:
    """See `planning.update.Earlier`. A journal that fails knows nothing; whoever writes into it next says so."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.in_doubt: frozenset[str] = _ask(journal.in_doubt, frozenset())
        self.kept: dict[str, str] = _ask(journal.kept_in_doubt, {})

    def made(self, target: str) -> Made | None:
        return _ask(lambda: self._journal.made(target), None)

    def made_from(self, source: str) -> tuple[Made, ...]:
        return _ask(lambda: self._journal.made_from(source), ())

    def sweep(self) -> None:
        """Remove the partial files of runs that were killed together with their workers."""
        runs: list[RunRecord] = _ask(partial(self._journal.runs, _RUNS), [])
        tokens = {run.request.token for run in runs if run.outcome == "interrupted" and run.request is not None}
        for folder in {os.path.dirname(target) for target in self.in_doubt} if tokens else ():
            with suppress(OSError):  # a folder that is gone has nothing to remove
                strays = [name for name in os.listdir(folder) if name.startswith(_PARTIAL)]
                sweep(os.path.join(folder, name) for name in strays if name.split("-")[1] in tokens)


def open_journal() -> tuple[Journal | None, str]:
    """Open the journal of this user, and say what is to be known about it; without one a run can still be done."""
    try:
        journal = Journal.open(journal_file())
    except JournalError as error:
        return None, f"batches can be neither resumed nor undone: {error}"
    return journal, journal.note


def was_cut_short(journal: Journal, output: str) -> bool:
    """Whether the last run into this folder ended without a word, or an image crashed or hung in it."""
    runs: list[RunRecord] = _ask(partial(journal.runs, _RUNS), [])
    last = next((run for run in runs if run.output == output and run.outcome != "running"), None)
    if last is None or last.outcome == "interrupted":
        return last is not None
    failed: list[JobRecord] = _ask(lambda: list(islice(journal.jobs(last.id, failed=True), _FAILED)), [])
    return any(isinstance(job.result, JobFailed) and job.result.error.kind in _UNSAFE for job in failed)


def _ask(question: Callable[[], T], otherwise: T) -> T:
    try:
        return question()
    except JournalError:
        return otherwise
