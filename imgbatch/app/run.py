"""A run of a batch: written down, its workers confined, its output folder made and, if nothing came of it, removed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import closing, suppress
from typing import Any

from imgbatch.app.access import Access
from imgbatch.app.pace import Learner
from imgbatch.app.recorder import Recorder
from imgbatch.domain.choice import Choice
from imgbatch.domain.event import Event, JobFinished, ModeChosen, RunFinished, RunNoted, RunStarted
from imgbatch.domain.job import Source, WorkUnit
from imgbatch.engine.memory import give_back
from imgbatch.engine.sandbox import level
from imgbatch.planning.plan import BACKUPS
from imgbatch.run.prober import Prober
from imgbatch.run.runner import Run, Tell

BACKUPS_KEPT = 3
"""Runs of which an output folder keeps the files that they replaced or moved away."""

Units = Callable[[Tell, Prober], Iterable[WorkUnit]]


class BatchRun(Run):
    """See `Run`.

    Args:
        units: Makes the units, see `Run`.
        recorder: Writes the run down.
        learner: Learns from it how fast this machine is; None for nobody.
        access: What its workers may reach; None where they cannot be confined.
        output: Absolute path of the output folder.
        prune: Folders of which outputs are moved away when their source is gone; None for none.
        choice: What it runs on, if that was chosen for it.
        low_priority: Whether it was to let every other program go first, which only processes can.
        options: Those of `Run`.
    """

    def __init__(
        self,
        units: Units,
        *args: Any,
        recorder: Recorder,
        learner: Learner | None,
        access: Access | None,
        output: str,
        prune: Collection[str] | None = None,
        choice: Choice | None = None,
        low_priority: bool = False,
        **options: Any,
    ) -> None:
        learned: Callable[[Iterable[WorkUnit]], Iterable[WorkUnit]] = iter if learner is None else learner.units
        super().__init__(lambda tell, prober: recorder.units(learned(units(tell, prober))), *args, **options)
        self._recorder = recorder
        self._learner = learner
        self._access = access
        self._output = output
        self._prune = prune
        self._choice = choice
        self._low_priority = low_priority

    def events(self) -> Generator[Event]:
        made = _make(self._output)
        notes = self._lacks()
        try:
            for event in self._recorder.events(self._pruning(super().events())):
                if self._learner is not None and (note := self._learner.take(event)):
                    yield RunNoted(note)
                yield event
                if isinstance(event, RunStarted) and (choice := self._choice) is not None and choice.text:
                    yield ModeChosen(choice.mode, choice.workers, choice.reason)
                if isinstance(event, RunStarted | JobFinished):
                    yield from map(RunNoted, next(notes, ()))
        finally:
            if self._access is None:
                give_back(0)  # this process had the images, and may be a window that stays open
            forget_backups(os.path.join(self._output, BACKUPS))
            for folder in made:
                with suppress(OSError):  # something is in it
                    os.rmdir(folder)

    def _pruning(self, events: Generator[Event]) -> Generator[Event]:
        with closing(events):
            for event in events:
                if self._prune is not None and isinstance(event, RunFinished) and event.outcome == "finished":
                    yield from self._recorder.prune(self._prune)
                yield event

    def _lacks(self) -> Iterator[tuple[str, ...]]:
        """Yield, each time that is asked, what is found missing of protection and good manners; each only once."""
        if self._access is None:
            if self._low_priority:
                yield ("low priority has no effect: only processes can leave the machine to others",)
            return
        if sys.platform == "linux" and (missing := level()).startswith("none"):
            yield (f"workers are not confined to their folders ({missing})",)
        while not self._access.reads_everything:
            yield ()
        yield ("links lead to so many places that workers may read whatever you may",)


def forget_backups(folder: str) -> None:
    """Remove what runs have replaced, but for the last ones: it takes room, and is there to undo a mistake of today."""
    try:
        with os.scandir(folder) as entries:
            runs = sorted(entries, key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
    except OSError:  # there is none
        return
    for old in runs[:-BACKUPS_KEPT]:
        shutil.rmtree(old.path, ignore_errors=True)


def _make(folder: str) -> list[str]:
    """Make a folder with those above it; return what was made, the deepest first."""
    missing = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for path in reversed(missing):
        os.mkdir(path)
    return missing


def writable(units: Iterable[WorkUnit], access: Access, prober: Prober) -> Iterator[WorkUnit]:
    """Yield units after workers may write where they go: a folder among the outputs may be a link to elsewhere."""
    for unit in units:
        targets = {os.path.dirname(job.target): job.target for job in unit.jobs if not job.skip and job.target}
        for target in targets.values():
            if access.extend_writes(target):
                prober.renew_workers()
        yield unit


def reached(sources: Iterable[Source], access: Access, prober: Prober) -> Iterator[Source]:
    """Yield sources after workers may read them, wherever links lead."""
    for source in sources:
        if access.extend(source.path):
            prober.renew_workers()
        yield source
