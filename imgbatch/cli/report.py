"""Events as people and programs read them in a terminal."""

from __future__ import annotations

import time
from typing import Protocol, TextIO

from imgbatch.domain.error import ErrorKind
from imgbatch.domain.event import (
    Event,
    JobFinished,
    ModeChosen,
    OutputPruned,
    PathRejected,
    RunNoted,
    WorkerLost,
    to_json,
)
from imgbatch.domain.job import JobDone, JobFailed
from imgbatch.domain.naming import shown
from imgbatch.domain.progress import Progress


class Report(Protocol):
    """Shows the events of one run."""

    def show(self, event: Event) -> None: ...

    def close(self) -> None: ...


def byte_size(count: float) -> str:
    """Write a number of bytes as people read it, in powers of 1000."""
    for unit in ("B", "kB", "MB", "GB"):
        if abs(count) < 999.5:  # noqa: PLR2004  (would round to 1000)
            return f"{count:.0f} {unit}" if unit in ("B", "kB") else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"


def duration(seconds: float) -> str:
    """Write a time as people read it."""
    if seconds < 10:  # noqa: PLR2004
        return f"{seconds:.1f} s"
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {seconds:02} s" if minutes else f"{seconds} s"


def plural(count: int, noun: str) -> str:
    """Count a noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


class JsonReport:
    """One event a line, and nothing else."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def show(self, event: Event) -> None:
        self._out.write(to_json(event) + "\n")
        self._out.flush()

    def close(self) -> None:
        pass


class LineReport:
    """A line for each file, failures on the error stream, and a summary."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self._progress = Progress()
        self._trouble = ""

    def show(self, event: Event) -> None:
        self._progress = self._progress.apply(event, time.monotonic())
        match event:
            case JobFinished(result=JobDone() as done):
                verb = "copied" if done.copied else f"{done.width}x{done.height}"
                print(f"{shown(done.target)}  {verb}  {byte_size(done.bytes)}", file=self._out)
        if (line := trouble(event)) and line != self._trouble:
            print(f"imgbatch: {line}", file=self._err)
            self._trouble = line  # an image that fails for every size is named once
        for line in notes(event):
            print(line, file=self._err)

    def close(self) -> None:
        for line in summary(self._progress):
            print(line, file=self._out)


def summary(progress: Progress) -> list[str]:
    """Say how it ended, in one or two lines."""
    if progress.finished is None:
        return []
    parts = [f"{plural(progress.done, 'file')} written"]
    if progress.unchanged:
        parts.append(f"{progress.unchanged} unchanged")
    if there := progress.skipped - progress.fitting - progress.unchanged:
        parts.append(f"{there} skipped, already there (--exists replace writes them again)")
    if progress.fitting:
        parts.append(f"{progress.fitting} skipped, no larger than the size")
    if progress.failed or progress.rejected:
        parts.append(f"{progress.failed + progress.rejected} failed")
    if progress.cancelled:
        parts.append(f"{progress.cancelled} cancelled")
    text = ", ".join(parts)
    if progress.done:
        speed = progress.images / progress.seconds if progress.seconds else 0.0
        text += f" in {duration(progress.seconds)}"
        text += f" ({speed:.1f} images/s, {byte_size(progress.source_bytes)} -> {byte_size(progress.bytes)})"
    if progress.finished.outcome == "cancelled":
        return ["Cancelled.", text]
    if not (progress.found or progress.rejected):
        return ["No images were found."]
    return [text]


def trouble(event: Event) -> str:
    """Return the line for an event that is a failure, or nothing."""
    match event:
        case PathRejected(path=path, error=error):
            return f"{shown(path)}: {error}"
        case JobFinished(path=path, result=JobFailed(error=error)):
            detail = f"\n{error.detail}" if error.kind is ErrorKind.BUG else ""
            return f"{shown(path)}: {error}{detail}"
        case WorkerLost(path=path, cause=cause, retrying=True):
            return f"{shown(path)}: its worker ended with {cause}; trying once more"
        case _:
            return ""


def notes(event: Event) -> list[str]:
    """Return what the user should know about the run, or about a file that was written, a line each."""
    match event:
        case JobFinished(result=JobDone(target=target, notes=found)):
            return [f"{shown(target)}: {note}" for note in found]
        case ModeChosen(mode=mode, workers=workers, reason=reason):
            many = f", {plural(workers, 'worker')}" if mode != "serial" else ""
            return [f"imgbatch: {mode}{many}: {reason}"]
        case RunNoted(note=note):
            return [f"imgbatch: {note}"]
        case OutputPruned(path=path, reason=reason):
            return [f"{shown(path)}: {f'kept, {reason}' if reason else 'moved away, its source is gone'}"]
        case _:
            return []
