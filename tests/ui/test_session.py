from __future__ import annotations

import pytest

from imgbatch.app.batch import Mode
from imgbatch.domain.encoding import Encoding
from imgbatch.domain.event import RunFinished, RunStarted
from imgbatch.domain.format import Format
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.state import State

WAIT = 20_000


@pytest.fixture
def ready(qtbot, session, photos):
    """A session that found this many photos."""

    def make(count, **size):
        with qtbot.waitSignal(session.state_changed, timeout=WAIT, check_params_cb=lambda state: state is State.READY):
            session.add([str(photos(count, **size))])
        return session

    return make


def until(qtbot, session, *states):
    qtbot.waitUntil(lambda: session.state in states, timeout=WAIT)


def small(session):
    session.set_recipe(lambda: Recipe(sizes=(Size(64, 64),)))


def test_a_folder_is_looked_through(qtbot, session, photos):
    # GIVEN an empty window
    moves = []
    session.state_changed.connect(moves.append)
    assert session.why_not() == "Add images first"
    # WHEN a folder is added
    session.add([str(photos(12))])
    until(qtbot, session, State.READY)
    # THEN its images are there, in natural order, and the button can be pressed
    assert moves == [State.LOOKING, State.READY]
    assert [source.path.rpartition("/")[2] for source in session.images.sources][:4] == [
        f"photo-{number}.jpg" for number in range(1, 5)
    ]
    assert session.images.count == 12
    assert session.why_not() == ""


def test_headers_are_read_in_the_background(qtbot, ready):
    # GIVEN images that were found / WHEN their headers were read / THEN the session knows them
    session = ready(3)
    qtbot.waitUntil(lambda: all(source.header for source in session.images.sources), timeout=WAIT)
    assert session.images.sources[0].header.width == 1200


def test_after_clear_a_new_folder_is_looked_through_at_once(qtbot, ready, tmp_path, images):
    # GIVEN images whose headers are still being read
    session = ready(300)
    # WHEN everything is removed and another image comes
    session.clear()
    assert session.state is State.EMPTY
    images.plain(30, 20).save(tmp_path / "new.png")
    session.add([str(tmp_path / "new.png")])
    # THEN it is there, with its header, and the others are not
    qtbot.waitUntil(lambda: [source.header for source in session.images.sources if source.header] != [], timeout=WAIT)
    assert [source.path for source in session.images.sources] == [str(tmp_path / "new.png")]


def test_nothing_to_find_is_said_and_the_window_stays_empty(qtbot, session, tmp_path):
    # GIVEN a folder without images / WHEN it is added / THEN the window says so and is as before
    (tmp_path / "notes.txt").write_text("no image")
    with qtbot.waitSignal(session.noted, timeout=WAIT) as noted:
        session.add([str(tmp_path)])
    until(qtbot, session, State.EMPTY)
    assert noted.args == ["No images were found there."]


@pytest.mark.parametrize("mode", [Mode.PROCESSES, Mode.THREADS])
def test_a_run_writes_everything_and_remembers_its_rate(qtbot, ready, tmp_path, mode):
    # GIVEN images, and a mode
    session = ready(6)
    small(session)
    session.set_mode(mode)
    # WHEN the run is over
    session.start()
    until(qtbot, session, State.DONE)
    # THEN the files are there, and the rate of this mode is known
    assert len(list((tmp_path / "out").rglob("*.jpg"))) == 6
    assert session.progress.done == 6
    assert session.rates[mode.value] > 0


def test_pause_holds_the_run_and_resume_ends_it(qtbot, ready):
    # GIVEN a run over many images
    session = ready(60)
    small(session)
    session.start()
    qtbot.waitUntil(lambda: session.progress.done > 0, timeout=WAIT)
    # WHEN it is paused / THEN it says so and comes to rest before the end
    session.toggle_pause()
    assert session.state is State.PAUSED
    qtbot.waitUntil(lambda: session.progress.paused, timeout=WAIT)
    in_hands = 2 * 4
    assert session.progress.done <= 60 - in_hands
    # WHEN it is resumed / THEN it does the rest
    session.toggle_pause()
    until(qtbot, session, State.DONE)
    assert session.progress.done == 60


@pytest.mark.parametrize("mode", [Mode.PROCESSES, Mode.THREADS])
def test_cancel_ends_the_run_and_leaves_no_stray_file(qtbot, ready, tmp_path, mode):
    # GIVEN a run over many images
    session = ready(60)
    small(session)
    session.set_mode(mode)
    session.start()
    qtbot.waitUntil(lambda: session.progress.done > 0, timeout=WAIT)
    # WHEN it is cancelled
    session.cancel()
    assert session.state is State.CANCELLING
    until(qtbot, session, State.DONE)
    # THEN part of it is done, what was planned besides is counted, and every file is complete
    finished = session.progress.finished
    assert finished.outcome == "cancelled"
    assert finished.done < 60
    assert finished.planned == finished.done + finished.cancelled
    assert not list((tmp_path / "out").rglob(".*"))


def test_images_that_come_during_a_run_follow_it(qtbot, ready, tmp_path, images):
    # GIVEN a run
    session = ready(40)
    small(session)
    starts = []
    session.told.connect(lambda events: starts.extend(e for e in events if isinstance(e, RunStarted)))
    session.start()
    qtbot.waitUntil(lambda: session.progress.done > 0, timeout=WAIT)
    # WHEN another image is added
    images.plain(300, 200).save(tmp_path / "late.png")
    session.add([str(tmp_path / "late.png")])
    qtbot.waitUntil(lambda: len(starts) == 2, timeout=WAIT)
    until(qtbot, session, State.DONE)
    # THEN it is resized when the others are done, without another click
    assert (tmp_path / "out" / "late-64.png").exists()
    assert starts[1].sources == 1


def test_a_damaged_image_ends_in_done_with_failures(qtbot, session, tmp_path, images):
    # GIVEN a good and a damaged image
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    images.detailed(400, 300).save(good)
    bad.write_bytes(good.read_bytes()[:2000])
    session.add([str(good), str(bad)])
    until(qtbot, session, State.READY)
    # WHEN they are run / THEN one is done and one has failed
    session.start()
    until(qtbot, session, State.FAILED)
    assert (session.progress.done, session.progress.failed) == (1, 1)


def test_an_output_that_would_replace_its_source_is_a_problem_of_the_output_field(qtbot, ready, tmp_path):
    # GIVEN an output folder and a name that lead back to the sources
    session = ready(2)
    session.set_output(str(tmp_path / "photos"))
    session.set_recipe(lambda: Recipe(name="{stem}", if_exists=IfExists.REPLACE))
    before = (tmp_path / "photos" / "photo-1.jpg").read_bytes()
    # WHEN the run is started
    session.start()
    until(qtbot, session, State.READY)
    # THEN it is refused beside the field, and nothing was touched
    assert session.problem.field == "output"
    assert "would replace the source" in str(session.problem)
    assert (tmp_path / "photos" / "photo-1.jpg").read_bytes() == before
    # AND another folder settles it
    session.set_output(str(tmp_path / "out"))
    assert session.problem is None


def test_a_wrong_recipe_keeps_the_last_good_one(session):
    # GIVEN a recipe / WHEN a wrong one is set / THEN the session says what is wrong and keeps the other
    session.set_recipe(lambda: Recipe(encoding=Encoding(quality=70)))
    session.set_recipe(lambda: Recipe(encoding=Encoding(quality=700)))
    assert session.problem.field == "quality"
    assert session.recipe.encoding.quality == 70


def test_removed_images_are_not_run(qtbot, ready, tmp_path):
    # GIVEN three images of which one is removed
    session = ready(3)
    small(session)
    session.remove([session.images.sources[0].number])
    # WHEN the run is over / THEN the other two were done
    session.start()
    until(qtbot, session, State.DONE)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["photo-2-64.jpg", "photo-3-64.jpg"]


def test_removing_everything_empties_the_window(ready):
    # GIVEN images / WHEN all are removed / THEN the window is empty
    session = ready(2)
    session.remove([source.number for source in session.images.sources])
    assert session.state is State.EMPTY


def test_the_last_event_is_never_lost(qtbot, ready):
    # GIVEN a run / WHEN it is over / THEN the session was told its end, after everything else
    session = ready(5)
    small(session)
    told = []
    session.told.connect(told.extend)
    session.start()
    until(qtbot, session, State.DONE)
    assert isinstance(told[-1], RunFinished)
    assert told[-1].done == 5


def test_what_follows_a_run_does_not_take_its_names(qtbot, ready, tmp_path, images):
    # GIVEN a run that replaces what is there
    session = ready(40)
    session.set_recipe(lambda: Recipe(sizes=(Size(64, 64),), if_exists=IfExists.REPLACE))
    session.start()
    qtbot.waitUntil(lambda: session.progress.done > 0, timeout=WAIT)
    # WHEN an image of the same name as one of its own comes from elsewhere
    (tmp_path / "other").mkdir()
    images.plain(300, 300, colour=(0, 0, 255)).save(tmp_path / "other" / "photo-1.jpg")
    session.add([str(tmp_path / "other" / "photo-1.jpg")])
    qtbot.waitUntil(lambda: session.progress.found == 41 and session.progress.finished is not None, timeout=WAIT)
    # THEN both outputs are there
    assert (tmp_path / "out" / "photo-1-64.jpg").exists()
    assert (tmp_path / "out" / "photo-1-64-2.jpg").exists()
    assert session.progress.done == 41


def test_failures_are_not_forgotten_by_what_follows(qtbot, ready, tmp_path, photos, images):
    # GIVEN a run with a damaged image
    session = ready(40)
    bad = tmp_path / "photos" / "photo-1.jpg"
    bad.write_bytes(bad.read_bytes()[:2000])
    small(session)
    session.start()
    qtbot.waitUntil(lambda: session.progress.done > 0, timeout=WAIT)
    # WHEN another image follows it / THEN the window still ends with failures
    images.plain(300, 200).save(tmp_path / "late.png")
    session.add([str(tmp_path / "late.png")])
    qtbot.waitUntil((tmp_path / "out" / "late-64.png").exists, timeout=WAIT)
    until(qtbot, session, State.FAILED)
    assert (session.progress.failed, session.progress.done) == (1, 40)


def test_a_folder_that_is_dropped_twice_is_there_once(qtbot, ready, tmp_path):
    # GIVEN the images of a folder / WHEN it is dropped again / THEN nothing is there twice
    session = ready(3)
    with qtbot.waitSignal(session.state_changed, timeout=WAIT, check_params_cb=lambda state: state is State.READY):
        session.add([str(tmp_path / "photos")])
    assert session.images.count == 3


def test_a_refused_start_can_be_tried_again_once_its_reason_is_gone(qtbot, ready, tmp_path):
    # GIVEN a start that was refused, since there is a file where the output folder should be
    session = ready(1)
    small(session)
    (tmp_path / "out").touch()
    session.start()
    assert session.problem.field == "output"
    # WHEN the file is gone / THEN the same start goes through
    (tmp_path / "out").unlink()
    session.start()
    until(qtbot, session, State.DONE)
    assert session.progress.done == 1


def test_earlier_outputs_are_left_out_when_the_output_is_written_with_a_tilde(qtbot, ready, tmp_path, monkeypatch):
    # GIVEN an output folder below the input, written as people do
    monkeypatch.setenv("HOME", str(tmp_path))
    session = ready(1)
    (tmp_path / "photos" / "resized").mkdir()
    (tmp_path / "photos" / "resized" / "photo-1-64.jpg").write_bytes(b"earlier")
    session.clear()
    session.set_output("~/photos/resized")
    # WHEN the input is looked through / THEN the outputs are no sources
    session.add([str(tmp_path / "photos")])
    until(qtbot, session, State.READY)
    assert session.images.count == 1


def test_all_of_a_folder_that_came_during_a_run_follows_it_even_if_the_search_is_longer(qtbot, ready, tmp_path, images):
    # GIVEN a run, and a folder that comes during it and is still being looked through when the run ends
    session = ready(12)
    small(session)
    late = tmp_path / "late"
    late.mkdir()
    for number in range(5):
        images.plain(30 + number, 20).save(late / f"late-{number}.png")
    session.start()
    session.add([str(late)])
    session.images._searching._timer.stop()  # what the search finds is not heard for now
    qtbot.waitUntil(lambda: session.progress.finished is not None, timeout=WAIT)
    until(qtbot, session, State.LOOKING)
    # WHEN the search goes on / THEN its images are run, all of them and without another click
    session.images._searching._timer.start()
    until(qtbot, session, State.DONE)
    assert session.progress.done == 17


def test_rare_formats_are_looked_at_again_when_they_are_allowed(qtbot, session, tmp_path, images):
    # GIVEN an image of a kind that is not read unless somebody asks for it
    (tmp_path / "a.ppm").write_bytes(images.encoded(images.plain(30, 20), "PPM"))
    session.add([str(tmp_path / "a.ppm")])
    qtbot.waitUntil(lambda: session.images.count == 1 and session.images.usable == 0, timeout=WAIT)
    # WHEN it is asked for, and not any more
    session.set_recipe(lambda: Recipe(allow=(Format.PPM,)))
    qtbot.waitUntil(lambda: session.images.usable == 1, timeout=WAIT)
    session.set_recipe(Recipe)
    # THEN it can be used as long as it is
    qtbot.waitUntil(lambda: session.images.usable == 0, timeout=WAIT)
