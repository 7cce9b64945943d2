from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from imgbatch.app.history import Forecast, Undone
from imgbatch.domain.event import RunFinished
from imgbatch.domain.progress import Progress
from imgbatch.ui.wording import sentence, summary, undo_question, undone_text

CANCELLED = RunFinished("cancelled", 1, 1, 0, 0, 0)
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (Progress(done=1, seconds=2.5, source_bytes=3_000_000, bytes=500_000), "1 file written, 2.5 MB saved in 2.5 s"),
        (Progress(done=2, skipped=3, unchanged=3, seconds=1.0), "2 files written, 3 unchanged in 1.0 s"),
        (Progress(done=0, skipped=5, unchanged=3), "0 files written, 3 unchanged, 2 skipped"),
        (Progress(done=1_200, cancelled=7, seconds=75.0), "1,200 files written, the rest cancelled in 1 min 15 s"),
        (Progress(done=1, found=9, shares=1.0, finished=CANCELLED), "1 file written, the rest cancelled in 0.0 s"),
        (Progress(done=9, found=9, shares=9.0, finished=CANCELLED), "9 files written in 0.0 s"),
    ],
)
def test_a_run_is_summed_up(progress, expected):
    # GIVEN a run that is over / WHEN it is summed up / THEN each kind of end is counted by its own name
    assert summary(ENGLISH, progress) == expected


@pytest.mark.parametrize(
    ("forecast", "expected"),
    [
        (Forecast(311, 4, 0), "Delete 311 files and restore 4?"),
        (Forecast(1, 0, 0), "Delete 1 file?"),
        (Forecast(0, 2, 0), "Restore 2 files?"),
        (Forecast(3, 0, 1), "Delete 3 files?  1 file cannot be undone and will stay."),
        (Forecast(0, 0, 2), "2 files cannot be undone and will stay."),
        (Forecast(0, 0, 0), "There is nothing left to undo."),
    ],
)
def test_undoing_is_asked_for_in_the_words_of_what_it_does(forecast, expected):
    # GIVEN what undoing would do / WHEN it is asked for / THEN a question mark means that there is a choice
    assert undo_question(ENGLISH, forecast) == expected


def kept(*reasons):
    return [Undone("/out/a.jpg", "kept", reason) for reason in reasons]


@pytest.mark.parametrize(
    ("deleted", "restored", "why", "expected"),
    [
        (311, 4, ["it was changed since"], "311 files deleted, 4 restored, 1 kept: it was changed since."),
        (1, 0, [], "1 file deleted."),
        (0, 1, [], "1 file restored."),
        (0, 0, [], "Nothing was left to undo."),
        (0, 0, ["it is a link now", "no", "no"], "3 kept: no; it is a link now."),
        (0, 0, ["a", "a", "a", "b", "b", "b", "c", "c", "d"], "9 kept: a; b; c; …."),
    ],
)
def test_what_was_undone_is_one_line(deleted, restored, why, expected):
    # GIVEN what was undone / WHEN it is said / THEN each reason stands there once, the frequent ones first
    counts = {"deleted": deleted, "restored": restored, "kept": len(why)}
    assert undone_text(ENGLISH, counts, kept(*why)) == expected


@pytest.mark.parametrize("text", ["the disk is full", "The disk is full."])
def test_a_sentence_begins_large_and_has_one_full_stop(text):
    # GIVEN words / WHEN they are made a sentence / THEN they are one, once
    assert sentence(text) == "The disk is full."
