"""Sizes as people write them, and the placement that follows, for every image there could be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from imgbatch.domain.error import RequestError
from imgbatch.domain.geometry import MAX_EDGE, Box, Fit, Size, place

edges = st.integers(1, MAX_EDGE)
boxes = st.builds(Size, edges, edges)
sizes = boxes | st.builds(Size, edges, st.none()) | st.builds(Size, st.none(), edges)


@pytest.mark.parametrize("fit", Fit)
@given(width=edges, height=edges, size=sizes, enlarge=st.booleans())
def test_no_edge_is_ever_zero(width, height, size, fit, enlarge):
    # GIVEN any image, size and fit / WHEN it is placed
    placement = place(width, height, size, fit, enlarge=enlarge)
    # THEN there is at least a pixel of everything
    assert min(placement.width, placement.height, placement.content_width, placement.content_height) >= 1
    assert placement.crop.right > placement.crop.left
    assert placement.crop.bottom > placement.crop.top


@given(edges, edges, sizes, st.booleans())
def test_inside_never_gives_more_than_was_asked_for(width, height, size, enlarge):
    # GIVEN any image and size / WHEN it is placed inside / THEN both edges keep the size, and the content is all of it
    placement = place(width, height, size, Fit.INSIDE, enlarge=enlarge)
    assert placement.width <= (size.width or placement.width)
    assert placement.height <= (size.height or placement.height)
    assert (placement.width, placement.height) == (placement.content_width, placement.content_height)


@given(edges, edges, boxes)
def test_inside_meets_one_edge_exactly(width, height, size):
    # GIVEN any image / WHEN it may be enlarged / THEN it is as large as the box allows
    placement = place(width, height, size, Fit.INSIDE, enlarge=True)
    assert placement.width == size.width or placement.height == size.height


@given(edges, edges, boxes)
def test_outside_covers_the_box(width, height, size):
    # GIVEN any image / WHEN it is placed outside and may be enlarged
    placement = place(width, height, size, Fit.OUTSIDE, enlarge=True)
    # THEN it covers the box and meets one of its edges
    assert placement.width >= size.width
    assert placement.height >= size.height
    assert placement.width == size.width or placement.height == size.height


@pytest.mark.parametrize("fit", [Fit.COVER, Fit.CONTAIN, Fit.FILL])
@given(width=edges, height=edges, size=boxes)
def test_the_box_is_met_exactly(width, height, size, fit):
    # GIVEN any image / WHEN the fit is that of a box / THEN the result is that box
    placement = place(width, height, size, fit, enlarge=True)
    assert (placement.width, placement.height) == (size.width, size.height)


@given(edges, edges, boxes)
def test_contain_gives_its_box_even_without_enlarging(width, height, size):
    # GIVEN any image / WHEN it is contained / THEN the result is the box, and the content lies within it
    placement = place(width, height, size, Fit.CONTAIN)
    assert (placement.width, placement.height) == (size.width, size.height)
    assert 0 <= placement.left <= size.width - placement.content_width
    assert 0 <= placement.top <= size.height - placement.content_height


@given(edges, edges, boxes)
def test_contain_puts_the_content_in_the_middle(width, height, size):
    # GIVEN any image / WHEN it is contained / THEN the space beside it is equal to a pixel
    placement = place(width, height, size, Fit.CONTAIN)
    right = size.width - placement.content_width - placement.left
    bottom = size.height - placement.content_height - placement.top
    assert right - placement.left in (0, 1)
    assert bottom - placement.top in (0, 1)


@pytest.mark.parametrize("fit", Fit)
@given(width=edges, height=edges, size=boxes | sizes)
def test_nothing_is_enlarged_unless_it_is_asked_for(width, height, size, fit):
    # GIVEN any image and size / WHEN `enlarge` is off / THEN no pixel of the source becomes more than a pixel
    placement = place(width, height, size, fit)
    crop = placement.crop
    assert placement.content_width <= max(1, crop.right - crop.left + 0.5)
    assert placement.content_height <= max(1, crop.bottom - crop.top + 0.5)


@pytest.mark.parametrize("fit", [Fit.INSIDE, Fit.OUTSIDE])
@given(width=edges, height=edges, size=sizes, enlarge=st.booleans())
def test_the_ratio_is_kept_to_a_rounding(width, height, size, fit, enlarge):
    # GIVEN any image / WHEN the fit keeps the ratio
    placement = place(width, height, size, fit, enlarge=enlarge)
    # THEN one edge follows from the other, rounded to the next pixel
    by_width = Fraction(height * placement.width, width)
    by_height = Fraction(width * placement.height, height)
    half = Fraction(1, 2)
    assert (
        abs(placement.height - by_width) <= half
        or abs(placement.width - by_height) <= half
        or min(placement.width, placement.height) == 1
    )


@given(edges, edges, boxes, st.booleans())
def test_the_crop_lies_in_the_source(width, height, size, enlarge):
    # GIVEN any image / WHEN it covers a box / THEN what is used of it lies within it, and touches two of its edges
    crop = place(width, height, size, Fit.COVER, enlarge=enlarge).crop
    assert 0 <= crop.left < crop.right <= width
    assert 0 <= crop.top < crop.bottom <= height
    assert (crop.left, crop.right) == (0, width) or (crop.top, crop.bottom) == (0, height)


@given(edges, edges, boxes, st.booleans())
def test_the_crop_has_the_ratio_of_the_result(width, height, size, enlarge):
    # GIVEN any image / WHEN it covers a box / THEN nothing is stretched, and the crop is the middle
    placement = place(width, height, size, Fit.COVER, enlarge=enlarge)
    crop = placement.crop
    ratio = (crop.right - crop.left) / (crop.bottom - crop.top)
    assert ratio == pytest.approx(placement.width / placement.height, rel=1e-6)
    assert crop.left == pytest.approx(width - crop.right, abs=1e-6)
    assert crop.top == pytest.approx(height - crop.bottom, abs=1e-6)


@given(edges, edges, sizes)
def test_a_free_edge_makes_all_fits_the_same(width, height, size):
    # GIVEN a size with a free edge / WHEN an image is placed by every fit / THEN the results are one
    assume(size.width is None or size.height is None)
    assert len({place(width, height, size, fit) for fit in Fit}) == 1


@given(edges, edges)
@example(1, 253)  # 1 / 253 as a float, times 253, is not 1
def test_a_source_of_the_size_is_left_as_it_is(width, height):
    # GIVEN a source that has the size already / WHEN it is placed / THEN nothing happens to it
    for fit in Fit:
        placement = place(width, height, Size(width, height), fit, enlarge=True)
        assert placement.is_identity(width, height)


@pytest.mark.parametrize(
    ("fit", "size", "crop"),
    [
        ("inside", (100, 50), Box(0, 0, 400, 200)),
        ("outside", (200, 100), Box(0, 0, 400, 200)),
        ("cover", (100, 100), Box(100, 0, 300, 200)),
        ("contain", (100, 100), Box(0, 0, 400, 200)),
        ("fill", (100, 100), Box(0, 0, 400, 200)),
    ],
)
def test_the_five_fits_of_one_image(fit, size, crop):
    # GIVEN an image twice as wide as high / WHEN it meets a square / THEN each fit gives what its word says
    placement = place(400, 200, Size(100, 100), Fit(fit))
    assert (placement.width, placement.height) == size
    assert placement.crop == crop


def test_cover_without_enlarging_keeps_the_ratio_of_the_box():
    # GIVEN a small source / WHEN a larger square is asked for / THEN the largest square of its own pixels is given
    placement = place(300, 200, Size(1000, 1000), Fit.COVER)
    assert (placement.width, placement.height) == (200, 200)
    assert placement.crop == Box(50, 0, 250, 200)


@given(sizes)
def test_a_size_is_read_back_as_it_is_written(size):
    # GIVEN any size / WHEN its text is parsed / THEN it is the same
    assert Size.parse(str(size)) == size


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [
        ("1920x1080", 1920, 1080),
        ("1920X1080", 1920, 1080),
        ("1920×1080", 1920, 1080),
        ("1920*1080", 1920, 1080),
        (" 640x ", 640, None),
        ("x480", None, 480),
        ("1920", 1920, 1920),
    ],
)
def test_a_size_may_be_written_in_several_ways(text, width, height):
    # GIVEN what people write / WHEN it is parsed / THEN it is what they mean
    assert Size.parse(text) == Size(width, height)


@pytest.mark.parametrize(
    "text", ["", "x", "big", "0", "0x10", "65536", "10x99999", "-5", "10x10x10", "1e3", "10.5", "10 10", "٣", "9" * 50]
)
def test_what_is_no_size_is_refused(text):
    # GIVEN text that is no size / WHEN it is parsed / THEN the request is wrong in the field of sizes
    with pytest.raises(RequestError) as caught:
        Size.parse(text)
    assert caught.value.field == "sizes"
