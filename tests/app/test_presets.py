"""Presets: files that people can read and change, and that never hide one another."""

from __future__ import annotations

import os
from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgbatch.app import presets
from imgbatch.app.folders import presets_folder
from imgbatch.app.presets import BUILT_IN, MOST_CHARACTERS, Preset, find, read, remove, rename, save, take, to_toml
from imgbatch.domain.encoding import Encoding, Subsampling
from imgbatch.domain.error import RequestError
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.recipe import IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size

DIFFERENT = Recipe(
    sizes=(Size.parse("10x15cm@250dpi"), Size.parse("x480"), Size.parse("33.5%")),
    fit=Fit.COVER,
    gravity=Gravity(1 / 3, 0.1234567),
    enlarge=True,
    if_fits=IfFits.ENCODE,
    background="#123456",
    resampling=Resampling(kernel=Kernel.MITCHELL, sharpen=40),
    format=Format.WEBP,
    encoding=Encoding(quality=70, subsampling=Subsampling.FULL, max_bytes=200_000),
    metadata=Keep.PUBLIC,
    profile=Profile.SRGB,
    pages=Pages.ALL,
    first_frame=True,
    keep_dates=True,
    allow=(Format.JPEG2000,),
    name="{stem} ä {size}",
    if_exists=IfExists.SKIP,
)


def own(text, name="own.toml"):
    os.makedirs(presets_folder(), exist_ok=True)
    path = os.path.join(presets_folder(), name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def refused(path):
    with pytest.raises(RequestError) as error:
        read(path)
    return str(error.value)


@pytest.mark.parametrize("recipe", [Recipe(), DIFFERENT, *(preset.recipe for preset in BUILT_IN)])
def test_a_recipe_comes_back_as_it_was_saved(recipe):
    # GIVEN a recipe / WHEN it is saved and found again, in other capitals / THEN it is the same
    save("My Preset", recipe)
    assert find("my preset").recipe == recipe


@given(x=st.floats(0, 1), y=st.floats(0, 1))
def test_every_point_of_focus_comes_back(tmp_path_factory, x, y):
    # GIVEN a point / WHEN it is written and read / THEN not a digit is lost
    path = tmp_path_factory.getbasetemp() / "point.toml"
    presets.export(Preset("point", Recipe(gravity=Gravity(x, y))), str(path))
    assert read(str(path)).recipe.gravity == Gravity(x, y)


def test_only_what_differs_from_the_usual_stands_in_a_file():
    # GIVEN a preset / WHEN it is written / THEN it can be read by a person
    text = to_toml(Preset("Web", Recipe(sizes=(Size(1920, 1920),), encoding=Encoding(quality=70))))
    assert text == 'title = "Web"\nsizes = [\n    "1920",\n]\n\n[encoding]\nquality = 70\n'


def test_one_written_by_hand_is_read():
    # GIVEN a file that somebody wrote / WHEN it is found by its name / THEN it is what it says
    own('sizes = ["1920", "640x"]\nformat = "webp"\ngravity = "north"\n[encoding]\nquality = 60\n', "By hand.toml")
    recipe = find("by hand").recipe
    assert recipe.sizes == (Size(1920, 1920), Size(640, None))
    assert (recipe.format, recipe.gravity, recipe.encoding.quality) == (Format.WEBP, Gravity(0.5, 0), 60)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sizes = [", "own.toml"),
        ('sizes = ["wide"]', "'wide'"),
        ("sizes = 5", "list of texts"),
        ("sizes = [5]", "list of texts"),
        ('colour = "red"', "'colour' is not known"),
        ("[encoding]\nqualty = 5", "'qualty' is not known"),
        ("[encoding]\nquality = 500", "quality"),
        ('[encoding]\nquality = "high"', "encoding.quality"),
        ('fit = "round"', "fit"),
        ('gravity = "up"', "up"),
        ("encoding = 5", "encoding"),
        ('title = ""', "title"),
        ("title = 5", "title"),
        ('background = "soon"', "soon"),
    ],
)
def test_what_makes_no_sense_is_said_with_file_and_place(text, said):
    # GIVEN a file with a mistake / WHEN it is read / THEN one line says which file and what
    message = refused(own(text))
    assert "own.toml" in message
    assert said in message
    assert "\n" not in message


def test_a_broken_one_hides_no_other():
    # GIVEN a good preset and a broken one / WHEN they are listed / THEN both are there, one as its reason
    save("good", Recipe())
    own("sizes = [", "bad.toml")
    listed = list(presets.presets())
    assert [one.name for one in listed if isinstance(one, Preset)][-1] == "good"
    assert ["bad.toml" in str(one) for one in listed if isinstance(one, RequestError)] == [True]
    assert find("good").recipe == Recipe()


def test_what_is_no_text_and_what_is_too_large_is_refused():
    # GIVEN files that are no presets / WHEN they are read / THEN they are refused
    path = own("x")
    with open(path, "wb") as file:
        file.write(b"\xff\xfe")
    assert "own.toml" in refused(path)
    with open(path, "wb") as file:
        file.write(b"#" * 70_000)
    assert "too large" in refused(path)
    assert "cannot be read" in refused(path + "x")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x07b", "web 1920", "WEB 1920"])
def test_a_name_that_makes_no_sense_is_refused(name):
    # GIVEN such a name / WHEN a preset is saved under it / THEN it is refused, and nothing is written
    with pytest.raises(RequestError):
        save(name, Recipe())
    assert not os.path.exists(presets_folder())


@pytest.mark.parametrize("name", ["../../evil", "a/b\\c", "CON", "ends with dot.", "日本語", "x" * 80])
def test_every_name_has_a_file_in_the_folder(name):
    # GIVEN a name that no file can have / WHEN it is saved / THEN its file is in the folder, and it is found
    preset = save(name, DIFFERENT)
    assert os.path.dirname(preset.path) == presets_folder()
    assert find(name).recipe == DIFFERENT


def test_two_names_of_one_file_name_are_two_presets():
    # GIVEN a preset / WHEN another is saved whose file would have the same name / THEN both are there
    save("a/b", Recipe())
    save("a_b", DIFFERENT)
    assert (find("a/b").recipe, find("a_b").recipe) == (Recipe(), DIFFERENT)


def test_saving_again_replaces():
    # GIVEN a preset / WHEN it is saved once more in other capitals / THEN there is one, the new one
    save("Mine", Recipe())
    save("mine", DIFFERENT)
    assert os.listdir(presets_folder()) == ["Mine.toml"]
    assert find("MINE").recipe == DIFFERENT


def test_own_ones_can_be_removed_and_others_not():
    # GIVEN an own preset / WHEN it is removed / THEN it is gone; one that is built in stays
    save("mine", Recipe())
    remove(find("Mine"))
    with pytest.raises(RequestError, match="there is no preset"):
        find("mine")
    with pytest.raises(RequestError, match="built in"):
        remove(find("web 1920"))


def test_a_file_from_elsewhere_is_neither_removed_nor_renamed(tmp_path):
    # GIVEN a preset in some folder / WHEN it is to be removed / THEN it is not one of ours, and stays
    path = str(tmp_path / "given.toml")
    presets.export(Preset("Given", Recipe()), path)
    with pytest.raises(RequestError, match="not among your presets"):
        remove(find(path))
    with pytest.raises(RequestError, match="not among your presets"):
        rename(find(path), "Mine")
    assert find(path).name == "Given"


@pytest.mark.parametrize("name", ["Yours", "MINE", "a/b", "  Yours  "])
def test_an_own_one_can_be_renamed(name):
    # GIVEN an own preset / WHEN it is renamed, be it in other capitals only / THEN it is the same under that name
    before = save("Mine", DIFFERENT)
    after = rename(before, name)
    assert (after.name, after.recipe) == (name.strip(), DIFFERENT)
    assert find(name) == after
    assert len(os.listdir(presets_folder())) == 1
    with pytest.raises(RequestError, match="there is no preset") if name != "MINE" else nullcontext():
        find("Mine")
    assert [one.name for one in presets.presets()][len(BUILT_IN) :] == [name.strip()]


@pytest.mark.parametrize("name", ["yours", "web 1920", "", "x" * 81, "a\x07b"])
def test_a_new_name_replaces_no_other_preset(name):
    # GIVEN two own presets / WHEN one is to have a name that is taken, or makes no sense / THEN all stay as they are
    before = [save("Mine", DIFFERENT), save("Yours", Recipe())]
    with pytest.raises(RequestError):
        rename(before[0], name)
    assert list(presets.presets())[len(BUILT_IN) :] == before


def test_one_that_is_built_in_keeps_its_name():
    # GIVEN a preset that is built in / WHEN it is to be renamed / THEN it is refused, and no file comes of it
    with pytest.raises(RequestError, match="built in"):
        rename(BUILT_IN[0], "Mine")
    assert not os.path.exists(presets_folder())


def test_what_was_changed_by_hand_meanwhile_is_renamed_too():
    # GIVEN an own preset whose file was changed since it was read / WHEN it is renamed / THEN the change is still there
    before = save("Mine", Recipe())
    own(to_toml(Preset("Mine", DIFFERENT)), "Mine.toml")
    assert rename(before, "Yours").recipe == DIFFERENT


def test_of_two_with_one_name_the_one_that_is_meant_is_removed():
    # GIVEN a preset whose file was copied / WHEN one of the two is removed / THEN it is that one
    kept = save("Mine", Recipe())
    copy = own(to_toml(kept), "copy.toml")
    remove(read(copy))
    assert os.listdir(presets_folder()) == ["Mine.toml"]


def test_a_file_anywhere_is_a_preset(tmp_path):
    # GIVEN a preset that was exported / WHEN it is named by its path / THEN it is read from there
    path = str(tmp_path / "given.toml")
    presets.export(Preset("Given", DIFFERENT), path)
    assert (find(path).name, find(path).recipe) == ("Given", DIFFERENT)
    assert os.listdir(tmp_path) == ["given.toml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="FIFOs are of POSIX")
def test_what_is_no_regular_file_is_not_opened():
    # GIVEN a FIFO, which nobody writes into, between the presets / WHEN they are listed / THEN nobody waits for it
    os.mkfifo(own("") + ".toml")
    assert ["own.toml.toml" in str(one) for one in presets.presets() if isinstance(one, RequestError)] == [True]


@pytest.mark.parametrize("text", ["sizes = " + "[" * 20_000, "a = " + "{a=" * 15_000])
def test_brackets_without_end_hide_no_other(text):
    # GIVEN a file that no parser gets to the end of / WHEN presets are listed / THEN it is its reason
    save("good", Recipe())
    own(text, "deep.toml")
    listed = list(presets.presets())
    assert ["deep.toml" in str(one) for one in listed if isinstance(one, RequestError)] == [True]
    assert listed[-1].name == "good"


def test_a_folder_that_is_none_is_said():
    # GIVEN a file where the folder of presets should be / WHEN presets are listed / THEN it is said, below the usual
    os.makedirs(os.path.dirname(presets_folder()))
    with open(presets_folder(), "w", encoding="utf-8"):
        pass
    *usual, reason = presets.presets()
    assert tuple(usual) == BUILT_IN
    assert "presets cannot be read" in str(reason)


def test_a_spoilt_one_that_is_asked_for_says_what_is_wrong():
    # GIVEN an own preset that was spoilt / WHEN it is asked for / THEN the mistake is said, not that it is missing
    own("colour = 5")
    with pytest.raises(RequestError, match="'colour' is not known"):
        find("Own")


@pytest.mark.parametrize(
    ("name", "given"),
    [("mine", "mine 2"), ("Web 1920", "Web 1920 2"), ("n" * MOST_CHARACTERS, "n" * (MOST_CHARACTERS - 2) + " 2")],
)
def test_what_is_taken_replaces_no_other(tmp_path, name, given):
    # GIVEN presets, and one from elsewhere whose name is taken / WHEN it is taken twice / THEN it has a number, once
    before = [save("Mine", Recipe()), save("n" * MOST_CHARACTERS, Recipe()), *BUILT_IN]
    path = str(tmp_path / "given.toml")
    presets.export(Preset(name, DIFFERENT), path)
    taken = take(path)
    assert (taken.name, taken.recipe) == (given, DIFFERENT)
    assert take(path) == taken
    assert [find(preset.name) for preset in before] == before


def test_one_that_is_built_in_is_not_taken_again(tmp_path):
    # GIVEN a file of a preset that is built in / WHEN it is taken / THEN it is that one, and nothing is written
    path = str(tmp_path / "given.toml")
    presets.export(BUILT_IN[0], path)
    assert take(path) == BUILT_IN[0]
    assert not os.path.exists(presets_folder())
