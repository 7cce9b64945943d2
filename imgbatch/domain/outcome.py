"""Who won a comparison, by how much, and whether that can be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Comparison, Standing
from imgbatch.domain.lesson import Figure, Lesson, Value, percent_more, rate_of, times_as
from imgbatch.domain.wording import translatable

_EQUAL = 1.05
"""Whoever is less than so many times as fast is equally fast."""

_LOCK_FREE = 1.3
"""Threads that are so many times as fast as serial have not waited for one another."""

_UNSTEADY = 1.3
"""The fastest run of a contender in slowest ones, from which on the figures say little."""

_BUSY = 0.5
"""Cores that were busy before, from which on that is worth a word."""

_WIN = translatable(
    "Fastest: {winner} with {rate} images a second, {times} times as many as one after the other and {more} times as "
    "many as {rival}."
)
_WIN_OVER_SERIAL = translatable(
    "Fastest: {winner} with {rate} images a second, {times} times as many as one after the other."
)
_WIN_OVER_RIVAL = translatable("Fastest: {winner} with {rate} images a second, {more} times as many as {rival}.")
_TIE_WITHOUT_LOCK = translatable(
    "{winner} and {rival} are equally fast here (within {percent} %): decoding, resizing and encoding release the "
    "interpreter lock."
)
_TIE = translatable("{winner} and {rival} are equally fast here (within {percent} %).")
_OVERLAP = translatable(
    "The lead of {winner} over {rival} is {percent} %, but their runs overlap: take them as equally fast."
)
_SERIAL = translatable(
    "Nothing is gained by several at once: {rival} came to {rate} images a second, {times} times as many as one after "
    "the other."
)
_NOISE = translatable(
    "The figures vary by {percent} % from run to run: perhaps something else was using this machine. Repeat it with "
    "more runs."
)
_NOISE_OF_OTHERS = translatable(
    "The figures vary by {percent} % from run to run; the load of this machine was {load} before it began. "
    "Repeat it with more runs."
)


def outcome(comparison: Comparison, fastest: Standing) -> Iterator[Lesson]:
    """Say who won, or that nobody did; nothing while there is nobody to win against."""
    serial = comparison.best(SERIAL)
    several = [best for mode in (PROCESSES, THREADS) if (best := comparison.best(mode)) is not None]
    if not several:
        return
    winner = max(several, key=lambda standing: standing.images.median)
    rate = rate_of(winner.images.median)
    if serial is not None and winner.images.median < serial.images.median * _EQUAL:
        times = times_as(winner.images.median / serial.images.median)
        yield Lesson(_SERIAL, {"rival": winner.contender, "rate": rate, "times": times})
        return
    values: dict[str, Value] = {"winner": winner.contender, "rate": rate}
    rival = next((standing for standing in several if standing is not winner), None)
    if fastest.speedup is not None:
        values["times"] = times_as(fastest.speedup)
    if rival is None:
        if fastest.speedup is not None:
            yield Lesson(_WIN_OVER_SERIAL, values)
        return
    lead = winner.images.median / rival.images.median
    pair: dict[str, Value] = {"winner": winner.contender, "rival": rival.contender, "percent": percent_more(lead)}
    if lead < _EQUAL:
        at_once = min(winner.contender.workers, rival.contender.workers)
        threads = comparison.best(THREADS)
        speedup = threads.speedup if threads is not None else None
        is_lock_free = at_once > 1 and speedup is not None and speedup >= _LOCK_FREE
        knows_why = is_lock_free and not comparison.machine.is_free_threaded
        yield Lesson(_TIE_WITHOUT_LOCK if knows_why else _TIE, pair)
    elif winner.images.low <= rival.images.high:
        yield Lesson(_OVERLAP, pair)
    else:
        values |= {"more": times_as(lead), "rival": rival.contender}
        yield Lesson(_WIN if "times" in values else _WIN_OVER_RIVAL, values)


def noise(comparison: Comparison, fastest: Standing) -> Iterator[Lesson]:
    """Say that the figures are not to be trusted, if so."""
    varies = fastest.images.high / fastest.images.low
    if varies <= _UNSTEADY:
        return
    load = comparison.machine.load
    if load is not None and load >= _BUSY:
        yield Lesson(_NOISE_OF_OTHERS, {"percent": percent_more(varies), "load": Figure(load, 1)})
    else:
        yield Lesson(_NOISE, {"percent": percent_more(varies)})
