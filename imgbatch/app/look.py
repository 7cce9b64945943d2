"""What is there: paths searched for images, and their headers read, before anything is done with them."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection, Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from imgbatch.app.folders import output_folder
from imgbatch.domain.estimate import probe_seconds
from imgbatch.domain.event import Event, SourceProbed
from imgbatch.domain.format import Format
from imgbatch.domain.job import Source
from imgbatch.engine.sandbox import Sandbox
from imgbatch.engine.worker import probe_sources, start_worker
from imgbatch.executors.lanes import LaneExecutor
from imgbatch.planning.scan import scan
from imgbatch.run.prober import Prober


def find(paths: Iterable[str], *, first: int = 0, output: str = "") -> Generator[Event]:
    """Search paths for images, the output folder left out; see `planning.scan`."""
    yield from scan(paths, first=first, exclude=output_folder(output))


def probe_all(
    sources: Iterable[Source], allow: Collection[Format] = (), stopped: threading.Event | None = None
) -> Generator[Event]:
    """Read the header of every source, in a worker process, so that a person sees what is there before the run.

    Args:
        sources: With or without header.
        allow: Formats to read beside the usual ones, as in a recipe.
        stopped: Ends it at once when it is set.
    """
    with looking(allow, stopped or threading.Event()) as prober:
        for source in prober.probed(sources):
            yield SourceProbed(source)


@contextmanager
def looking(allow: Collection[Format], stopped: threading.Event) -> Iterator[Prober]:
    """Start a worker that reads headers and may do nothing else."""
    sandbox = Sandbox((os.path.abspath(os.sep),), ())
    workers = LaneExecutor(1, start_worker, lambda: (sandbox,), seconds=lambda args: probe_seconds(args[0]))
    try:
        # A disk that is gone fails every image, as it should here.
        yield Prober(
            workers,
            partial(probe_sources, allow=tuple(allow)),
            tell=lambda _event: None,
            cancelled=stopped.is_set,
            hold=lambda _reason: True,
        )
    finally:
        stopped.set()
        workers.kill_workers()
