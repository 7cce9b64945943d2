"""The lists of versions that are installed: whole, hashed, and without the name of any host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT / "installer/requirements"
LISTS = {"run": (), "test": ("test",), "build": ()}
NAME = re.compile(r"[A-Za-z0-9._-]+")


def canonical(requirement):
    return re.sub(r"[-_.]+", "-", NAME.match(requirement)[0]).lower()


@pytest.fixture(params=LISTS)
def listed(request):
    """A list: its name, its text, and an entry for each version."""
    text = (REQUIREMENTS / f"{request.param}.txt").read_text("ascii")
    return request.param, text, text.replace("\\\n", "").splitlines()


def test_every_entry_is_one_version_with_hashes(listed):
    # GIVEN a list / WHEN its entries are read / THEN each is one version, and has hashes
    _, _, entries = listed
    assert entries
    wrong = [line for line in entries if not re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)]
    assert wrong == []


def test_no_list_names_a_host(listed):
    # GIVEN a list / WHEN it is read / THEN there is no address in it
    _, text, _ = listed
    assert "://" not in text
    assert "--index" not in text


def test_a_list_has_all_that_the_project_asks_for(listed):
    # GIVEN the project
    name, _, entries = listed
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"]]
    for extra in LISTS[name]:
        wanted += project["optional-dependencies"][extra]
    # WHEN a list is held against it / THEN no library is missing
    assert {canonical(line) for line in wanted} - {canonical(line) for line in entries} == set()
