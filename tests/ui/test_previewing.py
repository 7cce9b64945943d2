"""What is shown of an image, and when it is made anew."""

from __future__ import annotations

import pytest

from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.job import Source
from imgbatch.domain.preview import After, Before
from imgbatch.domain.recipe import IfFits, Recipe
from imgbatch.domain.size import Size

WAIT = 20_000
LARGE, SMALL = Size(200, 200), Size(100, 100)


@pytest.fixture
def previewing(session):
    """The preview of a session with two sizes; somebody is looking."""
    session.set_recipe(lambda: Recipe(sizes=(LARGE, SMALL)))
    session.previewing.set_open(True)
    return session.previewing


@pytest.fixture
def source(images, tmp_path):
    return Source(0, images.write(str(tmp_path / "a.png"), images.corners(400, 300)))


@pytest.fixture
def settled(qtbot, previewing):
    """Wait until what is shown is what it should be."""

    def wait():
        qtbot.waitUntil(lambda: not previewing.is_waiting, timeout=WAIT)

    return wait


def test_an_image_is_shown_before_and_after(previewing, source, settled):
    # GIVEN an image / WHEN it is to be shown / THEN both are there, of the first size
    previewing.show(source)
    assert previewing.is_waiting
    settled()
    assert previewing.before.source.header.width == 400
    assert (previewing.after.width, previewing.size, previewing.none) == (200, LARGE, None)


def test_another_size_is_shown(previewing, source, settled):
    # GIVEN an image that is shown / WHEN the other size is chosen / THEN it is made, and the old one stays until then
    previewing.show(source)
    settled()
    previewing.choose(SMALL)
    assert (previewing.after.width, previewing.is_waiting) == (200, True)
    settled()
    assert previewing.after.width == 100


def test_a_size_that_is_gone_is_not_shown_any_more(session, previewing, source, settled):
    # GIVEN a size that was chosen / WHEN it is removed / THEN the first one is shown
    previewing.choose(SMALL)
    previewing.show(source)
    settled()
    session.set_recipe(lambda: Recipe(sizes=(LARGE,)))
    settled()
    assert (previewing.size, previewing.after.width) == (LARGE, 200)


def test_another_recipe_is_shown_by_itself(session, previewing, source, settled):
    # GIVEN an image that is shown / WHEN the recipe is another one / THEN the result is made anew, the source is not
    previewing.show(source)
    settled()
    before = previewing.before
    session.set_recipe(lambda: Recipe(sizes=(LARGE,), fit=Fit.FILL))
    settled()
    assert (previewing.after.width, previewing.after.height) == (200, 200)
    assert previewing.before is before


def test_what_is_not_of_the_recipe_is_no_reason_to_make_it_anew(session, previewing, source, settled):
    # GIVEN an image that is shown / WHEN the output folder is another one / THEN nothing is waited for
    previewing.show(source)
    settled()
    session.set_output("/elsewhere")
    session.set_workers(1)
    assert not previewing.is_waiting


def test_of_many_changes_only_the_last_is_made(qtbot, previewing, source, settled, images, tmp_path):
    # GIVEN somebody who runs down the rows / WHEN the last one is reached / THEN it alone was made
    seen = []
    previewing.changed.connect(lambda: seen.append(previewing.before))
    for number in range(10):
        path = images.write(str(tmp_path / f"{number}.png"), images.plain(300 + number, 200))
        previewing.show(Source(number, path))
    settled()
    assert {one.source.number for one in seen if one is not None} == {9}


def test_what_comes_too_late_is_dropped(previewing, source, settled):
    # GIVEN a result that is shown / WHEN one comes for a wish of before / THEN it stays as it is
    previewing.show(source)
    settled()
    shown = previewing.before, previewing.after
    previewing._on_news([(previewing._last.serial - 1, Before(Source(9, "/old"), ()))], [0.0])
    assert (previewing.before, previewing.after) == shown


def test_an_image_that_cannot_be_read_says_why(previewing, source, settled, tmp_path):
    # GIVEN an image that is shown / WHEN one follows that is none / THEN it is said, and the old picture is gone
    previewing.show(source)
    settled()
    (tmp_path / "b.png").write_bytes(b"no image")
    previewing.show(Source(1, str(tmp_path / "b.png")))
    settled()
    assert previewing.none.error is not None
    assert (previewing.before, previewing.after) == (None, None)
    # AND the next good one is shown again
    previewing.show(source)
    settled()
    assert isinstance(previewing.after, After)


def test_an_image_that_fits_and_is_skipped_has_no_file(session, previewing, source, settled):
    # GIVEN an image smaller than the size, which is to be skipped / WHEN it is shown / THEN that is no error
    session.set_recipe(lambda: Recipe(sizes=(Size(900, 900),), if_fits=IfFits.SKIP))
    previewing.show(source)
    settled()
    assert (previewing.none.error, previewing.after) == (None, None)


def test_nothing_is_made_while_nobody_looks(qtbot, previewing, source, settled):
    # GIVEN a pane that is folded away / WHEN an image is to be shown / THEN it is made when it is folded out
    previewing.set_open(False)
    previewing.show(source)
    assert not previewing.is_waiting
    with qtbot.waitSignal(previewing._pause.timeout, timeout=WAIT):
        pass
    assert not previewing._bridge.is_active
    previewing.set_open(True)
    settled()
    assert isinstance(previewing.after, After)


def test_a_focus_moves_the_crop_at_once_and_the_result_a_moment_later(session, previewing, source, settled):
    # GIVEN an image that is cut / WHEN its focus is moved / THEN the box is there at once, and then the result
    session.set_recipe(lambda: Recipe(sizes=(LARGE,), fit=Fit.COVER))
    previewing.show(source)
    settled()
    assert (previewing.cuts, previewing.has_focus) == (True, False)
    previewing.move_focus(Gravity(0, 0))
    assert (previewing.placement.crop.left, previewing.after.placement.crop.left) == (0, 50)
    settled()
    assert (previewing.has_focus, previewing.after.placement.crop.left) == (True, 0)
    # AND back
    previewing.move_focus(None)
    settled()
    assert (previewing.has_focus, previewing.after.placement.crop.left) == (False, 50)


@pytest.mark.parametrize("fit", [Fit.INSIDE, Fit.CONTAIN, Fit.FILL])
def test_where_nothing_is_cut_there_is_no_box(session, previewing, source, settled, fit):
    # GIVEN a recipe that cuts nothing / WHEN an image is shown / THEN there is no box to move
    session.set_recipe(lambda: Recipe(sizes=(LARGE,), fit=fit))
    previewing.show(source)
    settled()
    assert not previewing.cuts


def test_no_image_is_nothing(previewing, source, settled):
    # GIVEN an image that is shown / WHEN there is none any more, for a reason / THEN only the reason is there
    previewing.show(source)
    settled()
    previewing.show(None, "it is no image")
    assert (previewing.before, previewing.after, previewing.none.reason) == (None, None, "it is no image")
    assert not previewing.is_waiting
