"""Starts Qt, shows the window, and makes sure that no bug passes unseen."""

from __future__ import annotations

import logging
import logging.handlers
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QLocale, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import Shiboken

from imgbatch import __version__
from imgbatch.app import settings as stored
from imgbatch.app.folders import log_file
from imgbatch.app.past import open_journal
from imgbatch.ui.garbage import Garbage
from imgbatch.ui.instance import Instance
from imgbatch.ui.opened import Opened
from imgbatch.ui.session import Session
from imgbatch.ui.translation import install, tr
from imgbatch.ui.window import Window
from imgbatch.ui.wording import sentence

log = logging.getLogger("imgbatch")

APPLICATION_ID = "imgbatch"
"""Name of the desktop file; without it Wayland shows a generic icon."""

LOG_BYTES = 1_000_000
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def main(paths: Sequence[str] = ()) -> int:
    """Open the window, with the images in these paths, and return the exit code."""
    log_note = start_log()
    app = QApplication(["imgbatch"])
    app.setApplicationName("imgbatch")
    app.setApplicationDisplayName("imgbatch")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APPLICATION_ID)
    install(app, QLocale())
    catch_bugs()
    garbage = Garbage(app)
    instance = Instance()
    if not instance.begin(paths):
        return 0
    settings, note = stored.load()
    journal, journal_note = open_journal()
    window = Window(Session(journal=journal))
    focus_note = window.session.focus.load()
    window.show_settings(settings)
    window.banner.look()
    window.show()
    instance.arrived.connect(window.take)
    if sys.platform == "darwin":  # elsewhere paths come as arguments; a filter in Python would see every event
        opened = Opened(app)
        opened.arrived.connect(window.take)
        app.installEventFilter(opened)
    if paths:
        window.session.add(paths)
    for text in (note, focus_note, sentence(journal_note) if journal_note else "", log_note):
        window.messages.add(text)
    _end_on_interrupt(window)
    code = app.exec()
    instance.close()
    garbage.stop()
    try:
        stored.save(window.settings())
    except OSError as error:
        log.warning("the settings could not be saved: %s", error)
    if window.left_behind:
        log.warning("a thread did not end; leaving without it")
        logging.shutdown()
        os._exit(code)  # the usual way out would wait for it
    # While there is an application: PySide 6.12 crashes when it finds windows at exit that nobody deleted.
    Shiboken.delete(window)
    return code


def start_log() -> str:
    """Write a log file: a windowed program has no terminal to complain to. Return a note if there cannot be one."""
    log.setLevel(logging.INFO)
    qInstallMessageHandler(_log_qt)
    path = log_file()
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError as error:
        text = tr("There is no log of this session: {path} cannot be written ({reason}).")
        return text.format(path=path, reason=error.strerror)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    return ""


def catch_bugs() -> None:
    """Show every exception that nobody handled; in a slot it would vanish otherwise."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.critical("a bug\n%s", text)
        if sys.stderr is not None:
            sys.stderr.write(text)
        box = QMessageBox(
            QMessageBox.Icon.Critical, "imgbatch", tr("This is a bug in imgbatch: {error}").format(error=error)
        )
        where = tr("Your files are as they were. The details are in {path}.")
        box.setInformativeText(where.format(path=log_file()))
        box.setDetailedText(text)
        box.exec()

    def show_from_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log.critical("a bug in a thread", exc_info=args.exc_value)
            sys.__excepthook__(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = show
    threading.excepthook = show_from_thread


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(_QT_LEVELS.get(kind, logging.WARNING), "Qt: %s (%s)", message, context.category)


def _end_on_interrupt(window: Window) -> None:
    """Let Ctrl-C in the terminal, and its end, close the window; Qt's loop would not let Python see the signal."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` has us ignore it
            signal.signal(number, lambda *_: window.end())
    timer = QTimer(window)
    timer.timeout.connect(lambda: None)
    timer.start(200)
