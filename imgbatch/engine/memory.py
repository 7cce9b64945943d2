"""How the memory of images that are done is used for those to come."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PIL import Image

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # as malloc.h numbers them

KEPT = 256 * 2**20
"""Bytes that are free at the end of the heap before they are given back."""

_NEVER = 2**30

_SIZES = ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")

_PILLOW_BLOCK = 2**20
"""Bytes. Images of different sizes leave holes behind, which small blocks fill: Pillow's 16 MiB cost a tenth more."""


class _Mallinfo(ctypes.Structure):
    """What glibc says of its heap: `struct mallinfo2`, in malloc.h. `fordblks` is what is free, in bytes."""

    _fields_ = tuple((name, ctypes.c_size_t) for name in _SIZES)


def keep_freed() -> bool:
    """Let this process use the memory of one image for the next one; return whether that could be arranged.

    By itself glibc gives tens of megabytes back after each photo and asks for them again with the next, and the system
    clears every page of them: a fifth of the time (docs/performance.md). Other C libraries are left as they are.
    """
    pillow: Any = Image
    pillow.core.set_block_size(_PILLOW_BLOCK)
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
    return mallopt is not None and bool(mallopt(_MMAP_THRESHOLD, _NEVER) and mallopt(_TRIM_THRESHOLD, KEPT))


def give_back(kept: int) -> bool:
    """Give the system what is free, if that is more than so many bytes; return whether it was.

    By itself glibc only gives back what is free at the end of the heap: one small block behind an image keeps all of
    it, and a worker that waited for a giant elsewhere sat on 400 MB.
    """
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    mallinfo = getattr(library, "mallinfo2", None)  # since glibc 2.33
    if library is None or mallinfo is None:
        return False
    mallinfo.restype = _Mallinfo
    return mallinfo().fordblks > kept and bool(library.malloc_trim(0))
