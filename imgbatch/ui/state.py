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

    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return self in (State.RUNNING, State.PAUSED, State.CANCELLING)


_OVER = frozenset({State.DONE, State.FAILED, State.READY})

MOVES: dict[State, frozenset[State]] = {
    State.EMPTY: frozenset({State.LOOKING}),
    State.LOOKING: frozenset({State.READY, State.EMPTY}),
    State.READY: frozenset({State.LOOKING, State.RUNNING, State.EMPTY}),
    State.RUNNING: _OVER | {State.PAUSED, State.CANCELLING},
    State.PAUSED: _OVER | {State.RUNNING, State.CANCELLING},
    State.CANCELLING: _OVER,
    State.DONE: frozenset({State.LOOKING, State.RUNNING, State.READY, State.EMPTY}),
    State.FAILED: frozenset({State.LOOKING, State.RUNNING, State.READY, State.EMPTY}),
}
"""Every allowed move. Anything else is a bug, and raised. A run that could not begin goes back to READY."""
