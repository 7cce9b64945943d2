"""What all products of the build need: where things are, a date, other programs, files that are alike in each build."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
"""Where products go."""

BUNDLE = DIST / "imgbatch"
"""The program with all it needs, as PyInstaller makes it: what packages of systems are made of."""

PROGRAMS = ("imgbatch", "imgbatch-gui")
LICENCE, NOTICES, BILL = PAPERS = ("LICENSE.txt", "third-party-notices.txt", "sbom.cdx.json")
"""What stands beside the programs in a bundle: our licence, those of others, and the list of what is in it."""

ADDRESS = "_internal/imgbatch/resources/updates.txt"
"""Where a bundle looks for newer versions, if IMGBATCH_UPDATES named an address of https when it was made."""

MAINTAINER = "The imgbatch authors <maintainers@imgbatch.invalid>"
"""Packages want an address; the project has none, and this one can be nobody's."""

SUMMARY = "resize folders of images on every core"
DESCRIPTION = """\
A window of two actions, and a program for the terminal: drop a folder, press
the button. Each photo can become several sizes at once, and the originals are
never touched.

It reads JPEG, PNG, WebP, AVIF, HEIC, TIFF, GIF and BMP. One bad file costs one
file, and a batch that was interrupted does only what is missing.
"""
"""What lists of packages say, in lines as Debian wants them."""


class BuildError(Exception):
    """A product cannot be made; the words say what to do."""


def run(*command: str, cwd: Path | None = None, env: dict[str, str] | None = None, needs: str = "") -> str:
    """Run a command and return what it says.

    Args:
        command: The program and its arguments.
        cwd: Where it runs.
        env: Its environment; None for ours.
        needs: How the program is installed, said if it is missing.

    Raises:
        BuildError: It is not there, or fails.
    """
    try:
        done = subprocess.run(command, cwd=cwd, env=env, check=True, capture_output=True, encoding="utf-8")
    except FileNotFoundError:
        raise BuildError(f"{command[0]} is not installed{needs and ': '}{needs}") from None
    except subprocess.CalledProcessError as error:
        words = (error.stderr.strip() or error.stdout.strip()).splitlines()
        raise BuildError(f"{command[0]} failed: {words[-1] if words else error.returncode}") from error
    return str(done.stdout)


def require(program: str, needs: str) -> str:
    """Return the path of a program of this machine.

    Raises:
        BuildError: It is not there; the error says what to install.
    """
    path = shutil.which(program)
    if path is None:
        raise BuildError(f"{program} is not installed: {needs}")
    return path


def check_bundle(bundle: Path, suffix: str = "") -> None:
    """Refuse what is no bundle.

    Raises:
        BuildError: One of the programs is missing, or the licences of what is in it.
    """
    for name in PROGRAMS:
        if not os.access(bundle / f"{name}{suffix}", os.X_OK):
            raise BuildError(
                f"{bundle} is no bundle of imgbatch: there is no program {name}{suffix}; "
                "make one: python3 installer/build.py bundle"
            )
    for name in PAPERS:
        if not (bundle / name).is_file():
            raise BuildError(f"{bundle} has no {name}: it may not be given away")


def source_date() -> int:
    """Return the date of all that is made: SOURCE_DATE_EPOCH, or that of the last commit, in seconds since 1970.

    Raises:
        BuildError: There is neither.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    try:
        return int(run("git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "log", "-1", "--format=%ct"))
    except BuildError:
        raise BuildError("this is no checkout of git; set SOURCE_DATE_EPOCH to the date of the product") from None


def settle(tree: Path, epoch: int) -> None:
    """Give all files the permissions and the date that they have in every build.

    Args:
        tree: The folder with everything in it.
        epoch: The date, in seconds since 1970.
    """
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(mode_of(path))
            os.utime(path, (epoch, epoch))
        elif os.utime in os.supports_follow_symlinks:  # Windows cannot, and has no links in a bundle
            os.utime(path, (epoch, epoch), follow_symlinks=False)


def mode_of(path: Path) -> int:
    """Return the permissions of a file in a product: only programs and folders are executable."""
    mode = path.stat().st_mode
    is_program = stat.S_ISDIR(mode) or (mode & stat.S_IXUSR and ".so" not in path.name)
    return 0o755 if is_program else 0o644


def files_of(folder: Path) -> Iterator[Path]:
    """List all that is no folder, links too."""
    return (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def is_elf(path: Path) -> bool:
    """Whether a file is a program or library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
