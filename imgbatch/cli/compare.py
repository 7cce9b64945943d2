"""The command that compares threads, processes and one after the other, on the user's own files."""

from __future__ import annotations

import sys
import threading
from contextlib import closing

import click

from imgbatch.cli.interrupt import heard
from imgbatch.cli.recipe_options import recipe_options
from imgbatch.cli.report import trouble
from imgbatch.domain.comparison import Comparison, Stage, Terms
from imgbatch.domain.error import RequestError, WorkerStartError
from imgbatch.domain.recipe import Recipe

DONE, FAILED, CANCELLED = 0, 1, 130

_LINE = 78


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@recipe_options("paths", "sample", "runs", "workers", "warm", "as_json", "html")
@click.option("--sample", type=int, default=Terms().sample, show_default=True, help="How many of the images are used.")
@click.option(
    "--runs", type=int, default=Terms().runs, show_default=True, help="How often each contender has its turn."
)
@click.option(
    "--workers", metavar="N,N,...", help="Images at once, several to compare. [default: 1, 2, 4, ... up to the cores]"
)
@click.option("--warm", is_flag=True, help="Also measure processes that are kept from one batch to the next.")
@click.option("--json", "as_json", is_flag=True, help="Everything that was measured, as JSON.")
@click.option(
    "--html", metavar="FILE", help="Write a page with charts, too; .svg for the chart, .json for the figures."
)
def compare(
    *,
    paths: tuple[str, ...],
    recipe: Recipe,
    sample: int,
    runs: int,
    workers: str | None,
    warm: bool,
    as_json: bool,
    html: str | None,
) -> int:
    """Measure threads against processes on your own images.

    A sample of them is resized again and again: one after the other, by threads and by processes, in turn. What is made
    goes into a temporary folder and is gone afterwards.
    """
    # All that measures and draws costs every other command.
    from imgbatch.app import compare as comparing  # noqa: PLC0415
    from imgbatch.app.comparison_report import check_path, save, to_json  # noqa: PLC0415
    from imgbatch.app.pace import learn_from  # noqa: PLC0415
    from imgbatch.cli.comparison_table import lines  # noqa: PLC0415

    if not paths:
        raise RequestError("nothing to compare with; name files or folders, such as: imgbatch compare photos")
    if html is not None:
        check_path(html)
    terms = Terms(sample, runs, _counts(workers), warm)
    stopped = threading.Event()
    known = None
    sources = comparing.find_sources(paths, lambda event: print(f"imgbatch: {trouble(event)}", file=sys.stderr))
    steps = comparing.compare(sources, recipe, terms, stopped)
    try:
        with heard(stopped.set), closing(steps):
            for known in steps:
                _show_step(known)
    except WorkerStartError as error:
        print(f"imgbatch: {error}; please report it", file=sys.stderr)
        return FAILED
    finally:
        _say("")
    if known is None or known.stage is not Stage.DONE:
        return CANCELLED
    if note := learn_from(known, recipe):
        print(f"imgbatch: {note}", file=sys.stderr)
    if as_json:
        print(to_json(known))
    else:
        for line in lines(known, sys.stdout.encoding):
            print(line)
    if html is not None:
        save(known, html)
    return FAILED if known.failures else DONE


def _counts(text: str | None) -> tuple[int, ...]:
    try:
        return () if text is None else tuple(int(part) for part in text.split(","))
    except ValueError:
        raise RequestError(f"{text!r} is not a list of numbers such as 1,2,4", "workers") from None


def _show_step(known: Comparison) -> None:
    turns = len(known.contenders) * known.runs
    match known.stage:
        case Stage.LOOKING:
            _say("Choosing images ...")
        case Stage.WARMING:
            _say("Warming up ...")
        case Stage.MEASURING if known.trying is not None:
            trying = known.trying
            warm = ", kept" if trying.is_warm else ""
            workers = "" if trying.mode == "serial" else f", {trying.workers} at once{warm}"
            _say(f"{len(known.trials) + 1} of {turns}: {trying.mode}{workers} ...")


def _say(text: str) -> None:
    """Write over the last line of a terminal; nothing is to be seen of it in the end."""
    if sys.stderr.isatty():
        print(f"\r{text:<{_LINE}}\r{text}", end="", file=sys.stderr, flush=True)
