"""What a run tells, written down: jobs that are planned, and what came of them."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from imgbatch.domain.job import UNCHANGED, JobDone, JobResult, WorkUnit
from imgbatch.journal.record import STATES, words
from imgbatch.journal.schema import MADE

Told = tuple[int, str, JobResult]
"""The number of a run, the path of a source, and what came of one of its jobs."""

_PLAN = """
    INSERT INTO jobs (run, unit, source, source_bytes, source_mtime_ns, size, target, key, backup)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_FIND = "SELECT id, state, bytes FROM jobs WHERE run = ? AND unit = ? AND target = ? AND size = ?"
_DONE = """
    UPDATE jobs SET state = 'done', width = ?, height = ?, read_bytes = ?, bytes = ?, copied = ?, words = ?, digest = ?,
    mtime_ns = ?, backup = ?, source_digest = ? WHERE id = ?
"""
_SAME = f"""
    UPDATE jobs SET source_bytes = :bytes, source_mtime_ns = :mtime_ns
    WHERE {MADE} AND target = :target AND source = :source AND source_digest = :digest
    AND (source_bytes, source_mtime_ns) <> (:bytes, :mtime_ns)
"""  # noqa: S608  (a constant; values are bound)
_NOT_DONE = "UPDATE jobs SET state = ?, words = ? WHERE id = ?"
_COUNT = """
    UPDATE runs SET planned = planned + ?, done = done + ?, skipped = skipped + ?, failed = failed + ?,
    cancelled = cancelled + ?, bytes = bytes + ? WHERE id = ?
"""


def planned_rows(run: int, unit: WorkUnit, keys: dict[str, bytes]) -> Iterator[tuple[object, ...]]:
    """Yield a row for each job of a unit that needs a worker, with the key (see `domain.fingerprint`) of its size."""
    source = unit.source
    if source.error is not None:
        return
    path = os.fsencode(source.path)
    for job in unit.jobs:
        if not job.skip:
            key, backup = keys.get(job.size, b""), os.fsencode(job.backup) or None
            target = os.fsencode(job.target)
            yield run, source.number, path, source.bytes, source.mtime_ns, job.size, target, key, backup


def write_planned(db: sqlite3.Connection, run: int, rows: list[tuple[object, ...]]) -> None:
    """Write down jobs that are about to be handed to workers."""
    db.executemany(_PLAN, rows)
    db.execute(_COUNT, (len(rows), 0, 0, 0, 0, 0, run))


def write_same(db: sqlite3.Connection, unit: WorkUnit) -> None:
    """Write down size and date of a source that its content proves to be unchanged: later they tell it as well."""
    source = unit.source
    if not source.digest:
        return
    known = {"source": os.fsencode(source.path), "digest": bytes.fromhex(source.digest)}
    for job in unit.jobs:
        if job.skip == UNCHANGED:
            row = known | {"target": os.fsencode(job.target), "bytes": source.bytes, "mtime_ns": source.mtime_ns}
            db.execute(_SAME, row)


def write_results(db: sqlite3.Connection, results: Iterable[Told]) -> None:
    """Write down what came of jobs; those that needed no worker are new."""
    counts: dict[int, Counter[str]] = {}
    for run, source, result in results:
        count = counts.setdefault(run, Counter())
        unit, target = result.unit, os.fsencode(result.target)
        row = db.execute(_FIND, (run, unit, target, result.size)).fetchone()
        if row is None:
            new = (run, unit, os.fsencode(source), 0, 0, result.size, target, b"", None)
            row = (db.execute(_PLAN, new).lastrowid, None, None)
            count["planned"] += 1
        job, before, bytes_before = row
        if before is not None:  # told twice: the last word counts
            count[before] -= 1
            count["bytes"] -= bytes_before or 0
        state = STATES[type(result)]
        count[state] += 1
        if isinstance(result, JobDone):
            count["bytes"] += result.bytes
            size = result.width, result.height, result.source_bytes, result.bytes, result.copied
            digest, backup = bytes.fromhex(result.digest) or None, os.fsencode(result.backup) or None
            read = bytes.fromhex(result.source_digest) or None
            db.execute(_DONE, (*size, words(result), digest, result.mtime_ns, backup, read, job))
        else:
            db.execute(_NOT_DONE, (state, words(result), job))
    for run, count in counts.items():
        db.execute(_COUNT, (*(count[name] for name in ("planned", *STATES.values(), "bytes")), run))
