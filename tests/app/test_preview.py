"""Wishes that a worker process fulfils: only the newest counts, and nothing hostile costs more than itself."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from imgbatch.app import preview
from imgbatch.app.preview import Wanted, Wish, previews
from imgbatch.domain.error import ErrorKind
from imgbatch.domain.geometry import Box, Fit, Gravity
from imgbatch.domain.job import Source
from imgbatch.domain.preview import After, Before, NoFile
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.size import Size

SIZE = Size(100, 100)
RECIPE = Recipe(sizes=(Size(200, 200), SIZE))


@pytest.fixture
def wanted(monkeypatch):
    """Wishes; when there is no other one, it is over at once."""
    monkeypatch.setattr(preview, "IDLE_SECONDS", 0.0)
    return Wanted()


@pytest.fixture
def photo(images, tmp_path):
    return Source(0, images.write(str(tmp_path / "a.jpg"), images.corners(400, 300), quality=95))


def wish(source, serial=1, recipe=RECIPE, size=SIZE, **options):
    return Wish(serial, source, recipe, size, **options)


def fulfilled(wanted, *wishes):
    """Return what comes of wishes, each made when the one before is fulfilled."""
    for one in wishes:
        wanted.replace(one)
        yield [made for _, made in previews(wanted)]


def test_first_the_source_is_shown_then_its_result(wanted, photo):
    # GIVEN a wish / WHEN it is fulfilled / THEN both are there, under its number, and nobody is left
    wanted.replace(wish(photo, 7))
    (first, before), (second, after) = previews(wanted)
    assert (first, second) == (7, 7)
    assert isinstance(before, Before)
    assert (after.width, after.height) == (100, 75)
    assert not multiprocessing.active_children()


def test_a_source_that_is_known_is_not_shown_again(wanted, photo):
    # GIVEN a source that was shown / WHEN another recipe is wished for / THEN only its result comes
    (made,) = fulfilled(wanted, wish(photo))
    (again,) = fulfilled(wanted, wish(photo, 2, Recipe(sizes=(SIZE,), fit=Fit.FILL), known=made[0].source))
    assert [type(one) for one in again] == [After]


def test_a_source_that_changed_is_shown_again(wanted, photo, images):
    # GIVEN a source that was shown / WHEN its file is another one / THEN it is shown anew
    (made,) = fulfilled(wanted, wish(photo))
    images.write(photo.path, images.corners(300, 300))
    (again,) = fulfilled(wanted, wish(photo, 2, known=made[0].source))
    assert again[0].source.header.height == 300


def test_a_focus_decides_what_is_cut(wanted, photo):
    # GIVEN a recipe that cuts / WHEN a focus is wished for / THEN the result is cut around it
    recipe = Recipe(sizes=(SIZE,), fit=Fit.COVER)
    (made,) = fulfilled(wanted, wish(photo, 1, recipe, focus=Gravity(1, 0)))
    assert made[1].placement.crop == Box(100, 0, 400, 300)


@pytest.mark.parametrize("rule", list(IfExists))
def test_what_is_there_already_does_not_matter(wanted, photo, rule):
    # GIVEN any rule for files that exist / WHEN a result is wished for / THEN it is shown
    (made,) = fulfilled(wanted, wish(photo, 1, Recipe(sizes=(SIZE,), if_exists=rule)))
    assert isinstance(made[1], After)


@pytest.mark.parametrize("what", ["missing.jpg", "folder.jpg", "text.jpg"])
def test_what_cannot_be_read_says_why(wanted, tmp_path, what):
    # GIVEN something that is no image / WHEN it is wished for / THEN the reason comes, and nothing else
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "text.jpg").write_text("no image")
    (made,) = fulfilled(wanted, wish(Source(0, str(tmp_path / what))))
    assert [type(one) for one in made] == [NoFile]
    assert made[0].error is not None


@pytest.mark.parametrize("order", ["segv", "exit:3"])
def test_a_file_that_ends_its_worker_costs_one_preview(wanted, photo, images, faults, tmp_path, monkeypatch, order):
    # GIVEN a file that crashes a decoder, and a good one / WHEN both are wished for / THEN the good one is shown
    monkeypatch.setenv(faults.VARIABLE, "1")
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(faults.poison(images.encoded(images.plain(), "JPEG"), order))
    (crashed,), good = fulfilled(wanted, wish(Source(1, str(bad))), wish(photo, 2))
    assert crashed.error.kind is ErrorKind.CRASHED
    assert isinstance(good[-1], After)


def test_a_file_that_hangs_is_given_up(wanted, images, faults, tmp_path, monkeypatch):
    # GIVEN a file that hangs a decoder / WHEN it is wished for / THEN it is given up
    monkeypatch.setenv(faults.VARIABLE, "1")
    monkeypatch.setattr(preview, "SECONDS", 0.5)
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(faults.poison(images.encoded(images.plain(), "JPEG"), "hang"))
    ((given_up,),) = fulfilled(wanted, wish(Source(1, str(bad))))
    assert given_up.error.kind is ErrorKind.TIMEOUT


def test_a_wish_that_is_none_any_more_does_not_hold_up_the_next(wanted, photo, images, faults, tmp_path, monkeypatch):
    # GIVEN a wish that takes for ever / WHEN there is another one / THEN that one is fulfilled, and no more
    monkeypatch.setenv(faults.VARIABLE, "1")
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(faults.poison(images.encoded(images.plain(), "JPEG"), "hang", "probe"))

    class Eager(Wanted):
        def take(self, seconds):
            taken = super().take(seconds)
            if taken is not None and taken.serial == 1:
                self.replace(wish(photo, 2))
            return taken

    eager = Eager()
    eager.replace(wish(Source(1, str(bad)), 1))
    assert [serial for serial, _ in previews(eager)] == [2, 2]


def test_nothing_comes_after_the_end(wanted, photo):
    # GIVEN wishes that are closed / WHEN they are fulfilled / THEN nothing comes, and nobody is left
    wanted.replace(wish(photo))
    wanted.close()
    assert list(previews(wanted)) == []
    assert not multiprocessing.active_children()


def test_pictures_are_bounded(wanted, images, tmp_path):
    # GIVEN an image larger than any screen / WHEN it is shown / THEN no edge is longer than agreed, but for the figures
    path = images.write(str(tmp_path / "a.png"), images.plain(2600, 2100))
    (made,) = fulfilled(wanted, wish(Source(0, path), 1, Recipe(sizes=(Size(2500, 2500),)), Size(2500, 2500)))
    for one in made:
        assert max(one.levels[0].width, one.levels[0].height) == preview.EDGE
    assert made[1].width == 2500
    assert os.listdir(tmp_path) == ["a.png"]
