"""What the window has looked at: the images that it was given, and what their headers say."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, Signal

from imgbatch.app.look import find, probe_all
from imgbatch.domain.event import Event, PathRejected, ScanFinished, SourceFound, SourceProbed
from imgbatch.domain.format import Format
from imgbatch.domain.job import Source
from imgbatch.ui.bridge import Bridge


class Looking(QObject):
    """Searches for images, one search after the other, and keeps what they find.

    Attributes:
        rejected: How many paths could not be used.

    Signals:
        told: A list of events, in order, without images that are there already.
        changed: The number of images, of those that can be used, or of paths that cannot be used is another one.
        settled: Every header that can be read was read.
        searched: The `ScanFinished` of a search.
        ended: A search is over, and every event of it was told; with the exception that it raised, or None.
    """

    told = Signal(object)
    changed = Signal()
    settled = Signal()
    searched = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources: dict[int, Source] = {}
        self.rejected = 0
        self._paths: set[str] = set()
        self._unusable: set[int] = set()
        self._next_number = 0
        self._to_search: deque[tuple[list[str], bool]] = deque()
        self._follows = False  # what is being looked for is run when it is found and the last run is over
        self._following: list[int] = []
        self._to_probe: list[Source] = []
        self._allow: Collection[Format] = ()
        self._searching = Bridge(self)
        self._searching.drained.connect(self._on_told)
        self._searching.ended.connect(self.ended)
        self._probing = Bridge(self)
        self._probing_over = threading.Event()
        self._probing.drained.connect(self._on_told)
        self._probing.ended.connect(self._on_probe_ended)

    @property
    def is_searching(self) -> bool:
        """Whether a search is on; headers may still be read after it."""
        return self._searching.is_active

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being looked for, or looked at, any more."""
        return not (self._searching.is_active or self._probing.is_active or self._to_probe)

    @property
    def sources(self) -> list[Source]:
        """The images, in the order in which they were found."""
        return list(self._sources.values())

    @property
    def numbers(self) -> list[int]:
        """Their numbers."""
        return list(self._sources)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._sources)

    @property
    def first_path(self) -> str:
        """Path of the first one, for examples; empty when there is none."""
        return next((source.path for source in self._sources.values()), "")

    @property
    def usable(self) -> int:
        """How many of the images can be read, as far as their headers are known."""
        return len(self._sources) - len(self._unusable)

    @property
    def following(self) -> int:
        """How many images are to be run without another click."""
        return len(self._following)

    def add(self, paths: list[str], *, follows: bool) -> None:
        """Line up a search."""
        self._to_search.append((paths, follows))

    def begin_next(self, output: str) -> bool:
        """Begin the next search unless one is on; return whether one was begun.

        Args:
            output: Folder that is left out.
        """
        if self._searching.is_active or not self._to_search:
            return False
        paths, self._follows = self._to_search.popleft()
        self._searching.start(find(paths, first=self._next_number, output=output))
        return True

    def take_following(self) -> list[int]:
        """Return the numbers of images that are to be run without another click, and take them off the list."""
        following, self._following = self._following, []
        return [number for number in following if number in self._sources]

    def follow_no_more(self) -> None:
        """Wait for a click before anything is run."""
        self._follows = False
        self._to_search = deque((paths, False) for paths, _ in self._to_search)
        self._following.clear()

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget images; a negative number is a path that could not be used."""
        for number in numbers:
            source = self._sources.pop(number, None)
            if source is not None:
                self._paths.discard(source.path)
                self._unusable.discard(number)
            elif number < 0:
                self.rejected -= 1
        self.changed.emit()

    def clear(self) -> None:
        """Forget everything. Not while a search is on."""
        self._sources.clear()
        self._paths.clear()
        self._unusable.clear()
        self._to_probe.clear()
        self._probe_no_more()
        self.rejected = 0
        self.changed.emit()

    def allow(self, formats: Collection[Format]) -> None:
        """Read these formats too, and look again at all that this may have changed: what failed, what they opened."""
        self._allow = formats
        self._probe_no_more()  # what is on its way was asked the old question
        self._to_probe = [
            source
            for source in self._sources.values()
            if (header := source.header) is None or (header.format.is_opt_in and header.format not in formats)
        ]
        self._probe_on()

    def stop(self, wait_ms: int) -> bool:
        """Stop for good; False if a thread takes longer than that."""
        self._to_search.clear()
        self._probing_over.set()
        stopped = [bridge.stop(wait_ms) for bridge in (self._searching, self._probing)]
        return all(stopped)

    def _probe_on(self) -> None:
        """Read headers beside everything else: a drop must not wait for those of the last one."""
        if self._to_probe and not self._probing.is_active:
            sources, self._to_probe = self._to_probe, []
            self._probing_over = threading.Event()
            self._probing.start(probe_all(sources, self._allow, self._probing_over))

    def _probe_no_more(self) -> None:
        self._probing_over.set()
        self._probing.forget()

    def _on_told(self, events: list[Event], _times: list[float]) -> None:
        before = len(self._sources), self.rejected, self.usable
        finished = None
        events = [event for event in events if not self._is_known(event)]
        for event in events:
            match event:
                case SourceFound(source=source):
                    self._take(source)
                case SourceProbed(source=source):
                    if source.number in self._sources:
                        self._sources[source.number] = source
                        (self._unusable.discard if source.error is None else self._unusable.add)(source.number)
                case PathRejected():
                    self.rejected += 1
                case ScanFinished():
                    finished = event
        self._probe_on()
        self.told.emit(events)
        if before != (len(self._sources), self.rejected, self.usable):
            self.changed.emit()
        if finished is not None:
            self.searched.emit(finished)

    def _take(self, source: Source) -> None:
        self._sources[source.number] = source
        self._paths.add(source.path)
        self._next_number = source.number + 1
        self._to_probe.append(source)
        if self._follows:
            self._following.append(source.number)

    def _is_known(self, event: Event) -> bool:
        """Whether this is a source that the window has already: a folder that was dropped twice, say."""
        return isinstance(event, SourceFound) and event.source.path in self._paths

    def _on_probe_ended(self, error: BaseException | None) -> None:
        self._probe_on()
        if self.is_settled:
            self.settled.emit()
        if error is not None:
            raise error
