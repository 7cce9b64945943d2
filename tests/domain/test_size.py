"""Sizes as people write them, and the edges that they come to for one image."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imgbatch.domain.error import RequestError
from imgbatch.domain.size import MAX_DPI, MAX_EDGE, Size, Unit

edges = st.integers(1, MAX_EDGE)


def decimals(least, most, places=3):
    """Numbers with a point, as text."""
    step = 10**places
    return st.integers(round(least * step), round(most * step)).map(lambda number: f"{number / step:.9g}")


def one_or_two(numbers):
    """A longest edge, both edges, or one of them, as text."""
    both = st.tuples(numbers, st.sampled_from("xX×*"), numbers).map("".join)
    return numbers | both | numbers.map("{}x".format) | numbers.map("x{}".format)


texts = st.one_of(
    one_or_two(edges.map(str)),
    edges.map("{}px".format),
    edges.map("short{}".format),
    edges.map("Longest edge: {}".format),
    decimals(0.001, 1000).map("{}%".format),
    decimals(0.001, 1000).map("{}MP".format),
    st.tuples(one_or_two(decimals(0.3, 999)), st.sampled_from(["cm", "mm"]), st.integers(90, 160)).map(
        lambda parts: "{}{}@{}dpi".format(*parts)
    ),
    one_or_two(decimals(0.01, 200)).map("{}in".format),
    st.integers(1, MAX_DPI).map("6in@{}".format),
)


@given(texts)
@example("1234.567mm")  # seven digits
def test_a_size_is_read_back_as_it_is_written(text):
    # GIVEN any size that can be written / WHEN its own text is parsed / THEN it is the same size
    size = Size.parse(text)
    assert Size.parse(str(size)) == size


@given(texts)
def test_the_text_of_a_size_may_stand_in_a_name(text):
    # GIVEN any size / WHEN it is written / THEN no file system objects to a letter of it
    assert not set('/\\:*?"<>|\0 ') & set(str(Size.parse(text)))


@given(texts)
def test_a_size_comes_back_from_json(text):
    # GIVEN any size / WHEN it goes through JSON / THEN it is the same
    size = Size.parse(text)
    assert msgspec.json.decode(msgspec.json.encode(size), type=Size) == size


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [
        ("1920x1080", 1920, 1080),
        ("1920X1080", 1920, 1080),
        ("1920×1080", 1920, 1080),
        ("1920*1080", 1920, 1080),
        ("1920 x 1080 px", 1920, 1080),
        (" 640x ", 640, None),
        ("x480", None, 480),
        ("1920", 1920, 1920),
        ("1920px", 1920, 1920),
        ("1920.0", 1920, 1920),
        ("long1920", 1920, 1920),
        ("Longest Edge: 1920", 1920, 1920),
        ("longest=1920px", 1920, 1920),
        ("65535", MAX_EDGE, MAX_EDGE),
    ],
)
def test_pixels_may_be_written_in_several_ways(text, width, height):
    # GIVEN what people write / WHEN it is parsed / THEN it is what they mean
    assert Size.parse(text) == Size(width, height)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("short1080", 1080, Unit.SHORT_EDGE),
        ("SHORT 1080 PX", 1080, Unit.SHORT_EDGE),
        ("shortest edge: 1080", 1080, Unit.SHORT_EDGE),
        ("50%", 50, Unit.PERCENT),
        (" 12.5 % ", 12.5, Unit.PERCENT),
        ("50\u00a0%", 50, Unit.PERCENT),  # with the space that does not break, as word processors write it
        ("1000%", 1000, Unit.PERCENT),
        ("2MP", 2, Unit.MEGAPIXELS),
        ("2.5 mp", 2.5, Unit.MEGAPIXELS),
        ("2mpx", 2, Unit.MEGAPIXELS),
        ("1 Megapixel", 1, Unit.MEGAPIXELS),
        ("2 megapixels", 2, Unit.MEGAPIXELS),
    ],
)
def test_one_number_may_be_asked_of_the_whole_image(text, number, unit):
    # GIVEN a share, an area or the shortest edge / WHEN it is parsed / THEN there is one number, and no box to fill
    size = Size.parse(text)
    assert size == Size(number, number, unit)
    assert size.is_one_edge


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("10x15cm@300dpi", (1181, 1772)),
        ("10 X 15 CM @ 300 DPI", (1181, 1772)),
        ("10x15cm", (1181, 1772)),  # 300 dots an inch unless it is said
        ("100x150mm@300", (1181, 1772)),
        ("2.54cm@600", (600, 600)),
        ("4x6in@300dpi", (1200, 1800)),
        ("4x6inch@300dpi", (1200, 1800)),
        ('4x6"', (1200, 1800)),
        ("6in@72dpi", (432, 432)),
        ("x15cm@300dpi", (None, 1772)),
        ("8.5xin@100dpi", (850, None)),
    ],
)
def test_a_size_of_print_is_one_in_pixels(text, edges):
    # GIVEN a size of paper / WHEN it is parsed / THEN it comes to these pixels for every image, and is a box
    size = Size.parse(text)
    assert size.edges(4000, 3000) == size.edges(3, 4) == edges
    assert not size.is_one_edge


def test_the_dots_an_inch_are_known():
    # GIVEN sizes of print and of pixels / WHEN they are parsed / THEN the first have dots an inch to write down
    assert [Size.parse(text).dpi for text in ("6in@72", "6in", "6", "50%")] == [72, 300, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "big", "-5", "10x10x10", "1e3", "10 10", "٣", "9" * 50, "10y20", "px", "1920x1080\nx"),
        *("0", "0x10", "65536", "10x99999", "10.5", "short0", "short65536", "short1.5", "short", "long", "short10x10"),
        *("%", "0%", "1000.1%", "-5%", "50x50%", "0.0001%", "%50", "MP", "0MP", "1000.001MP", "2x2MP"),
        *("cm", "xcm", "0cm", "0.001mm@1dpi", "10cm@", "10cm@0dpi", "10cm@10001dpi", "10cm@300ppi", "@300dpi"),
        *("999in@300", "10@300dpi", "50%@300dpi", "10 15cm", "1km", "10cm@-3"),
        *("1,920", "1920,1080", "12,5%", "1,5MP", "10,5cm"),  # a comma stands between sizes
        *("1ın", "1İn", "ſhort10", "longeſt10"),  # letters that count as ours where case is ignored
    ],
)
def test_what_is_no_size_is_refused(text):
    # GIVEN text that is no size / WHEN it is parsed / THEN one line says so, and the field is that of sizes
    with pytest.raises(RequestError) as caught:
        Size.parse(text)
    assert caught.value.field == "sizes"
    assert str(caught.value).isprintable()


@given(st.text("0123456789.x%@ cmindpshortMP,é\n", max_size=12) | st.text(max_size=12))
def test_no_text_is_a_bug(text):
    # GIVEN any text / WHEN it is parsed / THEN it is a size or refused, and nothing else is raised
    try:
        size = Size.parse(text)
    except RequestError:
        return
    assert Size.parse(str(size)) == size


@pytest.mark.parametrize(
    "values",
    [
        {"width": None, "height": None},
        {"width": 10, "height": 10, "unit": "cm"},
        {"width": 10, "height": 10, "unit": "cm", "dpi": MAX_DPI + 1},
        {"width": 50, "height": None, "unit": "%"},
        {"width": None, "height": 2, "unit": "MP"},
        {"width": 1080, "height": 1090, "unit": "short"},
        {"width": -1, "height": None},
        {"width": float("inf"), "height": None},
        {"width": float("nan"), "height": None},
        {"width": None, "height": float("inf"), "unit": "cm", "dpi": 300},
    ],
)
def test_numbers_that_make_no_sense_are_refused_in_a_file_too(values):
    # GIVEN a size in a file of settings that no text could give / WHEN it is read / THEN it is refused
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(values, Size)


@given(edges, edges, edges)
def test_the_shortest_edge_is_the_one_that_is_asked_for(width, height, edge):
    # GIVEN any image / WHEN a shortest edge is asked for / THEN that edge is set, and the longer one is free
    found = Size(edge, edge, Unit.SHORT_EDGE).edges(width, height)
    assert found == ((edge, None) if width < height else (None, edge))


@given(edges, edges, st.integers(1, 1_000_000).map(lambda thousandths: thousandths / 1000))
def test_a_percentage_is_one_of_the_longest_edge(width, height, percent):
    # GIVEN any image / WHEN a share of it is asked for / THEN its longest edge is that share to half a pixel
    across, down = Size(percent, percent, Unit.PERCENT).edges(width, height)
    edge = across or down
    assert (across is None) == (width < height)
    assert edge == 1 or abs(edge - max(width, height) * percent / 100) <= 0.5 + 1e-6


@pytest.mark.parametrize(
    ("text", "source", "edge"),
    [
        ("2MP", (4000, 3000), 1632),  # 1633 x 1225 would be 2.0004 MP
        ("1MP", (1000, 1000), 1000),
        ("1.001MP", (1_001_000, 1), 1_001_000),  # a thousand pixels more, not 999
        ("0.001MP", (9999, 1), 1000),
    ],
)
def test_megapixels_are_counted_exactly(text, source, edge):
    # GIVEN an image / WHEN an area is asked for / THEN the longest edge is the longest that keeps to it
    assert Size.parse(text).edges(*source)[0] == edge
