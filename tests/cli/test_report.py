"""What a terminal says about events."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from imgbatch.cli.bar import BarReport
from imgbatch.cli.report import LineReport
from imgbatch.domain.event import JobFinished, RunFinished, RunStarted
from imgbatch.domain.job import ALREADY_FITS, ALREADY_THERE, JobDone, JobSkipped

NOTES = ("quality 60 instead of 85", "only 90x60")


def finished(number, result):
    return JobFinished(f"/in/{number}.jpg", result)


def done(number=0, notes=()):
    return finished(number, JobDone(number, "9", f"/out/{number}\n-9.jpg", 9, 9, 1000, 100, notes=notes))


def skipped(number, reason):
    return finished(number, JobSkipped(number, "9", f"/out/{number}-9.jpg", reason))


def lines(*events):
    """What a run of these events prints, and what it says beside."""
    out, err = io.StringIO(), io.StringIO()
    report = LineReport(out, err)
    for event in (RunStarted("serial", 1, 1, len(events)), *events, RunFinished("finished", len(events), 0, 0, 0, 0)):
        report.show(event)
    report.close()
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def test_notes_follow_their_file_on_the_error_stream():
    # GIVEN a file with two notes, and one without / WHEN they are reported
    out, err = lines(done(1, NOTES), done(2))
    # THEN each note is a line that names the file, and what was written is a line as always
    assert err == [f"/out/1\\n-9.jpg: {note}" for note in NOTES]
    assert [line.split("  ")[0] for line in out[:2]] == ["/out/1\\n-9.jpg", "/out/2\\n-9.jpg"]


def test_notes_scroll_by_above_the_bar():
    # GIVEN a terminal, and a file with two notes / WHEN it is reported / THEN both are there to read
    console = Console(file=io.StringIO(), force_terminal=True, width=60)
    report = BarReport(console)
    report.show(RunStarted("serial", 1, 1, 1))
    report.show(done(1, NOTES))
    report.close()
    assert [note for note in NOTES if f"/out/1\\n-9.jpg: {note}" not in console.file.getvalue()] == []


@pytest.mark.parametrize(
    ("reasons", "summary"),
    [
        ([ALREADY_THERE, ALREADY_THERE], "2 skipped, already there (--exists replace writes them again)"),
        ([ALREADY_FITS], "1 skipped, no larger than the size"),
        (
            [ALREADY_FITS, ALREADY_THERE, ALREADY_FITS],
            "1 skipped, already there (--exists replace writes them again), 2 skipped, no larger than the size",
        ),
    ],
)
def test_the_summary_says_why_something_was_skipped(reasons, summary):
    # GIVEN images that were skipped / WHEN the run is over / THEN each reason is named, with what helps against it
    out, _ = lines(*(skipped(number, reason) for number, reason in enumerate(reasons)))
    assert out == [f"0 files written, {summary}"]
