"""Headers of sources, asked from workers that the test makes up: every answer is there at once."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import msgspec
import pytest

from imgbatch.domain.error import ErrorInfo, ErrorKind, WorkerLostError, WorkerTimeoutError
from imgbatch.domain.event import WorkerLost
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header, Source
from imgbatch.run.blame import IN_A_ROW
from imgbatch.run.prober import BATCH, BATCHES_AHEAD, Prober

HEADER = Header(Format.PNG, 9, 7)
GONE = ErrorInfo(ErrorKind.MISSING, "the file is not there any more")


def answer(sources):
    return tuple(msgspec.structs.replace(source, header=HEADER, error=None) for source in sources)


class Workers:
    """Answers at once; a batch with a poisonous source is lost, as often as `poison` says for its number."""

    def __init__(self, poison=None, error=None):
        self.poison = poison or {}
        self.error = error or WorkerLostError(77, "SIGSEGV")
        self.asked = []  # (numbers, alone)
        self.renewed = 0

    def submit(self, fn, sources, *, alone=False):
        self.asked.append(([source.number for source in sources], alone))
        future = Future()
        bad = [source.number for source in sources if self.poison.get(source.number, 0) > 0]
        for number in bad:
            self.poison[number] -= 1
        if bad:
            future.set_exception(self.error)
        else:
            future.set_result(fn(sources))
        return future

    def submit_alone(self, fn, sources):
        return self.submit(fn, sources, alone=True)

    def renew_workers(self):
        self.renewed += 1


class Around:
    """A prober and what it told."""

    def __init__(self, workers, probe=answer, resumes=()):
        self.told, self.reasons = [], []
        self.resumes = list(resumes)
        self.cancelled = threading.Event()
        self.prober = Prober(workers, probe, tell=self.told.append, cancelled=self.cancelled.is_set, hold=self.hold)

    def hold(self, reason):
        self.reasons.append(reason)
        return self.resumes.pop(0)


def sources(count):
    return [Source(number, f"/in/{number}.png") for number in range(count)]


def test_every_source_comes_back_in_order_with_its_header():
    # GIVEN more sources than a batch holds / WHEN they are probed / THEN all come back, in order, in few questions
    workers = Workers()
    found = list(Around(workers).prober.probed(sources(100)))
    assert [source.number for source in found] == list(range(100))
    assert {source.header for source in found} == {HEADER}
    assert [len(numbers) for numbers, _ in workers.asked] == [1, 2, 4, 8, 16, BATCH, BATCH, 5]


def test_the_first_answer_does_not_wait_for_many_sources():
    # GIVEN sources that are still being found / WHEN the first answer is wanted / THEN few had to be found for it
    found = []

    def finding():
        for source in sources(1000):
            found.append(source)
            yield source

    next(Around(Workers()).prober.probed(finding()))
    assert len(found) <= 2 ** (BATCHES_AHEAD + 1)


def test_what_is_not_wanted_is_not_looked_at():
    # GIVEN sources of which some are known / WHEN they are probed / THEN those pass as they are, in their places
    workers = Workers()
    found = list(Around(workers).prober.probed(sources(10), lambda source: source.number % 2 == 0))
    assert [source.number for source in found] == list(range(10))
    assert [source.header is not None for source in found] == [True, False] * 5
    assert all(number % 2 == 0 for numbers, _ in workers.asked for number in numbers)


def test_a_source_that_ends_every_worker_costs_only_itself():
    # GIVEN one source in a hundred that ends each worker that looks at it / WHEN they are probed
    around = Around(workers := Workers({50: 99}))
    found = list(around.prober.probed(sources(100)))
    # THEN it alone has failed, after a try alone, and the cause is named
    bad = [source for source in found if source.error]
    assert [source.number for source in bad] == [50]
    assert (bad[0].error.kind, bad[0].header, "SIGSEGV" in bad[0].error.message) == (ErrorKind.CRASHED, None, True)
    assert [source.number for source in found] == list(range(100))
    assert [event for event in around.told if isinstance(event, WorkerLost)] == [
        WorkerLost(50, "/in/50.png", 77, "SIGSEGV", retrying=True),
        WorkerLost(50, "/in/50.png", 77, "SIGSEGV", retrying=False),
    ]
    assert [numbers for numbers, alone in workers.asked if alone] == [[50]]


@pytest.mark.parametrize("times", [1, 2])
def test_workers_that_are_lost_by_chance_cost_nothing(times):
    # GIVEN a batch whose worker is lost once or twice / WHEN it is probed / THEN every source has its header
    found = list(Around(Workers({40: times})).prober.probed(sources(64)))
    assert all(source.header == HEADER for source in found)


def test_a_source_that_hangs_is_not_tried_again():
    # GIVEN a source that hangs each worker / WHEN it is probed / THEN it has failed for that, without a try alone
    workers = Workers({5: 99}, WorkerTimeoutError(60))
    (bad,) = (source for source in Around(workers).prober.probed(sources(20)) if source.error)
    assert (bad.number, bad.error.kind) == (5, ErrorKind.TIMEOUT)
    assert not any(alone for _, alone in workers.asked)


class Drive:
    """A probe that finds nothing while the drive is gone."""

    def __init__(self, gone):
        self.gone = gone

    def __call__(self, sources):
        return tuple(
            msgspec.structs.replace(source, error=GONE) if self.gone(source.number) else answer([source])[0]
            for source in sources
        )


def test_a_drive_that_is_gone_holds_everything_and_consumes_nothing():
    # GIVEN a drive that goes after ten images / WHEN it comes back before the run goes on
    drive = Drive(lambda number: number >= 10)
    around = Around(Workers(), drive)

    def hold(reason):
        around.reasons.append(reason)
        drive.gone = lambda _number: False
        return True

    around.prober._hold = hold
    found = list(around.prober.probed(sources(100)))
    # THEN every image after the pause has its header, and the reason was said; what was asked meanwhile is asked again
    assert [source.number for source in found] == list(range(100))
    assert "not there" in around.reasons[0]
    assert all(source.error is None for source in found)


def test_a_few_missing_files_hold_nothing():
    # GIVEN fewer missing files than a gone drive has, in a row / WHEN they are probed / THEN they have failed for good
    around = Around(Workers(), Drive(lambda number: 10 <= number < 10 + IN_A_ROW - 1))
    found = list(around.prober.probed(sources(100)))
    assert sum(source.error is not None for source in found) == IN_A_ROW - 1
    assert [source.number for source in found] == list(range(100))
    assert around.reasons == []


def test_what_is_still_missing_after_the_pause_has_failed():
    # GIVEN images that are gone for good / WHEN the run goes on all the same / THEN they have failed, each once
    around = Around(Workers(), Drive(lambda number: number < IN_A_ROW), resumes=[True])
    found = list(around.prober.probed(sources(IN_A_ROW + 5)))
    assert [source.error is not None for source in found] == [True] * IN_A_ROW + [False] * 5


def test_a_cancelled_run_gets_no_more():
    # GIVEN a run that is cancelled while it is held / WHEN that is over / THEN no source comes, and nothing is raised
    around = Around(Workers(), Drive(lambda _number: True), resumes=[False])
    assert list(around.prober.probed(sources(100))) == []


def test_a_cancelled_question_is_given_up():
    # GIVEN workers that never answer / WHEN the run is cancelled / THEN whoever waits for headers is let go
    class Silent(Workers):
        def submit(self, fn, sources, *, alone=False):
            return Future()

    around = Around(Silent())
    around.cancelled.set()
    assert list(around.prober.probed(sources(3))) == []
