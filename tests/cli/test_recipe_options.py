"""The options that describe a recipe: each arrives where it belongs, and a wrong one is named."""

from __future__ import annotations

import ast
import os

import click
import msgspec
import pytest

from imgbatch import domain
from imgbatch.cli.recipe_options import OPTIONS, read_recipe, recipe_options, write_recipe
from imgbatch.domain.encoding import Encoding, Subsampling
from imgbatch.domain.error import RequestError
from imgbatch.domain.format import OPT_IN, WRITTEN, Format
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.recipe import IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size


@click.command()
@recipe_options()
def command(*, recipe):
    return recipe


def read(*args):
    """The recipe that these options describe."""
    return command.main(list(args), standalone_mode=False)


def with_(**changes):
    """The usual recipe with these changes, those of its groups included."""
    groups = {}
    for group, type_ in (("resampling", Resampling), ("encoding", Encoding)):
        groups[group] = type_(**{name: changes.pop(name) for name in type_.__struct_fields__ if name in changes})
    return Recipe(**groups, **changes)


EACH = [
    ("--size", "50%", {"sizes": (Size.parse("50%"),)}),
    ("--fit", "cover", {"fit": Fit.COVER}),
    ("--gravity", "0.3,1", {"gravity": Gravity(0.3, 1)}),
    ("--enlarge", None, {"enlarge": True}),
    ("--fits", "encode", {"if_fits": IfFits.ENCODE}),
    ("--background", "#123", {"background": "#123"}),
    ("--kernel", "catmull-rom", {"kernel": Kernel.CATMULL_ROM}),
    ("--linear", None, {"linear": True}),
    ("--sharpen", "50", {"sharpen": 50}),
    ("--fast", None, {"fast": True}),
    ("--format", "avif", {"format": Format.AVIF}),
    ("--quality", "7", {"quality": 7}),
    ("--max-size", "1.5MB", {"max_bytes": 1_500_000}),
    ("--keep-smaller", None, {"keep_smaller": True}),
    ("--progressive", None, {"progressive": True}),
    ("--subsampling", "4:4:4", {"subsampling": Subsampling.FULL}),
    ("--optimise", None, {"optimise": True}),
    ("--png-level", "0", {"png_level": 0}),
    ("--colours", "16", {"colours": 16}),
    ("--lossless", None, {"lossless": True}),
    ("--webp-method", "0", {"webp_method": 0}),
    ("--avif-speed", "0", {"avif_speed": 0}),
    ("--metadata", "public", {"metadata": Keep.PUBLIC}),
    ("--profile", "srgb", {"profile": Profile.SRGB}),
    ("--keep-dates", None, {"keep_dates": True}),
    ("--keep-permissions", None, {"keep_permissions": True}),
    ("--durable", None, {"durable": True}),
    ("--pages", "all", {"pages": Pages.ALL}),
    ("--first-frame", None, {"first_frame": True}),
    ("--allow-format", "ico", {"allow": (Format.ICO,)}),
    ("--name", "{size} {stem}", {"name": "{size} {stem}"}),
    ("--exists", "replace", {"if_exists": IfExists.REPLACE}),
    ("--checksum", None, {"checksum": True}),
]


@pytest.mark.parametrize(("option", "value", "changes"), EACH, ids=[option for option, *_ in EACH])
def test_an_option_arrives_in_the_recipe(option, value, changes):
    # GIVEN one option / WHEN it is read / THEN the recipe is the usual one but for that, and is written so, too
    assert read(option, *([] if value is None else [value])) == with_(**changes)
    assert read_recipe(write_recipe(with_(**changes))) == with_(**changes)


def test_no_option_and_no_field_is_forgotten_here():
    # GIVEN the examples / WHEN they are held against the options and the recipe / THEN none is missing
    options = [name for parameter in command.params for name in parameter.opts]
    assert ["--preset", *(option for option, *_ in EACH)] == options
    named = {field for *_, changes in EACH for field in changes}
    fields = {*Recipe.__struct_fields__, *Encoding.__struct_fields__, *Resampling.__struct_fields__}
    assert named == fields - {"encoding", "resampling"}


def test_without_options_it_is_the_usual_recipe():
    # GIVEN no option / WHEN they are read / THEN it is the recipe that the window begins with
    assert read() == Recipe()


def test_several_sizes_and_formats_keep_their_order():
    # GIVEN options that may come several times / WHEN they are read / THEN all are there, in the order given
    recipe = read("--size", "640", "--size", "x90", "--allow-format", "psd", "--allow-format", "ppm")
    assert [str(size) for size in recipe.sizes] == ["640", "x90"]
    assert recipe.allow == (Format.PSD, Format.PPM)


@pytest.mark.parametrize("format_", WRITTEN)
def test_every_format_that_is_written_can_be_asked_for(format_):
    # GIVEN a format of outputs / WHEN it is asked for by its name / THEN it is that of the recipe
    assert read("--format", format_.value).format is format_


def test_every_format_that_is_opt_in_can_be_allowed():
    # GIVEN the formats that are read on request / WHEN all are asked for / THEN all are allowed
    args = [word for format_ in OPT_IN for word in ("--allow-format", format_.value)]
    assert read(*args).allow == OPT_IN


@pytest.mark.parametrize("args", [["--allow-format", "jpeg"], ["--allow-format", "jxl"], ["--format", "heic"]])
def test_no_other_format_can_be_asked_for(args):
    # GIVEN a format that needs no leave, is not known, or is not written / WHEN it is asked for / THEN it is refused
    with pytest.raises(click.BadParameter) as caught:
        read(*args)
    assert args[0] in caught.value.format_message()


WRONG = {
    "sizes": ("--size", "0"),
    "gravity": ("--gravity", "up"),
    "background": ("--background", "red"),
    "sharpen": ("--sharpen", "201"),
    "quality": ("--quality", "0"),
    "png_level": ("--png-level", "10"),
    "colours": ("--colours", "1"),
    "webp_method": ("--webp-method", "7"),
    "avif_speed": ("--avif-speed", "11"),
    "max_bytes": ("--max-size", "huge"),
    "name": ("--name", "photo"),
}


@pytest.mark.parametrize("field", WRONG)
def test_a_wrong_value_leads_to_its_option(field):
    # GIVEN a value that makes no sense / WHEN it is read / THEN it is refused in a field that leads to the option
    with pytest.raises(RequestError) as caught:
        read(*WRONG[field])
    assert (caught.value.field, OPTIONS[field]) == (field, WRONG[field][0])


@pytest.mark.parametrize("value", ["", " ", "0", "-1"])
def test_a_limit_that_is_none_is_refused(value):
    # GIVEN a limit that is empty, as from a variable that is not set, or nothing / WHEN it is read / THEN it is refused
    with pytest.raises(RequestError) as caught:
        read("--max-size", value)
    assert caught.value.field == "max_bytes"


def fields_that_can_be_wrong():
    """Every field that the modules of the domain give to a `RequestError`."""
    folder = os.path.dirname(domain.__file__)
    for name in sorted(os.listdir(folder)):
        if name.endswith(".py"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                tree = ast.parse(file.read())
            for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
                match call:
                    case ast.Call(func=ast.Name("RequestError"), args=[_, ast.Constant(field)]):
                        yield field
                    case ast.Call(func=ast.Name("_check"), args=[ast.Constant(field), *_]):
                        yield field


def test_every_field_that_can_be_wrong_has_an_option():
    # GIVEN the source of the domain / WHEN its refusals are collected / THEN each field has an option that exists
    fields = set(fields_that_can_be_wrong())
    assert fields >= set(WRONG)
    assert fields == set(OPTIONS)
    assert set(OPTIONS.values()) <= {option for option, *_ in EACH}


def test_every_option_is_explained():
    # GIVEN the help / WHEN it is read / THEN it names each option, and none is without an explanation
    text = command.get_help(click.Context(command, max_content_width=100))
    assert [option for option, *_ in EACH if option not in text] == []
    assert [parameter.name for parameter in command.params if not parameter.help] == []


def test_an_option_of_the_command_stays_with_the_command():
    # GIVEN a command with an option of its own / WHEN it is called / THEN it gets that option beside the recipe
    @click.command()
    @recipe_options("loud")
    @click.option("--loud", is_flag=True)
    def own(*, recipe, loud):
        return recipe, loud

    recipe, loud = own.main(["--quality", "7", "--loud"], standalone_mode=False)
    assert (recipe.encoding.quality, loud) == (7, True)


def test_what_options_give_can_be_saved():
    # GIVEN the recipe of all options together / WHEN it goes through JSON / THEN it is the same
    args = [word for option, value, _ in EACH for word in (option, value) if word is not None]
    recipe = read(*args)
    assert msgspec.json.decode(msgspec.json.encode(recipe), type=Recipe) == recipe
