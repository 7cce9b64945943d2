"""The bundle: the programs with their Python and all libraries, in one folder that runs wherever it is put.

    python3 installer/build.py bundle

What PyInstaller makes by `imgbatch.spec`, without the symbols of Python and two thirds of the data of ICU, with the
licences of everything in it; it is measured against its budget and has to pass its own test.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import icon
import icu_data
from notices import notices
from product import (
    ADDRESS,
    BILL,
    LICENCE,
    NOTICES,
    PROGRAMS,
    ROOT,
    BuildError,
    check_bundle,
    files_of,
    run,
    settle,
    source_date,
)
from sbom import bill
from trial import try_out
from trimming import is_of_host

BUDGET = 130_000_000
"""Bytes that the folder may take."""

SPEC = ROOT / "installer/imgbatch.spec"
_QT = {"linux": "_internal/PySide6/Qt", "win32": "_internal/PySide6"}
_ICONS = {"win32": "imgbatch.ico", "darwin": "imgbatch.icns"}
_WORK = ROOT / "build/pyinstaller"


def build(dist: Path) -> Path:
    """Make the bundle in the folder `dist`, try it, and return its path.

    The same installation gives the same bytes, as far as PyInstaller and the linker keep to it.

    Raises:
        BuildError: It cannot be made, is too large, holds what it must not, or does not work.
    """
    epoch = source_date()
    bundle = dist / "imgbatch"
    # The order of a set is in what Python compiles, and would be another one each time.
    env = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch)}
    command = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN")
    if sys.platform in _ICONS:
        icon.write(ROOT / "build" / _ICONS[sys.platform])
    run(*command, f"--distpath={dist}", f"--workpath={_WORK}", str(SPEC), env=env)
    if sys.platform != "win32":
        (bundle / "imgbatch-gui").symlink_to("imgbatch")
    if sys.platform == "linux":
        slim(bundle)
    if sys.platform != "darwin":
        (bundle / "qt.conf").write_text(f"[Paths]\nPrefix = {_QT[sys.platform]}\n", "ascii")
    if where := os.environ.get("IMGBATCH_UPDATES"):
        (bundle / ADDRESS).write_text(f"{where}\n", "ascii")
    shutil.copyfile(ROOT / "LICENSE", bundle / LICENCE)
    (bundle / NOTICES).write_text(notices(bundle), "utf-8")
    (bundle / BILL).write_text(bill(bundle, epoch), "utf-8")
    settle(bundle, epoch)
    check(bundle)
    return bundle


def slim(bundle: Path) -> None:
    """Leave out what nothing needs when it runs: symbols of Python, the larger part of ICU's data."""
    inner = bundle / "_internal"
    for library in sorted([*inner.glob("libpython3*.so*"), *inner.glob("python3*/lib-dynload/*.so")]):
        run("strip", "--strip-unneeded", str(library), needs="apt install binutils")
    for library in inner.glob("PySide6/Qt/lib/libicudata.so.*"):
        icu_data.trim(library)


def check(bundle: Path) -> None:
    """Hold a bundle against what it must be.

    Raises:
        BuildError: It is not.
    """
    check_bundle(bundle, ".exe" if sys.platform == "win32" else "")
    foreign = [path.name for path in files_of(bundle) if is_of_host(path.name)] if sys.platform == "linux" else []
    if foreign:
        raise BuildError(f"the bundle holds libraries of the host, see trimming.py: {', '.join(sorted(foreign))}")
    size = size_of(bundle)
    if size > BUDGET:
        raise BuildError(f"the bundle takes {size:,} bytes, and may take {BUDGET:,}")
    print(f"{bundle}: {size / 1e6:.0f} MB")
    try_out(bundle / PROGRAMS[0])


def size_of(bundle: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(path.lstat().st_size for path in files_of(bundle))
