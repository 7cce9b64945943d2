"""What is written where, decided before any pixel is touched."""

from __future__ import annotations

import os

import msgspec
import pytest

from imgbatch.domain.error import ErrorInfo, ErrorKind, RequestError
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, Size
from imgbatch.domain.job import Header, Source
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.planning.plan import ALREADY_THERE, check_no_source_is_target, overlaps, plan

HEADER = Header(Format.JPEG, 4000, 3000)
SMALL = Recipe(sizes=(Size(100, 100),))


class Probe:
    """Gives every source the header that the test wants, and counts."""

    def __init__(self, header=HEADER, error=None):
        self.header, self.error, self.calls = header, error, 0

    def __call__(self, source):
        self.calls += 1
        return msgspec.structs.replace(source, header=self.header, error=self.error)


def planned(sources, recipe=SMALL, output="/out", probe=None, **options):
    return list(plan(sources, recipe, os.fspath(output), probe=probe or Probe(), token="t0", **options))


def targets(units):
    return [job.target for unit in units for job in unit.jobs]


def test_folders_are_mirrored():
    # GIVEN sources below a root, and one by itself / WHEN they are planned
    sources = [Source(0, "/in/a.jpg", "/in"), Source(1, "/in/b/c/d.jpg", "/in"), Source(2, "/x/e.jpg")]
    # THEN the folders between root and source are there again
    assert targets(planned(sources)) == ["/out/a-100.jpg", "/out/b/c/d-100.jpg", "/out/e-100.jpg"]


def test_several_roots_are_named():
    # GIVEN sources of two roots / WHEN roots shall be named / THEN each has a folder of its own
    sources = [Source(0, "/x/one/a.jpg", "/x/one"), Source(1, "/y/two/b/a.jpg", "/y/two"), Source(2, "/z/c.jpg")]
    names = targets(planned(sources, name_roots=True))
    assert names == ["/out/one/a-100.jpg", "/out/two/b/a-100.jpg", "/out/c-100.jpg"]


def test_a_unit_has_a_job_for_each_size():
    # GIVEN three sizes / WHEN a source is planned / THEN it is one unit, probed once, with three jobs in their order
    probe = Probe()
    recipe = Recipe(sizes=(Size(9, 9), Size(300, None), Size(20, 10)), quality=7)
    (unit,) = planned([Source(0, "/in/a.jpg")], recipe, probe=probe)
    assert [job.size for job in unit.jobs] == ["9", "300x", "20x10"]
    assert [os.path.basename(job.target) for job in unit.jobs] == ["a-9.jpg", "a-300x.jpg", "a-20x10.jpg"]
    assert (unit.quality, probe.calls) == (7, 1)


def test_partial_files_have_names_of_their_own_beside_the_target():
    # GIVEN several sources and sizes / WHEN they are planned / THEN every partial file is alone, hidden and near
    recipe = Recipe(sizes=(Size(9, 9), Size(8, 8)))
    units = planned([Source(0, "/in/a.jpg"), Source(1, "/in/b.jpg")], recipe)
    partials = [job.partial for unit in units for job in unit.jobs]
    assert len(set(partials)) == 4
    assert all(os.path.basename(partial).startswith(".imgbatch-t0-") for partial in partials)
    assert {os.path.dirname(partial) for partial in partials} == {"/out"}


def test_what_is_already_there_is_skipped(tmp_path):
    # GIVEN a file where one output goes, and a broken link where the other goes / WHEN they are planned
    (tmp_path / "a-100.jpg").touch()
    (tmp_path / "b-100.jpg").symlink_to(tmp_path / "nowhere")
    units = planned([Source(n, f"/in/{name}.jpg") for n, name in enumerate("abc")], output=tmp_path)
    # THEN both are skipped with the reason, the third is not
    assert [unit.jobs[0].skip for unit in units] == [ALREADY_THERE, ALREADY_THERE, ""]
    assert not any(unit.jobs[0].replace for unit in units)


def test_what_is_already_there_is_replaced_on_request(tmp_path):
    # GIVEN a file where an output goes / WHEN the recipe says replace / THEN the job says so and is not skipped
    (tmp_path / "a-100.jpg").touch()
    recipe = Recipe(sizes=(Size(100, 100),), if_exists=IfExists.REPLACE)
    ((job,),) = (unit.jobs for unit in planned([Source(0, "/in/a.jpg")], recipe, tmp_path))
    assert (job.skip, job.replace) == ("", True)


@pytest.mark.parametrize(
    ("header", "recipe", "copied"),
    [
        (Header(Format.JPEG, 80, 60), SMALL, True),
        (Header(Format.JPEG, 100, 60), SMALL, True),
        (Header(Format.JPEG, 101, 60), SMALL, False),
        (Header(Format.JPEG, 80, 60, 6), SMALL, False),  # it would not be upright
        (Header(Format.JPEG, 80, 60), Recipe(sizes=SMALL.sizes, format=Format.PNG), False),
        (Header(Format.PNG, 80, 60), Recipe(sizes=SMALL.sizes, format=Format.PNG), True),
        (Header(Format.JPEG, 80, 60), Recipe(sizes=SMALL.sizes, enlarge=True), False),
        (Header(Format.JPEG, 80, 60), Recipe(sizes=SMALL.sizes, fit=Fit.CONTAIN), False),
        (Header(Format.JPEG, 80, 60), Recipe(sizes=SMALL.sizes, fit=Fit.COVER), False),
    ],
)
def test_an_image_is_copied_only_when_nothing_changes(header, recipe, copied):
    # GIVEN images that fit, nearly / WHEN they are planned / THEN those that come out as they went in are copied
    ((job,),) = (unit.jobs for unit in planned([Source(0, "/in/a.jpg")], recipe, probe=Probe(header)))
    assert job.copy is copied


def test_names_that_collide_are_numbered():
    # GIVEN sources that would share an output / WHEN they are planned / THEN the later ones are numbered
    sources = [Source(0, "/x/a.jpg"), Source(1, "/y/a.jpg"), Source(2, "/z/A.JPG")]
    assert targets(planned(sources)) == ["/out/a-100.jpg", "/out/a-100-2.jpg", "/out/A-100-3.JPG"]


def test_a_source_that_cannot_be_used_has_its_jobs_all_the_same():
    # GIVEN a source whose header cannot be read / WHEN it is planned for two sizes
    bad = ErrorInfo(ErrorKind.EMPTY, "the file is empty")
    recipe = Recipe(sizes=(Size(9, 9), Size(8, 8)))
    (unit,) = planned([Source(0, "/in/a.jpg")], recipe, probe=Probe(None, bad))
    # THEN there are two jobs, to fail, and they took no name
    assert [(job.target, job.placement) for job in unit.jobs] == [("", None), ("", None)]
    assert unit.source.error == bad


def test_planning_is_lazy():
    # GIVEN endless sources / WHEN one unit is taken / THEN one source was probed
    probe = Probe()
    endless = (Source(number, f"/in/{number}.jpg") for number in iter(int, 1))
    next(plan(endless, SMALL, "/out", probe=probe, token="t"))
    assert probe.calls == 1


@pytest.mark.parametrize(
    ("output", "paths", "expected"),
    [
        ("out", ["in"], False),
        ("in", ["in"], True),
        (".", ["in"], True),
        ("in/below", ["in"], False),  # the scan leaves it out
        ("in", ["in/a.jpg"], True),
        ("in", ["in/below/b.jpg"], True),
        ("alias", ["in"], True),
        ("in", ["alias"], True),
        ("in", ["alias/a.jpg"], True),
        ("out", ["out/link.jpg"], False),  # the bytes are elsewhere; its name is checked by identity
        ("nowhere", ["in"], False),
        ("out", ["nowhere"], False),
    ],
)
def test_an_overlap_is_seen_through_links(tmp_path, monkeypatch, output, paths, expected):
    # GIVEN folders, a link to one of them, and a link to an image / WHEN output and inputs are compared
    (tmp_path / "in" / "below").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "a.jpg").touch()
    (tmp_path / "in" / "below" / "b.jpg").touch()
    (tmp_path / "alias").symlink_to("in")
    (tmp_path / "out" / "link.jpg").symlink_to(tmp_path / "in" / "a.jpg")
    monkeypatch.chdir(tmp_path)
    # THEN an input within the output folder is an overlap, by whatever name
    assert overlaps(output, paths) is expected


def check(units):
    check_no_source_is_target(units, [unit.source for unit in units])


def unit_for(source, target):
    recipe = Recipe(sizes=(Size(100, 100),), name="{stem}")
    (unit,) = planned([Source(0, os.fspath(source))], recipe)
    (job,) = unit.jobs
    return msgspec.structs.replace(unit, jobs=(msgspec.structs.replace(job, target=os.fspath(target)),))


@pytest.mark.parametrize("by", ["name", "symlink", "hardlink", "folder"])
def test_an_output_that_is_a_source_is_refused(tmp_path, by):
    # GIVEN a target that is the source by name, by a link, by a second name, or through a linked folder
    folder = tmp_path / "in"
    folder.mkdir()
    source = folder / "a.jpg"
    source.touch()
    target = tmp_path / "t.jpg"
    if by == "name":
        target = source
    elif by == "symlink":
        target.symlink_to(source)
    elif by == "hardlink":
        target.hardlink_to(source)
    else:
        (tmp_path / "alias").symlink_to(folder)
        target = tmp_path / "alias" / "a.jpg"
    # WHEN the plan is checked / THEN it is refused, and the field is that of the output
    with pytest.raises(RequestError, match=r"would replace the source 'a\.jpg'") as caught:
        check([unit_for(source, target)])
    assert caught.value.field == "output"


def test_the_output_of_one_may_not_be_the_source_of_another(tmp_path):
    # GIVEN two sources, where the output of the first has the name of the second / WHEN it is checked / THEN refused
    first, second = tmp_path / "a.jpg", tmp_path / "b.jpg"
    first.touch()
    second.touch()
    with pytest.raises(RequestError, match=r"b\.jpg"):
        check([unit_for(first, second), unit_for(second, tmp_path / "c.jpg")])


def test_outputs_beside_their_sources_are_fine(tmp_path):
    # GIVEN targets that are new, or other files / WHEN they are checked / THEN nothing is said
    first = tmp_path / "a.jpg"
    first.touch()
    (tmp_path / "a-9.jpg").touch()
    check([unit_for(first, tmp_path / "a-9.jpg"), unit_for(first, tmp_path / "new.jpg")])
