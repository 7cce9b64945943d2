"""The commands of the terminal."""

from __future__ import annotations

import codecs
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import closing, nullcontext, suppress
from enum import StrEnum

import click

from imgbatch import __version__
from imgbatch.app.batch import Batch, Mode, Run
from imgbatch.app.demo import write_demo
from imgbatch.app.past import open_journal
from imgbatch.app.resume import resume as resumed
from imgbatch.app.resume import to_resume
from imgbatch.cli.compare import compare
from imgbatch.cli.focus import read_focus
from imgbatch.cli.interrupt import heard
from imgbatch.cli.presets import presets
from imgbatch.cli.recipe_options import OPTIONS, recipe_options
from imgbatch.cli.report import JsonReport, LineReport, Report, plural
from imgbatch.cli.runs import report as report_run
from imgbatch.cli.runs import runs, undo
from imgbatch.domain.encoding import parse_bytes
from imgbatch.domain.error import ErrorInfo, RequestError, WorkerStartError
from imgbatch.domain.event import Event, JobPlanned, PathRejected, RunFinished, RunPaused, SourceProbed, to_json
from imgbatch.domain.job import WorkUnit
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import Recipe

DONE, SOME_FAILED, WRONG_REQUEST, CANCELLED = 0, 1, 2, 130


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 some failed, 2 wrong request, 130 cancelled."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        os.getcwd()
    except FileNotFoundError:
        return _refuse("the folder that you are in is gone; go to another one")
    try:
        result = commands.main(list(argv), prog_name="imgbatch", standalone_mode=False)
    except click.ClickException as error:
        return _refuse(error.format_message())
    except RequestError as error:
        return _refuse(f"{_OPTIONS[error.field]}: {error}" if error.field in _OPTIONS else str(error))
    except click.Abort:
        return CANCELLED
    except SystemExit:
        # click's answer to a broken pipe: whoever read our output has gone. Python would complain once more when it
        # flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANCELLED
    return result if isinstance(result, int) else DONE


_OWN = ("output", "workers", "memory", "patience", "focus", "sample", "runs")
_OPTIONS = OPTIONS | {name: f"--{name}" for name in _OWN}


def _refuse(message: str) -> int:
    print(f"imgbatch: {' '.join(message.split())}", file=sys.stderr)
    return WRONG_REQUEST


def _values(enum: type[StrEnum]) -> list[str]:
    return [member.value for member in enum]


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`imgbatch` alone, or with paths, opens the window.",
)
@click.version_option(__version__, prog_name="imgbatch", message="%(prog)s %(version)s")
def commands() -> None:
    """Resize folders of images on every core."""


for command in (compare, runs, undo, report_run, presets):
    commands.add_command(command)


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path())
@recipe_options(
    "paths",
    "output",
    "mode",
    "workers",
    "memory",
    "patience",
    "prune",
    "low_priority",
    "focus",
    "no_journal",
    "dry_run",
    "as_json",
    "files_from",
)
@click.option("--output", type=click.Path(), default="resized", show_default=True, help="Folder for the outputs.")
@click.option(
    "--mode",
    type=click.Choice(_values(Mode)),
    default=Mode.AUTO.value,
    show_default=True,
    help="What to run on; `auto` takes what will be over first, and says what and why.",
)
@click.option("--workers", type=int, help="Images at once. [default: one on each core]")
@click.option(
    "--memory", metavar="SIZE", help="What all images in work may take, such as 4GB. [default: most of what is free]"
)
@click.option(
    "--patience", type=float, default=1.0, show_default=True, help="How many times the usual time an image may take."
)
@click.option("--prune", is_flag=True, help="Move away what earlier runs made of images that are gone.")
@click.option("--low-priority", is_flag=True, help="Leave the machine to others: every other program goes first.")
@click.option(
    "--focus",
    multiple=True,
    metavar="PATH=X,Y",
    help="What stays in view of one image where --fit cover cuts, such as photos/a.jpg=0.3,0.5; once for each.",
)
@click.option("--no-journal", is_flag=True, help="Do not write the run down; it can be neither resumed nor undone.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
@click.option("--json", "as_json", is_flag=True, help="One event a line, as JSON.")
@click.option(
    "--files-from",
    metavar="FILE",
    help="Read further paths from a file, one a line or ended by NUL bytes; - for standard input.",
)
def resize(
    *,
    paths: tuple[str, ...],
    recipe: Recipe,
    output: str,
    mode: str,
    workers: int | None,
    memory: str | None,
    patience: float,
    prune: bool,
    low_priority: bool,
    focus: tuple[str, ...],
    no_journal: bool,
    dry_run: bool,
    as_json: bool,
    files_from: str | None,
) -> int:
    """Resize images and folders of images.

    Folders are searched to the bottom and mirrored in the output folder. The originals are never changed.
    """
    everything = [*paths, *(_read_paths(files_from) if files_from else [])]
    if not everything:
        raise RequestError("nothing to resize; name files or folders, such as: imgbatch resize photos --size 1920")
    points = read_focus(focus, recipe)
    journal, note = (None, "") if no_journal else open_journal()
    if note:
        print(f"imgbatch: {note}", file=sys.stderr)
    with closing(journal) if journal is not None else nullcontext():
        batch = Batch(
            recipe,
            output,
            mode=Mode(mode),
            workers=workers,
            memory=None if memory is None else parse_bytes(memory),
            patience=patience,
            prune=prune,
            low_priority=low_priority,
            focus=points,
            journal=journal,
        )
        if dry_run:
            return _show_plan(batch, everything, as_json=as_json)
        return _run(batch.run_paths(everything), as_json=as_json)


@commands.command("resume")
@click.argument("run", type=int, required=False)
@click.option("--json", "as_json", is_flag=True, help="One event a line, as JSON.")
def resume_run(run: int | None, *, as_json: bool) -> int:
    """Do a batch to its end that was cut short: the last one, or that of a number.

    What is there already stays as it is.
    """
    journal, note = open_journal()
    if journal is None:
        raise RequestError(note)
    with closing(journal):
        record = to_resume(journal, run)
        return _run(resumed(journal, record), as_json=as_json)


@commands.command()
@click.argument("folder", type=click.Path())
def demo(folder: str) -> int:
    """Paint a small folder of camera-like photos, to try imgbatch with."""
    written = write_demo(folder)
    for path in written:
        print(shown(path))
    print(
        f"{plural(len(written), 'file')}, one of them broken on purpose. Now try: imgbatch resize {folder} --size 1280"
    )
    return DONE


@commands.command()
@click.option("--updates", is_flag=True, help="Ask once whether there is a newer version.")
def doctor(updates: bool) -> int:
    """Show versions, codecs, cores and folders."""
    from imgbatch.app.doctor import report as diagnose  # noqa: PLC0415  (all that it looks at costs every other command)

    report = diagnose()
    if updates:
        report["newest"] = _newest()
    width = max(map(len, report))
    for name, value in report.items():
        print(f"{name:<{width}}  {value}")
    return DONE


def _newest() -> str:
    from imgbatch.app.updates import UpdateError, address, newest  # noqa: PLC0415  (asked for once in a while)

    where = address()
    if not where:
        return "not known: this build has no address to ask; whatever installed imgbatch knows of newer versions"
    try:
        release = newest(where)
    except UpdateError as error:
        return f"not known: {error}"
    return f"{release.version}: {release.page}" if release.is_newer else "this one"


@commands.command()
@click.option("--install", "what", flag_value="install", help="Make the entries.")
@click.option("--repair", "what", flag_value="repair", help="Make those anew that are there; imgbatch was moved, say.")
@click.option("--remove", "what", flag_value="remove", help="Remove them again.")
def integrate(what: str | None) -> int:
    """Put imgbatch into your menu, and into the menus of file managers.

    For installations by pip or pipx; a package of the system brings these entries itself.
    """
    from imgbatch.app import integrate as integration  # noqa: PLC0415  (no other command needs it)

    actions = {"install": integration.install, "repair": integration.repair, "remove": integration.remove}
    if what is None:
        raise RequestError("say which: imgbatch integrate --install, --repair or --remove")
    entries = list(actions[what]())
    for entry in entries:
        print(f"{shown(entry.path)}  {entry.outcome}")
    if not entries:
        print("There are no entries.")
    return DONE if all(entry.outcome in ("made", "removed") for entry in entries) else SOME_FAILED


@commands.command("self-test")
def test_itself() -> int:
    """Try out this installation: every codec, worker processes, its own files."""
    from imgbatch.app.self_test import about, self_test  # noqa: PLC0415  (no other command needs it)

    print(about())
    problems = 0
    for check in self_test():
        problems += bool(check.problem)
        print(f"{'FAILED' if check.problem else 'ok':<6}  {check.what}{f': {check.problem}' if check.problem else ''}")
    print(f"{plural(problems, 'problem')}." if problems else "Everything works.")
    return SOME_FAILED if problems else DONE


def _read_paths(name: str) -> list[str]:
    try:
        if name == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                data = file.read()
    except OSError as error:
        raise RequestError(f"--files-from: {name!r} cannot be read: {(error.strerror or str(error)).lower()}") from None
    # Windows' tools begin a list with a mark.
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    lines = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [os.fsdecode(line) for line in lines if line]


def _make_report(*, json: bool) -> Report:
    """Choose by what the output is: a terminal gets a bar, everything else lines."""
    if json:
        return JsonReport(sys.stdout)
    if sys.stdout.isatty():
        from imgbatch.cli.bar import BarReport  # noqa: PLC0415  (rich is large, and only a terminal needs it)

        return BarReport()
    return LineReport(sys.stdout, sys.stderr)


def _run(run: Run, *, as_json: bool) -> int:
    report = _make_report(json=as_json)
    rejected, last, paused = 0, None, ""
    try:
        with heard(run.cancel), closing(run.events()) as events:
            for event in events:
                report.show(event)
                rejected += isinstance(event, PathRejected)
                last = event
                if isinstance(event, RunPaused):
                    paused = event.reason
                    run.cancel()
    except WorkerStartError as error:
        print(f"imgbatch: {error}; try --mode threads, and please report it", file=sys.stderr)
        return SOME_FAILED
    finally:
        with suppress(BrokenPipeError):
            report.close()
    assert isinstance(last, RunFinished)
    if paused:
        print(f"imgbatch: stopped: {paused}. Nothing is lost; see to it and go on: imgbatch resume", file=sys.stderr)
        return SOME_FAILED
    if last.outcome == "cancelled":
        return CANCELLED
    return SOME_FAILED if last.failed or rejected else DONE


def _show_plan(batch: Batch, paths: list[str], *, as_json: bool) -> int:
    failed = 0
    for unit in batch.preview(paths):
        if isinstance(unit, PathRejected):
            failed += 1
            _show_refusal(unit, unit.path, unit.error, as_json=as_json)
        if not isinstance(unit, WorkUnit):
            continue
        source = unit.source
        if source.error is not None:
            failed += 1
            _show_refusal(SourceProbed(source), source.path, source.error, as_json=as_json)
            continue
        for job in unit.jobs:
            if as_json:
                print(to_json(JobPlanned(source.path, job)))
                continue
            place = job.placement
            verb = job.skip or ("copy" if job.copy or place is None else f"{place.width}x{place.height}")
            print(f"{shown(source.path)} -> {shown(job.target)}  {verb}")
    return SOME_FAILED if failed else DONE


def _show_refusal(event: Event, path: str, error: ErrorInfo, *, as_json: bool) -> None:
    if as_json:
        print(to_json(event))
    else:
        print(f"imgbatch: {shown(path)}: {error}", file=sys.stderr)
