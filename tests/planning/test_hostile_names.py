"""Names that nobody would choose: what is planned for them, and that it can be written."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import unicodedata

import msgspec
import pytest
from PIL import Image

from imgbatch.domain.event import SourceFound
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header, JobDone, Page, Source
from imgbatch.domain.recipe import Pages, Recipe
from imgbatch.domain.size import Size
from imgbatch.engine.opening import probe
from imgbatch.engine.worker import process_unit
from imgbatch.planning.plan import plan
from imgbatch.planning.scan import scan

NAMED_AS_THE_SOURCE = Recipe(sizes=(Size(100, 100),), name="{stem}")


def by_name(sources, wanted):
    """A probe that believes the suffix."""
    for source in sources:
        suffix = os.path.splitext(source.path)[1].lower()
        format_ = next((format_ for format_ in Format if suffix in format_.suffixes), Format.JPEG)
        pages = (Page(400, 300),) * 3 if format_ is Format.TIFF else ()
        yield (
            msgspec.structs.replace(source, header=Header(format_, 400, 300, pages=pages)) if wanted(source) else source
        )


def by_content(sources, wanted):
    return (probe(source) if wanted(source) else source for source in sources)


def planned(sources, recipe=NAMED_AS_THE_SOURCE, output="/out", probe=by_name, **options):
    return list(plan(sources, recipe, os.fspath(output), probe=probe, token="t0", **options))


def targets(units):
    return [job.target for unit in units for job in unit.jobs]


def seen_by_a_careless_disk(path):
    """A path as a file system sees it that knows neither case nor normal forms, nor what ends a name."""
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).upper().casefold())
    return "/".join(name.rstrip(". ") for name in folded.split("/"))


def colliding_sources():
    """1,000 sources of which many would have the same output."""
    stems = [
        *("a", "A", "a-2", "A-2", "a-3", "a-2-2", "a-p1", "a-p2", "a-p1-2"),
        *("é", "e\u0301", "É", "E\u0301", "ß", "ss", "SS", "ẞ", "ı", "i", "I", "İ", "ς", "σ", "Σ"),
        *("con", "CON", "con_", "CON_", "com¹", "nul ", "nul", ".", "..", "...", " ", "_", "a.", "a ", "a. ."),
        *("x" * 250, "x" * 251, "X" * 251, "中" * 83, "中" * 82, "\udce9" * 250, "\udce9", "\udce9-2"),
    ]
    suffixes = (".jpg", ".JPG", ".jpeg", ".png", ".tif", "", ".webp", ".heic")
    folders = [("/in", "/in"), ("/in/sub", "/in"), ("/in/SUB.", "/in"), ("/one", ""), ("/two", "")]
    chance = random.Random(7)
    every = [(folder, root, stem + suffix) for stem in stems for suffix in suffixes for folder, root in folders]
    chosen = chance.sample(every, 1_000)
    return [Source(number, f"{folder}/{name}", root) for number, (folder, root, name) in enumerate(chosen)]


@pytest.mark.parametrize("name", ["{stem}", "{stem}-{size}", "{size} {stem}."])
@pytest.mark.parametrize("format_", [None, Format.WEBP])
@pytest.mark.parametrize("pages", list(Pages))
def test_a_thousand_outputs_that_collide_are_a_thousand_files(name, format_, pages):
    # GIVEN sources that differ in case, normal form, suffix or folder alone, or are named like a numbered output
    sources = colliding_sources()
    recipe = Recipe(sizes=(Size(100, 100),), name=name, format=format_, pages=pages)
    # WHEN they are planned
    found = targets(planned(sources, recipe))
    # THEN all are different, even on a disk that hardly looks
    assert len(found) >= 1_000
    assert len({seen_by_a_careless_disk(path) for path in found}) == len(found)
    # inside the output folder, and of a length that a disk can hold
    assert all(os.path.normpath(path) == path and path.startswith("/out/") for path in found)
    assert all(len(os.fsencode(part)) <= 255 for path in found for part in path.split("/"))
    # and no output stands where another needs a folder
    assert not set(found) & {os.path.dirname(path) for path in found}
    # and the same when it is done again
    assert targets(planned(sources, recipe)) == found


def test_the_order_of_the_sources_alone_decides_who_gets_a_number():
    # GIVEN sources that want one name / WHEN they come in two orders / THEN the names are the same, for others
    sources = [Source(number, f"/{number}/a.jpg") for number in range(50)]
    found = targets(planned(sources))
    assert found == ["/out/a.jpg", *(f"/out/a-{number}.jpg" for number in range(2, 51))]
    random.Random(3).shuffle(sources)
    assert targets(planned(sources)) == found


def test_only_some_of_the_sources_keep_the_names_they_have_among_all():
    # GIVEN sources that collide / WHEN only every seventh is wanted / THEN their names are those of the whole batch
    sources = colliding_sources()
    every = {unit.source.number: targets([unit]) for unit in planned(sources)}
    some = planned(sources, only=range(0, 1_000, 7))
    assert len(some) == 143
    assert all(targets([unit]) == every[unit.source.number] for unit in some)


def test_a_number_is_not_given_to_what_a_later_source_is_called():
    # GIVEN numbered names among the sources, before and after the doubles
    names = ["a-2.jpg", "a.jpg", "a.png", "a.tif", "a-3.jpg", "a-2.png"]
    # WHEN all become WebP / THEN each has a name, by order of coming
    recipe = Recipe(sizes=(Size(100, 100),), name="{stem}", format=Format.WEBP)
    found = targets(planned([Source(number, f"/in/{name}") for number, name in enumerate(names)], recipe))
    assert [path.removeprefix("/out/").removesuffix(".webp") for path in found] == [
        *("a-2", "a", "a-3", "a-4", "a-3-2", "a-2-2")
    ]


@pytest.mark.parametrize(
    ("folder", "mirrored"),
    [
        ("...", "_"),
        (".. ", "_"),
        ("..x", "..x"),
        ("con", "con_"),
        ("AUX.d", "AUX_.d"),
        ("Vol. 1.", "Vol. 1"),
        ("~", "~"),
        ("a:b", "a:b"),
        ("x.jpg", "x.jpg_"),
        ("caf\udce9", "caf\udce9"),
        ("中" * 85, "中" * 82),
    ],
)
@pytest.mark.parametrize("name_roots", [False, True])
def test_a_mirrored_folder_stays_inside_whatever_its_name(folder, mirrored, name_roots):
    # GIVEN a folder of an odd name, as the one that was given and as one below it / WHEN a source in it is planned
    source = Source(0, f"/in/{folder}/{folder}/a.jpg", f"/in/{folder}")
    (target,) = targets(planned([source], name_roots=name_roots))
    # THEN it is mirrored below the output folder, by a name that can be held
    assert target == "/out/" + f"{mirrored}/" * (1 + name_roots) + "a.jpg"


def test_a_source_outside_of_its_root_stays_inside():
    # GIVEN a source whose root is elsewhere, as a request that was tampered with may say / WHEN it is planned
    (target,) = targets(planned([Source(0, "/etc/a.jpg", "/in/b")]))
    # THEN its output is below the output folder
    assert target == "/out/_/_/etc/a.jpg"


def test_folders_that_become_one_share_their_numbers():
    # GIVEN folders that are one on Windows, and one whose name is a mark away / WHEN they are mirrored
    names = ["sub", "SUB", "sub.", "con", "con_"]
    found = targets(planned([Source(n, f"/in/{name}/a.jpg", "/in") for n, name in enumerate(names)]))
    # THEN no output takes the place of another
    assert found == [
        *("/out/sub/a.jpg", "/out/SUB/a-2.jpg", "/out/sub/a-3.jpg", "/out/con_/a.jpg", "/out/con_/a-2.jpg")
    ]


NAMES = [
    *(
        b"\xff",
        b"caf\xe9",
        b"\xc3",
        b"\xc3\x28",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x92",
        b"\x80" * 100,
        b"a\xffb\xfec",
        b"\xe9" * 247,
    ),
    *(b"a\nb", b"\n", b"a\r", b"\t", b"\x1b[31mred", b"\x07", b"\x7f", b"a\x85b", b"\x01\x02\x03"),
    *(
        b" ",
        b"  a  ",
        b"a. . ",
        b"-rf",
        b"--help",
        b"~",
        b"$HOME",
        b"`id`",
        b"$(id)",
        b";ls",
        b"|",
        b"&",
        b"*",
        b"?",
    ),
    *(
        b"a:b",
        b"C:\\x",
        b"x..\\..\\y",
        b"<>",
        b'"',
        b"'",
        b"%s%n",
        b"{stem}",
        b"{",
        b"{0.__class__}",
        b"con",
        b"#",
        b"@a",
    ),
    *(
        "👩‍👩‍👧‍👦".encode(),
        "\u202egpj.exe".encode(),
        "שלום".encode(),
        "مرحبا".encode(),
        "e\u0301".encode(),
        "Z̸̡̛͚".encode(),
    ),
    *(
        "中文".encode(),
        "ﷺ".encode(),
        "\u200b".encode(),
        "\ufeff".encode(),
        "\u2028".encode(),
        b"x" * 251,
        "中".encode() * 83,
    ),
]


def test_images_of_hostile_names_are_resized(tmp_path):
    # GIVEN more than fifty images whose names are bytes of every kind, in a folder that is named so as well
    folder = os.fsencode(tmp_path) + b"/in/\xff\n.. "
    os.makedirs(folder)
    Image.new("RGB", (8, 8), "teal").save(tmp_path / "x.png")
    for name in NAMES:
        shutil.copyfile(tmp_path / "x.png", folder + b"/" + name + b".png")
    # WHEN they are scanned, planned and done
    sources = [event.source for event in scan([str(tmp_path / "in")]) if isinstance(event, SourceFound)]
    units = planned(sources, Recipe(sizes=(Size(4, 4),)), tmp_path / "out", by_content)
    results = [result for unit in units for result in process_unit(unit)]
    # THEN each has its output, below the output folder
    assert len(results) == len(NAMES) > 50
    assert [result for result in results if not isinstance(result, JobDone)] == []
    written = [os.path.join(folder, name) for folder, _, names in os.walk(tmp_path / "out") for name in names]
    assert sorted(written) == sorted(targets(units))
    for path in written:
        with Image.open(path) as image:
            assert image.size == (4, 4)


REASONS = """
import os, sys
from imgbatch.domain.event import PathRejected, SourceFound
from imgbatch.engine.opening import probe
from imgbatch.planning.scan import scan
for event in scan(sys.argv[1:]):
    if isinstance(event, SourceFound):
        print(os.path.basename(event.source.path), getattr(probe(event.source).error, "kind", "found"))
    elif isinstance(event, PathRejected):
        print(os.path.basename(event.path), event.error.kind)
"""


def test_what_cannot_be_read_is_named_with_its_reason(tmp_path):
    # GIVEN what is called an image and is none, or may not be read, beside one that is
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    shutil.copyfile(tmp_path / "a.png", tmp_path / "locked.png")
    (tmp_path / "locked.png").chmod(0)
    os.mkfifo(tmp_path / "fifo.png")
    (tmp_path / "null.png").symlink_to(os.devnull)
    (tmp_path / "gone.png").symlink_to("nowhere")
    (tmp_path / "loop.png").symlink_to("loop.png")
    (tmp_path / "empty.png").touch()
    (tmp_path / "text.png").write_text("no image")
    (tmp_path / "folder.png").mkdir()
    # WHEN they are searched and looked into, by somebody who is not root
    command = [sys.executable, "-c", REASONS, str(tmp_path)]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root reads everything, and setpriv is not there to give that up")
        dropped = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    # THEN each has its reason, and nobody waits for one
    assert dict(line.split() for line in done.stdout.splitlines()) == {
        "a.png": "found",
        "locked.png": "permission",
        "fifo.png": "special-file",
        "null.png": "special-file",
        "gone.png": "missing",
        "loop.png": "missing",
        "empty.png": "empty",
        "text.png": "not-an-image",
    }
