"""What PyInstaller finds and a bundle does without: libraries of the host, parts of Qt that the window never asks for.

A copy of a library that talks to the host's display, sound or names is older than the host's own sooner or later, and
the two meet in one process: that is how frozen Qt programs crash. The packages depend on the host's instead.
"""

from __future__ import annotations

import re
import sys
from fnmatch import fnmatchcase
from pathlib import PurePath

LANGUAGES = ("de", "es", "fr", "ja", "zh_CN")

TAKEN_FROM_HOST = (
    "libbz2",
    "libcrypto",
    "libexpat",
    "libffi",
    "liblzma",
    "libpython3",
    "libsqlite3",
    "libssl",
    "libuuid",
)
"""What Python's own modules are built on: these come along, everything else of the host stays there."""

HOST = (
    *("libstdc++.so*", "libgcc_s.so*", "libX*", "libxcb*", "libxkbcommon*", "libwayland*", "libglib*", "libgthread*"),
    *("libgio*", "libgobject*", "libgmodule*", "libdbus*", "libfontconfig*", "libfreetype*", "libGL*", "libEGL*"),
    *("libOpenGL*", "libdrm*", "libgbm*", "libgtk*", "libgdk*", "libpango*", "libcairo*", "libharfbuzz*", "libz.so*"),
    *("libc.so*", "libm.so*", "libpthread*", "libdl.so*", "librt.so*", "ld-linux*"),
)
"""Patterns of names that no bundle for Linux may hold. Wheels rename what they bring, which is in nobody's way."""

_NO_SCREEN = ("libQt6EglF", "_imagingtk")
"""For Qt without a window system, and for Tk."""

_OF_A_WHEEL = re.compile(r"-[0-9a-f]{8}\.so")

PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qico", "qsvg"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("qoffscreen", "qxcb", "qwayland*", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),
    "styles": ("*",),
    "wayland-decoration-client": ("*",),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl", "dmabuf-server"),
    "wayland-shell-integration": ("xdg-shell",),
    "xcbglintegrations": ("*",),
}
"""The plug-ins of Qt that come along, by folder. Images are decoded by Pillow in workers, and never by Qt."""


def is_needed(name: str, source: str, system: str = sys.platform) -> bool:
    """Whether a file belongs into the bundle.

    Args:
        name: Its path in the bundle.
        source: Where it is now.
        system: As in `sys.platform`.
    """
    path = PurePath(name.replace("\\", "/"))
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.stem in {f"qtbase_{language}" for language in LANGUAGES}
    if "plugins" in path.parts and "PySide6" in path.parts:
        stem = path.name.split(".")[0].removeprefix("lib")
        return any(fnmatchcase(stem, pattern) for pattern in PLUGINS.get(path.parent.name, ()))
    if system != "linux" or ".so" not in path.name:
        return path.name != "opengl32sw.dll"  # a drawing machine for what is no widget
    if path.name.startswith(_NO_SCREEN):
        return False
    if source.startswith(("/lib", "/usr/lib")) and "python3" not in source:
        return path.name.startswith(TAKEN_FROM_HOST)
    return not is_of_host(path.name)


def is_of_host(name: str) -> bool:
    """Whether a library of this name is one that must not be in a bundle for Linux."""
    return any(fnmatchcase(name, pattern) for pattern in HOST) and not _OF_A_WHEEL.search(name)
