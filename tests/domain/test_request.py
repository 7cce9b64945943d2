"""What was asked for, as the journal keeps it."""

from __future__ import annotations

import json

import pytest

from imgbatch.domain.geometry import Gravity
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.request import Request

REQUEST = Request(
    paths=("/in",),
    recipe=Recipe(),
    output="/out",
    mode="processes",
    workers=2,
    focus={"/in/\udcff.jpg": Gravity(0.25, 1)},
)


def test_a_request_comes_back_with_names_that_are_no_utf_8():
    # GIVEN a request with a focus for a name of odd bytes / WHEN it is written and read / THEN it is the same
    text = REQUEST.to_json()
    assert text.isascii()
    assert Request.from_json(text) == REQUEST


def test_a_request_of_before_there_was_a_focus_is_understood():
    # GIVEN the text of an older version / WHEN it is read / THEN no image has a focus
    old = json.loads(REQUEST.to_json())
    del old["focus"]
    assert Request.from_json(json.dumps(old)).focus == {}


def test_a_focus_outside_of_the_image_is_refused():
    # GIVEN a text with nonsense / WHEN it is read / THEN it is a ValueError, as of any other nonsense
    odd = json.loads(REQUEST.to_json())
    odd["focus"]["/in/b.jpg"] = {"x": 2, "y": 0}
    with pytest.raises(ValueError, match="focus"):
        Request.from_json(json.dumps(odd))
