"""A recipe refuses what makes no sense and says which of its fields it was."""

from __future__ import annotations

import msgspec
import pytest

from imgbatch.domain.error import RequestError
from imgbatch.domain.format import Format, known_but_unsupported
from imgbatch.domain.geometry import Fit, Size
from imgbatch.domain.recipe import MAX_SIZES, IfExists, Recipe


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sizes": ()}, "sizes"),
        ({"sizes": tuple(Size(n, n) for n in range(1, MAX_SIZES + 2))}, "sizes"),
        ({"quality": 0}, "quality"),
        ({"quality": 101}, "quality"),
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


def test_a_recipe_comes_back_from_json():
    # GIVEN a recipe with every field set / WHEN it goes through JSON / THEN it is the same
    recipe = Recipe(
        sizes=(Size(9, None), Size(3, 4)),
        fit=Fit.COVER,
        enlarge=True,
        format=Format.WEBP,
        quality=3,
        name="{size}{stem}",
        if_exists=IfExists.REPLACE,
    )
    assert msgspec.json.decode(msgspec.json.encode(recipe), type=Recipe) == recipe


def test_a_recipe_from_json_is_checked_too():
    # GIVEN JSON with a wrong value / WHEN it is read / THEN it is refused like any other
    with pytest.raises(ValueError, match="quality must be between"):
        msgspec.json.decode(b'{"quality": 900}', type=Recipe)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"GIF89a", "GIF"),
        (b"BM\x00\x00", "BMP"),
        (b"II*\x00", "TIFF"),
        (b"\0\0\0\x1cftypheic", "HEIC"),
        (b"\0\0\0\x1cftypavif", "AVIF"),
        (b"%!PS-Adobe", "PostScript"),
        (b"hello", None),
        (b"", None),
        (b"\xff\xd8\xff\xe0", None),
    ],
)
def test_formats_that_cannot_be_read_yet_have_names(head, name):
    # GIVEN the first bytes of a file / WHEN they are looked at / THEN a format that is known has its name
    assert known_but_unsupported(head) == name
