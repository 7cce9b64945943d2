"""The entries of this installation in the menu and in file managers of one user: made, made anew, removed.

For a program that was installed by pip or pipx; a package of the system brings its own. What is made carries a mark,
and nothing without it is ever replaced or removed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import stat
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

import msgspec

from imgbatch.app.resources import resource
from imgbatch.domain.error import RequestError, from_os

MARK = "X-Imgbatch-Made=true"
_SOUGHT = ("TryExec=", "Dependencies=")
NOT_OURS = "left as it is: it is not ours"

_NAUTILUS = """#!/bin/sh
# {mark}
exec {shell} "$@"
"""


class Entry(msgspec.Struct, frozen=True):
    """One file of the integration, and what became of it.

    Attributes:
        path: Where it is.
        outcome: `made`, `removed`, or why neither.
    """

    path: str
    outcome: str


def install() -> Iterator[Entry]:
    """Make the entries, or make them anew: the program may be in another place now.

    Raises:
        RequestError: This system has no such entries.
    """
    for file in _files():
        yield Entry(file.path, _try(_write, file))
    _tell()


def repair() -> Iterator[Entry]:
    """Make those anew that are there.

    Raises:
        RequestError: This system has no such entries.
    """
    for file in _files():
        if os.path.lexists(file.path):
            yield Entry(file.path, _try(_write, file))
    _tell()


def remove() -> Iterator[Entry]:
    """Remove the entries, and the folders that were made for them if nothing else is in them.

    Raises:
        RequestError: This system has no such entries.
    """
    for file in _files():
        if os.path.lexists(file.path):
            yield Entry(file.path, _try(_remove, file))
    _tell()


class _File(NamedTuple):
    """A file as it is to be."""

    path: str
    text: str
    is_program: bool = False


def _data() -> str:
    return os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")


def _files() -> Iterator[_File]:
    if sys.platform != "linux":
        raise RequestError("menu entries are made on Linux only so far")
    data, command = _data(), _command()
    yield _File(os.path.join(data, "applications", "imgbatch.desktop"), _entry("imgbatch.desktop", command))
    with open(resource("icons", "imgbatch.svg"), encoding="utf-8") as file:
        icon = file.read()
    yield _File(os.path.join(data, "icons", "hicolor", "scalable", "apps", "imgbatch.svg"), f"{icon}<!-- {MARK} -->\n")
    # Plasma starts what a menu of services says only if the file is a program.
    menu = os.path.join(data, "kio", "servicemenus", "imgbatch.desktop")
    yield _File(menu, _entry("servicemenu.desktop", command), is_program=True)
    action = os.path.join(data, "nemo", "actions", "imgbatch.nemo_action")
    yield _File(action, _entry("imgbatch.nemo_action", command))
    # Nautilus knows extensions for one user only where nautilus-python is installed, and scripts everywhere.
    script = _NAUTILUS.format(mark=MARK, shell=shlex.join(command))
    yield _File(os.path.join(data, "nautilus", "scripts", "Resize with imgbatch"), script, is_program=True)


def _entry(name: str, command: list[str]) -> str:
    """Return what the packages install, with the command of this installation, and the mark."""
    quoted = " ".join(map(_quoted, command))
    with open(resource("linux", name), encoding="utf-8") as file:
        lines = file.read().splitlines()
    # The command is a path, which nobody has to look for.
    own = [f"Exec={quoted} %F" if line.startswith("Exec=") else line for line in lines if not line.startswith(_SOUGHT)]
    return "\n".join([own[0], MARK, *own[1:]]) + "\n"


def _command() -> list[str]:
    """Return what opens the window of this installation.

    An AppImage is mounted in another place at each start, and says in the environment which file it is; a bundle has
    its programs side by side.
    """
    if getattr(sys, "frozen", False):
        return [_appimage() or os.path.join(os.path.dirname(sys.executable), "imgbatch-gui")]
    program = os.path.join(sysconfig.get_path("scripts"), "imgbatch-gui")
    return [program] if os.access(program, os.X_OK) else [sys.executable, "-m", "imgbatch"]


def _appimage() -> str:
    """Return the AppImage that this program runs from; the variables may be those of a terminal that is one itself."""
    image, folder = os.environ.get("APPIMAGE", ""), os.environ.get("APPDIR", "")
    return image if folder and sys.executable.startswith(os.path.join(folder, "")) else ""


def _quoted(text: str) -> str:
    """Quote an argument as the Desktop Entry Specification has it: once for the command, once for the file."""
    inner = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in text).replace("%", "%%")
    return f'"{inner}"'.replace("\\", "\\\\")


def _tell() -> None:
    """Have the index made anew by which most file managers know what opens a file, where there is one or its program.

    If nothing is in it, nobody needs it: an index that was made for our entry goes with it.
    """
    folder = os.path.join(_data(), "applications")
    index, program = os.path.join(folder, "mimeinfo.cache"), shutil.which("update-desktop-database")
    if program is None or not os.path.isdir(folder):
        return
    subprocess.run([program, "-q", folder], check=False, capture_output=True)  # noqa: S603  (of the system, on a folder)
    with suppress(FileNotFoundError):
        with open(index, encoding="utf-8", errors="replace") as file:
            is_empty = "=" not in file.read()
        if is_empty:
            os.unlink(index)
            _remove_empty(folder)


def _try(action: Callable[[_File], str], file: _File) -> str:
    try:
        return action(file)
    except OSError as error:
        return from_os(error).message


def _is_ours(path: str) -> bool:
    """Whether a file carries the mark; a link is somebody else's, wherever it leads."""
    if not stat.S_ISREG(os.lstat(path).st_mode):
        return False
    with open(path, encoding="utf-8", errors="replace") as file:
        return MARK in file.read()


def _write(file: _File) -> str:
    if os.path.lexists(file.path) and not _is_ours(file.path):
        return NOT_OURS
    os.makedirs(os.path.dirname(file.path), exist_ok=True)
    partial = f"{file.path}.{os.getpid()}.part"
    try:
        with open(partial, "w", encoding="utf-8") as out:
            out.write(file.text)
        os.chmod(partial, 0o755 if file.is_program else 0o644)
        os.replace(partial, file.path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(partial)
    return "made"


def _remove(file: _File) -> str:
    if not _is_ours(file.path):
        return NOT_OURS
    os.unlink(file.path)
    _remove_empty(os.path.dirname(file.path))
    return "removed"


def _remove_empty(folder: str) -> None:
    """Remove a folder and those above it, up to the user's folder for data, as far as they are empty."""
    with suppress(OSError):  # something else is in it
        while folder != _data():
            os.rmdir(folder)
            folder = os.path.dirname(folder)
