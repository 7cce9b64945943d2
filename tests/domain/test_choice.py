"""What a batch runs on when nobody says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from imgbatch.domain.choice import NEAR, SAMPLE, TRIFLE, Load, choose, pair, predict
from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header, Source
from imgbatch.domain.pace import Pace
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size

PACE = Pace(startup=0.4, held_threads=0.1, held_processes=0.0)
RECIPE = Recipe(sizes=(Size(320, 320),))


def sources(count, width=800, height=600):
    return [Source(number, f"/{number}.jpg", header=Header(Format.JPEG, width, height)) for number in range(count)]


@pytest.mark.parametrize(
    ("load", "workers", "mode"),
    [
        (Load(50, 1.2), 2, THREADS),  # starting would take as long again
        (Load(50, 60.0), 2, PROCESSES),  # threads hold one another up for longer than that
        (Load(1, 0.1), 2, SERIAL),
        (Load(1, 1.0), 2, THREADS),  # a cancel would have to wait for it
        (Load(1, 60.0), 2, PROCESSES),  # the start does not matter any more, and a crash would
        (Load(10, 0.04), 2, SERIAL),  # too little to share
        (Load(50, 1.2), 1, SERIAL),
        (Load(50, 60.0), 1, PROCESSES),
        (Load(50, 0.1, has_more=True), 2, PROCESSES),
        (Load(0, 0.0, has_more=True), 2, PROCESSES),
        (Load(0, 0.0), 2, PROCESSES),
    ],
)
def test_it_takes_what_is_over_first(load, workers, mode):
    # GIVEN a batch / WHEN it is chosen for / THEN that is what it should be, with all workers, or one for one image
    choice = choose(PACE, load, workers)
    assert (choice.mode, choice.workers) == (mode, 1 if mode == SERIAL or load == Load(1, 1.0) else workers)


@given(
    some.builds(
        Pace,
        startup=some.floats(0.05, 5),
        held_threads=some.floats(0, 0.5),
        held_processes=some.floats(0, 0.5),
    ),
    some.builds(Load, some.integers(1, 10**6), some.floats(0, 10**6)),
    some.integers(1, 256),
)
def test_it_is_never_much_slower_than_the_best(pace, load, workers):
    # GIVEN any machine and any batch / WHEN it is chosen for / THEN nothing else is predicted to be over much sooner
    choice = choose(pace, load, workers)
    times = predict(pace, load, min(workers, load.images))
    assert times[choice.mode] <= max(min(times.values()) * NEAR + 1e-9, TRIFLE)
    # and processes are taken wherever they are as good
    assert choice.mode == PROCESSES or times[PROCESSES] > times[choice.mode]


def test_more_workers_than_images_or_cores_are_no_help():
    # GIVEN four images on two cores / WHEN many workers are asked for / THEN it is predicted as for two
    load = Load(4, 8.0)
    assert choose(PACE, load, 64, cores=2).values == choose(PACE, load, 2).values


def test_rare_formats_and_what_crashed_are_left_to_processes():
    # GIVEN a batch that threads would do first / WHEN its images may crash a decoder / THEN processes do it
    load = Load(10, 0.5)
    assert choose(PACE, load, 2).mode == THREADS
    assert choose(PACE, load, 2, allow=(Format.PSD,)).mode == PROCESSES
    assert choose(PACE, load, 2, was_cut_short=True).mode == PROCESSES
    assert choose(PACE, load, 2, has_patience=True).mode == PROCESSES


@pytest.mark.parametrize(
    ("load", "workers", "options", "words"),
    [
        (Load(1200, 1.25), 2, {}, ["1,200 images", "0.69 s in threads", "1.0 s in processes"]),
        (Load(50, 60.0), 2, {}, ["50 images", "30 s", "0.40 s", "a crash costs one image"]),
        (Load(1, 0.001), 2, {}, ["one image", "0.01 s", "0.40 s"]),
        (Load(9, 0.2), 1, {}, ["9 images", "0.20 s", "one worker"]),
        (Load(9, 0.02), 2, {}, ["9 images", "0.02 s", "0.40 s"]),
        (Load(512, 9.0, has_more=True), 2, {}, ["more than 512 images", "0.40 s"]),
        (Load(0, 0.0, has_more=True), 2, {}, ["nothing is known"]),
        (Load(3, 0.1), 2, {"allow": (Format.PSD,)}, ["rare formats"]),
        (Load(3, 0.1), 2, {"was_cut_short": True}, ["crashed the last batch"]),
    ],
)
def test_it_says_why_with_its_figures(load, workers, options, words):
    # GIVEN a batch / WHEN it is chosen for / THEN the reason has the figures, and no place is left empty
    reason = choose(PACE, load, workers, **options).reason
    assert [word for word in words if word not in reason] == []
    assert not re.search(r"[{}]", reason)
    assert not reason.endswith(".")


def test_of_nothing_nothing_is_said():
    # GIVEN a search that found nothing / WHEN it is chosen for / THEN there is no reason
    assert choose(PACE, Load(0, 0.0), 2).reason == ""


def test_a_load_is_the_sum_of_its_images_by_what_was_learned():
    # GIVEN small photos / WHEN they are summed up / THEN twice as many are twice as long, and a slow machine is slower
    ten = Load.of(Pace(), sources(10), RECIPE)
    assert ten.images == 10
    assert Load.of(Pace(), sources(20), RECIPE).work == pytest.approx(2 * ten.work)
    assert Load.of(Pace(factors={"jpeg>jpeg": 3.0}), sources(10), RECIPE).work == pytest.approx(3 * ten.work)
    assert Load.of(Pace(), [], RECIPE) == Load(0, 0.0)


def test_of_many_images_some_stand_for_all():
    # GIVEN more images than are looked at, all alike / WHEN they are summed up / THEN the sum is that of all
    count = SAMPLE * 3 + 7
    every = Load.of(Pace(), sources(count), RECIPE)
    assert (every.images, every.work) == (count, pytest.approx(count * Load.of(Pace(), sources(1), RECIPE).work))


def test_a_pair_names_what_an_image_is_and_becomes():
    # GIVEN a HEIC / WHEN it keeps its format as far as it can, or becomes a PNG / THEN the pair says so
    photo = Source(0, "/a.heic")
    assert (pair(photo, Recipe()), pair(photo, Recipe(format=Format.PNG))) == ("heic>jpeg", "heic>png")


def test_only_processes_let_other_programs_go_first():
    # GIVEN a batch for which threads would be faster / WHEN every other program is to go first / THEN processes do it
    load = Load(50, 1.2)
    assert choose(PACE, load, 2).mode == THREADS
    choice = choose(PACE, load, 2, low_priority=True)
    assert (choice.mode, choice.workers) == (PROCESSES, 2)
    assert "leave the machine to others" in choice.reason
