"""The page of a comparison, and the words for what was measured on what."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from imgbatch import __version__
from imgbatch.domain.comparison import Comparison, Spread, Standing
from imgbatch.domain.comparison_words import ENGLISH
from imgbatch.domain.lesson import in_english
from imgbatch.domain.lessons import lessons
from imgbatch.domain.naming import shown
from imgbatch.journal.wording import byte_size

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="{mark}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
:root {{
  --page: #f6f7f9; --card: #ffffff; --text: #1d2127; --quiet: #646c78; --line: #e2e5ea; --best: #eef4fe;
  --bad-card: #fdf1f0;
}}
@media (prefers-color-scheme: dark) {{
  :root {{
    --page: #15181c; --card: #1d2126; --text: #e4e7eb; --quiet: #98a1ad; --line: #2f353d; --best: #202c40;
    --bad-card: #2b1e1f;
  }}
}}
* {{ box-sizing: border-box; }}
body {{
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}}
main {{ max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }}
h1 {{ margin: 0; font-size: 1.7rem; font-weight: 650; letter-spacing: -0.01em; }}
h2 {{ margin: 2.5rem 0 0.75rem; font-size: 1.1rem; font-weight: 650; }}
.quiet {{ color: var(--quiet); }}
.lessons {{ max-width: 48rem; margin: 1.5rem 0 0; padding: 0; list-style: none; }}
.lessons li {{ margin-top: 0.6rem; }}
.lessons li:first-child {{ font-size: 1.15rem; }}
.sheet {{ overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }}
.picture {{ margin-top: 2rem; padding: 1.75rem; }}
.picture svg {{ display: block; width: 100%; min-width: 44rem; height: auto; }}
.failures {{ background: var(--bad-card); }}
.about {{ display: grid; grid-template-columns: max-content 1fr; gap: 0.35rem 1.5rem; margin: 0; }}
.about dt {{ color: var(--quiet); }}
.about dd {{ margin: 0; overflow-wrap: anywhere; }}
table {{ width: 100%; border-collapse: collapse; font-size: 0.87rem; }}
th, td {{
  padding: 0.5rem 0.75rem; text-align: right; vertical-align: top; white-space: nowrap;
  border-top: 1px solid var(--line); font-variant-numeric: tabular-nums;
}}
thead th {{ border-top: none; color: var(--quiet); font-weight: 500; }}
th:first-child, td.why {{ text-align: left; }}
th:first-child {{ padding-left: 1.25rem; white-space: nowrap; }}
th:last-child, td:last-child {{ padding-right: 1.25rem; }}
tbody th {{ font-weight: 400; }}
td.why {{ width: 100%; white-space: normal; overflow-wrap: anywhere; }}
.best {{ background: var(--best); }}
.best th, .best td:nth-child(2) {{ font-weight: 600; }}
.below {{ display: block; color: var(--quiet); font-size: 0.8rem; font-weight: 400; }}
.note {{ max-width: 60rem; margin: 0.75rem 0 0; color: var(--quiet); font-size: 0.87rem; }}
@media print {{
  body {{ font-size: 11px; }} main {{ padding: 0; }} tr, svg {{ break-inside: avoid; }}
}}
</style>
</head>
<body>
<main>
"""

_TAIL = """</main>
</body>
</html>
"""

_COLUMNS = (
    "",
    "images/s",
    "MP/s",
    "speed-up",
    "per worker",
    "user",
    "system",
    "waiting",
    "disk",
    "start-up",
    "first",
    "95 %",
    "memory",
)

_NOTE = """<p class="note">Medians over the runs, below them the slowest and the fastest one; MP are megapixels of the
sources. Per worker: the speed-up divided by the workers. User and system: seconds of all cores. Waiting: seconds that
workers had an image in their hands and no core worked on it. Disk: seconds that cores were idle because something, of
whatever program, waited for a disk. Start-up: until the first image was taken up; first: until it was done. 95 %: of
100 images so many took no longer than this. Memory: of all processes together, at its peak.</p>
"""


def headline(comparison: Comparison) -> str:
    """Say who was fastest."""
    fastest = comparison.fastest
    if fastest is None:
        return "Nothing was measured"
    return f"{ENGLISH.name(fastest.contender)}: {fastest.images.median:.1f} images a second"


def about(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Yield what was measured, how and where: names and texts."""
    sample, machine = comparison.sample, comparison.machine
    if sample is not None:
        formats = ", ".join(f"{count} {name.upper()}" for name, count in sample.formats.items())
        left_out = f", {sample.left_out} more could not be done" if sample.left_out else ""
        yield "Sample", f"{sample.images} of {sample.found} images, spread from small to large{left_out}"
        yield "Formats", f"{formats}; {byte_size(sample.bytes)}, {sample.pixels / 1e6:,.0f} megapixels"
        yield "Sizes", ", ".join(sample.sizes)
        whence = "from the disk" if sample.is_cold else "from wherever the system had them"
        yield "Reading", f"{sample.read_seconds:.2f} s for all of them, one after the other, {whence}"
    yield "Runs", f"each way {comparison.runs} times, in turn, after one that does not count"
    cores = "1 core" if machine.cores == 1 else f"{machine.cores} cores"
    busy = f"; a load of {machine.load:.1f} before it began" if machine.load is not None else ""
    yield "Machine", f"{cores}{busy}; {machine.system}"
    lock = "without an interpreter lock" if machine.is_free_threaded else "with an interpreter lock"
    yield "Python", f"{machine.python}, {lock}; imgbatch {__version__}"


def page(comparison: Comparison, mark: str, svg: str) -> str:
    """Write the page around a chart.

    Args:
        comparison: What it is about.
        mark: What tells programs that such a page it is.
        svg: The chart.
    """
    return "".join([_HEAD.format(mark=mark, title=_text(f"imgbatch: {headline(comparison)}")), *_body(comparison, svg)])


def _body(comparison: Comparison, svg: str) -> Iterator[str]:
    yield f"<h1>{_text(headline(comparison))}</h1>\n"
    count = sum(not contender.is_warm for contender in comparison.contenders)  # whoever is kept is not in the race
    yield f'<p class="quiet">The fastest of {count} ways to run a batch of the same images on this machine.</p>\n'
    if found := lessons(comparison):
        yield '<ul class="lessons">\n'
        yield from (f"<li>{_text(in_english(lesson))}</li>\n" for lesson in found)
        yield "</ul>\n"
    yield f'<div class="sheet picture">\n{svg}\n</div>\n'
    if comparison.failures:
        yield '<h2>What failed</h2>\n<div class="sheet failures"><table><tbody>\n'
        for contender, why in comparison.failures.items():
            yield f'<tr><th scope="row">{_text(ENGLISH.name(contender))}</th><td class="why">{_text(why)}</td></tr>\n'
        yield "</tbody></table></div>\n"
    yield '<h2>All figures</h2>\n<div class="sheet"><table>\n<thead><tr>'
    yield from (f'<th scope="col">{column}</th>' for column in _COLUMNS)
    yield "</tr></thead>\n<tbody>\n"
    yield from (_row(standing, comparison.fastest) for standing in comparison.standings)
    yield f"</tbody>\n</table></div>\n{_NOTE}<h2>How it was measured</h2>\n"
    yield '<dl class="about">\n'
    yield from (f"<dt>{_text(name)}</dt><dd>{_text(text)}</dd>\n" for name, text in about(comparison))
    yield f"</dl>\n{_TAIL}"


def _row(standing: Standing, fastest: Standing | None) -> str:
    speedup, efficiency, disk = standing.speedup, standing.efficiency, standing.disk
    cells = [
        _spread(standing.images, 1),
        _spread(standing.megapixels, 0),
        f"{speedup:.2f} ×" if speedup is not None else "–",
        f"{100 * efficiency:.0f} %" if efficiency is not None else "–",
        *(f"{seconds:.2f} s" for seconds in (standing.user, standing.system, standing.waiting)),
        f"{disk:.2f} s" if disk is not None else "–",
        *(f"{seconds:.2f} s" for seconds in (standing.startup, standing.first, standing.slow)),
        byte_size(standing.peak_bytes),
    ]
    kind = ' class="best"' if standing == fastest else ""
    name = f'<th scope="row">{_text(ENGLISH.name(standing.contender))}</th>'
    return f"<tr{kind}>{name}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _spread(spread: Spread, decimals: int) -> str:
    low, high = (ENGLISH.number(value, decimals) for value in (spread.low, spread.high))
    return f'{ENGLISH.number(spread.median, decimals)}<span class="below">{low}–{high}</span>'


def _text(text: str) -> str:
    return escape(shown(text))
