"""The commands about earlier runs, called in this process."""

from __future__ import annotations

import csv
import io
import json
import os
import sys

import click
import pytest

from imgbatch.app.folders import journal_file
from imgbatch.cli.main import main


@pytest.fixture
def photos(images, tmp_path, monkeypatch):
    """Two photos and one that is broken; the test stands beside their folder."""
    images.write(str(tmp_path / "photos" / "a.jpg"), images.plain(60, 40))
    images.write(str(tmp_path / "photos" / "below" / "b.png"), images.plain(40, 60))
    (tmp_path / "photos" / "broken.jpg").write_bytes(b"no image")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "photos"


@pytest.fixture
def run(capsys):
    """Run a command here; return its exit code, lines and error lines."""

    def command(*args):
        code = main(args)
        captured = capsys.readouterr()
        return code, captured.out.splitlines(), captured.err.splitlines()

    return command


@pytest.fixture
def resized(run, photos):
    """A run over the photos."""

    def resize(*args):
        run("resize", "photos", "--size", "20", "--mode", "serial", *args)

    resize()
    return resize


@pytest.fixture
def person(monkeypatch):
    """Somebody at the terminal who answers a question."""

    def answers(word):
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(click.termui, "visible_prompt_func", lambda _question: word)

    return answers


@pytest.fixture
def nobody(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())


def files(folder="resized"):
    return sorted(
        os.path.relpath(os.path.join(here, name), folder) for here, _, names in os.walk(folder) for name in names
    )


MADE = ["a-20.jpg", "below/b-20.png"]


# runs


def test_there_are_no_runs_yet(run):
    # GIVEN nothing / WHEN runs are listed / THEN that is said
    assert run("runs") == (0, ["There are no runs yet."], [])


def test_runs_are_listed_newest_first(run, resized, photos):
    # GIVEN two runs / WHEN they are listed / THEN each has a line with what came of it
    resized("--output", "other")
    code, (heading, newest, oldest), errors = run("runs")
    assert (code, errors) == (0, [])
    assert heading.split() == ["run", "when", "outcome", "files", "what"]
    assert newest.startswith("2 ")
    assert newest.endswith(f"20 -> {photos.parent / 'other'}")
    assert oldest.startswith("1 ")
    assert "  finished  2 written, " in oldest
    assert ", 1 failed  " in oldest


def test_runs_for_programs(run, resized):
    # GIVEN a run / WHEN runs are listed as JSON / THEN each is one line
    code, (line,), _ = run("runs", "--json")
    record = json.loads(line)
    assert (code, record["id"], record["done"], record["outcome"]) == (0, 1, 2, "finished")
    assert record["request"]["recipe"]["sizes"][0]["width"] == 20


# undo


def test_undo_deletes_what_the_last_run_made(run, resized, photos):
    # GIVEN a run / WHEN it is undone without a question / THEN its files and their folders are gone, the photos are not
    before = files("photos")
    assert run("undo", "--yes") == (0, ["Run 1: 2 files deleted"], [])
    assert not os.path.exists("resized")
    assert files("photos") == before


def test_undo_asks_and_says_what_it_would_do(run, resized, person):
    # GIVEN a person who agrees / WHEN a run is undone that replaced files / THEN they were told, and it is done
    resized("--exists", "replace")
    person("y")
    code, (told, done), _ = run("undo", "2")
    assert code == 0
    assert told.startswith("Run 2 of ")
    assert told.endswith(": delete 0 files, restore 2.")
    assert done == "Run 2: 0 files deleted, 2 restored"
    assert files() == MADE


def test_undo_of_somebody_who_thinks_better_of_it(run, resized, person):
    # GIVEN a person who declines / WHEN a run is to be undone / THEN nothing happens, and it can be undone later
    person("n")
    code, lines, _ = run("undo")
    assert (code, lines[-1]) == (0, "Nothing was changed.")
    assert files() == MADE
    assert run("undo", "--yes")[0] == 0


def test_undo_refuses_where_nobody_can_be_asked(run, resized, nobody):
    # GIVEN no terminal / WHEN a run is to be undone without --yes / THEN it is refused in one line, and nothing happens
    code, lines, errors = run("undo")
    assert code == 2
    assert lines[0].endswith(": delete 2 files.")
    assert errors == ["imgbatch: nobody is here to be asked; `imgbatch undo --yes` does it without asking"]
    assert files() == MADE


def test_undo_keeps_what_was_changed(run, resized):
    # GIVEN a file that was changed since / WHEN the run is undone / THEN it is kept and named, and the exit code is 1
    with open("resized/a-20.jpg", "ab") as file:
        file.write(b"mine")
    code, lines, errors = run("undo", "--yes")
    assert (code, lines) == (1, ["Run 1: 1 file deleted, 1 kept"])
    assert errors == [f"imgbatch: {os.path.abspath('resized/a-20.jpg')}: kept, it was changed since"]
    assert files() == ["a-20.jpg"]


def test_undo_without_anything_to_delete_does_not_ask(run, resized, nobody):
    # GIVEN a run whose files are gone already / WHEN it is undone / THEN nobody is asked, and it counts as undone
    for name in MADE:
        os.unlink(os.path.join("resized", name))
    code, lines, _ = run("undo")
    assert (code, lines[-1]) == (0, "Run 1: 0 files deleted")
    assert " undone " in run("runs")[1][1]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("undo", "--yes"), "there is no run to undo"),
        (("undo", "7", "--yes"), "there is no run 7; see: imgbatch runs"),
        (("report", "--format", "csv"), "there is no run to report on"),
        (("report", "7", "--format", "csv"), "there is no run 7; see: imgbatch runs"),
    ],
)
def test_runs_that_are_not_known_are_refused(run, args, message):
    # GIVEN no runs / WHEN one is asked for / THEN it is refused in one line
    assert run(*args) == (2, [], [f"imgbatch: {message}"])


@pytest.mark.parametrize("args", [("undo", "none"), ("undo", "0"), ("report",), ("report", "--format", "pdf")])
def test_wrong_arguments_are_refused(run, args):
    # GIVEN arguments that make no sense / THEN they are refused in one line
    code, lines, errors = run(*args)
    assert (code, lines, len(errors)) == (2, [], 1)


# report


def test_a_report_on_the_screen(run, resized):
    # GIVEN a run / WHEN it is reported / THEN each image has its row
    code, lines, _ = run("report", "--format", "csv")
    rows = list(csv.DictReader(lines))
    assert code == 0
    assert sorted(row["state"] for row in rows) == ["done", "done", "failed"]


@pytest.mark.parametrize(("format_", "start"), [("json", '{"run": '), ("csv", "source,"), ("html", "<!DOCTYPE html>")])
def test_a_report_in_a_file(run, resized, format_, start):
    # GIVEN two runs / WHEN the first one is reported into a file / THEN it is there, and nothing is on the screen
    resized("--output", "other")
    assert run("report", "1", "--format", format_, "--output", "report") == (0, [], [])
    with open("report", encoding="utf-8", newline="") as file:
        text = file.read()
    assert text.startswith(start)
    assert "resized" in text
    assert "other" not in text


def test_a_report_replaces_no_file(run, resized):
    # GIVEN a photo / WHEN a report is to be written under its name / THEN that is refused, and the photo stays
    with open("photos/a.jpg", "rb") as file:
        before = file.read()
    code, _, errors = run("report", "--format", "csv", "--output", "photos/a.jpg")
    assert (code, errors) == (2, ["imgbatch: --output: 'photos/a.jpg' is already there"])
    with open("photos/a.jpg", "rb") as file:
        assert file.read() == before


def test_a_report_that_cannot_be_written(run, resized):
    # GIVEN a folder that is not there / WHEN a report is to be written into it / THEN that is refused in one line
    code, _, errors = run("report", "--format", "csv", "--output", "no/where.csv")
    assert (code, len(errors)) == (2, 1)
    assert errors[0].startswith("imgbatch: --output: 'no/where.csv' cannot be written: ")


def test_the_terminal_gets_no_bytes_that_could_do_something_to_it(run, images, tmp_path, monkeypatch):
    # GIVEN a folder with an escape sequence in its name / WHEN runs are listed and undone / THEN it is shown as text
    monkeypatch.chdir(tmp_path)
    images.write("photos/a.jpg", images.plain(60, 40))
    output = os.fsdecode(b"out\x1b[2J\xff")
    run("resize", "photos", "--size", "20", "--mode", "serial", "--output", output)
    with open(os.path.join(output, "a-20.jpg"), "ab") as file:
        file.write(b"mine")
    lines = [line for args in (("runs",), ("undo", "--yes")) for part in run(*args)[1:] for line in part]
    assert all(line.isprintable() for line in lines)
    assert any("out\\x1b[2J\\xff" in line for line in lines)


# The journal itself


def test_a_damaged_journal_is_said(run):
    # GIVEN a journal that is damaged / WHEN runs are listed / THEN that is said, and there are none
    os.makedirs(os.path.dirname(journal_file()))
    with open(journal_file(), "wb") as file:
        file.write(b"no journal" * 100)
    code, lines, errors = run("runs")
    assert (code, lines) == (0, ["There are no runs yet."])
    assert errors == [f"imgbatch: the journal was damaged; it was kept as {journal_file()}.bad"]


def test_a_journal_that_cannot_be_opened_is_refused(run):
    # GIVEN a folder where the journal should be / WHEN runs are listed / THEN that is refused in one line
    os.makedirs(journal_file())
    assert run("runs") == (2, [], ["imgbatch: the journal cannot be used: it cannot be opened"])
