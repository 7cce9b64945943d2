"""Sorting and filtering of rows, without a model."""

from __future__ import annotations

import pytest

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.event import JobFinished, UnitStarted
from imgbatch.domain.format import Format
from imgbatch.domain.job import ALREADY_THERE, UNCHANGED, Header, JobCancelled, JobDone, JobFailed, JobSkipped, Source
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.size import Size
from imgbatch.ui.row_order import Order, words
from imgbatch.ui.source_rows import Column, Row, Stage

DAMAGED = ErrorInfo(ErrorKind.CORRUPT, "the image is damaged")


def row(number, name="a.jpg", width=400, height=300, bytes=1000):
    return Row(
        number,
        f"/photos/{name}",
        Source(number, f"/photos/{name}", "/photos", bytes, Header(Format.JPEG, width, height)),
    )


def numbers(order, rows, recipe=None):
    return [row.number for row in order.arranged(rows, recipe or Recipe())]


def test_names_are_sorted_as_people_count():
    # GIVEN names with numbers / WHEN they are sorted / THEN 2 comes before 10, and case does not count
    rows = [row(0, "img10.jpg"), row(1, "IMG2.jpg"), row(2, "sub/img1.jpg"), row(3, "Alps.jpg")]
    assert numbers(Order(Column.NAME), rows) == [3, 1, 0, 2]
    assert numbers(Order(Column.NAME, descending=True), rows) == [2, 0, 1, 3]


def test_sources_are_sorted_by_pixels_then_bytes_and_paths_that_cannot_be_used_come_first():
    # GIVEN rows of several sizes, one without any / WHEN they are sorted / THEN so
    rows = [row(0, width=900), row(1, bytes=2000), row(2), Row(-1, "/nowhere", error=DAMAGED)]
    assert numbers(Order(Column.SOURCE), rows) == [-1, 2, 1, 0]


def test_results_are_sorted_by_what_the_recipe_makes():
    # GIVEN a long and a small image / WHEN they are sorted by result / THEN it is the size of the result that counts
    rows = [row(0, width=4000, height=100), row(1, width=900, height=900)]
    assert numbers(Order(Column.RESULT), rows, Recipe(sizes=(Size(100, 100), Size(800, 800)))) == [0, 1]
    assert numbers(Order(Column.SOURCE), rows) == [0, 1]
    assert numbers(Order(Column.RESULT, descending=True), rows, Recipe(sizes=(Size(None, 50),))) == [0, 1]


def ended(number, result):
    made = row(number)
    if result is not None:
        made.take(JobFinished("", result))
    return made


@pytest.fixture
def each():
    """A row of each stage, and of each way there."""
    working = row(6)
    working.take(UnitStarted(6, 0, ""))
    return [
        ended(0, None),
        ended(1, JobDone(1, "1920", "/out/x.jpg", 1, 1, 1, 1)),
        ended(2, JobSkipped(2, "1920", "", UNCHANGED)),
        ended(3, JobSkipped(3, "1920", "", ALREADY_THERE)),
        ended(4, JobFailed(4, "1920", "", DAMAGED)),
        ended(5, JobCancelled(5, "1920", "")),
        working,
        Row(-1, "/nowhere", error=DAMAGED),
    ]


@pytest.mark.parametrize(
    ("stage", "found"),
    [(None, 8), (Stage.TO_DO, [0, 5, 6]), (Stage.DONE, [1, 2]), (Stage.SKIPPED, [3]), (Stage.FAILED, [4, -1])],
)
def test_rows_are_chosen_by_how_far_they_have_come(each, stage, found):
    # GIVEN a row of each stage / WHEN only some are wanted / THEN they are shown, in the order of adding
    shown = numbers(Order(stage=stage), each)
    assert (shown if isinstance(found, list) else len(shown)) == found


def test_states_are_sorted_with_what_needs_a_person_first(each):
    # GIVEN a row of each stage / WHEN they are sorted by state / THEN failures come first, and what is in work next
    assert numbers(Order(Column.STATE), each) == [4, -1, 6, 0, 5, 3, 1, 2]


def test_all_words_must_be_in_the_name_whatever_their_case():
    # GIVEN names / WHEN somebody looks for words / THEN those with all of them are shown
    rows = [row(0, "Ostern/Otto.jpg"), row(1, "ostern/Anna.jpg"), row(2, "Anna.jpg")]
    assert numbers(Order(words=words(" ANNA  ostern ")), rows) == [1]
    assert numbers(Order(words=words("  ")), rows) == [0, 1, 2]


def test_the_folder_that_was_given_is_no_part_of_the_name():
    # GIVEN a row / WHEN somebody looks for the folder above it / THEN it is not found by that
    assert numbers(Order(words=words("photos")), [row(0)]) == []
