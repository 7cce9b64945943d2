"""Move outputs away whose sources are gone.

Nothing is deleted: what is moved is recorded first, and undoing the run brings it back.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from itertools import count
from typing import Literal

import msgspec

from imgbatch.domain.error import from_os
from imgbatch.journal.content import is_gone, why_not_ours
from imgbatch.journal.journal import Journal
from imgbatch.journal.record import Made

BACKUPS = ".imgbatch-backup"
"""Name of the folder in the output folder that holds what was replaced or moved away, a folder for each run."""

ABSENT = "the folder is not there; is its drive connected?"
EMPTY = "the folder is empty; is its drive connected?"


class Pruned(msgspec.Struct, frozen=True):
    """What became of one output, or of a whole folder.

    Attributes:
        path: Absolute path of the output, or of a folder that was given.
        what: It was moved to `backup`; or it was left alone; or nothing that was made from this folder was looked at.
        backup: Where the file is now.
        reason: Why nothing was moved; empty otherwise.
    """

    path: str
    what: Literal["moved", "kept", "spared"]
    backup: str = ""
    reason: str = ""


def prune(journal: Journal, run: int, output: str, roots: Collection[str]) -> Iterator[Pruned]:
    """Move away every unchanged output of imgbatch whose source was in one of these folders and is gone.

    Args:
        journal: Knows what was made from what.
        run: The run that does it; undoing it undoes this as well.
        output: Absolute path of its output folder; outputs elsewhere are left alone.
        roots: Absolute paths of the folders that were given to the run.
    """
    spared = {root: reason for root in roots if (reason := _why_spared(root))}
    for root, reason in spared.items():
        yield Pruned(root, "spared", reason=reason)
    searched = [root for root in roots if root not in spared]
    numbers = count(1)
    for made in journal.made_below(output) if searched else ():
        if made.run == run:
            continue  # its source was there a moment ago
        # A folder that was given may lie in another one, and be on a drive that is not connected.
        if _is_below(made.source, searched) and not _is_below(made.source, spared) and is_gone(made.source):
            yield from _prune(journal, run, os.path.join(output, BACKUPS, str(run)), numbers, made)


def _why_spared(root: str) -> str:
    """Say why nothing can be told from what is missing in a folder, or nothing."""
    try:
        with os.scandir(root) as entries:
            return "" if any(True for _ in entries) else EMPTY
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except OSError as error:
        return from_os(error).message


def _is_below(path: str, folders: Collection[str]) -> bool:
    return any(path.startswith(os.path.join(folder, "")) for folder in folders)


def _prune(journal: Journal, run: int, folder: str, numbers: Iterator[int], made: Made) -> Iterator[Pruned]:
    if is_gone(made.target):
        return
    if reason := why_not_ours(made.target, made.bytes, made.digest):
        yield Pruned(made.target, "kept", reason=reason)
        return
    suffix = os.path.splitext(made.target)[1]
    backup = next(path for number in numbers if not os.path.lexists(path := os.path.join(folder, f"{number}{suffix}")))
    with journal.database.writing() as db:
        row = run, os.fsencode(made.target), os.fsencode(backup)
        db.execute("INSERT OR REPLACE INTO pruned (run, target, backup) VALUES (?, ?, ?)", row)
        db.execute("UPDATE runs SET pruned = pruned + 1 WHERE id = ?", (run,))
    try:
        os.makedirs(folder, exist_ok=True)
        os.replace(made.target, backup)
    except OSError as error:
        yield Pruned(made.target, "kept", reason=str(from_os(error)))
    else:
        yield Pruned(made.target, "moved", backup)
