"""The journal: what every run planned, and what came of it.

What is planned is committed before any of it is handed to a worker. Results are committed after the file got its name,
a quarter of a second later at most. So whoever is killed leaves files that are recorded, or planned and in doubt; never
one that nobody knows of.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from types import TracebackType
from typing import Any, Self

from imgbatch import __version__
from imgbatch.domain.fingerprint import recipe_key
from imgbatch.domain.job import JobResult, WorkUnit
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.request import Request
from imgbatch.journal.database import Database
from imgbatch.journal.owner import lives, this_process
from imgbatch.journal.record import (
    JOB_COLUMNS,
    MADE_COLUMNS,
    RUN_COLUMNS,
    JobRecord,
    Made,
    RunRecord,
    read_job,
    read_made,
    read_run,
)
from imgbatch.journal.retention import KEEP_JOBS, KEEP_RUNS, forget_run, to_forget
from imgbatch.journal.rows import Told, planned_rows, write_planned, write_results, write_same
from imgbatch.journal.schema import IN_DOUBT, MADE

HOLD_SECONDS = 0.25
"""How old a result may become before it is committed: a commit costs as much as many rows."""

_HELD = 512  # results; so many are committed at once, however young they are
_PAGE = 500  # rows that are in memory at once

# Only constants go into the text of a query; values are bound.
_BEGIN = "INSERT INTO runs (version, pid, born, started, output, request) VALUES (?, ?, ?, ?, ?, ?)"
_MADE = f"SELECT {MADE_COLUMNS} FROM jobs WHERE {MADE}"  # noqa: S608  (see above)
_LATER = f"SELECT 1 FROM jobs AS later WHERE later.target = jobs.target AND {MADE} AND later.run"  # noqa: S608  (see above)
_IN_DOUBT = f"SELECT target, backup FROM jobs WHERE run = ? AND {IN_DOUBT} AND NOT EXISTS ({_LATER} >= jobs.run)"  # noqa: S608  (see above)
_RUNS = f"SELECT {RUN_COLUMNS} FROM runs"  # noqa: S608  (see above)
_JOBS = f"SELECT {JOB_COLUMNS} FROM jobs WHERE run = ? AND (unit, id) > (?, ?)"  # noqa: S608  (see above)
_OF_STATE = {None: "", True: "AND state IS 'failed'", False: "AND state IS NOT 'failed'"}


class Journal:
    """An open journal. May be used from any thread, and by several processes at once.

    Every method raises JournalError when the file cannot be read or written; from then on all of them do.

    Attributes:
        database: The file.
        note: What a person should know about its opening, or empty.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.note = database.note
        self._lock = threading.Lock()  # of what is held
        self._held: list[Told] = []
        self._held_since = 0.0
        self._keys_of: tuple[Recipe | None, dict[str, bytes]] = (None, {})

    @classmethod
    def open(cls, path: str) -> Journal:
        """Open a journal file, and make it with its folder if it is missing.

        One that is damaged is set aside, which `note` then says.

        Raises:
            JournalError: It is not possible.
        """
        return cls(Database(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # What a run tells

    def begin(self, request: Request) -> int:
        """Record that this process begins a run, and return its number. Old runs are forgotten."""
        row = (__version__, *this_process(), time.time(), os.fsencode(request.output), request.to_json())
        with self.database.writing() as db:
            # Before their process ids are given out again.
            dead = [(number,) for number, pid, born in _open_runs(db) if not lives(pid, born)]
            db.executemany("UPDATE runs SET outcome = 'interrupted' WHERE id = ?", dead)
            number = db.execute(_BEGIN, row).lastrowid
        assert number is not None
        self.forget()
        return number

    def planned(self, run: int, units: Collection[WorkUnit]) -> None:
        """Commit what is about to be handed to workers; whatever needs no worker is left to `finished`."""
        rows = [row for unit in units for row in planned_rows(run, unit, self._keys(unit.recipe))]
        with self.database.writing() as db:
            write_planned(db, run, rows)
            for unit in units:
                write_same(db, unit)
            write_results(db, self._take())

    def finished(self, run: int, results: Iterable[tuple[str, JobResult]]) -> None:
        """Record results, each with the path of its source; they are committed soon, by this or a later call."""
        with self._lock:
            if not self._held:
                self._held_since = time.monotonic()
            self._held += [(run, source, result) for source, result in results]
            due = len(self._held) >= _HELD or time.monotonic() - self._held_since >= HOLD_SECONDS
        if due:
            self.flush()

    def flush(self) -> None:
        """Commit the results that are held."""
        if self._held:
            with self.database.writing() as db:
                write_results(db, self._take())

    def end(self, run: int, outcome: str) -> None:
        """Record that a run ended: `finished`, `cancelled`, or `stopped` by an error."""
        with self.database.writing() as db:
            write_results(db, self._take())
            db.execute("UPDATE runs SET ended = ?, outcome = ? WHERE id = ?", (time.time(), outcome, run))

    def close(self) -> None:
        """Commit what is held, unless the file failed before, and close it."""
        try:
            if not self.database.has_failed:
                self.flush()
        finally:
            self.database.close()

    # What a run asks

    def made(self, target: str) -> Made | None:
        """Return what imgbatch made at this path last, whatever is there now."""
        with self.database.reading() as db:
            query = f"{_MADE} AND target = ? ORDER BY run DESC LIMIT 1"
            row = db.execute(query, (os.fsencode(target),)).fetchone()
        return None if row is None else read_made(row)

    def made_from(self, source: str) -> tuple[Made, ...]:
        """Return all files that were last made from this source."""
        with self.database.reading() as db:
            query = f"{_MADE} AND source = ? AND NOT EXISTS ({_LATER} > jobs.run) ORDER BY target"
            rows = db.execute(query, (os.fsencode(source),)).fetchall()
        return tuple(map(read_made, rows))

    def made_below(self, folder: str) -> Iterator[Made]:
        """Yield what imgbatch made last at every path below a folder, in the order of their bytes."""
        self.flush()
        start = os.fsencode(os.path.join(folder, ""))
        last, end = start, start[:-1] + bytes([start[-1] + 1])
        query = f"{_MADE} AND target > ? AND target < ? AND NOT EXISTS ({_LATER} > jobs.run) ORDER BY target LIMIT ?"
        while True:
            with self.database.reading() as db:
                rows = db.execute(query, (last, end, _PAGE)).fetchall()
            yield from map(read_made, rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1][0]

    def in_doubt(self) -> frozenset[str]:
        """Return the targets of runs that are over and never said what came of them.

        A file that is there is complete, by the law of `engine.store`, and may be ours. What a later run made is not
        in doubt.
        """
        return frozenset(self._doubts())

    def kept_in_doubt(self) -> dict[str, str]:
        """Return where what stood at these targets before was to be kept: whoever replaces them keeps nothing else."""
        return {target: backup for target, backup in self._doubts().items() if backup}

    def _doubts(self) -> dict[str, str]:
        self.flush()
        with self.database.reading() as db:
            running = {number for number, pid, born in _open_runs(db) if lives(pid, born)}
            unsettled = db.execute("SELECT id FROM runs WHERE planned > done + skipped + failed").fetchall()
            over = [number for (number,) in unsettled if number not in running]
            rows = [row for run in over for row in db.execute(_IN_DOUBT, (run,))]
        # The first run that was cut short kept what was there before all of them.
        return {os.fsdecode(target): os.fsdecode(backup or b"") for target, backup in reversed(rows)}

    # What people ask

    def runs(self, limit: int = KEEP_RUNS) -> list[RunRecord]:
        """Return the last runs, newest first; a limit of -1 is none."""
        return self._runs("ORDER BY id DESC LIMIT ?", limit)

    def run(self, number: int) -> RunRecord | None:
        """Return one run, if it is known."""
        return next(iter(self._runs("WHERE id = ?", number)), None)

    def jobs(self, run: int, *, failed: bool | None = None) -> Iterator[JobRecord]:
        """Yield the jobs of a run, in the order of their sources: all, only those that failed, or only the others."""
        self.flush()
        # No cursor stays open: while one does, the file beside the journal that takes what is new could only grow.
        query = f"{_JOBS} {_OF_STATE[failed]} ORDER BY unit, id LIMIT ?"
        unit = number = -1
        while True:
            with self.database.reading() as db:
                rows = db.execute(query, (run, unit, number, _PAGE)).fetchall()
            yield from map(read_job, rows)
            if len(rows) < _PAGE:
                return
            number, unit = rows[-1][:2]

    def forget(self, keep: int = KEEP_RUNS, jobs: int = KEEP_JOBS) -> list[RunRecord]:
        """Forget the oldest runs, and return them. What they made stays known as ours, but cannot be undone any more.

        Runs that are going on are kept, and the newest one.

        Args:
            keep: How many runs to keep, at the most.
            jobs: How many jobs to keep of all runs, at the most.
        """
        forgotten = to_forget(self.runs(-1), keep, jobs)
        for record in forgotten:
            forget_run(self.database, record.id)
        return forgotten

    def _runs(self, which: str, value: int) -> list[RunRecord]:
        self.flush()
        with self.database.reading() as db:
            rows = db.execute(f"{_RUNS} {which}", (value,)).fetchall()
        return list(map(_read_run, rows))

    def _keys(self, recipe: Recipe) -> dict[str, bytes]:
        """Return the key for each size of a recipe; a batch has hardly more than one, and it is slow to digest."""
        known, keys = self._keys_of
        if known is not recipe:
            keys = {str(size): bytes.fromhex(recipe_key(recipe, size)) for size in recipe.sizes}
            self._keys_of = recipe, keys
        return keys

    def _take(self) -> list[Told]:
        with self._lock:
            held, self._held = self._held, []
        return held


def _open_runs(db: sqlite3.Connection) -> list[tuple[int, int, float]]:
    """Return number and process of the runs of which no end is recorded."""
    return db.execute("SELECT id, pid, born FROM runs WHERE outcome IS NULL").fetchall()


def _read_run(row: tuple[Any, ...]) -> RunRecord:
    _number, _version, pid, born, _started, _ended, outcome, *_ = row
    return read_run(row, lives=outcome is None and lives(pid, born))
