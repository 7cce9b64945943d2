"""What is checked before a release: version, changelog and tag."""

from __future__ import annotations

import subprocess

import pytest
import release
from product import BuildError

CHANGES = """\
# Changelog

## Unreleased

- Not yet.

## 1.2.0 - 2026-11-30

- Faster.
- Smaller.

## 1.1.0 - 2026-10-01

- Older.
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of version 1.2.0 under git, all committed."""
    (tmp_path / "imgbatch").mkdir()
    (tmp_path / "imgbatch/__init__.py").write_text('__version__ = "1.2.0"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGES, "utf-8")
    monkeypatch.setattr(release, "ROOT", tmp_path)
    git("init", "-q", cwd=tmp_path)
    git("add", "-A", cwd=tmp_path)
    git("commit", "-qm", "first", cwd=tmp_path)
    return tmp_path


def git(*words, cwd):
    who = ("-c", "user.name=t", "-c", "user.email=t@example.invalid")
    subprocess.run(["git", *who, *words], cwd=cwd, check=True, capture_output=True)


@pytest.mark.parametrize("tag", ["", "v1.2.0"])
def test_what_agrees_passes(project, tag):
    # GIVEN a project in which all agrees / WHEN it is checked, before the tag and with it / THEN it passes
    release.check(tag)


def test_the_notes_are_those_of_the_version(project):
    # GIVEN a changelog of several versions / WHEN the notes are asked for / THEN they are of this one alone
    assert release.notes("1.2.0") == "- Faster.\n- Smaller."


def test_a_tag_of_another_version_is_refused(project):
    # GIVEN a tag of another version / WHEN it is checked / THEN both are named
    with pytest.raises(BuildError, match=r"the tag is v1\.3\.0, and imgbatch/__init__\.py says 1\.2\.0"):
        release.check("v1.3.0")


def test_a_version_that_was_released_is_refused(project):
    # GIVEN a tag of this version / WHEN the next release is checked / THEN the version has to be raised
    git("tag", "v1.2.0", cwd=project)
    with pytest.raises(BuildError, match="raise the version"):
        release.check("")


@pytest.mark.parametrize("heading", ["## Unreleased", "## 1.2.0"])
def test_a_changelog_without_version_or_date_is_refused(project, heading):
    # GIVEN a changelog that says nothing of this version, or not when / WHEN it is checked / THEN it says so
    (project / "CHANGELOG.md").write_text(CHANGES.replace("## 1.2.0 - 2026-11-30", heading), "utf-8")
    git("commit", "-qam", "changed", cwd=project)
    with pytest.raises(BuildError, match=r"no section of this version with its date: ## 1\.2\.0 - "):
        release.check("")


def test_what_is_not_committed_is_named(project):
    # GIVEN a file that is not committed / WHEN it is checked / THEN it is named
    (project / "new.txt").write_text("", "utf-8")
    with pytest.raises(BuildError, match=r"not committed: new\.txt"):
        release.check("")


def test_a_wrong_command_says_how_it_is_used(capsys):
    # GIVEN a word that is no command / WHEN it is given / THEN the usage is said
    assert release.main(["publish"]) == 2
    assert "usage: python3 installer/release.py" in capsys.readouterr().err
