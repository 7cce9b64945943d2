"""How long an image takes, by what is known before anybody has seen its pixels."""

from __future__ import annotations

import pytest

from imgbatch.domain.cost import format_of, seconds
from imgbatch.domain.encoding import Encoding
from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.format import WRITTEN, Format
from imgbatch.domain.job import Header, Source
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size

PHOTO = Source(0, "/a.jpg", bytes=4_000_000, header=Header(Format.JPEG, 4000, 3000))
ONE = Recipe(sizes=(Size(1280, 1280),))


def test_more_pixels_more_sizes_and_slower_formats_take_longer():
    # GIVEN a photo / WHEN more is asked of it / THEN it takes longer
    large = Source(0, "/a.jpg", header=Header(Format.JPEG, 12_000, 9000))
    many = Recipe(sizes=tuple(Size(edge, edge) for edge in (1280, 960, 640)))
    assert seconds(large, ONE) > seconds(PHOTO, ONE)
    assert seconds(PHOTO, many) > seconds(PHOTO, ONE)
    as_png, as_avif = (seconds(PHOTO, Recipe(sizes=ONE.sizes, format=format_)) for format_ in (Format.PNG, Format.AVIF))
    assert min(as_png, as_avif) > 2 * seconds(PHOTO, ONE)


@pytest.mark.parametrize("slow", [{"png_level": 9}, {"optimise": True}])
def test_an_encoder_that_tries_harder_takes_longer(slow):
    # GIVEN a PNG / WHEN it is to become as small as possible / THEN that takes longer
    usual, hard = (Recipe(format=Format.PNG, encoding=Encoding(**given)) for given in ({}, slow))
    assert seconds(PHOTO, hard) > seconds(PHOTO, usual)


def test_without_a_header_bytes_stand_for_pixels():
    # GIVEN a photo of which only the size is known / WHEN it is estimated / THEN that is about right
    unknown = Source(0, "/a.JPG", bytes=PHOTO.bytes)
    assert seconds(unknown, ONE) == pytest.approx(seconds(PHOTO, ONE), rel=0.3)


@pytest.mark.parametrize(
    ("path", "format_"),
    [("/a.PNG", Format.PNG), ("/a.heif", Format.HEIC), ("/a", Format.JPEG), ("/a.jxl", Format.JPEG)],
)
def test_a_name_says_the_format_where_nobody_has_looked(path, format_):
    # GIVEN a source without a header / WHEN its format is guessed / THEN by its suffix, and it is JPEG otherwise
    assert format_of(Source(0, path)) is format_


@pytest.mark.parametrize("read", Format)
@pytest.mark.parametrize("write", [None, *WRITTEN])
def test_every_pair_of_formats_has_a_cost(read, write):
    # GIVEN any source and any target / WHEN it is estimated / THEN there is a figure
    assert 0 < seconds(Source(0, "/a", header=Header(read, 400, 300)), Recipe(format=write)) < 60


def test_what_cannot_be_read_and_what_is_empty_take_no_time():
    # GIVEN a broken source, and an empty one / WHEN they are estimated / THEN they take next to nothing
    assert seconds(Source(0, "/a.jpg", bytes=10**9, error=ErrorInfo(ErrorKind.CORRUPT, "broken")), ONE) == 0
    assert seconds(Source(0, "/a.jpg"), ONE) < 0.01


def test_every_frame_counts_where_it_is_written():
    # GIVEN an animation / WHEN it stays one, or becomes a photo / THEN its frames count, or they do not
    film = Source(0, "/a.gif", header=Header(Format.GIF, 400, 300, frames=50))
    assert seconds(film, ONE) > 10 * seconds(film, Recipe(format=Format.JPEG))
