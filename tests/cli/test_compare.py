"""`imgbatch compare`, as a process of its own."""

from __future__ import annotations

import json
import os
import signal

import pytest

from imgbatch.app.folders import pace_file
from imgbatch.cli.main import main


@pytest.fixture
def photos(tmp_path, images):
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(3):
        images.detailed(400, 300, seed=number).save(folder / f"{number}.jpg", quality=90)
    return folder


@pytest.fixture
def temporary(tmp_path):
    """The folder in which the program puts its temporary ones."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def environment(temporary):
    return {**os.environ, "TMPDIR": str(temporary)}


def test_figures_come_as_json_and_as_a_page(terminal, photos, temporary, tmp_path):
    # GIVEN photos / WHEN they are compared, for a program and for people
    page = tmp_path / "page.html"
    options = ("--size", "100", "--runs", "1", "--workers", "2", "--json", "--html", str(page))
    out, err = (process := terminal("compare", str(photos), *options, env=environment(temporary))).communicate()
    # THEN the figures of everyone are on the standard output, and nothing else is anywhere
    assert (process.returncode, err) == (0, b"")
    found = json.loads(out)
    assert [one["contender"]["mode"] for one in found["standings"]] == ["serial", "threads", "processes"]
    assert found["sample"]["images"] == 3
    assert len(found["trials"]) == 3
    assert found["lessons"]
    # AND Auto has learned from it
    assert os.path.exists(pace_file())
    # AND there is a page, and nothing is left of what was made
    assert "<svg" in page.read_text()
    assert os.listdir(temporary) == []
    assert sorted(os.listdir(tmp_path)) == ["page.html", "photos", "temporary"]


def test_people_get_a_table_and_what_it_teaches(terminal, photos, temporary):
    # GIVEN photos / WHEN they are compared in a terminal / THEN there is a line for each, and a sentence about them
    options = ("--size", "100", "--runs", "1", "--workers", "2")
    out, err = (process := terminal("compare", str(photos), *options, env=environment(temporary))).communicate()
    assert (process.returncode, err) == (0, b"")
    lines = out.decode().splitlines()
    for name in ("Serial", "2 threads", "2 processes"):
        assert any(line.startswith(name) for line in lines)
    assert max(map(len, lines)) <= 100


def test_ctrl_c_leaves_nothing(terminal, photos, temporary, wait_until, family, all_gone):
    # GIVEN a comparison that would take long, in the midst of a trial
    options = ("--size", "100", "--runs", "999", "--workers", "2")
    process = terminal("compare", str(photos), *options, env=environment(temporary), start_new_session=True)
    wait_until(lambda: any(names for _, _, names in os.walk(temporary)))
    workers = family(process.pid)
    # WHEN Ctrl-C goes to all of its processes
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    # THEN it says nothing, and neither a process nor a file is left
    assert (process.returncode, out, err) == (130, b"", b"")
    all_gone(workers, 10)
    assert os.listdir(temporary) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "nothing to compare with"),
        (("photos", "--workers", "two"), "--workers: 'two' is not a list of numbers"),
        (("photos", "--workers", "0"), "--workers: workers must be between 1 and"),
        (("photos", "--sample", "0"), "--sample: at least one image"),
        (("photos", "--runs", "0"), "--runs: "),
        (("photos", "--html", "page.txt"), "page.txt"),
    ],
)
def test_a_wrong_request_is_one_line(photos, tmp_path, monkeypatch, capsys, options, said):
    # GIVEN a request that makes no sense / WHEN it is made / THEN one line says what is wrong
    monkeypatch.chdir(tmp_path)
    assert main(["compare", *options]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.startswith("imgbatch: ")
    assert err.count("\n") == 1


def test_a_path_that_cannot_be_used_is_named(tmp_path, capsys):
    # GIVEN a path that is none / WHEN it is to be compared / THEN it is named, and there is nothing left to compare
    assert main(["compare", str(tmp_path / "nowhere")]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert "nowhere: no such file or folder" in first
    assert "there is no image" in second
