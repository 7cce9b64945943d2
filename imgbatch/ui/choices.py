"""What a batch is asked for, as the fields of the window have it: the last good values, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtCore import QObject, Signal

from imgbatch.app.batch import Batch, Journal, Mode
from imgbatch.app.machine import default_workers
from imgbatch.domain.error import RequestError
from imgbatch.domain.geometry import Gravity
from imgbatch.domain.recipe import Recipe


class Conduct(msgspec.Struct, frozen=True):
    """How a batch is run, whatever it makes.

    Attributes:
        memory: Bytes that all images in work may take together; None for a share of what is free.
        patience: How many times the usual time an image may take.
        prune: Whether outputs of earlier runs are moved away when their source is gone.
        low_priority: Whether workers let every other program go first.
    """

    memory: int | None = None
    patience: float = 1.0
    prune: bool = False
    low_priority: bool = False


class Choices(QObject):
    """Everything that makes a batch but its images.

    Signals:
        request_changed: One of them changed, or became wrong; see `problem`.
    """

    request_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recipe = Recipe()
        self.output = ""
        self.mode = Mode.AUTO
        self.workers = default_workers()
        self.conduct = Conduct()
        self._recipe_problem: RequestError | None = None
        self._conduct_problem: RequestError | None = None
        self._refusal: RequestError | None = None

    @property
    def problem(self) -> RequestError | None:
        """What is wrong with the fields, or why the last start was refused."""
        return self.fault or self._refusal

    @property
    def fault(self) -> RequestError | None:
        """What is wrong with the fields: no batch can be made of them."""
        return self._recipe_problem or self._conduct_problem

    def batch(self, journal: Journal | None, focus: Mapping[str, Gravity] | None = None) -> Batch:
        """Make the batch that the last good values ask for.

        Args:
            journal: Where its run is written down.
            focus: See `Batch`.

        Raises:
            RequestError: A value makes no sense.
        """
        return Batch(
            self.recipe,
            self.output,
            mode=self.mode,
            workers=self.workers,
            memory=self.conduct.memory,
            patience=self.conduct.patience,
            prune=self.conduct.prune,
            low_priority=self.conduct.low_priority,
            focus=focus,
            journal=journal,
        )

    def set_recipe(self, make: Callable[[], Recipe]) -> None:
        """Take a recipe, or keep the last good one and remember what is wrong with this one."""
        try:
            self.recipe = make()
            self._recipe_problem = None
        except RequestError as error:
            self._recipe_problem = error
        self._touched()

    def set_conduct(self, make: Callable[[], Conduct]) -> None:
        """Say how to run it, or keep the last good way, likewise."""
        try:
            self.conduct = make()
            self._conduct_problem = None
        except RequestError as error:
            self._conduct_problem = error
        self._touched()

    def set_output(self, folder: str) -> None:
        """Choose the folder for outputs."""
        self.output = folder
        self._touched()

    def set_mode(self, mode: Mode) -> None:
        """Choose what the resizes run on."""
        self.mode = mode
        self._touched()

    def set_workers(self, workers: int) -> None:
        """Choose how many images are worked on at once."""
        self.workers = workers
        self._touched()

    def _refuse(self, error: RequestError) -> None:
        """Remember why a start was refused, until something is changed."""
        self._refusal = error
        self.request_changed.emit()

    def _touched(self) -> None:
        self._refusal = None
        self.request_changed.emit()
