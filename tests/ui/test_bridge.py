from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, Signal

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.event import PathRejected
from imgbatch.ui.bridge import EVENTS_PER_TICK, Bridge


def event(number):
    return PathRejected(str(number), ErrorInfo(ErrorKind.MISSING, "gone"))


@pytest.fixture
def bridge(qapp):
    bridge = Bridge()
    yield bridge
    assert bridge.stop(5_000)


def test_every_event_arrives_once_in_order_and_before_the_end(qtbot, bridge):
    # GIVEN a burst of more events than one tick may deliver
    batches = []
    bridge.drained.connect(lambda events, _: batches.append(events))
    count = EVENTS_PER_TICK * 3 + 17
    # WHEN they are pulled in a thread
    with qtbot.waitSignal(bridge.ended, timeout=10_000) as ended:
        bridge.start(event(number) for number in range(count))
    # THEN they come in few signals, complete, and the end comes after the last
    assert [item.path for batch in batches for item in batch] == [str(number) for number in range(count)]
    assert max(map(len, batches)) <= EVENTS_PER_TICK
    assert ended.args == [None]
    assert not bridge.is_active


def test_events_come_on_the_gui_thread(qtbot, bridge):
    # GIVEN an iterator that notes its thread
    seen = {}

    def events():
        seen["pump"] = threading.get_ident()
        yield event(1)

    bridge.drained.connect(lambda *_: seen.setdefault("window", threading.get_ident()))
    # WHEN it is pulled / THEN it ran elsewhere and its events came here
    with qtbot.waitSignal(bridge.ended, timeout=10_000):
        bridge.start(events())
    assert seen["window"] == threading.get_ident() != seen["pump"]


def test_an_exception_comes_with_the_end_and_after_the_events(qtbot, bridge):
    # GIVEN an iterator that fails after an event
    def events():
        yield event(1)
        raise LookupError("a bug")

    batches = []
    bridge.drained.connect(lambda events, _: batches.append(events))
    # WHEN it is pulled
    with qtbot.waitSignal(bridge.ended, timeout=10_000) as ended:
        bridge.start(events())
    # THEN nothing is lost, neither the event nor the exception
    assert len(batches) == 1
    assert isinstance(ended.args[0], LookupError)


def test_stop_ends_an_iterator_that_would_never_end(qtbot, bridge):
    # GIVEN an endless iterator that is being pulled
    closed = threading.Event()

    def events():
        try:
            number = 0
            while True:
                yield event(number := number + 1)
        finally:
            closed.set()

    with qtbot.waitSignal(bridge.drained, timeout=10_000):
        bridge.start(events())
    # WHEN the bridge is stopped / THEN the thread is gone and the iterator was closed
    assert bridge.stop(5_000)
    assert closed.is_set()


def test_a_forgotten_iterator_is_heard_no_more_and_the_bridge_is_free(qtbot, bridge):
    # GIVEN an iterator that has told something and has more to tell
    gate, told = threading.Event(), []
    bridge.drained.connect(lambda events, _: told.extend(event.path for event in events))

    def events():
        yield event("old")
        gate.wait(10)
        yield event("late")

    with qtbot.waitSignal(bridge.drained, timeout=10_000):
        bridge.start(events())
    # WHEN it is forgotten and another one is started / THEN only that one is heard
    bridge.forget()
    gate.set()
    with qtbot.waitSignal(bridge.ended, timeout=10_000):
        bridge.start(event(path) for path in ["new"])
    assert told == ["old", "new"]


def test_it_serves_one_iterator_at_a_time(qtbot, bridge):
    # GIVEN a bridge in use / WHEN it is started again / THEN it says so
    gate = threading.Event()

    def events():
        gate.wait(10)
        yield event(1)

    bridge.start(events())
    with pytest.raises(RuntimeError, match="in use"):
        bridge.start(event(number) for number in ())
    with qtbot.waitSignal(bridge.ended, timeout=10_000):
        gate.set()


class Emitter(QObject):
    told = Signal(bool)


def test_five_thousand_emits_do_not_abort_this_qt_on_this_python(qapp):
    # GIVEN a signal (PySide6 6.12 on CPython 3.11 drops a reference to True at every emit)
    emitter, received = Emitter(), []
    emitter.told.connect(received.append)
    # WHEN it is emitted 5,000 times / THEN we are still here
    for _ in range(5_000):
        emitter.told.emit(True)
    assert received == [True] * 5_000
