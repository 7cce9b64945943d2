"""What comes before a release: the lists of versions, and whether everything agrees.

python3 installer/release.py check [--tag v1.2.3]   whether version, changelog and tag agree
python3 installer/release.py build [--tag v1.2.3]   the same, and then builds all that can be built here
python3 installer/release.py pins                   make the lists of versions anew, by uv
python3 installer/release.py notes                  what the changelog says of this version
"""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

from product import ROOT, BuildError, run

HELP = "usage: python3 installer/release.py check [--tag TAG] | build [--tag TAG] | pins | notes"
REQUIREMENTS = ROOT / "installer/requirements"
LISTS = {
    "run": ("foundation.in",),
    "test": ("--extra", "test", "foundation.in"),
    "build": ("build.in",),
}
_PIN = ("uv", "pip", "compile", "-q", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header")
_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
_SECTION = re.compile(r"^## (\S+)(?: [-–] (\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


def main(argv: list[str]) -> int:
    """Do what the command line says; whatever is wrong becomes one clear line."""
    try:
        match argv:
            case ["check" | "build" as command, *rest]:
                check(_tag(rest))
                print("version, changelog and tag agree")
                if command == "build":
                    return subprocess.call([sys.executable, ROOT / "installer/build.py", "all"])
            case ["pins"]:
                for name in LISTS:
                    pin(name)
            case ["notes"]:
                print(notes(version()))
            case _:
                print(HELP, file=sys.stderr)
                return 2
    except BuildError as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    return 0


def _tag(rest: list[str]) -> str:
    match rest:
        case []:
            return ""
        case ["--tag", tag]:
            return tag
        case _:
            raise BuildError(HELP)


def check(tag: str) -> None:
    """Hold the version against the changelog, and against a tag or those that are there.

    Args:
        tag: The tag that is to be released; empty before there is one.

    Raises:
        BuildError: They do not agree, or something is not committed.
    """
    wanted = f"v{version()}"
    if tag and tag != wanted:
        raise BuildError(f"the tag is {tag}, and imgbatch/__init__.py says {version()}")
    if not tag and wanted in run("git", "tag", cwd=ROOT).split():
        raise BuildError(f"{wanted} was released: raise the version in imgbatch/__init__.py")
    notes(version())
    if changed := run("git", "status", "--porcelain", cwd=ROOT).strip():
        raise BuildError(f"not committed: {', '.join(line[3:] for line in changed.splitlines())}")


def version() -> str:
    """Return the version of the sources."""
    found = _VERSION.search((ROOT / "imgbatch/__init__.py").read_text("utf-8"))
    assert found is not None
    return found[1]


def notes(wanted: str) -> str:
    """Return what the changelog says of a version.

    Raises:
        BuildError: Nothing, or it has no date.
    """
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    sections = list(_SECTION.finditer(text))
    for number, section in enumerate(sections):
        if section[1] == wanted:
            if section[2] is None:
                break
            end = sections[number + 1].start() if number + 1 < len(sections) else len(text)
            return text[section.end() : end].strip()
    today = date.today()  # noqa: DTZ011 - the day of whoever releases
    raise BuildError(f"CHANGELOG.md has no section of this version with its date: ## {wanted} - {today}")


def pin(name: str) -> None:
    """Make a list anew: the newest versions that fit, with their hashes and without addresses.

    Raises:
        BuildError: uv is not there, or finds no versions that fit together.
    """
    listed = REQUIREMENTS / f"{name}.txt"
    inputs = [str(REQUIREMENTS / part) if part.endswith(".in") else part for part in LISTS[name]]
    command = (*_PIN, "--upgrade", "--no-annotate", "pyproject.toml", *inputs, "-o", str(listed))
    run(*command, cwd=ROOT, needs="pip install uv")
    if "://" in listed.read_text("ascii"):
        raise BuildError(f"{listed} holds an address, which must not be committed")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
