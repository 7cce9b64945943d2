"""The placement of every image there could be, in every size."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imgbatch.domain.error import RequestError
from imgbatch.domain.geometry import GRAVITIES, Box, Fit, Gravity, place
from imgbatch.domain.size import MAX_EDGE, Size, Unit

edges = st.integers(1, MAX_EDGE)
thousandths = st.integers(1, 1_000_000).map(lambda number: number / 1000)
boxes = st.builds(Size, edges, edges)
free_edges = st.builds(Size, edges, st.none()) | st.builds(Size, st.none(), edges)
sizes = boxes | free_edges


def one_number(unit, numbers):
    return numbers.map(lambda number: Size(number, number, unit))


percentages = one_number(Unit.PERCENT, thousandths)
megapixels = one_number(Unit.MEGAPIXELS, thousandths)
short_edges = one_number(Unit.SHORT_EDGE, edges)
one_edges = free_edges | percentages | megapixels | short_edges
inches = st.integers(1, 20_000).map(lambda number: number / 100)
prints = st.builds(Size, inches, inches | st.none(), st.just(Unit.INCH), st.integers(100, 300))
every_size = boxes | one_edges | prints

shares = st.floats(0, 1)
points = st.sampled_from(list(GRAVITIES.values())) | st.builds(Gravity, shares, shares)


@pytest.mark.parametrize("fit", Fit)
@given(width=edges, height=edges, size=every_size, enlarge=st.booleans(), gravity=points)
def test_no_edge_is_ever_zero(width, height, size, fit, enlarge, gravity):
    # GIVEN any image, size and fit / WHEN it is placed
    placement = place(width, height, size, fit, enlarge=enlarge, gravity=gravity)
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
@given(width=edges, height=edges, size=every_size)
def test_nothing_is_enlarged_unless_it_is_asked_for(width, height, size, fit):
    # GIVEN any image and size / WHEN `enlarge` is off / THEN no pixel of the source becomes more than a pixel
    placement = place(width, height, size, fit)
    crop = placement.crop
    assert placement.content_width <= max(1, crop.right - crop.left + 0.5)
    assert placement.content_height <= max(1, crop.bottom - crop.top + 0.5)


@pytest.mark.parametrize("fit", [Fit.INSIDE, Fit.OUTSIDE])
@given(width=edges, height=edges, size=every_size, enlarge=st.booleans())
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


@given(edges, edges, boxes, st.booleans(), points)
def test_the_crop_lies_in_the_source(width, height, size, enlarge, gravity):
    # GIVEN any image / WHEN it covers a box / THEN what is used of it lies within it, and touches two of its edges
    crop = place(width, height, size, Fit.COVER, enlarge=enlarge, gravity=gravity).crop
    assert 0 <= crop.left < crop.right <= width
    assert 0 <= crop.top < crop.bottom <= height
    assert (crop.left, crop.right) == (0, width) or (crop.top, crop.bottom) == (0, height)


@given(edges, edges, boxes, st.booleans(), points)
def test_the_crop_has_the_ratio_of_the_result(width, height, size, enlarge, gravity):
    # GIVEN any image / WHEN it covers a box / THEN nothing is stretched, wherever the crop lies
    placement = place(width, height, size, Fit.COVER, enlarge=enlarge, gravity=gravity)
    crop = placement.crop
    ratio = (crop.right - crop.left) / (crop.bottom - crop.top)
    assert ratio == pytest.approx(placement.width / placement.height, rel=1e-6)


@given(edges, edges, boxes, st.booleans())
def test_the_crop_is_the_middle_unless_another_point_is_asked_for(width, height, size, enlarge):
    # GIVEN any image / WHEN it covers a box / THEN as much is cut from one side as from the other
    crop = place(width, height, size, Fit.COVER, enlarge=enlarge).crop
    assert crop.left == pytest.approx(width - crop.right, abs=1e-6)
    assert crop.top == pytest.approx(height - crop.bottom, abs=1e-6)


@given(edges, edges, boxes, points)
def test_the_crop_lies_around_the_point_as_far_as_the_image_reaches(width, height, size, gravity):
    # GIVEN any image and point / WHEN it covers a box
    crop = place(width, height, size, Fit.COVER, gravity=gravity).crop
    # THEN the point is in view: in the middle of the crop, unless the crop has come to an edge of the image
    for start, end, edge, share in (
        (crop.left, crop.right, width, gravity.x),
        (crop.top, crop.bottom, height, gravity.y),
    ):
        point = edge * share
        assert start - 1e-6 <= point <= end + 1e-6
        in_the_middle = (start + end) / 2 == pytest.approx(point, abs=1e-6)
        at_an_edge = start == 0 if point < (start + end) / 2 else end == pytest.approx(edge, abs=1e-6)
        assert in_the_middle or at_an_edge


@pytest.mark.parametrize("name", GRAVITIES)
@given(width=edges, height=edges, size=boxes)
def test_a_named_edge_stays_in_view(name, width, height, size):
    # GIVEN any image / WHEN it is cut towards an edge or a corner / THEN the crop reaches to it
    crop = place(width, height, size, Fit.COVER, gravity=GRAVITIES[name]).crop
    missed = {"north": crop.top, "west": crop.left, "south": height - crop.bottom, "east": width - crop.right}
    assert [edge for edge, gap in missed.items() if edge in name and gap > 1e-6] == []


@pytest.mark.parametrize("name", GRAVITIES)
@given(width=edges, height=edges, size=boxes, enlarge=st.booleans())
def test_a_contained_image_moves_to_the_named_edge(name, width, height, size, enlarge):
    # GIVEN any image / WHEN it is contained, towards an edge or a corner / THEN it lies there, and in the box
    placement = place(width, height, size, Fit.CONTAIN, enlarge=enlarge, gravity=GRAVITIES[name])
    right = placement.width - placement.left - placement.content_width
    bottom = placement.height - placement.top - placement.content_height
    assert min(placement.left, placement.top, right, bottom) >= 0
    missed = {"north": placement.top, "west": placement.left, "south": bottom, "east": right}
    assert [edge for edge, gap in missed.items() if edge in name and gap] == []


@pytest.mark.parametrize("fit", [Fit.INSIDE, Fit.OUTSIDE, Fit.FILL])
@given(width=edges, height=edges, size=sizes, gravity=points)
def test_what_is_not_cut_knows_no_gravity(width, height, size, fit, gravity):
    # GIVEN a fit that neither cuts nor pads / WHEN a point is given / THEN nothing is different
    assert place(width, height, size, fit, gravity=gravity) == place(width, height, size, fit)


@given(edges, edges, one_edges, st.booleans(), points)
def test_a_free_edge_makes_all_fits_the_same(width, height, size, enlarge, gravity):
    # GIVEN a size that is no box / WHEN an image is placed by every fit / THEN the results are one
    assert len({place(width, height, size, fit, enlarge=enlarge, gravity=gravity) for fit in Fit}) == 1


@given(edges, edges, megapixels, st.booleans())
def test_megapixels_are_never_more_than_asked(width, height, size, enlarge):
    # GIVEN any image / WHEN an area is asked for / THEN the result has no more pixels
    placement = place(width, height, size, Fit.INSIDE, enlarge=enlarge)
    assert placement.width * placement.height <= round(size.width * 1_000_000)


@given(edges, edges, megapixels)
def test_megapixels_are_not_needlessly_fewer(width, height, size):
    # GIVEN any image / WHEN an area is asked for and it may be enlarged
    placement = place(width, height, size, Fit.INSIDE, enlarge=True)
    # THEN a longest edge of one pixel more would be too many, in the exact ratio or with the other edge rounded
    area = round(size.width * 1_000_000)
    long = max(placement.width, placement.height) + 1
    short = Fraction(min(width, height) * long, max(width, height))
    assert long * max(1, short, int(short + Fraction(1, 2))) > area


@given(edges, edges, megapixels)
def test_an_image_with_no_more_megapixels_is_left_as_it_is(width, height, size):
    # GIVEN an image / WHEN an area is asked for / THEN it changes just when it has more pixels
    fits = place(width, height, size, Fit.INSIDE).is_identity(width, height)
    assert fits == (width * height <= round(size.width * 1_000_000))


@given(edges, edges, percentages)
def test_a_percentage_is_one_of_both_edges(width, height, size):
    # GIVEN any image / WHEN a share of it is asked for / THEN each edge is that share, to a pixel at the most
    placement = place(width, height, size, Fit.INSIDE, enlarge=True)
    for result, edge in ((placement.width, width), (placement.height, height)):
        assert result == 1 or abs(result - edge * size.width / 100) <= 1 + 1e-6


@given(edges, edges, edges)
def test_the_shortest_edge_is_met_exactly(width, height, edge):
    # GIVEN any image / WHEN a shortest edge is asked for and it may be enlarged / THEN that is the shorter edge
    placement = place(width, height, Size(edge, edge, Unit.SHORT_EDGE), Fit.INSIDE, enlarge=True)
    assert min(placement.width, placement.height) == edge


@pytest.mark.parametrize("fit", Fit)
@given(
    width=edges,
    height=edges,
    size=every_size,
    gravity=points,
    enlarge=st.booleans(),
    scale=st.floats(0, 1, exclude_min=True),
)
# 6 pixels become 2, the content keeps its one, and where it lay was 5: it has to move.
@example(width=1, height=100, size=Size(6, 100), gravity=GRAVITIES["east"], enlarge=False, scale=0.4)
def test_a_smaller_placement_is_still_one(width, height, size, fit, gravity, enlarge, scale):
    # GIVEN any placement / WHEN it is made smaller
    before = place(width, height, size, fit, gravity=gravity, enlarge=enlarge)
    after = before.scaled(scale)
    # THEN no edge is zero or longer than before, and the content lies within the result
    assert 1 <= after.content_width <= after.width <= before.width
    assert 1 <= after.content_height <= after.height <= before.height
    assert 0 <= after.left <= after.width - after.content_width
    assert 0 <= after.top <= after.height - after.content_height
    # and it shows the same of the source, and pads where it padded before
    assert after.crop == before.crop
    if fit is not Fit.CONTAIN:
        assert (after.width, after.height) == (after.content_width, after.content_height)


@pytest.mark.parametrize("fit", Fit)
@given(width=edges, height=edges, size=every_size, gravity=points)
def test_a_placement_at_its_own_scale_is_the_same(width, height, size, fit, gravity):
    # GIVEN any placement / WHEN it is scaled by one / THEN nothing changes
    placement = place(width, height, size, fit, gravity=gravity)
    assert placement.scaled(1) == placement


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


@pytest.mark.parametrize(
    ("gravity", "crop"),
    [
        ("west", Box(0, 0, 200, 200)),
        ("north", Box(100, 0, 300, 200)),
        ("centre", Box(100, 0, 300, 200)),
        ("south-east", Box(200, 0, 400, 200)),
        ("0.4,0.1", Box(60, 0, 260, 200)),
        ("0.1,0.5", Box(0, 0, 200, 200)),  # as near as the image reaches
    ],
)
def test_gravity_says_what_stays_in_view(gravity, crop):
    # GIVEN an image twice as wide as high / WHEN it is cut to a square around a point / THEN this is left
    assert place(400, 200, Size(100, 100), Fit.COVER, gravity=Gravity.parse(gravity)).crop == crop


def test_gravity_moves_what_is_contained():
    # GIVEN an image twice as wide as high / WHEN it is contained in a square, a tenth down / THEN 5 of 50 are above it
    placement = place(400, 200, Size(100, 100), Fit.CONTAIN, gravity=Gravity.parse("0,0.1"))
    assert (placement.left, placement.top, placement.content_width, placement.content_height) == (0, 5, 100, 50)


@pytest.mark.parametrize("name", GRAVITIES)
def test_nine_points_have_names(name):
    # GIVEN a name / WHEN it is parsed, however it is written / THEN it is that point, and is shown by its name
    gravity = Gravity.parse(f" {name.upper()} ")
    assert (str(gravity), gravity) == (name, GRAVITIES[name])


def test_the_middle_has_two_spellings():
    # GIVEN the other spelling / WHEN it is parsed / THEN it is the middle
    assert Gravity.parse("center") == Gravity.parse("centre") == Gravity(0.5, 0.5)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_point_is_read_back_as_it_is_written(x, y):
    # GIVEN any point in thousandths / WHEN its text is parsed / THEN it is the same
    gravity = Gravity(x / 1000, y / 1000)
    assert Gravity.parse(str(gravity)) == gravity


@pytest.mark.parametrize(
    "text",
    ["", "up", "0.5", "0.5,", "0.5,0.5,0.5", "2,0", "0,-0.1", "nan,0", "inf,0", "0.5;0.5", "north,south", "a\nb"],
)
def test_what_is_no_gravity_is_refused(text):
    # GIVEN text that is no point of an image / WHEN it is parsed / THEN one line says so, and the field is named
    with pytest.raises(RequestError) as caught:
        Gravity.parse(text)
    assert caught.value.field == "gravity"
    assert str(caught.value).isprintable()
