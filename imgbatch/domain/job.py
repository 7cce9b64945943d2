"""The work: a source, the jobs that follow from it, and how each of them ended.

    Source          one input image
    Job             one source x one size -> one file; what the user counts
    WorkUnit        all jobs of one source, so that it is decoded once
    JobResult       the one terminal state of a job: done, skipped, failed or cancelled

Paths are `str` as from `os.fsdecode`: a name that is not UTF-8 keeps its bytes as surrogates.
"""

from __future__ import annotations

import msgspec

from imgbatch.domain.error import ErrorInfo
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Placement


class Header(msgspec.Struct, frozen=True):
    """What the first bytes of an image say about it.

    Attributes:
        format: By content, whatever the name says.
        width: Of the upright image, in pixels.
        height: Of the upright image, in pixels.
        orientation: The EXIF value, 1 (upright as stored) to 8.
    """

    format: Format
    width: int
    height: int
    orientation: int = 1


class Source(msgspec.Struct, frozen=True):
    """One input image.

    Attributes:
        number: Position in the order of finding; the identity of the source within a batch.
        path: Absolute path.
        root: The folder that was given and in which it was found; empty for a file that was given by itself. The
            folders between the two are mirrored in the output.
        bytes: Size of the file when it was found.
        header: None until the source was probed, and for ever when that failed.
        error: Why it cannot be used, if so.
    """

    number: int
    path: str
    root: str = ""
    bytes: int = 0
    header: Header | None = None
    error: ErrorInfo | None = None


class Job(msgspec.Struct, frozen=True):
    """One file to be written.

    Attributes:
        size: The size as text, as it stands in names and tables.
        target: Absolute path of the file to write.
        partial: Absolute path of the file that becomes `target` when it is complete.
        format: Format to write.
        placement: What becomes of the source's pixels; None when the source could not be probed.
        copy: The source already fits: its bytes are taken as they are.
        replace: A file at `target` may be replaced.
        skip: Why there is nothing to do, or empty. A job that is skipped never reaches a worker.
    """

    size: str
    target: str
    partial: str
    format: Format
    placement: Placement | None
    copy: bool = False
    replace: bool = False
    skip: str = ""


class WorkUnit(msgspec.Struct, frozen=True):
    """All jobs of one source.

    Attributes:
        quality: 1 to 100, for formats that have one.
        retried: Its first worker died. What is at a target now may be that worker's, or somebody else's.
    """

    source: Source
    jobs: tuple[Job, ...]
    quality: int
    retried: bool = False


class JobDone(msgspec.Struct, frozen=True, tag="done", tag_field="state"):
    """The file at `target` is complete.

    Attributes:
        unit: Number of the source.
        source_bytes: Size of the source file.
        bytes: Size of the file that was written.
        copied: The source already fitted and was copied.
        notes: What the user should know about this file, a line each.
    """

    unit: int
    size: str
    target: str
    width: int
    height: int
    source_bytes: int
    bytes: int
    copied: bool = False
    notes: tuple[str, ...] = ()


class JobSkipped(msgspec.Struct, frozen=True, tag="skipped", tag_field="state"):
    """There was nothing to do, for the reason given."""

    unit: int
    size: str
    target: str
    reason: str


class JobFailed(msgspec.Struct, frozen=True, tag="failed", tag_field="state"):
    """Nothing was written; what stood at `target` before still does."""

    unit: int
    size: str
    target: str
    error: ErrorInfo


class JobCancelled(msgspec.Struct, frozen=True, tag="cancelled", tag_field="state"):
    """The batch was cancelled before this job was known to be done; a file that is at `target` is complete."""

    unit: int
    size: str
    target: str


JobResult = JobDone | JobSkipped | JobFailed | JobCancelled
