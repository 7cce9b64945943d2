"""Which process does a run, so that a run whose process died is known for what it is."""

from __future__ import annotations

import os

import psutil

_TOLERANCE = 2.0
"""Seconds. Systems count starts from a boot time that moves a little when the clock is set."""


def this_process() -> tuple[int, float]:
    """Return the id and the start (seconds since 1970) of this process; the id alone is given out again."""
    return os.getpid(), psutil.Process().create_time()


def lives(pid: int, born: float) -> bool:
    """Whether the process with this id that started then is still there."""
    try:
        process = psutil.Process(pid)
        return abs(process.create_time() - born) <= _TOLERANCE and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True  # it is there, and that is all that we may know
