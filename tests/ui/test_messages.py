from __future__ import annotations

import pytest

from imgbatch.ui.messages import Messages


@pytest.fixture
def messages(qtbot):
    messages = Messages()
    qtbot.addWidget(messages)
    return messages


def test_notes_join_each_other_and_none_is_said_twice(messages):
    # GIVEN a note / WHEN another one comes, and the first one again / THEN both are there, in order
    for note in ("There is no sandbox.", "There is no journal.", "There is no sandbox.", ""):
        messages.add(note)
    assert messages.notes.text() == "There is no sandbox.\nThere is no journal."
    assert not messages.isHidden()


def test_a_warning_stays_until_it_is_taken_away(messages):
    # GIVEN a warning and a note / WHEN the notes are taken away / THEN the warning is there
    messages.warn("Paused: the disk is full.")
    messages.add("There is no sandbox.")
    messages.clear()
    assert messages.notes.isHidden()
    assert not messages.warning.isHidden()
    # WHEN it is taken away too / THEN there is nothing left that takes room
    messages.warn("")
    assert messages.isHidden()


def test_a_welcome_stays_when_notes_are_taken_away(messages):
    # GIVEN a welcome and a note / WHEN the notes are taken away / THEN the welcome is there, until it is taken away too
    messages.show_welcome(shown=True)
    messages.add("There is no sandbox.")
    messages.clear()
    assert messages.is_welcoming
    assert not messages.isHidden()
    messages.show_welcome(shown=False)
    assert messages.isHidden()
