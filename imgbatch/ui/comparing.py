"""The view model of the comparison: what is measured, how far it is, and what came of it.

images, recipe --> app.compare (processes) --> Bridge --> `changed`
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from imgbatch.app.pace import learn_from
from imgbatch.domain.comparison import Comparison, Stage, Terms
from imgbatch.domain.error import RequestError, WorkerStartError
from imgbatch.domain.job import Source
from imgbatch.domain.recipe import Recipe
from imgbatch.ui.bridge import Bridge


class Comparing(QObject):
    """One comparison at a time.

    Attributes:
        known: What is known of the one that is going on, or of the last one; None if there was none.
        problem: Why there is nothing; empty if there is.

    Signals:
        changed: Any of these, or whether one is going on.
        begun: One is going on now.
        over: It is not any more.
    """

    changed = Signal()
    begun = Signal()
    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: Comparison | None = None
        self.problem = ""
        self._recipe = Recipe()
        self._stopped = threading.Event()
        self._bridge = Bridge(self)
        self._bridge.drained.connect(self._on_known)
        self._bridge.ended.connect(self._on_ended)

    @property
    def is_active(self) -> bool:
        """Whether one is going on."""
        return self._bridge.is_active

    @property
    def is_done(self) -> bool:
        """Whether the last one came to its end."""
        return self.known is not None and self.known.stage is Stage.DONE

    def start(self, sources: Sequence[Source], recipe: Recipe, terms: Terms) -> None:
        """Compare; what is going on already goes on instead."""
        if self.is_active:
            return
        self.known, self.problem = None, ""
        self._recipe = recipe
        self._stopped = threading.Event()
        from imgbatch.app.compare import compare  # noqa: PLC0415  (what measures is not needed to begin with)

        self._bridge.start(compare(sources, recipe, terms, self._stopped))
        self.begun.emit()
        self.changed.emit()

    def cancel(self) -> None:
        """End it, whatever it is at; what was measured stays."""
        self._stopped.set()

    def stop(self, wait_ms: int) -> bool:
        """Stop for good; False if the thread takes longer than that."""
        self._stopped.set()
        return self._bridge.stop(wait_ms)

    def _on_known(self, news: list[Comparison], _times: list[float]) -> None:
        self.known = news[-1]
        self.changed.emit()

    def _on_ended(self, error: BaseException | None) -> None:
        if self.known is not None and not self.is_done:
            self.known = msgspec.structs.replace(self.known, trying=None)
        match error:
            case None if self.is_done:
                self._learn()
            case RequestError() | WorkerStartError():
                self.problem = str(error)
            case BaseException():
                self._tell_end()
                raise error
        self._tell_end()

    def _tell_end(self) -> None:
        self.over.emit()
        self.changed.emit()

    def _learn(self) -> None:
        """Let Auto know; what cannot be remembered is a problem of tomorrow, and said."""
        if self.known is not None:
            self.problem = learn_from(self.known, self._recipe)
