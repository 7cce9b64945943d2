"""A batch that nobody said what to run on."""

from __future__ import annotations

import os
import sys

import psutil
import pytest

from imgbatch.app import peek
from imgbatch.app.batch import Batch, Mode
from imgbatch.app.pace import save
from imgbatch.app.past import open_journal
from imgbatch.app.resume import resume
from imgbatch.domain.event import JobFinished, ModeChosen, RunFinished, RunStarted, ScanFinished, SourceFound
from imgbatch.domain.format import Format
from imgbatch.domain.job import JobDone
from imgbatch.domain.pace import Pace
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.request import Request
from imgbatch.domain.size import Size

SMALL = Recipe(sizes=(Size(24, 24),))
SLOW = Pace(startup=0.05, held_threads=0.5, factors={"jpeg>jpeg": 30.0})
"""A machine on which starting processes costs nothing, against the work."""


@pytest.fixture
def photos(tmp_path, images):
    for number in range(12):
        images.write(str(tmp_path / "in" / str(number % 3) / f"{number:02}.jpg"), images.plain())
    save(Pace(factors={"jpeg>jpeg": 5.0}))  # a machine on which they are worth sharing
    return str(tmp_path / "in")


@pytest.fixture
def journal():
    journal, note = open_journal()
    assert note == ""
    yield journal
    journal.close()


def auto(tmp_path, recipe=SMALL, **options):
    return Batch(recipe, str(tmp_path / "out"), mode=Mode.AUTO, **{"workers": 2, **options})


def started(events):
    """What the run says of itself: mode and workers, and what was chosen."""
    (begun,) = [event for event in events if isinstance(event, RunStarted)]
    chosen = [event for event in events if isinstance(event, ModeChosen)]
    return (begun.mode, begun.workers), chosen


def test_few_small_images_run_in_threads_and_it_says_so(photos, tmp_path):
    # GIVEN a few small images / WHEN nobody says what to run them on / THEN threads do it, and that is told at once
    events = list(auto(tmp_path).run_paths([photos]).events())
    how, chosen = started(events)
    assert how == ("threads", 2)
    assert events.index(chosen[0]) == 1
    assert (chosen[0].mode, chosen[0].workers) == how
    assert "12 images" in chosen[0].reason
    assert events[-1] == RunFinished("finished", 12, 12, 0, 0, 0)


def test_next_to_nothing_is_not_shared(photos, tmp_path):
    # GIVEN a machine that does these images in no time / WHEN nobody says / THEN they are done here and now
    save(Pace())
    events = list(auto(tmp_path).run_paths([photos]).events())
    how, (chosen,) = started(events)
    assert how == ("serial", 1)
    assert chosen.reason.startswith("12 images are about 0.03 s of work")
    assert events[-1].done == 12


def test_one_image_needs_no_company(photos, tmp_path):
    # GIVEN one small image / WHEN nobody says / THEN it is done here and now
    events = list(auto(tmp_path).run_paths([os.path.join(photos, "0", "00.jpg")]).events())
    assert started(events)[0] == ("serial", 1)
    assert events[-1].done == 1


def test_much_work_runs_in_processes(photos, tmp_path):
    # GIVEN a machine on which these images are much work / WHEN nobody says / THEN processes do it
    save(SLOW)
    run = auto(tmp_path).run_paths([photos])
    events, children = [], 0
    for event in run.events():
        events.append(event)
        if isinstance(event, JobFinished):
            children = max(children, len(psutil.Process().children(recursive=True)))
    how, (chosen,) = started(events)
    assert how == ("processes", 2)
    assert "a crash costs one image" in chosen.reason
    assert children >= 1
    assert events[-1].done == 12


def test_a_search_that_is_not_over_means_many_images(photos, tmp_path, monkeypatch):
    # GIVEN more images than are looked at before / WHEN nobody says / THEN processes do it, and each is done once
    monkeypatch.setattr(peek.Peek.__init__, "__defaults__", (5, 30.0))
    events = list(auto(tmp_path).run_paths([photos]).events())
    how, (chosen,) = started(events)
    assert how == ("processes", 2)
    assert "more than 4 images" in chosen.reason
    found = [event.source.number for event in events if isinstance(event, SourceFound)]
    assert found == list(range(12))
    assert [event.sources for event in events if isinstance(event, ScanFinished)] == [12]
    done = [event.result.unit for event in events if isinstance(event, JobFinished)]
    assert sorted(done) == list(range(12))


@pytest.mark.parametrize("if_exists", IfExists)
def test_it_writes_what_any_other_mode_writes(photos, tmp_path, if_exists):
    # GIVEN a batch that may replace files, or may not / WHEN it is chosen for / THEN its files are those of serial
    recipe = Recipe(sizes=SMALL.sizes, if_exists=if_exists)
    files = {}
    for mode in (Mode.SERIAL, Mode.AUTO):
        out = tmp_path / mode.value
        *_, last = Batch(recipe, str(out), mode=mode, workers=2).run_paths([photos]).events()
        assert last == RunFinished("finished", 12, 12, 0, 0, 0)
        files[mode] = {path.relative_to(out): path.read_bytes() for path in out.rglob("*.jpg")}
    assert files[Mode.AUTO] == files[Mode.SERIAL]


def test_sources_at_hand_are_chosen_for_by_those_that_are_to_be_done(photos, tmp_path):
    # GIVEN sources that were found before / WHEN one of them is to be done / THEN it is chosen for that one alone
    batch = auto(tmp_path)
    sources = [event.source for event in batch.scan([photos]) if isinstance(event, SourceFound)]
    events = list(batch.run(sources, only={3}).events())
    assert started(events)[0] == ("serial", 1)
    assert [event.result.unit for event in events if isinstance(event, JobFinished)] == [3]
    # and the batch has decided nothing for the next time
    assert started(list(batch.run(sources).events()))[0] == ("threads", 2)
    assert (batch.mode, batch.workers) == (Mode.AUTO, 2)


def test_where_nothing_is_found_nothing_is_said(tmp_path):
    # GIVEN an empty folder / WHEN it is run / THEN there is no choice to tell of
    (tmp_path / "empty").mkdir()
    events = list(auto(tmp_path).run_paths([str(tmp_path / "empty")]).events())
    assert started(events)[1] == []
    assert events[-1] == RunFinished("finished", 0, 0, 0, 0, 0)


def test_rare_formats_are_left_to_processes(photos, tmp_path):
    # GIVEN a recipe that reads rare formats / WHEN nobody says / THEN their decoders are confined
    batch = auto(tmp_path, Recipe(sizes=SMALL.sizes, allow=(Format.PSD,)))
    assert started(list(batch.run_paths([photos]).events()))[0] == ("processes", 2)


def test_it_can_be_cancelled(photos, tmp_path):
    # GIVEN a run of which the first image is done / WHEN it is cancelled / THEN it ends so, and no half file is left
    run = auto(tmp_path).run_paths([photos])
    events = []
    for event in run.events():
        events.append(event)
        if isinstance(event, JobFinished):
            run.cancel()
    assert started(events)[0] == ("threads", 2)
    assert events[-1].outcome == "cancelled"
    done = [event.result for event in events if isinstance(event, JobFinished) and isinstance(event.result, JobDone)]
    left = {os.path.join(at, name) for at, _, names in os.walk(tmp_path / "out") for name in names}
    assert left == {result.target for result in done}


def test_a_fixed_mode_is_told_as_before(photos, tmp_path):
    # GIVEN a batch that shall run in threads / WHEN it runs / THEN nothing was chosen, and nothing is said of it
    batch = Batch(SMALL, str(tmp_path / "out"), mode=Mode.THREADS, workers=2)
    assert started(list(batch.run_paths([photos]).events())) == (("threads", 2), [])


def test_the_journal_keeps_what_was_chosen(photos, tmp_path, journal):
    # GIVEN a run that was chosen for / WHEN it has run / THEN the journal has what it ran on, and that it was chosen
    list(auto(tmp_path, journal=journal).run_paths([photos]).events())
    (record,) = journal.runs()
    assert (record.request.mode, record.request.workers, record.request.chosen) == ("threads", 2, True)


@pytest.fixture
def crashed(journal, photos, tmp_path, terminal):
    """Leave a run in the journal whose process died, as a decoder lets a program of threads die."""

    def crash(output=tmp_path / "out", mode="threads"):
        request = Request(paths=(photos,), recipe=SMALL, output=str(output), mode=mode, workers=2, chosen=True)
        code = (
            "import os, sys; from imgbatch.app.past import open_journal; from imgbatch.domain.request import Request;"
            "open_journal()[0].begin(Request.from_json(sys.argv[1])); os._exit(1)"
        )
        program = terminal(request.to_json(), program=("-c", code))
        assert program.wait(30) == 1

    return crash


def test_what_died_is_done_in_processes_the_next_time(crashed, photos, tmp_path, journal):
    # GIVEN a batch that died in threads / WHEN it is run again / THEN processes do it: a crash costs one image
    crashed()
    events = list(auto(tmp_path, journal=journal).run_paths([photos]).events())
    how, (chosen,) = started(events)
    assert how == ("processes", 2)
    assert "crashed the last batch" in chosen.reason
    # and once that has come to its end, it is chosen for as ever
    assert started(list(auto(tmp_path, journal=journal).run_paths([photos]).events()))[0] == ("threads", 2)


def test_what_died_elsewhere_does_not_matter(crashed, photos, tmp_path, journal):
    # GIVEN a batch into another folder that died / WHEN this one is run / THEN it is chosen for as ever
    crashed(tmp_path / "other")
    assert started(list(auto(tmp_path, journal=journal).run_paths([photos]).events()))[0] == ("threads", 2)


def test_what_died_is_resumed_in_processes(crashed, journal):
    # GIVEN a batch that was chosen for and died / WHEN it is resumed / THEN processes do it
    crashed()
    events = list(resume(journal, journal.runs()[0]).events())
    assert started(events)[0] == ("processes", 2)
    assert events[-1].done == 12


def test_the_terminal_says_in_a_line_what_it_took(photos, terminal):
    # GIVEN small images / WHEN they are resized at the terminal, without a word of how
    program = terminal("resize", photos, "--size", "24", "--workers", "2", text=True)
    out, errors = program.communicate(timeout=60)
    # THEN that is one line beside the files
    assert program.returncode == 0
    assert errors.count("\n") == 1
    assert errors.startswith("imgbatch: threads, 2 workers: 12 images take about ")
    assert out.splitlines()[-1].startswith("12 files written")


def test_programs_get_it_as_an_event(photos, terminal):
    # GIVEN one image / WHEN it is resized with --json / THEN the second event says what was chosen
    program = terminal("resize", os.path.join(photos, "0", "00.jpg"), "--size", "24", "--json", text=True)
    lines = program.communicate(timeout=60)[0].splitlines()
    assert lines[0].startswith('{"event":"run_started","mode":"serial"')
    assert lines[1].startswith('{"event":"mode_chosen","mode":"serial","workers":1,"reason":"one image')


def test_only_processes_can_let_others_go_first(photos, tmp_path):
    # GIVEN images for which threads would do / WHEN every other program is to go first / THEN processes do it
    how, (chosen,) = started(list(auto(tmp_path, low_priority=True).run_paths([photos]).events()))
    assert how == ("processes", 2)
    assert "leave the machine to others" in chosen.reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems manage it by themselves")
def test_what_threads_took_is_given_back(images, tmp_path):
    # GIVEN an image of 36 megapixels, which takes more than a hundred megabytes
    path = str(tmp_path / "large.png")
    images.write(path, images.plain(6000, 6000))
    batch = Batch(Recipe(sizes=(Size(3000, 3000),), format=Format.JPEG), str(tmp_path / "out"), mode=Mode.THREADS)
    memory = psutil.Process().memory_info
    before = memory().rss
    # WHEN a thread of this process has done it / THEN this process has given most of that back
    for event in batch.run_paths([path]).events():
        if isinstance(event, JobFinished):
            assert isinstance(event.result, JobDone)
    assert memory().rss < before + 100_000_000


def test_an_image_that_crashes_is_never_given_to_threads_again(photos, tmp_path, journal, monkeypatch, faults):
    # GIVEN an image that crashes its worker, in a batch that was done by processes
    monkeypatch.setenv(faults.VARIABLE, "1")
    faults.poison(os.path.join(photos, "0", "00.jpg"), "segv")
    batch = Batch(SMALL, str(tmp_path / "out"), mode=Mode.PROCESSES, workers=2, journal=journal)
    *_, end = batch.run_paths([photos]).events()
    assert (end.done, end.failed) == (11, 1)
    # WHEN the batch is run again and again, and nobody says / THEN processes do it each time
    for _ in range(2):
        how, (chosen,) = started(list(auto(tmp_path, journal=journal).run_paths([photos]).events()))
        assert how[0] == "processes"
        assert "crashed the last batch" in chosen.reason


def test_a_batch_goes_on_with_the_workers_that_were_asked_for(photos, tmp_path, journal):
    # GIVEN a batch that needed one worker only / WHEN it was written down / THEN with as many as were asked for
    save(Pace())
    how, _ = started(list(auto(tmp_path, journal=journal, workers=7).run_paths([photos]).events()))
    assert how == ("serial", 1)
    assert journal.runs()[0].request.workers == 7
