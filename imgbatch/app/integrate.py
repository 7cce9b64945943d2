"""The entries of this installation in the menu and in file managers of one user: made, made anew, removed.

For a program that was installed by pip or pipx; a package of the system brings its own. What is made carries a mark,
and nothing without it is ever replaced or removed.
"""

from __future__ import annotations

import os
import shlex
import stat
import sys
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

import msgspec

from imgbatch.app.resources import resource
from imgbatch.domain.error import RequestError, from_os

MARK = "X-Imgbatch-Made=true"
NOT_OURS = "left as it is: it is not ours"

_SERVICE_MENU = """[Desktop Entry]
{mark}
Type=Service
MimeType={types}
Actions=resize;
X-KDE-Priority=TopLevel

[Desktop Action resize]
Name=Resize with imgbatch
Name[de]=Mit imgbatch verkleinern
Name[es]=Redimensionar con imgbatch
Name[fr]=Redimensionner avec imgbatch
Name[ja]=imgbatch でリサイズ
Name[zh_CN]=用 imgbatch 调整大小
Icon=imgbatch
Exec={command} %F
"""

_NEMO = """[Nemo Action]
{mark}
Active=true
Name=Resize with imgbatch
Name[de]=Mit imgbatch verkleinern
Name[es]=Redimensionar con imgbatch
Name[fr]=Redimensionner avec imgbatch
Name[ja]=imgbatch でリサイズ
Name[zh_CN]=用 imgbatch 调整大小
Icon-Name=imgbatch
Exec={command} %F
Selection=notnone
Mimetypes={types}
"""

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


def repair() -> Iterator[Entry]:
    """Make those anew that are there.

    Raises:
        RequestError: This system has no such entries.
    """
    for file in _files():
        if os.path.lexists(file.path):
            yield Entry(file.path, _try(_write, file))


def remove() -> Iterator[Entry]:
    """Remove the entries, and the folders that were made for them if nothing else is in them.

    Raises:
        RequestError: This system has no such entries.
    """
    for file in _files():
        if os.path.lexists(file.path):
            yield Entry(file.path, _try(_remove, file))


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
    quoted = " ".join(map(_quoted, command))
    with open(resource("linux", "imgbatch.desktop"), encoding="utf-8") as file:
        lines = [line for line in file.read().splitlines() if not line.startswith("TryExec=")]
    entry = "\n".join(f"Exec={quoted} %F" if line.startswith("Exec=") else line for line in lines)
    with open(resource("icons", "imgbatch.svg"), encoding="utf-8") as file:
        icon = file.read()
    types = next(line.partition("=")[2] for line in lines if line.startswith("MimeType="))
    menu = {"mark": MARK, "types": types, "command": quoted, "shell": shlex.join(command)}
    yield _File(os.path.join(data, "applications", "imgbatch.desktop"), f"{entry}\n{MARK}\n")
    yield _File(os.path.join(data, "icons", "hicolor", "scalable", "apps", "imgbatch.svg"), f"{icon}<!-- {MARK} -->\n")
    # Plasma starts what a menu of services says only if the file is a program.
    yield _File(os.path.join(data, "kio", "servicemenus", "imgbatch.desktop"), _SERVICE_MENU.format(**menu), True)
    yield _File(os.path.join(data, "nemo", "actions", "imgbatch.nemo_action"), _NEMO.format(**menu))
    yield _File(os.path.join(data, "nautilus", "scripts", "Resize with imgbatch"), _NAUTILUS.format(**menu), True)


def _command() -> list[str]:
    """Return what opens the window of this installation."""
    program = os.path.join(sysconfig.get_path("scripts"), "imgbatch-gui")
    return [program] if os.access(program, os.X_OK) else [sys.executable, "-m", "imgbatch"]


def _quoted(text: str) -> str:
    """Quote an argument as the Desktop Entry Specification has it: once for the command, once for the file."""
    inner = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in text).replace("%", "%%")
    return f'"{inner}"'.replace("\\", "\\\\")


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
    folder, data = os.path.dirname(file.path), _data()
    with suppress(OSError):  # something else is in it
        while folder != data:
            os.rmdir(folder)
            folder = os.path.dirname(folder)
    return "removed"
