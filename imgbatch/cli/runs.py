"""The commands about earlier runs: what they did, and how it is undone."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter

import click
import msgspec

from imgbatch.app.history import FORMATS, Forecast, History, RunRecord
from imgbatch.cli.report import byte_size, plural
from imgbatch.domain.error import RequestError
from imgbatch.domain.naming import shown

DONE, SOME_KEPT = 0, 1

_RUN = click.argument("run", type=click.IntRange(min=1), required=False)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One run a line, as JSON.")
def runs(*, as_json: bool) -> int:
    """List the last runs, newest first."""
    with History() as history:
        _say(history.note)
        records = history.runs(50)
    if as_json:
        for record in records:
            print(json.dumps(msgspec.to_builtins(record), separators=(",", ":")))
        return DONE
    if not records:
        print("There are no runs yet.")
    table = [("run", "when", "outcome", "files", "what"), *map(_row, records)] if records else []
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        *cells, last = row
        print("  ".join([*(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=False)), last]))
    return DONE


@click.command()
@_RUN
@click.option("--yes", is_flag=True, help="Do not ask.")
def undo(*, run: int | None, yes: bool) -> int:
    """Undo a run: delete what it made, and put back what it replaced.

    RUN is a number that `imgbatch runs` shows. [default: the last run that wrote anything]

    A file that was changed since is kept.
    """
    with History() as history:
        _say(history.note)
        record = history.run_to_undo(run)
        if not yes and not _is_wanted(record, history.forecast(record.id)):
            print("Nothing was changed.")
            return DONE
        counts: Counter[str] = Counter()
        for undone in history.undo(record.id):
            counts[undone.what] += 1
            if undone.what == "kept":
                print(f"imgbatch: {shown(undone.target)}: kept, {undone.reason}", file=sys.stderr)
    done = [f"{plural(counts['deleted'], 'file')} deleted"]
    if counts["restored"]:
        done.append(f"{counts['restored']} restored")
    if counts["kept"]:
        done.append(f"{counts['kept']} kept")
    print(f"Run {record.id}: {', '.join(done)}")
    return SOME_KEPT if counts["kept"] else DONE


@click.command()
@_RUN
@click.option("--format", "format_", type=click.Choice(FORMATS), required=True, help="json, csv, or a page of html.")
@click.option("--output", type=click.Path(), help="File to write. [default: standard output]")
def report(*, run: int | None, format_: str, output: str | None) -> int:
    """Report on a run: every image, and what came of it.

    RUN is a number that `imgbatch runs` shows. [default: the last one]
    """
    with History() as history:
        _say(history.note)
        record = history.run_to_report(run)
        if output is None:
            # A table has line ends of its own, whatever those of the system.
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
            history.report(record, format_, sys.stdout)
            return DONE
        history.report_to(record, format_, output)
    return DONE


def _row(record: RunRecord) -> tuple[str, ...]:
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(record.started))
    counts = [f"{record.done} written, {byte_size(record.bytes)}"]
    counts += [
        f"{count} {name}"
        for name, count in (
            ("skipped", record.skipped),
            ("failed", record.failed),
            ("cancelled", record.cancelled),
            ("not known", record.unknown),
            ("moved away", record.pruned),
        )
        if count
    ]
    return str(record.id), when, record.outcome, ", ".join(counts), _what(record)


def _what(record: RunRecord) -> str:
    sizes = ", ".join(map(str, record.request.recipe.sizes)) if record.request is not None else "?"
    return f"{sizes} -> {shown(record.output)}"


def _is_wanted(record: RunRecord, expected: Forecast) -> bool:
    """Say what would be done, and ask."""
    parts = [f"delete {plural(expected.deleted, 'file')}"]
    if expected.restored:
        parts.append(f"restore {expected.restored}")
    if expected.kept:
        parts.append(f"keep {expected.kept} that cannot be undone")
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(record.started))
    print(f"Run {record.id} of {when}, {_what(record)}: {', '.join(parts)}.")
    if not (expected.deleted or expected.restored):
        return True  # nothing is lost by it
    if not sys.stdin.isatty():
        raise RequestError("nobody is here to be asked; `imgbatch undo --yes` does it without asking")
    return click.confirm("Do it?", default=False)


def _say(note: str) -> None:
    if note:
        print(f"imgbatch: {note}", file=sys.stderr)
