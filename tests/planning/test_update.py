"""A second run does what changed, and nothing else."""

from __future__ import annotations

import os

import msgspec
import pytest

from imgbatch.domain.encoding import Encoding
from imgbatch.domain.fingerprint import recipe_key
from imgbatch.domain.format import Format
from imgbatch.domain.job import ALREADY_THERE, UNCHANGED, Header, Source
from imgbatch.domain.recipe import IfExists, Pages, Recipe
from imgbatch.domain.size import Size
from imgbatch.planning.plan import BACKUPS, plan

RECIPE = Recipe(sizes=(Size(100, 100),))
BY_CONTENT = msgspec.structs.replace(RECIPE, checksum=True)
THEN, NOW = "aa" * 32, "bb" * 32  # digests


class Made(msgspec.Struct):
    target: str
    source: str
    source_bytes: int
    source_mtime_ns: int
    key: str
    bytes: int
    mtime_ns: int
    source_digest: str = ""


class Past:
    """What earlier runs made, and a count of what was looked into."""

    def __init__(self, *made, in_doubt=(), kept=None):
        self.all = made
        self.in_doubt = in_doubt
        self.kept = kept or {}

    def made(self, target):
        return next((made for made in self.all if made.target == target), None)

    def made_from(self, source):
        return tuple(made for made in self.all if made.source == source)


class Setting:
    """A source, an output folder, and the outputs that an earlier run made."""

    def __init__(self, tmp_path):
        self.output = str(tmp_path / "out")
        os.mkdir(self.output)
        self.source = Source(0, "/in/a.jpg", "/in", 1000, mtime_ns=77)
        self.content = THEN
        self.looked = 0
        self.read = 0

    def probe(self, sources, wanted):
        for source in sources:
            if wanted(source):
                self.looked += 1
                self.read += source.with_digest
                digest = self.content if source.with_digest else ""
                yield msgspec.structs.replace(source, header=Header(Format.JPEG, 400, 300), digest=digest)
            else:
                yield source

    def file(self, name, data=b"made before"):
        path = os.path.join(self.output, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def made(self, name, recipe=RECIPE, size=None, **changes):
        path = self.file(name)
        status = os.stat(path)
        key = recipe_key(recipe, size or recipe.sizes[0])
        made = Made(path, "/in/a.jpg", 1000, 77, key, status.st_size, status.st_mtime_ns)
        return msgspec.structs.replace(made, **changes)

    def plan(self, past, recipe=RECIPE, sources=None, **options):
        sources = [self.source] if sources is None else sources
        return list(plan(sources, recipe, self.output, probe=self.probe, token="t", earlier=past, **options))

    def job(self, past, recipe=RECIPE, **options):
        ((job,),) = (unit.jobs for unit in self.plan(past, recipe, **options))
        return job


@pytest.fixture
def setting(tmp_path):
    return Setting(tmp_path)


def test_what_is_up_to_date_is_not_even_looked_into(setting):
    # GIVEN an output of the same source and recipe, as it was made / WHEN it is planned / THEN there is nothing to do
    job = setting.job(Past(setting.made("a-100.jpg")))
    assert (job.skip, job.target, setting.looked) == (UNCHANGED, os.path.join(setting.output, "a-100.jpg"), 0)


@pytest.mark.parametrize(
    "changes",
    [{"source_bytes": 999}, {"source_mtime_ns": 76}, {"key": "of another recipe"}],
    ids=lambda c: next(iter(c)),
)
def test_what_is_out_of_date_is_made_anew(setting, changes):
    # GIVEN an output of ours whose source or recipe is another one now / WHEN it is planned / THEN it is replaced
    job = setting.job(Past(setting.made("a-100.jpg", **changes)), backup=True)
    assert (job.skip, job.replace, setting.looked) == ("", True, 1)
    # and what stood there is kept below the output folder
    assert job.backup == os.path.join(setting.output, BACKUPS, "t", "0-0.jpg")


def test_without_a_journal_nothing_is_kept(setting):
    # GIVEN that nobody could restore it / WHEN a file is replaced / THEN no copy of it is left behind
    assert setting.job(None, msgspec.structs.replace(RECIPE, if_exists=IfExists.REPLACE)).backup == ""


@pytest.mark.parametrize("changes", [{"bytes": 3}, {"mtime_ns": 3}], ids=lambda c: next(iter(c)))
def test_what_somebody_changed_is_theirs(setting, changes):
    # GIVEN an output that is not as we left it / WHEN it is planned / THEN it is kept
    job = setting.job(Past(setting.made("a-100.jpg", **changes)))
    assert (job.skip, job.replace) == (ALREADY_THERE, False)


def test_what_somebody_else_put_there_is_theirs(setting):
    # GIVEN a file that no run made / WHEN an output would take its name / THEN it is kept
    setting.file("a-100.jpg")
    assert setting.job(Past()).skip == ALREADY_THERE


def test_what_was_removed_is_made_again(setting):
    # GIVEN an output of ours that somebody removed / WHEN it is planned / THEN it is made
    made = setting.made("a-100.jpg")
    os.unlink(made.target)
    job = setting.job(Past(made))
    assert (job.skip, job.replace) == ("", False)


def test_a_new_size_is_all_that_is_made(setting):
    # GIVEN outputs of one size / WHEN a second size is asked for / THEN only that one is to do
    recipe = msgspec.structs.replace(RECIPE, sizes=(Size(100, 100), Size(50, 50)))
    (unit,) = setting.plan(Past(setting.made("a-100.jpg")), recipe)
    assert [job.skip for job in unit.jobs] == [UNCHANGED, ""]


def test_another_output_folder_is_another_output(setting, tmp_path):
    # GIVEN an output that was made elsewhere / WHEN it is planned for this folder / THEN it is made here
    elsewhere = msgspec.structs.replace(setting.made("a-100.jpg"), target=str(tmp_path / "a-100.jpg"))
    os.unlink(os.path.join(setting.output, "a-100.jpg"))
    assert setting.job(Past(elsewhere)).skip == ""


def test_another_recipe_has_another_key_and_the_rule_for_what_exists_has_not():
    # GIVEN recipes / WHEN they differ in what makes a file / THEN their keys do, and only then
    key = recipe_key(RECIPE, Size(100, 100))
    other = [
        msgspec.structs.replace(RECIPE, encoding=Encoding(quality=84)),
        msgspec.structs.replace(RECIPE, format=Format.PNG),
        msgspec.structs.replace(RECIPE, name="{stem}"),
    ]
    assert len({key, *(recipe_key(recipe, Size(100, 100)) for recipe in other)}) == 4
    same = [
        msgspec.structs.replace(RECIPE, if_exists=IfExists.REPLACE),
        msgspec.structs.replace(RECIPE, durable=True),
        BY_CONTENT,
        msgspec.structs.replace(RECIPE, sizes=(Size(100, 100), Size(7, 7))),
    ]
    assert {recipe_key(recipe, Size(100, 100)) for recipe in same} == {key}
    assert recipe_key(RECIPE, Size(99, 100)) != key


@pytest.mark.parametrize("rule", [IfExists.UPDATE, IfExists.SKIP])
def test_what_a_run_left_in_doubt_is_settled_by_its_bytes(setting, rule):
    # GIVEN a file that a run which was cut short may have written / WHEN it is planned / THEN a worker finds out
    path = setting.file("a-100.jpg")
    (unit,) = setting.plan(Past(in_doubt={path}), msgspec.structs.replace(RECIPE, if_exists=rule))
    assert (unit.jobs[0].skip, unit.jobs[0].replace, unit.retried) == ("", False, True)


def test_a_name_that_another_source_takes_is_not_kept(setting):
    # GIVEN an output that is up to date, and another source before it that takes its name now
    made = setting.made("a-100.jpg")
    other = Source(0, "/elsewhere/a.jpg", "/elsewhere")
    sources = [other, msgspec.structs.replace(setting.source, number=1)]
    # WHEN both are planned
    first, second = setting.plan(Past(made), sources=sources)
    # THEN each has a name of its own, and the second one was looked into for it
    assert first.jobs[0].target == made.target
    assert (second.jobs[0].target, second.jobs[0].skip) == (os.path.join(setting.output, "a-100-2.jpg"), "")
    assert setting.looked == 2


def test_all_pages_are_always_looked_for(setting):
    # GIVEN that every page is wanted / WHEN a file that was done before is planned / THEN it is looked into
    recipe = msgspec.structs.replace(RECIPE, pages=Pages.ALL)
    setting.plan(Past(setting.made("a-100.jpg", recipe)), recipe)
    assert setting.looked == 1


def test_names_that_cannot_all_be_kept_are_all_given_out_anew(setting):
    # GIVEN two outputs that are up to date, and another source before them that takes the name of the second one now
    recipe = Recipe(sizes=(Size(1, 1), Size(11, 11)), name="{stem}{size}")
    past = Past(*(setting.made(f"a{size}.jpg", recipe, size) for size in recipe.sizes))
    sources = [Source(0, "/elsewhere/a1.jpg", "/elsewhere"), msgspec.structs.replace(setting.source, number=1)]
    # WHEN both are planned / THEN the first name is still its own: no name was taken in vain
    units = setting.plan(past, recipe, sources)
    names = [os.path.basename(job.target) for unit in units for job in unit.jobs]
    assert names == ["a11.jpg", "a111.jpg", "a1.jpg", "a11-2.jpg"]


def test_what_a_run_that_was_cut_short_kept_stays_where_it_is(setting):
    # GIVEN a file that a killed run may have replaced / WHEN it is replaced again / THEN its first backup is the backup
    path = setting.file("a-100.jpg")
    past = Past(in_doubt={path}, kept={path: "/kept/before"})
    recipe = msgspec.structs.replace(RECIPE, if_exists=IfExists.REPLACE)
    assert setting.job(past, recipe, backup=True).backup == "/kept/before"


# By content


def test_by_content_neither_size_nor_date_count(setting):
    # GIVEN an output of a source that had the same content, and another size and date / WHEN it is planned by content
    made = setting.made("a-100.jpg", source_bytes=999, source_mtime_ns=76, source_digest=THEN)
    # THEN there is nothing to do
    assert setting.job(Past(made), BY_CONTENT).skip == UNCHANGED


def test_by_content_another_content_is_a_change(setting):
    # GIVEN a source that was changed in place, and has its old size and date / WHEN it is planned
    made = setting.made("a-100.jpg", source_digest=THEN)
    setting.content = NOW
    # THEN only its content tells, and it is looked into for that on request only
    assert setting.job(Past(made)).skip == UNCHANGED
    job = setting.job(Past(made), BY_CONTENT)
    assert (job.skip, job.replace) == ("", True)


@pytest.mark.parametrize(
    "changes", [{}, {"source_digest": THEN, "key": "of another recipe"}], ids=["unknown", "recipe"]
)
def test_what_cannot_be_unchanged_is_made_anew_without_being_read_for_that(setting, changes):
    # GIVEN an output with no digest of its source, or of another recipe / WHEN it is planned by content
    job = setting.job(Past(setting.made("a-100.jpg", **changes)), BY_CONTENT)
    # THEN it is made anew, and its source is not read twice
    assert (job.skip, job.replace, setting.read) == ("", True, 0)


@pytest.mark.parametrize("rule", [IfExists.SKIP, IfExists.REPLACE])
def test_no_source_is_read_where_its_content_decides_nothing(setting, rule):
    # GIVEN a rule that does not ask what changed / WHEN it is planned by content / THEN no source is read for it
    setting.plan(
        Past(setting.made("a-100.jpg", source_digest=THEN)), msgspec.structs.replace(BY_CONTENT, if_exists=rule)
    )
    assert (setting.looked, setting.read) == (1, 0)


def test_only_what_is_done_now_is_read_for_its_content(setting):
    # GIVEN two sources that were done before / WHEN only the second one is to be done / THEN only that one is read
    past = Past(*(setting.made(f"{name}-100.jpg", source=f"/in/{name}.jpg", source_digest=THEN) for name in "ab"))
    sources = [setting.source, msgspec.structs.replace(setting.source, number=1, path="/in/b.jpg")]
    (unit,) = setting.plan(past, BY_CONTENT, sources, only={1})
    assert (unit.jobs[0].skip, setting.read) == (UNCHANGED, 1)


def test_by_content_a_name_that_another_source_takes_is_not_kept(setting):
    # GIVEN an output that is up to date by content, and another source before it that takes its name now
    sources = [Source(0, "/elsewhere/a.jpg", "/elsewhere"), msgspec.structs.replace(setting.source, number=1)]
    # WHEN both are planned / THEN each has a name of its own, and each was looked into once
    _, second = setting.plan(Past(setting.made("a-100.jpg", source_digest=THEN)), BY_CONTENT, sources)
    assert (second.jobs[0].target, second.jobs[0].skip) == (os.path.join(setting.output, "a-100-2.jpg"), "")
    assert (setting.looked, setting.read) == (2, 1)


@pytest.mark.parametrize(("mtime_ns", "skip"), [(77, UNCHANGED), (76, "")])
def test_an_output_with_the_date_of_its_source_is_made_anew_with_another_date(setting, mtime_ns, skip):
    # GIVEN outputs that have the dates of their sources / WHEN only the date is another one / THEN that is a change
    recipe = msgspec.structs.replace(BY_CONTENT, keep_dates=True)
    made = setting.made("a-100.jpg", recipe, source_mtime_ns=mtime_ns, source_digest=THEN)
    assert setting.job(Past(made), recipe).skip == skip


def test_by_content_an_output_keeps_the_name_that_it_has(setting):
    # GIVEN an output that had to take a second name, and that nobody has the first one now
    made = setting.made("a-100-2.jpg", source_digest=THEN)
    # WHEN it is planned by content / THEN it is not made once more under the first one
    job = setting.job(Past(made), BY_CONTENT)
    assert (job.skip, job.target) == (UNCHANGED, made.target)


def test_by_content_all_pages_are_compared(setting):
    # GIVEN that every page is wanted, of a file that was done before / WHEN it is planned by content / THEN it is known
    recipe = msgspec.structs.replace(BY_CONTENT, pages=Pages.ALL)
    assert setting.job(Past(setting.made("a-100.jpg", recipe, source_digest=THEN)), recipe).skip == UNCHANGED
