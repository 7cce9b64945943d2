"""A scan that runs ahead of the work, so that totals are known early, but never without bounds."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator

from imgbatch.domain.event import Event, SourceFound
from imgbatch.domain.job import Source

SOURCES_AHEAD = 50_000
"""Sources that may be found before they are needed, about 20 MB. A batch of up to so many images knows its total
after the first second; the scan of a larger one goes on at the pace of the work."""

_POLL_SECONDS = 0.2


def look_ahead(events: Iterable[Event], tell: Callable[[Event], None], limit: int = SOURCES_AHEAD) -> Iterator[Source]:
    """Iterate a scan in a thread of its own and hand out its sources.

    Args:
        events: The scan.
        tell: Receives every event of it, from that thread, as soon as it happens.
        limit: How many sources may wait.
    """
    found: queue.Queue[Source | BaseException | None] = queue.Queue(limit)
    stopped = threading.Event()

    def put(item: Source | BaseException | None) -> bool:
        while not stopped.is_set():
            try:
                found.put(item, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return True
        return False

    def run() -> None:
        try:
            for event in events:
                tell(event)
                if isinstance(event, SourceFound) and not put(event.source):
                    return
        except BaseException as error:  # noqa: BLE001  (raised again by the one who pulls)
            put(error)
        else:
            put(None)

    threading.Thread(target=run, name="imgbatch scan", daemon=True).start()
    try:
        while (item := found.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stopped.set()
