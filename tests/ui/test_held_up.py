"""A run that pauses by itself, and what it has to say beside its images."""

from __future__ import annotations

import queue

import pytest
from PySide6.QtCore import Qt

from imgbatch.domain.event import RunFinished, RunNoted, RunPaused, RunResumed, RunStarted
from imgbatch.ui.state import State

WAIT = 20_000
PAUSED = "Paused: the disk is full. Nothing is lost: see to it, then resume."


class Script:
    """A batch, and its run, that tells what the test wants to be told."""

    def __init__(self):
        self.mailbox = queue.Queue()
        self.asked = []

    def run(self, _sources, **_options):
        return self

    def events(self):
        yield RunStarted("processes", 2, 1, 1)
        while (event := self.mailbox.get(timeout=20)) is not None:
            yield event
        yield RunFinished("finished", 0, 0, 0, 0, 0)

    def pause(self):
        self.asked.append("pause")

    def resume(self):
        self.asked.append("resume")
        self.mailbox.put(RunResumed())

    def cancel(self):
        self.asked.append("cancel")
        self.mailbox.put(None)


@pytest.fixture
def script(qtbot, window, photos):
    """The window in the midst of a run that follows this script."""
    script = Script()
    window.session.add([str(photos(1))])
    qtbot.waitUntil(lambda: window.session.state is State.READY, timeout=WAIT)
    window.session.batch = lambda _journal, _focus: script
    window.session.start()
    yield script
    script.mailbox.put(None)


def tell(qtbot, window, script, *events):
    for event in events:
        script.mailbox.put(event)
    seen = []
    window.session.told.connect(seen.extend)
    qtbot.waitUntil(lambda: events[-1] in seen, timeout=WAIT)


def test_the_reason_stays_in_view_until_the_run_is_resumed(qtbot, window, script):
    # GIVEN a run / WHEN it pauses by itself
    tell(qtbot, window, script, RunPaused("the disk is full"), RunNoted("something else is to be known"))
    # THEN the reason is there as a warning, and not overwritten by a note; both answers are at hand
    assert window.session.state is State.PAUSED
    assert window.messages.warning.text() == PAUSED
    assert window.messages.warning.isVisible()
    assert window.messages.notes.text() == "Something else is to be known."
    assert window.bar.progress.pause.text() == "Res&ume"
    assert window.bar.progress.pause.isEnabled()
    assert window.bar.progress.cancel.isEnabled()
    # WHEN it is resumed / THEN the warning is gone, and the note is not
    qtbot.mouseClick(window.bar.progress.pause, Qt.MouseButton.LeftButton)
    assert script.asked == ["resume"]
    assert window.messages.warning.isHidden()
    assert window.messages.notes.isVisible()


def test_a_run_that_was_paused_already_says_its_reason_too(qtbot, window, script):
    # GIVEN a run that somebody has just paused / WHEN it would have paused by itself / THEN the reason is there
    qtbot.mouseClick(window.bar.progress.pause, Qt.MouseButton.LeftButton)
    tell(qtbot, window, script, RunPaused("the disk is full"))
    assert window.session.state is State.PAUSED
    assert window.messages.warning.text() == PAUSED


def test_a_pause_that_was_wanted_is_no_warning(qtbot, window, script):
    # GIVEN a run / WHEN somebody pauses it / THEN no reason is looked for
    qtbot.mouseClick(window.bar.progress.pause, Qt.MouseButton.LeftButton)
    tell(qtbot, window, script, RunPaused())
    assert window.messages.warning.isHidden()


def test_cancelling_a_run_that_is_held_up_takes_the_warning_away(qtbot, window, script):
    # GIVEN a run that paused by itself / WHEN it is cancelled / THEN it ends, without a warning
    tell(qtbot, window, script, RunPaused("the disk is full"))
    qtbot.mouseClick(window.bar.progress.cancel, Qt.MouseButton.LeftButton)
    assert window.messages.warning.isHidden()
    qtbot.waitUntil(lambda: window.session.state is State.DONE, timeout=WAIT)


def test_notes_do_not_overwrite_each_other_and_a_new_run_begins_without_them(qtbot, window, script):
    # GIVEN a run / WHEN it has several things to say, one of them twice
    notes = [RunNoted("workers are not confined"), RunNoted("there is no journal"), RunNoted("there is no journal")]
    tell(qtbot, window, script, *notes)
    # THEN each is there once, and stays when the run is over
    said = "Workers are not confined.\nThere is no journal."
    assert window.messages.notes.text() == said
    script.mailbox.put(None)
    qtbot.waitUntil(lambda: window.session.state is State.DONE, timeout=WAIT)
    assert window.messages.notes.text() == said
    # WHEN another run begins / THEN they are gone
    window.session.start()
    assert window.messages.notes.isHidden()
