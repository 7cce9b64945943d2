"""The states of the window and the moves between them: one table."""

from __future__ import annotations

from enum import Enum


class State(Enum):
    """What the window is doing."""

    EMPTY = "empty"
    LOOKING = "looking"
    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLING = "cancelling"
    DONE = "done"
    FAILED = "done with failures"
    UNDOING = "undoing"

    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return self in (State.RUNNING, State.PAUSED, State.CANCELLING)

    @property
    def is_over(self) -> bool:
        """Whether a run has just come to its end, and its result is there to be looked at."""
        return self in (State.DONE, State.FAILED)

    @property
    def is_busy(self) -> bool:
        """Whether files are being written or removed, so that what this follows from must stay as it is."""
        return self.is_running or self is State.UNDOING


_OVER = frozenset({State.DONE, State.FAILED, State.READY})

MOVES: dict[State, frozenset[State]] = {
    State.EMPTY: frozenset({State.LOOKING}),
    State.LOOKING: frozenset({State.READY, State.EMPTY}),
    State.READY: frozenset({State.LOOKING, State.RUNNING, State.EMPTY}),
    State.RUNNING: _OVER | {State.PAUSED, State.CANCELLING},
    State.PAUSED: _OVER | {State.RUNNING, State.CANCELLING},
    State.CANCELLING: _OVER,
    State.DONE: frozenset({State.LOOKING, State.RUNNING, State.READY, State.EMPTY, State.UNDOING}),
    State.FAILED: frozenset({State.LOOKING, State.RUNNING, State.READY, State.EMPTY, State.UNDOING}),
    State.UNDOING: _OVER,
}
"""Every allowed move. Anything else is a bug, and raised. A run that could not begin goes back to READY; an undo that
failed goes back to where it came from, so that it can be tried again."""
