"""What products are made of, in small; and the folder of the build, which is no package."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "installer"))

import product


@pytest.fixture
def bundle(tmp_path):
    """A folder like that of PyInstaller: two programs, a library, a link, all with odd permissions."""
    folder = tmp_path / "bundle"
    inner = folder / "_internal"
    inner.mkdir(parents=True)
    for name in product.PROGRAMS:
        (folder / name).write_text("#!/bin/sh\n", "utf-8")
        (folder / name).chmod(0o700)
    for name in product.PAPERS:
        (folder / name).write_text(f"{name}, in full\n", "utf-8")
    library = inner / "_core.so"
    shutil.copy(msgspec._core.__file__, library)
    library.chmod(0o777)
    (inner / "libcore.so.1").symlink_to("_core.so")
    (inner / "resources").mkdir(mode=0o700)
    (inner / "resources" / "data").write_text("data", "utf-8")
    (inner / "resources" / "data").chmod(0o600)
    return folder


@pytest.fixture
def date(monkeypatch):
    """The date of the package, in seconds since 1970."""
    epoch = 1_700_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
    return epoch
