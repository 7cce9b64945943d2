"""Undoing in a thread, after it was said what that would do."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, Signal

from imgbatch.app.batch import Journal
from imgbatch.app.history import Forecast, Undone
from imgbatch.app.past import open_journal
from imgbatch.app.undoing import OwnRuns, foresee, undo
from imgbatch.ui.bridge import Bridge


class Undoing(QObject):
    """Knows the runs that the last click has begun, says what undoing them would do, and undoes them.

    Attributes:
        journal: To begin runs with, so that they are known here; None if there is none.
        forecast: What undoing would do; None while that is not known.
        counts: How many files were `deleted`, `restored` and `kept` so far.
        kept: Those that were kept, and why.

    Signals:
        foreseen: `forecast` is known.
        progressed: `counts` grew.
        ended: Undoing is over, with the exception that ended it, or None; or finding out what it would do has failed.
    """

    foreseen = Signal()
    progressed = Signal()
    ended = Signal(object)

    def __init__(self, journal: Journal | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.journal = None if journal is None else OwnRuns.of(journal)
        self.forecast: Forecast | None = None
        self.counts: Counter[str] = Counter()
        self.kept: list[Undone] = []
        self._reopened: Journal | None = None
        self._earlier = 0  # how many runs other clicks have begun
        self._is_asked = False
        self._bridge = Bridge(self)
        self._bridge.drained.connect(self._on_drained)
        self._bridge.ended.connect(self._on_ended)

    @property
    def has_runs(self) -> bool:
        """Whether there is a run to undo, and it could be written down."""
        return self.journal is not None and not self.journal.database.has_failed and bool(self.runs)

    @property
    def runs(self) -> list[int]:
        """The runs that the last click has begun, the oldest first."""
        return [] if self.journal is None else self.journal.begun[self._earlier :]

    @property
    def total(self) -> int:
        """How many files there are to see to, as it was foreseen; 0 if it was not."""
        forecast = self.forecast
        return 0 if forecast is None else forecast.deleted + forecast.restored + forecast.kept

    def ask(self) -> None:
        """Find out what undoing would do: all that was written is read for it."""
        self.forget()
        self._is_asked = True
        self._bridge.start(foresee(self.runs))

    def forget(self) -> None:
        """Ask no more. Not while files are being undone."""
        self._bridge.forget()
        self.forecast = None
        self.counts.clear()
        self.kept.clear()

    def begin(self) -> None:
        """Undo."""
        self._bridge.forget()
        self._is_asked = False
        self._bridge.start(undo(self.runs))

    def forget_runs(self) -> None:
        """Leave all runs so far as they are, and try again to write down the next one if that has failed."""
        if self.journal is not None and self.journal.database.has_failed:
            self._close_reopened()
            self._reopened, _ = open_journal()
            self.journal = self.journal if self._reopened is None else OwnRuns.of(self._reopened)
        self._earlier = 0 if self.journal is None else len(self.journal.begun)

    def stop(self, wait_ms: int) -> bool:
        """Stop after the file that is in work; False if it takes longer than that. What is left can be undone later."""
        stopped = self._bridge.stop(wait_ms)
        self._close_reopened()
        return stopped

    def _close_reopened(self) -> None:
        if self._reopened is not None:
            self._reopened.database.close()

    def _on_drained(self, found: list[Forecast | Undone], _times: list[float]) -> None:
        for one in found:
            if isinstance(one, Forecast):
                self.forecast = one
                self.foreseen.emit()
                return
            self.counts[one.what] += 1
            if one.what == "kept":
                self.kept.append(one)
        self.progressed.emit()

    def _on_ended(self, error: BaseException | None) -> None:
        if error is not None or not self._is_asked:
            self.ended.emit(error)
