"""A run as a file for programs: JSON, or CSV for a table.

Everything is written as it is read, so that a run of a million jobs needs no more memory than one of ten.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import TextIO

import msgspec

from imgbatch.domain.error import RequestError
from imgbatch.domain.job import JobCancelled, JobDone, JobFailed, JobSkipped
from imgbatch.domain.naming import shown
from imgbatch.journal.journal import Journal
from imgbatch.journal.page import write_html
from imgbatch.journal.record import JobRecord, RunRecord

COLUMNS = (
    "source",
    "size",
    "target",
    "state",
    "reason",
    "width",
    "height",
    "source_bytes",
    "bytes",
    "copied",
    "notes",
    "digest",
    "backup",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet compute a cell instead of showing it."""


def run_to_report(journal: Journal, run: int | None = None) -> RunRecord:
    """Find a run; None for the last one.

    Raises:
        RequestError: There is none.
    """
    found = next(iter(journal.runs(1)), None) if run is None else journal.run(run)
    if found is None and run is None:
        raise RequestError("there is no run to report on")
    if found is None:
        raise RequestError(f"there is no run {run}; see: imgbatch runs")
    return found


def write_json(journal: Journal, record: RunRecord, out: TextIO) -> None:
    r"""Write one JSON document: the run, and its jobs, one a line.

    It is plain ASCII; bytes of names that are not UTF-8 are kept as `\udcXX` escapes.
    """
    out.write(f'{{"run": {_json(record)},\n"jobs": [')
    separator = "\n"
    for job in journal.jobs(record.id):
        out.write(separator + _json(job))
        separator = ",\n"
    out.write("\n]}\n")


def write_csv(journal: Journal, record: RunRecord, out: TextIO) -> None:
    """Write a table as in RFC 4180, a row for each job; the stream must not translate line ends.

    Names are those that are shown, with escapes for what cannot be printed. A cell that a spreadsheet would take for a
    formula gets an apostrophe before it.
    """
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for job in journal.jobs(record.id):
        table.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in _cells(job)])


WRITERS: dict[str, Callable[[Journal, RunRecord, TextIO], None]] = {
    "json": write_json,
    "csv": write_csv,
    "html": write_html,
}
"""How a run is written, by the name of the format."""


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":"))


def _cells(job: JobRecord) -> list[str]:
    """Return the cells of a row, in the order of `COLUMNS`."""
    start = [shown(job.source), job.size, shown(job.target)]
    empty = [""] * (len(COLUMNS) - 5)
    match job.result:
        case JobDone() as done:
            numbers = [str(number) for number in (done.width, done.height, done.source_bytes, done.bytes)]
            copied, notes = "yes" if done.copied else "no", "; ".join(map(shown, done.notes))
            return [*start, "done", "", *numbers, copied, notes, done.digest, shown(done.backup)]
        case JobSkipped(reason=reason):
            return [*start, "skipped", shown(reason), *empty]
        case JobFailed(error=error):
            return [*start, "failed", shown(str(error)), *empty]
        case JobCancelled():
            return [*start, "cancelled", "", *empty]
        case None:
            return [*start, "unknown", "the run ended before it was known", *empty]
