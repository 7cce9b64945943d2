"""The licences of everything that a bundle holds, collected from what is installed beside it."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from product import ROOT, BuildError, require

PROJECT = ROOT / "pyproject.toml"
LICENCES = ROOT / "installer/licences"
"""Texts that no library brings."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE = re.compile(r"(?i)(^|/)(licen[cs]es?|copying|notice|authors)[^/]*$")

# Qt's wheels bring no text of their licence: they may be used by LGPL-3, which is GPL-3 and more rights.
_QT = ("PySide6_Essentials", "shiboken6")
_QT_TEXTS = ("LGPL-3.0", "GPL-3.0")
_QT_WORDS = """\
Qt and Qt for Python are used under the terms of the GNU Lesser General Public License, version 3, which follows, and of
the GNU General Public License, version 3, on which it builds. They are separate shared libraries beside the program and
may be replaced by other builds of the same version. Their sources are published by The Qt Company and the Qt Project.
"""


def libraries() -> list[Distribution]:
    """List what is installed of the libraries that imgbatch needs, and of those that they need, by their names."""
    found: dict[str, Distribution] = {}
    # The project says it, not what pip noted of an editable installation, which may be older.
    wanted = list(tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"])
    while wanted:
        requirement = wanted.pop()
        name = _NAME.match(requirement)
        if name is None or "extra ==" in requirement:
            continue
        try:
            known = distribution(name[0])
        except PackageNotFoundError:  # of another system, or optional
            continue
        if known.name.lower() not in found:
            found[known.name.lower()] = known
            wanted += known.requires or ()
    return [found[name] for name in sorted(found)]


def host_packages(bundle: Path) -> list[str]:
    """List the Debian packages from which libraries were copied into a bundle.

    Raises:
        BuildError: This is a Linux that is no Debian.
    """
    # Wheels keep their libraries in folders of their own, and PyInstaller links those to the top.
    files = [
        path for path in bundle.rglob("lib*.so*") if path.parent.name in ("", "_internal") and not path.is_symlink()
    ]
    if not files or sys.platform != "linux":
        return []
    # Elsewhere than on Debian nobody would know under which licence they are.
    require("dpkg-query", "the bundle for Linux is built on Debian or Ubuntu")
    command = ("dpkg-query", "--search", *(f"*/{path.name}" for path in files))
    told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, encoding="utf-8")
    return sorted({line.split(":")[0] for line in told.stdout.splitlines()})


def notices(bundle: Path) -> str:
    """Return the licence of everything in a bundle in full, one after the other.

    Raises:
        BuildError: A library has none.
    """
    parts = ["imgbatch is made of these parts, each under its own licence.\n", _chapter("Python", [_of_python()])]
    for library in libraries():
        title = f"{library.name} {library.version}"
        if library.name in _QT:
            parts.append(_chapter(title, [_QT_WORDS]))
        else:
            parts.append(_chapter(title, _texts(library)))
    for package in host_packages(bundle):
        text = Path("/usr/share/doc", package, "copyright").read_text("utf-8", "replace")
        parts.append(_chapter(f"{package}, as Debian has it", [text]))
    parts += [_chapter(name, [(LICENCES / f"{name}.txt").read_text("utf-8")]) for name in _QT_TEXTS]
    return "\n".join(parts)


def _chapter(title: str, texts: list[str]) -> str:
    return "\n".join([f"{'=' * 78}\n{title}\n{'=' * 78}\n", *(text.strip("\n") + "\n" for text in texts)])


def _texts(library: Distribution) -> list[str]:
    files = sorted(str(file) for file in library.files or () if _LICENCE.search(str(file)) and file.suffix != ".py")
    if not files:
        raise BuildError(f"{library.name} is installed without the text of its licence")
    return [Path(str(library.locate_file(file))).read_text("utf-8", "replace") for file in files]


def _of_python() -> str:
    """Return the licence of the Python that goes into the bundle; Debian's stands with its documents."""
    version = sysconfig.get_python_version()
    places = (
        Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(f"/usr/share/doc/python{version}-minimal/copyright"),
        Path(f"/usr/share/doc/python{version}/copyright"),
    )
    for place in places:
        if place.is_file():
            return place.read_text("utf-8", "replace")
    raise BuildError(f"the licence of Python is at none of {', '.join(map(str, places))}")
