"""Settings of the encoders, and sizes of files as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgbatch.domain.encoding import Encoding, parse_bytes
from imgbatch.domain.error import RequestError
from imgbatch.domain.resampling import MAX_SHARPEN, Resampling

RANGES = [
    (Encoding, "quality", 1, 100),
    (Encoding, "png_level", 0, 9),
    (Encoding, "webp_method", 0, 6),
    (Encoding, "avif_speed", 0, 10),
    (Encoding, "colours", 2, 256),
    (Encoding, "max_bytes", 1, 10**12),
    (Resampling, "sharpen", 0, MAX_SHARPEN),
]


@pytest.mark.parametrize(("type_", "field", "least", "most"), RANGES)
def test_both_ends_of_a_range_are_in_it(type_, field, least, most):
    # GIVEN the least and the largest value / WHEN they are set / THEN they are
    assert [getattr(type_(**{field: value}), field) for value in (least, most)] == [least, most]


@pytest.mark.parametrize(
    ("type_", "field", "value"),
    [
        *((type_, field, least - 1) for type_, field, least, _ in RANGES),
        *((type_, field, most + 1) for type_, field, _, most in RANGES if field != "max_bytes"),
    ],
)
def test_a_value_out_of_range_is_named(type_, field, value):
    # GIVEN a value out of range / WHEN it is set / THEN one line says so, and the error knows the field
    with pytest.raises(RequestError) as caught:
        type_(**{field: value})
    assert caught.value.field == field
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("200", 200_000),
        ("1.5", 1500),
        ("200KB", 200_000),
        ("200 kb", 200_000),
        (" 200k ", 200_000),
        ("1.5MB", 1_500_000),
        ("1.5m", 1_500_000),
        ("999b", 999),
        ("1.005KB", 1005),  # as a float, a little less than 1005
        ("1.001MB", 1_001_000),
        ("0", 0),  # a number all the same; no encoding takes it
    ],
)
def test_the_size_of_a_file_may_be_written_in_several_ways(text, size):
    # GIVEN what people write / WHEN it is parsed / THEN it is that many bytes
    assert parse_bytes(text) == size


@given(st.integers(1, 10**9 - 1))
def test_thousandths_are_bytes(size):
    # GIVEN any number of bytes / WHEN it is written in kilobytes / THEN not one is lost
    assert parse_bytes(f"{size // 1000}.{size % 1000:03}KB") == size


@pytest.mark.parametrize(
    "text", ["", "big", "-5", "1,5MB", "1GB", "1KiB", "1e3", "1.2345MB", "KB", "5 5", "٣", "9" * 50, "1\n\nx"]
)
def test_what_is_no_size_of_a_file_is_refused(text):
    # GIVEN text that is no size of a file / WHEN it is parsed / THEN one line says so, and the field is named
    with pytest.raises(RequestError) as caught:
        parse_bytes(text)
    assert caught.value.field == "max_bytes"
    assert str(caught.value).isprintable()
