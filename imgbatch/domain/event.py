"""What happened, as frozen facts in the past tense, in the order of a batch.

Scanning and running are both iterators of these; the window and the terminal only ever see events.
"""

from __future__ import annotations

import json
import re
from typing import Literal

import msgspec

from imgbatch.domain.error import ErrorInfo
from imgbatch.domain.job import Job, JobResult, Source


def _tag(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Event(msgspec.Struct, frozen=True, gc=False, tag=_tag, tag_field="event"):
    """The base of all events; `event` in JSON is the class name in snake_case."""


class ScanStarted(Event, frozen=True):
    """The search for images began in this many given paths."""

    paths: int


class SourceFound(Event, frozen=True):
    """An image was found, by its name; nobody has looked inside yet."""

    source: Source


class SourceProbed(Event, frozen=True):
    """The first bytes of a source were read: it has a header now, or an error."""

    source: Source


class PathRejected(Event, frozen=True):
    """A path that was given, or met on the way, cannot be used."""

    path: str
    error: ErrorInfo


class ScanFinished(Event, frozen=True):
    """All paths were searched; the totals are those of this scan."""

    sources: int
    rejected: int


class RunStarted(Event, frozen=True):
    """The batch began.

    Attributes:
        mode: `processes`, `threads` or `serial`.
        workers: How many images are worked on at once, at the most.
        sizes: Jobs per source.
        sources: How many there will be, or None while the search is still on.
    """

    mode: str
    workers: int
    sizes: int
    sources: int | None


class ModeChosen(Event, frozen=True):
    """Nobody said what to run on, so that it was chosen; told before workers are started.

    Attributes:
        mode: `processes`, `threads` or `serial`.
        workers: How many images are worked on at once, at the most.
        reason: Why, with its figures, as the end of a sentence.
    """

    mode: str
    workers: int
    reason: str


class JobPlanned(Event, frozen=True):
    """What would be done with one source for one size; told by a dry run only."""

    path: str
    job: Job


class UnitStarted(Event, frozen=True):
    """Worker number `worker` (from 0) took up the source number `unit`."""

    unit: int
    worker: int
    path: str


class JobFinished(Event, frozen=True):
    """A job of the source at `path` reached its one terminal state.

    Attributes:
        jobs: How many jobs the source has.
    """

    path: str
    result: JobResult
    jobs: int = 1


class WorkerLost(Event, frozen=True):
    """A worker died; the image in its hands is tried once more, or has failed.

    Attributes:
        cause: Signal name or exit code.
        retrying: Whether the image gets a second try on a fresh worker.
    """

    unit: int
    path: str
    pid: int
    cause: str
    retrying: bool


class RunNoted(Event, frozen=True):
    """Something to know about the run as a whole: a protection that is missing, say."""

    note: str


class OutputPruned(Event, frozen=True):
    """A file that an earlier run made, of a source that is gone now, was moved away; or why it was not.

    Attributes:
        path: Of the file, or of a whole folder that nothing is known of.
        backup: Where the file is now; empty if it was not moved.
        reason: Why not; empty if it was.
    """

    path: str
    backup: str
    reason: str = ""


class RunPaused(Event, frozen=True):
    """No further image is handed out until `RunResumed`; each worker finishes what it has, two at the most.

    Attributes:
        reason: Why it paused by itself: a full disk, say. Empty when somebody wanted it.
    """

    reason: str = ""


class RunResumed(Event, frozen=True):
    """Images are handed out again."""


class RunFinished(Event, frozen=True):
    """The batch is over and every planned job has its terminal state.

    Attributes:
        planned: Sum of the four counts after it.
    """

    outcome: Literal["finished", "cancelled"]
    planned: int
    done: int
    skipped: int
    failed: int
    cancelled: int


def to_json(event: Event) -> str:
    r"""Encode as one line of JSON; bytes of names that are not UTF-8 are kept as `\udcXX` escapes."""
    return json.dumps(msgspec.to_builtins(event), ensure_ascii=True, separators=(",", ":"))
