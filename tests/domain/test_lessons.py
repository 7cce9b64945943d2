"""Each sentence is said when the figures are such, and not when they are not."""

from __future__ import annotations

import re

import msgspec
import pytest

from imgbatch.domain import lessons as teaching
from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Comparison, Contender, Machine, Sample, Span, Trial
from imgbatch.domain.lesson import Figure, in_english
from imgbatch.domain.lessons import MOST, lessons

ONE = Contender(SERIAL)
THREADS_2, PROCESSES_2 = Contender(THREADS, 2), Contender(PROCESSES, 2)


def trial(contender, rate, *, startup=0.0, waiting=0.0, large=0, round_=0, images=20, **more):
    """So many images a second in all, the start included.

    Each is 1 s in the hands of a worker, and of that waits so long; `large` of them are 10 s.
    """
    spans = tuple(
        Span(0, number, startup, startup + seconds, seconds * (1 - waiting))
        for number in range(images)
        for seconds in [10.0 if number < large else 1.0]
    )
    return Trial(contender=contender, round=round_, seconds=images / rate, pixels=images * 10**6, spans=spans, **more)


def known(*trials, cores=8, sample=None, **machine):
    return Comparison(
        machine=Machine(cores=cores, system="Linux", python="CPython 3.11", **machine),
        contenders=tuple(dict.fromkeys(one.contender for one in trials)),
        runs=1,
        sample=sample,
        trials=trials,
    )


def usual(threads=15.0, processes=18.0, serial=10.0):
    return trial(ONE, serial), trial(THREADS_2, threads), trial(PROCESSES_2, processes)


def said(comparison):
    """All that would be said if there were no limit."""
    return [in_english(lesson) for lesson in teaching._found(comparison)]


def about(comparison, word):
    """The only sentence with this word, or nothing."""
    found = [text for text in said(comparison) if word in text]
    assert len(found) <= 1
    return found[0] if found else ""


def sample(**more):
    return Sample(**({"images": 20, "found": 100} | more))


# --- who won ---


def test_who_won_and_by_how_much():
    # GIVEN processes that are ahead of threads, and those of serial / WHEN it is told / THEN with both distances
    assert said(known(*usual()))[0] == (
        "Fastest: 2 processes with 18 images a second, 1.8 times as many as one after the other and 1.2 times as many "
        "as 2 threads."
    )


def test_threads_win():
    # GIVEN threads that are ahead / WHEN it is told / THEN they are named first
    text = said(known(*usual(threads=18, processes=15)))[0]
    assert text.startswith("Fastest: 2 threads with 18 images")
    assert text.endswith("1.2 times as many as 2 processes.")


def test_a_win_without_serial_is_one_over_the_rival_only():
    # GIVEN nothing of serial / WHEN it is told who won / THEN there is no word of it
    assert said(known(*usual()[1:]))[0] == (
        "Fastest: 2 processes with 18 images a second, 1.2 times as many as 2 threads."
    )


def test_a_win_without_a_rival_is_one_over_serial_only():
    # GIVEN threads that failed / WHEN it is told who won / THEN there is no word of them
    failed = Trial(contender=THREADS_2, round=0, failure="killed")
    assert said(known(trial(ONE, 10), failed, trial(PROCESSES_2, 18)))[0] == (
        "Fastest: 2 processes with 18 images a second, 1.8 times as many as one after the other."
    )


@pytest.mark.parametrize("trials", [(), (trial(ONE, 10),)])
def test_nobody_wins_alone(trials):
    # GIVEN nothing, or serial only / WHEN lessons are drawn / THEN there are none
    assert said(known(*trials, trial(THREADS_2, 1, failure="killed"))) == []


def test_equally_fast_with_the_reason():
    # GIVEN threads and processes that are 3 % apart, both much faster than serial / WHEN it is told
    text = said(known(*usual(threads=18, processes=18.5)))[0]
    # THEN nobody wins, and it is said why threads can do that
    assert text == (
        "2 processes and 2 threads are equally fast here (within 3 %): decoding, resizing and encoding release the "
        "interpreter lock."
    )


@pytest.mark.parametrize(
    ("comparison"),
    [
        known(*usual(threads=12, processes=12.2)),  # hardly faster than serial: the lock may be the limit
        known(*usual(threads=18, processes=18.5), is_free_threaded=True),  # there is none
        known(trial(ONE, 10), trial(Contender(THREADS), 14), trial(Contender(PROCESSES), 14)),  # one needs no lock
    ],
)
def test_equally_fast_without_that_reason(comparison):
    # GIVEN a tie in which the lock has no part / WHEN it is told / THEN without it
    assert re.search(r"are equally fast here \(within \d %\)\.$", said(comparison)[0])


def test_a_lead_that_is_smaller_than_the_differences_of_runs_is_none():
    # GIVEN processes that are 10 % ahead, and one run of theirs that was slower than threads
    rounds = [trial(PROCESSES_2, rate, round_=number) for number, rate in enumerate((14.5, 16.5, 17))]
    # WHEN it is told / THEN nobody wins
    assert said(known(trial(ONE, 10), trial(THREADS_2, 15), *rounds))[0] == (
        "The lead of 2 processes over 2 threads is 10 %, but their runs overlap: take them as equally fast."
    )


@pytest.mark.parametrize(("rate", "times"), [(9.0, "0.90"), (10.4, "1.04")])
def test_nothing_is_gained_over_serial(rate, times):
    # GIVEN that neither threads nor processes are faster than serial by more than 5 % / WHEN it is told / THEN so
    assert said(known(*usual(threads=8, processes=rate)))[0] == (
        f"Nothing is gained by several at once: 2 processes came to {Figure(rate).value:.{0 if rate > 10 else 1}f} "
        f"images a second, {times} times as many as one after the other."
    )


# --- whether to trust it ---


def rounds_of(*rates):
    return [trial(PROCESSES_2, rate, round_=number) for number, rate in enumerate(rates)]


def test_figures_that_vary():
    # GIVEN a winner whose fastest run is 1.4 times its slowest / WHEN lessons are drawn / THEN one says so
    text = about(known(trial(ONE, 5), *rounds_of(10, 12, 14)), "vary by")
    assert text.startswith("The figures vary by 40 % from run to run: perhaps something else")


def test_figures_that_vary_on_a_busy_machine():
    # GIVEN the same, on a machine that was busy before / WHEN lessons are drawn / THEN that is named
    text = about(known(trial(ONE, 5), *rounds_of(10, 12, 14), load=1.26), "vary by")
    assert "40 % from run to run; the load of this machine was 1.3 before it began." in text


def test_figures_that_hardly_vary():
    # GIVEN runs that are 20 % apart / WHEN lessons are drawn / THEN that is not worth a word
    assert not about(known(trial(ONE, 5), *rounds_of(10, 11, 12)), "vary by")


# --- what limits ---


@pytest.mark.parametrize(("seconds", "is_limit"), [(2.0, True), (1.0, True), (0.9, False)])
def test_reading_is_the_limit(seconds, is_limit):
    # GIVEN 20 images that the disk gives in so many seconds, and 18 that are resized in each
    cold = sample(read_seconds=seconds, bytes=60_000_000, is_cold=True)
    # WHEN lessons are drawn / THEN it is the limit if it gives less than 1.15 times as many
    text = about(known(*usual(), sample=cold), "Reading is the limit")
    assert bool(text) is is_limit
    if seconds == 2:
        assert "the disk gives 10 images a second (30 MB), and 18 a second can be resized" in text


@pytest.mark.parametrize(
    "other", [sample(read_seconds=2.0, is_cold=False), sample(read_seconds=0.0, is_cold=True), None]
)
def test_what_was_not_read_from_the_disk_says_nothing_about_it(other):
    # GIVEN files that were in memory, or nothing known of them / WHEN lessons are drawn / THEN none is about reading
    assert not about(known(*usual(), sample=other), "Reading")


def test_the_lock():
    # GIVEN threads that are slower than processes, and wait for 24 % of the time
    comparison = known(trial(ONE, 10), trial(THREADS_2, 14, waiting=0.24), trial(PROCESSES_2, 18, waiting=0.03))
    # WHEN lessons are drawn / THEN the lock is named, with both figures
    assert about(comparison, "lock") == (
        "With images in their hands 2 threads waited 24 % of the time, 2 processes 3 %: the interpreter lock lets one "
        "thread at a time through."
    )


@pytest.mark.parametrize(
    ("threads", "processes", "cores"),
    [
        (trial(THREADS_2, 17, waiting=0.24), trial(PROCESSES_2, 18), 8),  # not slower
        (trial(THREADS_2, 14, waiting=0.1), trial(PROCESSES_2, 18, waiting=0.03), 8),  # both wait about as long
        (trial(THREADS_2, 14, waiting=0.5), trial(PROCESSES_2, 18), 1),  # they wait for the only core
        (trial(THREADS_2, 14, waiting=0.5), trial(Contender(PROCESSES, 4), 18), 8),  # not as many
    ],
)
def test_the_lock_is_not_blamed_for_everything(threads, processes, cores):
    # GIVEN threads that are not slower, or not for waiting / WHEN lessons are drawn / THEN the lock is not named
    assert not about(known(trial(ONE, 10), threads, processes, cores=cores), "lock")


def test_a_python_without_the_lock_says_so():
    # GIVEN an interpreter without it, and threads that win / WHEN lessons are drawn / THEN that is said
    comparison = known(
        trial(ONE, 10), trial(THREADS_2, 18, waiting=0.04), trial(PROCESSES_2, 15, waiting=0.03), is_free_threaded=True
    )
    assert about(comparison, "lock") == (
        "This Python has no interpreter lock: with images in their hands 2 threads waited 4 % of the time, 2 processes "
        "3 %."
    )


def test_starting_processes_pays_from_some_images_on():
    # GIVEN processes that start in 1 s and then do 20 images in 1 s, and threads that do them in 2 s at once
    comparison = known(trial(ONE, 6), trial(THREADS_2, 10), trial(PROCESSES_2, 10, startup=1.0))
    # WHEN lessons are drawn / THEN 20 images are what it takes until both are as fast: 1 s / (0.1 s - 0.05 s)
    assert about(comparison, "Starting") == (
        "Starting 2 processes took 1.0 s of 2.0 s. That pays from about 20 images on; with fewer, 2 threads would be "
        "done first."
    )


def test_starting_processes_never_pays():
    # GIVEN processes that are no faster with each image, and start later / WHEN lessons are drawn / THEN that is said
    comparison = known(trial(ONE, 6), trial(THREADS_2, 20), trial(PROCESSES_2, 10, startup=1.0))
    assert about(comparison, "Starting").endswith(
        "image by image nothing is gained over 2 threads: that is never made up for."
    )


@pytest.mark.parametrize(("startup", "rate"), [(0.04, 100), (0.1, 10)])
def test_a_short_start_is_not_worth_a_word(startup, rate):
    # GIVEN processes that start at once, or in a small part of the time / WHEN lessons are drawn / THEN none is on that
    processes = trial(PROCESSES_2, rate, startup=startup)
    assert not about(known(trial(ONE, 6), trial(THREADS_2, rate), processes), "Starting")


def test_kept_processes():
    # GIVEN processes that take 0.5 s to start and 0.1 s for each image, and the same without the start
    kept = Contender(PROCESSES, 2, is_warm=True)
    comparison = known(trial(ONE, 5), trial(PROCESSES_2, 8, startup=0.5), trial(kept, 10))
    # WHEN lessons are drawn / THEN 0.5 s are 5 % of what 100 images take
    assert about(comparison, "Keeping") == (
        "Keeping processes from one batch to the next saves 0.50 s at each start: 1.2 times as fast with 20 images, "
        "and worth less than 5 % with more than 100."
    )


def test_kept_processes_in_vain():
    # GIVEN kept processes that are no faster / WHEN lessons are drawn / THEN that is said
    kept = Contender(PROCESSES, 2, is_warm=True)
    comparison = known(trial(ONE, 5), trial(PROCESSES_2, 10, startup=0.01), trial(kept, 10))
    assert about(comparison, "Keeping") == "Keeping processes gains nothing here: starting them takes 0.01 s only."


def test_nobody_asked_about_kept_processes():
    # GIVEN none of them / WHEN lessons are drawn / THEN none is on them
    assert not about(known(*usual()), "Keeping")


def four(rate, waiting=0.0):
    return trial(Contender(PROCESSES, 4), rate, waiting=waiting)


@pytest.mark.parametrize(
    ("more", "cores", "end"),
    [
        (four(19), 2, "(1.06 times): the cores of this machine are used up."),
        (four(19, 0.3), 8, "(1.06 times): with images in their hands they waited 30 % of the time."),
        (four(20), 8, "(1.1 times)."),
    ],
)
def test_more_workers_hardly_help(more, cores, end):
    # GIVEN four processes that are hardly faster than two / WHEN lessons are drawn / THEN that is said, with the reason
    assert about(known(*usual(), more, cores=cores), "Going") == (
        f"Going from 2 processes to 4 processes gains next to nothing {end}"
    )


def test_more_workers_help():
    # GIVEN four processes that are 1.5 times as fast as two / WHEN lessons are drawn / THEN there is nothing to explain
    assert not about(known(*usual(), four(27)), "Going")


@pytest.mark.parametrize(("rate", "is_said"), [(18, True), (16, False)])
def test_every_worker_counts(rate, is_said):
    # GIVEN two processes that are so much faster than serial / WHEN lessons are drawn / THEN 90 % is worth a word
    text = about(known(*usual(threads=12, processes=rate)), "Every worker")
    assert text == ("Every worker counts: each of 2 processes does 90 % of what one alone would do." if is_said else "")


@pytest.mark.parametrize(("disk", "is_said"), [(0.2, False), (0.5, True), (None, False)])
def test_cores_wait_for_the_disk(disk, is_said):
    # GIVEN a winner that takes 1 s on two cores, which are idle so long / WHEN lessons are drawn / THEN 15 % is much
    comparison = known(trial(ONE, 10), trial(PROCESSES_2, 20, disk=disk), cores=2)
    text = about(comparison, "wait for a disk")
    assert text == ("For 25 % of the time cores had nothing to do but to wait for a disk." if is_said else "")


@pytest.mark.parametrize(("peak", "is_said"), [(310, True), (200, False), (0, False)])
def test_memory(peak, is_said):
    # GIVEN threads with 190 MB and processes with so many / WHEN lessons are drawn / THEN it is said if they are more
    comparison = known(
        trial(ONE, 10), trial(THREADS_2, 15, peak_bytes=190_000_000), trial(PROCESSES_2, 18, peak_bytes=peak * 10**6)
    )
    text = about(comparison, "memory")
    assert text == ("At the peak 2 processes took 310 MB of memory, 2 threads 190 MB." if is_said else "")


@pytest.mark.parametrize(("large", "is_said"), [(2, True), (0, False), (15, False)])
def test_large_images(large, is_said):
    # GIVEN so many of 20 images that take ten times as long / WHEN lessons are drawn / THEN a few of them decide
    text = about(known(trial(ONE, 10), trial(PROCESSES_2, 18, large=large)), "large images")
    assert text == (
        "A few large images decide: 5 of 100 took longer than 10.0 s each, half of all less than 1.0 s."
        if is_said
        else ""
    )


@pytest.mark.parametrize(
    ("formats", "is_said"),
    [({"png": 14, "jpeg": 6}, True), ({"jpeg": 14, "png": 6}, False), ({"png": 8, "jpeg": 6, "webp": 6}, False)],
)
def test_a_format_that_is_most_of_it(formats, is_said):
    # GIVEN 20 images of a megapixel that cost 10 s of a core / WHEN lessons are drawn / THEN most of them PNG is one
    comparison = known(trial(ONE, 10), trial(PROCESSES_2, 18, user=9, system=1), sample=sample(formats=formats))
    text = about(comparison, "megapixel")
    assert text == ("14 of 20 images are PNG; a megapixel of these images cost 0.500 s of a core." if is_said else "")


# --- all of them ---


def test_no_more_than_a_few_are_said_and_the_winner_first():
    # GIVEN figures that would say much more / WHEN lessons are drawn / THEN the most important ones are
    comparison = known(
        trial(ONE, 5),
        trial(THREADS_2, 8, waiting=0.4, peak_bytes=1),
        *(trial(PROCESSES_2, rate, startup=1.0, peak_bytes=10**9, large=2) for rate in (10, 12, 14)),
        sample=sample(read_seconds=4.0, is_cold=True),
    )
    assert len(said(comparison)) > MOST
    texts = [in_english(lesson) for lesson in lessons(comparison)]
    assert texts == said(comparison)[:MOST]
    assert [text.split()[0] for text in texts] == ["Fastest:", "The", "Reading", "With"]


def test_values_are_there_for_another_language():
    # GIVEN a lesson / WHEN somebody else writes it / THEN contenders and figures are not yet texts
    values = lessons(known(*usual()))[0].values
    assert values["winner"] == PROCESSES_2
    assert values["more"] == Figure(pytest.approx(1.2), 1)
    assert isinstance(values["rate"], Figure)


def test_a_real_comparison_teaches_at_every_stage(comparisons):
    # GIVEN a comparison that goes on / WHEN lessons are drawn after each trial / THEN all of them can be written
    whole = comparisons.comparison((*comparisons.CONTENDERS, comparisons.WARM_2))
    for number in range(len(whole.trials) + 1):
        part = msgspec.structs.replace(whole, trials=whole.trials[:number])
        assert all("{" not in in_english(lesson) for lesson in lessons(part))
