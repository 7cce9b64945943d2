"""The sandbox of a worker: what the kernel refuses, whatever a broken file makes a codec do.

Linux has Landlock, which needs no privileges and is never given back. A process that entered it

    reads    what it was told to read, and what Python still has to import
    writes   below the folders it was told to write to: regular files and folders, no links to elsewhere
    never    starts a program, connects or listens by TCP, or signals a process outside

Every kernel knows more than the one before, so each gives what it has. No kernel guards permissions, dates, owner and
attributes (chmod, utime, chown, setxattr): these stay as the user may change them. Nor does Landlock guard UDP, sockets
that are files, or what was open before. Where an input lies below a folder that may be written, it may be written, too.
"""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from enum import IntFlag, auto
from functools import cache

import msgspec

import imgbatch


class Sandbox(msgspec.Struct, frozen=True):
    """What a process may still do once it is inside.

    Attributes:
        reads: Files, and folders with all that is below them. What does not exist is left out.
        writes: Folders to read and write below. They must exist: one that is made later cannot be written to.
        memory: Bytes of data; what goes beyond is a MemoryError, or an abort by libraries that know no other way.
            None for no limit.
    """

    reads: tuple[str, ...]
    writes: tuple[str, ...]
    memory: int | None = None


class Right(IntFlag):
    """What can be done with files, in the order of linux/landlock.h."""

    EXECUTE = auto()
    WRITE_FILE = auto()
    READ_FILE = auto()
    READ_DIR = auto()
    REMOVE_DIR = auto()
    REMOVE_FILE = auto()
    MAKE_CHAR = auto()
    MAKE_DIR = auto()
    MAKE_REG = auto()
    MAKE_SOCK = auto()
    MAKE_FIFO = auto()
    MAKE_BLOCK = auto()
    MAKE_SYM = auto()
    REFER = auto()  # rename or link from one folder to another
    TRUNCATE = auto()
    IOCTL_DEV = auto()


Syscall = Callable[..., int]
"""Makes a system call of a number and its arguments; raises OSError."""

_READ = Right.READ_FILE | Right.READ_DIR
_WRITE_FILE = Right.READ_FILE | Right.WRITE_FILE | Right.TRUNCATE
_WRITE = _READ | _WRITE_FILE | Right.MAKE_REG | Right.MAKE_DIR | Right.REMOVE_FILE | Right.REFER
_OF_FILES = _WRITE_FILE | Right.EXECUTE | Right.IOCTL_DEV
"""What a rule on a file may say; the rest is for folders."""

_RIGHTS_SINCE = {Right.REFER: 2, Right.TRUNCATE: 3, Right.IOCTL_DEV: 5}
_TCP_SINCE, _SCOPES_SINCE = 4, 6
_LATER = {3: "truncation", _TCP_SINCE: "network", 5: "devices", _SCOPES_SINCE: "signals"}
"""What Landlock guards beside the files it began with, by the ABI that brought it."""

_TCP = 0b11  # bind, connect
_SCOPES = 0b11  # abstract sockets, signals

# These have the same numbers on every architecture that matters; elsewhere there is no such call, and no sandbox.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_TELL_ABI = 1
_BENEATH_PATH = 1
_SET_NO_NEW_PRIVS = 38

_NO_LANDLOCK = {
    errno.ENOSYS: "this kernel has no Landlock",
    errno.EOPNOTSUPP: "Landlock is switched off in this kernel",
    errno.EPERM: "this container does not allow Landlock",  # Docker, before it had heard of it
}

_LIBRARIES = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"),
    *("/nix/store", "/gnu/store"),  # where every library has a folder of its own
)
_SYSTEM = ("/dev/urandom", "/proc/self")


def system(number: int, *arguments: int | bytes | None) -> int:
    """Make a system call of this kernel."""
    # A plain int would be passed as a C int, of which a 64-bit register holds only half.
    words = (ctypes.c_long(value) if isinstance(value, int) else value for value in (number, *arguments))
    result = int(_libc().syscall(*words))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{os.strerror(code)} (system call {number})")
    return result


def level(syscall: Syscall = system) -> str:
    """Say in one line what a sandbox guards on this machine."""
    if sys.platform != "linux":
        return "none: not Linux"
    abi, reason = _abi(syscall)
    if not abi:
        return f"none: {reason}"
    guarded = ["files", *(word for since, word in _LATER.items() if since <= abi)]
    without = _without(abi)
    return f"Landlock ABI {abi}: {', '.join(guarded)}" + (f"; not {', '.join(without)}" if without else "")


def enter(sandbox: Sandbox, syscall: Syscall = system) -> str:
    """Restrict this process for good.

    Landlock takes the calling thread and those that it starts from now on, so this comes before any other thread.

    Args:
        sandbox: What remains allowed.
        syscall: The way into the kernel.

    Returns:
        What is not guarded, in a few words; nothing when all is.

    Raises:
        OSError: The kernel has Landlock and refused it: a bug.
    """
    if sys.platform != "linux":
        return "not Linux"
    _give_up_privileges()
    _limit(sandbox.memory)
    abi, reason = _abi(syscall)
    if not abi:
        return reason
    missing = _without(abi)
    if _has_other_threads():
        missing.append("threads that ran before")
    handled = _handled(abi)
    attributes = struct.pack("=QQQ", handled, _TCP * (abi >= _TCP_SINCE), _SCOPES * (abi >= _SCOPES_SINCE))
    ruleset = syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    try:
        for path, rights in _rules(sandbox):
            _allow(path, rights & handled, ruleset, syscall)
        syscall(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
    return f"not guarded: {', '.join(missing)}" if missing else ""


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _abi(syscall: Syscall) -> tuple[int, str]:
    """Return the version of Landlock, or 0 and why there is none."""
    try:
        return syscall(_CREATE_RULESET, None, 0, _TELL_ABI), ""
    except OSError as error:
        if error.errno not in _NO_LANDLOCK:
            raise
        return 0, _NO_LANDLOCK[error.errno]


def _without(abi: int) -> list[str]:
    return [word for since, word in _LATER.items() if since > abi]


def _handled(abi: int) -> int:
    """Return all rights that this version knows: what is handled and has no rule is refused."""
    return sum(right for right in Right if _RIGHTS_SINCE.get(right, 1) <= abi)


def _limit(memory: int | None) -> None:
    import resource  # noqa: PLC0415  (Windows has none)

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash would write gigabytes of pixels
    if memory is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        memory = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _has_other_threads() -> bool:
    try:
        return len(os.listdir("/proc/self/task")) > 1
    except FileNotFoundError:  # a bare chroot; Python knows its own
        return threading.active_count() > 1


def _give_up_privileges() -> None:
    """Let no program gain rights by being started; the kernel takes a sandbox from nobody who did not promise that."""
    if _libc().prctl(*map(ctypes.c_ulong, (_SET_NO_NEW_PRIVS, 1, 0, 0, 0))):
        raise OSError(ctypes.get_errno(), "no_new_privs")


def _rules(sandbox: Sandbox) -> Iterator[tuple[str, int]]:
    for path in (*sandbox.reads, *_own_folders(), *_LIBRARIES, *_SYSTEM):
        yield path, _READ
    yield os.devnull, _WRITE_FILE
    for path in sandbox.writes:
        yield path, _WRITE


def _own_folders() -> Iterator[str]:
    """List where the program and its libraries are, of which most is imported when it is first needed."""
    package = os.path.dirname(os.path.abspath(imgbatch.__file__))
    yield from (package, sys.prefix, sys.base_prefix, getattr(sys, "_MEIPASS", sys.prefix))
    yield sys.executable  # a bundle keeps its modules in the program itself
    yield from filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(":"))
    # `python -m` puts the current folder first, which may be the home of somebody's everything.
    here = _current_folder()
    yield from (path for path in sys.path if path not in ("", here) or path == os.path.dirname(package))


def _current_folder() -> str:
    try:
        return os.getcwd()
    except FileNotFoundError:  # somebody removed it
        return ""


def _allow(path: str, rights: int, ruleset: int, syscall: Syscall) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)  # follows links: a rule is one on the real place
    except OSError:
        return  # nothing to allow there: whoever needs it is refused, and says so
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _OF_FILES
        syscall(_ADD_RULE, ruleset, _BENEATH_PATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)
