"""The section "More" as a part of the window: its room, its wheel, and what follows for the table and the button."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit

from imgbatch.domain.encoding import Encoding, Subsampling
from imgbatch.domain.format import OPT_IN, WRITTEN, Format
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.recipe import IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size
from imgbatch.ui.fields import choose
from imgbatch.ui.recipe_panel import RecipePanel
from imgbatch.ui.source_table import Column

WAIT = 20_000

PARTS = st.floats(0, 1)
RECIPES = st.builds(
    Recipe,
    sizes=st.lists(
        st.sampled_from(["1920", "640x", "x99", "8x9", "short7", "12.5%", "0.3MP", "9x13cm@150dpi", "4in"]).map(
            Size.parse
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
    fit=st.sampled_from(Fit),
    gravity=st.builds(Gravity, PARTS, PARTS),
    enlarge=st.booleans(),
    if_fits=st.sampled_from(IfFits),
    background=st.sampled_from(["", "white", "White", "#fff", "#ffffff", "grey", "black", "transparent", "123456"]),
    resampling=st.builds(
        Resampling,
        kernel=st.sampled_from(Kernel),
        linear=st.booleans(),
        sharpen=st.integers(0, 200),
        fast=st.booleans(),
    ),
    format=st.sampled_from([None, *WRITTEN]),
    encoding=st.builds(
        Encoding,
        quality=st.integers(1, 100),
        progressive=st.booleans(),
        subsampling=st.sampled_from(Subsampling),
        optimise=st.booleans(),
        png_level=st.integers(0, 9),
        colours=st.none() | st.integers(2, 256),
        lossless=st.booleans(),
        webp_method=st.integers(0, 6),
        avif_speed=st.integers(0, 10),
        max_bytes=st.none() | st.integers(1, 999_999_999),
        keep_smaller=st.booleans(),
    ),
    metadata=st.sampled_from(Keep),
    profile=st.sampled_from(Profile),
    pages=st.sampled_from(Pages),
    first_frame=st.booleans(),
    keep_dates=st.booleans(),
    keep_permissions=st.booleans(),
    durable=st.booleans(),
    checksum=st.booleans(),
    allow=st.just(OPT_IN) | st.lists(st.sampled_from(OPT_IN), unique=True).map(tuple),
    if_exists=st.sampled_from(IfExists),
)


@pytest.fixture
def panel(qtbot):
    found = RecipePanel()
    qtbot.addWidget(found)
    return found


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(recipe=RECIPES)
def test_whatever_was_shown_before_a_recipe_comes_back_as_it_is(panel, recipe):
    # GIVEN a panel that showed other recipes / WHEN it shows this one / THEN it reads the same one back
    panel.show_recipe(recipe, "/out")
    assert panel.recipe() == recipe


def test_a_box_for_some_of_the_rare_formats_is_half_ticked_until_it_is_clicked(qtbot, panel):
    # GIVEN a preset that allows one of them
    box = panel.more.sources.rare
    panel.show_recipe(Recipe(allow=(Format.ICO,)), "/out")
    assert box.checkState() is Qt.CheckState.PartiallyChecked
    # WHEN the box is clicked, and again / THEN all are allowed, and none
    box.click()
    assert panel.recipe().allow == OPT_IN
    box.click()
    assert panel.recipe().allow == ()
    assert box.checkState() is Qt.CheckState.Unchecked
    box.click()
    assert box.checkState() is Qt.CheckState.Checked  # not half of anything any more


@pytest.mark.parametrize("format_", [None, *WRITTEN])
def test_nothing_in_the_section_is_wider_than_the_panel(window, format_):
    # GIVEN the section folded out / WHEN a format is chosen / THEN its rows fit into the width there is
    panel = window.panel
    panel.more.set_open(True)
    choose(panel.format, format_)
    assert panel.more.body.isVisible()
    assert panel.minimumSizeHint().width() <= panel.minimumWidth() <= window.panel_view.viewport().width()


@pytest.mark.parametrize(
    ("format_", "rows"),
    [
        (None, ["progressive", "optimise", "chroma", "lossless", "webp_method", "avif_speed"]),
        (Format.JPEG, ["progressive", "optimise", "chroma"]),
        (Format.PNG, ["optimise", "png_level", "colours"]),
        (Format.WEBP, ["lossless", "webp_method"]),
        (Format.AVIF, ["chroma", "avif_speed"]),
        (Format.TIFF, []),
    ],
)
def test_the_rows_of_the_encoder_are_those_of_the_format(window, format_, rows):
    # GIVEN the section folded out / WHEN a format is chosen / THEN exactly its rows are there
    group = window.panel.more.encoding
    window.panel.more.set_open(True)
    choose(window.panel.format, format_)
    fields = ("progressive", "optimise", "chroma", "png_level", "colours", "lossless", "webp_method", "avif_speed")
    assert [name for name in fields if getattr(group, name).isVisible()] == rows


def test_what_is_folded_out_comes_into_view_and_the_button_stays(qtbot, window):
    # GIVEN a low window / WHEN the section is folded out
    window.resize(900, 500)
    window.panel.more.set_open(True)
    view = window.panel_view
    # THEN the panel scrolls to it, and the one button is where it was
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0, timeout=WAIT)
    assert window.panel.more.button.visibleRegion().boundingRect().height() > 0
    assert window.bar.start.start.isVisible()
    assert view.horizontalScrollBar().maximum() == 0


def test_the_wheel_scrolls_past_fields_that_have_no_focus(window):
    # GIVEN the section folded out / WHEN the wheel turns over its fields / THEN none of them changes
    window.panel.more.set_open(True)
    before = window.panel.recipe()
    for field in (window.panel.fit, window.panel.quality, window.panel.more.resampling.sharpen):
        down = QPoint(0, -120)
        no_key, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        at = QPointF(5, 5)
        args = (at, field.mapToGlobal(at), QPoint(), down, Qt.MouseButton.NoButton, no_key, phase, False)
        QApplication.sendEvent(field, QWheelEvent(*args))
    assert window.panel.recipe() == before


def test_every_field_of_the_section_has_a_name_for_screen_readers(window):
    # GIVEN the section / WHEN what takes input is asked for its name / THEN each has one
    for kind in (QComboBox, QAbstractSpinBox, QLineEdit):
        for field in window.panel.more.body.findChildren(kind):
            if not isinstance(field.parent(), QAbstractSpinBox):
                assert field.accessibleName(), field


def empty_the_other_colour(more):
    choose(more.framing.background.names, "other")
    more.framing.background.other.clear()


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("background", lambda more: more.framing.background.set_colour("#12")),
        ("background", lambda more: more.framing.background.set_colour(" ")),
        ("background", empty_the_other_colour),
        ("max_bytes", lambda more: more.encoding.max_bytes.setText("12 parsecs")),
        ("max_bytes", lambda more: more.encoding.max_bytes.setText("0")),
    ],
)
def test_an_error_in_the_closed_section_opens_it_and_stands_beside_its_field(window, name, spoil):
    # GIVEN the section folded in / WHEN a field of it is spoilt
    assert not window.panel.more.body.isVisible()
    spoil(window.panel.more)
    # THEN it is open, and the text stands there, and nowhere else
    assert window.panel.more.body.isVisible()
    assert [field for field, label in window.panel.errors.items() if label.isVisible()] == [name]


def test_rare_formats_are_in_the_table_and_on_the_button_when_they_are_asked_for(qtbot, window, tmp_path, images):
    # GIVEN a photo, and an image of a rare format
    images.plain(400, 300).save(tmp_path / "a.jpg")
    images.plain(400, 300).save(tmp_path / "b.ppm")
    window.session.add([str(tmp_path / "a.jpg"), str(tmp_path / "b.ppm")])
    qtbot.waitUntil(lambda: window.bar.start.start.text() == "&Resize 1 image", timeout=WAIT)
    state, result = window.model.index(1, Column.STATE), window.model.index(1, Column.RESULT)
    # THEN the row says what to do about it, in the words of the window
    assert window.model.data(state).endswith("; tick “Read rare formats too” under More")
    # WHEN the box is ticked / THEN row and button follow
    window.panel.more.set_open(True)
    window.panel.more.sources.rare.click()
    qtbot.waitUntil(lambda: window.bar.start.start.text() == "&Resize 2 images", timeout=WAIT)
    assert (window.model.data(state), window.model.data(result)) == ("ready", "400 × 300  PNG")
    # WHEN it is ticked off / THEN they follow again
    window.panel.more.sources.rare.click()
    qtbot.waitUntil(lambda: window.bar.start.start.text() == "&Resize 1 image", timeout=WAIT)
    assert window.model.data(result) == ""
