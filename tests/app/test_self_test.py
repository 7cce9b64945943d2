"""The installation that tries itself out."""

from __future__ import annotations

import io
import os
import tempfile

import pytest
from PIL import Image

from imgbatch.app import batch
from imgbatch.app import self_test as module
from imgbatch.app.self_test import Check, painted, self_test
from imgbatch.cli.main import main
from imgbatch.domain.format import WRITTEN


def leave(*_args):
    os._exit(1)


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_everything_works_here(temporary):
    # GIVEN this installation / WHEN it tries itself out / THEN every format is written and read, and nothing is left
    checks = list(self_test())
    assert [check for check in checks if check.problem] == []
    names = [check.what for check in checks]
    for format_ in WRITTEN:
        assert f"writes {format_.value}" in names
        assert f"reads {format_.value} in a worker process" in names
    assert "reads heic in a worker process" in names
    assert os.listdir(temporary) == []


def test_the_picture_needs_no_codec_to_be_painted():
    # GIVEN the bytes of the picture / WHEN somebody else reads them / THEN it is one
    with Image.open(io.BytesIO(painted())) as image:
        image.load()
        assert (image.format, image.size) == ("BMP", (96, 64))
        assert image.getpixel((0, 63)) != image.getpixel((95, 0))


def test_what_is_missing_is_named(temporary, monkeypatch):
    # GIVEN an installation without one of its files / WHEN it tries itself out / THEN that is a problem
    monkeypatch.setattr(module, "_RESOURCES", (("icons", "missing.svg"),))
    first = next(self_test())
    assert first.what == "finds icons/missing.svg"
    assert "is not installed completely" in first.problem


def test_workers_that_do_not_start_are_a_problem_and_no_crash(temporary, monkeypatch):
    # GIVEN an installation whose workers end before they are ready
    monkeypatch.setattr(batch, "start_worker", leave)
    # WHEN it tries itself out / THEN that is the problem that is named, and nothing else is tried in them
    *before, last = self_test()
    assert not any(check.problem for check in before)
    assert last.what == "starts worker processes"
    assert "end before they are ready" in last.problem


def test_the_terminal_says_how_it_went(monkeypatch, capsys):
    # GIVEN checks of which one failed / WHEN the command is given / THEN each has a line, and the exit code says so
    monkeypatch.setattr(module, "self_test", lambda: iter([Check("writes jpeg"), Check("reads jpeg", "it is broken")]))
    assert main(["self-test"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("imgbatch ")
    assert lines[1:] == ["ok      writes jpeg", "FAILED  reads jpeg: it is broken", "1 problem."]
