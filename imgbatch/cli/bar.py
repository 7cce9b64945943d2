"""The progress of a run as a live bar in a terminal."""

from __future__ import annotations

import time

from rich.console import Console
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from imgbatch.cli.report import duration, notes, summary, trouble
from imgbatch.domain.event import Event
from imgbatch.domain.progress import Progress

REFRESH_SECONDS = 0.1


class BarReport:
    """A live progress bar with rate and time left; failures and notes scroll by above it."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console = console or Console()
        self._progress = Progress()
        self._trouble = ""
        self._shown_at = 0.0
        self._live = Live(console=console, auto_refresh=False, transient=True)
        self._live.start()

    def show(self, event: Event) -> None:
        now = time.monotonic()
        self._progress = self._progress.apply(event, now)
        if (line := trouble(event)) and line != self._trouble:
            self._trouble = line
            self._live.console.print(Text(line, style="red"), soft_wrap=True)
        for line in notes(event):
            self._live.console.print(Text(line, style="yellow"), soft_wrap=True)
        if now - self._shown_at >= REFRESH_SECONDS:
            self._shown_at = now
            self._live.update(bar(self._progress), refresh=True)

    def close(self) -> None:
        self._live.stop()
        for line in summary(self._progress):
            self._console.print(line, highlight=False, soft_wrap=True)


def bar(progress: Progress) -> Table:
    """Draw the progress as one line."""
    total = f"{progress.found}" if progress.counted else f"{progress.found}+"
    rate = f"{progress.rate:.1f} images/s" if progress.rate else ""
    left = f"{duration(progress.seconds_left)} left" if progress.seconds_left is not None else ""
    failed = f"{progress.failed} failed" if progress.failed else ""
    row = Table.grid(padding=(0, 2))
    row.add_row(
        ProgressBar(total=max(1, progress.found), completed=progress.images, width=32),
        f"{progress.images} of {total}",
        rate,
        left,
        Text(failed, style="red"),
    )
    return row
