"""What a person needs to know about this installation, for themselves or for a bug report."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import psutil

from imgbatch import __version__
from imgbatch.app.folders import default_output, log_file, settings_file
from imgbatch.app.machine import default_workers
from imgbatch.domain.format import OPT_IN, WRITTEN, Format
from imgbatch.engine.sandbox import level
from imgbatch.engine.versions import versions


def report() -> dict[str, str]:
    """Describe versions, codecs, machine and folders, in the order in which they are shown."""
    memory = psutil.virtual_memory()
    return {
        "imgbatch": __version__,
        "Python": f"{platform.python_version()} ({platform.python_implementation()}) at {sys.executable}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "window": _window(),
        **versions(),
        "reads": ", ".join(format_.value for format_ in Format if not format_.is_opt_in),
        "reads when asked": ", ".join(format_.value for format_ in OPT_IN),
        "writes": ", ".join(format_.value for format_ in WRITTEN),
        "cores": f"{default_workers()} usable of {psutil.cpu_count() or 1}",
        "memory": f"{memory.available / 2**30:.1f} GiB free of {memory.total / 2**30:.1f}",
        "worker processes": "spawn",
        "sandbox": level(),
        "settings": settings_file(),
        "log": log_file(),
        "default output": default_output(),
    }


def _window() -> str:
    """Name the installed Qt without importing it."""
    try:
        return f"PySide6 {version('PySide6-Essentials')}"
    except PackageNotFoundError:
        return "not installed; the terminal commands work without it"
