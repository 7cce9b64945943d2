"""What a batch runs on when nobody says: what would be over first, by what is known of the machine and of the batch.

    Load      what is known of the batch
    Choice    processes, threads or serial, and why

Processes win every near thing: a crash costs them one image, they are confined, and they end at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS
from imgbatch.domain.cost import format_of, seconds
from imgbatch.domain.format import Format
from imgbatch.domain.job import Source
from imgbatch.domain.pace import Pace
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.wording import translatable

NEAR = 1.03
"""How many times as long as the fastest way processes may take and still be taken."""

TRIFLE = 0.05
"""Seconds of work that are not worth sharing: threads that hand one another the interpreter's lock take as long."""

AT_ONCE = 0.2
"""Seconds that a cancel may wait for an image: without a thread for it, nobody listens until it is done."""

SAMPLE = 128
"""Of more images so many are looked at, spread over all of them."""

_ONE_IMAGE = translatable("one image of about {work} has nobody to share with, and starting a process takes {startup}")
_ONE_WORKER = translatable(
    "{images} images are about {work} of work for one worker, and starting a process takes {startup}"
)
_TRIFLE = translatable("{images} images are about {work} of work, and starting a process takes {startup}")
_NOT_WORTH_IT = translatable(
    "{images} images take about {threads} in threads and {processes} in processes, which have to be started first"
)
_NEAR = translatable(
    "{images} images take about {processes}: the {startup} that processes take to start hardly matter, and a crash "
    "costs one image only"
)
_MANY = translatable(
    "more than {images} images: the {startup} that processes take to start do not matter, and a crash costs one image "
    "only"
)
_UNKNOWN = translatable("nothing is known of the images yet, and in processes a crash costs one image only")
_RARE = translatable("rare formats are read too, and their decoders are safe in processes only")
_POLITE = translatable("only processes can leave the machine to others")
_PATIENT = translatable("only processes can be ended when an image takes too long")
_CRASHED = translatable(
    "an image may have crashed the last batch into this folder, and in processes that costs one image only"
)


class Load(msgspec.Struct, frozen=True):
    """What is known of a batch.

    Attributes:
        images: How many there are, or have been seen so far.
        work: Seconds of one core for all of these.
        has_more: Whether there are more than these.
    """

    images: int
    work: float
    has_more: bool = False

    @classmethod
    def of(cls, pace: Pace, sources: Sequence[Source], recipe: Recipe, *, has_more: bool = False) -> Load:
        """Sum up sources, with or without headers."""
        some = sources[:: -(-len(sources) // SAMPLE)] if sources else ()
        work = sum(seconds(source, recipe) * pace.factor(pair(source, recipe)) for source in some)
        return cls(len(sources), work * len(sources) / max(1, len(some)), has_more)


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch runs on, and why.

    Attributes:
        mode: `processes`, `threads` or `serial`.
        workers: How many images at once.
        text: Why, in English, with places for `values`; empty where there is nothing to run.
        values: What belongs into them: whole numbers are counted, all others are seconds.
    """

    mode: str
    workers: int
    text: str
    values: dict[str, int | float] = {}

    @property
    def reason(self) -> str:
        """Why, in English."""
        return self.text.format(**{name: _written(value) for name, value in self.values.items()})


def choose(
    pace: Pace,
    load: Load,
    workers: int,
    *,
    cores: int | None = None,
    allow: Collection[Format] = (),
    low_priority: bool = False,
    has_patience: bool = False,
    was_cut_short: bool = False,
) -> Choice:
    """Choose what a batch runs on.

    Args:
        pace: What is known of the machine.
        load: What is known of the batch.
        workers: How many images at once, at the most.
        cores: More workers than these are no faster; None if that is not known.
        allow: Rare formats that are read.
        low_priority: Whether every other program goes first.
        has_patience: Whether somebody said how long an image may take.
        was_cut_short: Whether the last batch of this kind ended without a word: an image may have crashed it.
    """
    startup: dict[str, int | float] = {"startup": pace.startup}
    if was_cut_short:
        return Choice(mode=PROCESSES, workers=workers, text=_CRASHED)
    if low_priority:
        return Choice(mode=PROCESSES, workers=workers, text=_POLITE)
    if has_patience:
        return Choice(mode=PROCESSES, workers=workers, text=_PATIENT)
    if allow:
        return Choice(mode=PROCESSES, workers=workers, text=_RARE)
    if load.has_more and load.images:
        return Choice(mode=PROCESSES, workers=workers, text=_MANY, values={"images": load.images, **startup})
    if not load.images:
        return Choice(mode=PROCESSES, workers=workers, text=_UNKNOWN if load.has_more else "")
    times = predict(pace, load, min(workers, load.images, cores or workers))
    if times[PROCESSES] <= min(times.values()) * NEAR:
        values = {"images": load.images, PROCESSES: times[PROCESSES], **startup}
        return Choice(mode=PROCESSES, workers=workers, text=_NEAR, values=values)
    work: dict[str, int | float] = {"work": load.work, **startup}
    alone = SERIAL if load.work <= load.images * AT_ONCE else THREADS
    if load.images == 1:
        return Choice(mode=alone, workers=1, text=_ONE_IMAGE, values=work)
    if workers == 1:
        return Choice(mode=alone, workers=1, text=_ONE_WORKER, values={"images": load.images, **work})
    if load.work <= TRIFLE:
        return Choice(mode=SERIAL, workers=1, text=_TRIFLE, values={"images": load.images, **work})
    values = {"images": load.images, THREADS: times[THREADS], PROCESSES: times[PROCESSES]}
    return Choice(mode=THREADS, workers=workers, text=_NOT_WORTH_IT, values=values)


def predict(pace: Pace, load: Load, workers: int) -> Mapping[str, float]:
    """Say how many seconds a batch takes in each way."""
    return {
        SERIAL: load.work,
        THREADS: load.work / pace.gain(THREADS, workers),
        PROCESSES: pace.startup + load.work / pace.gain(PROCESSES, workers),
    }


def pair(source: Source, recipe: Recipe) -> str:
    """Name what a source is and what becomes of it."""
    read = format_of(source)
    return f"{read.value}>{(recipe.format or read.written_as).value}"


def _written(value: float) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    if value < 1:
        return f"{max(value, 0.01):.2f} s"
    return f"{value:.1f} s" if value < 10 else f"{value:.0f} s"  # noqa: PLR2004  (a digit more says no more)
