"""Presets in the window: a whole recipe with one click, kept without a dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from imgbatch.app.presets import BUILT_IN, Preset, export, find, presets, save
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.preset_box import PresetBox


def texts(menu):
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu, text):
    menu.aboutToShow.emit()
    (action,) = [action for action in menu.actions() if action.text() == text]
    action.trigger()


def submenu(box, text):
    box.menu.aboutToShow.emit()
    (menu,) = [action.menu() for action in box.menu.actions() if action.text() == text]
    return menu


@pytest.fixture
def box(window):
    return window.presets


@pytest.mark.parametrize("preset", BUILT_IN, ids=lambda preset: preset.name)
def test_one_click_sets_the_whole_recipe(window, box, preset):
    # GIVEN the window / WHEN a preset is chosen / THEN every field has its value, and the button its name
    choose(box.menu, preset.name)
    assert window.session.recipe == preset.recipe == window.panel.recipe()
    assert box.button.text() == f"Pre&set: {preset.name}"


def test_a_field_that_is_changed_then_is_said(window, box):
    # GIVEN a preset / WHEN a field is changed, and back / THEN the button says so
    choose(box.menu, "Web 1920")
    window.panel.quality_number.setValue(50)
    assert box.button.text() == "Pre&set: Web 1920, changed"
    window.panel.quality_number.setValue(85)
    assert box.button.text() == "Pre&set: Web 1920"


def test_a_recipe_is_kept_within_the_window(qtbot, window, box):
    # GIVEN a recipe / WHEN it is saved under a name / THEN it is among the presets, for the terminal too
    window.panel.quality_number.setValue(33)
    choose(box.menu, "Save as a preset…")
    assert box.naming.isVisible()
    qtbot.keyClicks(box.name, "My & own")
    qtbot.keyClick(box.name, Qt.Key.Key_Return)
    assert not box.naming.isVisible()
    assert find("my & own").recipe == window.session.recipe
    assert box.button.text() == "Pre&set: My && own"
    assert "My && own" in texts(box.menu)


def test_esc_takes_the_line_away_and_nothing_else(qtbot, window, box):
    # GIVEN the line for a name / WHEN Esc is pressed in it / THEN it is gone and nothing is saved
    choose(box.menu, "Save as a preset…")
    qtbot.keyClicks(box.name, "x")
    qtbot.keyClick(box.name, Qt.Key.Key_Escape)
    assert not box.naming.isVisible()
    assert len(list(presets())) == len(BUILT_IN)


def test_the_line_goes_away_by_mouse_too(qtbot, window, box):
    # GIVEN the line for a name / WHEN Cancel beside it is clicked / THEN it is gone and nothing is saved
    choose(box.menu, "Save as a preset…")
    qtbot.keyClicks(box.name, "x")
    qtbot.mouseClick(box.cancel, Qt.MouseButton.LeftButton)
    assert not box.naming.isVisible()
    assert len(list(presets())) == len(BUILT_IN)


def test_an_own_one_can_be_renamed(qtbot, window, box):
    # GIVEN an own preset that is chosen / WHEN it is renamed / THEN the button says the new name, and it is the same
    save("Mine", Recipe(sizes=(Size(77, 77),)))
    choose(box.menu, "Mine")
    choose(submenu(box, "Rename"), "Mine")
    assert (box.name.text(), box.keep.text()) == ("Mine", "Rename")
    qtbot.keyClicks(box.name, "Yours")
    qtbot.mouseClick(box.keep, Qt.MouseButton.LeftButton)
    assert not box.naming.isVisible()
    assert box.button.text() == "Pre&set: Yours"
    assert find("yours").recipe == Recipe(sizes=(Size(77, 77),))
    assert "Mine" not in texts(box.menu)


def test_renaming_leaves_the_recipe_of_the_window_alone(qtbot, window, box):
    # GIVEN an own preset, and another recipe in the window / WHEN it is renamed / THEN neither recipe is the other's
    save("Mine", Recipe(sizes=(Size(77, 77),)))
    before = window.session.recipe
    choose(submenu(box, "Rename"), "Mine")
    qtbot.keyClicks(box.name, "Yours")
    qtbot.keyClick(box.name, Qt.Key.Key_Return)
    assert (window.session.recipe, find("Yours").recipe.sizes) == (before, (Size(77, 77),))
    # AND WHEN the line is asked to save after that / THEN it saves, and renames nothing
    choose(box.menu, "Save as a preset…")
    assert box.keep.text() == "Save"
    qtbot.keyClicks(box.name, "Third")
    qtbot.keyClick(box.name, Qt.Key.Key_Return)
    assert [find(name).recipe.sizes for name in ("Third", "Yours")] == [before.sizes, (Size(77, 77),)]


def test_a_new_name_that_is_taken_is_refused_in_words(qtbot, window, box):
    # GIVEN two own presets / WHEN one shall have the name of the other / THEN the window says why not, and both stay
    save("Mine", Recipe(sizes=(Size(77, 77),)))
    save("Yours", Recipe(sizes=(Size(88, 88),)))
    choose(submenu(box, "Rename"), "Mine")
    qtbot.keyClicks(box.name, "yours")
    qtbot.keyClick(box.name, Qt.Key.Key_Return)
    assert "already" in window.messages.notes.text()
    assert box.naming.isVisible()
    assert [find(name).recipe.sizes[0].width for name in ("Mine", "Yours")] == [77, 88]


def test_a_name_that_is_taken_is_refused_in_words(qtbot, window, box):
    # GIVEN the line for a name / WHEN it is that of a preset that is built in / THEN the window says why not
    choose(box.menu, "Save as a preset…")
    qtbot.keyClicks(box.name, "web 1920")
    qtbot.mouseClick(box.keep, Qt.MouseButton.LeftButton)
    assert "is built in" in window.messages.notes.text()
    assert box.naming.isVisible()


def test_an_own_one_can_be_removed(window, box):
    # GIVEN an own preset that is chosen / WHEN it is removed / THEN it is gone, and the button names none
    save("Mine", Recipe(sizes=(Size(77, 77),)))
    choose(box.menu, "Mine")
    removing = submenu(box, "Remove")
    removing.actions()[0].trigger()
    assert "Mine" not in texts(box.menu)
    assert box.button.text() == "Pre&sets"


def test_a_broken_one_is_listed_with_its_reason(window, box):
    # GIVEN an own preset that was spoilt / WHEN it is chosen in the menu / THEN its reason is said, and that is all
    before = window.session.recipe
    with open(save("Mine", Recipe()).path, "a", encoding="utf-8") as file:
        file.write("\n[encoding]\nqualty = 5")
    (broken,) = [text for text in texts(box.menu) if "Mine.toml" in text]
    assert broken.endswith("…")  # or the menu were as wide as the screen
    choose(box.menu, broken)
    assert "keep_smaller" in window.messages.notes.text()
    assert window.session.recipe == before


def test_they_travel_as_files(window, box, tmp_path, monkeypatch):
    # GIVEN a preset in a file / WHEN it is imported, changed and exported / THEN both files are as they should be
    path = str(tmp_path / "given.toml")
    export(Preset("Given", Recipe(sizes=(Size(55, 55),))), path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    choose(box.menu, "Import…")
    assert window.session.recipe.sizes == (Size(55, 55),)
    assert find("Given").path != path
    window.panel.quality_number.setValue(44)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.toml"), ""))
    choose(box.menu, "Export this recipe…")
    assert find(str(tmp_path / "out.toml")).recipe == window.session.recipe


def test_a_long_name_widens_no_window(window, box):
    # GIVEN the window / WHEN a preset with a long name is chosen / THEN the column stays, and all of it is heard
    name = "&long " * 13
    save(name, Recipe(sizes=(Size(77, 77),)))
    window.show()
    before = (box.width(), box.minimumSizeHint().width())
    choose(box.menu, next(text for text in texts(box.menu) if text.startswith("&&long")))
    QApplication.sendPostedEvents()
    assert (box.width(), box.minimumSizeHint().width()) == before
    assert "…" in box.button.text()
    assert box.button.accessibleName() == f"Preset: {name.strip()}"


def test_an_own_preset_is_known_at_the_next_start(box, session, qtbot):
    # GIVEN a recipe that is an own preset / WHEN a window begins with it / THEN the button says its name
    save("Mine", session.recipe)
    again = PresetBox(session)
    qtbot.addWidget(again)
    again.resize(400, 100)
    again.show()
    assert again.button.text() == "Pre&set: Mine"


def test_import_replaces_no_preset_of_that_name(window, box, tmp_path, monkeypatch):
    # GIVEN an own preset / WHEN another of its name is imported / THEN both are there
    save("Mine", Recipe())
    path = str(tmp_path / "given.toml")
    export(Preset("Mine", Recipe(sizes=(Size(55, 55),))), path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    choose(box.menu, "Import…")
    assert find("mine").recipe == Recipe()
    assert find("mine 2").recipe == window.session.recipe


def test_of_two_with_one_name_the_one_that_is_meant_is_removed(box, tmp_path):
    # GIVEN two files of one preset / WHEN the first is removed in the menu / THEN the second stays
    kept = save("Mine", Recipe())
    export(kept, kept.path.replace("Mine.toml", "copy.toml"))
    removing = submenu(box, "Remove")
    paths = [one.path for one in presets() if isinstance(one, Preset) and one.path]
    removing.actions()[0].trigger()
    assert [one.path for one in presets() if isinstance(one, Preset) and one.path] == paths[1:]


def test_to_choose_a_preset_takes_the_line_for_a_name_away(box):
    # GIVEN the line for a name / WHEN a preset is chosen instead / THEN it is gone
    choose(box.menu, "Save as a preset…")
    choose(box.menu, "Web 1920")
    assert not box.naming.isVisible()
