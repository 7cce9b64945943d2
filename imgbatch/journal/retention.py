"""Which runs are forgotten, so that the journal does not grow for ever."""

from __future__ import annotations

from collections.abc import Sequence

from imgbatch.journal.database import Database
from imgbatch.journal.record import RunRecord
from imgbatch.journal.schema import MADE

KEEP_RUNS = 50
KEEP_JOBS = 1_000_000
"""Of all runs together. The file takes some 500 bytes for each."""

_AT_ONCE = 5000  # rows; others may write in between

# What was made is still known as ours, without its run, until a later run makes it anew and is forgotten as well.
_OUTDATED = """
    DELETE FROM jobs WHERE id IN (
        SELECT older.id FROM jobs JOIN jobs AS older ON older.target = jobs.target AND older.run < jobs.run
        WHERE jobs.run = :run AND (jobs.unit, jobs.id) > (:unit, :id) AND (jobs.unit, jobs.id) <= (:last_unit, :last_id)
        AND jobs.state = 'done' AND jobs.undo IS NOT 2 AND older.state = 'done' AND older.undo IS NOT 2
        AND older.run NOT IN (SELECT id FROM runs)
    )
"""
_FORGOTTEN = f"""
    DELETE FROM jobs WHERE run = :run AND (unit, id) > (:unit, :id) AND (unit, id) <= (:last_unit, :last_id)
    AND (
        {MADE} AND NOT EXISTS (
            SELECT 1 FROM jobs AS later WHERE later.target = jobs.target AND later.run > jobs.run AND {MADE}
        )
    ) IS NOT TRUE
"""  # noqa: S608  (constants; values are bound)


def to_forget(runs: Sequence[RunRecord], keep: int, jobs: int) -> list[RunRecord]:
    """Choose among all runs, newest first; the newest and those that are going on are kept."""
    forgotten, total = [], 0
    for place, record in enumerate(runs):
        total += record.planned
        if place and (place >= keep or total > jobs) and record.outcome != "running":
            forgotten.append(record)
    return forgotten


def forget_run(database: Database, run: int) -> None:
    """Forget one run, a part at a time; whatever is left by a kill is forgotten the next time."""
    unit = number = -1
    while True:
        with database.writing() as db:
            ids = "SELECT unit, id FROM jobs WHERE run = ? AND (unit, id) > (?, ?) ORDER BY unit, id LIMIT ?"
            page = db.execute(ids, (run, unit, number, _AT_ONCE)).fetchall()
            if page:
                last_unit, last_id = page[-1]
                part = {"run": run, "unit": unit, "id": number, "last_unit": last_unit, "last_id": last_id}
                db.execute(_OUTDATED, part)
                db.execute(_FORGOTTEN, part)
                unit, number = page[-1]
            else:
                db.execute("DELETE FROM pruned WHERE run = ?", (run,))
                db.execute("DELETE FROM runs WHERE id = ?", (run,))
                return
