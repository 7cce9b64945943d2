"""The view model of the preview: which image is shown, how it looks before and after, and what is under way.

row, recipe, size, focus --> a pause --> Wanted --> app.preview (a process) --> Bridge --> `changed`
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from imgbatch.app.preview import News, Wanted, Wish, previews
from imgbatch.domain.error import WorkerStartError
from imgbatch.domain.geometry import Box, Fit, Gravity, Placement, place
from imgbatch.domain.job import Source
from imgbatch.domain.preview import After, Before, NoFile
from imgbatch.domain.size import Size
from imgbatch.ui.bridge import Bridge
from imgbatch.ui.choices import Choices
from imgbatch.ui.focus_points import FocusPoints

PAUSE_MS = 150
"""So long nothing may have changed before a preview is made."""


class Previewing(QObject):
    """One image at a time.

    Attributes:
        source: The image that is to be shown.
        before: What can be shown of it; of the last one until there is something of this one.
        after: What would be made of it, likewise. None while that is not known, and where there is no file.
        none: Why there is no file.
        is_waiting: Whether what is shown is not yet what it should be.

    Signals:
        changed: Any of these.
    """

    changed = Signal()

    def __init__(self, choices: Choices, focus: FocusPoints) -> None:
        super().__init__(choices)
        self.source: Source | None = None
        self.before: Before | None = None
        self.after: After | None = None
        self.none: NoFile | None = None
        self.is_waiting = False
        self._choices = choices
        self._focus = focus
        self._size: Size | None = None
        self._is_open = False
        self._last = Wish(0, Source(0, ""), choices.recipe, choices.recipe.sizes[0])
        self._wanted = Wanted()
        self._bridge = Bridge(self)
        self._bridge.drained.connect(self._on_news)
        self._bridge.ended.connect(self._on_ended)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        choices.request_changed.connect(self._on_request)
        focus.moved.connect(self._on_moved)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """All sizes of the recipe."""
        return self._choices.recipe.sizes

    @property
    def size(self) -> Size:
        """The one that is shown: the largest, or rather the first, until another one is chosen."""
        return self._size if self._size in self.sizes else self.sizes[0]

    @property
    def has_focus(self) -> bool:
        """Whether the image has a point of its own that stays in view."""
        return self.source is not None and self._focus.of(self.source.path) is not None

    @property
    def gravity(self) -> Gravity:
        """What stays in view of the image."""
        own = self._focus.of(self.source.path) if self.source is not None else None
        return self._choices.recipe.gravity if own is None else own

    @property
    def placement(self) -> Placement | None:
        """What of the image is where by the recipe of now, as far as the image is known."""
        if self.before is None or not self.is_of_source or (header := self.before.source.header) is None:
            return None
        recipe, page = self._choices.recipe, header.page(0)
        return place(page.width, page.height, self.size, recipe.fit, enlarge=recipe.enlarge, gravity=self.gravity)

    @property
    def is_of_source(self) -> bool:
        """Whether `before` is that of `source`, and not yet that of the last one."""
        return self.before is not None and self.source is not None and self.before.source.path == self.source.path

    @property
    def cuts(self) -> bool:
        """Whether the recipe cuts something off the image."""
        placement = self.placement
        if placement is None or self._choices.recipe.fit is not Fit.COVER:
            return False
        assert self.before is not None
        header = self.before.source.header
        assert header is not None
        return placement.crop != Box(0, 0, header.page(0).width, header.page(0).height)

    def show(self, source: Source | None, reason: str = "") -> None:
        """Show another image, or none.

        Args:
            source: None if there is none.
            reason: Why, where something could be expected.
        """
        self.source = source
        if source is None:
            self._forget()
            self.none = NoFile(reason) if reason else None
            self.changed.emit()
            return
        self._await()

    def choose(self, size: Size) -> None:
        """Show another size."""
        self._size = size
        self._await()

    def set_open(self, is_open: bool) -> None:
        """Say whether somebody can see it; nothing is made while nobody can."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        if not is_open:
            self._wanted.replace(None)
            self._last = Wish(self._last.serial + 1, Source(0, ""), self._last.recipe, self._last.size)
        elif self.source is not None:
            self._await()

    def move_focus(self, point: Gravity | None) -> None:
        """Say what stays in view of the image; None for what the recipe says."""
        if self.source is not None:
            self._focus.move(self.source.path, point)

    def stop(self, wait_ms: int) -> bool:
        """Stop for good; False if the thread takes longer than that."""
        self._pause.stop()
        self._wanted.close()
        return self._bridge.stop(wait_ms)

    def _await(self) -> None:
        self.is_waiting = self._is_open
        self._pause.start()
        self.changed.emit()

    def _forget(self) -> None:
        self._pause.stop()
        self._wanted.replace(None)
        self._last = Wish(self._last.serial + 1, Source(0, ""), self._last.recipe, self._last.size)
        self.before = self.after = self.none = None
        self.is_waiting = False

    def _on_request(self) -> None:
        """Look again, if what was changed is of the recipe."""
        last, recipe = self._last, self._choices.recipe
        if self.source is None or (recipe == last.recipe and self.size == last.size and not self._pause.isActive()):
            return
        self._await()

    def _on_moved(self, path: str) -> None:
        if self.source is not None and self.source.path == path:
            self._await()

    def _ask(self) -> None:
        if self.source is None or not self._is_open:
            return
        focus = self._focus.of(self.source.path)
        known = self.before.source if self.before is not None else None
        self._last = Wish(self._last.serial + 1, self.source, self._choices.recipe, self.size, focus, known)
        self._wanted.replace(self._last)
        self._go_on()

    def _go_on(self) -> None:
        if self._wanted and not self._bridge.is_active:
            self._bridge.start(previews(self._wanted))

    def _on_news(self, news: list[News], _times: list[float]) -> None:
        for serial, made in news:
            if serial == self._last.serial:
                self._take(made)
        self.changed.emit()

    def _take(self, made: Before | After | NoFile) -> None:
        match made:
            case Before():
                self.before, self.after, self.none = made, None, None
            case After():
                self.after, self.none = made, None
            case NoFile():
                self.after, self.none = None, made
                self.before = self.before if self.is_of_source else None
        if not isinstance(made, Before) and not self._pause.isActive():
            self.is_waiting = False

    def _on_ended(self, error: BaseException | None) -> None:
        if isinstance(error, WorkerStartError):
            self._take(NoFile(str(error)))
            self.changed.emit()
        elif error is not None:
            raise error
        self._go_on()  # something may have become wanted at the last moment
