"""How far a batch has come: a pure fold over its events, shared by the window and the terminal."""

from __future__ import annotations

import msgspec

from imgbatch.domain.event import (
    Event,
    JobFinished,
    OutputPruned,
    PathRejected,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    ScanFinished,
    SourceFound,
    UnitStarted,
    WorkerLost,
)
from imgbatch.domain.job import ALREADY_FITS, UNCHANGED, JobCancelled, JobDone, JobFailed, JobSkipped

RATE_SECONDS = 8.0
"""The rate is that of the last so many seconds: long enough to be calm, short enough to follow a change."""

_SAMPLE_SECONDS = 0.25

_ROUNDING = 1e-3  # what a million thirds may be away from a whole number


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a batch after some of its events.

    Attributes:
        mode: Mode of the run, empty before it started.
        workers: Images worked on at once, at the most.
        sizes: Of the recipe.
        shares: Images that are over, those in part counted by their jobs.
        found: Sources known so far.
        counted: Whether `found` is final.
        rejected: Paths that could not be used.
        done: Jobs written; likewise `skipped`, `failed`, `cancelled`.
        fitting: Those of the skipped jobs whose source fits already.
        unchanged: Those whose output an earlier run made, of the same source in the same way.
        pruned: Outputs of earlier runs that were moved away.
        source_bytes: Bytes of the sources of which something was written, each counted once.
        bytes: Bytes written.
        lost: Workers that died.
        working: Number and path of the source in the hands of each worker, by the worker's number.
        paused: Whether new images are held back.
        finished: The last event, once it came; its counts are those of the last run alone.
        seconds: Time since the run started, pauses left out, as of the last event.
        rate: Images per second of late; 0 while it is not known.
    """

    mode: str = ""
    workers: int = 0
    sizes: int = 1
    found: int = 0
    counted: bool = False
    rejected: int = 0
    done: int = 0
    skipped: int = 0
    fitting: int = 0
    unchanged: int = 0
    failed: int = 0
    cancelled: int = 0
    pruned: int = 0
    shares: float = 0.0
    source_bytes: int = 0
    bytes: int = 0
    lost: int = 0
    working: dict[int, tuple[int, str]] = {}
    paused: bool = False
    finished: RunFinished | None = None
    seconds: float = 0.0
    rate: float = 0.0
    samples: tuple[tuple[float, int], ...] = ()
    measured: int = -1
    clock: float | None = None

    @property
    def images(self) -> int:
        """Sources all of whose jobs are over."""
        return int(self.shares + _ROUNDING)

    @property
    def seconds_left(self) -> float | None:
        """An estimate, or None while the total or the rate is not known."""
        if not self.counted or self.rate <= 0:
            return None
        return (self.found - self.images) / self.rate

    def apply(self, event: Event, now: float) -> Progress:
        """Return the progress after `event`, which came at `now` (seconds on any clock that only goes forward)."""
        after = self._timed(now)
        match event:
            case SourceFound():
                return _with(after, found=after.found + 1)
            case PathRejected():
                return _with(after, rejected=after.rejected + 1)
            case ScanFinished():
                return _with(after, counted=True)
            case RunStarted(mode=mode, workers=workers, sizes=sizes, sources=sources):
                # A run that follows another one adds to it.
                known = {"found": after.found + (sources or 0), "counted": sources is not None, "finished": None}
                start: dict[str, object] = {"clock": now, "samples": ((after.seconds, after.images),), "mode": mode}
                return _with(after, workers=workers, sizes=sizes, **start, **known)
            case UnitStarted(unit=unit, worker=worker, path=path):
                return _with(after, working={**after.working, worker: (unit, path)})
            case JobFinished(result=result, jobs=jobs):
                working = {worker: held for worker, held in after.working.items() if held[0] != result.unit}
                return _count(_with(after, working=working, shares=after.shares + 1 / jobs), result)
            case WorkerLost():
                return _with(after, lost=after.lost + 1)
            case OutputPruned(reason=""):
                return _with(after, pruned=after.pruned + 1)
            case RunPaused():
                return _with(after, paused=True, rate=0.0, samples=())
            case RunResumed():
                return _with(after, paused=False, samples=((after.seconds, after.images),))
            case RunFinished():
                return _with(after, finished=event, working={}, counted=True)
            case _:
                return after

    def _timed(self, now: float) -> Progress:
        if self.clock is None or self.finished:
            return self
        seconds = self.seconds if self.paused else self.seconds + now - self.clock
        return _with(self, clock=now, seconds=seconds)


def _count(progress: Progress, result: object) -> Progress:
    match result:
        case JobDone(unit=unit, source_bytes=before, bytes=written):
            # The results of one source come one after the other.
            fresh = before if unit != progress.measured else 0
            bytes_ = {"source_bytes": progress.source_bytes + fresh, "bytes": progress.bytes + written}
            after = _with(progress, done=progress.done + 1, measured=unit, **bytes_)
        case JobSkipped(reason=reason):
            why = {
                "fitting": progress.fitting + (reason == ALREADY_FITS),
                "unchanged": progress.unchanged + (reason == UNCHANGED),
            }
            after = _with(progress, skipped=progress.skipped + 1, **why)
        case JobFailed():
            after = _with(progress, failed=progress.failed + 1)
        case JobCancelled():
            after = _with(progress, cancelled=progress.cancelled + 1)
        case _:
            raise TypeError(f"not a job result: {result!r}")
    if after.paused or not after.samples:
        return after
    # At most one sample in a quarter of a second, and one that is older than the window to measure from.
    samples = after.samples
    if after.seconds - samples[-1][0] >= _SAMPLE_SECONDS:
        samples = (*samples, (after.seconds, after.images))
        while samples[2:] and samples[1][0] <= after.seconds - RATE_SECONDS:
            samples = samples[1:]
    then, images = samples[0]
    elapsed = after.seconds - then
    rate = (after.images - images) / elapsed if elapsed > 0 else 0.0
    return _with(after, samples=samples, rate=rate)


def _with(progress: Progress, **changes: object) -> Progress:
    return msgspec.structs.replace(progress, **changes)
