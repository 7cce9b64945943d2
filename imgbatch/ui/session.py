"""The view model: what the window shows and what its buttons do, without a widget."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Sequence

from PySide6.QtCore import QLocale, QObject, Signal

from imgbatch.app.batch import Journal, Run, several_folders
from imgbatch.app.outlook import Outlook, look_ahead
from imgbatch.domain.choice import Choice
from imgbatch.domain.error import RequestError, WorkerStartError
from imgbatch.domain.event import Event, JobFinished, RunFinished, RunNoted, RunPaused, ScanFinished
from imgbatch.domain.job import JobFailed, Source
from imgbatch.domain.progress import Progress
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.bridge import Bridge
from imgbatch.ui.choices import Choices
from imgbatch.ui.comparing import Comparing
from imgbatch.ui.focus_points import FocusPoints
from imgbatch.ui.looking import Looking
from imgbatch.ui.previewing import Previewing
from imgbatch.ui.recents import Recents
from imgbatch.ui.reporting import Reporting
from imgbatch.ui.state import MOVES, State
from imgbatch.ui.thumbnails import Thumbnails
from imgbatch.ui.translation import tr
from imgbatch.ui.undoing import Undoing
from imgbatch.ui.wording import sentence, undone_text

STOP_MS = 1_000
"""How long closing the window waits for a thread before it leaves without it."""


class Session(Choices):
    """One window's worth of sources, what is asked for, and the runs over them.

    Attributes:
        images: What was found, and is being looked for.
        focus: What stays in view of single images.
        previewing: One image before and after.
        comparing: Threads and processes, measured on these images.
        recents: The folders that were added last.
        progress: Of the last run, and of those that followed it without another click.
        undoing: What is known of undoing that.

    Signals:
        state_changed: The new `State`.
        begun: A run over the sources with these numbers begins.
        told: A list of events of looking or running, in order.
        noted: Something to tell the user, in one line.
        held_up: The run paused by itself: why, and what to do.
        undone: The files of the sources with these numbers are gone again.
    """

    state_changed = Signal(State)
    begun = Signal(object)
    told = Signal(object)
    noted = Signal(str)
    held_up = Signal(str)
    undone = Signal(object)

    def __init__(self, parent: QObject | None = None, journal: Journal | None = None) -> None:
        super().__init__(parent)
        self.state = State.EMPTY
        self.progress = Progress()
        self.rates: dict[str, float] = {}
        self._is_closed = False
        self._name_roots: bool | None = None
        self._run: Run | None = None
        self._undo_from = State.DONE
        self._failed: set[int] = set()
        self.images = Looking(self)
        self.images.told.connect(self.told)
        self.images.searched.connect(self._on_searched)
        self.images.ended.connect(self._on_look_ended)
        self._running = Bridge(self)
        self._running.drained.connect(self._on_ran)
        self._running.ended.connect(self._on_run_ended)
        self.undoing = Undoing(journal, self)
        self.undoing.ended.connect(self._on_undo_ended)
        self.reporting = Reporting(self)
        self.thumbnails = Thumbnails(self)
        self.comparing = Comparing(self)
        self.focus = FocusPoints(self)
        self.focus.settled.connect(self._touched)
        self.previewing = Previewing(self, self.focus)
        self.recents = Recents(self)
        self.images.told.connect(self.recents.take)

    @property
    def can_undo(self) -> bool:
        """Whether a run has just come to its end, has written something, and is in the journal."""
        return self.state.is_over and self.progress.done > 0 and self.undoing.has_runs

    @property
    def can_retry(self) -> bool:
        """Whether a run has just come to its end, and something of it has failed."""
        return self.state is State.FAILED and not self._failed.isdisjoint(self.images.numbers)

    def why_not(self) -> str:
        """Say why the run cannot start, or nothing when it can."""
        if self.state.is_running:
            return tr("A batch is running")
        if self.state is State.UNDOING:
            return tr("A batch is being undone")
        if self.comparing.is_active:
            return tr("A comparison is running")
        if self.state is State.LOOKING:
            return tr("Looking for images")
        if not self.images.count:
            return tr("Add images first")
        return str(self.fault or "")

    def set_recipe(self, make: Callable[[], Recipe]) -> None:
        before = self.recipe.allow
        super().set_recipe(make)
        if self.recipe.allow != before:
            self.images.allow(self.recipe.allow)

    def add(self, paths: Iterable[str]) -> None:
        """Look for images in files and folders; during a run they wait for its end."""
        if paths := list(paths):
            self._look_for(paths, follows=self.state.is_running)

    def go_on(self, paths: Sequence[str], *, name_roots: bool) -> None:
        """Look for the images of a batch that was interrupted, and run them as soon as they are found.

        Args:
            paths: What it was given.
            name_roots: As it was then, see `app.batch.several_folders`.
        """
        self.clear()
        if self.state is State.EMPTY:
            self._begin_anew()
            self._name_roots = name_roots
            self._look_for(list(paths), follows=True)

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget sources; their files are not touched. Not while a run or an undo is on."""
        if self.state.is_busy:
            return
        self._refusal = None
        self.images.remove(numbers)
        if self.state is not State.LOOKING:
            self._move(self._resting())

    def clear(self) -> None:
        """Forget everything that was added. Not while a run, an undo or a search is on."""
        if self.state.is_busy or self.state is State.LOOKING:
            return
        self._refusal = None
        self.images.clear()
        self._move(State.EMPTY)

    def start(self) -> None:
        """Run the batch over all sources."""
        if not self.why_not():
            self._begin_anew()
            self._start(self.images.numbers)

    def retry(self, numbers: Iterable[int]) -> None:
        """Run the batch once more over those of these sources that failed."""
        wanted = self._failed.intersection(numbers)
        failed = [number for number in self.images.numbers if number in wanted]
        if failed and not self.why_not():
            self._begin_anew()
            self._start(failed)

    def retry_failed(self) -> None:
        """Run the batch once more over all sources that failed."""
        self.retry(self._failed)

    def look_ahead(self, stopped: threading.Event) -> Generator[Outlook]:
        """Find out what a run over all sources would come to; see `app.outlook`."""
        sources = self.images.sources
        batch = self.batch(self.undoing.journal, self.focus.among(source.path for source in sources))
        return look_ahead(batch, sources, name_roots=self._names_roots(sources), stopped=stopped)

    def choice(self) -> Choice | None:
        """Say what a run over all sources would run on if nobody said, and why; None if there can be none."""
        if self._is_closed or self.fault is not None or not self.images.count or not self.output:
            return None
        return self.batch(self.undoing.journal).choose(self.images.sources)

    def toggle_pause(self) -> None:
        """Hold back new images, or go on."""
        if self._run is None:
            return
        if self.state is State.RUNNING:
            self._run.pause()
            self._move(State.PAUSED)
        elif self.state is State.PAUSED:
            self._run.resume()
            self._move(State.RUNNING)

    def cancel(self) -> None:
        """End the run; what was written stays."""
        if self._run is not None and self.state in (State.RUNNING, State.PAUSED):
            self.images.follow_no_more()
            self._run.cancel()
            self._move(State.CANCELLING)

    def ask_undo(self) -> None:
        """Find out what `undo` would do; `undoing` says it."""
        if self.can_undo:
            self.undoing.ask()

    def undo(self) -> None:
        """Undo the last run, and those that followed it without another click."""
        if self.can_undo:
            self._undo_from = self.state
            self._move(State.UNDOING)
            self.undoing.begin()

    def close(self) -> bool:
        """Stop everything for good; False if a thread had to be left behind."""
        self._is_closed = True
        if self._run is not None:
            self._run.cancel()
        parts = (self.images, self._running, self.undoing, self.reporting, self.thumbnails, self.previewing, self.focus)
        stopped = [part.stop(STOP_MS) for part in (*parts, self.recents, self.comparing)]
        return all(stopped)

    def _begin_anew(self) -> None:
        """Forget how the last run went: what comes now is counted, and undone, by itself."""
        self.progress = Progress()
        self.undoing.forget_runs()

    def _start(self, numbers: list[int]) -> None:
        """Run the sources with these numbers; the names of all others stay taken."""
        self._refusal = None
        # Decided once: outputs must not move when another folder comes later.
        self._name_roots = self._names_roots(self.images.sources)
        try:
            sources = self.images.sources
            batch = self.batch(self.undoing.journal, self.focus.among(source.path for source in sources))
            self._run = batch.run(sources, name_roots=self._name_roots, only=frozenset(numbers))
        except RequestError as error:
            self._refuse(error)
            self._move(State.READY)
            return
        self._failed.difference_update(numbers)
        self.begun.emit(numbers)
        self._move(State.RUNNING)
        self._running.start(self._run.events())

    def _names_roots(self, sources: Iterable[Source]) -> bool:
        if self._name_roots is not None:
            return self._name_roots
        return several_folders({source.root for source in sources if source.root})

    def _look_for(self, paths: list[str], *, follows: bool) -> None:
        self._refusal = None
        self.images.add(paths, follows=follows)
        self._look_on()

    def _look_on(self) -> None:
        if self.state is State.UNDOING:
            return  # it goes on after that
        if self.images.begin_next(self.output) and not self.state.is_running:
            self._move(State.LOOKING)

    def _on_searched(self, finished: ScanFinished) -> None:
        if not finished.sources and not finished.rejected:
            self.noted.emit(tr("No images were found there."))
        if self.state is State.LOOKING:
            self._move(self._resting())
            self._follow_up()

    def _follow_up(self) -> None:
        """Run what came during the last run, or was left over by one that was interrupted, without another click."""
        if not self.why_not() and (following := self.images.take_following()):
            self._start(following)

    def _on_look_ended(self, error: BaseException | None) -> None:
        if self.state is State.LOOKING:  # the scan itself failed
            self._move(self._resting())
        self._look_on()
        if error is not None:
            raise error

    def _on_ran(self, events: list[Event], times: list[float]) -> None:
        for event, at in zip(events, times, strict=True):
            self.progress = self.progress.apply(event, at)
            match event:
                case RunPaused(reason=reason) if reason and self.state in (State.RUNNING, State.PAUSED):
                    self._move(State.PAUSED)
                    text = tr("Paused: {reason}. Nothing is lost: see to it, then resume.")
                    self.held_up.emit(text.format(reason=reason))
                case JobFinished(result=JobFailed(unit=number)):
                    self._failed.add(number)
                case RunNoted(note=note):
                    self.noted.emit(sentence(note))
        self.told.emit(events)

    def _on_run_ended(self, error: BaseException | None) -> None:
        self._run = None
        finished = self.progress.finished
        if error is not None or finished is None:
            self.images.follow_no_more()
            self._move(State.READY)
            if self.images.is_searching:
                self._move(State.LOOKING)
            self._show_error(error)
            return
        self._remember_rate(finished)
        self._move(State.FAILED if self.progress.failed else State.DONE)
        if self.images.is_searching:
            self._move(State.LOOKING)  # what it finds follows when it ends
        else:
            self._follow_up()
        self._look_on()

    def _show_error(self, error: BaseException | None) -> None:
        match error:
            case RequestError():
                self._refuse(error)
            case WorkerStartError():
                self.noted.emit(tr("{error}. Try Threads.").format(error=error))
            case BaseException():
                raise error

    def _remember_rate(self, finished: RunFinished) -> None:
        # Skipped and failed images cost next to nothing and would flatter the figure.
        images = self.progress.done / self.progress.sizes
        if finished.outcome == "finished" and images and self.progress.seconds:
            self.rates[self.progress.mode] = images / self.progress.seconds

    def _on_undo_ended(self, error: BaseException | None) -> None:
        said = undone_text(QLocale(), self.undoing.counts, self.undoing.kept)
        if self.state is State.UNDOING:
            self._move(State.READY if error is None else self._undo_from)
        if error is None:
            self._begin_anew()
            self.undone.emit(self.images.numbers)
        self._look_on()  # which clears away what was said before
        match error:
            case None:
                self.noted.emit(said)
            case RequestError():
                self.noted.emit(sentence(str(error)))
            case BaseException():
                raise error

    def _touched(self) -> None:
        if self.state.is_over:
            self._refusal = None
            self._move(State.READY)
        super()._touched()

    def _resting(self) -> State:
        return State.READY if self.images.count or self.images.rejected > 0 else State.EMPTY

    def _move(self, state: State) -> None:
        if state is self.state:
            return
        if state not in MOVES[self.state]:
            raise RuntimeError(f"the window cannot go from {self.state.value} to {state.value}")
        if not state.is_over and state is not State.UNDOING:
            self.undoing.forget()
        if state is State.EMPTY:
            self._name_roots = None
        self.state = state
        self.state_changed.emit(state)
