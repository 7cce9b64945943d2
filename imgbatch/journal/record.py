"""What the journal gives back, and how results become rows and results again."""

from __future__ import annotations

import json
import os
from typing import Any

import msgspec

from imgbatch.domain.error import ErrorInfo
from imgbatch.domain.job import JobCancelled, JobDone, JobFailed, JobResult, JobSkipped
from imgbatch.domain.request import Request


class Made(msgspec.Struct, frozen=True):
    """One file as imgbatch made it.

    Attributes:
        target: Absolute path of the file.
        source: Absolute path of what it was made from.
        source_bytes: Size of the source when it was found.
        source_mtime_ns: When the source was last changed, as of when it was found: nanoseconds since 1970.
        key: What else it depends on, see `domain.fingerprint`; empty if that is not known.
        bytes: Size of the file.
        mtime_ns: When it was last changed: nanoseconds since 1970.
        digest: Its SHA-256 in hexadecimal; empty if that is not known.
        run: Number of the run that made it.
        source_digest: SHA-256 of the source as it was processed, in hexadecimal; empty if that is not known.
    """

    target: str
    source: str
    source_bytes: int
    source_mtime_ns: int
    key: str
    bytes: int
    mtime_ns: int
    digest: str
    run: int
    source_digest: str = ""


class RunRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One run.

    Attributes:
        id: Its number; later ones have larger numbers.
        version: Of the imgbatch that did it.
        started: Seconds since 1970.
        ended: The same; None while it is running, and for ever if it was interrupted.
        outcome: `running`, `interrupted` (its process died), `finished`, `cancelled`, `stopped` or `undone`.
        output: Absolute path of its output folder.
        request: What was asked for; None if another version of imgbatch asked for what this one cannot do.
        planned: Jobs known so far; each is among the counts that follow when its result is known.
        bytes: Size of all files that were written.
        pruned: Outputs of earlier runs that were moved away, since their sources are gone.
    """

    id: int
    version: str
    started: float
    ended: float | None
    outcome: str
    output: str
    request: Request | None
    planned: int
    done: int
    skipped: int
    failed: int
    cancelled: int
    bytes: int
    pruned: int

    @property
    def unknown(self) -> int:
        """Jobs that were planned and of which nothing else is known."""
        return self.planned - self.done - self.skipped - self.failed - self.cancelled


class JobRecord(msgspec.Struct, frozen=True):
    """One job of a run.

    Attributes:
        id: Identity of the row.
        unit: Number of the source within the run.
        source: Absolute path.
        size: The size as text.
        target: Absolute path; empty if the source could not be read.
        backup: Where what stood at the target was to be kept, or is kept; empty for nowhere.
        result: None if the run ended before it was known.
        undo: 1 if undoing it was begun, 2 if it was undone.
    """

    id: int
    unit: int
    source: str
    size: str
    target: str
    backup: str
    result: JobResult | None
    undo: int = 0


RUN_COLUMNS = (
    "id, version, pid, born, started, ended, outcome, output, request, "
    "planned, done, skipped, failed, cancelled, bytes, pruned"
)
JOB_COLUMNS = (
    "id, unit, source, size, target, state, width, height, read_bytes, bytes, copied, words, digest, mtime_ns, backup, "
    "source_digest, undo"
)
MADE_COLUMNS = "target, source, source_bytes, source_mtime_ns, key, bytes, mtime_ns, digest, run, source_digest"

STATES = {JobDone: "done", JobSkipped: "skipped", JobFailed: "failed", JobCancelled: "cancelled"}


def words(result: JobResult) -> str | None:
    """Write down what a result says to people: the notes of a file, a reason, or an error."""
    match result:
        case JobDone(notes=notes):
            said: object = notes
        case JobSkipped(reason=reason):
            said = reason
        case JobFailed(error=error):
            said = msgspec.to_builtins(error)
        case JobCancelled():
            said = None
    # ASCII: a name inside a message may be other than UTF-8, and its bytes are kept as `\udcXX` escapes.
    return json.dumps(said, separators=(",", ":")) if said else None


def read_made(row: tuple[Any, ...]) -> Made:
    """Make a value of a row of `MADE_COLUMNS`."""
    target, source, source_bytes, source_mtime_ns, key, bytes_, mtime_ns, digest, run, source_digest = row
    return Made(
        os.fsdecode(target),
        os.fsdecode(source),
        source_bytes,
        source_mtime_ns,
        key.hex(),
        bytes_,
        mtime_ns,
        (digest or b"").hex(),
        run,
        (source_digest or b"").hex(),
    )


def read_run(row: tuple[Any, ...], *, lives: bool) -> RunRecord:
    """Make a value of a row of `RUN_COLUMNS`, given whether the process of the run is still there."""
    number, version, _pid, _born, started, ended, outcome, output, request, *counts = row
    planned, done, skipped, failed, cancelled, bytes_, pruned = counts
    return RunRecord(
        id=number,
        version=version,
        started=started,
        ended=ended,
        outcome=outcome or ("running" if lives else "interrupted"),
        output=os.fsdecode(output),
        request=_read_request(request),
        planned=planned,
        done=done,
        skipped=skipped,
        failed=failed,
        cancelled=cancelled,
        bytes=bytes_,
        pruned=pruned,
    )


def read_job(row: tuple[Any, ...]) -> JobRecord:
    """Make a value of a row of `JOB_COLUMNS`."""
    number, unit, source, size, target, *_result, backup, _source_digest, undo = row
    return JobRecord(
        number,
        unit,
        os.fsdecode(source),
        size,
        os.fsdecode(target),
        os.fsdecode(backup or b""),
        _read_result(row),
        undo or 0,
    )


def _read_request(text: str) -> Request | None:
    try:
        return Request.from_json(text)
    except ValueError:
        return None


def _read_result(row: tuple[Any, ...]) -> JobResult | None:
    _id, unit, _source, size, path, state, width, height, read, bytes_, copied, said, *rest = row
    digest, mtime_ns, backup, source_digest, _undo = rest
    target = os.fsdecode(path)
    match state:
        case "done":
            return JobDone(
                unit,
                size,
                target,
                width,
                height,
                read,
                bytes_,
                bool(copied),
                tuple(json.loads(said)) if said else (),
                (digest or b"").hex(),
                mtime_ns,
                os.fsdecode(backup or b""),
                (source_digest or b"").hex(),
            )
        case "skipped":
            return JobSkipped(unit, size, target, json.loads(said) if said else "")
        case "failed":
            return JobFailed(unit, size, target, msgspec.convert(json.loads(said), ErrorInfo))
        case "cancelled":
            return JobCancelled(unit, size, target)
        case _:
            return None
