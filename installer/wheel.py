"""The wheel and the archive of the sources: what pip, pipx and packagers of other systems take."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from product import ROOT, run, source_date


def build(dist: Path) -> list[Path]:
    """Make both in the folder `dist`, and return their paths; the same sources give the same bytes."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(source_date())}
    for kind in ("sdist", "wheel"):
        run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(dist), cwd=ROOT, env=env)
    version = run(sys.executable, "-m", "hatchling", "version", cwd=ROOT).strip()
    return [dist / f"imgbatch-{version}.tar.gz", dist / f"imgbatch-{version}-py3-none-any.whl"]
