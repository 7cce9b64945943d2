from __future__ import annotations

import pytest

from imgbatch.ui.session import Session
from imgbatch.ui.state import MOVES, State


def test_every_state_has_its_moves_and_can_be_reached():
    # GIVEN the table / WHEN it is followed from the empty window
    reached, todo = {State.EMPTY}, [State.EMPTY]
    while todo:
        fresh = MOVES[todo.pop()] - reached
        reached |= fresh
        todo += fresh
    # THEN it leads everywhere, and from everywhere back to the empty window
    assert reached == set(State) == set(MOVES)
    for state in State:
        assert MOVES[state], state


def test_what_is_undone_was_over_and_is_ready_again_or_as_before():
    # GIVEN the table / WHEN it is asked for undoing / THEN one comes there from the end of a run alone
    assert {state for state, moves in MOVES.items() if State.UNDOING in moves} == {State.DONE, State.FAILED}
    # AND never from there into a run
    assert MOVES[State.UNDOING] == {State.READY, State.DONE, State.FAILED}


@pytest.mark.parametrize("state", State)
def test_a_move_that_is_not_in_the_table_is_a_bug(qapp, state):
    # GIVEN a window in any state / WHEN it is moved where the table does not lead / THEN that is loud
    for target in set(State) - MOVES[state] - {state}:
        session = Session()
        session.state = state
        with pytest.raises(RuntimeError, match="cannot go from"):
            session._move(target)
