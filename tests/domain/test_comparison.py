"""The figures that follow from trials: each is worked out here by hand."""

from __future__ import annotations

import json

import msgspec
import pytest

from imgbatch.domain.comparison import (
    PROCESSES,
    SERIAL,
    THREADS,
    Comparison,
    Contender,
    Machine,
    Span,
    Spread,
    Stage,
    Trial,
)

ONE, TWO, WARM = Contender(SERIAL), Contender(THREADS, 2), Contender(PROCESSES, 2, is_warm=True)


def trial(contender=ONE, seconds=2.0, images=4, round_=0, **more):
    """Images of 0.1 s, one after the other, after a start of 0.5 s."""
    spans = tuple(Span(0, number, 0.5 + 0.1 * number, 0.6 + 0.1 * number, 0.08) for number in range(images))
    return Trial(contender=contender, round=round_, seconds=seconds, spans=spans, pixels=images * 10**6, **more)


def known(*trials):
    contenders = tuple(dict.fromkeys(one.contender for one in trials))
    machine = Machine(cores=2, system="Linux", python="CPython 3.11")
    return Comparison(machine=machine, contenders=contenders, runs=3, stage=Stage.MEASURING, trials=trials)


def test_figures_of_a_trial():
    # GIVEN four images of 0.1 s, the first of them taken up after 0.5 s / WHEN they are summed up / THEN it is that
    one = trial()
    assert one.images == 4
    assert one.startup == pytest.approx(0.5)
    assert one.first == pytest.approx(0.6)
    assert one.busy == pytest.approx(0.4)
    assert one.waiting == pytest.approx(0.08)


def test_cpu_seconds_above_those_of_the_clock_are_no_negative_waiting():
    # GIVEN an image that took more of a core than time passed: clocks tick apart
    # WHEN waiting is asked for / THEN it is none
    assert Trial(contender=ONE, round=0, spans=(Span(0, 0, 0.0, 0.1, 0.2),)).waiting == 0


@pytest.mark.parametrize(("images", "slow"), [(1, 1), (20, 20), (100, 96)])
def test_slow_is_what_95_of_100_stay_below(images, slow):
    # GIVEN images that take 1, 2, 3 ... s, the longest first / WHEN the slow one is asked for
    # THEN of 100 it is the 96th: 95 are below it
    spans = tuple(Span(0, number, 0.0, float(images - number), 0.0) for number in range(images))
    assert Trial(contender=ONE, round=0, spans=spans).slow == slow


def test_nothing_done_is_nothing_rather_than_an_error():
    # GIVEN a trial without a single image / WHEN its figures are asked for / THEN they are zero
    none = Trial(contender=ONE, round=0)
    assert (none.images, none.startup, none.first, none.slow, none.waiting) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(("values", "spread"), [([3, 1, 2], Spread(2, 1, 3)), ([4, 1, 3, 2], Spread(2.5, 1, 4))])
def test_spread(values, spread):
    # GIVEN values in any order / WHEN they are summed up / THEN it is their median, the lowest and the highest
    assert Spread.of(values) == spread


def test_standing_is_medians_over_trials():
    # GIVEN three rounds of one contender
    rounds = [
        trial(seconds=seconds, round_=number, user=user, disk=disk, peak_bytes=peak)
        for number, (seconds, user, disk, peak) in enumerate([(2, 1.0, None, 5), (1, 3.0, 0.2, 9), (4, 2.0, 0.4, 7)])
    ]
    # WHEN they are summed up
    (standing,) = known(*rounds).standings
    # THEN every figure is a median, but memory, which is the highest; who did not say does not count for the disk
    assert standing.trials == 3
    assert standing.images == Spread(2, 1, 4)
    assert standing.megapixels == Spread(2, 1, 4)
    assert standing.user == 2
    assert standing.disk == pytest.approx(0.3)
    assert standing.peak_bytes == 9


def test_speedup_is_the_ratio_of_medians_and_efficiency_its_share_of_a_worker():
    # GIVEN serial with 2 images a second at its median, and two threads with 3
    comparison = known(
        *(trial(seconds=seconds) for seconds in (1, 2, 4)),
        *(trial(TWO, seconds=seconds) for seconds in (1, 4 / 3, 8)),
    )
    # WHEN they are held against one another
    serial, threads = comparison.standings
    # THEN
    assert (serial.speedup, serial.efficiency) == (1, 1)
    assert threads.speedup == pytest.approx(threads.images.median / serial.images.median) == pytest.approx(1.5)
    assert threads.efficiency == pytest.approx(0.75)


def test_without_serial_there_is_no_speedup():
    # GIVEN threads only, so far / WHEN they are summed up / THEN nobody says what they are as fast as
    (threads,) = known(trial(TWO)).standings
    assert threads.speedup is threads.efficiency is None


def test_trials_that_failed_count_for_nothing():
    # GIVEN a contender that failed once, much faster than it works, and one that never does anything else
    comparison = known(
        trial(), trial(seconds=0.1, failure="1 of 4 images failed"), Trial(contender=TWO, round=0, failure="killed")
    )
    # WHEN they are summed up / THEN only what went well counts, and both are among the failures
    (serial,) = comparison.standings
    assert serial.trials == 1
    assert serial.images.median == 2
    assert comparison.failures == {ONE: "1 of 4 images failed", TWO: "killed"}


def test_fastest_is_nobody_whose_workers_were_there_before():
    # GIVEN kept processes that are faster than all others / WHEN the fastest is asked for / THEN it is another one
    comparison = known(trial(), trial(TWO, seconds=1.5), trial(WARM, seconds=1.0))
    assert comparison.fastest.contender == TWO
    assert comparison.best(PROCESSES) is None
    assert comparison.best(THREADS).contender == TWO


def test_nobody_is_fastest_of_none():
    # GIVEN nothing but a failure / WHEN the fastest is asked for / THEN there is none
    assert known(Trial(contender=ONE, round=0, failure="killed")).fastest is None


def test_typical_is_the_trial_in_the_middle():
    # GIVEN four trials of one contender, one of which failed / WHEN a typical one is wanted / THEN it is the middle one
    comparison = known(*(trial(seconds=seconds) for seconds in (3, 1, 2)), trial(seconds=1.5, failure="killed"))
    assert comparison.typical(ONE).seconds == 2
    assert comparison.typical(TWO) is None


def test_another_trial_ends_somebodys_turn():
    # GIVEN somebody who has his turn / WHEN it is over / THEN the trial is there, and nobody has a turn
    before = msgspec.structs.replace(known(trial()), trying=TWO)
    after = before.with_trial(trial(TWO))
    assert after.trying is None
    assert [one.contender for one in after.trials] == [ONE, TWO]
    assert len(before.trials) == 1


def test_plain_values_hold_measurements_and_figures():
    # GIVEN a comparison / WHEN it is made plain / THEN it is JSON, with what was measured and what follows from it
    plain = json.loads(json.dumps(known(trial(), trial(TWO, seconds=1.0)).to_builtins()))
    assert len(plain["trials"]) == 2
    assert [standing["speedup"] for standing in plain["standings"]] == [1, 2]
    assert plain["fastest"] == {"mode": "threads", "workers": 2, "is_warm": False}
