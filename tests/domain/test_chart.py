"""The layout of the chart, in a font of which every letter is as wide as the next."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from imgbatch.domain.chart import comparison_chart
from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Contender, Machine
from imgbatch.domain.comparison_words import ENGLISH, Words
from imgbatch.domain.shape import Anchor, Box, Label, Line, Role

LETTER, LINE = 8.0, 20.0
WORKERS = (1, 2, 4, 8, 16, 32, 48, 64)
BARS = (Role.BAR, Role.BEST)
WAITING = (Role.BAR_WAITING, Role.BEST_WAITING)


def measure(text):
    return LETTER * len(text)


def chart_of(comparison, width=800.0, words=ENGLISH):
    return comparison_chart(comparison, width, measure, LINE, words)


def labels(chart):
    return [shape for shape in chart.shapes if isinstance(shape, Label)]


def texts(chart):
    return [label.text for label in labels(chart)]


def boxes(chart, *roles):
    return [shape for shape in chart.shapes if isinstance(shape, Box) and shape.role in roles]


def tipped(chart, start):
    return [box for box in boxes(chart, *BARS) if box.tip.startswith(start)]


def place(label):
    """Left, top, right and bottom of a text."""
    width = measure(label.text) * (1.1 if label.bold else 1.0)
    left = label.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[label.anchor]
    return left, label.y - LINE * 0.6, left + width, label.y + LINE * 0.15


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.fixture
def large(comparisons):
    """Eight numbers of workers in each mode, up to 64, on a machine that has as many cores."""
    contenders = (
        Contender(SERIAL),
        *(Contender(mode, workers) for mode in (THREADS, PROCESSES) for workers in WORKERS),
        *(Contender(PROCESSES, workers, is_warm=True) for workers in WORKERS),
    )
    kinds = {one: comparisons.Kind(startup=0.1, cpu=0.05 + 0.001 * one.workers) for one in contenders}
    return comparisons.comparison(
        contenders, kinds=kinds, images=200, machine=Machine(cores=64, system="Linux", python="CPython 3.13")
    )


@pytest.fixture
def stages(comparisons, large):
    """Comparisons of all kinds."""
    killed = "the program ended with SIGKILL, which happens when there is no memory left for anybody"
    failing = {(comparisons.THREADS_2, 0): "1 of 48 images failed"}
    failing |= {(comparisons.PROCESSES_2, round_): killed for round_ in range(3)}
    return {
        "nothing yet": comparisons.comparison(trials=0),
        "not looked yet": msgspec.structs.replace(comparisons.comparison(trials=0), sample=None, trying=None),
        "in the middle": comparisons.comparison(trials=7),
        "usual": comparisons.comparison(),
        "one run": comparisons.comparison(runs=1),
        "kept": comparisons.comparison((*comparisons.CONTENDERS, comparisons.WARM_2)),
        "failing": comparisons.comparison(failing=failing),
        "large": large,
    }


def test_all_is_inside_and_no_text_is_on_another(stages):
    # GIVEN comparisons of all kinds, and windows from wide to narrow, and words that are long
    names = {"threads": "{count} Ausführungsfäden", "process": "1 Betriebssystemprozess"}
    long = Words(rates="Bilder in der Sekunde " * 3, **names)
    for (name, comparison), width, words in itertools.product(stages.items(), (1200, 420), (ENGLISH, long)):
        # WHEN they are laid out
        chart = chart_of(comparison, width, words)
        # THEN every text is inside of the chart, and beside all others
        places = [(label.text, place(label)) for label in labels(chart)]
        for text, (left, top, right, bottom) in places:
            assert left >= -0.01, (name, width, text)
            assert right <= width + 0.01, (name, width, text)
            assert top >= -0.01, (name, width, text)
            assert bottom <= chart.height + 0.01, (name, width, text)
        for (one, first), (other, second) in itertools.combinations(places, 2):
            assert not overlap(first, second), (name, width, one, other)


def test_shapes_have_a_size_and_are_inside(stages):
    # GIVEN comparisons of all kinds / WHEN they are laid out / THEN every box is something, and inside
    for name, comparison in stages.items():
        chart = chart_of(comparison)
        for box in (shape for shape in chart.shapes if isinstance(shape, Box)):
            assert box.width > 0, name
            assert box.height > 0, name
            assert 0 <= box.x <= box.x + box.width <= chart.width + 0.01, name
            assert 0 <= box.y <= box.y + box.height <= chart.height, name


def test_a_width_of_nothing_is_no_endless_search(stages):
    # GIVEN a window that is not shown yet, and has no width / WHEN a chart is laid out / THEN it is, somehow
    for comparison in stages.values():
        assert chart_of(comparison, 0.0).width > 0


def test_bars_are_as_long_as_their_rates(comparisons):
    # GIVEN a comparison / WHEN it is laid out / THEN lengths are to one another as rates, and the fastest stands out
    comparison = comparisons.comparison()
    chart = chart_of(comparison)
    bars = [box for box in boxes(chart, *BARS) if "images a second" in box.tip]
    rates = [standing.images.median for standing in comparison.standings]
    assert [bar.width / rate for bar, rate in zip(bars, rates, strict=True)] == pytest.approx(
        [bars[0].width / rates[0]] * len(rates)
    )
    assert [bar.role for bar in bars] == [Role.BAR] * 4 + [Role.BEST]
    assert [label.text for label in labels(chart) if label.bold][1:4] == ["2 processes", "18.8 /s", "1.8×"]


def test_whiskers_reach_from_the_slowest_to_the_fastest_run(comparisons):
    # GIVEN a comparison / WHEN it is laid out / THEN the line on a bar ends where a bar of that rate would
    comparison = comparisons.comparison()
    chart = chart_of(comparison)
    (bar,) = tipped(chart, "2 threads: ")
    spread = next(one.images for one in comparison.standings if one.contender == comparisons.THREADS_2)
    middle = bar.y + bar.height / 2
    (line,) = (
        one for one in chart.shapes if isinstance(one, Line) and one.role is Role.SPREAD and one.y1 == one.y2 == middle
    )
    scale = bar.width / spread.median
    assert (line.x1 - bar.x, line.x2 - bar.x) == pytest.approx((spread.low * scale, spread.high * scale))


def test_one_run_has_no_spread(comparisons):
    # GIVEN one run of each / WHEN it is laid out / THEN there is no line on the bars, and none is explained
    chart = chart_of(comparisons.comparison(runs=1))
    assert not [shape for shape in chart.shapes if isinstance(shape, Line) and shape.role is Role.SPREAD]
    assert ENGLISH.spread not in texts(chart)


def test_who_is_to_come_has_an_empty_track(comparisons):
    # GIVEN a comparison whose third contender has its turn for the first time / WHEN it is laid out
    chart = chart_of(comparisons.comparison(trials=2))
    # THEN he and those after him have tracks, and he says why
    empty = [box for box in boxes(chart, Role.TRACK) if box.height == pytest.approx(LINE * 0.8)]
    assert len(empty) == 3
    (measuring,) = (label for label in labels(chart) if label.text == ENGLISH.measuring)
    assert empty[0].y < measuring.y < empty[0].y + empty[0].height


def test_nothing_is_known_of_lanes_before_the_first_trial(comparisons):
    # GIVEN a comparison that has just begun / WHEN it is laid out / THEN nobody did any image yet
    chart = chart_of(comparisons.comparison(trials=0))
    assert ENGLISH.lanes not in texts(chart)
    assert not boxes(chart, *BARS)


def test_who_failed_says_why(comparisons):
    # GIVEN a contender that always failed, and one that did once / WHEN it is laid out / THEN both say it, in red
    failing = {(comparisons.PROCESSES_2, round_): "killed" for round_ in range(3)}
    chart = chart_of(comparisons.comparison(failing=failing | {(comparisons.THREADS_1, 1): "no memory"}))
    red = [label.text for label in labels(chart) if label.role is Role.FAILURE]
    assert red == ["1 of 3 failed: no memory", "failed: killed"]
    assert not tipped(chart, "2 processes: ")
    assert tipped(chart, "1 thread: ")


def test_lanes_show_every_image_of_the_best_of_each_mode(comparisons):
    # GIVEN a comparison of 48 images / WHEN it is laid out / THEN each is there once for serial, threads and processes
    chart = chart_of(comparisons.comparison())
    assert len(tipped(chart, "Image ")) == 3 * 48
    assert len({box.y for box in tipped(chart, "Image ")}) == 1 + 2 + 2
    assert {box.role for box in tipped(chart, "Image ")} == set(BARS)


def test_an_image_begins_and_ends_on_one_axis_and_its_waiting_is_its_end(comparisons):
    # GIVEN a typical trial of threads that wait for a quarter of the time
    comparison = comparisons.comparison()
    trial = comparison.typical(comparisons.THREADS_2)
    slowest = comparison.typical(comparisons.SERIAL_1).seconds
    # WHEN it is laid out
    chart = chart_of(comparison)
    # THEN images are where their times are, and what is faint is as much of each as they waited
    tips = [box.tip for box in tipped(chart, "Image ")][48:96]
    assert f"{trial.spans[0].end - trial.spans[0].begin:.2f} s, 76 % of it at work" in tips[0]
    bars = tipped(chart, "Image ")[48:96]
    faint = boxes(chart, *WAITING)[1:][48:96]  # after the one that explains the colour
    left, right = chart_area(chart)
    for span, bar, rest in zip(trial.spans, bars, faint, strict=True):
        assert bar.x == pytest.approx(left + span.begin / slowest * (right - left))
        assert rest.x == pytest.approx(bar.x + bar.width)
        assert rest.x + rest.width == pytest.approx(left + span.end / slowest * (right - left), abs=1.01)
        assert rest.width / (bar.width + rest.width) == pytest.approx(0.24)


def chart_area(chart):
    """Where both axes begin and end: the longest track is that of the slowest."""
    tracks = boxes(chart, Role.TRACK)
    longest = max(tracks, key=lambda box: box.width)
    return longest.x, longest.x + longest.width


def test_many_lanes_are_thin(comparisons):
    # GIVEN 64 threads and 64 processes / WHEN they are laid out / THEN lanes are thin, none is on another
    kinds = {one: comparisons.Kind() for one in (Contender(SERIAL), Contender(THREADS, 64), Contender(PROCESSES, 64))}
    chart = chart_of(comparisons.comparison(tuple(kinds), kinds=kinds, images=200))
    tops = sorted({(box.y, box.height) for box in tipped(chart, "Image ")})
    heights = {round(height, 6) for _, height in tops}
    assert len(heights) == 1
    assert heights.pop() < LINE / 4
    assert all(top + height < following for (top, height), (following, _) in itertools.pairwise(tops))
    assert chart.height < LINE * 40


@pytest.mark.parametrize("rate", [0.03, 0.9, 7, 41, 980, 12_345])
def test_ticks_are_round_and_few(comparisons, rate):
    # GIVEN rates of any size / WHEN they are laid out / THEN the axis has some ticks, in steps of 1, 2 or 5
    kind = comparisons.Kind(cpu=1 / rate, waiting=0, startup=0, ending=0)
    comparison = comparisons.comparison((comparisons.SERIAL_1,), kinds={comparisons.SERIAL_1: kind})
    ticks = [label for label in labels(chart_of(comparison)) if label.anchor is Anchor.MIDDLE]
    steps = [float(label.text) for label in ticks if not label.text.endswith("s")]
    assert 3 <= len(steps) <= 7
    assert steps[0] == 0
    assert f"{steps[1]:e}"[0] in "125"
    assert steps == pytest.approx([number * steps[1] for number in range(len(steps))])
    assert len({label.text for label in ticks}) == len(ticks)


def test_figures_stand_below_one_another(comparisons):
    # GIVEN a comparison / WHEN it is laid out / THEN rates end at one place, speed-ups at another: the right edge
    chart = chart_of(comparisons.comparison())
    ends = {label.x for label in labels(chart) if label.text.endswith(("/s", " s")) and label.anchor is Anchor.END}
    assert len(ends) == 1
    assert {label.x for label in labels(chart) if label.text.endswith("×")} == {chart.width}


def test_words_and_numbers_are_those_that_are_given(comparisons):
    # GIVEN words of another language / WHEN a chart is laid out / THEN it has them, and their numbers
    german = Words(
        rates="Bilder je Sekunde",
        threads="{count} Threads",
        kept="{name}, warm",
        number=lambda value, decimals: f"{value:.{decimals}f}".replace(".", ","),
    )
    comparison = comparisons.comparison((*comparisons.CONTENDERS, comparisons.WARM_2))
    found = texts(chart_of(comparison, words=german))
    assert {"Bilder je Sekunde", "2 Threads", "2 processes, warm", "18,8 /s", "1,8×"} <= set(found)


def test_a_long_start_is_named_where_it_is(comparisons):
    # GIVEN processes that take most of their time to start, and threads that do not / WHEN they are laid out
    kinds = {comparisons.PROCESSES_2: comparisons.Kind(startup=2.0)}
    found = texts(chart_of(comparisons.comparison(kinds=kinds, contenders=(comparisons.PROCESSES_2,))))
    # THEN the gap says so
    assert "start-up 2.00 s" in found
    assert "start-up 0.03 s" not in texts(chart_of(comparisons.comparison()))
