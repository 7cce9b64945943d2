"""What lanes promise beyond the contract: a dead worker costs one call, and the right one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from imgbatch.domain.error import WorkerLostError, WorkerStartError
from imgbatch.executors.lanes import LaneExecutor


def own_pid(_=None):
    return os.getpid()


def die(how):
    if isinstance(how, int):
        os._exit(how)
    os.kill(os.getpid(), getattr(signal, how))
    threading.Event().wait()


def modules_of_qt():
    return [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]


def unpicklable():
    return threading.Lock()


class BreaksThePipe:
    """Pickles well and raises when it is unpickled."""

    def __reduce__(self):
        return (int, ("not a number",))


def breaks_the_pipe():
    return BreaksThePipe()


@pytest.fixture
def lanes():
    executor = LaneExecutor(2)
    yield executor
    executor.kill_workers()


@pytest.mark.parametrize(("how", "cause"), [("SIGSEGV", "SIGSEGV"), ("SIGKILL", "SIGKILL"), (3, "exit code 3")])
def test_a_dead_worker_costs_the_call_it_ran(lanes, how, cause):
    # GIVEN many calls, one of which kills its worker
    before = [lanes.submit(own_pid) for _ in range(20)]
    poison = lanes.submit(die, how)
    after = [lanes.submit(own_pid) for _ in range(20)]
    # WHEN all have ended / THEN only that one failed, with the cause, and the others were done by living workers
    with pytest.raises(WorkerLostError) as caught:
        poison.result(30)
    assert caught.value.cause == cause
    pids = {future.result(30) for future in before + after}
    assert len(pids) >= 2


def test_twenty_killers_among_two_hundred_calls(lanes):
    # GIVEN 200 calls of which every tenth kills its worker / WHEN all have ended
    futures = [lanes.submit(die, 1) if number % 10 == 5 else lanes.submit(own_pid) for number in range(200)]
    errors = [future.exception(60) for future in futures]
    # THEN those, and no innocent ones, have failed
    failed = [number for number, error in enumerate(errors) if error is not None]
    assert failed == list(range(5, 200, 10))
    assert {type(error) for error in errors if error} == {WorkerLostError}


def test_a_worker_killed_from_outside_is_noticed(lanes):
    # GIVEN a worker that is ready, and a call in it that never ends
    worker = lanes.submit(own_pid).result(30)
    started = threading.Event()
    lanes._state._on_start = lambda *_: started.set()
    future = lanes.submit(die, "SIGSTOP")
    assert started.wait(30)
    # WHEN somebody kills it
    os.kill(worker, signal.SIGKILL)
    # THEN the future says so
    with pytest.raises(WorkerLostError) as caught:
        future.result(30)
    assert caught.value.cause == "SIGKILL"


def test_a_suspect_gets_a_fresh_worker_to_itself():
    # GIVEN one lane whose worker has done calls
    with LaneExecutor(1) as lanes:
        used = lanes.submit(own_pid).result(30)
        # WHEN a suspect is submitted
        suspect = lanes.submit_alone(own_pid).result(30)
        # THEN it ran in another process
        assert suspect != used
        assert lanes.submit(own_pid).result(30) == suspect


@pytest.mark.parametrize("call", [unpicklable, breaks_the_pipe])
def test_a_result_that_cannot_travel_costs_its_own_call(lanes, call):
    # GIVEN a call whose result does not pickle, or does not unpickle / WHEN it runs among others
    good = [lanes.submit(own_pid) for _ in range(6)]
    bad = lanes.submit(call)
    good += [lanes.submit(own_pid) for _ in range(6)]
    # THEN it has failed, and it alone
    assert bad.exception(30) is not None
    assert all(future.exception(30) is None for future in good)


def test_an_argument_that_cannot_travel_costs_its_own_call(lanes):
    # GIVEN an argument that does not pickle / WHEN it is submitted / THEN its future fails and the next does not
    assert lanes.submit(own_pid, threading.Lock()).exception(30) is not None
    assert lanes.submit(own_pid).exception(30) is None


def test_workers_that_cannot_start_fail_every_call_and_blame_none():
    # GIVEN an initializer that ends the worker / WHEN calls are submitted
    lanes = LaneExecutor(2, initializer=os._exit, initargs=lambda: (7,))
    futures = [lanes.submit(own_pid) for _ in range(5)]
    # THEN all say that workers cannot start, instead of starting them for ever
    for future in futures:
        with pytest.raises(WorkerStartError, match="exit code 7"):
            future.result(30)
    lanes.shutdown()


def test_only_as_many_workers_are_started_as_there_is_work():
    # GIVEN eight lanes / WHEN one call is made
    with LaneExecutor(8) as lanes:
        lanes.submit(own_pid).result(30)
        # THEN one process was started
        assert sum(lane.process is not None for lane in lanes._state.lanes) == 1


def test_no_process_is_left_after_shutdown_or_kill():
    # GIVEN executors with workers
    mine = set()
    for end in ("shutdown", "kill_workers"):
        lanes = LaneExecutor(2)
        mine |= {lanes.submit(own_pid).result(30) for _ in range(4)}
        # WHEN each is ended
        getattr(lanes, end)()
    # THEN no worker is alive
    assert not [pid for pid in mine if psutil.pid_exists(pid)]


def test_calls_may_come_from_many_threads(lanes):
    # GIVEN four threads / WHEN they submit at the same time
    with ThreadPoolExecutor(4) as threads:
        batches = threads.map(lambda _: [lanes.submit(own_pid) for _ in range(25)], range(4))
        # THEN every call is done
        assert sum(len({future.result(60)}) for batch in batches for future in batch) == 100


def test_a_worker_never_loads_qt(lanes, qapp):
    # GIVEN a parent with a Qt application / WHEN a worker looks at its modules / THEN none of them is of Qt
    assert lanes.submit(modules_of_qt).result(30) == []


def run_here(code, **options):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True, **options
    )


def test_a_machine_that_has_no_room_for_a_worker_fails_every_call_and_hangs_none():
    # GIVEN a process that may open no more files / WHEN calls are submitted / THEN each says that workers cannot start
    code = (
        "import os, resource\n"
        "from imgbatch.executors.lanes import LaneExecutor\n"
        "lanes = LaneExecutor(2)\n"
        "used = len(os.listdir('/proc/self/fd'))\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (used, used))\n"
        "print([type(lanes.submit(os.getpid).exception(20)).__name__ for _ in range(3)])\n"
        "lanes.shutdown()\n"
    )
    assert run_here(code).stdout == "['WorkerStartError', 'WorkerStartError', 'WorkerStartError']\n"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_the_supervisor_is_loud_and_leaves_nobody_waiting():
    # GIVEN an `on_start` that raises / WHEN a call is submitted
    def broken(*_):
        raise LookupError("a bug")

    lanes = LaneExecutor(1, on_start=broken)
    future = lanes.submit(own_pid)
    # THEN its future fails with that, no further call is taken, and no worker is left
    with pytest.raises(LookupError, match="a bug"):
        future.result(30)
    lanes._supervisor.join(30)
    with pytest.raises(RuntimeError, match="after shutdown"):
        lanes.submit(own_pid)
    assert all(lane.process is None for lane in lanes._state.lanes)
