"""Events as JSON, and errors in the words of people."""

from __future__ import annotations

import errno
import json
import os

import msgspec
import pytest

from imgbatch.domain import event as events
from imgbatch.domain.error import ErrorInfo, ErrorKind, WorkerLostError, from_os
from imgbatch.domain.event import Event, to_json
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Box, Placement
from imgbatch.domain.job import Header, Job, JobCancelled, JobDone, JobFailed, JobSkipped, Source

BAD = ErrorInfo(ErrorKind.CORRUPT, "bad", "look", "detail")
SOURCE = Source(3, "/in/a.jpg", "/in", 1000, Header(Format.JPEG, 40, 30, 6))
JOB = Job("9", "/o/a.jpg", "/o/.part", Format.PNG, Placement(9, 7, Box(0, 0, 40, 30), 9, 7))

EVERY = [
    events.ScanStarted(2),
    events.SourceFound(SOURCE),
    events.SourceProbed(SOURCE),
    events.PathRejected("/x", BAD),
    events.ScanFinished(5, 1),
    events.RunStarted("processes", 2, 3, None),
    events.ModeChosen("threads", 2, "few images"),
    events.JobPlanned("/in/a.jpg", JOB),
    events.UnitStarted(3, 0, "/in/a.jpg"),
    events.JobFinished("/in/a.jpg", JobDone(3, "9", "/o/a.jpg", 9, 7, 1000, 100, notes=("so",))),
    events.JobFinished("/in/a.jpg", JobSkipped(3, "9", "/o/a.jpg", "there")),
    events.JobFinished("/in/a.jpg", JobFailed(3, "9", "/o/a.jpg", BAD)),
    events.JobFinished("/in/a.jpg", JobCancelled(3, "9", "/o/a.jpg")),
    events.WorkerLost(3, "/in/a.jpg", 99, "SIGSEGV", retrying=True),
    events.RunNoted("no journal"),
    events.OutputPruned("/o/a.jpg", "/o/.imgbatch-backup/1/1.jpg"),
    events.RunPaused("the disk is full"),
    events.RunResumed(),
    events.RunFinished("cancelled", 4, 1, 1, 1, 1),
]


def test_no_event_is_forgotten_here():
    # GIVEN the classes of events / WHEN they are compared with the examples / THEN each has one
    assert {type(event) for event in EVERY} == set(Event.__subclasses__())


@pytest.mark.parametrize("event", EVERY, ids=lambda event: type(event).__name__)
def test_every_event_is_one_line_of_json_and_comes_back(event):
    # GIVEN an event / WHEN it becomes JSON
    line = to_json(event)
    # THEN it is one line of ASCII with its name, and the same event again
    assert line.isascii()
    assert "\n" not in line
    as_dict = json.loads(line)
    assert msgspec.convert(as_dict, type=type(event)) == event


def test_names_of_events_are_snake_case():
    # GIVEN events / WHEN they become JSON / THEN programs find them by a stable name
    assert json.loads(to_json(EVERY[0]))["event"] == "scan_started"
    assert json.loads(to_json(EVERY[-1]))["event"] == "run_finished"


@pytest.mark.parametrize("name", [b"caf\xe9.jpg", b"\xff\xfe", b"a\nb\t.jpg", "snow☃.jpg".encode()])
def test_every_name_survives_in_json(name):
    # GIVEN a name of any bytes / WHEN its event becomes JSON and is read again / THEN the bytes are the same
    line = to_json(events.PathRejected(os.fsdecode(name), BAD))
    assert line.isascii()
    assert line.isprintable()
    assert os.fsencode(json.loads(line)["path"]) == name


@pytest.mark.parametrize(
    ("code", "kind", "word"),
    [
        (errno.ENOENT, "missing", "not there"),
        (errno.ENOTDIR, "missing", "folder"),
        (errno.EACCES, "permission", "permission"),
        (errno.EPERM, "permission", "permission"),
        (errno.EROFS, "disk", "only be read"),
        (errno.ENOSPC, "disk", "full"),
        (errno.EDQUOT, "disk", "share"),
        (errno.EFBIG, "disk", "large"),
        (errno.EIO, "disk", "error"),
        (errno.ESTALE, "disk", "network"),
        (errno.ENAMETOOLONG, "disk", "too long"),
        (errno.ELOOP, "missing", "circle"),
        (errno.EMFILE, "disk", "too many files"),
        (errno.EXDEV, "disk", "cross-device"),  # without words of our own: the system's
    ],
)
def test_what_the_system_says_is_said_in_plain_words(code, kind, word):
    # GIVEN an error of the system / WHEN it is named
    info = from_os(OSError(code, os.strerror(code), "/a/secret/path"))
    # THEN it has a kind, one line for people without the path, and the original for a report
    assert info.kind == kind
    assert word in info.message
    assert "/a/secret" not in info.message
    assert f"{code}" in info.detail


def test_an_error_without_code_is_named_too():
    # GIVEN an OSError of a library, without code / WHEN it is named / THEN its words are kept
    assert from_os(OSError("Strange Thing")).message == "strange thing"


def test_the_hint_follows_the_message():
    # GIVEN an error with a hint, and one without / WHEN they are shown / THEN it is one line
    assert str(BAD) == "bad; look"
    assert str(ErrorInfo(ErrorKind.CORRUPT, "bad")) == "bad"


def test_a_lost_worker_says_what_ended_it():
    # GIVEN a lost worker / WHEN it is shown / THEN pid and cause are there
    assert str(WorkerLostError(7, "SIGSEGV")) == "worker 7 ended with SIGSEGV"
