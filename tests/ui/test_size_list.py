from __future__ import annotations

import pytest

from imgbatch.domain.error import RequestError
from imgbatch.domain.size import Size
from imgbatch.ui.size_list import SizeList, size_label


@pytest.fixture
def sizes(qtbot):
    found = SizeList()
    qtbot.addWidget(found)
    return found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1920", "Longest edge 1920"),
        ("1920x1080", "1920 × 1080"),
        ("640x", "Width 640"),
        ("x480", "Height 480"),
        ("short1080", "Shortest edge 1080"),
        ("50%", "50 %"),
        ("12.5%", "12.5 %"),
        ("1MP", "1 megapixel"),
        ("2MP", "2 megapixels"),
        ("10x15cm", "10 × 15 cm at 300 dpi"),
        ("6in@150dpi", "Longest edge 6 in at 150 dpi"),
        ("x40mm", "Height 40 mm at 300 dpi"),
    ],
)
def test_a_size_is_written_as_people_say_it(text, label):
    # GIVEN a size / WHEN it becomes a chip / THEN its words are those of people
    assert size_label(Size.parse(text)) == label


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("640, 320", ["640", "320"]),
        ("640 320", ["640", "320"]),
        ("50 %", ["50%"]),
        ("10 x 15 cm, short1080 2MP", ["10x15cm", "short1080", "2MP"]),
        (" , ", []),
    ],
)
def test_several_sizes_are_typed_at_once_with_spaces_where_people_have_them(sizes, typed, expected):
    # GIVEN the entry / WHEN this is typed / THEN these are the sizes
    sizes.entry.setText(typed)
    assert sizes.sizes() == tuple(map(Size.parse, expected))


def test_what_is_wrong_among_several_is_named_alone(sizes):
    # GIVEN the entry / WHEN one of several is no size / THEN the error names that one
    sizes.entry.setText("640 32y")
    with pytest.raises(RequestError, match="'32y' is not a size"):
        sizes.sizes()


def test_a_recipe_that_is_shown_takes_the_place_of_what_was_typed(sizes):
    # GIVEN a size that was typed and not added / WHEN another recipe is shown / THEN its sizes are there alone
    sizes.entry.setText("640")
    sizes.set_sizes((Size.parse("50%"),))
    assert sizes.sizes() == (Size.parse("50%"),)
