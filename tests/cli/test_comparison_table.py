from __future__ import annotations

import msgspec
import pytest

from imgbatch.cli.comparison_table import WIDTH, lines
from imgbatch.domain.comparison import PROCESSES, SERIAL, THREADS, Contender, Machine
from imgbatch.domain.lesson import in_english
from imgbatch.domain.lessons import lessons


def row(found, name):
    (line,) = (line for line in found if line.startswith(f"{name} ") and "failed:" not in line)
    return line


def test_every_contender_has_a_row_with_its_figures(comparisons):
    # GIVEN a comparison / WHEN it is shown / THEN each has a row, and what is in it is what was measured
    comparison = comparisons.comparison()
    found = lines(comparison, "utf-8")
    standing = comparison.fastest
    cells = row(found, "2 processes").split()
    assert cells[3:] == [
        f"{standing.images.median:.1f}",
        f"{standing.images.low:.1f}-{standing.images.high:.1f}",
        f"{standing.megapixels.median:.0f}",
        f"{standing.speedup:.2f}x",
        f"{100 * standing.efficiency:.0f}%",
        f"{standing.user + standing.system:.1f}",
        f"{standing.waiting:.1f}",
        f"{standing.startup:.2f}",
        f"{standing.first:.2f}",
        f"{standing.slow:.2f}",
        "310",
    ]
    for name in ("Serial", "1 thread", "2 threads", "1 process"):
        row(found, name)


def test_columns_stand_below_one_another(comparisons):
    # GIVEN a comparison / WHEN it is shown / THEN the heads and all rows of the table are of one length
    table = lines(comparisons.comparison(), "utf-8")[:7]
    assert len({len(line) for line in table}) == 1


def test_bars_are_as_long_as_their_rates(comparisons):
    # GIVEN a comparison / WHEN it is shown / THEN the fastest has the longest bar, and serial about half of it
    found = lines(comparisons.comparison(), "utf-8")
    fastest, serial = (sum(letter in "█▉▊▋▌▍▎▏" for letter in row(found, name)) for name in ("2 processes", "Serial"))
    assert fastest > serial > fastest / 3


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_without_these_letters_gets_others(comparisons, encoding):
    # GIVEN a terminal that has no blocks, and a reason with a letter that it does not have, either
    failing = {(comparisons.THREADS_2, 0): "“no” – 文"}
    # WHEN a comparison is shown / THEN it can be printed there, and bars are still bars
    found = lines(comparisons.comparison(failing=failing), encoding)
    for line in found:
        line.encode(encoding)
    assert "####" in row(found, "2 processes")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_it_fits(comparisons, encoding):
    # GIVEN the most contenders, with large figures / WHEN they are shown / THEN no line is too long
    counts = (1, 2, 4, 8, 16, 32, 64)
    contenders = (
        Contender(SERIAL),
        *(Contender(mode, workers) for mode in (THREADS, PROCESSES) for workers in counts),
        Contender(PROCESSES, 64, is_warm=True),
    )
    kinds = {one: comparisons.Kind(cpu=0.005, waiting=0.5, peak=12_345) for one in contenders}
    found = lines(comparisons.comparison(contenders, kinds=kinds, images=300), encoding)
    assert max(map(len, found)) <= WIDTH
    assert row(found, "64 processes, kept")
    assert max(line.count("█") + line.count("#") for line in found) >= 4  # and the bars are still to be seen


def test_who_failed_is_there_with_the_reason(comparisons):
    # GIVEN a contender that always failed, and one that did once / WHEN it is shown / THEN both are named, and why
    failing = {(comparisons.PROCESSES_2, round_): "the program ended with SIGKILL" for round_ in range(3)}
    failing[comparisons.THREADS_2, 1] = "1 of 48 images failed"
    found = lines(comparisons.comparison(failing=failing), "utf-8")
    assert "2 processes  failed" in found
    assert "2 processes failed: the program ended with SIGKILL" in found
    assert "2 threads failed: 1 of 48 images failed" in found
    assert row(found, "2 threads")


def test_what_it_teaches_follows(comparisons):
    # GIVEN a comparison / WHEN it is shown / THEN all of its lessons stand below the table, whole
    comparison = comparisons.comparison()
    text = " ".join(lines(comparison, "utf-8"))
    assert lessons(comparison)
    for lesson in lessons(comparison):
        assert in_english(lesson) in text


def test_it_ends_with_what_it_was_measured_on(comparisons):
    # GIVEN a sample of which some could not be done / WHEN it is shown / THEN the last words are on sample and machine
    sample = msgspec.structs.replace(comparisons.SAMPLE, left_out=2)
    machine = Machine(cores=1, system="Linux", python="CPython 3.13.1", is_free_threaded=True)
    found = " ".join(lines(comparisons.comparison(sample=sample, machine=machine), "utf-8"))
    assert found.endswith(
        "Medians of 3 runs over 48 of 1203 images (40 JPEG, 8 PNG; 206.4 MB, 576 megapixels, 2 more could not be done) "
        "to 1920, 320x240; 1 core, CPython 3.13.1, without an interpreter lock."
    )


def test_nothing_measured_yet(comparisons):
    # GIVEN a comparison without a trial / WHEN it is shown / THEN nobody has figures, and nothing is made up
    found = lines(msgspec.structs.replace(comparisons.comparison(trials=0), sample=None), "utf-8")
    assert sum("not measured" in line for line in found) == 5
    assert found[-1] == "2 cores, CPython 3.11.7."
