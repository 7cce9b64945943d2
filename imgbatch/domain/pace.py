"""What is known of a machine: how long processes take to start, how well workers share, how long an image takes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Comparison, Contender, Trial, median
from imgbatch.domain.cost import seconds
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header, Source
from imgbatch.domain.recipe import Recipe

LEAST_SECONDS = 1.0
"""What is over sooner says little."""

ONE_KIND = 0.9
"""The share of one kind of image in a batch that something is learned from."""

_NEWS = 0.4
"""The weight of what is new: a machine that was busy once is forgotten after some batches."""

_ENOUGH = 2
"""Images for each worker: with fewer, somebody has none, and that says nothing of how they share."""

_STARTUP, _HELD, _FACTOR = (0.05, 5.0), (0.0, 0.5), (0.1, 30.0)
"""Least and most that is believed."""


class Experience(msgspec.Struct, frozen=True, kw_only=True):
    """A run that did all of its images, undisturbed.

    Attributes:
        mode: What it ran on.
        workers: How many were at work at once.
        images: How many it did.
        taken: Seconds from its start to its end.
        first: Seconds from its start to its first result; None if it had to search for its images before that.
        spent: Seconds that cores spent on it, in all processes: what somebody else did meanwhile does not count.
        costs: Seconds of its images by `domain.cost`, by what they are and become.
    """

    mode: str
    workers: int
    images: int
    taken: float
    first: float | None
    spent: float
    costs: dict[str, float]


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a machine; until something is learned, what was measured elsewhere.

    Attributes:
        startup: Seconds until processes have begun.
        held_threads: The share of an image's work in which threads exclude one another: by the interpreter's lock, by
            memory, by the thread that hands out images. So many workers are w / (1 + held * (w - 1)) times as fast as
            one.
        held_processes: The same for processes.
        factors: How many times as long as `domain.cost` says an image takes, by "jpeg>png": what it is and becomes.
    """

    startup: float = 0.35
    held_threads: float = 0.08
    held_processes: float = 0.02
    factors: dict[str, float] = {}

    def factor(self, pair: str) -> float:
        """Return the factor of a pair; of one that is not known, what is usual here."""
        if pair in self.factors:
            return self.factors[pair]
        return median(self.factors.values()) if self.factors else 1.0

    def gain(self, mode: str, workers: int) -> float:
        """Say how many times as fast as one so many workers are, of which each has a core."""
        held = {SERIAL: 1.0, THREADS: self.held_threads, PROCESSES: self.held_processes}[mode]
        return workers / (1 + held * (workers - 1))

    def bounded(self) -> Pace:
        """Return it without what cannot be."""
        return Pace(
            startup=_within(self.startup, _STARTUP),
            held_threads=_within(self.held_threads, _HELD),
            held_processes=_within(self.held_processes, _HELD),
            factors={pair: _within(factor, _FACTOR) for pair, factor in self.factors.items()},
        )

    def after_run(self, experience: Experience) -> Pace:
        """Return it with what a run teaches that did all of its images, undisturbed."""
        cost = sum(experience.costs.values())
        pair, most = max(experience.costs.items(), key=lambda item: item[1], default=("", 0.0))
        if experience.taken < LEAST_SECONDS or not most or most < ONE_KIND * cost:
            return self
        after, spent = self, experience.spent
        if experience.mode == PROCESSES:
            if experience.first is not None:
                begun = experience.first - self.factor(pair) * cost / experience.images
                startup = self.startup * (1 - _NEWS) + begun * _NEWS
                after = msgspec.structs.replace(self, startup=_within(startup, _STARTUP))
            spent -= after.startup * experience.workers
        return after.with_factor(pair, spent / cost) if spent > 0 else after

    def after_comparison(self, comparison: Comparison, recipe: Recipe | None = None) -> Pace:
        """Return it with what a comparison teaches.

        Args:
            comparison: One that is done; what has failed in it teaches nothing.
            recipe: What was made of its images; None teaches nothing of how long an image takes.
        """
        trials = [trial for trial in comparison.trials if not trial.failure and trial.spans]
        trials = [trial for trial in trials if trial.contender.workers <= comparison.machine.cores]
        after = self
        if begun := [trial.startup for trial in trials if _is_cold(trial) and trial.contender.mode == PROCESSES]:
            after = msgspec.structs.replace(after, startup=median(begun))
        serial = [_at_work(trial) for trial in trials if trial.contender == Contender(SERIAL)]
        if not serial:
            return after.bounded()
        alone = median(serial)
        if alone < LEAST_SECONDS:
            return after.bounded()
        after = msgspec.structs.replace(
            after,
            held_threads=_held(alone, trials, THREADS, after.held_threads),
            held_processes=_held(alone, trials, PROCESSES, after.held_processes),
        ).bounded()
        sample = comparison.sample
        if recipe is None or sample is None or not sample.images:
            return after
        name, count = max(sample.formats.items(), key=lambda item: item[1], default=("", 0))
        if name not in set(Format) or count < ONE_KIND * sum(sample.formats.values()):
            return after
        read = Format(name)
        cost = seconds(_usual(read, sample.pixels // sample.images), recipe) * sample.images
        return after.with_factor(f"{read.value}>{(recipe.format or read.written_as).value}", alone / cost)

    def with_factor(self, pair: str, found: float) -> Pace:
        """Return it with the factor of a pair as it was found once more."""
        found = _within(found, _FACTOR)
        factor = self.factors.get(pair, 1.0) ** (1 - _NEWS) * found**_NEWS
        return msgspec.structs.replace(self, factors={**self.factors, pair: factor}).bounded()


def _within(value: float, bounds: tuple[float, float]) -> float:
    return max(bounds[0], min(bounds[1], value))


def _is_cold(trial: Trial) -> bool:
    return not trial.contender.is_warm


def _at_work(trial: Trial) -> float:
    """Return the seconds of a trial between the start and the end of its workers."""
    return max(1e-6, trial.last - trial.startup)


def _held(alone: float, trials: Iterable[Trial], mode: str, before: float) -> float:
    """Solve the speed-up at each number of workers for the share that is held, and return what is usual."""
    found = []
    for trial in trials:
        workers = trial.contender.workers
        if trial.contender.mode == mode and 1 < workers <= trial.images / _ENOUGH:
            found.append((workers * _at_work(trial) / alone - 1) / (workers - 1))
    return median(found) if found else before


def _usual(format_: Format, pixels: int) -> Source:
    """Make a source of so many pixels in the form of a photo."""
    width = max(1, round((pixels * 4 / 3) ** 0.5))
    return Source(0, "", header=Header(format_, width, max(1, round(width * 3 / 4))))
