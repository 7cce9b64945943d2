"""The Debian package: a bundle of PyInstaller at `/usr/lib/imgbatch`, and what a desktop wants to know of it.

    python3 installer/deb.py [BUNDLE_FOLDER]

It takes what `dpkg-dev` brings, and a Python in which imgbatch is installed: that of the bundle.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from product import (
    BILL,
    BUNDLE,
    DESCRIPTION,
    DIST,
    MAINTAINER,
    NOTICES,
    ROOT,
    SUMMARY,
    BuildError,
    check_bundle,
    files_of,
    is_elf,
    run,
    settle,
    source_date,
)
from share import HOME, lay, write_packed, write_share

from imgbatch import __version__

REVISION = 1
VERSION = f"{__version__}-{REVISION}"
_NEEDS = "apt install dpkg-dev"

_CONTROL = """\
Package: imgbatch
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {kibibytes}
{depends}Recommends: hicolor-icon-theme, shared-mime-info
Suggests: python3-nautilus
Section: graphics
Priority: optional
Description: {summary}
{description}"""

# A line that is empty has to have a point, and each a blank before it.
_ABOUT = {"summary": SUMMARY, "description": "".join(f" {line or '.'}\n" for line in DESCRIPTION.splitlines())}

_CHANGELOG = """\
imgbatch ({version}) unstable; urgency=medium

  * Version {upstream}; what is new stands in changelog.gz.

 -- {maintainer}  {date}
"""

_COPYRIGHT = """\
imgbatch

{licence}
This package brings the libraries that imgbatch is made of. The licence of each
stands in full in third-party-notices.gz, beside this file.

Qt and Qt for Python are among them, used under the GNU Lesser General Public
License, version 3. On Debian systems its text is in
/usr/share/common-licenses/LGPL-3, and that of the GNU General Public License,
version 3, on which it builds, in /usr/share/common-licenses/GPL-3.
"""

OVERRIDES = """\
# The program is a bundle: the wheels' own builds of these libraries are what was tested, and Debian's differ.
imgbatch: embedded-library
# They come as their makers built them; to strip them would break the archive behind the programs.
imgbatch: unstripped-binary-or-object
# The same: Python's own modules, and the program that starts PyInstaller's archive.
imgbatch: library-not-linked-against-libc
imgbatch: hardening-no-pie
# The bundle's libraries find each other by paths relative to themselves.
imgbatch: custom-library-search-path
# Pillow's libraries are renamed by the tool that puts them into wheels, and are nobody else's.
imgbatch: shared-library-lacks-prerequisites
# The project has no address for mail, and this one says so.
imgbatch: bogus-mail-host
imgbatch: bogus-mail-host-in-debian-changelog
# It is not meant for Debian's archive, where it would begin with a bug.
imgbatch: initial-upload-closes-no-bugs
"""


def build(bundle: Path, dist: Path) -> Path:
    """Make the package of a bundle, in the folder `dist`, and return its path.

    The same bundle gives the same bytes.

    Raises:
        BuildError: A program is missing, in the bundle or on this machine.
    """
    check_bundle(bundle)
    epoch = source_date()
    dist.mkdir(parents=True, exist_ok=True)
    deb = dist / f"imgbatch_{VERSION}_amd64.deb"
    with tempfile.TemporaryDirectory(prefix="imgbatch-deb-") as folder:
        tree = Path(folder, "tree")
        stage(bundle, tree, epoch)
        describe(tree, dependencies(tree))
        settle(tree, epoch)
        partial = Path(folder, deb.name)
        env = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
        run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(partial), env=env, needs=_NEEDS)
        shutil.move(partial, deb)
    return deb


def stage(bundle: Path, tree: Path, epoch: int) -> None:
    """Lay every file of the package where it will be, below `tree`."""
    lay(bundle, tree)
    write_share(tree / "usr/share", epoch)
    documents = tree / "usr/share/doc/imgbatch"
    licence = (ROOT / "LICENSE").read_text("utf-8")
    (documents / "copyright").write_text(_COPYRIGHT.format(licence=licence), "utf-8")
    write_packed(documents / "third-party-notices.gz", (bundle / NOTICES).read_text("utf-8"))
    shutil.copyfile(bundle / BILL, documents / BILL)
    date = format_datetime(datetime.fromtimestamp(epoch, UTC))
    changes = _CHANGELOG.format(version=VERSION, upstream=__version__, maintainer=MAINTAINER, date=date)
    write_packed(documents / "changelog.Debian.gz", changes)
    overrides = tree / "usr/share/lintian/overrides/imgbatch"
    overrides.parent.mkdir(parents=True)
    overrides.write_text(OVERRIDES, "utf-8")


def dependencies(tree: Path) -> str:
    """Return the line that names the packages whose libraries the bundle leaves to the system, or nothing."""
    binaries = sorted(path for path in files_of(tree / HOME) if not path.is_symlink() and is_elf(path))
    if not binaries:
        return ""
    # By `DEBIAN` it knows the root of the package, and looks for libraries there before it asks the system.
    (tree / "DEBIAN").mkdir(exist_ok=True)
    own = [f"-l/{path}" for path in sorted({path.parent.relative_to(tree) for path in binaries})]
    with tempfile.TemporaryDirectory(prefix="imgbatch-deb-") as folder:
        control = Path(folder, "debian/control")
        control.parent.mkdir()
        control.write_text("Source: imgbatch\n\nPackage: imgbatch\nArchitecture: any\n", "utf-8")
        # What is in the bundle is in no package yet: that is what it is told to pass over.
        options = ("-O", "--ignore-missing-info", "--warnings=0")
        programs = (f"-e{path}" for path in binaries)
        line = run("dpkg-shlibdeps", *options, *own, *programs, cwd=Path(folder), needs=_NEEDS).strip()
    return f"Depends: {line.removeprefix('shlibs:Depends=')}\n"


def describe(tree: Path, depends: str) -> None:
    """Write what dpkg wants to know, into `DEBIAN`."""
    files = sorted(path for path in files_of(tree) if not path.is_symlink())
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]  # noqa: S324 - dpkg's format
    kibibytes = sum(-(-path.stat().st_size // 1024) for path in files)
    control = tree / "DEBIAN"
    control.mkdir(exist_ok=True)
    (control / "md5sums").write_text("".join(sums), "utf-8")
    words = _CONTROL.format(version=VERSION, maintainer=MAINTAINER, kibibytes=kibibytes, depends=depends, **_ABOUT)
    (control / "control").write_text(words, "utf-8")


def main(argv: list[str]) -> int:
    """Make the package of the bundle that is named, or of `dist/imgbatch`."""
    try:
        print(build(Path(argv[0]) if argv else BUNDLE, DIST))
    except BuildError as error:
        print(f"deb: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
