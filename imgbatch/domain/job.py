"""The work: a source, the jobs that follow from it, and how each of them ended.

    Source          one input image
    Job             one source x one size -> one file; what the user counts
    WorkUnit        all jobs of one source, so that it is decoded once
    JobResult       the one terminal state of a job: done, skipped, failed or cancelled

Paths are `str` as from `os.fsdecode`: a name that is not UTF-8 keeps its bytes as surrogates.

What there are a hundred thousand of is hidden from the garbage collector (`gc=False`): none of it can be part of a
cycle, and each full collection would hold the window up for a quarter of a second.
"""

from __future__ import annotations

import msgspec

from imgbatch.domain.error import ErrorInfo
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Placement
from imgbatch.domain.recipe import Keep, Profile, Recipe

ALREADY_THERE = "a file of that name is already there"
ALREADY_FITS = "it already fits"
UNCHANGED = "nothing changed since it was made"
"""Why a job may be skipped."""


class Page(msgspec.Struct, frozen=True):
    """One page of a file that has several.

    Attributes:
        width: Of the upright page, in pixels.
        height: Of the upright page, in pixels.
        orientation: As in `Header`.
    """

    width: int
    height: int
    orientation: int = 1


class Header(msgspec.Struct, frozen=True, gc=False):
    """What the first bytes of an image say about it.

    Attributes:
        format: By content, whatever the name says.
        width: Of the upright image, in pixels.
        height: Of the upright image, in pixels.
        orientation: The EXIF value, 1 (upright as stored) to 8.
        frames: Of an animation; 1 for a still image.
        pages: Every page of a TIFF that has more than one; empty otherwise. The first one is the image itself.
        has_profile: Whether its pixels are other than sRGB: a profile says so, or they are those of print.
        has_alpha: Whether pixels can be transparent.
        is_deep: Whether colours have 16 bits a channel.
        is_progressive: Whether it is a JPEG of several passes, which a decoder keeps until the last.
    """

    format: Format
    width: int
    height: int
    orientation: int = 1
    frames: int = 1
    pages: tuple[Page, ...] = ()
    has_profile: bool = False
    has_alpha: bool = False
    is_deep: bool = False
    is_progressive: bool = False

    @property
    def is_animated(self) -> bool:
        """Whether there is more than one frame."""
        return self.frames > 1

    def page(self, number: int) -> Page:
        """Return size and orientation of a page, counted from 0."""
        return self.pages[number] if self.pages else Page(self.width, self.height, self.orientation)


def keeps_bytes(header: Header, recipe: Recipe, format_: Format, dpi: int) -> bool:
    """Whether nothing that is asked for would change the bytes of an image, but for its size.

    Args:
        header: Of the source.
        recipe: What is asked for.
        format_: Of the output.
        dpi: Dots an inch to write; 0 for none.
    """
    return (
        format_ is header.format
        and header.orientation == 1
        and not header.pages
        and not dpi
        and recipe.metadata is Keep.ALL
        and not (recipe.profile is Profile.SRGB and header.has_profile)
        and not (format_ is Format.PNG and recipe.encoding.colours)
    )


class Source(msgspec.Struct, frozen=True, gc=False):
    """One input image.

    Attributes:
        number: Position in the order of finding; the identity of the source within a batch.
        path: Absolute path.
        root: The folder that was given and in which it was found; empty for a file that was given by itself. The
            folders between the two are mirrored in the output.
        bytes: Size of the file when it was found.
        header: None until the source was probed, and for ever when that failed.
        error: Why it cannot be used, if so.
        mtime_ns: When its content was last changed, as of when it was found: nanoseconds since 1970.
        with_digest: Whether the digest is to be read with the header, for which the file is read to its end.
        digest: SHA-256 of the file as it was probed, in hexadecimal; empty if that was not asked for.
    """

    number: int
    path: str
    root: str = ""
    bytes: int = 0
    header: Header | None = None
    error: ErrorInfo | None = None
    mtime_ns: int = 0
    with_digest: bool = False
    digest: str = ""


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
        backup: Absolute path that keeps what is replaced, so that it can be restored; empty for nowhere.
        skip: Why there is nothing to do, or empty. A job that is skipped never reaches a worker.
        page: Which page of the source, from 0.
        dpi: Dots an inch to write into the file; 0 keeps those of the source.
    """

    size: str
    target: str
    partial: str
    format: Format
    placement: Placement | None
    copy: bool = False
    replace: bool = False
    backup: str = ""
    skip: str = ""
    page: int = 0
    dpi: int = 0


class WorkUnit(msgspec.Struct, frozen=True):
    """All jobs of one source.

    Attributes:
        recipe: How the pixels are made and written. Sizes, names and what is skipped are decided already.
        beside: Jobs of the source that need no file. Its pixels are made as if they did, so that a file has the same
            bytes whether it is made together with the other sizes or after them.
        retried: Its first worker died. What is at a target now may be that worker's, or somebody else's.
    """

    source: Source
    jobs: tuple[Job, ...]
    recipe: Recipe
    beside: tuple[Job, ...] = ()
    retried: bool = False

    def to_do(self) -> WorkUnit:
        """Return the unit as a worker gets it: what is skipped stands beside, if it is an output that is there."""
        there = (job for job in self.jobs if job.skip in (UNCHANGED, ALREADY_THERE))
        return msgspec.structs.replace(
            self,
            jobs=tuple(job for job in self.jobs if not job.skip),
            beside=tuple(job for job in there if job.placement is not None and not job.copy),
        )


class JobDone(msgspec.Struct, frozen=True, gc=False, tag="done", tag_field="state"):
    """The file at `target` is complete.

    Attributes:
        unit: Number of the source.
        source_bytes: Size of the source file.
        width: Of the image that was written, in pixels.
        height: The same.
        bytes: Size of the file that was written.
        copied: It has the bytes of the source.
        notes: What the user should know about this file, a line each.
        digest: SHA-256 of the file that was written, in hexadecimal.
        mtime_ns: When that file was last changed: nanoseconds since 1970.
        backup: Where the file is that stood there before; empty if there was none.
        source_digest: SHA-256 of the source as it was processed, in hexadecimal; empty if that was not asked for.
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
    digest: str = ""
    mtime_ns: int = 0
    backup: str = ""
    source_digest: str = ""


class JobSkipped(msgspec.Struct, frozen=True, gc=False, tag="skipped", tag_field="state"):
    """There was nothing to do, for the reason given."""

    unit: int
    size: str
    target: str
    reason: str


class JobFailed(msgspec.Struct, frozen=True, gc=False, tag="failed", tag_field="state"):
    """Nothing was written; what stood at `target` before still does.

    Where two workers died with the image, the first one may have come as far as a complete file.
    """

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
