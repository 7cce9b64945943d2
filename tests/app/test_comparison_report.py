from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import msgspec
import pytest

from imgbatch.app.comparison_report import check_path, save, to_html, to_json, to_svg
from imgbatch.domain.error import RequestError
from imgbatch.domain.lesson import in_english
from imgbatch.domain.lessons import lessons

EVIL = '<script>alert("1")</script>&amp;\'\x07\udce9'
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def evil(comparisons):
    """A comparison that has marks in every text that comes from elsewhere."""
    comparison = comparisons.comparison(
        sample=msgspec.structs.replace(comparisons.SAMPLE, formats={EVIL: 48}, sizes=(EVIL,)),
        failing={(comparisons.THREADS_2, 0): EVIL},
    )
    machine = msgspec.structs.replace(comparison.machine, system=EVIL, python=EVIL)
    return msgspec.structs.replace(comparison, machine=machine)


class Page(HTMLParser):
    """Elements, their attributes, and the text."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.attributes, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("trials", [None, 7, 1, 0])
def test_svg_is_well_formed(comparisons, trials):
    # GIVEN a comparison at any stage / WHEN it is drawn / THEN that is XML, of light and dark colours, with a ground
    text = to_svg(comparisons.comparison(trials=trials))
    root = ET.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text
    assert "prefers-color-scheme: dark" in root.find(f"{SVG}style").text
    assert root.find(f"{SVG}rect").get("class") == "ground"


def test_svg_has_nothing_from_elsewhere(comparisons):
    # GIVEN a comparison / WHEN it is drawn / THEN it neither runs nor loads anything
    text = to_svg(comparisons.comparison())
    assert "script" not in text
    assert "href" not in text
    assert "url(" not in text


def test_svg_says_what_a_box_is(comparisons):
    # GIVEN a comparison / WHEN it is drawn / THEN boxes have titles
    titles = [title.text for title in ET.fromstring(to_svg(comparisons.comparison())).iter(f"{SVG}title")]
    assert any(title.startswith("Image 1, worker 1: ") for title in titles)
    assert any(title.startswith("2 threads: 16.1 images a second") for title in titles)


def test_every_role_has_a_colour(comparisons):
    # GIVEN a comparison with everything in it / WHEN it is drawn / THEN each class is styled
    root = ET.fromstring(to_svg(comparisons.comparison(trials=3, failing={(comparisons.THREADS_1, 0): "killed"})))
    style = root.find(f"{SVG}style").text
    used = {name for element in root.iter() for name in element.get("class", "").split()}
    assert {"bar", "best", "track", "failure", "quiet", "grid", "bar-waiting"} <= used
    for name in used - {"start"}:
        assert f".{name} " in style, name


def test_page_has_no_script_and_loads_nothing(evil):
    # GIVEN a comparison with marks in its texts / WHEN its page is written / THEN they are texts there
    page = Page(to_html(evil))
    assert "script" not in page.elements
    assert "img" not in page.elements
    assert "link" not in page.elements
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")]
    assert page.text.count('<script>alert("1")</script>&amp;\'\\x07\\xe9') >= 5


def test_svg_of_evil_texts_is_well_formed(evil):
    # GIVEN a reason with marks, a control character and a byte that is not UTF-8 / WHEN it is drawn / THEN it is XML
    texts = [element.text for element in ET.fromstring(to_svg(evil)).iter(f"{SVG}text")]
    assert '1 of 3 failed: <script>alert("1")</script>&amp;\'\\x07\\xe9' in texts


def test_page_says_all(comparisons):
    # GIVEN a comparison / WHEN its page is written / THEN all of it is there
    comparison = comparisons.comparison()
    page = Page(to_html(comparison))
    assert "2 processes: 18.8 images a second" in page.text
    for lesson in lessons(comparison):
        assert in_english(lesson) in page.text
    assert page.elements.count("svg") == 1
    assert page.elements.count("tr") == 1 + 5
    for text in ("18.7–19.3", "1.79 ×", "89 %", "310.0 MB", "48 of 1203 images", "40 JPEG, 8 PNG", "1920, 320x240"):
        assert text in page.text
    for text in ("each way 3 times", "2 cores", "CPython 3.11.7, with an interpreter lock"):
        assert text in page.text
    assert "What failed" not in page.text


def test_page_names_who_failed(comparisons):
    # GIVEN a contender that failed / WHEN the page is written / THEN it says so, with the whole reason
    reason = "the program ended with SIGKILL " * 9
    page = Page(to_html(comparisons.comparison(failing={(comparisons.PROCESSES_2, 1): reason})))
    assert "What failed" in page.text
    assert reason.strip() in page.text


def test_page_of_nothing(comparisons):
    # GIVEN a comparison that was cancelled before anything was known / WHEN its page is written / THEN it says so
    assert "Nothing was measured" in Page(to_html(comparisons.comparison(trials=0))).text


def test_json_holds_everything(evil):
    # GIVEN a comparison / WHEN it is written for programs / THEN it is ASCII, and comes back as it was
    text = to_json(evil)
    assert text.isascii()
    plain = json.loads(text)
    assert plain["lessons"] == [in_english(lesson) for lesson in lessons(evil)]
    assert plain["machine"]["system"] == EVIL
    known = {name: plain[name] for name in evil.__struct_fields__}
    assert msgspec.convert(known, type(evil)) == evil


@pytest.mark.parametrize(("name", "write"), [("a.html", to_html), ("a.SVG", to_svg), ("a.json", to_json)])
def test_save_goes_by_the_suffix(comparisons, tmp_path, name, write):
    # GIVEN a path / WHEN a comparison is saved there, twice / THEN it is what the suffix says, and nothing else is left
    comparison = comparisons.comparison()
    save(comparisons.comparison(trials=3), str(tmp_path / name))
    save(comparison, str(tmp_path / name))
    assert (tmp_path / name).read_bytes() == write(comparison).encode()
    assert os.listdir(tmp_path) == [name]


@pytest.mark.parametrize("name", ["a.png", "a", "a.html.txt", ".svg"])
def test_other_suffixes_are_refused(comparisons, tmp_path, name):
    # GIVEN a suffix of no such format / WHEN it is saved there / THEN it says which there are
    with pytest.raises(RequestError, match=r"must end with \.html, \.svg, \.json"):
        save(comparisons.comparison(), str(tmp_path / name))
    assert os.listdir(tmp_path) == []


def test_a_folder_that_does_not_exist_is_refused(tmp_path):
    # GIVEN a folder that is not there / WHEN the path is checked / THEN that is said before anything is measured
    with pytest.raises(RequestError, match="does not exist"):
        check_path(str(tmp_path / "none" / "a.html"))


@pytest.mark.parametrize("content", ["image", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html></html>", b""])
def test_what_is_no_comparison_is_not_replaced(comparisons, images, tmp_path, content):
    # GIVEN an image under a wrong name, or a drawing, or a page of somebody else / WHEN it is saved there
    path = tmp_path / "a.svg"
    before = images.encoded(images.plain(), "PNG") if content == "image" else content
    path.write_bytes(before)
    # THEN it is refused, and what is there stays
    with pytest.raises(RequestError, match="is already there, and no comparison"):
        save(comparisons.comparison(), str(path))
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["a.svg"]


@pytest.mark.parametrize("is_there", [True, False])
def test_no_link_is_followed(comparisons, tmp_path, is_there):
    # GIVEN a link to something else, or to nothing / WHEN it is saved there / THEN it is refused, and both stay
    target = tmp_path / "photo.jpg"
    if is_there:
        target.write_bytes(b"photo")
    link = tmp_path / "a.html"
    link.symlink_to(target)
    with pytest.raises(RequestError, match="no regular file"):
        save(comparisons.comparison(), str(link))
    assert link.is_symlink()
    assert target.exists() is is_there


def test_a_link_in_the_place_of_the_partial_file_is_not_followed(comparisons, tmp_path):
    # GIVEN a link that has the name of the partial file / WHEN it is saved / THEN it is refused, and nothing is written
    target = tmp_path / "photo.jpg"
    target.write_bytes(b"photo")
    partial = tmp_path / f"a.html.{os.getpid()}.part"
    partial.symlink_to(target)
    with pytest.raises(RequestError, match="cannot be written"):
        save(comparisons.comparison(), str(tmp_path / "a.html"))
    assert target.read_bytes() == b"photo"
    assert partial.is_symlink()


def test_a_pipe_does_not_hold_it_up(comparisons, tmp_path):
    # GIVEN a FIFO of that name / WHEN it is saved there / THEN it is refused at once
    os.mkfifo(tmp_path / "a.html")
    with pytest.raises(RequestError, match="no regular file"):
        save(comparisons.comparison(), str(tmp_path / "a.html"))


def test_a_name_that_is_not_utf_8(comparisons, tmp_path):
    # GIVEN a path with a byte that is not UTF-8 / WHEN it is saved there / THEN it is
    path = os.fsencode(tmp_path) + b"/caf\xe9.json"
    save(comparisons.comparison(), os.fsdecode(path))
    with open(path, "rb") as file:
        assert json.load(file)["made_by"] == "imgbatch comparison"
