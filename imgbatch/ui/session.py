"""The view model: what the window shows and what its buttons do, without a widget."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from imgbatch.app.batch import Batch, Journal, Mode, Run, several_folders
from imgbatch.app.look import find, probe_all
from imgbatch.app.machine import default_workers
from imgbatch.domain.error import RequestError, WorkerStartError
from imgbatch.domain.event import (
    Event,
    PathRejected,
    RunFinished,
    RunNoted,
    RunPaused,
    ScanFinished,
    SourceFound,
    SourceProbed,
)
from imgbatch.domain.job import Source
from imgbatch.domain.progress import Progress
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.bridge import Bridge
from imgbatch.ui.state import MOVES, State

STOP_MS = 1_000
"""How long closing the window waits for a thread before it leaves without it."""


class Session(QObject):
    """One window's worth of sources, and the runs over them.

    Signals:
        state_changed: The new `State`.
        begun: A run over the sources with these numbers begins.
        told: A list of events of looking or running, in order.
        request_changed: Recipe, output, mode or workers changed, or became wrong; see `problem`.
        sources_changed: The number of sources changed.
        noted: Something to tell the user, in one line.
    """

    state_changed = Signal(State)
    begun = Signal(list)
    told = Signal(list)
    request_changed = Signal()
    sources_changed = Signal()
    noted = Signal(str)

    def __init__(self, parent: QObject | None = None, journal: Journal | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.state = State.EMPTY
        self.progress = Progress()
        self.recipe = Recipe()
        self.output = ""
        self.mode = Mode.PROCESSES
        self.workers = default_workers()
        self.rates: dict[str, float] = {}
        self._recipe_problem: RequestError | None = None
        self._start_problem: RequestError | None = None
        self._sources: dict[int, Source] = {}
        self._paths: set[str] = set()
        self._unusable: set[int] = set()
        self._name_roots: bool | None = None
        self._rejected = 0
        self._next_number = 0
        self._to_look: deque[tuple[list[str], bool]] = deque()
        self._to_probe: list[Source] = []
        self._follows = False  # what is being looked for came during a run, and is run after it
        self._waiting: list[int] = []
        self._run: Run | None = None
        self._looking = Bridge(self)
        self._looking.drained.connect(self._on_looked)
        self._looking.ended.connect(self._on_look_ended)
        self._probing = Bridge(self)
        self._probing_over = threading.Event()
        self._probing.drained.connect(self._on_looked)
        self._probing.ended.connect(self._on_probe_ended)
        self._running = Bridge(self)
        self._running.drained.connect(self._on_ran)
        self._running.ended.connect(self._on_run_ended)

    @property
    def problem(self) -> RequestError | None:
        """What is wrong with the recipe, or why the last start was refused."""
        return self._recipe_problem or self._start_problem

    @property
    def sources(self) -> list[Source]:
        """The images of the window, in the order in which they were found."""
        return list(self._sources.values())

    @property
    def count(self) -> int:
        """How many images the window has."""
        return len(self._sources)

    @property
    def usable(self) -> int:
        """How many of the images can be read, as far as their headers are known."""
        return len(self._sources) - len(self._unusable)

    @property
    def first_path(self) -> str:
        """Path of the first image, for examples; empty when there is none."""
        return next((source.path for source in self._sources.values()), "")

    @property
    def queued(self) -> int:
        """How many images came while a run was on, and will follow it."""
        return len(self._waiting)

    def why_not(self) -> str:
        """Say why the run cannot start, or nothing when it can."""
        if self.state.is_running:
            return "A batch is running"
        if self.state is State.LOOKING:
            return "Looking for images"
        if not self._sources:
            return "Add images first"
        return str(self._recipe_problem) if self._recipe_problem else ""

    def set_recipe(self, make: Callable[[], Recipe]) -> None:
        """Take a recipe, or keep the last good one and remember what is wrong with this one."""
        before = self.recipe.allow
        try:
            self.recipe = make()
            self._recipe_problem = None
        except RequestError as error:
            self._recipe_problem = error
        self._request_touched()
        if self.recipe.allow != before:
            self._probe_anew()

    def set_output(self, folder: str) -> None:
        """Choose the folder for outputs."""
        self.output = folder
        self._request_touched()

    def set_mode(self, mode: Mode) -> None:
        """Choose what the resizes run on."""
        self.mode = mode
        self._request_touched()

    def set_workers(self, workers: int) -> None:
        """Choose how many images are worked on at once."""
        self.workers = workers
        self._request_touched()

    def add(self, paths: Iterable[str]) -> None:
        """Look for images in files and folders; during a run they wait for its end."""
        paths = list(paths)
        if not paths:
            return
        self._start_problem = None
        self._to_look.append((paths, self.state.is_running))
        self._look_on()

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget sources; their files are not touched. Not while a run is on."""
        if self.state.is_running:
            return
        for number in numbers:
            source = self._sources.pop(number, None)
            if source is not None:
                self._paths.discard(source.path)
                self._unusable.discard(number)
            elif number < 0:
                self._rejected -= 1
        self._start_problem = None
        self.sources_changed.emit()
        if self.state is not State.LOOKING:
            self._move(self._resting())

    def clear(self) -> None:
        """Forget everything that was added. Not while a run or a search is on."""
        if self.state.is_running or self.state is State.LOOKING:
            return
        self._sources.clear()
        self._paths.clear()
        self._unusable.clear()
        self._name_roots = self._start_problem = None
        self._to_probe.clear()
        self._probe_no_more()
        self._rejected = 0
        self.sources_changed.emit()
        self._move(State.EMPTY)

    def start(self) -> None:
        """Run the batch over all sources."""
        if not self.why_not():
            self.progress = Progress()
            self._start(list(self._sources))

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
            self._follow_no_more()
            self._run.cancel()
            self._move(State.CANCELLING)

    def close(self) -> bool:
        """Stop everything for good; False if a thread had to be left behind."""
        if self._run is not None:
            self._run.cancel()
        self._to_look.clear()
        self._probing_over.set()
        stopped = [bridge.stop(STOP_MS) for bridge in (self._looking, self._probing, self._running)]
        return all(stopped)

    def _start(self, numbers: list[int]) -> None:
        """Run the sources with these numbers; the names of all others stay taken."""
        self._start_problem = None
        if self._name_roots is None:
            # Decided once: outputs must not move when another folder comes later.
            self._name_roots = several_folders({source.root for source in self._sources.values() if source.root})
        try:
            batch = Batch(self.recipe, self.output, mode=self.mode, workers=self.workers, journal=self.journal)
            self._run = batch.run(self.sources, name_roots=self._name_roots, only=frozenset(numbers))
        except RequestError as error:
            self._start_problem = error
            self.request_changed.emit()
            self._move(State.READY)
            return
        self.begun.emit(numbers)
        self._move(State.RUNNING)
        self._running.start(self._run.events())

    def _look_on(self) -> None:
        if self._looking.is_active or not self._to_look:
            return
        paths, self._follows = self._to_look.popleft()
        if not self.state.is_running:
            self._move(State.LOOKING)
        self._looking.start(find(paths, first=self._next_number, output=self.output))

    def _probe_on(self) -> None:
        """Read headers beside everything else: a drop must not wait for those of the last one."""
        if self._to_probe and not self._probing.is_active:
            sources, self._to_probe = self._to_probe, []
            self._probing_over = threading.Event()
            self._probing.start(probe_all(sources, self.recipe.allow, self._probing_over))

    def _probe_no_more(self) -> None:
        self._probing_over.set()
        self._probing.forget()

    def _probe_anew(self) -> None:
        """Look again at all that other formats to read may have changed: at what failed, and at what they opened."""
        allow = self.recipe.allow
        self._probe_no_more()  # what is on its way was asked the old question
        self._to_probe = [
            source
            for source in self._sources.values()
            if (header := source.header) is None or (header.format.is_opt_in and header.format not in allow)
        ]
        self._probe_on()

    def _on_looked(self, events: list[Event], _times: list[float]) -> None:
        before = len(self._sources), self._rejected, self.usable
        finished = None
        events = [event for event in events if not self._is_known(event)]
        for event in events:
            match event:
                case SourceFound(source=source):
                    self._sources[source.number] = source
                    self._paths.add(source.path)
                    self._next_number = source.number + 1
                    self._to_probe.append(source)
                    if self._follows:
                        self._waiting.append(source.number)
                case SourceProbed(source=source):
                    if source.number in self._sources:
                        self._sources[source.number] = source
                        (self._unusable.discard if source.error is None else self._unusable.add)(source.number)
                case PathRejected():
                    self._rejected += 1
                case ScanFinished():
                    finished = event
        self._probe_on()
        self.told.emit(events)
        if before != (len(self._sources), self._rejected, self.usable):
            self.sources_changed.emit()
        if finished is not None:
            if not finished.sources and not finished.rejected:
                self.noted.emit("No images were found there.")
            if self.state is State.LOOKING:
                self._move(self._resting())
                self._follow_up()

    def _is_known(self, event: Event) -> bool:
        """Whether this is a source that the window has already: a folder that was dropped twice, say."""
        return isinstance(event, SourceFound) and event.source.path in self._paths

    def _follow_no_more(self) -> None:
        self._follows = False
        self._to_look = deque((paths, False) for paths, _ in self._to_look)
        self._waiting.clear()

    def _follow_up(self) -> None:
        """Run what came during the last run, without another click."""
        waiting = [number for number in self._waiting if number in self._sources]
        self._waiting.clear()
        if waiting and not self.why_not():
            self._start(waiting)

    def _on_look_ended(self, error: BaseException | None) -> None:
        if self.state is State.LOOKING:  # the scan itself failed
            self._move(self._resting())
        self._look_on()
        if error is not None:
            raise error

    def _on_probe_ended(self, error: BaseException | None) -> None:
        self._probe_on()
        if error is not None:
            raise error

    def _on_ran(self, events: list[Event], times: list[float]) -> None:
        for event, at in zip(events, times, strict=True):
            self.progress = self.progress.apply(event, at)
            match event:
                case RunPaused(reason=reason) if reason and self.state is State.RUNNING:
                    self._move(State.PAUSED)
                    self.noted.emit(f"Paused: {reason}. Nothing is lost: see to it, then resume.")
                case RunNoted(note=note):
                    self.noted.emit(f"{note[:1].upper()}{note[1:]}.")
        self.told.emit(events)

    def _on_run_ended(self, error: BaseException | None) -> None:
        self._run = None
        finished = self.progress.finished
        if error is not None or finished is None:
            self._follow_no_more()
            self._move(State.READY)
            if self._looking.is_active:
                self._move(State.LOOKING)
            self._show_error(error)
            return
        self._remember_rate(finished)
        self._move(State.FAILED if self.progress.failed else State.DONE)
        if self._looking.is_active:
            self._move(State.LOOKING)  # what it finds follows when it ends
        else:
            self._follow_up()
        self._look_on()

    def _show_error(self, error: BaseException | None) -> None:
        match error:
            case RequestError():
                self._start_problem = error
                self.request_changed.emit()
            case WorkerStartError():
                self.noted.emit(f"{error}. Try Threads.")
            case BaseException():
                raise error

    def _remember_rate(self, finished: RunFinished) -> None:
        # Skipped and failed images cost next to nothing and would flatter the figure.
        images = self.progress.done / self.progress.sizes
        if finished.outcome == "finished" and images and self.progress.seconds:
            self.rates[self.progress.mode] = images / self.progress.seconds

    def _request_touched(self) -> None:
        self._start_problem = None
        if self.state in (State.DONE, State.FAILED):
            self._move(State.READY)
        self.request_changed.emit()

    def _resting(self) -> State:
        return State.READY if self._sources or self._rejected > 0 else State.EMPTY

    def _move(self, state: State) -> None:
        if state is self.state:
            return
        if state not in MOVES[self.state]:
            raise RuntimeError(f"the window cannot go from {self.state.value} to {state.value}")
        self.state = state
        self.state_changed.emit(state)
