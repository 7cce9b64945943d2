"""Where garbage is collected while there is a window."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from imgbatch.ui.garbage import Garbage


class Knot(QObject):
    """An object of Qt that only the collector can take down."""

    def __init__(self):
        super().__init__()
        self.itself = self


@pytest.fixture
def garbage(qapp):
    gc.enable()  # as a program finds it
    made = Garbage()
    yield made
    made.stop()


def test_no_other_thread_takes_objects_of_qt_down(qtbot, garbage):
    # GIVEN an object of Qt that is garbage
    gone_in, kept = [], []
    weakref.finalize(Knot(), lambda: gone_in.append(threading.get_ident()))

    # WHEN another thread allocates as much as would have the collector run several times
    def allocate():
        kept.extend([number] for number in range(100_000))

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join(30)
    assert gone_in == []
    # THEN it is taken down by the GUI thread, at its next look
    qtbot.waitUntil(lambda: gone_in == [threading.get_ident()])


def test_nothing_is_collected_that_is_not_due(garbage):
    # GIVEN a collector that has just run / WHEN it is looked at / THEN it does not run again
    gc.collect()
    before = gc.get_stats()
    garbage.look()
    assert gc.get_stats() == before


def test_afterwards_the_collector_runs_by_itself_again(qapp):
    # GIVEN one that ends / WHEN it has / THEN the collector is on
    gc.enable()
    made = Garbage()
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled()
