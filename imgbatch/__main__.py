"""Decides which door: terminal commands, or the window. Imports nothing heavy, and no Qt: workers run this too."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence

INTERRUPTED = 130
COMMANDS = ("resize", "resume", "runs", "undo", "report", "demo", "doctor")


def main(argv: Sequence[str] | None = None) -> int:
    """Run imgbatch and return its exit code.

    `imgbatch` alone or with paths opens the window; a command or an option goes to the terminal.
    """
    multiprocessing.freeze_support()
    args = list(sys.argv[1:] if argv is None else argv)
    # Until a door has its own handler there is nothing to tidy up. A KeyboardInterrupt in the midst of an import may be
    # swallowed by it, and the program would go on.
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    try:
        return _enter(args)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, before)


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
