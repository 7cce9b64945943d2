"""Presets at the terminal."""

from __future__ import annotations

import json
import os

import pytest

from imgbatch.app.presets import find
from imgbatch.cli.main import main
from imgbatch.cli.recipe_options import read_recipe, write_recipe
from imgbatch.domain.format import Format
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size


def test_they_are_listed(capsys):
    # GIVEN an own preset / WHEN presets are listed / THEN it is there, below those that are built in
    assert main(["presets", "save", "Mine", "--size", "640x", "--format", "webp"]) == 0
    capsys.readouterr()
    assert main(["presets"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("  ")[0] == "Web 1920"
    assert lines[-1].split() == ["Mine", "640x,", "WebP"]
    assert main(["presets", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["name"] == "Mine"


def test_a_preset_makes_the_files_and_options_change_it(capsys, images, tmp_path):
    # GIVEN a photo and a preset / WHEN it is resized with the preset, and with an option that changes it
    images.detailed(1000, 800).save(tmp_path / "a.png")
    assert main(["presets", "save", "mine", "--size", "200", "--format", "jpeg", "--name", "{stem}"]) == 0
    common = ["resize", str(tmp_path / "a.png"), "--preset", "Mine", "--workers", "1", "--mode", "serial"]
    assert main([*common, "--output", str(tmp_path / "one")]) == 0
    assert main([*common, "--output", str(tmp_path / "two"), "--format", "webp"]) == 0
    # THEN the files are those
    assert os.listdir(tmp_path / "one") == ["a.jpg"]
    assert os.listdir(tmp_path / "two") == ["a.webp"]


def test_an_option_with_its_usual_value_changes_a_preset_too(capsys):
    # GIVEN a preset of another quality / WHEN the usual one is asked for / THEN that is meant
    assert main(["presets", "save", "low", "--quality", "40"]) == 0
    assert main(["presets", "save", "usual", "--preset", "low", "--quality", "85"]) == 0
    assert find("usual").recipe.encoding.quality == 85


def test_one_is_renamed(capsys):
    # GIVEN two presets / WHEN one is renamed / THEN it is found under that name only, and never replaces the other
    assert main(["presets", "save", "Trip", "--size", "50%"]) == 0
    assert main(["presets", "save", "Other"]) == 0
    assert main(["presets", "rename", "trip", "Holiday"]) == 0
    assert find("holiday").recipe.sizes == (Size.parse("50%"),)
    assert main(["presets", "show", "trip"]) == 2
    assert main(["presets", "rename", "holiday", "other"]) == 2
    assert find("other").recipe == Recipe()


def test_they_travel_as_files(capsys, tmp_path):
    # GIVEN a preset / WHEN it is exported, removed and imported / THEN it is back, and can be shown
    path = str(tmp_path / "x.toml")
    assert main(["presets", "save", "Trip", "--size", "50%"]) == 0
    assert main(["presets", "export", "trip", path]) == 0
    assert main(["presets", "remove", "trip"]) == 0
    assert main(["presets", "import", path]) == 0
    capsys.readouterr()
    assert main(["presets", "show", "TRIP"]) == 0
    assert capsys.readouterr().out == 'title = "Trip"\nsizes = [\n    "50%",\n]\n'


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["presets", "show", "nothing"], "there is no preset 'nothing'; there are: Web 1920, "),
        (["presets", "remove", "web 1920"], "'Web 1920' is built in and stays"),
        (["presets", "rename", "web 1920", "mine"], "'Web 1920' is built in and stays"),
        (["resize", "x", "--preset", "/nowhere/x.toml"], "the preset 'x.toml' cannot be read"),
        (["presets", "import", "/nowhere/x.toml"], "the preset 'x.toml' cannot be read"),
    ],
)
def test_what_is_wrong_is_one_line(capsys, args, said):
    # GIVEN a wrong request / WHEN it is made / THEN it is refused in one line
    assert main(args) == 2
    errors = capsys.readouterr().err
    assert errors.startswith(f"imgbatch: {said}")
    assert errors.count("\n") == 1


def test_what_is_no_preset_is_not_replaced_by_one(capsys, tmp_path):
    # GIVEN a photo / WHEN a preset is exported over it / THEN it stays; over a preset it is written
    photo, preset = tmp_path / "photo.jpg", tmp_path / "web.toml"
    photo.write_bytes(b"precious")
    assert main(["presets", "export", "web 1920", str(photo)]) == 2
    assert photo.read_bytes() == b"precious"
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["presets", "export", "web 1920", str(preset)]) == 0
    assert main(["presets", "export", "convert only", str(preset)]) == 0
    assert find(str(preset)).name == "Convert only"


def test_one_that_is_built_in_can_be_imported_changed(capsys, tmp_path):
    # GIVEN a preset that is built in, changed in a file by hand / WHEN it is imported / THEN it is one beside it
    path = tmp_path / "web.toml"
    assert main(["presets", "export", "web 1920", str(path)]) == 0
    assert main(["presets", "import", str(path)]) == 0
    assert "built in" in capsys.readouterr().out
    path.write_text(path.read_text().replace('"1920"', '"1600"'))
    assert main(["presets", "import", str(path)]) == 0
    assert find("web 1920 2").recipe.sizes == (Size(1600, 1600),)


def test_a_broken_file_is_named_and_hides_no_other(capsys):
    # GIVEN an own preset that was spoilt by hand / WHEN presets are listed / THEN it is named, and the others are there
    assert main(["presets", "save", "mine"]) == 0
    with open(find("mine").path, "a", encoding="utf-8") as file:
        file.write("x")
    capsys.readouterr()
    assert main(["presets"]) == 1
    out, errors = capsys.readouterr()
    assert "Web 1920" in out
    assert errors.startswith("imgbatch: 'mine.toml'")


def test_options_are_written_as_they_are_read():
    # GIVEN a recipe / WHEN it is written as options and read / THEN it is the same
    recipe = Recipe(sizes=(Size(640, None),), format=Format.AVIF, enlarge=True, allow=(Format.ICO,))
    assert read_recipe(write_recipe(recipe)) == recipe
