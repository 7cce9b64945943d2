"""Comparisons made by hand: figures as a machine with two cores has them, and whatever a test changes about them.

comparison()                              everything went well: 2 processes are 1.8 times as fast as serial
comparison(kinds={...})                   other figures for some contenders
comparison(trials=5, failing={...})       not over yet; somebody fails
trial(Contender("threads", 2), Kind(...)) one trial
"""

from __future__ import annotations

import heapq
import random

import msgspec

from imgbatch.domain.comparison import (
    PROCESSES,
    SERIAL,
    THREADS,
    Comparison,
    Contender,
    Machine,
    Sample,
    Span,
    Stage,
    Trial,
)

IMAGES = 48
MEGAPIXELS = 12.0
"""Of each source."""


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """How a contender fares.

    Attributes:
        cpu: Seconds of a core for an image.
        waiting: Share of the time with an image in its hands that a worker waits.
        startup: Seconds until the first worker begins; each further one follows 0.03 s later.
        ending: Seconds after the last image.
        peak: MB of memory.
        variation: By how much each round is slower than the one before, as a share of it.
        large: Share of the images that take `factor` times as long, the last ones first.
        factor: See `large`.
        disk: Seconds that cores were idle for a disk.
    """

    cpu: float = 0.09
    waiting: float = 0.02
    startup: float = 0.02
    ending: float = 0.01
    peak: int = 96
    variation: float = 0.02
    large: float = 0.0
    factor: float = 8.0
    disk: float | None = 0.05


SERIAL_1 = Contender(SERIAL)
THREADS_1, THREADS_2, THREADS_4 = (Contender(THREADS, workers) for workers in (1, 2, 4))
PROCESSES_1, PROCESSES_2, PROCESSES_4 = (Contender(PROCESSES, workers) for workers in (1, 2, 4))
WARM_2 = Contender(PROCESSES, 2, is_warm=True)

KINDS = {
    SERIAL_1: Kind(),
    THREADS_1: Kind(peak=98, startup=0.03),
    THREADS_2: Kind(waiting=0.24, peak=190, startup=0.03),
    THREADS_4: Kind(waiting=0.62, peak=330, startup=0.03),
    PROCESSES_1: Kind(startup=0.15, peak=160),
    PROCESSES_2: Kind(startup=0.17, waiting=0.03, peak=310),
    PROCESSES_4: Kind(startup=0.24, waiting=0.51, peak=590),
    WARM_2: Kind(startup=0.01, waiting=0.03, peak=310),
}
CONTENDERS = (SERIAL_1, THREADS_1, THREADS_2, PROCESSES_1, PROCESSES_2)

MACHINE = Machine(cores=2, system="Linux-6.1.0-x86_64", python="CPython 3.11.7", load=0.1)
SAMPLE = Sample(
    images=IMAGES,
    found=1203,
    pixels=int(IMAGES * MEGAPIXELS * 1e6),
    bytes=IMAGES * 4_300_000,
    formats={"jpeg": 40, "png": 8},
    sizes=("1920", "320x240"),
    read_seconds=0.21,
    is_cold=True,
)


def trial(contender, kind=None, round_=0, images=IMAGES):
    """One trial: each image goes to whoever is free first, as in a real one; the same for the same arguments."""
    kind = kind or KINDS[contender]
    chance = random.Random(f"{contender}{round_}")
    slower = 1 + kind.variation * round_
    free = [(kind.startup + 0.03 * worker, worker) for worker in range(contender.workers)]
    spans = []
    for image in range(images):
        begin, worker = heapq.heappop(free)
        is_large = image >= images - round(images * kind.large)
        cpu = kind.cpu * slower * chance.uniform(0.6, 1.4) * (kind.factor if is_large else 1)
        end = begin + cpu / (1 - kind.waiting)
        spans.append(Span(worker, image, begin, end, cpu))
        heapq.heappush(free, (end + 0.002, worker))
    spans.sort(key=lambda span: span.end)
    work = sum(span.cpu for span in spans) + kind.startup * 0.8
    return Trial(
        contender=contender,
        round=round_,
        seconds=spans[-1].end + kind.ending,
        pixels=int(images * MEGAPIXELS * 1e6),
        spans=tuple(spans),
        user=work * 0.91,
        system=work * 0.09,
        disk=kind.disk,
        peak_bytes=kind.peak * 1_000_000,
    )


def comparison(
    contenders=CONTENDERS,
    *,
    kinds=None,
    runs=3,
    trials=None,
    failing=None,
    images=IMAGES,
    machine=MACHINE,
    sample=SAMPLE,
):
    """A comparison.

    Args:
        contenders: Who takes part, in the order of their turns.
        kinds: How some of them fare, if not as usual.
        runs: How often each has its turn.
        trials: How many are over; None for all of them.
        failing: Reasons by contender and round.
        images: In the sample.
        machine: Where.
        sample: What is said about the images, but for their number.
    """
    fares = KINDS | (kinds or {})
    turns = [(contender, round_) for round_ in range(runs) for contender in contenders]
    over = turns if trials is None else turns[:trials]
    left = turns[len(over) :]
    return Comparison(
        machine=machine,
        contenders=tuple(contenders),
        runs=runs,
        stage=Stage.MEASURING if left else Stage.DONE,
        sample=msgspec.structs.replace(sample, images=images),
        trials=tuple(
            Trial(contender=contender, round=round_, failure=failing[contender, round_])
            if failing and (contender, round_) in failing
            else trial(contender, fares[contender], round_, images)
            for contender, round_ in over
        ),
        trying=left[0][0] if left else None,
    )
