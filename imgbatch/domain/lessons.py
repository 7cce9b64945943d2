"""What a comparison teaches: sentences that hold for its figures, and are left out where they do not."""

from __future__ import annotations

import math
from collections.abc import Iterator

from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Comparison, Contender, Standing, Trial
from imgbatch.domain.lesson import Figure, Lesson, Value, about, percent, rate_of, seconds_of, times_as
from imgbatch.domain.outcome import noise, outcome
from imgbatch.domain.wording import translatable

MOST = 4
"""So many are said, the most important first; nobody reads more."""

_LAG, _MORE_WAITING = 1.1, 0.1
"""The lock is to blame if processes are so many times as fast, and threads wait for so much more of the time."""

_STARTUP_SHARE, _STARTUP_SECONDS = 0.1, 0.05
"""A start that takes less of the time, or is no more than this later than that of threads, is not worth a word."""

_NO_FASTER, _HARDLY, _MUCH_WAITING = 1.03, 1.2, 0.2
_READING, _IDLE = 1.15, 0.15
_MORE_MEMORY = 1.2
_WORTH = 0.05
_LARGE, _ENOUGH_IMAGES = 4.0, 10
_MOSTLY = 0.5
_ALL = 0.85

_READ = translatable(
    "Reading is the limit: the disk gives {disk} images a second ({megabytes} MB), and {rate} a second can be resized "
    "once they are read. More workers will not help."
)
_LOCK = translatable(
    "With images in their hands {threads} waited {waiting} % of the time, {processes} {other} %: the interpreter lock "
    "lets one thread at a time through."
)
_NO_LOCK = translatable(
    "This Python has no interpreter lock: with images in their hands {threads} waited {waiting} % of the time, "
    "{processes} {other} %."
)
_STARTUP = translatable(
    "Starting {processes} took {startup} s of {seconds} s. That pays from about {images} images on; with fewer, "
    "{threads} would be done first."
)
_STARTUP_IN_VAIN = translatable(
    "Starting {processes} took {startup} s of {seconds} s, and image by image nothing is gained over {threads}: that "
    "is never made up for."
)
_KEPT = translatable(
    "Keeping processes from one batch to the next saves {saved} s at each start: {times} times as fast with {images} "
    "images, and worth less than 5 % with more than {worth}."
)
_KEPT_IN_VAIN = translatable("Keeping processes gains nothing here: starting them takes {startup} s only.")
_NO_CORES = translatable(
    "Going from {few} to {many} gains next to nothing ({times} times): the cores of this machine are used up."
)
_WAITING = translatable(
    "Going from {few} to {many} gains next to nothing ({times} times): with images in their hands they waited "
    "{waiting} % of the time."
)
_HARDLY_MORE = translatable("Going from {few} to {many} gains next to nothing ({times} times).")
_DISK = translatable("For {percent} % of the time cores had nothing to do but to wait for a disk.")
_MEMORY = translatable("At the peak {processes} took {more} MB of memory, {threads} {less} MB.")
_LARGE_ONES = translatable(
    "A few large images decide: 5 of 100 took longer than {slow} s each, half of all less than {usual} s."
)
_FORMAT = translatable(
    "{count} of {images} images are {format}; a megapixel of these images cost {seconds} s of a core."
)
_ALL_COUNT = translatable("Every worker counts: each of {winner} does {percent} % of what one alone would do.")


def lessons(comparison: Comparison) -> tuple[Lesson, ...]:
    """Return what the figures say, the most important first."""
    return tuple(_found(comparison))[:MOST]


def _found(comparison: Comparison) -> Iterator[Lesson]:
    fastest = comparison.fastest
    if fastest is None:
        return
    typical = comparison.typical(fastest.contender)
    assert typical is not None  # whoever has figures has a trial
    yield from outcome(comparison, fastest)
    yield from noise(comparison, fastest)
    yield from _reading(comparison, fastest)
    yield from _lock(comparison)
    yield from _startup(comparison)
    yield from _kept(comparison)
    yield from _scaling(comparison, fastest)
    yield from _disk(comparison, fastest, typical)
    yield from _memory(comparison)
    yield from _large(typical)
    yield from _format(comparison, fastest, typical)
    if fastest.contender.workers > 1 and fastest.efficiency is not None and fastest.efficiency >= _ALL:
        yield Lesson(_ALL_COUNT, {"winner": fastest.contender, "percent": percent(fastest.efficiency)})


def _reading(comparison: Comparison, fastest: Standing) -> Iterator[Lesson]:
    sample = comparison.sample
    if sample is None or not sample.is_cold or sample.read_seconds <= 0:
        return
    disk = sample.images / sample.read_seconds
    if disk < fastest.images.median * _READING:
        megabytes = Figure(sample.bytes / 1e6 / sample.read_seconds)
        yield Lesson(_READ, {"disk": rate_of(disk), "megabytes": megabytes, "rate": rate_of(fastest.images.median)})


def _lock(comparison: Comparison) -> Iterator[Lesson]:
    pair = _pair(comparison, comparison.machine.cores)  # more of them wait for a core, whatever they are
    if pair is None:
        return
    threads, processes = pair
    waiting, other = _waiting(comparison, threads), _waiting(comparison, processes)
    values: dict[str, Value] = {
        "threads": threads.contender,
        "waiting": percent(waiting),
        "processes": processes.contender,
        "other": percent(other),
    }
    if comparison.machine.is_free_threaded:
        yield Lesson(_NO_LOCK, values)
    elif processes.images.median >= threads.images.median * _LAG and waiting - other >= _MORE_WAITING:
        yield Lesson(_LOCK, values)


def _startup(comparison: Comparison) -> Iterator[Lesson]:
    best = comparison.best(PROCESSES), comparison.best(THREADS)
    if best[0] is None or best[1] is None:
        return
    processes, threads = (comparison.typical(standing.contender) for standing in best if standing is not None)
    assert processes is not None
    assert threads is not None
    later = processes.startup - threads.startup
    if later < _STARTUP_SECONDS or processes.startup < processes.seconds * _STARTUP_SHARE:
        return
    values: dict[str, Value] = {
        "processes": processes.contender,
        "threads": threads.contender,
        "startup": seconds_of(processes.startup),
        "seconds": seconds_of(processes.seconds),
    }
    gained = _steady(threads) - _steady(processes)  # with each image
    if gained > _steady(processes) * (_NO_FASTER - 1):
        yield Lesson(_STARTUP, values | {"images": about(later / gained)})
    else:
        yield Lesson(_STARTUP_IN_VAIN, values)


def _kept(comparison: Comparison) -> Iterator[Lesson]:
    standings = {standing.contender: standing for standing in comparison.standings}
    kept = [contender for contender in standings if contender.is_warm]
    if not kept:
        return
    warm = max(kept, key=lambda contender: contender.workers)
    cold = Contender(warm.mode, warm.workers)
    trial = comparison.typical(cold)
    if cold not in standings or trial is None:
        return
    saved = standings[cold].startup - standings[warm].startup
    times = standings[warm].images.median / standings[cold].images.median
    if times < _NO_FASTER or saved <= 0:
        yield Lesson(_KEPT_IN_VAIN, {"startup": seconds_of(standings[cold].startup)})
        return
    worth = about(saved / (_steady(trial) * _WORTH))
    yield Lesson(_KEPT, {"saved": seconds_of(saved), "times": times_as(times), "images": trial.images, "worth": worth})


def _scaling(comparison: Comparison, fastest: Standing) -> Iterator[Lesson]:
    """Hold the most workers of the fastest mode against half of them."""
    mode = fastest.contender.mode if fastest.contender.mode != SERIAL else PROCESSES
    standings = {one.contender.workers: one for one in _started(comparison, mode)}
    most = max(standings, default=1)
    half = max((workers for workers in standings if workers * 2 <= most), default=None)
    if half is None:
        return
    many, few = standings[most], standings[half]
    times = many.images.median / few.images.median
    if times >= _HARDLY:
        return
    values: dict[str, Value] = {"many": many.contender, "few": few.contender, "times": times_as(times)}
    waiting = _waiting(comparison, many)
    if comparison.machine.cores <= half:
        yield Lesson(_NO_CORES, values)
    elif waiting >= _MUCH_WAITING:
        yield Lesson(_WAITING, values | {"waiting": percent(waiting)})
    else:
        yield Lesson(_HARDLY_MORE, values)


def _disk(comparison: Comparison, fastest: Standing, typical: Trial) -> Iterator[Lesson]:
    share = (fastest.disk or 0.0) / (typical.seconds * comparison.machine.cores)
    if share >= _IDLE:
        yield Lesson(_DISK, {"percent": percent(min(1.0, share))})


def _memory(comparison: Comparison) -> Iterator[Lesson]:
    pair = _pair(comparison)
    if pair is None:
        return
    threads, processes = pair
    if processes.peak_bytes > threads.peak_bytes * _MORE_MEMORY > 0:
        yield Lesson(
            _MEMORY,
            {
                "processes": processes.contender,
                "more": Figure(processes.peak_bytes / 1e6),
                "threads": threads.contender,
                "less": Figure(threads.peak_bytes / 1e6),
            },
        )


def _large(typical: Trial) -> Iterator[Lesson]:
    taken = sorted(span.end - span.begin for span in typical.spans)
    usual = taken[len(taken) // 2]
    if len(taken) >= _ENOUGH_IMAGES and typical.slow > usual * _LARGE:
        yield Lesson(_LARGE_ONES, {"slow": seconds_of(typical.slow), "usual": seconds_of(usual)})


def _format(comparison: Comparison, fastest: Standing, typical: Trial) -> Iterator[Lesson]:
    sample = comparison.sample
    if sample is None or not sample.formats or not typical.pixels:
        return
    format_, count = max(sample.formats.items(), key=lambda item: item[1])
    if format_ == "jpeg" or count < sample.images * _MOSTLY:
        return
    cost = (fastest.user + fastest.system) / (typical.pixels / 1e6)
    values: dict[str, Value] = {"count": count, "images": sample.images, "format": format_.upper()}
    yield Lesson(_FORMAT, values | {"seconds": Figure(cost, 3)})


def _pair(comparison: Comparison, at_most: float = math.inf) -> tuple[Standing, Standing] | None:
    """Return threads and processes with the same number of workers, the highest; None if that is one."""
    threads = {one.contender.workers: one for one in _started(comparison, THREADS)}
    processes = {one.contender.workers: one for one in _started(comparison, PROCESSES)}
    most = max((workers for workers in threads.keys() & processes.keys() if workers <= at_most), default=1)
    return (threads[most], processes[most]) if most > 1 else None


def _started(comparison: Comparison, mode: str) -> list[Standing]:
    return [one for one in comparison.standings if one.contender.mode == mode and not one.contender.is_warm]


def _waiting(comparison: Comparison, standing: Standing) -> float:
    """Return the share of the time with an image in their hands that workers waited."""
    trial = comparison.typical(standing.contender)
    return trial.waiting / trial.busy if trial is not None and trial.busy else 0.0


def _steady(trial: Trial) -> float:
    """Return the seconds that each image took once workers were there."""
    return (trial.seconds - trial.startup) / trial.images
