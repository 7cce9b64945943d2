"""The look for a newer version in the window: only where it is possible, wanted and due."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from imgbatch.app.updates import AGAIN_SECONDS, Release, UpdateError
from imgbatch.ui import updating as module
from imgbatch.ui.help import HelpWindow
from imgbatch.ui.updating import Updating


@pytest.fixture
def asked(monkeypatch):
    """`addresses` that were asked; what they answer is the last of `answers`."""
    asked, answers = [], [Release("9.0", "https://example.invalid/")]

    def look(where):
        asked.append(where)
        if isinstance(answers[-1], Exception):
            raise answers[-1]
        yield answers[-1]

    monkeypatch.setattr(module, "address", lambda: "https://example.invalid/feed")
    monkeypatch.setattr(module, "look", look)
    return SimpleNamespace(addresses=asked, answers=answers)


@pytest.fixture
def updating(qtbot):
    made = Updating()
    yield made
    assert made.stop(2000)


def test_nobody_is_asked_before_somebody_wants_it(asked, updating):
    # GIVEN a build with an address / WHEN the window begins to look as it does at each start / THEN it does not
    updating.look()
    assert not updating._bridge.is_active
    assert asked.addresses == []


def test_a_newer_version_is_told(qtbot, asked, updating):
    # GIVEN somebody who wants it / WHEN there is a newer version / THEN it is told, and the time is known
    with qtbot.waitSignal(updating.found) as told:
        updating.want(True)
    assert told.args == ["imgbatch 9.0 is there, this is an older one: https://example.invalid/"]
    assert time.time() - updating.looked < 60


def test_it_is_not_asked_again_in_the_same_week(qtbot, asked, updating):
    # GIVEN an answer of today / WHEN the next window looks / THEN nobody is asked; a week later somebody is
    updating.looked = time.time() - AGAIN_SECONDS + 60
    updating.want(True)
    assert not updating._bridge.is_active
    updating.looked -= 120
    with qtbot.waitSignal(updating.found):
        updating.look()
    assert len(asked.addresses) == 1


def test_a_failure_is_no_answer(qtbot, asked, updating, caplog):
    # GIVEN nobody who answers / WHEN the window looks / THEN the log knows, and it was the one request of this week
    asked.answers.append(UpdateError("the page for updates cannot be read: no route"))
    with qtbot.waitSignal(updating._bridge.ended):
        updating.want(True)
    assert time.time() - updating.looked < 60
    assert "no route" in caplog.text


def test_a_build_without_an_address_does_not_offer_it(qtbot, updating):
    # GIVEN a build that does not know where to ask / WHEN the help is opened / THEN there is nothing to switch on
    help_window = HelpWindow(updating)
    qtbot.addWidget(help_window)
    help_window.show()
    assert not help_window.updates.isVisible()


def test_it_is_switched_on_in_the_help_and_remembered(qtbot, asked, open_window):
    # GIVEN a window of a build with an address
    window = open_window()
    window.show_help()
    assert window.help_window.updates.isVisible()
    assert not window.settings().updates
    # WHEN it is switched on / THEN it is done, told above the table, and remembered with its time
    with qtbot.waitSignal(window.updating.found):
        window.help_window.updates.click()
    assert "imgbatch 9.0 is there" in window.messages.notes.text()
    assert window.settings().updates
    assert window.settings().looked > 0
    # AND the next window does not ask again
    again = open_window(updates=True, looked=window.settings().looked)
    assert again.updating.is_wanted
    assert len(asked.addresses) == 1
