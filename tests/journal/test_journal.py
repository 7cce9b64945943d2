from __future__ import annotations

import os
import stat
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.fingerprint import recipe_key
from imgbatch.domain.job import ALREADY_THERE, UNCHANGED, JobCancelled, JobDone, JobFailed, JobSkipped
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.journal import journal as module
from imgbatch.journal.journal import Journal

CORRUPT = ErrorInfo(ErrorKind.CORRUPT, "the file ends too early", "copy it again", "OSError('\udcff')")
NOT_UTF8 = os.fsdecode(b"/photos/caf\xe9\n.jpg")
THEN, NOW = "aa" * 32, "bb" * 32  # digests


def states(journal, run):
    return [type(job.result) for job in journal.jobs(run)]


# What is recorded


@pytest.mark.skipif(os.name == "nt", reason="rights of Windows are others")
def test_only_its_owner_may_read_it(journal, path, make):
    # GIVEN a journal that was made with its folder / WHEN it is written / THEN nobody else may look into any of it
    make.run(journal, ("/a", "/out/a"))
    folder = os.path.dirname(path)
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    assert {stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) for name in os.listdir(folder)} == {0o600}


def test_what_is_planned_is_there_for_everyone_at_once(journal, path, make):
    # GIVEN a run / WHEN a unit is planned / THEN another connection sees its jobs, without results
    run = journal.begin(make.request())
    journal.planned(run, [make.unit(0, "/a", "/out/a1", "/out/a2")])
    with Journal.open(path) as other:
        assert [(job.source, job.target, job.result) for job in other.jobs(run)] == [
            ("/a", "/out/a1", None),
            ("/a", "/out/a2", None),
        ]
        assert other.run(run).planned == other.run(run).unknown == 2


def test_results_are_held_for_a_moment(journal, path, make, monkeypatch):
    # GIVEN a planned unit / WHEN its result is young / THEN the file has it only after a flush
    monkeypatch.setattr(module, "HOLD_SECONDS", 1e9)
    run = journal.begin(make.request())
    unit = make.unit(0, "/a", "/out/a")
    journal.planned(run, [unit])
    journal.finished(run, [("/a", make.done(unit))])
    with Journal.open(path) as other:
        assert states(other, run) == [type(None)]
        journal.flush()
        assert states(other, run) == [JobDone]


def test_an_old_result_is_committed_by_the_next_call(journal, path, make, monkeypatch):
    # GIVEN a result that is as old as it may become / WHEN the next one comes / THEN the file has both
    monkeypatch.setattr(module, "HOLD_SECONDS", 1e9)
    run = journal.begin(make.request())
    units = [make.unit(number, "/a", f"/out/{number}") for number in range(2)]
    journal.planned(run, units)
    journal.finished(run, [("/a", make.done(units[0]))])
    monkeypatch.setattr(module, "HOLD_SECONDS", 0)
    journal.finished(run, [("/a", make.done(units[1]))])
    with Journal.open(path) as other:
        assert states(other, run) == [JobDone, JobDone]


def test_many_results_are_committed_however_young(journal, path, make, monkeypatch):
    # GIVEN results that may become old / WHEN there are very many / THEN they do not pile up in memory
    monkeypatch.setattr(module, "HOLD_SECONDS", 1e9)
    run = journal.begin(make.request())
    unit = make.unit(0, "/a", *(f"/out/{number}" for number in range(module._HELD)))
    journal.planned(run, [unit])
    for place in range(module._HELD):
        journal.finished(run, [("/a", make.done(unit, place))])
    with Journal.open(path) as other:
        assert other.run(run).done == module._HELD


def test_closing_commits_what_is_held(path, make, monkeypatch):
    # GIVEN a result that is held / WHEN the journal is closed / THEN it is there the next time
    monkeypatch.setattr(module, "HOLD_SECONDS", 1e9)
    with Journal.open(path) as journal:
        run = make.run(journal, ("/a", "/out/a"), outcome="")
    with Journal.open(path) as journal:
        assert states(journal, run) == [JobDone]


def test_a_run_is_remembered_with_its_request_and_counts(journal, make):
    # GIVEN a run of which one job went each way / WHEN it ends / THEN its record says all that
    request = make.request(output=os.path.dirname(NOT_UTF8), paths=(NOT_UTF8,))
    run = journal.begin(request)
    units = [make.unit(number, f"/{number}", f"/out/{number}") for number in range(5)]
    journal.planned(run, units)
    results = [
        make.done(units[0], data=b"12345"),
        JobSkipped(1, make.size, "/out/1", "why"),
        JobFailed(2, make.size, "/out/2", CORRUPT),
        JobCancelled(3, make.size, "/out/3"),
    ]
    journal.finished(run, [(f"/{result.unit}", result) for result in results])
    journal.end(run, "cancelled")
    (record,) = journal.runs()
    assert (record.id, record.outcome, record.request, record.output) == (run, "cancelled", request, request.output)
    counts = record.planned, record.done, record.skipped, record.failed, record.cancelled, record.unknown, record.bytes
    assert counts == (5, 1, 1, 1, 1, 1, 5)
    assert record.started <= record.ended


def test_a_result_that_is_told_twice_counts_once(journal, make):
    # GIVEN a job that was cancelled / WHEN it turns out to be done / THEN that is what counts
    run = journal.begin(make.request())
    unit = make.unit(0, "/a", "/out/a")
    journal.planned(run, [unit])
    for result in (JobCancelled(0, make.size, "/out/a"), make.done(unit), make.done(unit)):
        journal.finished(run, [("/a", result)])
    record = journal.run(run)
    assert (record.planned, record.done, record.cancelled, record.bytes) == (1, 1, 0, 3)


def test_what_needs_no_worker_is_recorded_with_its_result(journal, make):
    # GIVEN a source that cannot be read, and a job that is skipped / WHEN they are planned / THEN they are in no doubt,
    # since no worker could have written them; and their results are recorded like all others
    run = journal.begin(make.request())
    bad = make.unit(0, "/bad", "", "", error=CORRUPT)
    there = make.unit(1, "/a", "/out/a", skip=ALREADY_THERE)
    journal.planned(run, [bad, there])
    assert list(journal.jobs(run)) == []
    results = [JobFailed(0, size, "", CORRUPT) for size in ("1", "2")]
    journal.finished(run, [("/bad", result) for result in results])
    journal.finished(run, [("/a", JobSkipped(1, make.size, "/out/a", ALREADY_THERE))])
    assert [(job.source, job.size, job.result) for job in journal.jobs(run)] == [
        ("/bad", "1", results[0]),
        ("/bad", "2", results[1]),
        ("/a", make.size, JobSkipped(1, make.size, "/out/a", ALREADY_THERE)),
    ]
    assert (journal.run(run).planned, journal.run(run).unknown) == (3, 0)


paths = st.binary(min_size=1, max_size=40).filter(lambda name: b"\0" not in name).map(os.fsdecode)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | paths
counts = st.integers(0, 2**62)
digests = st.sampled_from(["", "00" * 32, "0f" * 32])
sizes = st.sampled_from(["1920", "50%", "10x15cm@300dpi"])
errors = st.builds(ErrorInfo, st.sampled_from(ErrorKind), texts, texts, texts)
units = st.integers(0, 2**40)
results = st.one_of(
    st.builds(
        JobDone,
        units,
        sizes,
        paths,
        counts,
        counts,
        counts,
        st.integers(0, 2**40),
        st.booleans(),
        st.lists(texts).map(tuple),
        digests,
        counts,
        st.just("") | paths,
        digests,
    ),
    st.builds(JobSkipped, units, sizes, paths, texts),
    st.builds(JobFailed, units, sizes, st.just("") | paths, errors),
    st.builds(JobCancelled, units, sizes, paths),
)


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory):
    with Journal.open(str(tmp_path_factory.mktemp("state") / "journal.sqlite")) as journal:
        yield journal


@given(source=paths, result=results, planned=st.booleans(), backup=st.just("") | paths)
def test_every_result_comes_back_as_it_was(long_lived, make, source, result, planned, backup):
    # GIVEN any result, of a job that was planned or not / WHEN it is recorded / THEN it comes back the same
    run = long_lived.begin(make.request(source))
    if planned:
        long_lived.planned(run, [make.unit(result.unit, source, result.target, size=result.size, backup=backup)])
    long_lived.finished(run, [(source, result)])
    (record,) = long_lived.jobs(run)
    assert (record.source, record.target, record.result) == (source, result.target, result)
    assert record.backup == (result.backup if isinstance(result, JobDone) else backup if planned else "")


def test_jobs_come_in_the_order_of_their_sources(journal, make, monkeypatch):
    # GIVEN more jobs than are read at once, planned and ended in any order / WHEN they are read / THEN in order
    monkeypatch.setattr(module, "_PAGE", 7)
    run = journal.begin(make.request())
    planned = [make.unit(number, "/a", f"/out/{number}-b", f"/out/{number}-a") for number in range(20)]
    journal.planned(run, planned[::-1])
    journal.finished(run, [("/a", make.done(unit, 1)) for unit in planned[::3]])
    expected = [job.target for unit in planned for job in unit.jobs]
    assert [job.target for job in journal.jobs(run)] == expected


def test_only_failures_or_only_the_rest(journal, make):
    # GIVEN a failure among other results / WHEN either is asked for / THEN it comes, and a job without result is no
    # failure
    run = journal.begin(make.request())
    journal.planned(run, [make.unit(number, "/a", f"/out/{number}") for number in range(3)])
    journal.finished(run, [("/a", JobFailed(1, make.size, "/out/1", CORRUPT))])
    assert [job.unit for job in journal.jobs(run, failed=True)] == [1]
    assert [job.unit for job in journal.jobs(run, failed=False)] == [0, 2]


def test_reading_does_not_keep_others_from_writing(journal, make):
    # GIVEN somebody in the middle of a list of jobs / WHEN more is written / THEN neither waits for the other
    run = make.run(journal, *((f"/{number}", f"/out/{number}") for number in range(3)))
    jobs = journal.jobs(run)
    next(jobs)
    make.run(journal, ("/a", "/out/a"))
    assert [job.target for job in jobs] == ["/out/1", "/out/2"]


# What was made


def test_what_was_made_is_known_by_target_and_by_source(journal, make):
    # GIVEN two sizes that were made of a source / WHEN they are asked for / THEN with all that they depend on
    recipe = Recipe(sizes=(Size.parse("640"), Size.parse("50%")))
    run = journal.begin(make.request())
    unit = make.unit(3, NOT_UTF8, "/out/a", recipe=recipe, size="640")
    other = make.unit(3, NOT_UTF8, NOT_UTF8, recipe=recipe, size="50%")
    journal.planned(run, [unit, other])
    journal.finished(run, [(NOT_UTF8, make.done(unit)), (NOT_UTF8, make.done(other))])
    journal.flush()
    made = journal.made("/out/a")
    assert (made.source, made.source_bytes, made.source_mtime_ns) == (NOT_UTF8, 1003, 5003)
    assert made.key == recipe_key(recipe, recipe.sizes[0])
    assert (made.bytes, made.mtime_ns, made.digest, made.run) == (3, 7, make.done(unit).digest, run)
    assert journal.made_from(NOT_UTF8) == (made, journal.made(NOT_UTF8))
    assert journal.made(NOT_UTF8).key == recipe_key(recipe, recipe.sizes[1])


def made_of(journal, make, target, digest, outcome="finished"):
    """Record a run that made one file of `/a`, as that was then."""
    run = journal.begin(make.request())
    unit = make.unit(0, "/a", target)
    journal.planned(run, [unit])
    journal.finished(run, [("/a", make.done(unit, source_digest=digest))])
    journal.end(run, outcome)


def seen(make, target, digest, skip=UNCHANGED):
    """Return the unit of a later run, which found the source with this content, and another size and date."""
    unit = make.unit(0, "/a", target, skip=skip)
    return replace(unit, source=replace(unit.source, bytes=2, mtime_ns=3, digest=digest))


@pytest.mark.parametrize("digest", ["", THEN])
def test_the_digest_of_a_source_is_known_if_it_was(journal, make, digest):
    # GIVEN an output / WHEN it is asked for / THEN it comes with the digest of its source, or without
    made_of(journal, make, "/out/a", digest)
    assert journal.made("/out/a").source_digest == digest


def test_a_source_that_is_unchanged_by_its_content_is_known_by_its_new_date(journal, make):
    # GIVEN outputs of one content, and one of another content
    made_of(journal, make, "/out/a", THEN)
    made_of(journal, make, "/out/b", THEN)
    made_of(journal, make, "/out/c", NOW)
    # WHEN a run finds that nothing has changed for the first one / THEN that one is known by what the source is now
    run = journal.begin(make.request())
    journal.planned(run, [seen(make, "/out/a", THEN), seen(make, "/out/c", THEN)])
    dates = {target: journal.made(target).source_mtime_ns for target in ("/out/a", "/out/b", "/out/c")}
    assert dates == {"/out/a": 3, "/out/b": 5000, "/out/c": 5000}
    assert journal.made("/out/a").source_bytes == 2
    assert journal.run(run).planned == 0


@pytest.mark.parametrize(("digest", "skip"), [("", UNCHANGED), (THEN, ALREADY_THERE), (THEN, "")])
def test_without_proof_by_content_the_old_date_stays(journal, make, digest, skip):
    # GIVEN an output / WHEN a run did not look at the content, or found something else / THEN nothing changes
    made_of(journal, make, "/out/a", THEN)
    journal.planned(journal.begin(make.request()), [seen(make, "/out/a", digest, skip)])
    assert journal.made("/out/a").source_mtime_ns == 5000


def test_each_recipe_has_its_own_keys(journal, make):
    # GIVEN two units of one size and different recipes / WHEN both are made / THEN each has the key of its own recipe
    recipes = [Recipe(), Recipe(enlarge=True)]
    run = journal.begin(make.request())
    for number, recipe in enumerate(recipes):
        unit = make.unit(number, "/a", f"/out/{number}", recipe=recipe)
        journal.planned(run, [unit])
        journal.finished(run, [("/a", make.done(unit))])
    journal.flush()
    keys = [journal.made(f"/out/{number}").key for number in range(2)]
    assert keys == [recipe_key(recipe, recipe.sizes[0]) for recipe in recipes]


def test_nothing_is_known_of_what_was_never_made(journal, make):
    # GIVEN a job that failed, and one without result / WHEN their targets are asked for / THEN nothing was made there
    run = journal.begin(make.request())
    journal.planned(run, [make.unit(0, "/a", "/out/a"), make.unit(1, "/b", "/out/b")])
    journal.finished(run, [("/a", JobFailed(0, make.size, "/out/a", CORRUPT))])
    journal.flush()
    assert (journal.made("/out/a"), journal.made("/out/b"), journal.made_from("/a")) == (None, None, ())


def test_the_last_run_that_made_a_file_counts(journal, make):
    # GIVEN a target that two runs made, of two sources / WHEN it is asked for / THEN it belongs to the last one only
    make.run(journal, ("/a", "/out/x"), ("/a", "/out/y"))
    last = make.run(journal, ("/b", "/out/x"))
    assert (journal.made("/out/x").run, journal.made("/out/x").source) == (last, "/b")
    assert [made.target for made in journal.made_from("/a")] == ["/out/y"]
    assert [made.target for made in journal.made_from("/b")] == ["/out/x"]


def test_what_was_made_below_a_folder(journal, make, monkeypatch):
    # GIVEN files in a folder, below it, and beside it under a similar name, more than are read at once
    monkeypatch.setattr(module, "_PAGE", 2)
    inside = [f"/out/{name}" for name in ("a", "b/c", "b/d", "z")]
    make.run(journal, *(("/a", target) for target in [*inside, "/out2/a", "/out", "/ou", "/out-a"]))
    make.run(journal, ("/b", "/out/b/c"))
    # WHEN they are asked for / THEN those inside come, each once
    assert [(made.target, made.source) for made in journal.made_below("/out")] == [
        ("/out/a", "/a"),
        ("/out/b/c", "/b"),
        ("/out/b/d", "/a"),
        ("/out/z", "/a"),
    ]


# What is in doubt


def test_a_cancelled_run_leaves_doubts(journal, make):
    # GIVEN a cancelled run: one job done, one failed, one cancelled, one without result / WHEN doubts are asked for
    run = journal.begin(make.request())
    planned = [make.unit(number, "/a", f"/out/{number}") for number in range(4)]
    journal.planned(run, planned)
    results = [make.done(planned[0]), JobFailed(1, make.size, "/out/1", CORRUPT), JobCancelled(2, make.size, "/out/2")]
    journal.finished(run, [("/a", result) for result in results])
    assert journal.in_doubt() == frozenset()  # it is running
    journal.end(run, "cancelled")
    # THEN the last two may be there
    assert journal.in_doubt() == {"/out/2", "/out/3"}


def test_what_a_later_run_made_is_in_no_doubt(journal, make):
    # GIVEN a file in doubt / WHEN a later run makes it / THEN it is none any more
    run = journal.begin(make.request())
    journal.planned(run, [make.unit(0, "/a", "/out/a"), make.unit(1, "/b", "/out/b")])
    journal.end(run, "stopped")
    make.run(journal, ("/a", "/out/a"))
    assert journal.in_doubt() == {"/out/b"}


def test_a_writer_that_is_killed(journal, path, make, other_process):
    # GIVEN another process that planned three files, recorded one and is in the middle of the others
    process = other_process(f"""
journal = Journal.open({path!r})
run = journal.begin(make.request())
units = [make.unit(number, "/a", f"/out/{{number}}") for number in range(3)]
journal.planned(run, units)
journal.finished(run, [("/a", make.done(units[0]))])
journal.flush()
journal.finished(run, [("/a", make.done(units[1]))])
print(run, flush=True)
sys.stdin.read()
""")
    run = int(process.stdout.readline())
    assert (journal.run(run).outcome, journal.in_doubt()) == ("running", frozenset())
    # WHEN it is killed
    process.kill()
    process.wait()
    # THEN its run was interrupted; what it recorded is known, and the rest is in doubt
    assert journal.run(run).outcome == "interrupted"
    assert journal.made("/out/0").run == run
    assert journal.in_doubt() == {"/out/1", "/out/2"}
    # and that stays so, whoever gets its process id
    journal.begin(make.request())
    with journal.database.reading() as db:
        assert db.execute("SELECT outcome FROM runs WHERE id = ?", (run,)).fetchone() == ("interrupted",)


def test_a_process_id_that_was_given_out_again(journal, make):
    # GIVEN a run of a process with our id that started long before us / WHEN it is looked at / THEN it is not running
    run = journal.begin(make.request())
    with journal.database.writing() as db:
        db.execute("UPDATE runs SET born = born - 1000 WHERE id = ?", (run,))
    assert journal.run(run).outcome == "interrupted"


def test_a_request_of_another_version(journal, make):
    # GIVEN a request that this version cannot read / WHEN runs are listed / THEN it is there, without its request
    run = make.run(journal, ("/a", "/out/a"))
    with journal.database.writing() as db:
        db.execute("UPDATE runs SET request = replace(request, 'inside', 'sideways')")
    assert (journal.run(run).request, journal.run(run).output, journal.run(run).done) == (None, "/out", 1)


# What is forgotten


def test_old_runs_are_forgotten_and_what_they_made_is_not(journal, make):
    # GIVEN four runs, the first of which made a file that the third made again / WHEN all but two are forgotten
    make.run(journal, ("/a", "/out/a"), ("/b", "/out/b"))
    make.run(journal, ("/c", "/out/c"))
    third = make.run(journal, ("/a", "/out/a"))
    last = make.run(journal, ("/d", "/out/d"))
    assert [record.id for record in journal.forget(keep=2)] == [2, 1]
    # THEN the last two are known, and everything that was made
    assert [record.id for record in journal.runs()] == [last, third]
    assert [(made.target, made.run) for made in journal.made_below("/out")] == [
        ("/out/a", third),
        ("/out/b", 1),
        ("/out/c", 2),
        ("/out/d", last),
    ]
    # and nothing else is left
    with journal.database.reading() as db:
        assert db.execute("SELECT count(*) FROM jobs").fetchone() == (4,)


def test_what_was_made_again_is_forgotten_in_the_end(journal, make):
    # GIVEN a file that every run makes / WHEN runs come and are forgotten / THEN only the last that made it is kept
    for _ in range(5):
        make.run(journal, ("/a", "/out/a"))
        journal.forget(keep=1)
    with journal.database.reading() as db:
        assert db.execute("SELECT run FROM jobs ORDER BY run").fetchall() == [(5,)]


def test_what_a_forgotten_run_made_is_forgotten_once_it_was_made_again(journal, make):
    # GIVEN a file of a run that is forgotten, so that only the file is known / WHEN a later run makes it again, and is
    # forgotten as well / THEN the file is known once
    make.run(journal, ("/a", "/out/a"))
    make.run(journal, ("/b", "/out/b"))
    journal.forget(keep=1)
    make.run(journal, ("/a", "/out/a"))
    make.run(journal)
    journal.forget(keep=1)
    with journal.database.reading() as db:
        assert db.execute("SELECT run FROM jobs ORDER BY run").fetchall() == [(2,), (3,)]


def test_forgetting_goes_by_parts(journal, make, monkeypatch):
    # GIVEN a run with more jobs than are forgotten at once, some without result / WHEN it is forgotten / THEN all are
    monkeypatch.setattr("imgbatch.journal.retention._AT_ONCE", 3)
    run = journal.begin(make.request())
    planned = [make.unit(number, "/a", f"/out/{number}") for number in range(10)]
    journal.planned(run, planned)
    journal.finished(run, [("/a", make.done(unit)) for unit in planned[::2]])
    journal.end(run, "cancelled")
    make.run(journal)
    journal.forget(keep=1)
    with journal.database.reading() as db:
        assert db.execute("SELECT unit FROM jobs").fetchall() == [(0,), (2,), (4,), (6,), (8,)]


def test_many_jobs_are_forgotten_sooner(journal, make):
    # GIVEN three runs of two jobs / WHEN four jobs may be kept / THEN the oldest run is forgotten
    for number in range(3):
        make.run(journal, ("/a", f"/out/{number}"), ("/b", f"/out/b{number}"))
    assert [record.id for record in journal.forget(jobs=4)] == [1]


def test_the_newest_run_and_those_that_are_going_on_are_never_forgotten(journal, make):
    # GIVEN a run that is going on, one that ended, and the newest / WHEN nothing may be kept / THEN two of them are
    going = make.run(journal, ("/a", "/out/a"), outcome="")
    make.run(journal, ("/b", "/out/b"))
    newest = make.run(journal, ("/c", "/out/c"))
    journal.forget(keep=0, jobs=0)
    assert [record.id for record in journal.runs()] == [newest, going]


def test_a_new_run_forgets_by_itself_and_takes_a_new_number(journal, make, monkeypatch):
    # GIVEN that only few runs are kept / WHEN runs begin / THEN the others are forgotten, and no number comes again
    monkeypatch.setattr(Journal.forget, "__defaults__", (2, 100))
    assert [make.run(journal) for _ in range(4)] == [1, 2, 3, 4]
    assert [record.id for record in journal.runs()] == [4, 3]


# Many at once


def test_two_threads(journal, make):
    # GIVEN one thread that plans and one that tells results / WHEN both are through / THEN everything is there
    run = journal.begin(make.request())
    planned = [make.unit(number, "/a", f"/out/{number}") for number in range(400)]
    ready = threading.Semaphore(0)

    def plan():
        for unit in planned:
            journal.planned(run, [unit])
            assert journal.made(unit.jobs[0].target) is None
            ready.release()

    feeder = threading.Thread(target=plan)
    feeder.start()
    for unit in planned:
        ready.acquire()
        journal.finished(run, [("/a", make.done(unit))])
    feeder.join()
    journal.end(run, "finished")
    assert (journal.run(run).planned, journal.run(run).done) == (400, 400)
    assert len(states(journal, run)) == 400


@pytest.mark.parametrize("damaged", [False, True])
def test_two_processes(path, make, other_process, damaged):
    # GIVEN two processes, and no journal yet, or a damaged one / WHEN both open it at once and write into it
    if damaged:
        os.makedirs(os.path.dirname(path))
        with open(path, "wb") as file:
            file.write(b"no journal" * 1000)
    text = f"""
sys.stdin.readline()
journal = Journal.open({path!r})
run = journal.begin(make.request())
for number in range(100):
    unit = make.unit(number, "/a", f"/out/{{run}}/{{number}}")
    journal.planned(run, [unit])
    journal.finished(run, [("/a", make.done(unit))])
    journal.flush()
journal.end(run, "finished")
journal.close()
"""
    processes = [other_process(text) for _ in range(2)]
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.wait(60) for process in processes] == [0, 0]
    # THEN both runs are complete
    with Journal.open(path) as journal:
        assert [(record.planned, record.done, record.outcome) for record in journal.runs()] == [
            (100, 100, "finished"),
            (100, 100, "finished"),
        ]
        assert sum(1 for _ in journal.made_below("/out")) == 200
    assert len([name for name in os.listdir(os.path.dirname(path)) if ".bad" in name]) == damaged
