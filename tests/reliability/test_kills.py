"""Whoever is killed, at whatever moment: nothing is lost, nothing is half, and doing it again ends the same."""

from __future__ import annotations

import os
import random
import signal
import threading
from collections import Counter

import psutil
import pytest

from imgbatch.app.batch import Batch
from imgbatch.app.past import open_journal
from imgbatch.domain.event import JobFinished, RunFinished
from imgbatch.domain.job import JobDone, JobFailed
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size

SMALL = Recipe(sizes=(Size(24, 24),))
OPTIONS = ("--size", "24", "--mode", "processes", "--json")


def partials(tree):
    return [name for name in tree if name.endswith(".part")]


def kill_one(random_):
    """Kill one of our workers; they are our children, but for the tracker of multiprocessing."""
    children = [child for child in psutil.Process().children() if "spawn_main" in " ".join(_line(child))]
    if children:
        random_.choice(children).kill()
    return bool(children)


def _line(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def run_with_kills(folder, output, every, journal=None):
    """Run a batch and kill a random worker after each so many results; return all results and the number of kills."""
    random_ = random.Random(5)
    run = Batch(SMALL, str(output), workers=4, journal=journal).run_paths([str(folder)])
    results, kills = [], 0
    for event in run.events():
        if isinstance(event, JobFinished):
            results.append(event.result)
            if len(results) % every == 0:
                kills += kill_one(random_)
        last = event
    assert isinstance(last, RunFinished)
    return results, kills


def check_workers_killed_at_random(folder, output, tree, expected, *, every, least):
    results, kills = run_with_kills(folder, output, every)
    assert kills >= least
    # every image has one end, and those that are not done were in the hands of two workers that were killed
    assert max(Counter(result.target for result in results).values()) == 1
    assert len(results) == len(expected)
    failed = [result for result in results if not isinstance(result, JobDone)]
    assert {(type(result), result.error.kind) for result in failed} <= {(JobFailed, "crashed")}
    written = tree(output)
    assert not partials(written)
    # A worker that was killed may have written its file, and the second one may not have lived to see it.
    assert len(results) - len(failed) <= len(written) <= len(results)
    assert all(written[name] == expected[name] for name in written)
    # and doing it again makes what is missing
    for event in Batch(SMALL, str(output)).run_paths([str(folder)]).events():
        last = event
    assert (last.done, last.failed) == (len(expected) - len(written), 0)
    assert tree(output) == expected


def undisturbed(folder, output, tree):
    for event in Batch(SMALL, str(output)).run_paths([str(folder)]).events():
        last = event
    assert last.failed == 0
    return tree(output)


def test_some_workers_that_are_killed_lose_nothing(many, tmp_path, tree):
    # GIVEN a batch, and somebody who kills workers / WHEN it is run / THEN nothing is lost and nothing done twice
    folder = many(300)
    expected = undisturbed(folder, tmp_path / "expected", tree)
    check_workers_killed_at_random(folder, tmp_path / "out", tree, expected, every=30, least=8)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_a_thousand_workers_that_are_killed_lose_nothing(many, tmp_path, tree):
    # GIVEN 20,000 images, and a thousand kills / WHEN they are done / THEN nothing is lost and nothing done twice
    folder = many(20_000)
    expected = undisturbed(folder, tmp_path / "expected", tree)
    check_workers_killed_at_random(folder, tmp_path / "out", tree, expected, every=20, least=990)


def check_program_killed_at_random(times, count, setup):
    many, tmp_path, tree, terminal, family, all_gone = setup
    # GIVEN a batch as it comes out undisturbed
    folder = many(count)
    sources = tree(folder)
    expected = undisturbed(folder, tmp_path / "expected", tree)
    random_ = random.Random(7)
    output = tmp_path / "out"
    redone = []
    for _ in range(times):
        # WHEN the program is killed after a random number of results
        program = terminal("resize", str(folder), "--output", str(output), *OPTIONS)
        goal, seen = random_.randint(1, max(2, count // 2)), 0
        for line in program.stdout:
            seen += b'"job_finished"' in line and b'"unchanged"' not in line
            if seen >= goal:
                break
        processes = family(program.pid)
        before = tree(output)
        program.kill()
        program.wait()
        # THEN no process is left, and every file is whole
        all_gone(processes, 5)  # ten milliseconds, where nobody else wants the processor
        written = tree(output)
        assert not partials(written)
        assert all(written[name] == expected[name] for name in written)
        assert tree(folder) == sources
        redone.append(len(written) - len(before))
        if len(written) == count:
            break
    # and running it again ends in the same files as if nothing had happened
    program = terminal("resize", str(folder), "--output", str(output), *OPTIONS)
    _, errors = program.communicate(timeout=120)
    assert (program.returncode, errors) == (0, b"")
    assert tree(output) == expected
    return redone


@pytest.fixture
def setup(many, tmp_path, tree, terminal, family, all_gone):
    return many, tmp_path, tree, terminal, family, all_gone


def test_a_program_that_is_killed_goes_on_where_it_was(setup):
    check_program_killed_at_random(2, 200, setup)


@pytest.mark.full
@pytest.mark.timeout(900)
def test_a_program_that_is_killed_fifty_times_ends_the_same(setup):
    check_program_killed_at_random(50, 2_000, setup)


def test_what_was_written_before_a_kill_is_not_done_again(many, tmp_path, tree, terminal, told):
    # GIVEN a program that was killed in the middle
    folder, output = many(200), tmp_path / "out"
    program = terminal("resize", str(folder), "--output", str(output), *OPTIONS)
    seen = 0
    for line in program.stdout:
        seen += b'"job_finished"' in line
        if seen == 80:
            break
    program.send_signal(signal.SIGKILL)
    program.wait()
    before = {name: os.stat(output / name).st_mtime_ns for name in tree(output)}
    # WHEN it runs again
    program = terminal("resize", str(folder), "--output", str(output), *OPTIONS)
    out, _ = program.communicate(timeout=60)
    results = [event["result"] for event in told(out.decode()) if event["event"] == "job_finished"]
    # THEN no file that was there is written again, and it knows them as its own: they can be undone
    assert all(os.stat(output / name).st_mtime_ns == mtime_ns for name, mtime_ns in before.items())
    journal, note = open_journal()
    assert note == ""
    assert all(journal.made(str(output / name)) is not None for name in tree(output))
    journal.close()
    reasons = Counter(result.get("reason", result["state"]) for result in results)
    # the last quarter of a second before the kill is compared, the rest is known
    assert set(reasons) <= {"done", "nothing changed since it was made"}


def test_what_is_left_when_everything_is_killed_at_once_is_tidied_by_the_next_run(
    many, tmp_path, tree, terminal, family
):
    # GIVEN a program with its workers in the midst of writing, of which all are killed in the same instant
    folder, output = many(200), tmp_path / "out"
    program = terminal("resize", str(folder), "--output", str(output), *OPTIONS)
    next(line for line in program.stdout if b'"job_finished"' in line)
    processes = family(program.pid)
    for process in processes:
        process.suspend()
    for process in processes:
        process.kill()
    program.wait()
    # and a partial file of that run, as a kill in the midst of a write leaves it
    journal, _ = open_journal()
    token = journal.runs()[0].request.token
    journal.close()
    (output / "0000" / f".imgbatch-{token}-3-0.part").write_bytes(b"half")
    # WHEN it runs again
    program = terminal("resize", str(folder), "--output", str(output), *OPTIONS)
    program.communicate(timeout=60)
    # THEN everything is there, and nothing else
    assert program.returncode == 0
    written = tree(output)
    assert (len(written), partials(written)) == (200, [])


def test_threads_of_a_run_end_with_it(many, tmp_path):
    # GIVEN runs that finish / WHEN they are over / THEN no thread of theirs is left
    folder = many(20)
    before = set(threading.enumerate())
    undisturbed(folder, tmp_path / "out", lambda _folder: None)
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(5)
    assert not [thread for thread in left if thread.is_alive()]
