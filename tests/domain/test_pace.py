"""What is known of a machine, and how it is learned."""

from __future__ import annotations

import msgspec
import pytest

from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Comparison, Contender, Machine, Sample, Span, Trial
from imgbatch.domain.pace import Experience, Pace
from imgbatch.domain.recipe import Recipe

PAIR = "jpeg>jpeg"
RUN = Experience(mode=SERIAL, workers=1, images=10, taken=20.0, first=2.0, spent=20.0, costs={PAIR: 10.0})


def changed(experience=RUN, **values):
    return msgspec.structs.replace(experience, **values)


def often(pace, experience, times=20):
    for _ in range(times):
        pace = pace.after_run(experience)
    return pace


def test_a_run_that_took_twice_as_long_makes_the_machine_half_as_fast():
    # GIVEN runs that take twice what was thought / WHEN they are learned from / THEN once is not believed, often is
    assert 1 < Pace().after_run(RUN).factors[PAIR] < 2
    assert often(Pace(), RUN).factors == {PAIR: pytest.approx(2.0, rel=0.01)}


@pytest.mark.parametrize("mode", [THREADS, PROCESSES])
def test_a_run_that_was_as_it_should_be_changes_nothing(mode):
    # GIVEN a run of two workers that took its time on a busy machine, but no more of its cores than it should
    pace = Pace(factors={PAIR: 1.0})
    startup = pace.startup if mode == PROCESSES else 0.0
    run = changed(mode=mode, workers=2, taken=60.0, first=startup + 1.0, spent=10.0 + 2 * startup)
    # WHEN it is learned from / THEN nothing is another one
    after = pace.after_run(run)
    assert after.factors[PAIR] == pytest.approx(1.0)
    assert after.startup == pytest.approx(pace.startup)


def test_the_start_of_processes_is_learned_from_their_first_result():
    # GIVEN processes that take two seconds to start / WHEN they are learned from / THEN that is known
    experience = changed(mode=PROCESSES, workers=1, taken=12.0, first=3.0, spent=12.0)
    assert often(Pace(), experience).startup == pytest.approx(2.0, rel=0.01)


@pytest.mark.parametrize(
    "values",
    [
        {"taken": 0.9},  # too short
        {"costs": {PAIR: 5.0, "png>png": 5.0}},  # too mixed
        {"costs": {}},
        {"costs": {PAIR: 0.0}},
        {"spent": 0.0},
    ],
)
def test_what_says_little_teaches_nothing(values):
    # GIVEN a run that says little / WHEN it is learned from / THEN nothing is another one
    assert Pace().after_run(changed(**values)) == Pace()


def test_nonsense_is_not_believed():
    # GIVEN figures that cannot be / WHEN they are bounded, or come of a run / THEN they are what can be
    odd = Pace(startup=-3, held_threads=9, held_processes=-1, factors={PAIR: 10**9, "png>png": 0}).bounded()
    assert 0 < odd.startup < 1
    assert (odd.held_threads, odd.held_processes) == (0.5, 0.0)
    assert all(0.1 <= factor <= 30 for factor in odd.factors.values())
    assert often(Pace(), changed(spent=10**9)).factors[PAIR] <= 30
    assert often(Pace(), changed(mode=PROCESSES, first=10**6, taken=10**7)).startup <= 5


def test_a_pair_that_is_not_known_is_as_slow_as_is_usual_here():
    # GIVEN what was learned of other pairs / WHEN one is asked for that is not known / THEN it is what is usual
    assert Pace().factor(PAIR) == 1.0
    assert Pace(factors={"png>png": 2.0, "webp>webp": 3.0, "gif>gif": 4.0}).factor(PAIR) == 3.0


def trial(mode, workers, seconds, *, startup=0.0, is_warm=False, failure="", images=10):
    spans = tuple(Span(0, image, startup, seconds, 0.0) for image in range(images))
    contender = Contender(mode, workers, is_warm)
    return Trial(contender=contender, round=0, seconds=seconds, pixels=12_000_000, spans=spans, failure=failure)


def compared(*trials, formats=None, cores=4):
    sample = Sample(images=10, found=10, pixels=120_000_000, bytes=40_000_000, formats=formats or {"jpeg": 10})
    machine = Machine(cores=cores, system="", python="")
    contenders = tuple(dict.fromkeys(one.contender for one in trials))
    return Comparison(machine=machine, contenders=contenders, runs=1, sample=sample, trials=trials)


def test_a_comparison_teaches_the_start_and_what_is_shared():
    # GIVEN four processes that are four times as fast once they have begun, and threads of which two count as 1.6
    found = Pace().after_comparison(
        compared(
            trial(SERIAL, 1, 8.0),
            trial(PROCESSES, 4, 2.9, startup=0.9),
            trial(PROCESSES, 4, 2.0, startup=0.0, is_warm=True),
            trial(THREADS, 2, 5.0),
        )
    )
    # WHEN it is learned from / THEN that is what is known
    assert found == Pace(startup=0.9, held_threads=pytest.approx(0.25), held_processes=pytest.approx(0.0))


def test_with_fewer_images_than_workers_nothing_is_shared():
    # GIVEN a comparison of one image, for which a second worker is no use / WHEN it is learned from
    found = Pace().after_comparison(
        compared(trial(SERIAL, 1, 2.0, images=1), trial(THREADS, 2, 2.0, images=1), trial(PROCESSES, 2, 2.0, images=1))
    )
    # THEN that is not taken for what holds threads and processes up; nor is what was over in no time
    assert (found.held_threads, found.held_processes) == (Pace().held_threads, Pace().held_processes)
    short = compared(trial(SERIAL, 1, 0.5), trial(THREADS, 2, 0.5))
    assert Pace().after_comparison(short).held_threads == Pace().held_threads


def test_what_had_to_be_searched_for_says_nothing_of_the_start():
    # GIVEN processes whose first image had to be searched for / WHEN they are learned from / THEN their start is not
    searched = changed(mode=PROCESSES, workers=1, taken=72.0, first=None, spent=12.0)
    assert often(Pace(), searched).startup == Pace().startup


def test_a_comparison_teaches_how_long_an_image_takes_where_its_recipe_is_known():
    # GIVEN a comparison in which an image takes very long / WHEN it is learned from, with its recipe / THEN that counts
    slow = compared(trial(SERIAL, 1, 800.0))
    assert Pace().after_comparison(slow).factors == {}
    assert Pace().after_comparison(slow, Recipe()).factors[PAIR] > 2
    # but not from images of many kinds
    mixed = compared(trial(SERIAL, 1, 800.0), formats={"jpeg": 5, "png": 5})
    assert Pace().after_comparison(mixed, Recipe()).factors == {}


def test_what_failed_and_what_the_machine_has_no_cores_for_teaches_nothing():
    # GIVEN trials that failed, and ones with more workers than cores / WHEN they are learned from / THEN nothing is
    bad = compared(
        trial(SERIAL, 1, 8.0),
        trial(PROCESSES, 2, 9.0, startup=5.0, failure="no processes here"),
        trial(THREADS, 8, 8.0),
        cores=2,
    )
    assert Pace().after_comparison(bad) == Pace()
    assert Pace().after_comparison(compared()) == Pace()
