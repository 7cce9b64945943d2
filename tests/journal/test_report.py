from __future__ import annotations

import csv
import io
import json
import os
from html.parser import HTMLParser

import pytest

from imgbatch.domain.error import ErrorInfo, ErrorKind, RequestError
from imgbatch.domain.job import ALREADY_THERE, JobCancelled, JobFailed, JobSkipped
from imgbatch.journal.report import COLUMNS, WRITERS, run_to_report

NOT_UTF8 = os.fsdecode(b"/photos/caf\xe9.jpg")
EVIL = '/photos/<script>alert("1")</script>&amp;\'\n.jpg'


@pytest.fixture
def run(journal, make):
    """A run with every kind of result, and names of every kind."""
    number = journal.begin(make.request("/out/<b>", paths=("/photos", EVIL)))
    units = [
        make.unit(place, path, f"/out/{place}.jpg") for place, path in enumerate(["/a", NOT_UTF8, EVIL, "/d", "/e"])
    ]
    journal.planned(number, units)
    damaged = ErrorInfo(ErrorKind.CORRUPT, "it is <damaged>", "copy it", "Traceback\n  <module>")
    results = [
        make.done(units[0], notes=("the profile is <odd>",), backup="/out/backup/1.jpg"),
        JobSkipped(1, make.size, "/out/1.jpg", ALREADY_THERE),
        JobFailed(2, make.size, "/out/2.jpg", damaged),
        JobCancelled(3, make.size, "/out/3.jpg"),
    ]
    journal.finished(number, [(units[result.unit].source.path, result) for result in results])
    journal.end(number, "cancelled")
    return journal.run(number)


@pytest.fixture
def written(journal, run):
    """Write the run in one format; the text, with its line ends as they are."""

    def write(format_, record=run):
        out = io.StringIO(newline="")
        WRITERS[format_](journal, record, out)
        return out.getvalue()

    return write


def test_json_is_one_document(written, run):
    # GIVEN a run / WHEN it is written as JSON / THEN it is ASCII, and holds everything, names to the last byte
    text = written("json")
    assert text.isascii()
    document = json.loads(text)
    assert document["run"]["id"] == run.id
    assert document["run"]["request"]["paths"] == ["/photos", EVIL]
    assert [job["source"] for job in document["jobs"]] == ["/a", NOT_UTF8, EVIL, "/d", "/e"]
    assert [job["result"] and job["result"]["state"] for job in document["jobs"]] == [
        "done",
        "skipped",
        "failed",
        "cancelled",
        None,
    ]


def test_json_of_a_run_without_jobs(journal, make, written):
    # GIVEN a run that found nothing / WHEN it is written as JSON / THEN it still is a document
    assert json.loads(written("json", journal.run(make.run(journal))))["jobs"] == []


def test_csv_has_a_row_for_each_job(written):
    # GIVEN a run / WHEN it is written as CSV / THEN rows end as in RFC 4180, have one length, and say what happened
    text = written("csv")
    assert text.count("\r\n") == text.count("\n") == 6
    heading, *rows = csv.reader(io.StringIO(text, newline=""))
    assert tuple(heading) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    table = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    assert [row["state"] for row in table] == ["done", "skipped", "failed", "cancelled", "unknown"]
    assert table[0]["notes"] == "the profile is <odd>"
    assert (table[0]["width"], table[0]["bytes"], table[0]["backup"]) == ("30", "3", "/out/backup/1.jpg")
    assert table[1]["source"] == "/photos/caf\\xe9.jpg"
    assert table[2]["reason"] == "it is <damaged>; copy it"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a1)", "\t=1"])
def test_no_cell_of_csv_is_a_formula(journal, make, written, text):
    # GIVEN reasons and names that a spreadsheet would compute / WHEN they are written / THEN it will show them
    number = journal.begin(make.request())
    error = ErrorInfo(ErrorKind.CORRUPT, text)
    journal.finished(
        number, [(text, JobFailed(0, make.size, text, error)), (text, make.done(make.unit(1, "/a", "/b")))]
    )
    _, *rows = csv.reader(io.StringIO(written("csv", journal.run(number))))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {cell for cell in cells if cell.startswith("'")} <= {f"'{text}"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.attributes = []
        self.words = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, data):
        self.words.append(data)


def test_the_page_needs_nothing_and_runs_nothing(written):
    # GIVEN a run with names that look like HTML / WHEN it is written as a page / THEN there is no script and nothing
    # from elsewhere, and every tag is one of ours
    page = Page(written("html"))
    ours = "html head meta title style body main h1 h2 p dl div dt dd table tr th td span details summary pre"
    assert set(page.tags) <= set(ours.split())
    assert {name for name, _ in page.attributes} <= {"lang", "charset", "name", "content", "http-equiv", "class"}
    assert "url(" not in written("html")
    assert "http" not in written("html").replace("http-equiv", "")


def test_the_page_says_everything(written):
    # GIVEN the same / WHEN somebody reads the page / THEN names, reasons and notes are there as they are
    text = "".join(Page(written("html")).words)
    for words in (
        '/photos/<script>alert("1")</script>&amp;\'\\n.jpg',
        "/photos/caf\\xe9.jpg",
        "it is <damaged>",
        "copy it",
        "<module>",
        "the profile is <odd>",
        "/out/backup/1.jpg",
        ALREADY_THERE,
        "/out/<b>",
        "It was cancelled.",
        "not known",
    ):
        assert words in text


def test_failures_come_first(written):
    # GIVEN a run with a failure in its middle / WHEN it is written as a page / THEN that is above all others, and only
    # there
    text = "".join(Page(written("html")).words)
    assert text.index("it is <damaged>") < text.index("/out/0.jpg")
    assert "/out/2.jpg" not in text


def test_the_page_follows_the_system_in_light_and_dark(written):
    # GIVEN any run / THEN its page has colours for both
    assert "prefers-color-scheme: dark" in written("html")


def test_a_request_of_another_version(journal, run, written):
    # GIVEN a run whose request this version cannot read / WHEN it is written / THEN each format still can be
    with journal.database.writing() as db:
        db.execute("UPDATE runs SET request = '{}'")
    for format_ in WRITERS:
        assert "it is " in written(format_, journal.run(run.id))


def test_a_run_that_is_still_going_on(journal, make, written):
    # GIVEN a run that has not ended / WHEN it is written / THEN each format says so
    record = journal.run(make.run(journal, ("/a", "/out/a"), outcome=""))
    assert "still running" in written("html", record)
    assert json.loads(written("json", record))["run"]["outcome"] == "running"


def test_which_run(journal, make):
    # GIVEN no run, then two / WHEN none is named / THEN the last one is meant; one that is not known is refused
    with pytest.raises(RequestError, match="there is no run to report on"):
        run_to_report(journal)
    for _ in range(2):
        make.run(journal)
    assert (run_to_report(journal).id, run_to_report(journal, 1).id) == (2, 1)
    with pytest.raises(RequestError, match="there is no run 3"):
        run_to_report(journal, 3)


class Counting(io.TextIOBase):
    """A stream that keeps nothing but the length of the longest piece."""

    def __init__(self):
        self.longest = self.whole = 0

    def write(self, text):
        self.longest = max(self.longest, len(text))
        self.whole += len(text)
        return len(text)


@pytest.mark.parametrize("format_", WRITERS)
def test_a_long_run_is_written_in_small_pieces(journal, make, format_):
    # GIVEN a run of many jobs / WHEN it is written / THEN never more than a page of them is in one piece
    record = journal.run(make.run(journal, *((f"/photos/{number}", f"/out/{number}") for number in range(2000))))
    out = Counting()
    WRITERS[format_](journal, record, out)
    assert out.whole > 100_000
    assert out.longest < 10_000
