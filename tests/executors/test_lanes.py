"""What lanes promise beyond the contract: a dead worker costs one call, and the right one."""

from __future__ import annotations

import itertools
import math
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import psutil
import pytest

from imgbatch.domain.error import WorkerLostError, WorkerStartError, WorkerTimeoutError
from imgbatch.executors import lane as lane_module
from imgbatch.executors import supervisor
from imgbatch.executors.lane import Call, Lane
from imgbatch.executors.lanes import LaneExecutor


def own_pid(_=None):
    return os.getpid()


def die(how, _=None):
    if isinstance(how, int):
        os._exit(how)
    os.kill(os.getpid(), getattr(signal, how))
    threading.Event().wait()


def hang(_):
    threading.Event().wait()


def wait_for(path):
    """Work until a file appears: the test decides how long."""
    pause = threading.Event()
    while not os.path.exists(path):
        pause.wait(0.002)
    return os.getpid()


kept = []


def remember(number):
    kept.append(number)


def remembered():
    return kept


def keep(megabytes, path):
    """Keep so much memory for good, and work until a file appears."""
    kept.append(b"x" * (megabytes * 2**20))
    return wait_for(path)


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


@pytest.fixture
def impatient(monkeypatch):
    """Make lanes that wait one second for a call that has "late" among its arguments, and for others for ever."""
    monkeypatch.setattr(supervisor, "START_SECONDS", 0.0)
    made = []

    def make(lanes):
        made.append(LaneExecutor(lanes, seconds=lambda args: 1.0 if "late" in args else math.inf))
        return made[0]

    yield make
    made[0].kill_workers()


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


def test_a_call_that_hangs_is_killed_at_its_deadline_and_the_one_behind_it_is_done(impatient):
    # GIVEN a lane with a call that hangs, and another that was prefetched behind it
    lanes = impatient(1)
    worker = lanes.submit(own_pid).result(30)
    hanging = lanes.submit(hang, "late")
    behind = lanes.submit(own_pid)
    # WHEN it takes too long / THEN it has failed with how long it was waited for, and the other one is done elsewhere
    with pytest.raises(WorkerTimeoutError) as caught:
        hanging.result(30)
    assert caught.value.seconds == 1.0
    assert behind.result(30) != worker
    assert not psutil.pid_exists(worker)


def test_of_many_calls_only_those_that_hang_run_out_of_time(impatient):
    # GIVEN lanes / WHEN every third of some calls hangs
    lanes = impatient(2)
    futures = [lanes.submit(hang, "late") if number % 3 == 1 else lanes.submit(own_pid) for number in range(12)]
    # THEN those have failed, and no others
    errors = [type(future.exception(50)) for future in futures]
    assert errors == [WorkerTimeoutError if number % 3 == 1 else type(None) for number in range(12)]


def test_a_stopped_worker_is_killed_at_the_deadline_of_its_call(impatient):
    # GIVEN a worker that is stopped, and does not even answer to polite signals
    lanes = impatient(1)
    worker = lanes.submit(own_pid).result(30)
    stopped = lanes.submit(die, "SIGSTOP", "late")
    # WHEN its call takes too long / THEN the call has failed, and the worker is gone
    with pytest.raises(WorkerTimeoutError):
        stopped.result(30)
    assert lanes.submit(own_pid).result(30) != worker
    assert not psutil.pid_exists(worker)


def test_the_deadline_of_a_call_that_ended_is_not_that_of_the_next(impatient, tmp_path):
    # GIVEN a call that has a deadline and ends in time, and behind it, in the same lane, one that takes longer
    lanes = impatient(2)
    gate = tmp_path / "go"
    for warm in [lanes.submit(own_pid) for _ in range(2)]:
        warm.result(30)
    quick, hanging, slow = lanes.submit(own_pid, "late"), lanes.submit(hang, "late"), lanes.submit(wait_for, str(gate))
    # WHEN the time is over, which is when a call that began with the first one has been killed
    assert isinstance(hanging.exception(30), WorkerTimeoutError)
    gate.touch()
    # THEN the long call was left alone
    assert slow.result(30) == quick.result(30)


def test_calls_after_a_renewal_run_in_other_workers(lanes, tmp_path, wait_until):
    # GIVEN workers that are busy, each with another call behind
    gate = tmp_path / "go"
    inside = [lanes.submit(wait_for, str(gate)) for _ in range(4)]
    wait_until(lambda: all(len(lane.calls) == 2 for lane in lanes._state.lanes))
    # WHEN they are renewed, and more calls are submitted
    lanes.renew_workers()
    after = [lanes.submit(own_pid) for _ in range(6)]
    gate.touch()
    # THEN what was inside is finished, and the others ran in new workers
    old = {future.result(30) for future in inside}
    assert len(old) == 2
    assert not old & {future.result(30) for future in after}


def test_a_worker_that_has_grown_is_replaced_when_it_has_nothing_to_do(monkeypatch, tmp_path, wait_until):
    # GIVEN a parent that is larger than its workers ever are, a call that keeps much, and one that waits behind it
    monkeypatch.setattr(lane_module, "GROWTH", 30 * 2**20)
    ballast = b"x" * (128 * 2**20)
    gate = tmp_path / "go"
    with LaneExecutor(1) as lanes:
        worker = lanes.submit(own_pid).result(30)
        keeps = lanes.submit(keep, 64, str(gate))
        behind = lanes.submit(own_pid)
        wait_until(lambda: len(lanes._state.lanes[0].calls) == 2)
        # WHEN it ends
        gate.touch()
        # THEN both ran in the same worker, the next ones in another, and that is kept
        assert [keeps.result(30), behind.result(30)] == [worker, worker]
        others = {lanes.submit(own_pid).result(30) for _ in range(3)}
    assert len(others) == 1
    assert worker not in others
    assert ballast


def test_what_a_worker_begins_with_is_asked_for_at_every_start():
    # GIVEN lanes whose initializer gets another number each time
    numbers = itertools.count()
    with LaneExecutor(1, remember, lambda: (next(numbers),)) as lanes:
        first = lanes.submit(remembered).result(30)
        # WHEN workers are renewed / THEN the next one has the next number
        lanes.renew_workers()
        assert [first, lanes.submit(remembered).result(30)] == [[0], [1]]


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


@pytest.mark.parametrize(
    "end",
    ["print(repr(stopped.exception(20))), lanes.shutdown()", "lanes.kill_workers()"],
    ids=["after a deadline", "after a kill"],
)
def test_a_program_ends_though_one_of_its_workers_does_not(terminal, tmp_path, end):
    # GIVEN a program with a worker that hangs, and that no kill can end: the kernel may keep one that waits for a drive
    code = (
        "import math, os, signal\n"
        "from multiprocessing.context import SpawnProcess\n"
        "from imgbatch.executors import supervisor\n"
        "from imgbatch.executors.lanes import LaneExecutor\n"
        "supervisor.KILL_SECONDS = 0.2\n"
        "SpawnProcess.kill = lambda process: None\n"
        "lanes = LaneExecutor(1, seconds=lambda args: 0.5 if args else math.inf)\n"
        "worker = lanes.submit(os.getpid).result(20)\n"
        "print(worker, flush=True)\n"
        "stopped = lanes.submit(signal.raise_signal, signal.SIGSTOP)\n"
        "os.waitpid(worker, os.WUNTRACED)\n" + end
    )
    # WHEN it gives that up / THEN it comes to its end
    with (tmp_path / "out").open("w+") as out:  # a pipe would stay open as long as the worker lives
        try:
            assert terminal(program=("-c", code), stdout=out, stderr=out).wait(30) == 0
        finally:
            os.kill(int((tmp_path / "out").read_text().split()[0]), signal.SIGKILL)
    assert (tmp_path / "out").read_text().split("\n")[1:] in ([""], ["WorkerTimeoutError(0.5)", ""])


@pytest.fixture
def gone(wait_until):
    """Make a lane whose worker is gone, and its pool has not noticed."""
    lane = Lane(0)
    lane.start(None, ())
    wait_until(lambda: lane.was_ready)
    lane.kill()
    lane._pool._executor_manager_thread.join()
    lane._pool._broken = lane._pool._shutdown_thread = False
    yield lane
    lane.reap()


def test_a_pool_that_says_it_was_shut_down_while_it_is_given_a_call_is_broken(gone):
    # GIVEN a pool that breaks in the instant in which it is given a call / WHEN it is / THEN the call is not inside
    gone._pool._shutdown_thread = True
    with pytest.raises(BrokenProcessPool):
        gone.run(Call(own_pid, (), {}, alone=False))
    assert not gone.calls


def test_a_call_that_a_dying_worker_may_have_begun_is_inside_and_lost(gone):
    # GIVEN a worker that is killed in the instant in which its pool takes a call, and a pool that forgets it
    call = Call(own_pid, (), {}, alone=False)
    # WHEN the lane is given that call / THEN it counts as begun: nobody knows
    inner = gone.run(call)
    assert list(gone.calls) == [call]
    assert isinstance(inner.exception(timeout=0), BrokenProcessPool)


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


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_when_a_call_begins_does_not_cost_the_result_of_the_one_before():
    # GIVEN an `on_start` that raises when the second call begins
    def broken(_, args):
        if args:
            raise LookupError("a bug")

    lanes = LaneExecutor(1, on_start=broken)
    # WHEN both are submitted / THEN the first has its result, and nobody waits for the second: it fails with that, or
    # has just ended
    first, second = lanes.submit(own_pid), lanes.submit(own_pid, 2)
    assert first.result(30)
    assert isinstance(second.exception(30), (LookupError, type(None)))
    lanes._supervisor.join(30)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_before_a_worker_is_started_leaves_nobody_waiting_either():
    # GIVEN arguments of the initializer that cannot be made
    lanes = LaneExecutor(1, initargs=lambda: 1 // 0)
    # WHEN a call is submitted / THEN it fails with that
    assert isinstance(lanes.submit(own_pid).exception(30), ZeroDivisionError)
    lanes._supervisor.join(30)
