"""A product tries itself out before it is given to anybody."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from product import BuildError

_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA")


def try_out(program: Path) -> None:
    """Have a program test itself, with nothing in its environment that another Python would look for.

    Raises:
        BuildError: It does not work here, or something is missing in it.
    """
    with tempfile.TemporaryDirectory(prefix="imgbatch-home-") as home:
        env = {name: os.environ[name] for name in _KEPT if name in os.environ}
        env |= {"HOME": home, "LC_ALL": "C.UTF-8", "PYTHONHOME": home, "PYTHONPATH": home}
        done, told = (
            subprocess.run([program, word], env=env, capture_output=True, check=False, encoding="utf-8")
            for word in ("self-test", "doctor")
        )
    if done.returncode:
        raise BuildError(f"{program} fails its own test:\n{done.stdout}{done.stderr}")
    # What is not there is done by something slower, or not at all, and no test fails.
    if missing := [line for line in told.stdout.splitlines() if "not installed" in line]:
        raise BuildError(f"{program} does without something that belongs into it:\n{chr(10).join(missing)}")
    print(done.stdout.strip().splitlines()[-1])
