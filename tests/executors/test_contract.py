"""One suite for every executor: whatever runs a batch keeps the contract of `concurrent.futures.Executor`."""

from __future__ import annotations

import os
import threading
from concurrent.futures import CancelledError, wait

import pytest

from imgbatch.executors.lanes import LaneExecutor
from imgbatch.executors.serial import SerialExecutor
from imgbatch.executors.threads import ThreadExecutor


def double(number):
    return number * 2


def fail(text):
    raise LookupError(text)


def add(first, *, second):
    return first + second


class Starts(list):
    """An `on_start` that remembers."""

    def __call__(self, worker, args):
        self.append((worker, args))


MAKERS = {
    "lanes": lambda on_start: LaneExecutor(2, on_start=on_start),
    "threads": lambda on_start: ThreadExecutor(2, on_start=on_start),
    "serial": lambda on_start: SerialExecutor(on_start=on_start),
}


@pytest.fixture
def starts():
    return Starts()


@pytest.fixture(params=MAKERS)
def executor(request, starts):
    executor = MAKERS[request.param](starts)
    yield executor
    executor.shutdown()


def test_a_call_returns_its_result(executor):
    # GIVEN an executor / WHEN a call is submitted / THEN its future has the result
    assert executor.submit(add, 1, second=2).result(30) == 3


def test_an_exception_of_the_call_is_that_of_the_future(executor):
    # GIVEN a call that raises / WHEN it is submitted
    future = executor.submit(fail, "no such thing")
    # THEN the future raises the same, and the next call is not harmed
    with pytest.raises(LookupError, match="no such thing"):
        future.result(30)
    assert executor.submit(double, 4).result(30) == 8


def test_every_call_runs_exactly_once(executor, starts):
    # GIVEN many more calls than workers / WHEN all are submitted
    futures = [executor.submit(double, number) for number in range(200)]
    # THEN each has its own result, and was started once by a worker that exists
    assert [future.result(60) for future in futures] == [number * 2 for number in range(200)]
    assert sorted(args for _, args in starts) == [(number,) for number in range(200)]
    assert {worker for worker, _ in starts} <= set(range(executor.max_workers))


def test_nothing_is_taken_after_shutdown(executor):
    # GIVEN an executor that was shut down
    executor.shutdown()
    # WHEN a call is submitted / THEN it is refused
    with pytest.raises(RuntimeError, match="after shutdown"):
        executor.submit(double, 1)
    with pytest.raises(RuntimeError, match="after shutdown"):
        executor.submit_alone(double, 1)


def test_leaving_the_context_waits_for_the_calls(executor):
    # GIVEN calls that were submitted / WHEN the context is left / THEN they are done
    with executor:
        futures = [executor.submit(double, number) for number in range(20)]
    assert all(future.done() for future in futures)
    assert futures[19].result() == 38


def test_a_suspect_runs_like_any_other_call(executor):
    # GIVEN calls in the executor / WHEN one more is submitted alone
    futures = [executor.submit(double, number) for number in range(8)]
    suspect = executor.submit_alone(double, 100)
    # THEN all of them are done
    assert suspect.result(30) == 200
    assert [future.result(30) for future in futures] == [number * 2 for number in range(8)]


def test_no_workers_is_refused(executor):
    # GIVEN a wrong number / WHEN an executor is made with it / THEN it says so
    if isinstance(executor, SerialExecutor):
        assert executor.max_workers == 1
        return
    with pytest.raises(ValueError, match="max_workers"):
        type(executor)(0)


@pytest.mark.parametrize("kind", ["lanes", "threads"])
def test_calls_that_wait_are_cancelled_by_shutdown_on_request(kind, starts, tmp_path, wait_until):
    # GIVEN two workers that are busy until a file appears, and ten calls behind them
    executor = MAKERS[kind](starts)
    gate = tmp_path / "go"
    busy = [executor.submit(wait_for, str(gate)) for _ in range(2)]
    line = [executor.submit(double, number) for number in range(10)]
    wait_until(lambda: len(starts) == 2)
    # WHEN the executor is shut down with cancel_futures
    executor.shutdown(wait=False, cancel_futures=True)
    gate.touch()
    executor.shutdown(wait=True)
    # THEN what ran was finished, and what had not begun was cancelled
    assert [future.result(0) for future in busy] == ["went", "went"]
    cancelled = [future for future in line if future.cancelled()]
    assert len(cancelled) >= 8  # a lane may have taken one call each into its prefetch
    with pytest.raises(CancelledError):
        cancelled[0].result(0)


@pytest.mark.parametrize("kind", list(MAKERS))
def test_kill_workers_answers_at_once(kind, starts, tmp_path, wait_until):
    # GIVEN workers that are busy, where workers are not the caller itself
    executor = MAKERS[kind](starts)
    gate = tmp_path / "go"
    futures = []
    if kind != "serial":
        futures = [executor.submit(wait_for, str(gate)) for _ in range(6)]
        wait_until(lambda: len(starts) == 2)
    # WHEN they are killed
    executor.kill_workers()
    # THEN that takes no call more, and whatever can be stopped is over
    with pytest.raises(RuntimeError, match="after shutdown"):
        executor.submit(double, 1)
    if kind == "lanes":
        assert not wait(futures, timeout=1).not_done
    gate.touch()  # threads cannot be killed
    executor.shutdown()


def wait_for(path):
    """Work until a file appears: the test decides how long."""
    pause = threading.Event()
    while not os.path.exists(path):
        pause.wait(0.002)
    return "went"
