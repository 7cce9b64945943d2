"""What is written where, decided before any pixel is touched."""

from __future__ import annotations

import os

import msgspec
import pytest

from imgbatch.domain.encoding import Encoding
from imgbatch.domain.error import ErrorInfo, ErrorKind, RequestError
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Box, Fit, Gravity
from imgbatch.domain.job import ALREADY_FITS, ALREADY_THERE, Header, Page, Source
from imgbatch.domain.recipe import IfExists, IfFits, Keep, Pages, Profile, Recipe
from imgbatch.domain.resampling import Resampling
from imgbatch.domain.size import Size
from imgbatch.planning.plan import check_no_source_is_target, overlaps, plan

HEADER = Header(Format.JPEG, 4000, 3000)
SMALL = Recipe(sizes=(Size(100, 100),))


class Probe:
    """Gives every source the header that the test wants, and counts."""

    def __init__(self, header=HEADER, error=None):
        self.header, self.error, self.calls = header, error, 0

    def __call__(self, sources, wanted):
        for source in sources:
            if not wanted(source):
                yield source
                continue
            self.calls += 1
            yield msgspec.structs.replace(source, header=self.header, error=self.error)


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
    recipe = Recipe(sizes=(Size(9, 9), Size(300, None), Size(20, 10)), encoding=Encoding(quality=7))
    (unit,) = planned([Source(0, "/in/a.jpg")], recipe, probe=probe)
    assert [job.size for job in unit.jobs] == ["9", "300x", "20x10"]
    assert [os.path.basename(job.target) for job in unit.jobs] == ["a-9.jpg", "a-300x.jpg", "a-20x10.jpg"]
    assert (unit.recipe, probe.calls) == (recipe, 1)


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


FITS = Header(Format.JPEG, 80, 60)


def with_(**changes):
    return msgspec.structs.replace(SMALL, **changes)


@pytest.mark.parametrize(
    ("header", "recipe", "copied"),
    [
        (FITS, SMALL, True),
        (Header(Format.JPEG, 100, 60), SMALL, True),
        (Header(Format.JPEG, 101, 60), SMALL, False),
        (Header(Format.JPEG, 80, 60, 6), SMALL, False),  # it would not be upright
        (FITS, with_(format=Format.PNG), False),
        (Header(Format.PNG, 80, 60), with_(format=Format.PNG), True),
        (Header(Format.HEIC, 80, 60), SMALL, False),  # it becomes a JPEG
        (FITS, with_(enlarge=True), False),
        (FITS, with_(fit=Fit.CONTAIN), False),
        (FITS, with_(fit=Fit.COVER), False),
        (FITS, with_(sizes=(Size.parse("100%"),)), True),
        (FITS, with_(sizes=(Size.parse("0.01MP"),)), True),
        (FITS, with_(sizes=(Size.parse("0.004MP"),)), False),
        (FITS, with_(sizes=(Size.parse("short60"),)), True),
        (FITS, with_(sizes=(Size.parse("10x10cm@300dpi"),)), False),  # its dots an inch are written
        (FITS, with_(metadata=Keep.PUBLIC), False),
        (FITS, with_(metadata=Keep.NONE), False),
        (FITS, with_(profile=Profile.SRGB), True),  # there is none to convert
        (Header(Format.JPEG, 80, 60, has_profile=True), SMALL, True),
        (Header(Format.JPEG, 80, 60, has_profile=True), with_(profile=Profile.SRGB), False),
        (FITS, with_(encoding=Encoding(max_bytes=5000)), True),
        (FITS, with_(encoding=Encoding(max_bytes=4999)), False),
        (FITS, with_(if_fits=IfFits.ENCODE), False),
        (FITS, with_(if_fits=IfFits.SKIP), False),
        (Header(Format.GIF, 80, 60, frames=9), SMALL, True),
        (Header(Format.TIFF, 80, 60), with_(pages=Pages.ALL), True),
        (Header(Format.TIFF, 80, 60, pages=(Page(80, 60),) * 2), SMALL, False),  # its other pages are left out
        (Header(Format.TIFF, 80, 60, pages=(Page(80, 60),) * 2), with_(pages=Pages.ALL), False),
        (FITS, with_(encoding=Encoding(quality=5), resampling=Resampling(sharpen=50)), True),  # nothing is resized
    ],
)
def test_an_image_is_copied_only_when_nothing_changes(header, recipe, copied):
    # GIVEN images that fit, nearly / WHEN they are planned / THEN those that come out as they went in are copied
    (unit,) = planned([Source(0, "/in/a.jpg", bytes=5000)], recipe, probe=Probe(header))
    assert {job.copy for job in unit.jobs} == {copied}


@pytest.mark.parametrize(
    ("header", "skip"),
    [(FITS, ALREADY_FITS), (Header(Format.JPEG, 80, 60, 6), ALREADY_FITS), (Header(Format.JPEG, 101, 60), "")],
)
def test_what_fits_is_skipped_on_request(header, skip):
    # GIVEN images that fit, and one that does not / WHEN they shall be skipped / THEN those that fit are
    ((job,),) = (
        unit.jobs for unit in planned([Source(0, "/in/a.jpg")], with_(if_fits=IfFits.SKIP), probe=Probe(header))
    )
    assert job.skip == skip


@pytest.mark.parametrize(("if_exists", "skip"), [(IfExists.SKIP, ALREADY_THERE), (IfExists.REPLACE, ALREADY_FITS)])
def test_what_is_already_there_is_skipped_for_that_reason(tmp_path, if_exists, skip):
    # GIVEN an image that fits, and whose output is there / WHEN it shall be skipped / THEN one reason is given
    (tmp_path / "a-100.jpg").touch()
    recipe = with_(if_fits=IfFits.SKIP, if_exists=if_exists)
    ((job,),) = (unit.jobs for unit in planned([Source(0, "/in/a.jpg")], recipe, tmp_path, Probe(FITS)))
    assert job.skip == skip


PAGES = Header(Format.TIFF, 40, 30, pages=(Page(40, 30), Page(400, 100), Page(30, 90, 6)))


def test_every_page_becomes_a_file_for_each_size():
    # GIVEN a TIFF of three pages, and two sizes / WHEN all pages are asked for
    recipe = with_(sizes=(Size(20, 20), Size.parse("50%")), pages=Pages.ALL)
    (unit,) = planned([Source(0, "/in/a.tif")], recipe, probe=Probe(PAGES))
    # THEN there are six jobs, page after page, with the number of the page in the name, from 1
    assert [(job.page, job.size) for job in unit.jobs] == [(n, size) for n in range(3) for size in ("20", "50%")]
    assert [os.path.basename(target) for target in targets([unit])] == [
        *("a-p1-20.tif", "a-p1-50%.tif"),
        *("a-p2-20.tif", "a-p2-50%.tif"),
        *("a-p3-20.tif", "a-p3-50%.tif"),
    ]
    # and each is placed by the size of its own page
    sizes = [(job.placement.width, job.placement.height) for job in unit.jobs]
    assert sizes == [(20, 15), (20, 15), (20, 5), (200, 50), (7, 20), (15, 45)]


def test_partial_files_of_pages_have_names_of_their_own():
    # GIVEN a TIFF of three pages, and two sizes / WHEN all pages are planned / THEN no partial file is shared
    recipe = with_(sizes=(Size(20, 20), Size(10, 10)), pages=Pages.ALL)
    (unit,) = planned([Source(0, "/in/a.tif")], recipe, probe=Probe(PAGES))
    assert len({job.partial for job in unit.jobs}) == 6


@pytest.mark.parametrize(("header", "pages"), [(PAGES, Pages.FIRST), (Header(Format.TIFF, 40, 30), Pages.ALL)])
def test_one_page_has_no_number(header, pages):
    # GIVEN a TIFF of which the first page is asked for, and one that has no other / WHEN planned / THEN it is one file
    units = planned([Source(0, "/in/a.tif")], with_(pages=pages), probe=Probe(header))
    assert targets(units) == ["/out/a-100.tif"]
    assert [job.page for unit in units for job in unit.jobs] == [0]


def test_a_page_does_not_take_the_name_of_another_source():
    # GIVEN a source that is named like the page of another / WHEN both are planned / THEN the second gets a number
    sources = [Source(0, "/in/a-p2.tif"), Source(1, "/in/a.tif")]
    units = planned(sources, with_(pages=Pages.ALL, name="{stem}"), probe=headed)
    assert [os.path.basename(name) for name in targets(units)] == ["a-p2.tif", "a-p1.tif", "a-p2-2.tif", "a-p3.tif"]


def headed(sources, _wanted):
    for source in sources:
        header = PAGES if source.number == 1 else Header(Format.TIFF, 40, 30)
        yield msgspec.structs.replace(source, header=header)


@pytest.mark.parametrize(
    ("found", "asked", "written", "name"),
    [
        (Format.HEIC, None, Format.JPEG, "a-100.jpg"),
        (Format.HEIC, Format.AVIF, Format.AVIF, "a-100.avif"),
        (Format.ICO, None, Format.PNG, "a-100.png"),
        (Format.JPEG2000, None, Format.JPEG, "a-100.jpg"),
        (Format.GIF, None, Format.GIF, "a-100.gif"),
        (Format.AVIF, None, Format.AVIF, "a-100.avif"),
    ],
)
def test_the_same_format_is_the_nearest_that_is_written(found, asked, written, name):
    # GIVEN a source of any format, by a name that says nothing / WHEN it is planned / THEN its output is one that is
    # written, and named so
    units = planned([Source(0, "/in/a.bin")], with_(format=asked), probe=Probe(Header(found, 400, 300)))
    assert targets(units) == [f"/out/{name}"]
    assert units[0].jobs[0].format is written


def test_gravity_reaches_the_placement():
    # GIVEN a wide image / WHEN it is cut to a square at its left edge / THEN that is what is planned
    recipe = with_(fit=Fit.COVER, gravity=Gravity.parse("west"))
    ((job,),) = (
        unit.jobs for unit in planned([Source(0, "/in/a.jpg")], recipe, probe=Probe(Header(Format.JPEG, 400, 200)))
    )
    assert job.placement.crop == Box(0, 0, 200, 200)


@pytest.mark.parametrize(
    ("text", "name", "size", "dpi"),
    [
        ("50%", "a-50%.jpg", (2000, 1500), 0),
        ("short300", "a-short300.jpg", (400, 300), 0),
        ("3MP", "a-3MP.jpg", (2000, 1500), 0),
        ("10x15cm@300", "a-10x15cm@300dpi.jpg", (1181, 886), 300),
    ],
)
def test_every_kind_of_size_has_its_name_and_pixels(text, name, size, dpi):
    # GIVEN a size of any kind / WHEN a source is planned / THEN it stands in the name, and the pixels follow from it
    units = planned([Source(0, "/in/a.jpg")], with_(sizes=(Size.parse(text),)))
    ((job,),) = (unit.jobs for unit in units)
    assert targets(units) == [f"/out/{name}"]
    assert ((job.placement.width, job.placement.height), job.dpi) == (size, dpi)


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


COVER = Recipe(sizes=(Size(100, 100),), fit=Fit.COVER)


def test_an_image_may_have_a_point_of_focus_of_its_own():
    # GIVEN two images, one of which has a point of its own / WHEN they are cut / THEN that one around its point
    sources = [Source(0, "/in/a.jpg"), Source(1, "/in/b.jpg")]
    own, other = planned(sources, COVER, focus={"/in/a.jpg": Gravity(0, 0.5)})
    assert own.jobs[0].placement.crop == Box(0, 0, 3000, 3000)
    assert other.jobs[0].placement.crop == Box(500, 0, 3500, 3000)
    # AND its recipe says so, since it is what the output is known by
    assert own.recipe == msgspec.structs.replace(COVER, gravity=Gravity(0, 0.5))
    assert other.recipe == COVER


@pytest.mark.parametrize("fit", [Fit.INSIDE, Fit.CONTAIN, Fit.FILL])
def test_a_point_of_focus_changes_nothing_where_nothing_is_cut(fit):
    # GIVEN a point of its own / WHEN nothing is cut / THEN the recipe is as it was, and nothing is made anew for it
    recipe = msgspec.structs.replace(COVER, fit=fit)
    (unit,) = planned([Source(0, "/in/a.jpg")], recipe, focus={"/in/a.jpg": Gravity(0, 0)})
    assert unit.recipe == recipe
