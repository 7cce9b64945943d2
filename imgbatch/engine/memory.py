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

_PILLOW_BLOCK = 2**20
"""Bytes. Images of different sizes leave holes behind, which small blocks fill: Pillow's 16 MiB cost a tenth more."""


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
