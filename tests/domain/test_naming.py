"""Names of outputs."""

from __future__ import annotations

import ntpath
import os
import random
import re
import tracemalloc
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgbatch.domain import naming
from imgbatch.domain.error import RequestError
from imgbatch.domain.format import Format
from imgbatch.domain.naming import TakenNames, check_template, folder_name, output_name

DEVICE = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³]) *(\..*)?", re.IGNORECASE | re.DOTALL)


def named(template, source="a.jpg", size="9", format_=Format.JPEG, **options):
    return output_name(template, source=source, size=size, source_format=format_, target_format=format_, **options)


def is_plain(name):
    """Whether a name stays in its folder and can be held by every system, what only Windows forbids left aside."""
    folder = os.path.join(os.sep, "out")
    return (
        os.path.normpath(os.path.join(folder, name)) == os.path.join(folder, name)
        and name not in ("", ".", "..")
        and not set("/\0") & set(name)
        and len(os.fsencode(name)) <= 255
        and not DEVICE.fullmatch(name)
        and not name.endswith((".", " "))
    )


@pytest.mark.parametrize(
    "template", ["{stem}", "{stem}-{size}", "small_{stem}", "{size} {stem}.{format}", "{{{stem}}}"]
)
def test_a_template_that_names_a_file_is_taken(template):
    # GIVEN a template with the stem / WHEN it is checked for one size / THEN it is fine
    check_template(template, several_sizes=False)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("photo", "must contain {stem}"),
        ("../{stem}", "'/'"),
        ("sub/{stem}", "'/'"),
        ("a\\{stem}", "contain"),
        ("{stem}\0", "contain"),
        ("C:{stem}", "':'"),
        ("{stem}{", "single brace"),
        ("}{stem}", "single brace"),
        ("{stem}{}", "not a field"),
        ("{0}{stem}", "not a field"),
        ("{stem.__class__}", "not a field"),
        ("{stem[0]}", "not a field"),
        ("{stem!r}", "not a field"),
        ("{stem:>999999999}", "not a field"),
        ("{stem:{size}}", "not a field"),
        ("{stme}", "did you mean {stem}"),
        ("{sizes}-{stem}", "did you mean {size}"),
        ("{stem}\n", r"'\n'"),
        ("{stem}\x85", r"'\x85'"),
        ("{st\nem}", r"{st\nem} is not a field"),
        ("{stem}\ud800", r"'\ud800'"),
        ("{stem}\udce9", r"'\udce9'"),  # a byte that is not UTF-8
        ("{stem}" + "ä" * 98, "202 bytes"),
        ("{" * 100_000, "100000 bytes"),
    ],
)
def test_a_hostile_template_is_refused(template, message):
    # GIVEN a template that is no name, or more than one / WHEN it is checked / THEN it is refused with the reason
    with pytest.raises(RequestError) as caught:
        check_template(template, several_sizes=False)
    assert message in str(caught.value)
    assert caught.value.field == "name"
    assert str(caught.value).isprintable()


def test_several_sizes_need_the_size_in_the_name():
    # GIVEN a template without size / WHEN there are several / THEN it is refused, for one output would hide another
    with pytest.raises(RequestError, match=r"must contain \{size\}"):
        check_template("{stem}", several_sizes=True)


PIECES = [
    *("{stem}", "{stem}", "{stem}", "{stem}", "{size}", "{format}", "{stem:}", "{{", "}}", "{", "}", "{}", "{0}"),
    *("{stem.__class__}", "{stem[0]}", "{stem!r}", "{stem:>9999999}", "{stem:{size}}", "{{{stem}}}", "{{stem}}"),
    *(
        "/",
        "\\",
        "..",
        ".",
        "...",
        "../",
        "..\\",
        "/etc/passwd",
        "~",
        "~root",
        "C:",
        "C:\\",
        "\\\\?\\",
        "//host/share/",
    ),
    *(
        "\0",
        "\n",
        "\r",
        "\t",
        "\x1b[2J",
        "\x7f",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\udce9",
    ),
    *(
        "a:b",
        "::$DATA",
        "%",
        "%s",
        "%n",
        "%00",
        "$HOME",
        "`id`",
        ";",
        "|",
        "*",
        "?",
        '"',
        "<",
        ">",
        "-",
        " ",
        "   ",
        "_",
    ),
    *("con", "NUL", "aux.", "com1", "LPT\N{SUPERSCRIPT THREE}", "CONIN$", "é", "e\u0301", "\N{PILE OF POO}", "ı", "ß"),
    *("x" * 240, "ä" * 120, "y" * 100_000, "{stem}" * 30, "{size}" * 30),
]
SOURCES = ["a.jpg", "con.jpg", "NUL", "com¹.x.jpg", "..", "...", ". .jpg", " .jpg", ".jpg", "", "x" * 255, "ä" * 127]


def templates(count):
    chance = random.Random(1)
    pieces = (chance.choices(PIECES, k=chance.randint(1, 3)) for _ in range(count - len(PIECES)))
    return [*PIECES, *("{stem}".join(["", *some]) + chance.choice(["", "-{size}"]) for some in pieces)]


def test_five_hundred_hostile_templates_name_a_file_in_the_folder_or_are_refused():
    # GIVEN templates made of everything that has ever led out of a folder, or could not be held
    refused = 0
    for template in templates(500):
        try:
            check_template(template, several_sizes=False)
        except RequestError:
            refused += 1
            continue
        # WHEN one of them is taken / THEN its names are plain, whatever the source is called
        names = [named(template, source) for source in SOURCES]
        assert [name for name in names if not is_plain(name)] == [], template
        # and of itself it adds nothing that any system forbids
        assert ntpath.basename(names[0]) == names[0], template
        assert ntpath.splitdrive(names[0])[0] == "", template
        assert not any(unicodedata.category(char) == "Cc" for char in names[0]), template
    assert 250 < refused < 400


_NAME = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), max_size=300) | st.text(
    "conaux. 1¹\udce9-", max_size=9
)


@given(st.text(max_size=30) | st.text("{}stemiz.: \n/", max_size=30) | st.sampled_from(templates(200)), _NAME)
def test_no_text_is_a_bug(template, source):
    # GIVEN any text / WHEN it is checked / THEN it is fine and names a file, or refused, and nothing else is raised
    try:
        check_template(template, several_sizes=False)
    except RequestError:
        return
    assert is_plain(named(template, source))


@pytest.mark.parametrize(
    ("source", "target_format", "name"),
    [
        ("a.jpg", Format.JPEG, "a-9.jpg"),
        ("A.JPEG", Format.JPEG, "A-9.JPEG"),  # it says the truth: kept letter for letter
        ("a.jpg", Format.PNG, "a-9.png"),
        ("a.png", Format.JPEG, "a-9.jpg"),  # a JPEG by another name
        ("a", Format.JPEG, "a-9.jpg"),
        ("a.b.jpg", Format.WEBP, "a.b-9.webp"),
        (".jpg", Format.JPEG, ".jpg-9.jpg"),
    ],
)
def test_the_suffix_says_the_truth(source, target_format, name):
    # GIVEN a JPEG by any name / WHEN its output is named / THEN the suffix is kept where it is true, else replaced
    found = output_name(
        "{stem}-{size}", source=source, size="9", source_format=Format.JPEG, target_format=target_format
    )
    assert found == name


def test_braces_of_the_source_are_letters():
    # GIVEN a source whose name looks like a template / WHEN its output is named / THEN it is only a name
    name = output_name("{stem}", source="{size}.jpg", size="9", source_format=Format.JPEG, target_format=Format.JPEG)
    assert name == "{size}.jpg"


def test_a_name_that_is_not_utf8_keeps_its_bytes():
    # GIVEN bytes that are no UTF-8 / WHEN the output is named / THEN they are still there
    name = output_name(
        "{stem}-{size}", source="caf\udce9.jpg", size="9", source_format=Format.JPEG, target_format=Format.JPEG
    )
    assert name == "caf\udce9-9.jpg"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        *((f"{device}.jpg", f"{device}_.jpg") for device in ("con", "PRN", "Aux", "NUL", "CONOUT$")),
        *((f"{port}{digit}.jpg", f"{port}{digit}_.jpg") for port in ("com", "LPT") for digit in "0129¹²³"),
        ("con", "con_.jpg"),
        ("con  .jpg", "con_.jpg"),
        ("con.tar.jpg", "con_.tar.jpg"),
        ("con .tar.jpg", "con _.tar.jpg"),
        ("console.jpg", "console.jpg"),
        ("com10.jpg", "com10.jpg"),
        ("a con.jpg", "a con.jpg"),
    ],
)
def test_a_device_of_windows_is_marked(source, name):
    # GIVEN a source that Windows would take for a device / WHEN its output is named / THEN it is one no more
    assert named("{stem}", source) == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("wait...jpg", "wait.jpg"),
        ("a .jpg", "a.jpg"),
        ("a. . .jpg", "a.jpg"),
        (" .jpg", "_.jpg"),
        (".. .jpg", "_.jpg"),
        ("..", "_.jpg"),
        (".", "_.jpg"),
        ("", "_.jpg"),
        (".hidden.jpg", ".hidden.jpg"),
        (" a.jpg", " a.jpg"),
    ],
)
def test_a_stem_ends_with_neither_dot_nor_space_and_is_never_empty(source, name):
    # GIVEN sources named by dots and spaces / WHEN their outputs are named / THEN something is left before the suffix
    assert named("{stem}", source) == name


@pytest.mark.parametrize(
    ("system", "name"), [("posix", 'a<b>:"|?*\\\n_\udce9.jpg'), ("nt", "a_b________" + "_\udce9.jpg")]
)
def test_what_only_windows_forbids_is_replaced_there(monkeypatch, system, name):
    # GIVEN a name of characters that Windows forbids, and a slash, which cannot be
    monkeypatch.setattr(naming, "_UNHOLDABLE", naming._unholdable(system))
    # WHEN its output is named / THEN they are kept where they are legal
    assert named("{stem}", 'a<b>:"|?*\\\n/\udce9.jpg') == name


@pytest.mark.parametrize("letter", ["x", "ä", "中", "\N{PILE OF POO}", "\udce9", "e\u0301"])
@pytest.mark.parametrize("length", [1, 100, 121, 203, 250, 256])
def test_a_long_stem_is_shortened_and_the_rest_kept(letter, length):
    # GIVEN a stem of any length / WHEN its output is named with size and page
    stem = ("y" * (length % 4) + letter * length)[:length]  # so that the room ends within letters, too
    name = named("{stem}-{size} small", stem + ".tiff", "10x15cm@300dpi", Format.TIFF, page=12)
    # THEN its beginning is there, between characters, and all the rest, with room for a number
    head, rest = name[: -len("-p12-10x15cm@300dpi small.tiff")], name[-len("-p12-10x15cm@300dpi small.tiff") :]
    assert rest == "-p12-10x15cm@300dpi small.tiff"
    assert stem.startswith(head)
    assert len(os.fsencode(name)) <= 255 - len("-1000000")
    # and nothing was given away
    assert head == stem or len(os.fsencode(name)) > 255 - len("_-1000000") - 4


def test_a_stem_that_stands_twice_is_shortened_twice():
    # GIVEN a template with the stem twice, and once in braces that are letters / WHEN a long one is named
    name = named("{stem}+{{stem}}+{stem}-{size}", "x" * 250 + ".jpg", "1920")
    # THEN the size is still there
    stem, _, again = name.removesuffix("-1920.jpg").split("+")
    assert stem == again == "x" * len(stem)
    assert 230 < len(name) <= 255


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("", ""),
        ("a/b", "a/b"),
        ("a//b/", "a/b"),
        ("..", "_"),
        ("../../etc", "_/_/etc"),
        ("/etc", "etc"),
        ("a/.. /. ./...", "a/_/_/_"),
        ("Vol. 1.", "Vol. 1"),
        ("a. /.b", "a/.b"),
        ("con/x/NUL.d", "con_/x/NUL_.d"),
        ("a.jpg/b.PNG", "a.jpg_/b.PNG_"),  # or they could stand where an output goes
        ("caf\udce9", "caf\udce9"),
        ("中" * 85, "中" * 82),
    ],
)
def test_a_folder_is_mirrored_by_a_name_that_stays_below(folder, name):
    # GIVEN a way from one folder to another / WHEN it is mirrored / THEN it leads down, by names that can be held
    assert folder_name(folder) == name


@given(st.lists(_NAME.filter(bool), max_size=4))
def test_a_mirrored_folder_stays_inside(names):
    # GIVEN folders of any names / WHEN they are mirrored / THEN every part is plain
    inside = folder_name(os.sep.join(names))
    assert inside.count(os.sep) == max(len(names) - 1, 0)
    assert all(map(is_plain, inside.split(os.sep))) or not names


def test_a_taken_name_gets_a_number():
    # GIVEN a name that was given out / WHEN it is asked for again / THEN it is numbered before its suffix
    taken = TakenNames()
    assert [taken.reserve("/out/a.jpg") for _ in range(3)] == ["/out/a.jpg", "/out/a-2.jpg", "/out/a-3.jpg"]


def test_a_number_does_not_take_what_is_taken():
    # GIVEN a source that has such a number itself / WHEN a double comes / THEN the next number is used
    taken = TakenNames()
    assert [taken.reserve(name) for name in ("a-2.jpg", "a.jpg", "a.jpg")] == ["a-2.jpg", "a.jpg", "a-3.jpg"]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("ärger.jpg", "Ärger.JPG"),
        ("ärger.jpg", "a\u0308rger.jpg"),
        ("ärger.jpg", "A\u0308RGER.jpg"),
        ("ß.jpg", "SS.jpg"),
        ("ς.jpg", "Σ.jpg"),
        ("\u0390.jpg", "\u03aa\u0301.jpg"),  # the two ways are one only when the case is gone
        ("\u1fb4.jpg", "\u03b1\u0345\u0301.jpg"),
        ("K.jpg", "k.jpg"),  # the sign of kelvin
        ("ı.jpg", "I.jpg"),  # exFAT
        ("a\u200db.jpg", "ab.jpg"),  # HFS+
        ("a\u00ad.jpg", "a.jpg"),  # ext4 with case folding
        ("❤\ufe0f.jpg", "❤.jpg"),
        ("a\u0301\u034f\u0323.jpg", "a\u0323\u0301.jpg"),  # marks that are in order when what stood between is gone
    ],
)
def test_names_that_are_one_on_other_systems_count_as_one(name, other):
    # GIVEN a name / WHEN one comes that differs only in what some file system does not see / THEN it is numbered
    taken = TakenNames()
    taken.reserve(f"/out/{name}")
    assert taken.reserve(f"/out/{other}") == f"/out/{os.path.splitext(other)[0]}-2{os.path.splitext(other)[1]}"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("a", "á"),
        ("1", "①"),
        ("2", "²"),
        ("é", "\udce9"),
        ("\udcc9", "\udce9"),
        ("a", "a "),
        ("a", "а"),
    ],  # the last is Cyrillic
)
def test_names_that_are_two_everywhere_count_as_two(name, other):
    # GIVEN a name / WHEN one comes that only looks like it / THEN it is kept
    taken = TakenNames()
    taken.reserve(f"/out/{name}.jpg")
    assert taken.reserve(f"/out/{other}.jpg") == f"/out/{other}.jpg"


def test_a_name_is_taken_exactly_or_not_at_all():
    # GIVEN a name that was given out / WHEN exact names are taken / THEN all of them, or none
    taken = TakenNames()
    assert taken.reserve("/out/a.jpg") == "/out/a.jpg"
    assert taken.take("/out/A.JPG") is False
    assert taken.take("/out/b.jpg", "/out/a.jpg") is False
    assert taken.take("/out/b.jpg", "/out/B.jpg") is False
    assert taken.take("/out/b.jpg", "/out/c.jpg") is True
    assert [taken.reserve(f"/out/{name}.jpg") for name in "bcd"] == ["/out/b-2.jpg", "/out/c-2.jpg", "/out/d.jpg"]


@given(st.lists(st.text("aA-2.", min_size=1, max_size=4), max_size=30))
def test_no_name_is_given_out_twice(names):
    # GIVEN many names that look alike / WHEN all are reserved / THEN all are different, whatever the case
    taken = TakenNames()
    given_out = [taken.reserve(f"/out/{name}") for name in names]
    assert len({path.casefold() for path in given_out}) == len(given_out)
    # and each number is the first one that was free
    known = set()
    for name, path in zip(names, given_out, strict=True):
        stem, suffix = os.path.splitext(f"/out/{name}")
        wishes = [f"/out/{name}", *(f"{stem}-{number}{suffix}" for number in range(2, 40))]
        assert path == next(wish for wish in wishes if wish.casefold() not in known)
        known.add(path.casefold())


def test_numbers_are_found_without_a_search_from_the_beginning(monkeypatch):
    # GIVEN a count of the names that are looked up
    looked_up = []
    real = naming._key
    monkeypatch.setattr(naming, "_key", lambda path: looked_up.append(path) or real(path))
    # WHEN 5,000 sources want one name, in turn with another / THEN it costs two names for each
    taken = TakenNames()
    names = [taken.reserve(path) for _ in range(5_000) for path in ("/out/a.jpg", "/out/b.jpg")]
    assert names[-2:] == ["/out/a-5000.jpg", "/out/b-5000.jpg"]
    assert len(looked_up) <= 2 * len(names)


def test_numbers_are_the_same_when_two_names_share_a_place(monkeypatch):
    # GIVEN room for the last number of one name / WHEN two names are wanted in turn / THEN it takes longer, no more
    monkeypatch.setattr(TakenNames, "_NUMBERS", 1)
    taken = TakenNames()
    names = [taken.reserve(path) for _ in range(3) for path in ("a.jpg", "b.jpg")]
    assert names == ["a.jpg", "b.jpg", "a-2.jpg", "b-2.jpg", "a-3.jpg", "b-3.jpg"]


def peak_of(count):
    """Peak memory in bytes while so many names are given out, and how many of them are different."""
    tracemalloc.start()
    try:
        taken = TakenNames()
        changed = sum(taken.reserve(f"/out/{number}.jpg") != f"/out/{number}.jpg" for number in range(count))
        return tracemalloc.get_traced_memory()[1], changed
    finally:
        tracemalloc.stop()


def test_names_take_little_memory():
    # GIVEN 30,000 names / WHEN they are given out / THEN none is mistaken for another, and they take little
    peak, changed = peak_of(30_000)
    assert changed == 0
    assert peak < 2_000_000


@pytest.mark.full
@pytest.mark.timeout(300)
def test_a_million_names_take_24_megabytes():
    # GIVEN a million names / WHEN they are given out / THEN none is mistaken for another, and they fit
    peak, changed = peak_of(1_000_000)
    assert changed == 0
    assert peak <= 24_000_000
