"""Names of outputs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgbatch.domain.error import RequestError
from imgbatch.domain.format import Format
from imgbatch.domain.naming import TakenNames, check_template, output_name


@pytest.mark.parametrize(
    "template", ["{stem}", "{stem}-{size}", "small_{stem}", "{size} {stem}.{format}", "{{{stem}}}"]
)
def test_a_template_that_names_a_file_is_taken(template):
    # GIVEN a template with the stem / WHEN it is checked for one size / THEN it is fine
    check_template(template, several_sizes=False)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("photo", "must contain {stem}"),
        ("../{stem}", "'/'"),
        ("sub/{stem}", "'/'"),
        ("a\\{stem}", "contain"),
        ("{stem}\0", "contain"),
        ("C:{stem}", "':'"),
        ("{stem}{", "single brace"),
        ("}{stem}", "single brace"),
        ("{stem}{}", "not a field"),
        ("{0}{stem}", "not a field"),
        ("{stem.__class__}", "not a field"),
        ("{stem[0]}", "not a field"),
        ("{stem!r}", "not a field"),
        ("{stem:>999999999}", "not a field"),
        ("{stem:{size}}", "not a field"),
        ("{stme}", "did you mean {stem}"),
        ("{sizes}-{stem}", "did you mean {size}"),
    ],
)
def test_a_hostile_template_is_refused(template, message):
    # GIVEN a template that is no name, or more than one / WHEN it is checked / THEN it is refused with the reason
    with pytest.raises(RequestError) as caught:
        check_template(template, several_sizes=False)
    assert message in str(caught.value)
    assert caught.value.field == "name"


def test_several_sizes_need_the_size_in_the_name():
    # GIVEN a template without size / WHEN there are several / THEN it is refused, for one output would hide another
    with pytest.raises(RequestError, match=r"must contain \{size\}"):
        check_template("{stem}", several_sizes=True)


@given(st.text(max_size=30))
def test_no_text_is_a_bug(template):
    # GIVEN any text / WHEN it is checked / THEN it is fine and names a file, or refused, and nothing else is raised
    try:
        check_template(template, several_sizes=False)
    except RequestError:
        return
    name = output_name(template, source="a.jpg", size="9", source_format=Format.JPEG, target_format=Format.JPEG)
    assert not set("/\\\0") & set(name)


@pytest.mark.parametrize(
    ("source", "target_format", "name"),
    [
        ("a.jpg", Format.JPEG, "a-9.jpg"),
        ("A.JPEG", Format.JPEG, "A-9.JPEG"),  # it says the truth: kept letter for letter
        ("a.jpg", Format.PNG, "a-9.png"),
        ("a.png", Format.JPEG, "a-9.jpg"),  # a JPEG by another name
        ("a", Format.JPEG, "a-9.jpg"),
        ("a.b.jpg", Format.WEBP, "a.b-9.webp"),
        (".jpg", Format.JPEG, ".jpg-9.jpg"),
    ],
)
def test_the_suffix_says_the_truth(source, target_format, name):
    # GIVEN a JPEG by any name / WHEN its output is named / THEN the suffix is kept where it is true, else replaced
    found = output_name(
        "{stem}-{size}", source=source, size="9", source_format=Format.JPEG, target_format=target_format
    )
    assert found == name


def test_braces_of_the_source_are_letters():
    # GIVEN a source whose name looks like a template / WHEN its output is named / THEN it is only a name
    name = output_name("{stem}", source="{size}.jpg", size="9", source_format=Format.JPEG, target_format=Format.JPEG)
    assert name == "{size}.jpg"


def test_a_name_that_is_not_utf8_keeps_its_bytes():
    # GIVEN bytes that are no UTF-8 / WHEN the output is named / THEN they are still there
    name = output_name(
        "{stem}-{size}", source="caf\udce9.jpg", size="9", source_format=Format.JPEG, target_format=Format.JPEG
    )
    assert name == "caf\udce9-9.jpg"


def test_a_taken_name_gets_a_number():
    # GIVEN a name that was given out / WHEN it is asked for again / THEN it is numbered before its suffix
    taken = TakenNames()
    assert [taken.reserve("/out/a.jpg") for _ in range(3)] == ["/out/a.jpg", "/out/a-2.jpg", "/out/a-3.jpg"]


def test_a_number_does_not_take_what_is_taken():
    # GIVEN a source that has such a number itself / WHEN a double comes / THEN the next number is used
    taken = TakenNames()
    assert [taken.reserve(name) for name in ("a-2.jpg", "a.jpg", "a.jpg")] == ["a-2.jpg", "a.jpg", "a-3.jpg"]


@pytest.mark.parametrize("other", ["/out/Ärger.JPG", "/out/a\u0308rger.jpg", "/out/A\u0308RGER.jpg"])
def test_names_that_are_one_on_other_systems_count_as_one(other):
    # GIVEN a name / WHEN one comes that differs in case or Unicode form only / THEN it is numbered
    taken = TakenNames()
    taken.reserve("/out/ärger.jpg")
    assert "-2." in taken.reserve(other)


@given(st.lists(st.text("aA-2.", min_size=1, max_size=4), max_size=30))
def test_no_name_is_given_out_twice(names):
    # GIVEN many names that look alike / WHEN all are reserved / THEN all are different, whatever the case
    taken = TakenNames()
    given_out = [taken.reserve(f"/out/{name}").casefold() for name in names]
    assert len(set(given_out)) == len(given_out)
