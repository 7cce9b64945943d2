"""The chart of a comparison as shapes, laid out once for whoever draws it: a painter in the window, an SVG in a page.

    Images a second                      |--| slowest to fastest run
    Serial        ########|-|                        10.9 /s   1.0×
    2 threads     ############|-|                    16.4 /s   1.5×
    2 processes   ################|-|                19.9 /s   1.8×
                  0        10        20
    Who did which image when                 # at work  - waiting
    2 processes     [##][###-][#][##-]                2.4 s
                    [###][##][##-][#]
                  0 s       1 s       2 s

A name, its bar and its figures stand on one line; both axes begin and end at the same places.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import groupby

from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Comparison, Contender, Span, Standing, Trial
from imgbatch.domain.comparison_words import ENGLISH, Words
from imgbatch.domain.shape import Anchor, Box, Chart, Label, Line, Role, Shape

_BASELINE = 0.27
"""How far below the middle of a line its baseline is. This and what follows: in heights of a line."""

_ROW, _BAR, _GROUP_GAP, _SECTION_GAP = 1.5, 0.8, 0.5, 1.5
_HEADING, _LEAST_WIDTH = 1.9, 12
_LANE, _ALL_LANES = 0.9, 22
"""Of one lane, and of all lanes together at the most."""

_BLOCK, _BLOCK_GAP = 1.2, 0.6
_SWATCH, _LITTLE = 0.65, 0.4
_RADIUS = 0.16

_ROUNDING = 1e-6  # what a sum of lengths may lack of what it was made of
_LANE_GAP = 0.18
"""The part of a lane that is left free below it."""

_NAMES, _LEAST_AREA = 0.4, 0.25
"""Of the width: the most for the names, the least for the bars."""

_BOLD = 1.1
"""How much wider bold letters are, at most."""

_TICK_GAP, _MOST_TICKS = 2.0, 6
"""Labels of an axis stand apart by so many times their width; there are no more than so many."""

_SLIT = 1.0
"""Between two images, where they are wide enough."""

_MODES = (SERIAL, THREADS, PROCESSES)


def comparison_chart(
    comparison: Comparison,
    width: float,
    measure: Callable[[str], float],
    line_height: float,
    words: Words = ENGLISH,
) -> Chart:
    """Lay out what is known of a comparison.

    Args:
        comparison: At whatever stage it is.
        width: Of all, but for one too small for anything; the height follows.
        measure: Returns the width of a text that is not bold.
        line_height: Of the font, about 1.4 times its size.
        words: The texts.
    """
    return _Layout(comparison, max(width, line_height * _LEAST_WIDTH), measure, line_height, words).chart()


class _Layout:
    """One chart while it grows downwards: names to the left, bars and lanes in the middle, figures to the right."""

    def __init__(
        self, comparison: Comparison, width: float, measure: Callable[[str], float], line: float, words: Words
    ) -> None:
        self._comparison, self._width, self._measure, self._line, self._words = comparison, width, measure, line, words
        self._shapes: list[Shape] = []
        self._y = 0.0
        self._standings = {standing.contender: standing for standing in comparison.standings}
        self._fastest = fastest.contender if (fastest := comparison.fastest) is not None else None
        slowest = min((standing.images.median for standing in self._standings.values()), default=0.0)
        self._decimals = 0 if slowest >= 100 else 1 if slowest >= 2 else 2  # noqa: PLR2004  (two figures of each)
        names = max(self._wide(words.name(contender)) for contender in comparison.contenders)
        self._left = min(names, width * _NAMES) + line
        # The width of usual figures is kept free from the first, so that nothing jumps when they come.
        speedups = [words.speedup.format(times="0.0"), *map(self._speedup, self._standings.values())]
        rates = [words.rate.format(rate="00.0"), *map(self._rate, self._standings.values())]
        self._rate_x = width - max(map(self._wide, speedups)) - line
        self._right = max(self._rate_x - max(map(self._wide, rates)) - line, self._left + width * _LEAST_AREA)

    def chart(self) -> Chart:
        """Return all of it."""
        self._bars()
        blocks = [best.contender for mode in _MODES if (best := self._comparison.best(mode)) is not None]
        trials = [trial for contender in blocks if (trial := self._comparison.typical(contender)) is not None]
        if trials:
            self._y += self._line * _SECTION_GAP
            self._lanes(trials)
        return Chart(self._width, self._y, tuple(self._shapes))

    def _bars(self) -> None:
        has_spread = any(one.images.low < one.images.high for one in self._standings.values())
        self._heading(self._words.rates, [(Role.SPREAD, self._words.spread)] if has_spread else [])
        most = max((standing.images.high for standing in self._standings.values()), default=0.0)
        top, below = self._y, len(self._shapes)
        for number, (_, group) in enumerate(groupby(self._comparison.contenders, key=lambda one: one.mode)):
            self._y += self._line * _GROUP_GAP if number else 0.0
            for contender in group:
                self._row(contender, most)
        if most:
            self._axis(most, "{}", top, below)

    def _row(self, contender: Contender, most: float) -> None:
        line, words, left = self._line, self._words, self._left
        middle = self._y + line * _ROW / 2
        self._y += line * _ROW
        is_best = contender == self._fastest
        self._text(0, middle, words.name(contender), bold=is_best, room=left - line)
        standing = self._standings.get(contender)
        failed = [trial for trial in self._comparison.trials if trial.contender == contender and trial.failure]
        if standing is not None:
            self._bar(standing, middle, (self._right - left) / most, is_best=is_best)
        elif failed:
            text = words.failed.format(reason=failed[0].failure)
            self._text(left, middle, text, Role.FAILURE, room=self._width - left)
        else:
            self._box(left, middle - line * _BAR / 2, self._right - left, line * _BAR, Role.TRACK)
            if contender == self._comparison.trying:
                self._text(left + line * _LITTLE, middle, words.measuring, Role.QUIET, room=self._right - left - line)
        if standing is not None and failed:
            text = words.failed_once.format(
                count=len(failed), runs=len(failed) + standing.trials, reason=failed[0].failure
            )
            self._text(left, self._y + line * _LITTLE, text, Role.FAILURE, room=self._width - left)
            self._y += line

    def _bar(self, standing: Standing, middle: float, scale: float, *, is_best: bool) -> None:
        words, images, height = self._words, standing.images, self._line * _BAR
        median, low, high = (words.number(rate, self._decimals) for rate in (images.median, images.low, images.high))
        name = words.name(standing.contender)
        tip = words.bar_tip.format(name=name, median=median, low=low, high=high, count=standing.trials)
        role = Role.BEST if is_best else Role.BAR
        self._box(self._left, middle - height / 2, images.median * scale, height, role, tip)
        if images.low < images.high:
            self._whisker(self._left + images.low * scale, self._left + images.high * scale, middle)
        self._text(self._rate_x, middle, self._rate(standing), anchor=Anchor.END, bold=is_best)
        if speedup := self._speedup(standing):
            self._text(self._width, middle, speedup, anchor=Anchor.END, bold=is_best)

    def _lanes(self, trials: Sequence[Trial]) -> None:
        words, line = self._words, self._line
        self._heading(words.lanes, [(Role.BEST, words.at_work), (Role.BEST_WAITING, words.waiting)])
        most = max(trial.seconds for trial in trials)
        lane = min(line * _LANE, line * _ALL_LANES / sum(map(_workers, trials)))
        top, below = self._y, len(self._shapes)
        for number, trial in enumerate(trials):
            self._y += line * _BLOCK_GAP if number else 0.0
            self._block(trial, lane, (self._right - self._left) / most)
        self._axis(most, words.seconds.format(seconds="{}"), top, below)

    def _block(self, trial: Trial, lane: float, scale: float) -> None:
        words, line = self._words, self._line
        height = max(line * _BLOCK, lane * _workers(trial))
        middle = self._y + height / 2
        top = middle - lane * (_workers(trial) - _LANE_GAP) / 2
        is_best = trial.contender == self._fastest
        self._text(0, middle, words.name(trial.contender), bold=is_best, room=self._left - line)
        seconds = words.seconds.format(seconds=words.number(trial.seconds, _decimals(trial.seconds)))
        self._text(self._rate_x, middle, seconds, anchor=Anchor.END, bold=is_best)
        thick = lane * (1 - _LANE_GAP)
        for worker in range(_workers(trial)):
            self._box(self._left, top + lane * worker, trial.seconds * scale, thick, Role.TRACK)
        startup = words.startup.format(seconds=words.number(trial.startup, 2))
        if lane >= line * _LANE and self._measure(startup) < trial.startup * scale - line:
            self._text(self._left + line * _LITTLE, top + thick / 2, startup, Role.QUIET)
        for span in trial.spans:
            self._image(span, top + lane * span.worker, thick, scale, is_best=is_best)
        self._y += height

    def _image(self, span: Span, y: float, height: float, scale: float, *, is_best: bool) -> None:
        seconds = span.end - span.begin
        at_work = min(max(span.cpu, 0.0), seconds)
        tip = self._words.image_tip.format(
            image=span.image + 1,
            worker=span.worker + 1,
            seconds=self._words.number(seconds, 2),
            percent=round(100 * at_work / seconds) if seconds else 100,
        )
        x, wide = self._left + span.begin * scale, seconds * scale
        wide -= min(_SLIT, wide / 4)
        share = at_work / seconds if seconds else 1.0
        working, waiting = (Role.BEST, Role.BEST_WAITING) if is_best else (Role.BAR, Role.BAR_WAITING)
        self._box(x, y, wide * share, height, working, tip, radius=0)
        self._box(x + wide * share, y, wide * (1 - share), height, waiting, tip, radius=0)

    def _heading(self, text: str, legend: Sequence[tuple[Role, str]]) -> None:
        line = self._line
        gap, swatch = line * _LITTLE, line * _SWATCH
        middle = self._y + line / 2
        self._text(0, middle, text, bold=True, room=self._width)
        self._y += line * _HEADING
        wide = sum(swatch + gap + self._measure(words) for _, words in legend) + line * (len(legend) - 1)
        x = self._width - wide
        if x < self._wide(text) + line:  # beside it there is no room
            x, middle = 0.0, middle + line * 1.2
            self._y += line * 1.2 if legend else 0.0
        for role, words in legend:
            if role is Role.SPREAD:
                self._whisker(x, x + swatch, middle)
            else:
                self._box(x, middle - swatch / 2, swatch, swatch, role)
            self._text(x + swatch + gap, middle, words, Role.QUIET, room=self._width - x - swatch - gap)
            x += swatch + gap + self._measure(words) + line

    def _axis(self, most: float, unit: str, top: float, below: int) -> None:
        """Draw an axis from nothing to `most`, and a grid from `top` to it below the shapes from a number on."""
        area = self._right - self._left
        bottom = self._y + self._line * _LITTLE
        step = _step(
            most, area, lambda step: max(area / _MOST_TICKS, self._measure(self._tick(most, step, unit)) * _TICK_GAP)
        )
        ticks = [number * step for number in range(int(most / step * (1 + 1e-9)) + 1)]
        places = [self._left + tick / most * area for tick in ticks]
        self._shapes[below:below] = [Line(x1=x, y1=top, x2=x, y2=bottom, role=Role.GRID) for x in places]
        for x, tick in zip(places, ticks, strict=True):
            self._text(x, bottom + self._line * 0.6, self._tick(tick, step, unit), Role.QUIET, anchor=Anchor.MIDDLE)
        self._y = bottom + self._line * 1.1

    def _tick(self, value: float, step: float, unit: str) -> str:
        return unit.format(self._words.number(value, max(0, -math.floor(math.log10(step) + 1e-9))))

    def _whisker(self, left: float, right: float, middle: float) -> None:
        half = self._line * _BAR / 4
        self._shapes += [
            Line(x1=left, y1=middle, x2=right, y2=middle, role=Role.SPREAD),
            *(Line(x1=x, y1=middle - half, x2=x, y2=middle + half, role=Role.SPREAD) for x in (left, right)),
        ]

    def _box(
        self, x: float, y: float, width: float, height: float, role: Role, tip: str = "", radius: float = _RADIUS
    ) -> None:
        if width > 0:
            rounding = min(radius * self._line, width / 2, height / 2)
            self._shapes.append(Box(x=x, y=y, width=width, height=height, role=role, tip=tip, radius=rounding))

    def _text(
        self,
        x: float,
        middle: float,
        text: str,
        role: Role = Role.TEXT,
        *,
        anchor: Anchor = Anchor.START,
        bold: bool = False,
        room: float = math.inf,
    ) -> None:
        width = self._wide if bold else self._measure
        if width(text) > room + _ROUNDING:
            text = next(
                (f"{text[:end].rstrip()}…" for end in range(len(text), 0, -1) if width(f"{text[:end]}…") <= room), ""
            )
        self._shapes.append(
            Label(x=x, y=middle + self._line * _BASELINE, text=text, role=role, anchor=anchor, bold=bold)
        )

    def _wide(self, text: str) -> float:
        return self._measure(text) * _BOLD

    def _rate(self, standing: Standing) -> str:
        return self._words.rate.format(rate=self._words.number(standing.images.median, self._decimals))

    def _speedup(self, standing: Standing) -> str:
        if standing.speedup is None:
            return ""
        return self._words.speedup.format(times=self._words.number(standing.speedup, 1))


def _workers(trial: Trial) -> int:
    return max(trial.contender.workers, *(span.worker + 1 for span in trial.spans))


def _decimals(seconds: float) -> int:
    return 0 if seconds >= 100 else 1 if seconds >= 10 else 2  # noqa: PLR2004  (three figures)


def _step(most: float, area: float, room: Callable[[float], float]) -> float:
    """Return the smallest of 1, 2, 5, 10 and so on whose labels have room."""
    power = math.floor(math.log10(most)) - 2
    while True:
        for digit in (1, 2, 5):
            step = digit * 10.0**power
            if step / most * area >= room(step):
                return step
        power += 1
