"""A window that is opened with a folder, begins at once, and is closed in the midst of its batch.

    python -c "$(cat tests/impatient.py)" RESULTS MILLISECONDS FOLDER

So many results and milliseconds later its cross is clicked, and the question answered. Without results the time begins
with the run: while its workers start. With -1, the click on the cross comes before the one that starts has arrived.

It is started by -c: the workers of a program that is a file would read that file, and load Qt.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from imgbatch.__main__ import main as door
from imgbatch.ui import main, window
from imgbatch.ui.state import State

RESULTS, LATER = map(int, sys.argv[1:3])


class Impatient(window.Window):
    """Starts as soon as it can."""

    def __init__(self, session):
        super().__init__(session)
        self.begun = self.leaving = False
        session.state_changed.connect(self.hurry)
        session.told.connect(self.count)

    def hurry(self, state):
        if state is State.READY and not self.begun:
            self.begun = True
            if RESULTS < 0:
                QTimer.singleShot(0, self.leave)
            QTimer.singleShot(0, self.session.start)

    def count(self):
        if self.session.state is State.RUNNING and self.session.progress.done >= RESULTS >= 0 and not self.leaving:
            self.leaving = True
            QTimer.singleShot(LATER, self.leave)

    def leave(self):
        if not self.close():
            answers = {button.text().replace("&", ""): button for button in self.findChildren(QPushButton)}
            answers["Stop and close"].click()


main.Window = Impatient
sys.exit(door(sys.argv[3:]))
