"""Colours as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgbatch.domain.colour import parse_colour
from imgbatch.domain.error import RequestError


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#ffffff", (255, 255, 255)),
        ("#FFF", (255, 255, 255)),
        ("1a2B3c", (26, 43, 60)),
        ("#0f8", (0, 255, 136)),
        (" White ", (255, 255, 255)),
        ("black", (0, 0, 0)),
        ("grey", (128, 128, 128)),
        ("gray", (128, 128, 128)),
        ("Transparent", None),
    ],
)
def test_a_colour_may_be_written_in_several_ways(text, colour):
    # GIVEN what people write / WHEN it is parsed / THEN it is what they mean
    assert parse_colour(text) == colour


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_every_colour_can_be_written(colour):
    # GIVEN any colour / WHEN its digits are parsed / THEN it is that colour
    assert parse_colour("#{:02x}{:02X}{:02x}".format(*colour)) == colour


@pytest.mark.parametrize(
    "text", ["", "#", "#ffff", "#fffffff", "#ggg", "##fff", "fff#", "red", "rgb(0,0,0)", "#٣٣٣", "\n"]
)
def test_what_is_no_colour_is_refused(text):
    # GIVEN text that is no colour / WHEN it is parsed / THEN one line says so, and the field is that of the background
    with pytest.raises(RequestError) as caught:
        parse_colour(text)
    assert caught.value.field == "background"
    assert str(caught.value).isprintable()
