"""What this machine has to offer."""

from __future__ import annotations

import os

_CGROUP = "/sys/fs/cgroup"


def default_workers() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def free_memory() -> int:
    """Return the bytes of memory that can be used without anybody else having to give some up.

    A container may have less than its machine.
    """
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            available = next(int(line.split()[1]) * 1024 for line in file if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):  # not Linux
        import psutil  # noqa: PLC0415  (it takes 20 ms)

        return int(psutil.virtual_memory().available)
    limit, used = (_read_bytes(os.path.join(_CGROUP, name)) for name in ("memory.max", "memory.current"))
    return available if limit is None or used is None else max(0, min(available, limit - used))


def _read_bytes(path: str) -> int | None:
    try:
        with open(path, encoding="ascii") as file:
            text = file.read().strip()
    except OSError:
        return None
    return int(text) if text.isdigit() else None  # "max"
