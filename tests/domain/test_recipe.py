"""A recipe refuses what makes no sense and says which of its fields it was."""

from __future__ import annotations

import json

import msgspec
import pytest

from imgbatch.domain.encoding import Encoding, Subsampling
from imgbatch.domain.error import RequestError
from imgbatch.domain.format import WRITTEN, Format
from imgbatch.domain.geometry import Fit, Gravity
from imgbatch.domain.recipe import MAX_SIZES, IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size

EVERYTHING = Recipe(
    sizes=tuple(map(Size.parse, ("9x", "3x4", "short5", "50%", "2.5MP", "10x15cm@300dpi"))),
    fit=Fit.COVER,
    gravity=Gravity(0.25, 1),
    enlarge=True,
    if_fits=IfFits.SKIP,
    background="#123456",
    resampling=Resampling(kernel=Kernel.MITCHELL, linear=True, sharpen=50, fast=True),
    format=Format.WEBP,
    encoding=Encoding(
        quality=3,
        progressive=True,
        subsampling=Subsampling.HALF,
        optimise=True,
        png_level=9,
        colours=16,
        lossless=True,
        webp_method=6,
        avif_speed=0,
        max_bytes=12_345,
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
    allow=(Format.ICO, Format.PPM),
    name="{size}{stem}",
    if_exists=IfExists.REPLACE,
)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sizes": ()}, "sizes"),
        ({"sizes": tuple(Size(n, n) for n in range(1, MAX_SIZES + 2))}, "sizes"),
        ({"background": "red"}, "background"),
        *(({"format": format_}, "format") for format_ in Format if format_ not in WRITTEN),
        ({"name": "photo"}, "name"),
        ({"name": "{stem}", "sizes": (Size(1, 1), Size(2, 2))}, "name"),
    ],
)
def test_a_wrong_value_is_named(changes, field):
    # GIVEN a value out of range / WHEN the recipe is made / THEN the error knows its field
    with pytest.raises(RequestError) as caught:
        Recipe(**changes)
    assert caught.value.field == field


def test_a_size_given_twice_is_one():
    # GIVEN doubles / WHEN the recipe is made / THEN each size is there once, in the order given
    recipe = Recipe(sizes=(Size(9, 9), Size(5, None), Size(9, 9)))
    assert recipe.sizes == (Size(9, 9), Size(5, None))


def test_doubles_of_one_size_need_no_size_in_the_name():
    # GIVEN one size twice / WHEN the name has no size / THEN that is no reason to refuse
    assert Recipe(sizes=(Size(9, 9), Size(9, 9)), name="{stem}").name == "{stem}"


@pytest.mark.parametrize(
    "value", [EVERYTHING, EVERYTHING.encoding, EVERYTHING.resampling], ids=lambda v: type(v).__name__
)
def test_no_field_is_forgotten_here(value):
    # GIVEN the recipe of these tests / WHEN it is held against the usual one / THEN every field is another
    usual = type(value)()
    assert [name for name in value.__struct_fields__ if getattr(value, name) == getattr(usual, name)] == []


def test_a_recipe_comes_back_from_json():
    # GIVEN a recipe with every field set / WHEN it goes through JSON / THEN it is the same
    assert msgspec.json.decode(msgspec.json.encode(EVERYTHING), type=Recipe) == EVERYTHING


def test_a_recipe_comes_back_from_the_settings():
    # GIVEN a recipe with every field set / WHEN it goes through JSON as settings do / THEN it is the same
    text = json.dumps(msgspec.to_builtins(EVERYTHING))
    assert msgspec.convert(json.loads(text), Recipe) == EVERYTHING


def test_a_recipe_of_an_earlier_version_is_read():
    # GIVEN a recipe as the first version saved it / WHEN it is read / THEN what it said counts, and the rest is usual
    text = """{"sizes": [{"width": 1920, "height": null}, {"width": 640, "height": 480}], "fit": "cover",
    "enlarge": true, "format": "webp", "quality": 85, "name": "{stem}_{size}", "if_exists": "replace"}"""
    assert msgspec.json.decode(text, type=Recipe) == Recipe(
        sizes=(Size(1920, None), Size(640, 480)),
        fit=Fit.COVER,
        enlarge=True,
        format=Format.WEBP,
        name="{stem}_{size}",
        if_exists=IfExists.REPLACE,
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"encoding": {"quality": 900}}', "quality must be between"),
        (b'{"resampling": {"sharpen": 900}}', "sharpening must be between"),
        (b'{"sizes": [{"width": 0, "height": 1}]}', "size must be between"),
        (b'{"gravity": {"x": 2}}', "point of focus"),
        (b'{"background": "red"}', "no colour"),
        (b'{"format": "heic"}', "not written"),
    ],
)
def test_a_recipe_from_json_is_checked_too(content, words):
    # GIVEN JSON with a wrong value / WHEN it is read / THEN it is refused like any other
    with pytest.raises(ValueError, match=words):
        msgspec.json.decode(content, type=Recipe)


@pytest.mark.parametrize("format_", [None, *WRITTEN])
def test_every_format_that_is_written_may_be_asked_for(format_):
    # GIVEN a format of outputs, or that of the source / WHEN it is asked for / THEN it is taken
    assert Recipe(format=format_).format is format_
