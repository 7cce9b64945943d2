"""The tables of the journal.

Paths are BLOBs as from `os.fsencode`, since a name need not be UTF-8; so are digests and keys, half as long as in text.
"""

from __future__ import annotations

VERSION = 2

UPGRADES = ("ALTER TABLE jobs ADD COLUMN source_digest BLOB",)
"""What leads from a version to the next one, from 1 to 2 first. An older imgbatch that has the file open goes on."""

NAMES = ("runs", "jobs", "pruned")

MADE = "state = 'done' AND undo IS NOT 2"
"""Which jobs say what imgbatch made. Every run keeps its own, so that undoing one brings back what was true before."""

IN_DOUBT = "(state IS NULL OR state = 'cancelled') AND undo IS NOT 2"
"""Which jobs may have left a file that nobody vouches for."""

TABLES = (
    # Counts are kept here, as a million rows cannot be counted each time that runs are listed.
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        version TEXT NOT NULL,
        pid INTEGER NOT NULL,
        born REAL NOT NULL,
        started REAL NOT NULL,
        ended REAL,
        outcome TEXT,
        output BLOB NOT NULL,
        request TEXT NOT NULL,
        planned INTEGER NOT NULL DEFAULT 0,
        done INTEGER NOT NULL DEFAULT 0,
        skipped INTEGER NOT NULL DEFAULT 0,
        failed INTEGER NOT NULL DEFAULT 0,
        cancelled INTEGER NOT NULL DEFAULT 0,
        bytes INTEGER NOT NULL DEFAULT 0,
        pruned INTEGER NOT NULL DEFAULT 0
    )
    """,
    # `state` is NULL until the result is known; `read_bytes` and `source_digest` are the source as the worker found
    # it; `undo` is 1 from before a file is put back, and 2 when there is nothing left to undo.
    """
    CREATE TABLE jobs (
        id INTEGER PRIMARY KEY,
        run INTEGER NOT NULL,
        unit INTEGER NOT NULL,
        source BLOB NOT NULL,
        source_bytes INTEGER NOT NULL,
        source_mtime_ns INTEGER NOT NULL,
        size TEXT NOT NULL,
        target BLOB NOT NULL,
        key BLOB NOT NULL,
        state TEXT,
        width INTEGER,
        height INTEGER,
        read_bytes INTEGER,
        bytes INTEGER,
        copied INTEGER,
        words TEXT,
        digest BLOB,
        mtime_ns INTEGER,
        backup BLOB,
        undo INTEGER,
        source_digest BLOB
    )
    """,
    "CREATE INDEX jobs_of_run ON jobs (run, unit)",
    # Never holds more than what is in work, or was when a run was killed.
    f"CREATE INDEX jobs_in_doubt ON jobs (run) WHERE {IN_DOUBT}",
    f"CREATE INDEX made_at ON jobs (target, run) WHERE {MADE}",
    f"CREATE INDEX made_from ON jobs (source) WHERE {MADE}",
    """
    CREATE TABLE pruned (
        run INTEGER NOT NULL,
        target BLOB NOT NULL,
        backup BLOB NOT NULL,
        PRIMARY KEY (run, target)
    ) WITHOUT ROWID
    """,
)
