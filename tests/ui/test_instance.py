"""One window for one person: later starts hand over what they were given."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket

from imgbatch.ui import instance as module
from imgbatch.ui.instance import Instance

WAIT = 5_000

# A start of its own: the first one has to be free to answer.
SECOND = """
import sys
from PySide6.QtCore import QCoreApplication
from imgbatch.ui.instance import Instance
app = QCoreApplication([])
sys.exit(0 if Instance().hand_over(sys.argv[1:]) else 3)
"""

# One of several starts: the first waits for the paths of five others, and writes what it got.
RIVAL = """
import os, sys
from PySide6.QtCore import QCoreApplication
from imgbatch.ui.instance import Instance
app = QCoreApplication([])
instance = Instance()
if not instance.begin(sys.argv[1:]):
    sys.exit(0)
heard = []
def hear(paths):
    heard.extend(map(os.path.basename, paths))
    if len(heard) == 5:
        print(*heard)
        app.quit()
instance.arrived.connect(hear)
app.exec()
"""


@pytest.fixture
def first(qapp):
    first = Instance()
    assert first.begin([])
    yield first
    first.close()


def test_paths_of_a_second_start_reach_the_first(qtbot, first, terminal, tmp_path):
    # GIVEN a window that listens / WHEN a second start, in another folder, is given paths
    with qtbot.waitSignal(first.arrived, timeout=WAIT) as arrived:
        second = terminal("a.jpg", "/b/c", os.fsdecode(b"\xe4.jpg"), program=("-c", SECOND))
    # THEN the first has them, absolute and with every byte, and the second knows that it has
    assert arrived.args == [[f"{tmp_path}/a.jpg", "/b/c", os.fsdecode(os.fsencode(tmp_path) + b"/\xe4.jpg")]]
    assert second.wait(10) == 0


def test_a_second_start_without_paths_is_told_too(qtbot, first, terminal):
    # GIVEN a window that listens / WHEN a second start has no paths / THEN the first knows, to come to the front
    with qtbot.waitSignal(first.arrived, timeout=WAIT) as arrived:
        terminal(program=("-c", SECOND))
    assert arrived.args == [[]]


def test_without_a_first_nothing_is_handed_over(qapp):
    # GIVEN nobody who listens / WHEN a start tries / THEN it is the first
    assert not Instance().hand_over(["/a"])


def test_a_first_that_was_killed_does_not_block_the_next(qtbot, terminal, wait_until, qapp):
    # GIVEN a first one that was killed, and left its socket
    code = "from PySide6.QtCore import *; from imgbatch.ui.instance import Instance; app = QCoreApplication([]);"
    killed = terminal(program=("-c", f"{code} i = Instance(); i.begin([]); print('up', flush=True); app.exec()"))
    assert killed.stdout.readline() == b"up\n"
    killed.kill()
    killed.wait(10)
    # WHEN another one begins / THEN it is the first
    another = Instance()
    assert another.begin([])
    with qtbot.waitSignal(another.arrived, timeout=WAIT):
        assert terminal(program=("-c", SECOND)).pid
    another.close()


def test_of_several_that_are_started_at_once_one_is_the_first(terminal, tmp_path):
    # GIVEN nobody / WHEN six are started at once, each with a path of its own
    started = [terminal(str(tmp_path / f"{number}.jpg"), program=("-c", RIVAL), text=True) for number in range(6)]
    # THEN one is the first, gets all the others' paths, and they know that it has
    told = [process.communicate(timeout=30)[0] for process in started]
    (first,) = [number for number, words in enumerate(told) if words]
    assert sorted(told[first].split()) == sorted(f"{number}.jpg" for number in range(6) if number != first)
    assert all(process.returncode == 0 for process in started)


def test_a_folder_that_cannot_be_locked_does_not_stop_the_window(monkeypatch, tmp_path):
    # GIVEN settings in a place where no file can be made / WHEN a window begins / THEN it does
    monkeypatch.setattr(module, "settings_file", lambda: "/proc/self/no/settings.json")
    alone = Instance()
    assert alone.begin([])
    alone.close()


@pytest.mark.parametrize("line", [b"\n", b"{}}\n", b"[1]\n", b'["zz"]\n', b'"abc"\n', b"null\n", b"\xff\xfe\n"])
def test_nonsense_is_not_taken(qtbot, first, line):
    # GIVEN a window that listens / WHEN somebody writes nonsense / THEN they are cut off, and nothing arrives
    heard = []
    first.arrived.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(module._name())
    assert socket.waitForConnected(WAIT)
    socket.write(line)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=WAIT)
    assert heard == []


def test_another_screen_is_another_window(first, monkeypatch):
    # GIVEN a window on one screen / WHEN a start is made on another / THEN nothing is handed over
    monkeypatch.setenv("DISPLAY", ":77")
    assert QCoreApplication.instance() is not None
    assert not Instance().hand_over(["/a"])
