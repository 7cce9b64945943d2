"""Undo a run: what it made goes, what it replaced or moved away comes back, what somebody changed stays.

It may be killed anywhere and run again. Each file is one step of the file system, and what is to be done with it is
found out from the file itself; only that a file is about to be put back is written down first, since afterwards nothing
would tell the old file from one that somebody put there.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Literal

import msgspec

from imgbatch.domain.error import RequestError, from_os
from imgbatch.domain.job import JobDone, JobFailed, JobSkipped
from imgbatch.domain.naming import shown
from imgbatch.journal.content import is_gone, is_same_file, why_not_ours
from imgbatch.journal.journal import Journal
from imgbatch.journal.record import JobRecord, RunRecord

DOUBTFUL = "the run ended before it could say whether it wrote this"
LATER = "a later run made it anew"
NO_BACKUP = "what stood there before is not in the backup any more"
OCCUPIED = "there is another file now"

_BEGUN, _OVER = 1, 2  # of `JobRecord.undo`
_AT_ONCE = 256  # files between two commits, or rows in memory


class Undone(msgspec.Struct, frozen=True):
    """What became of one file.

    Attributes:
        target: Absolute path.
        what: It is gone; or what stood there before is there again; or it was left alone.
        reason: Why it was left alone; empty otherwise.
    """

    target: str
    what: Literal["deleted", "restored", "kept"]
    reason: str = ""


class Forecast(msgspec.Struct, frozen=True):
    """How many files undoing would delete, restore and keep."""

    deleted: int
    restored: int
    kept: int


class _Step(msgspec.Struct, frozen=True):
    """What is to be done about one file.

    Attributes:
        do: `drop` removes the backup alone; `restored` was done by an attempt before.
        job: Identity of its row; 0 for a file that was moved away.
    """

    do: Literal["delete", "restore", "restored", "drop", "keep", "nothing"]
    target: str
    backup: str
    job: int = 0
    reason: str = ""


def run_to_undo(journal: Journal, run: int | None = None) -> RunRecord:
    """Find a run; None for the last one that wrote anything and was not undone.

    Raises:
        RequestError: There is no such run, or it cannot be undone now.
    """
    if run is None:
        found = next((record for record in journal.runs(-1) if _wrote(record) and record.outcome != "undone"), None)
        if found is None:
            raise RequestError("there is no run to undo")
    else:
        found = journal.run(run)
        if found is None:
            raise RequestError(f"there is no run {run}; see: imgbatch runs")
    if found.outcome == "undone":
        raise RequestError(f"run {found.id} was undone already")
    if found.outcome == "running":
        raise RequestError(f"run {found.id} is still running; cancel it first")
    return found


def forecast(journal: Journal, run: int) -> Forecast:
    """Count what undoing a run would do, and change nothing.

    Raises:
        RequestError: See `run_to_undo`.
    """
    record = run_to_undo(journal, run)
    counts = Counter(step.do for step in _steps(journal, record))
    return Forecast(counts["delete"], counts["restore"] + counts["restored"], counts["keep"])


def undo(journal: Journal, run: int) -> Iterator[Undone]:
    """Undo a run while what it did is iterated.

    Raises:
        RequestError: See `run_to_undo`.
    """
    return _undo(journal, run_to_undo(journal, run))


def _wrote(record: RunRecord) -> bool:
    return bool(record.done or record.pruned)


def _undo(journal: Journal, record: RunRecord) -> Iterator[Undone]:
    folders, backups = _Emptied(record.output), _Emptied(record.output)
    over: list[int] = []
    complete = True
    for step in _steps(journal, record):
        if step.job and step.do in ("restore", "drop"):
            _mark(journal, _BEGUN, [step.job])
        trouble = _take(step)
        complete &= not trouble and step.reason != LATER
        if (undone := _tell(step, trouble)) is not None:
            yield undone
        if step.job and step.do != "keep" and not trouble:
            over.append(step.job)
        if len(over) == _AT_ONCE:
            _mark(journal, _OVER, over)
            over.clear()
        folders.look_at(os.path.dirname(step.target))
        backups.look_at(os.path.dirname(step.backup))
    folders.close()
    backups.close()
    _mark(journal, _OVER, over)
    if complete:  # what the system refused, or a later run holds, may be undone another time
        with journal.database.writing() as db:
            db.execute("UPDATE runs SET outcome = 'undone' WHERE id = ?", (record.id,))


def _steps(journal: Journal, record: RunRecord) -> Iterator[_Step]:
    """Find out what is to be done, one file at a time, each right before it is done."""
    for job in journal.jobs(record.id):
        if job.target and not isinstance(job.result, JobSkipped):
            yield _step(journal, record.id, job)
    for target, backup in _moved_away(journal, record.id):
        yield _step_back(target, backup)


def _step(journal: Journal, run: int, job: JobRecord) -> _Step:
    def step(do: Literal["delete", "restore", "restored", "drop", "keep", "nothing"], reason: str = "") -> _Step:
        return _Step(do, job.target, job.backup, job.id, reason)

    if job.undo == _OVER:
        return step("nothing")
    kept = bool(job.backup) and not is_gone(job.backup)
    if job.undo == _BEGUN and not kept:
        return step("restored")
    later = (made := journal.made(job.target)) is not None and made.run > run
    if is_gone(job.target):
        return step("restore" if kept and not later else "nothing")
    if not isinstance(job.result, JobDone):
        if kept and is_same_file(job.target, job.backup):
            return step("drop")
        if later or (isinstance(job.result, JobFailed) and not kept):
            return step("nothing")
        return step("keep", f"{DOUBTFUL}; what stood there before is {shown(job.backup)}" if kept else DOUBTFUL)
    if later:
        return step("keep", LATER)
    if reason := why_not_ours(job.target, job.result.bytes, job.result.digest):
        return step("keep", reason)
    if job.backup and not kept:
        return step("keep", NO_BACKUP)
    return step("restore" if kept else "delete")


def _step_back(target: str, backup: str) -> _Step:
    """Decide about a file that was moved away, as its source was gone."""
    if is_gone(backup):
        return _Step("nothing", target, backup)  # it was not moved, or is back
    if is_gone(target):
        return _Step("restore", target, backup)
    return _Step("keep", target, backup, reason=f"{OCCUPIED}; what was moved away is {shown(backup)}")


def _moved_away(journal: Journal, run: int) -> Iterator[tuple[str, str]]:
    """Yield where files were that the run moved away, and where they are."""
    last = b""
    query = "SELECT target, backup FROM pruned WHERE run = ? AND target > ? ORDER BY target LIMIT ?"
    while True:
        with journal.database.reading() as db:
            rows = db.execute(query, (run, last, _AT_ONCE)).fetchall()
        yield from ((os.fsdecode(target), os.fsdecode(backup)) for target, backup in rows)
        if len(rows) < _AT_ONCE:
            return
        last = rows[-1][0]


def _take(step: _Step) -> str:
    """Take a step, and return what the system has against it."""
    try:
        match step.do:
            case "delete":
                with suppress(FileNotFoundError):  # somebody was quicker
                    os.unlink(step.target)
            case "restore":
                os.makedirs(os.path.dirname(step.target), exist_ok=True)
                os.replace(step.backup, step.target)
            case "drop":
                os.unlink(step.backup)
    except OSError as error:
        return str(from_os(error))
    return ""


def _tell(step: _Step, trouble: str) -> Undone | None:
    if trouble:
        return Undone(step.target, "kept", trouble)
    match step.do:
        case "delete":
            return Undone(step.target, "deleted")
        case "restore" | "restored":
            return Undone(step.target, "restored")
        case "keep":
            return Undone(step.target, "kept", step.reason)
        case _:
            return None


def _mark(journal: Journal, undo: int, jobs: list[int]) -> None:
    with journal.database.writing() as db:
        db.executemany("UPDATE jobs SET undo = ? WHERE id = ?", [(undo, job) for job in jobs])


class _Emptied:
    """Removes folders that are empty now, from the bottom up to the output folder.

    A folder is tried once all of its files are done: to look into a large one after each file would take for ever.
    """

    def __init__(self, output: str) -> None:
        self._output = output
        self._folder = ""

    def look_at(self, folder: str) -> None:
        """Say in which folder the last step was."""
        if folder != self._folder:
            self.close()
            self._folder = folder

    def close(self) -> None:
        """Try the last folder."""
        folder = self._folder
        while folder == self._output or folder.startswith(os.path.join(self._output, "")):
            try:
                os.rmdir(folder)
            except FileNotFoundError:
                pass  # an attempt before came as far
            except OSError:
                return  # it is not empty, or not ours to remove: both are no harm
            folder = os.path.dirname(folder)
