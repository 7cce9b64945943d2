"""Pictures of what is seen: made in a worker, kept while there is room."""

from __future__ import annotations

import multiprocessing

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from imgbatch.app import thumbnails as maker
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header, Source
from imgbatch.domain.thumbnail import Thumbnail
from imgbatch.ui import thumbnails as module
from imgbatch.ui.thumbnails import Thumbnails

WAIT = 20_000
RED = (200, 30, 40)


@pytest.fixture
def thumbnails(qapp):
    thumbnails = Thumbnails()
    thumbnails.set_look(40, 1.0, QGuiApplication.palette())
    yield thumbnails
    assert thumbnails.stop(WAIT)


@pytest.fixture
def sources(images, tmp_path):
    """Some images, by their numbers; they look as if their headers were read."""

    def make(count):
        for number in range(count):
            images.plain(200, 100, colour=RED).save(tmp_path / f"{number}.png")
        header = Header(Format.PNG, 200, 100)
        return [Source(number, str(tmp_path / f"{number}.png"), header=header) for number in range(count)]

    return make


def image(icon, ratio=1.0):
    return icon.pixmap(QSize(40, 40), ratio).toImage()


def is_made(thumbnails, number):
    return number in thumbnails._icons


def test_what_is_seen_gets_a_picture_in_the_middle_of_a_square(qtbot, thumbnails, sources):
    # GIVEN images / WHEN they are seen / THEN each has its picture, of one width, so that names are in line
    with qtbot.waitSignal(thumbnails.made, timeout=WAIT, check_params_cb=lambda numbers: 2 in numbers):
        thumbnails.want(sources(3))
    made = image(thumbnails.picture(2, is_readable=True))
    assert (made.width(), made.height()) == (40, 40)
    assert made.pixelColor(20, 20).getRgb()[:3] == RED
    assert made.pixelColor(20, 2).alpha() == 0


def test_a_denser_screen_gets_more_pixels(qtbot, thumbnails, sources):
    # GIVEN a screen of twice the density / WHEN an image is seen / THEN its picture has twice as many
    thumbnails.set_look(40, 2.0, QGuiApplication.palette())
    with qtbot.waitSignal(thumbnails.made, timeout=WAIT):
        thumbnails.want(sources(1))
    assert image(thumbnails.picture(0, is_readable=True), 2.0).width() == 80


def test_a_frame_stands_where_there_is_no_picture_and_a_torn_one_where_there_cannot_be(qtbot, thumbnails, sources):
    # GIVEN an image that is gone / WHEN it is seen
    waiting = thumbnails.picture(0, is_readable=True).cacheKey()
    gone = Source(0, "/nowhere/a.png", header=sources(1)[0].header)
    with qtbot.waitSignal(thumbnails.made, timeout=WAIT):
        thumbnails.want([gone])
    # THEN there is a torn frame at last, as there is at once for what cannot be read
    broken = thumbnails.picture(7, is_readable=False).cacheKey()
    assert thumbnails.picture(0, is_readable=True).cacheKey() == broken != waiting


def test_an_image_of_which_nothing_is_known_yet_is_not_asked_for(thumbnails):
    # GIVEN an image whose header was not read / WHEN it is seen / THEN nobody opens it for a picture
    thumbnails.want([Source(0, "/photos/a.jpg")])
    assert not thumbnails._bridge.is_active


def test_what_is_there_is_not_made_again_and_the_oldest_goes_first(qtbot, thumbnails, sources, monkeypatch):
    # GIVEN room for three pictures, and three that are there / WHEN the first is looked at and a fourth one is made
    monkeypatch.setattr(module, "MOST", 3)
    images = sources(4)
    thumbnails.want(images[:3])
    qtbot.waitUntil(lambda: is_made(thumbnails, 2), timeout=WAIT)
    thumbnails.picture(0, is_readable=True)
    thumbnails.want([images[0], images[3]])
    qtbot.waitUntil(lambda: is_made(thumbnails, 3), timeout=WAIT)
    # THEN it is the one that was not looked at for longest that goes
    assert list(thumbnails._icons) == [2, 0, 3]


def test_a_worker_that_left_is_started_again(qtbot, thumbnails, sources, monkeypatch):
    # GIVEN a worker that leaves at once when nothing is wanted
    monkeypatch.setattr(maker, "IDLE_SECONDS", 0.0)
    images = sources(2)
    with qtbot.waitSignal(thumbnails._bridge.ended, timeout=WAIT):
        thumbnails.want(images[:1])
    assert not multiprocessing.active_children()
    # WHEN something is seen later / THEN it gets its picture
    thumbnails.want(images)
    qtbot.waitUntil(lambda: is_made(thumbnails, 1), timeout=WAIT)


def test_what_is_wanted_at_the_moment_at_which_the_worker_leaves_is_made(qtbot, thumbnails, sources, monkeypatch):
    # GIVEN a worker that has left, of which the window has not heard yet
    monkeypatch.setattr(maker, "IDLE_SECONDS", 0.0)
    images = sources(2)
    thumbnails.want(images[:1])
    thumbnails._bridge._timer.stop()
    assert thumbnails._bridge._pump.wait(WAIT)
    # WHEN something is seen at that moment / THEN it gets its picture
    thumbnails.want(images)
    thumbnails._bridge._timer.start()
    qtbot.waitUntil(lambda: is_made(thumbnails, 1), timeout=WAIT)


def test_pictures_of_another_size_are_forgotten(qtbot, thumbnails, sources):
    # GIVEN a picture / WHEN the font is larger, and when only the colours change / THEN it is made anew, and kept
    with qtbot.waitSignal(thumbnails.made, timeout=WAIT):
        thumbnails.want(sources(1))
    thumbnails.set_look(40, 1.0, QGuiApplication.palette())
    assert is_made(thumbnails, 0)
    thumbnails.set_look(80, 1.0, QGuiApplication.palette())
    assert not is_made(thumbnails, 0)


def test_a_worker_that_lies_about_its_pixels_is_not_believed(thumbnails):
    # GIVEN a picture with fewer bytes than pixels / WHEN it comes / THEN it is taken for broken
    thumbnails._on_made([(0, Thumbnail(40, 40, b"\0" * 16))], [0.0])
    broken = thumbnails.picture(7, is_readable=False).cacheKey()
    assert thumbnails.picture(0, is_readable=True).cacheKey() == broken
