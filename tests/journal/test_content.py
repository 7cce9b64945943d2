from __future__ import annotations

import hashlib
import os

import pytest

from imgbatch.journal.content import CHANGED, LINK, NO_FILE, UNKNOWN, is_gone, is_same_file, why_not_ours

DATA = b"as it was made"
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def made(tmp_path):
    path = tmp_path / "made.jpg"
    path.write_bytes(DATA)
    return str(path)


def test_the_same_bytes_are_ours(made):
    # GIVEN a file with the bytes that were recorded, and another date / WHEN it is looked at / THEN it is ours
    os.utime(made, (1, 1))
    assert why_not_ours(made, len(DATA), DIGEST) == ""


@pytest.mark.parametrize("data", [b"", b"as it was MADE", DATA + b"!"])
def test_other_bytes_are_not_ours(made, data):
    # GIVEN a file that was changed, also to the same length / WHEN it is looked at / THEN it is not ours
    with open(made, "wb") as file:
        file.write(data)
    assert why_not_ours(made, len(DATA), DIGEST) == CHANGED


def test_a_link_is_not_ours_wherever_it_leads(made):
    # GIVEN a link to a file with the right bytes / WHEN it is looked at / THEN it is not ours
    os.rename(made, made + ".moved")
    os.symlink(made + ".moved", made)
    assert why_not_ours(made, len(DATA), DIGEST) == LINK


def test_a_folder_or_a_pipe_is_not_ours(made):
    # GIVEN a folder, and a pipe that nobody writes into / WHEN they are looked at / THEN they are not ours, at once
    os.unlink(made)
    os.mkdir(made)
    assert why_not_ours(made, len(DATA), DIGEST) == NO_FILE
    os.rmdir(made)
    if hasattr(os, "mkfifo"):
        os.mkfifo(made)
        assert why_not_ours(made, 0, DIGEST) == NO_FILE


def test_without_a_digest_nothing_is_ours(made):
    # GIVEN a file of which no digest is known / WHEN it is looked at / THEN it is not ours
    assert why_not_ours(made, len(DATA), "") == UNKNOWN


def test_what_is_gone(tmp_path, made):
    # GIVEN a file, a missing one, one below a file, and a link to nowhere / THEN two of them are gone
    os.symlink(tmp_path / "nowhere", tmp_path / "link")
    paths = [made, str(tmp_path / "missing"), os.path.join(made, "below"), str(tmp_path / "link")]
    assert [is_gone(path) for path in paths] == [False, True, True, False]


def test_what_cannot_be_looked_at_is_not_gone(tmp_path):
    # GIVEN a path that the system refuses to answer for / WHEN it is asked / THEN it is not gone
    assert is_gone(str(tmp_path / ("x" * 5000))) is False


def test_two_names_of_one_file(tmp_path, made):
    # GIVEN a second name, a link and a copy of a file / THEN only the first of them is the same file
    os.link(made, tmp_path / "second")
    os.symlink(made, tmp_path / "link")
    (tmp_path / "copy").write_bytes(DATA)
    names = ["second", "link", "copy", "missing"]
    assert [is_same_file(made, str(tmp_path / name)) for name in names] == [True, False, False, False]
