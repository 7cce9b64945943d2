"""Pictures in a process of its own, in the order in which they are wanted."""

from __future__ import annotations

import multiprocessing
import threading

import pytest

from imgbatch.app import thumbnails as module
from imgbatch.app.thumbnails import Wanted, thumbnails
from imgbatch.domain.job import Source


@pytest.fixture
def sources(images, tmp_path):
    """Some images, by their numbers."""

    def make(count):
        made = []
        for number in range(count):
            path = tmp_path / f"{number}.png"
            images.plain(100 + number, 50).save(path)
            made.append(Source(number, str(path)))
        return made

    return make


@pytest.fixture(autouse=True)
def no_patience(monkeypatch):
    """The worker leaves as soon as nothing is wanted."""
    monkeypatch.setattr(module, "IDLE_SECONDS", 0.0)


def test_what_is_wanted_most_comes_first_and_the_worker_leaves_when_nothing_is(sources):
    # GIVEN three images of which pictures are wanted / WHEN they are made
    wanted = Wanted()
    wanted.replace(sources(3), 40)
    made = list(thumbnails(wanted))
    # THEN they come in that order, and no process stays
    assert [number for number, _ in made] == [0, 1, 2]
    assert all(picture.width == 40 for _, picture in made)
    assert not multiprocessing.active_children()


def test_what_is_not_wanted_any_more_is_not_made(sources):
    # GIVEN pictures that are wanted / WHEN after the first one others are / THEN the rest of those is left out
    wanted = Wanted()
    images = sources(9)
    wanted.replace(images[:5], 40)
    made = thumbnails(wanted)
    numbers = [next(made)[0]]
    wanted.replace(images[7:], 40)
    numbers += [number for number, _ in made]
    assert numbers == [0, 7, 8]


@pytest.mark.parametrize("fault", ["segv", "exit:3"])
def test_an_image_that_ends_the_worker_costs_its_own_picture(sources, faults, monkeypatch, fault):
    # GIVEN an image that ends whoever decodes it, among others
    monkeypatch.setenv(faults.VARIABLE, "1")
    wanted = Wanted()
    images = sources(3)
    faults.poison(images[1].path, fault)
    # WHEN pictures are made / THEN the others have one
    wanted.replace(images, 40)
    assert [(number, picture is None) for number, picture in thumbnails(wanted)] == [(0, False), (1, True), (2, False)]


@pytest.mark.full
def test_an_image_that_hangs_costs_its_own_picture(sources, faults, monkeypatch):
    # GIVEN an image on which a decoder hangs / WHEN pictures are made / THEN it is given up
    monkeypatch.setenv(faults.VARIABLE, "1")
    monkeypatch.setattr(module, "SECONDS", 3.0)
    wanted = Wanted()
    images = sources(2)
    faults.poison(images[0].path, "hang")
    wanted.replace(images, 40)
    assert [(number, picture is None) for number, picture in thumbnails(wanted)] == [(0, True), (1, False)]


def test_closing_ends_it_in_the_middle_of_a_picture(sources, faults, monkeypatch):
    # GIVEN a picture that takes for ever / WHEN nothing is wanted any more / THEN it ends, and its worker, too
    monkeypatch.setenv(faults.VARIABLE, "1")
    wanted = Wanted()
    images = sources(2)
    faults.poison(images[1].path, "hang")
    wanted.replace(images, 40)
    made = thumbnails(wanted)
    assert next(made)[0] == 0
    closing = threading.Timer(0.2, wanted.close)
    closing.start()
    assert list(made) == []
    closing.join()
    assert not multiprocessing.active_children()
