"""Memory of images that are done: kept for the next one within bounds, and given back beyond them."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux' account of memory")

# A small block stays behind the large ones: the end of the heap is in use, and what lies before it is a hole.
SCRIPT = """
import ctypes, sys
from imgbatch.engine.memory import give_back, keep_freed

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

if not (keep_freed() and hasattr(ctypes.CDLL(None), "mallinfo2")):
    sys.exit("this C library says nothing of its heap")
large = [b"1" * 2**20 for _ in range(100)]
small = [b"1" * 1000 for _ in range(1000)]
most = resident()
del large
for kept in (200 * 2**20, 2**20):
    print(give_back(kept), most - resident() > 50 * 2**20)
"""


def test_free_memory_is_given_back_beyond_what_may_be_kept():
    # GIVEN a heap with a large hole / WHEN more may be kept than that, and then less / THEN it stays, and then it goes
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=30, check=False)
    if done.returncode:
        assert "this C library" in done.stderr
        pytest.skip(done.stderr)
    assert done.stdout.split() == ["False", "False", "True", "True"]
