"""The beginning of a search, seen before the search is needed, and without searching twice."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator

from imgbatch.domain.event import Event, SourceFound
from imgbatch.domain.job import Source

MOST = 512
"""Events that are looked at: more images are a large batch, whatever they are."""

SECONDS = 0.2
"""How long that may take: a disk that is asleep, or gone, must not hold a batch up."""


class Peek:
    """The first sources of a scan, and the whole scan.

    Attributes:
        sources: Those that were found in time.
        has_more: Whether there may be more than these.
    """

    def __init__(self, events: Iterable[Event], most: int = MOST, seconds: float = SECONDS) -> None:
        """Look at the first events of a scan.

        It is a thread that looks, because a disk may never answer; the events are taken over from it when they are
        needed.

        Args:
            events: The scan.
            most: How many events are looked at.
            seconds: How long this waits.
        """
        self._events = iter(events)
        self._most = most
        self._seen: deque[Event] = deque()
        self._error: BaseException | None = None
        self._is_whole = False
        self._enough = threading.Event()
        self._thread = threading.Thread(target=self._look, name="imgbatch peek", daemon=True)
        self._thread.start()
        self._thread.join(seconds)
        self._enough.set()
        self.has_more = self._thread.is_alive() or not self._is_whole
        self.sources: list[Source] = [
            event.source for event in tuple(self._seen.copy()) if isinstance(event, SourceFound)
        ]

    def events(self) -> Iterator[Event]:
        """Iterate the whole scan, once; what was seen comes first."""
        self._thread.join()
        while self._seen:
            yield self._seen.popleft()
        if self._error is not None:
            raise self._error
        yield from self._events

    def _look(self) -> None:
        try:
            for event in self._events:
                self._seen.append(event)
                if len(self._seen) >= self._most or self._enough.is_set():
                    return
        except BaseException as error:  # noqa: BLE001  (raised again by whoever iterates)
            self._error = error
        self._is_whole = True
