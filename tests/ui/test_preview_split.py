"""How the table and the preview share the height."""

from __future__ import annotations

import pytest

WAIT = 20_000


@pytest.fixture
def with_photos(qtbot, open_window, photos):
    folder = photos(2)

    def make(**settings):
        window = open_window(**settings)
        window.session.add([str(folder)])
        qtbot.waitUntil(window.preview.isVisible, timeout=WAIT)
        return window

    return make


def test_the_table_has_more_of_it_at_first(with_photos):
    # GIVEN a first start / WHEN there are images / THEN both are seen, and the table has more of the height
    table, preview = with_photos().split.sizes()
    assert table > preview > 100


def test_a_height_that_was_chosen_is_remembered(with_photos):
    # GIVEN a preview that was made higher / WHEN the window is opened again / THEN it is as high
    window = with_photos()
    assert window.settings().preview_height == 0
    window.split.moveSplitter(window.split.sizes()[0] - 40, 1)
    height = window.settings().preview_height
    assert height == window.preview.height()
    again = with_photos(preview_height=height)
    assert again.preview.height() == pytest.approx(height, abs=2)


def test_a_fold_gives_the_room_back(qtbot, with_photos):
    # GIVEN a preview / WHEN it is folded away and out again / THEN it is as high as before
    window = with_photos()
    before = window.split.sizes()
    window.preview.fold.click()
    assert window.split.sizes()[1] == window.preview.header_height
    window.preview.fold.click()
    assert window.split.sizes() == pytest.approx(before, abs=2)
