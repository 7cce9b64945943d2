"""The supervisor against workers that do everything workers can do, in any order, without processes and threads."""

from __future__ import annotations

import math
from collections import deque
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from imgbatch.domain.error import WorkerLostError, WorkerStartError, WorkerTimeoutError
from imgbatch.executors.lane import Call, Lane
from imgbatch.executors.supervisor import KILL_SECONDS, START_SECONDS, STARTS_IN_A_ROW, Supervisor

SECONDS = (math.inf, 10.0, 30.0)


class Worker:
    """A process with its pool: it takes calls, ends them, dies, and tells so later, when the test says it."""

    def __init__(self, pid, renewals):
        self.pid = pid
        self.renewals = renewals  # how often the workers had been renewed when this one was started
        self.inside = deque()
        self.mail = deque()
        self.ready = self.killed = self.dead = self.told = self.abandoned = False
        self.seems_alive = False  # it is dead, and nobody has noticed
        self.stuck = False  # it answers to nothing, not even to a kill
        self.grown = self.retired = False
        self.culprit = None

    def die(self, *, seems_alive=False):
        self.dead = True
        self.seems_alive = seems_alive
        self.culprit = self.inside[0][0] if self.inside else None


class DoubleLane(Lane):
    """A lane whose worker is one of these. It checks whatever it is told to do."""

    def __init__(self, number, world):
        super().__init__(number)
        self.world = world

    @property
    def was_ready(self):
        return self.process.ready

    def run(self, call):
        worker = self.process
        assert not worker.retired, "a worker that is to go takes no more"
        assert not worker.killed, "it is as good as gone"
        assert worker.renewals >= call.renewals, "it was submitted after the workers were renewed"
        assert call.outcome is None, "it ended already"
        if worker.told:
            if not self.calls:
                self.world.count_start(worker)
            raise BrokenProcessPool
        assert len(self.calls) < 2
        if call.alone:
            assert not self.calls, "a suspect runs alone"
            assert self.served == 0, "a suspect gets a fresh worker"
        assert not self.exclusive, "nothing joins a suspect"
        if worker.dead and worker.culprit is None:
            worker.culprit = call
        inner = Future()
        worker.inside.append((call, inner))
        self.calls.append(call)
        self.served += 1
        if worker.dead and not worker.seems_alive:
            self.world.tell(worker)
        return inner

    def has_grown(self):
        self.process.retired = self.process.retired or self.process.grown
        return self.process.grown

    def kill(self):
        if self.process is not None:
            self.process.killed = True
            if self.overdue is not None:
                self.overdue.killed = True

    def abandon(self):
        assert self.process.killed, "only what does not even die is given up"
        for call in self.calls:
            call.outcome = None
        self.process.abandoned = True
        self.process = None

    def reap(self):
        worker, self.process = self.process, None
        if worker is None:
            return
        assert worker.dead or not worker.killed, "nobody waits for what does not die"
        assert worker.dead or not self.calls, "calls are inside"
        worker.dead = True
        self.world.tell(worker)

    def cause_of_death(self):
        return self.process.pid, "SIGSEGV"


class World:
    """The loop of `LaneExecutor` in slow motion, and everything around it."""

    def __init__(self, lanes):
        self.now = 0.0
        self.workers = []
        self.calls = []
        self.mail = deque()  # what users asked for; every pool has a line of its own
        self.renewals = 0
        self.starts_fail = False
        self.no_room = False
        self.failed_starts = self.most_failed_starts = 0
        self.in_vain = False  # no worker gets ready any more
        self.speaks = None
        self.began = {}
        self.lanes = [DoubleLane(number, self) for number in range(lanes)]
        self.supervisor = Supervisor(
            self.lanes,
            self.start,
            self.post,
            on_start=self.on_start,
            seconds=lambda args: args[1],
            clock=lambda: self.now,
        )

    def start(self, lane):
        """Like `Lane.start`, which leaves a process that may not have been started."""
        lane.served = 0
        lane.retiring = False
        lane.overdue = None
        lane.deadline = math.inf
        lane.process = Worker(len(self.workers) + 1, self.renewals)
        if self.starts_fail:
            lane.process.dead = lane.process.told = True
            self.no_room = True
            raise BlockingIOError
        self.workers.append(lane.process)

    def post(self, message):
        worker = self.speaks
        is_loss = worker.told

        def handle():
            if is_news := any(lane.process is worker for lane in self.lanes):
                self.count_start(worker, failed=is_loss)
            message()
            for lane in self.lanes:
                assert not (is_news and worker.grown) or lane.process is not worker or lane.retiring

        worker.mail.append(handle)

    def count_start(self, worker, *, failed=True):
        """Count, as the supervisor has to, workers that died before they were ready, with no call done between them."""
        if not failed:
            self.failed_starts = 0
        elif not (worker.ready or worker.killed):
            self.failed_starts += 1
            self.most_failed_starts = max(self.most_failed_starts, self.failed_starts)

    def on_start(self, number, args):
        lane = self.lanes[number]
        assert lane.calls[0].args == args
        assert lane.overdue is None
        self.began[number] = self.now + (0.0 if lane.was_ready else START_SECONDS)

    # What people do.

    def submit(self, choice, *, alone=False):
        call = Call(None, (len(self.calls), SECONDS[choice % len(SECONDS)]), {}, alone)
        call.outcome = None
        call.killed = call.cancelled = False
        call.renewals = math.nan
        self.calls.append(call)

        def add():
            call.renewals = self.renewals
            self.supervisor.add(call)

        self.mail.append(add)

    def suspect(self, choice):
        self.submit(choice, alone=True)

    def cancel(self, choice):
        if call := pick(choice, (call for call in self.calls if not call.future.done())):
            call.cancelled = call.future.cancel()

    def renew(self, _):
        def renew():
            self.renewals += 1
            for lane in self.lanes:
                if lane.process is not None:
                    lane.process.retired = True
            self.supervisor.retire_all()

        self.mail.append(renew)

    # What workers do.

    def alive(self, *, busy=False):
        return [
            worker
            for worker in self.workers
            if not (worker.dead or worker.stuck) and (not busy or (worker.ready and worker.inside))
        ]

    def get_ready(self, choice):
        if worker := pick(choice, (worker for worker in self.alive() if not worker.ready)):
            worker.ready = True

    def end(self, choice, *, well=True):
        """End the first call of a worker; it may be killed in the same instant."""
        if worker := pick(choice, self.alive(busy=True)):
            call, inner = worker.inside.popleft()
            self.speaks = worker
            if not worker.abandoned:
                call.outcome = call.args[0] if well else LookupError(call.args[0])
            if well:
                inner.set_result(call.args[0])
            else:
                inner.set_exception(call.outcome or LookupError())

    def end_badly(self, choice):
        self.end(choice, well=False)

    def die(self, choice):
        if worker := pick(choice // 2, self.alive()):
            worker.die(seems_alive=bool(choice % 2))

    def die_young(self, choice):
        if worker := pick(choice, (worker for worker in self.alive() if not worker.ready)):
            worker.die()
            self.tell(worker)

    def notice(self, choice):
        if worker := pick(choice, (worker for worker in self.workers if worker.dead and not worker.told)):
            self.tell(worker)

    def tell(self, worker):
        """Let the pool say that its worker is gone."""
        worker.told = True
        worker.seems_alive = False
        self.speaks = worker
        while worker.inside:
            _, inner = worker.inside.popleft()
            inner.set_exception(BrokenProcessPool())

    def hang(self, choice):
        if worker := pick(choice, self.alive()):
            worker.stuck = True

    def grow(self, choice):
        if worker := pick(choice, self.alive()):
            worker.grown = True

    # What the system does.

    def fail_starts(self, choice):
        self.starts_fail = choice == 0

    def pass_time(self, choice):
        self.now += (1.0, 9.0, 10.0, 40.0)[choice % 4]
        if choice > 3:
            self.turn(lambda: None)

    def deliver(self, choice):
        if mail := pick(choice, self.mailboxes()):
            self.turn(mail.popleft())

    # The loop.

    def mailboxes(self):
        return [mail for mail in (self.mail, *(worker.mail for worker in self.workers)) if mail]

    def turn(self, message):
        """Handle one message, as `LaneExecutor` does, and look whether everything is in its place."""
        self.in_order(message)
        self.in_order(self.supervisor.kill_overdue)
        self.supervisor.dispatch()
        self.look()

    def in_order(self, step):
        """Take a step, and see that the calls of a lost lane are at the head of their line, in their order."""
        inside = [list(lane.calls) for lane in self.lanes]
        lines = [list(line) for line in self.lines()]
        step()
        given_back = [
            call
            for lane, calls in zip(reversed(self.lanes), reversed(inside), strict=True)
            for call in calls
            if call not in lane.calls
        ]
        for before, line, alone in zip(lines, self.lines(), (True, False), strict=True):
            expected = unfinished([call for call in given_back if call.alone is alone] + before)
            assert unfinished(line)[: len(expected)] == expected

    def lines(self):
        return self.supervisor._suspects, self.supervisor._waiting

    def look(self):
        inside = [call for lane in self.lanes for call in lane.calls]
        lined = [call for line in self.lines() for call in line]
        known = [call for call in self.calls if call.renewals == call.renewals]
        assert sorted(call.args[0] for call in unfinished(inside + lined)) == [
            call.args[0] for call in unfinished(known)
        ], "every call is in one place"
        assert unfinished(inside) == inside
        for lane in self.lanes:
            assert lane.process is not None or not lane.calls
            if lane.overdue is not None:
                assert self.now < lane.deadline <= self.now + KILL_SECONDS, "a killed worker is given up soon"
            elif lane.calls:
                assert self.now < lane.deadline == self.began[lane.number] + lane.calls[0].args[1]
            else:
                assert lane.deadline == math.inf
        # Nothing waits while a lane could take it.
        for lane in self.lanes if lined else ():
            room = 1 if self.lines()[0] else 2
            assert len(lane.calls) >= room or lane.exclusive or lane.overdue or lane.retiring

    # How it ends.

    def drain(self):
        """From now on all behave: whoever was killed dies, unless it hangs, and the others do their work."""
        self.starts_fail = False
        for worker in self.workers:
            worker.stuck = worker.stuck and worker.killed
        assert any(not self.behave() for _ in range(1000)), "it never comes to rest"
        assert not self.supervisor.is_busy

    def behave(self):
        if mails := self.mailboxes():
            self.turn(mails[-1].popleft())
        elif dead := [worker for worker in self.workers if worker.dead and not worker.told]:
            self.tell(dead[0])
        elif killed := [worker for worker in self.alive() if worker.killed]:
            killed[0].die()
        elif new := [worker for worker in self.alive() if not worker.ready]:
            new[0].ready = not self.in_vain
            new[0].dead = self.in_vain
        elif self.alive(busy=True):
            self.end(0)
        elif self.supervisor.deadline < math.inf:
            self.now = max(self.now, self.supervisor.deadline)
            self.turn(lambda: None)
        else:
            return False
        return True

    def drain_in_vain(self):
        self.in_vain = True
        self.drain()

    def cancel_and_drain(self):
        self.mail.append(self.supervisor.cancel_waiting)
        self.drain()

    def kill_and_settle(self):
        self.supervisor.kill()
        for mail in self.mailboxes():
            mail.popleft()()
        while self.mail:
            self.mail.popleft()()
        self.supervisor.settle()

    def fail_all(self):
        while self.mail:
            self.mail.popleft()()
        self.supervisor.fail_all(MemoryError())

    def judge(self, ending):
        """See that every call has got what it deserves."""
        assert not wait([call.future for call in self.calls], timeout=0).not_done, "nobody waits"
        for call in self.calls:
            if ending.startswith("drain") and call.outcome is not None:
                assert outcome_of(call) is call.outcome
            elif ending.startswith("drain") and call.killed:
                assert isinstance(outcome_of(call), WorkerTimeoutError)
            else:
                self.judge_one(call, ending)
        if ending.startswith("drain"):
            for worker in self.workers:
                if worker.culprit and (worker.ready or worker.killed) and not worker.culprit.killed:
                    assert isinstance(outcome_of(worker.culprit), WorkerLostError), "it may have been half done"

    def judge_one(self, call, ending):
        match outcome_of(call):
            case None:
                assert call.cancelled or ending in ("cancel_and_drain", "kill_and_settle")
            case WorkerTimeoutError(seconds=seconds):
                assert call.killed
                assert seconds == call.args[1]
            case WorkerLostError(pid=pid, cause="SIGSEGV"):
                worker = self.workers[pid - 1]
                assert worker.culprit is call, "only the first is to blame"
                assert worker.ready or worker.killed, "it was not taken up"
            case WorkerLostError(pid=pid, cause="SIGKILL"):
                given_up = pid and self.workers[pid - 1].abandoned
                assert given_up or ending in ("cancel_and_drain", "kill_and_settle")
            case WorkerStartError():
                assert self.no_room or self.most_failed_starts >= STARTS_IN_A_ROW * len(self.lanes)
            case MemoryError():
                assert ending == "fail_all"
            case outcome:
                assert outcome is call.outcome
                assert outcome is not None


def pick(choice, things):
    things = list(things)
    return things[choice % len(things)] if things else None


def unfinished(calls):
    return [call for call in calls if not call.future.done()]


def outcome_of(call):
    """Return the result or the exception; None for a cancelled call."""
    if call.future.cancelled():
        return None
    error = call.future.exception(0)
    return call.future.result(0) if error is None else error


OFTEN = ("deliver", "deliver", "deliver", "end", "end", "get_ready", "get_ready", "submit", "submit", "pass_time")
SELDOM = (
    *("pass_time", "renew", "grow", "hang", "die", "notice", "die_young", "end_badly", "cancel", "suspect"),
    "fail_starts",
)
ENDINGS = ("drain", "drain_in_vain", "cancel_and_drain", "kill_and_settle", "fail_all")

# The rule of the test below, and what once broke it.
sequences = given(
    lanes=st.integers(1, 3),
    steps=st.lists(st.tuples(st.sampled_from(OFTEN + SELDOM), st.integers(0, 7)), min_size=20, max_size=60),
    ending=st.sampled_from(ENDINGS),
)
without_explanation = set(Phase) - {Phase.explain}  # which takes minutes


def play(lanes, steps, ending):
    world = World(lanes)
    for name, choice in steps:
        getattr(world, name)(choice)
    getattr(world, ending)()
    world.judge(ending)


@example(  # a call that ended well, then its worker dies, and the next call finds that out before the news has come
    lanes=1,
    steps=[("submit", 0), ("deliver", 0), ("get_ready", 0), ("submit", 0), ("end", 0), ("die", 0), ("deliver", 0)],
    ending="drain",
)
@example(  # a call that ends in the instant in which its worker is killed, and another that would go into that worker
    lanes=1,
    steps=[
        *(("submit", 1), ("deliver", 0), ("get_ready", 0), ("pass_time", 6), ("pass_time", 6), ("end", 0)),
        *(("deliver", 0), ("hang", 0), ("submit", 0), ("deliver", 0)),
    ],
    ending="drain",
)
@example(  # the same, with another one behind it in that worker
    lanes=1,
    steps=[
        *(("submit", 1), ("deliver", 0), ("get_ready", 0), ("submit", 1), ("deliver", 0)),
        *(("pass_time", 6), ("pass_time", 6), ("end", 0)),
    ],
    ending="drain",
)
@example(  # a call that was cancelled while it waited, when the supervisor fails
    lanes=1,
    steps=[*[("submit", 0), ("deliver", 0)] * 3, ("cancel", 2)],
    ending="fail_all",
)
@settings(max_examples=300, phases=without_explanation)
@sequences
def test_whatever_workers_do_every_call_ends_once_and_as_it_deserves(lanes, steps, ending):
    # GIVEN lanes / WHEN calls and workers do anything in any order / THEN everything is in its place, at every step
    play(lanes, steps, ending)


@pytest.mark.full
@settings(max_examples=2000, phases=without_explanation)
@sequences
def test_whatever_workers_do_two_thousand_times(lanes, steps, ending):
    # GIVEN lanes / WHEN calls and workers do anything in any order / THEN everything is in its place, at every step
    play(lanes, steps, ending)
