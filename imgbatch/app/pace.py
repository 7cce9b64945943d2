"""What is known of this machine, remembered from one batch to the next, and learned from every one."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from imgbatch.app.folders import pace_file
from imgbatch.app.machine import default_workers
from imgbatch.domain.choice import pair
from imgbatch.domain.comparison import PROCESSES, Comparison
from imgbatch.domain.cost import seconds
from imgbatch.domain.event import Event, JobFinished, RunFinished, RunPaused, RunStarted, WorkerLost
from imgbatch.domain.job import JobDone, WorkUnit
from imgbatch.domain.pace import Experience, Pace
from imgbatch.domain.recipe import Recipe

_AT_ONCE = 0.1
"""Seconds until the first unit, where nothing had to be searched for."""


def load(*, tidy: bool = False) -> tuple[Pace, str]:
    """Read what is known of this machine and a note for the user, which is empty when all went well.

    Args:
        tidy: Whether a file that cannot be understood is set aside, so that another one can be written.
    """
    path = pace_file()
    try:
        with open(path, "rb") as file:
            return msgspec.convert(json.loads(file.read(), parse_constant=_refuse), Pace).bounded(), ""
    except FileNotFoundError:
        return Pace(), ""
    except OSError as error:
        return Pace(), f"what was learned of this machine could not be read ({error.strerror})"
    except ValueError:
        kept = f"; {_set_aside(path)}" if tidy else ""
        return Pace(), f"what was learned of this machine could not be understood{kept}"


def save(pace: Pace) -> None:
    """Write what is known of this machine; the old file stays whole until the new one is.

    Raises:
        OSError: It was not possible.
    """
    path = pace_file()
    os.makedirs(os.path.dirname(path), exist_ok=True)
    partial = f"{path}.{os.getpid()}.part"
    with open(partial, "w", encoding="ascii") as file:
        file.write(json.dumps(msgspec.to_builtins(pace), indent=2) + "\n")
    os.replace(partial, path)


def learn_from(comparison: Comparison, recipe: Recipe | None = None) -> str:
    """Learn from a comparison that is done; return a note, which is empty when all went well.

    Args:
        comparison: Of the ways to run a batch.
        recipe: What was made of its images; None teaches nothing of how long an image takes.
    """
    pace, note = load(tidy=True)
    return note or _remember(pace, pace.after_comparison(comparison, recipe))


class Learner:
    """Watches a run, and learns from it if all of its images were done and nothing disturbed it.

    Args:
        mode: What it runs on.
        workers: How many images at once.
        recipe: What is made of them.
    """

    def __init__(self, mode: str, workers: int, recipe: Recipe) -> None:
        self._mode = mode
        self._workers = workers
        self._recipe = recipe
        self._costs: defaultdict[str, float] = defaultdict(float)
        self._images = 0
        self._begun = self._fed = self._first = self._spent = 0.0
        self._is_undisturbed = True

    def units(self, units: Iterable[WorkUnit]) -> Iterator[WorkUnit]:
        """Yield units after they were looked at."""
        for unit in units:
            self._images += 1
            self._fed = self._fed or time.monotonic()
            self._costs[pair(unit.source, self._recipe)] += seconds(unit.source, self._recipe)
            yield unit

    def take(self, event: Event) -> str:
        """Look at an event; return a note if something was learned at the end and cannot be remembered, or nothing."""
        match event:
            case RunStarted():
                self._begun, self._spent = time.monotonic(), _spent()
            case JobFinished(result=result):
                self._first = self._first or time.monotonic()
                self._is_undisturbed &= isinstance(result, JobDone) and not result.copied
            case RunPaused() | WorkerLost():
                self._is_undisturbed = False
            case RunFinished(outcome=outcome):
                return self._learn(is_over=outcome == "finished")
        return ""

    def _learn(self, *, is_over: bool) -> str:
        pace, note = load(tidy=True)
        if sys.platform == "win32" and self._mode == PROCESSES:
            return note  # it does not say what workers took that have ended
        if note or not (is_over and self._is_undisturbed and self._images):
            return note
        experience = Experience(
            mode=self._mode,
            workers=min(self._workers, self._images, default_workers()),
            images=self._images,
            taken=time.monotonic() - self._begun,
            first=self._first - self._begun if self._fed - self._begun <= _AT_ONCE else None,
            spent=_spent() - self._spent,
            costs=dict(self._costs),
        )
        return _remember(pace, pace.after_run(experience))


def _spent() -> float:
    """Return the seconds that cores spent on this process, and on those of its workers that have ended.

    Windows says nothing of the latter.
    """
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _remember(before: Pace, after: Pace) -> str:
    if after == before:
        return ""
    try:
        save(after)
    except OSError as error:
        return f"what was learned of this machine could not be saved ({error.strerror})"
    return ""


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _set_aside(path: str) -> str:
    try:
        os.replace(path, path + ".bad")
    except OSError as error:
        return f"it could not be kept: {error.strerror}"
    return f"it was kept as {path}.bad"
