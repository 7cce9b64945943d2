"""Decides which door: terminal commands, or the window. Imports nothing heavy, and no Qt: workers run this too."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType

INTERRUPTED = 130
COMMANDS = (
    "resize",
    "compare",
    "resume",
    "runs",
    "undo",
    "report",
    "presets",
    "demo",
    "doctor",
    "self-test",
    "integrate",
)
ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def main(argv: Sequence[str] | None = None) -> int:
    """Run imgbatch and return its exit code.

    `imgbatch` alone or with paths opens the window; a command or an option goes to the terminal.
    """
    multiprocessing.freeze_support()
    args = list(sys.argv[1:] if argv is None else argv)
    # Whatever is registered first is called last, when nothing is left to wait for.
    atexit.register(_answer, signal.SIG_IGN)
    _answer(_leave)
    try:
        return _enter(args)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        _answer(_leave)


def _answer(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    """Answer in this way whatever asks the program to end, but for what its parent had it ignore, as `nohup` does."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _leave(_signum: int, _frame: FrameType | None) -> None:
    """Leave at once: before a door has its own handler, and after it, there is nothing to tidy up.

    A KeyboardInterrupt in the midst of an import may be swallowed by it, and the program would go on.
    """
    os._exit(INTERRUPTED)


def _enter(args: list[str]) -> int:
    if args and (args[0] in COMMANDS or args[0].startswith("-") or _is_misspelt(args[0])):
        from imgbatch.cli.main import main as terminal

        return terminal(args)
    return _open_window(args)


def _is_misspelt(word: str) -> bool:
    """Whether this is neither a path nor looks like one; the terminal then names the command that was meant."""
    return not os.path.exists(word) and os.path.basename(word) == word and "." not in word


def _open_window(paths: list[str]) -> int:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        print("imgbatch: there is no display; use the terminal: imgbatch resize FOLDER --size 1920", file=sys.stderr)
        return 2
    try:
        from imgbatch.ui.main import main as window
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")) and "lib" not in str(error):
            raise
        text = f"the window needs PySide6 ({error}); use the terminal: imgbatch resize FOLDER --size 1920"
        print(f"imgbatch: {text}", file=sys.stderr)
        return 2
    return window(paths)


if __name__ == "__main__":
    sys.exit(main())
