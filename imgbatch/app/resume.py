"""A batch that was cut short, done to its end."""

from __future__ import annotations

from imgbatch.app.batch import Batch, Mode
from imgbatch.domain.error import RequestError
from imgbatch.journal.journal import Journal
from imgbatch.journal.record import RunRecord
from imgbatch.run.runner import Run

CUT_SHORT = ("interrupted", "cancelled", "stopped")
"""How a run ends that has left something to do."""


def last_cut_short(journal: Journal) -> RunRecord | None:
    """Return the last run, if it has left something to do that this program can do."""
    last = next((record for record in journal.runs() if record.outcome != "running"), None)
    return last if last is not None and last.outcome in CUT_SHORT and last.request is not None else None


def to_resume(journal: Journal, number: int | None) -> RunRecord:
    """Return the run of a number, or the last one that was cut short.

    Raises:
        RequestError: There is none, or it cannot be done again.
    """
    if number is None:
        record = last_cut_short(journal)
        if record is None:
            raise RequestError("nothing to resume: the last batch was not cut short; see: imgbatch runs")
        return record
    record = journal.run(number)
    if record is None:
        raise RequestError(f"there is no run {number}; see: imgbatch runs")
    if record.outcome == "running":
        raise RequestError(f"run {number} is running now")
    if record.request is None:
        raise RequestError(f"run {number} is of another version of imgbatch, and cannot be resumed")
    return record


def resume(journal: Journal, record: RunRecord) -> Run:
    """Prepare to do again what was asked for; what is there already stays as it is.

    Raises:
        RequestError: The output folder cannot be used.
    """
    request = record.request
    assert request is not None
    batch = Batch(
        request.recipe,
        request.output,
        mode=Mode.AUTO if request.chosen else Mode(request.mode),
        workers=request.workers,
        focus=request.focus,
        journal=journal,
    )
    return batch.run_paths(request.paths, name_roots=request.name_roots)
