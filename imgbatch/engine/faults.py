r"""Faults on order, for tests: an image whose last line asks for it makes the process that reads it fail.

    IMGBATCH-FAULT decode segv\n

So a test sends a real file down the real way, through every process on it, and loses just what a broken codec would
lose. Nobody obeys but a process that was started with the environment variable IMGBATCH_FAULTS; for every other one
these are some bytes behind an image.

    segv  abort  exit:N    the process ends at once, by that signal or with that code
    hang                   for ever
    slow:MS                for so many milliseconds
    raise                  an exception that nobody foresaw
    oom                    memory is used until there is no more
    leak:MB                so much memory is used for as long as the process lives
"""

from __future__ import annotations

import io
import os
import re
import signal
import time
from typing import BinaryIO, Literal

ENABLED = bool(os.environ.get("IMGBATCH_FAULTS"))
"""Whether this process obeys; known once and for all when it starts, so that it costs the others nothing."""

TAIL_BYTES = 64
"""How many last bytes of a file are looked at."""

Stage = Literal["probe", "decode"]
"""When the header is read; when the file is processed."""

_ORDER = re.compile(rb"IMGBATCH-FAULT (?P<stage>probe|decode) (?P<fault>[a-z]+)(?::(?P<number>\d+))?\n\Z")

_CHUNK = 2**24
_FOR_EVER = 3600
_MEGABYTE = 10**6

_leaked: list[bytes] = []


def obey(stage: Stage, data: bytes) -> None:
    """Do what the end of a file orders for this stage, if anything.

    Args:
        stage: What is about to be done with the file.
        data: The file, or at least its last bytes.
    """
    if ENABLED and (found := _ORDER.search(data[-TAIL_BYTES:])) and found["stage"].decode() == stage:
        _fail(found["fault"].decode(), int(found["number"] or 0))


def obey_file(stage: Stage, file: BinaryIO) -> None:
    """Do the same for a file that is open, and leave it where it was."""
    if not ENABLED:
        return
    before = file.tell()
    file.seek(max(0, file.seek(0, io.SEEK_END) - TAIL_BYTES))
    tail = file.read(TAIL_BYTES)
    file.seek(before)
    obey(stage, tail)


def _fail(fault: str, number: int) -> None:
    match fault:
        case "segv":
            signal.raise_signal(signal.SIGSEGV)
        case "abort":
            os.abort()
        case "exit":
            os._exit(number)
        case "hang":
            while True:
                time.sleep(_FOR_EVER)
        case "slow":
            time.sleep(number / 1000)
        case "raise":
            raise RuntimeError("a fault was ordered")
        case "oom":
            _use_up_memory()
        case "leak":
            _leaked.append(_touched(number * _MEGABYTE))
        case _:
            raise ValueError(f"no fault is called {fault!r}")


def _use_up_memory() -> None:
    """Use memory until there is no more, and give it back on the way out, as a decoder that fails does."""
    used: list[bytes] = []
    try:
        while True:
            used.append(_touched(_CHUNK))
    finally:
        used.clear()


def _touched(count: int) -> bytes:
    """Return bytes that are really there: the system gives no page of zeros before somebody writes into it."""
    return b"\1" * count
