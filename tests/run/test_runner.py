"""The run itself, with workers that the test moves by hand: no process, no image, no waiting."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest

from imgbatch.domain.error import (
    ErrorInfo,
    ErrorKind,
    RequestError,
    WorkerLostError,
    WorkerStartError,
    WorkerTimeoutError,
)
from imgbatch.domain.event import (
    JobFinished,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    ScanStarted,
    UnitStarted,
    WorkerLost,
)
from imgbatch.domain.format import Format
from imgbatch.domain.job import Job, JobCancelled, JobDone, JobFailed, JobSkipped, Source, WorkUnit
from imgbatch.run.admission import IN_FLIGHT_PER_WORKER
from imgbatch.run.blame import HELD_BACK, IN_A_ROW
from imgbatch.run.runner import UNITS_PER_WORKER, Run

BAD = ErrorInfo(ErrorKind.EMPTY, "the file is empty")


def unit(number, *, sizes=1, skip="", error=None):
    jobs = tuple(
        Job(str(size), f"/o/{number}-{size}", f"/o/.{number}-{size}", Format.PNG, None, skip=skip)
        for size in range(sizes)
    )
    return WorkUnit(Source(number, f"/in/{number}.png", error=error), jobs, 85)


def done(unit):
    return tuple(JobDone(unit.source.number, job.size, job.target, 9, 9, 10, 1) for job in unit.jobs)


class ByHand:
    """An executor whose calls end when the test says so."""

    def __init__(self, on_start):
        self.on_start = on_start
        self.calls = []  # (unit, alone, future)
        self.killed = self.was_shut_down = self.renewed = False

    def submit(self, fn, unit, *, alone=False):
        future = Future()
        future.set_running_or_notify_cancel()
        self.calls.append((unit, alone, future))
        self.on_start(0, (unit,))
        self.begun(unit, alone, future)
        return future

    def submit_alone(self, fn, unit):
        return self.submit(fn, unit, alone=True)

    def begun(self, unit, alone, future):
        """Leave it to the test."""

    def finish(self, index):
        unit, _, future = self.calls[index]
        future.set_result(done(unit))

    def renew_workers(self):
        self.renewed = True

    def shutdown(self, wait=True):
        self.was_shut_down = True

    def kill_workers(self):
        self.killed = True
        for _, _, future in self.calls:
            if not future.done():
                future.set_exception(WorkerLostError(0, "SIGKILL"))


class AtOnce(ByHand):
    """An executor whose calls end at once: done, or as `ends` says for the number of a unit, one end after another."""

    def __init__(self, on_start, ends=None):
        super().__init__(on_start)
        self.ends = ends or {}

    def begun(self, unit, alone, future):
        ends = self.ends.get(unit.source.number)
        end = ends.pop(0) if ends else done(unit)
        if isinstance(end, BaseException):
            future.set_exception(end)
        else:
            future.set_result(end)


class Setting:
    """A run and everything around it."""

    def __init__(self, units, kind, *, workers=1, sizes=1):
        self.discarded = []
        self.run = Run(
            units,
            lambda sources: sources,
            done,
            self._make,
            discard=lambda jobs: self.discarded.extend(job.partial for job in jobs),
            mode="by hand",
            workers=workers,
            sizes=sizes,
        )
        self._kind = kind
        self.workers = None

    def _make(self, on_start):
        self.workers = self._kind(on_start)
        return self.workers


def setting(units, kind=AtOnce, **options):
    return Setting(units if callable(units) else lambda _tell, _prober: iter(units), kind, **options)


def scripted(ends):
    return lambda on_start: AtOnce(on_start, ends)


def until(events, kind):
    """Take events until one of this kind comes; return it."""
    return next(event for event in events if isinstance(event, kind))


def results(events):
    return [event.result for event in events if isinstance(event, JobFinished)]


def test_every_job_reaches_one_end_and_the_sum_is_right():
    # GIVEN units of three sizes: some to do, one to skip, one whose source is bad, one that fails
    failed = tuple(JobFailed(3, str(size), f"/o/3-{size}", BAD) for size in range(3))
    units = [unit(0, sizes=3), unit(1, sizes=3, skip="there"), unit(2, sizes=3, error=BAD), unit(3, sizes=3)]
    # WHEN they are run
    around = setting(units, scripted({3: [failed]}), sizes=3)
    events = list(around.run.events())
    # THEN there is one end for each job, and the last event has the sums
    ends = results(events)
    assert len({(end.unit, end.size) for end in ends}) == len(ends) == 12
    assert {type(end) for end in ends if end.unit == 1} == {JobSkipped}
    assert {type(end) for end in ends if end.unit in (2, 3)} == {JobFailed}
    assert events[-1] == RunFinished("finished", planned=12, done=3, skipped=3, failed=6, cancelled=0)
    assert around.workers.was_shut_down
    # and what needs no worker never saw one
    assert [call[0].source.number for call in around.workers.calls] == [0, 3]


def test_events_begin_with_the_start_and_end_with_the_end():
    # GIVEN no units at all / WHEN they are run / THEN it starts and ends
    around = setting([], workers=3)
    assert list(around.run.events()) == [RunStarted("by hand", 3, 1, None), RunFinished("finished", 0, 0, 0, 0, 0)]


def test_only_what_is_left_to_do_of_a_unit_goes_to_a_worker():
    # GIVEN a unit of which one size is there already / WHEN it is run / THEN a worker gets the other two only
    first = unit(0, sizes=2)
    mixed = WorkUnit(first.source, (*first.jobs, *unit(0, sizes=1, skip="there").jobs), 85)
    around = setting([mixed], sizes=3)
    events = list(around.run.events())
    assert [job.skip for job in around.workers.calls[0][0].jobs] == ["", ""]
    assert (events[-1].done, events[-1].skipped) == (2, 1)
    # AND each result is one of three, so that they count as one image
    assert [event.jobs for event in events if isinstance(event, JobFinished)] == [3, 3, 3]


def test_events_of_the_search_are_told():
    # GIVEN units whose making tells events / WHEN they are run / THEN these come with the others, in order
    def units(tell, _prober):
        tell(ScanStarted(1))
        yield unit(0)

    events = list(setting(units).run.events())
    kinds = [type(event) for event in events]
    assert kinds == [RunStarted, ScanStarted, UnitStarted, JobFinished, RunFinished]


def test_a_pause_holds_back_what_is_not_begun(wait_until):
    # GIVEN units in the workers' hands and more behind them
    made = []
    around = setting(
        lambda _tell, _prober: (made.append(number) or unit(number) for number in range(99)), ByHand, workers=2
    )
    events = around.run.events()
    until(events, UnitStarted)
    # WHEN the run is paused, what was begun ends, and as many are made ready
    around.run.pause()
    until(events, RunPaused)
    begun = len(around.workers.calls)
    for index in range(begun):
        around.workers.finish(index)
        until(events, JobFinished)
    assert len(around.workers.calls) == begun
    wait_until(lambda: len(made) > 2 * UNITS_PER_WORKER + begun)
    # THEN none of them was begun before it is resumed, and then they are, one after the other
    around.run.resume()
    until(events, RunResumed)
    assert len(around.workers.calls) <= begun + 1
    until(events, UnitStarted)
    assert len(around.workers.calls) > begun
    events.close()


def test_pausing_twice_is_told_once():
    # GIVEN a run / WHEN it is paused and resumed twice / THEN each is told once
    around = setting([unit(0)], ByHand)
    events = around.run.events()
    until(events, UnitStarted)
    for change in (around.run.pause, around.run.pause, around.run.resume, around.run.resume):
        change()
    around.workers.finish(0)
    told = [type(event) for event in events]
    assert (told.count(RunPaused), told.count(RunResumed)) == (1, 1)


def test_cancel_settles_everything_that_was_planned():
    # GIVEN a run in the middle: one unit is done, others are in the workers' hands or wait
    around = setting([unit(number, sizes=2) for number in range(50)], ByHand, workers=2, sizes=2)
    events = around.run.events()
    until(events, UnitStarted)
    around.workers.finish(0)
    until(events, JobFinished)
    # WHEN it is cancelled
    around.run.cancel()
    rest = list(events)
    # THEN workers are killed, every job has its one end, and partial files were seen to
    assert around.run.is_cancelled()
    assert around.workers.killed
    end = rest[-1]
    assert (end.outcome, end.done, end.failed) == ("cancelled", 2, 0)
    assert end.cancelled == sum(isinstance(result, JobCancelled) for result in results(rest))
    assert end.planned == end.done + end.cancelled
    begun = {job.partial for unit_, _, future in around.workers.calls[1:] for job in unit_.jobs}
    assert begun <= set(around.discarded)


def test_cancel_during_a_pause_ends_the_run():
    # GIVEN a run that is paused / WHEN it is cancelled / THEN it ends
    around = setting([unit(number) for number in range(9)], ByHand)
    events = around.run.events()
    around.run.pause()
    until(events, RunPaused)
    around.run.cancel()
    assert list(events)[-1].outcome == "cancelled"


def test_cancel_before_the_first_event_is_kept():
    # GIVEN a run that was cancelled before it began / WHEN it is run / THEN it is over at once
    around = setting([unit(0)], ByHand)
    around.run.cancel()
    events = list(around.run.events())
    assert events[-1].outcome == "cancelled"
    assert not results(events) or isinstance(results(events)[0], JobCancelled)


def test_what_ended_in_the_last_moment_counts_as_done():
    # GIVEN a unit that ends just before the cancel is seen / WHEN the run is cancelled / THEN its end is done
    around = setting([unit(0), unit(1)], ByHand)
    events = around.run.events()
    until(events, UnitStarted)
    around.workers.finish(0)
    around.run.cancel()
    assert list(events)[-1].done == 1


def test_a_unit_that_lost_its_worker_is_tried_once_more_alone():
    # GIVEN a unit that kills its worker once / WHEN it is run
    around = setting([unit(0), unit(1), unit(2)], scripted({1: [WorkerLostError(7, "SIGSEGV")]}))
    events = list(around.run.events())
    # THEN it is tried alone, as one that was tried before, and is done
    assert [event for event in events if isinstance(event, WorkerLost)] == [
        WorkerLost(1, "/in/1.png", 7, "SIGSEGV", retrying=True)
    ]
    tries = [(alone, call.retried) for call, alone, _ in around.workers.calls if call.source.number == 1]
    assert tries == [(False, False), (True, True)]
    assert around.discarded == ["/o/.1-0"]
    assert (events[-1].done, events[-1].failed) == (3, 0)


def test_a_unit_that_kills_two_workers_has_failed_with_the_cause():
    # GIVEN a unit of two sizes that kills every worker / WHEN it is run / THEN all of its jobs have failed
    lost = [WorkerLostError(7, "SIGSEGV"), WorkerLostError(8, "SIGBUS")]
    around = setting([unit(0, sizes=2), unit(1, sizes=2)], scripted({0: lost}), sizes=2)
    events = list(around.run.events())
    failed = [end for end in results(events) if isinstance(end, JobFailed)]
    assert [(end.unit, end.error.kind) for end in failed] == [(0, "crashed"), (0, "crashed")]
    assert "SIGBUS" in failed[0].error.message
    assert [event.retrying for event in events if isinstance(event, WorkerLost)] == [True, False]
    assert events[-1].done == 2


@pytest.mark.parametrize("error", [ZeroDivisionError("a bug"), RequestError("an output would replace a source")])
def test_an_exception_of_the_feeder_comes_out_and_stops_the_workers(error):
    # GIVEN units whose making fails after the first / WHEN they are run
    def units(_tell, _prober):
        yield unit(0)
        raise error

    around = setting(units, ByHand)
    # THEN whoever iterates gets it, and workers are gone
    with pytest.raises(type(error), match=str(error)):
        list(around.run.events())
    assert around.workers.killed


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (WorkerStartError("workers end before they are ready"), WorkerStartError),
        (ZeroDivisionError("a bug"), ZeroDivisionError),
        ((), RuntimeError),
    ],
)
def test_what_no_run_can_go_on_after_is_raised(end, expected):
    # GIVEN workers that cannot start, a bug, or a worker that forgets results / WHEN it is run / THEN that is loud
    around = setting([unit(0), unit(1)], scripted({0: [end]}))
    with pytest.raises(expected):
        list(around.run.events())
    assert around.workers.killed


def test_too_many_results_are_a_loud_error():
    # GIVEN a worker that gives two results for one job / WHEN it is run / THEN the numbers are said
    around = setting([unit(0)], scripted({0: [done(unit(0, sizes=2))]}))
    with pytest.raises(RuntimeError, match="1 jobs of unit 0 gave 2 results"):
        list(around.run.events())


def test_the_feeder_runs_ahead_no_further_than_its_bound(wait_until):
    # GIVEN endless units and workers that end none / WHEN the run has begun
    made = []

    def units(_tell, _prober):
        for number in iter(lambda: len(made), None):
            made.append(number)
            yield unit(number)

    around = setting(units, ByHand, workers=2)
    events = around.run.events()
    until(events, UnitStarted)
    bound = 2 * UNITS_PER_WORKER + HELD_BACK
    # THEN as many are made as there are slots, and one more that waits for one; each that ends makes room for one
    wait_until(lambda: len(made) == bound + 1)
    for index in range(5):
        around.workers.finish(index)
        until(events, JobFinished)
        wait_until(lambda index=index: len(made) == bound + 2 + index)
    assert len(around.workers.calls) <= bound + 5
    around.run.cancel()
    list(events)
    assert len(made) <= bound + 7


def test_skipped_units_do_not_use_up_the_slots():
    # GIVEN many more units than slots, all to be skipped / WHEN they are run / THEN it ends
    around = setting([unit(number, skip="there") for number in range(100)])
    assert list(around.run.events())[-1].skipped == 100


def test_events_that_are_not_read_to_the_end_kill_the_workers():
    # GIVEN a run in the middle / WHEN its reader goes away / THEN workers are killed, and the run knows it
    around = setting([unit(number) for number in range(9)], ByHand)
    events = around.run.events()
    until(events, UnitStarted)
    events.close()
    assert around.workers.killed
    assert around.run.is_cancelled()


def test_no_thread_is_left_behind(wait_until):
    # GIVEN runs that finish, and that are given up / WHEN they are over / THEN their feeders are gone
    def feeders():
        return [thread for thread in threading.enumerate() if thread.name == "imgbatch feeder"]

    list(setting([unit(0)]).run.events())
    around = setting([unit(number) for number in range(99)], ByHand)
    events = around.run.events()
    until(events, UnitStarted)
    events.close()
    wait_until(lambda: not feeders(), 5)


def test_workers_get_no_more_than_they_have_use_for(wait_until):
    # GIVEN many units that are ready / WHEN a run has two workers / THEN each has one in work and one at hand
    around = setting([unit(number) for number in range(50)], ByHand, workers=2)
    events = around.run.events()
    for _ in range(3):
        until(events, UnitStarted)
    assert len(around.workers.calls) <= 2 * IN_FLIGHT_PER_WORKER
    events.close()


def full(unit):
    error = ErrorInfo(ErrorKind.DISK, "the disk is full", "make room")
    return tuple(JobFailed(unit.source.number, job.size, job.target, error) for job in unit.jobs)


def test_a_hang_is_the_images_own_fault_at_once():
    # GIVEN a unit whose worker is killed since it takes too long / WHEN it is run
    around = setting([unit(0), unit(1)], scripted({0: [WorkerTimeoutError(75.0)]}))
    events = list(around.run.events())
    # THEN it has failed without a second try, what it left is removed, and the other is done
    (failed,) = [end for end in results(events) if isinstance(end, JobFailed)]
    assert (failed.unit, failed.error.kind) == (0, ErrorKind.TIMEOUT)
    assert around.discarded == ["/o/.0-0"]
    assert not [event for event in events if isinstance(event, WorkerLost)]
    assert events[-1].done == 1


def test_a_full_disk_pauses_the_run_and_consumes_nothing():
    # GIVEN a disk that is full for as many images in a row as make a streak, and some that were done before
    ends = {number: [full(unit(number))] for number in range(5, 5 + IN_A_ROW)}
    around = setting([unit(number) for number in range(40)], scripted(ends))
    events = around.run.events()
    told = []
    for event in events:
        told.append(event)
        # WHEN it pauses by itself, and goes on when there is room again
        if isinstance(event, RunPaused):
            assert event.reason == "the disk is full; make room"
            assert all(isinstance(end, JobDone) for end in results(told))
            around.run.resume()
    # THEN no image has failed, and each was done once
    assert [end.unit for end in sorted(results(told), key=lambda end: end.unit)] == list(range(40))
    assert told[-1].done == 40
    # what is done again is held against what may be there already
    assert sum(call.retried for call, *_ in around.workers.calls) == IN_A_ROW


def test_a_disk_that_stays_full_fails_its_images_once_somebody_went_on():
    # GIVEN a disk that is full for ever / WHEN the run is resumed each time that it pauses
    count = IN_A_ROW + 3
    ends = {number: [full(unit(number))] * 9 for number in range(count)}
    around = setting([unit(number) for number in range(count)], scripted(ends))
    told = []
    for event in around.run.events():
        told.append(event)
        if isinstance(event, RunPaused):
            around.run.resume()
    # THEN it paused once for the streak, and every image has failed, once
    assert sum(isinstance(event, RunPaused) for event in told) == 1
    assert told[-1].failed == count == len(results(told))


def test_a_few_failures_of_the_disk_are_done_again_at_the_end():
    # GIVEN a disk that has room for some images and not for others, and one that never fits / WHEN all else is done
    ends = {2: [full(unit(2))], 5: [full(unit(5))] * 2}
    around = setting([unit(number) for number in range(9)], scripted(ends))
    events = list(around.run.events())
    # THEN those are tried once more, and only what fails again has failed
    assert [(end.unit, type(end)) for end in results(events)][-2:] == [(2, JobDone), (5, JobFailed)]
    assert (events[-1].done, events[-1].failed) == (8, 1)
    assert len(around.workers.calls) == 9 + 2
    assert not [event for event in events if isinstance(event, RunPaused)]


def test_a_cancelled_run_tells_what_had_failed():
    # GIVEN failures that wait for what comes next / WHEN the run is cancelled / THEN they have failed all the same
    around = setting([unit(number) for number in range(9)], ByHand, workers=2)
    events = around.run.events()
    until(events, UnitStarted)
    around.workers.calls[0][2].set_result(full(around.workers.calls[0][0]))
    around.run.cancel()
    told = list(events)
    assert told[-1].failed == 1
    assert told[-1].planned == told[-1].failed + told[-1].cancelled
