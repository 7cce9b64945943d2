"""The section of the window for what most people never need."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit

from imgbatch.domain.encoding import Encoding, Subsampling
from imgbatch.domain.format import OPT_IN, Format
from imgbatch.domain.geometry import GRAVITIES, Fit, Gravity
from imgbatch.domain.recipe import IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size
from imgbatch.ui.more.gravity_grid import GravityGrid
from imgbatch.ui.recipe_panel import RecipePanel

RECIPES = {
    "the usual one": Recipe(),
    "another in everything": Recipe(
        sizes=(Size.parse("short900"), Size.parse("50%"), Size.parse("2MP"), Size.parse("10x15cm@300dpi")),
        fit=Fit.COVER,
        gravity=GRAVITIES["north-east"],
        enlarge=True,
        if_fits=IfFits.SKIP,
        background="black",
        resampling=Resampling(kernel=Kernel.MITCHELL, linear=True, sharpen=80, fast=True),
        encoding=Encoding(
            quality=70,
            progressive=True,
            subsampling=Subsampling.FULL,
            optimise=True,
            lossless=True,
            webp_method=6,
            avif_speed=3,
            max_bytes=200_000,
            keep_smaller=True,
        ),
        metadata=Keep.PUBLIC,
        profile=Profile.SRGB,
        pages=Pages.ALL,
        first_frame=True,
        keep_dates=True,
        keep_permissions=True,
        durable=True,
        checksum=True,
        allow=OPT_IN,
        name="{stem}_{size}",
        if_exists=IfExists.REPLACE,
    ),
    "odd values": Recipe(
        fit=Fit.CONTAIN,
        gravity=Gravity(0.3, 0.7),
        background="#123456",
        resampling=Resampling(sharpen=33),
        format=Format.PNG,
        encoding=Encoding(png_level=9, colours=16, max_bytes=123_456),
        metadata=Keep.NONE,
    ),
}


@pytest.fixture
def panel(qtbot):
    """The right side of the window, alone and shown."""
    found = RecipePanel()
    qtbot.addWidget(found)
    found.show()
    return found


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_a_recipe_comes_back_as_it_was_shown(panel, recipe):
    # GIVEN any recipe, as a preset may hold it / WHEN the panel shows it / THEN it reads the same one back
    panel.show_recipe(recipe, "/out")
    assert panel.recipe() == recipe


def flat(recipe):
    parts = (recipe, recipe.resampling, recipe.encoding)
    return {name: value for part in parts for name, value in msgspec.structs.asdict(part).items()}


def test_no_field_of_a_recipe_is_missing_in_the_panel():
    # GIVEN the recipes that come back as they were shown / WHEN all their fields are held against the usual ones
    usual = flat(Recipe())
    shown = {name for recipe in RECIPES.values() for name, value in flat(recipe).items() if value != usual[name]}
    # THEN each field is another one somewhere: the panel has a place for it
    assert shown == set(usual)


def test_the_section_is_folded_in_until_it_is_wanted(qtbot, panel):
    # GIVEN the panel / WHEN its button gets a key / THEN it folds out
    assert not panel.more.body.isVisible()
    qtbot.keyClick(panel.more.button, Qt.Key.Key_Space)
    assert panel.more.body.isVisible()


def test_folded_in_it_says_how_much_is_set(panel):
    # GIVEN a recipe with two rare settings / WHEN it is shown / THEN the button counts them
    panel.show_recipe(Recipe(metadata=Keep.NONE, profile=Profile.SRGB), "/out")
    assert "2 changed" in panel.more.button.text()


@pytest.mark.parametrize(
    ("format_", "shown", "hidden"),
    [
        (Format.JPEG, ["progressive"], ["lossless", "png_level", "avif_speed"]),
        (Format.PNG, ["png_level"], ["lossless", "progressive", "avif_speed"]),
        (Format.WEBP, ["lossless"], ["progressive", "png_level", "avif_speed"]),
        (Format.AVIF, ["avif_speed"], ["progressive", "png_level", "lossless"]),
    ],
)
def test_only_the_settings_of_the_format_are_offered(panel, format_, shown, hidden):
    # GIVEN the section folded out / WHEN a format is chosen / THEN its settings are there, and no others
    panel.more.set_open(True)
    panel.show_recipe(Recipe(format=format_), "/out")
    fields = panel.more.encoding
    assert all(getattr(fields, name).isVisible() for name in shown)
    assert not any(getattr(fields, name).isVisible() for name in hidden)


def test_gravity_has_a_use_only_where_images_are_cut_or_padded(panel):
    # GIVEN the panel / WHEN the fit changes / THEN the grid is offered for cover and contain alone
    for fit in Fit:
        panel.fit.setCurrentIndex(panel.fit.findData(fit))
        assert panel.more.framing.gravity.isEnabled() == (fit in (Fit.COVER, Fit.CONTAIN))


def test_a_gravity_is_chosen_by_a_click_and_by_the_keyboard(qtbot):
    # GIVEN the grid / WHEN a button is clicked, and another one gets the space bar
    grid = GravityGrid()
    qtbot.addWidget(grid)
    grid.show()
    with qtbot.waitSignal(grid.changed):
        qtbot.mouseClick(grid.buttons["north-west"], Qt.MouseButton.LeftButton)
    assert grid.gravity() == GRAVITIES["north-west"]
    with qtbot.waitSignal(grid.changed):
        qtbot.keyClick(grid.buttons["south"], Qt.Key.Key_Space)
    # THEN the point is that one, and one button alone is down
    assert grid.gravity() == GRAVITIES["south"]
    assert [name for name, button in grid.buttons.items() if button.isChecked()] == ["south"]


def test_what_is_wrong_in_the_section_folds_it_out(window):
    # GIVEN the section folded in / WHEN the colour that was typed is none
    window.show()
    panel = window.panel
    panel.more.framing.background.set_colour("#12")
    # THEN the section is open, and the error stands beside its field
    assert panel.more.body.isVisible()
    assert "no colour" in panel.errors["background"].text()


def test_every_field_of_the_section_has_a_sentence_of_help(panel):
    # GIVEN the section / WHEN all that takes input is asked what it is for
    fields = [
        field
        for kind in (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
        for field in panel.more.body.findChildren(kind)
        if not isinstance(field.parent(), QAbstractSpinBox)
    ]
    # THEN each says it: to the mouse, to screen readers and to Shift+F1
    assert len(fields) > 30
    for field in fields:
        words = field.accessibleName() or field.text()
        assert " " in field.accessibleDescription(), words
        assert field.whatsThis() == field.accessibleDescription(), words
        assert field.toolTip(), words


def test_what_has_no_use_says_why_and_else_what_it_is_for(panel):
    # GIVEN the grid / WHEN the fit changes / THEN its help follows, on the grid and on its buttons
    for fit, words in ((Fit.INSIDE, "For the fits Cover and Contain"), (Fit.COVER, "What stays in view")):
        panel.fit.setCurrentIndex(panel.fit.findData(fit))
        gravity = panel.more.framing.gravity
        assert gravity.toolTip().startswith(words)
        assert gravity.buttons["north"].accessibleDescription() == gravity.toolTip()
