"""A run as a page for people: one file, without scripts, with nothing from elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from html import escape
from typing import TextIO

from imgbatch.domain.job import JobCancelled, JobDone, JobFailed, JobSkipped
from imgbatch.domain.naming import shown
from imgbatch.journal.journal import Journal
from imgbatch.journal.record import JobRecord, RunRecord
from imgbatch.journal.wording import OUTCOMES, byte_size, in_words

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>imgbatch, run {number}</title>
<style>
:root {{
  --page: #f6f7f9; --card: #ffffff; --text: #1d2127; --quiet: #646c78; --line: #e2e5ea;
  --good: #1a6b41; --bad: #b3261e; --bad-card: #fdf1f0;
}}
@media (prefers-color-scheme: dark) {{
  :root {{
    --page: #15181c; --card: #1d2126; --text: #e4e7eb; --quiet: #98a1ad; --line: #2f353d;
    --good: #76c99a; --bad: #ff8a80; --bad-card: #2b1e1f;
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
.bad {{ color: var(--bad); }}
.figures {{ display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.75rem 0 0; }}
.figures div {{
  flex: 1 1 7.5rem; padding: 0.9rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px;
}}
.figures dt {{ color: var(--quiet); font-size: 0.85rem; }}
.figures dd {{ margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }}
.request {{ display: grid; grid-template-columns: max-content 1fr; gap: 0.35rem 1.5rem; margin: 0; }}
.request dt {{ color: var(--quiet); }}
.request dd {{ margin: 0; overflow-wrap: anywhere; }}
.sheet {{ overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }}
.failures {{ background: var(--bad-card); }}
table {{ width: 100%; border-collapse: collapse; }}
th, td {{ padding: 0.5rem 1rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }}
th {{ border-top: none; color: var(--quiet); font-size: 0.85rem; font-weight: 500; }}
td {{ overflow-wrap: anywhere; }}
td:first-child {{ width: 58%; }}
.number {{ text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }}
.short {{ white-space: nowrap; }}
.below {{ display: block; color: var(--quiet); font-size: 0.87rem; }}
pre {{ margin: 0.4rem 0 0; font-size: 0.8rem; white-space: pre-wrap; }}
@media print {{
  body {{ font-size: 11px; }} main {{ padding: 0; }} tr {{ break-inside: avoid; }}
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


def write_html(journal: Journal, record: RunRecord, out: TextIO) -> None:
    """Write one page: the figures, what was asked for, what failed and why, and all the rest."""
    out.write(_HEAD.format(number=record.id))
    out.writelines(_summary(record))
    if record.failed:
        out.write('<h2>What failed</h2>\n<div class="sheet failures"><table>\n')
        out.write("<tr><th>Image</th><th>Size</th><th>Why</th></tr>\n")
        out.writelines(_failure(job) for job in journal.jobs(record.id, failed=True))
        out.write("</table></div>\n")
    if record.planned > record.failed:
        out.write(f"<h2>{'Everything else' if record.failed else 'All files'}</h2>\n")
        out.write('<div class="sheet"><table>\n<tr><th>Image</th><th>Size</th><th>Result</th>')
        out.write('<th class="number">Pixels</th><th class="number">Bytes</th></tr>\n')
        out.writelines(_rest(job) for job in journal.jobs(record.id, failed=False))
        out.write("</table></div>\n")
    out.write(_TAIL)


def _summary(record: RunRecord) -> Iterator[str]:
    started = time.strftime("%Y-%m-%d, %H:%M", time.localtime(record.started))
    taken = f" It took {_duration(record.ended - record.started)}." if record.ended is not None else ""
    yield f"<h1>Run {record.id}</h1>\n"
    outcome = escape(OUTCOMES[record.outcome])
    yield f'<p class="quiet">{started}. {outcome}{taken} imgbatch {escape(record.version)}.</p>\n'
    yield '<dl class="figures">\n'
    yield _figure("files written", f"{record.done:,}")
    yield _figure("their size", byte_size(record.bytes))
    yield _figure("skipped", f"{record.skipped:,}")
    yield _figure("failed", f"{record.failed:,}", "bad" if record.failed else "")
    rare = {"cancelled": record.cancelled, "not known": record.unknown, "moved away": record.pruned}
    for name, count in rare.items():
        if count:
            yield _figure(name, f"{count:,}")
    yield "</dl>\n<h2>What was asked for</h2>\n"
    if record.request is None:
        yield '<p class="quiet">Another version of imgbatch was asked for what this one cannot do.</p>\n'
        return
    yield '<dl class="request">\n'
    for name, text in in_words(record.request):
        yield f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>\n"
    yield "</dl>\n"


def _figure(name: str, value: str, kind: str = "") -> str:
    return f'<div><dt>{name}</dt><dd class="{kind}">{value}</dd></div>\n'


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {seconds:02} s" if minutes else f"{seconds} s"


def _failure(job: JobRecord) -> str:
    assert isinstance(job.result, JobFailed)
    error = job.result.error
    why = _text(error.message) + (_below(error.hint) if error.hint else "")
    if error.detail:
        detail = "\n".join(map(shown, error.detail.splitlines()))
        why += f'<details><summary class="quiet">details</summary><pre>{escape(detail)}</pre></details>'
    return f'<tr><td>{_text(job.source)}</td><td class="short">{_text(job.size)}</td><td>{why}</td></tr>\n'


def _rest(job: JobRecord) -> str:
    pixels = size = ""
    match job.result:
        case JobDone() as done:
            pixels, size = f"{done.width} × {done.height}", byte_size(done.bytes)
            state = "copied" if done.copied else "written"
            state += "".join(map(_below, done.notes))
            state += _below(f"what stood there before is {shown(done.backup)}") if done.backup else ""
        case JobSkipped(reason=reason):
            state = "skipped" + _below(reason)
        case JobCancelled():
            state = "cancelled"
        case _:
            state = "not known" + _below("the run ended before it could say")
    return (
        f'<tr><td>{_text(job.source)}{_below(job.target)}</td><td class="short">{_text(job.size)}</td><td>{state}</td>'
        f'<td class="number">{pixels}</td><td class="number">{size}</td></tr>\n'
    )


def _text(text: str) -> str:
    return escape(shown(text))


def _below(text: str) -> str:
    return f'<span class="below">{_text(text)}</span>'
