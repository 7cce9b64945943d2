"""A comparison as a table for a terminal, with a bar for each row and what it teaches below."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from imgbatch.cli.report import byte_size, plural
from imgbatch.domain.comparison import Comparison, Standing
from imgbatch.domain.comparison_words import ENGLISH
from imgbatch.domain.lesson import in_english
from imgbatch.domain.lessons import lessons
from imgbatch.domain.naming import shown

WIDTH = 100
_BAR, _LEAST_BAR = 12, 6
_EIGHTHS = " ▏▎▍▌▋▊▉█"

_HEADS = (
    ("", ""),
    ("images", "/s"),
    ("slowest", "to fastest"),
    ("", "MP/s"),
    ("speed-", "up"),
    ("per", "worker"),
    ("CPU", "s"),
    ("waits", "s"),
    ("start", "s"),
    ("first", "s"),
    ("95 %", "s"),
    ("peak", "MB"),
)


def lines(comparison: Comparison, encoding: str) -> list[str]:
    """Return the table, what failed, the lessons, and what it was measured on.

    Args:
        comparison: What was measured.
        encoding: Of the terminal; what it has no letters for is written otherwise.
    """
    text = [*_table(comparison, can_draw=_can_draw(encoding))]
    if failures := comparison.failures:
        text += ["", *(_wrapped(f"{ENGLISH.name(one)} failed: {shown(why)}") for one, why in failures.items())]
    for lesson in lessons(comparison):
        text += ["", _wrapped(in_english(lesson))]
    text += ["", _wrapped(_basis(comparison))]
    plain = "\n".join(text).encode(encoding, "backslashreplace").decode(encoding)
    return plain.split("\n")


def _table(comparison: Comparison, *, can_draw: bool) -> Iterator[str]:
    standings = {standing.contender: standing for standing in comparison.standings}
    most = max((standing.images.median for standing in standings.values()), default=0.0)
    rows = [
        _cells(standing) if (standing := standings.get(contender)) is not None else (ENGLISH.name(contender),)
        for contender in comparison.contenders
    ]
    heads = list(zip(*_HEADS, strict=True))
    full = [*heads, *(row for row in rows if len(row) > 1)]
    widths = [max(map(len, column)) for column in zip(*full, strict=True)]
    widths[0] = max(len(row[0]) for row in rows)
    gap = "  " if sum(widths) + 2 * len(widths) + _LEAST_BAR <= WIDTH else " "
    room = min(_BAR, WIDTH - sum(widths) - len(gap) * len(widths))
    for row in heads:
        yield _joined(row, widths, " " * room, gap)
    for contender, row in zip(comparison.contenders, rows, strict=True):
        if len(row) > 1:
            yield _joined(row, widths, _bar(standings[contender].images.median / most, room, can_draw=can_draw), gap)
        else:
            what = "failed" if contender in comparison.failures else "not measured"
            yield f"{row[0]:<{widths[0]}}{gap}{what}"


def _joined(row: tuple[str, ...], widths: list[int], bar: str, gap: str) -> str:
    name, *figures = (
        f"{cell:>{width}}" if place else f"{cell:<{width}}"
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return gap.join([name, bar, *figures] if bar else [name, *figures])


def _cells(standing: Standing) -> tuple[str, ...]:
    images, speedup, efficiency = standing.images, standing.speedup, standing.efficiency
    return (
        ENGLISH.name(standing.contender),
        f"{images.median:.1f}",
        f"{images.low:.1f}-{images.high:.1f}",
        f"{standing.megapixels.median:.0f}",
        f"{speedup:.2f}x" if speedup is not None else "-",
        f"{100 * efficiency:.0f}%" if efficiency is not None else "-",
        f"{standing.user + standing.system:.1f}",
        f"{standing.waiting:.1f}",
        f"{standing.startup:.2f}",
        f"{standing.first:.2f}",
        f"{standing.slow:.2f}",
        f"{standing.peak_bytes / 1e6:.0f}",
    )


def _bar(share: float, width: int, *, can_draw: bool) -> str:
    """Draw a bar, in eighths of a letter where the terminal has them; something is always to be seen of it."""
    if not can_draw:
        return ("#" * max(1, round(share * width))).ljust(width) if width > 0 else ""
    full, eighths = divmod(max(1, round(share * width * 8)), 8)
    return (_EIGHTHS[-1] * full + _EIGHTHS[eighths]).ljust(width)[: max(0, width)]


def _can_draw(encoding: str) -> bool:
    try:
        _EIGHTHS.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _basis(comparison: Comparison) -> str:
    sample, machine = comparison.sample, comparison.machine
    where = f"{plural(machine.cores, 'core')}, {machine.python}"
    where += ", without an interpreter lock" if machine.is_free_threaded else ""
    if sample is None:
        return f"{where}."
    formats = ", ".join(f"{count} {name.upper()}" for name, count in sample.formats.items())
    left_out = f", {sample.left_out} more could not be done" if sample.left_out else ""
    runs, images = plural(comparison.runs, "run"), plural(sample.found, "image")
    size = f"{byte_size(sample.bytes)}, {sample.pixels / 1e6:.0f} megapixels"
    what = f"{sample.images} of {images} ({formats}; {size}{left_out}) to {', '.join(sample.sizes)}"
    return f"Medians of {runs} over {what}; {where}."


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH, break_on_hyphens=False))
