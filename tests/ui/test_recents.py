from __future__ import annotations

import os
import sys

import pytest

from imgbatch.app import settings as stored
from imgbatch.domain.event import SourceFound
from imgbatch.domain.job import Source
from imgbatch.ui.recents import MOST, RecentButton, Recents
from imgbatch.ui.session import Session
from imgbatch.ui.state import State
from imgbatch.ui.window import Window

WAIT = 20_000


@pytest.fixture
def recents(qapp):
    recents = Recents()
    yield recents
    assert recents.stop(1_000)


@pytest.fixture
def button(qtbot, recents):
    button = RecentButton(recents)
    qtbot.addWidget(button)
    return button


def found(*roots):
    return [SourceFound(Source(number, f"{root}/a.jpg", root)) for number, root in enumerate(roots)]


def fill(button):
    """Let the menu be filled as it is before it shows."""
    button.menu().aboutToShow.emit()
    return {action.text(): action for action in button.menu().actions() if action.text()}


def test_the_newest_is_the_first_and_none_is_there_twice(recents):
    # GIVEN folders in which images were found / WHEN an old one is found in again / THEN it is the first, once
    recents.take(found("/a", "/a", "/b"))
    assert recents.folders == ("/b", "/a")
    recents.take(found("/a"))
    assert recents.folders == ("/a", "/b")


def test_there_are_no_more_than_people_can_look_over(recents):
    # GIVEN the list / WHEN more folders come than it holds / THEN the last ones are there
    for number in range(MOST + 3):
        recents.take(found(f"/{number}"))
    assert recents.folders == tuple(f"/{number}" for number in range(MOST + 2, 2, -1))


def test_files_that_were_given_by_themselves_are_no_folder(recents):
    # GIVEN the list / WHEN an image is found that was dropped by itself / THEN nothing is kept
    recents.take(found(""))
    assert recents.folders == ()


def test_the_button_is_there_while_there_are_folders(button, recents):
    # GIVEN no folder / THEN the button is hidden / WHEN there is one / THEN it shows / WHEN cleared / THEN it goes
    assert button.isHidden()
    recents.set(["/a"])
    assert not button.isHidden()
    fill(button)["Clear list"].trigger()
    assert button.isHidden()
    assert recents.folders == ()


def test_a_folder_is_chosen_as_it_is_called(qtbot, button, recents, tmp_path):
    # GIVEN a folder whose name has an ampersand and a byte that is no character
    folder = os.fsdecode(os.fsencode(str(tmp_path)) + b"/a & b\xff")
    recents.set([folder])
    action = next(action for name, action in fill(button).items() if "a && b" in name)
    # WHEN it is chosen / THEN its path is said to the byte
    with qtbot.waitSignal(button.chosen) as said:
        action.trigger()
    assert said.args == [[folder]]


def test_what_is_gone_cannot_be_chosen(qtbot, button, recents, tmp_path):
    # GIVEN a folder that is there, and one that is not
    recents.set([str(tmp_path), str(tmp_path / "gone")])
    # WHEN the menu is opened / THEN the one that is gone is grey
    with qtbot.waitSignal(recents.looked, timeout=WAIT):
        actions = fill(button)
    assert [action.isEnabled() for action in actions.values()] == [True, False, True]


def test_a_folder_that_is_added_can_be_added_again_after_the_next_start(qtbot, window, photos):
    # GIVEN a window that was given a folder / WHEN its settings are saved and a new window opens
    folder = str(photos(2))
    window.session.add([folder])
    qtbot.waitUntil(lambda: window.session.state is State.READY, timeout=WAIT)
    assert not window.tools.recent.isHidden()
    stored.save(window.settings())
    second = Window(Session())
    qtbot.addWidget(second)
    second.show_settings(stored.load()[0])
    # THEN the empty window offers it, and it is searched when it is chosen
    assert not second.zone.recent.isHidden()
    actions = fill(second.zone.recent)
    next(action for name, action in actions.items() if name.endswith("photos")).trigger()
    qtbot.waitUntil(lambda: second.session.images.count == 2, timeout=WAIT)


@pytest.mark.skipif(sys.platform == "win32", reason="names are characters there")
def test_names_that_are_no_characters_are_remembered():
    # GIVEN a folder whose name is not UTF-8 / WHEN the settings are saved / THEN they come back with it
    folder = os.fsdecode(b"/photos\xff")
    stored.save(stored.Settings(recents=(folder,)))
    assert stored.load()[0].recents == (folder,)


def test_whoever_is_new_is_told_what_to_do_until_a_batch_has_run(qtbot, open_window, photos):
    # GIVEN the first start / THEN a line says what to do, and where help is
    settings, _ = stored.load()
    assert settings.is_first
    window = open_window(is_first=True)
    assert "F1" in window.messages.welcome.text()
    # WHEN images are added / THEN it is still there, and at the next start too
    window.session.add([str(photos(1))])
    qtbot.waitUntil(window.bar.start.start.isEnabled, timeout=WAIT)
    assert window.messages.welcome.isVisible()
    assert window.settings().is_first
    # WHEN a batch begins / THEN it is gone for good
    window.session.start()
    assert not window.messages.is_welcoming
    assert not window.settings().is_first
    qtbot.waitUntil(lambda: window.session.state.is_over, timeout=WAIT)
