"""Poison of every kind in a large batch: each costs itself, is named, and costs no innocent image."""

from __future__ import annotations

from collections import Counter

import pytest

PATIENCE = "0.1"
"""A hang is known after six seconds instead of a minute; an image of this size takes one thousandth of that."""

KINDS = {
    # order, stage: what is said of it
    ("segv", "decode"): ("crashed", "SIGSEGV"),
    ("abort", "decode"): ("crashed", "SIGABRT"),
    ("exit:3", "decode"): ("crashed", "exit code 3"),
    ("hang", "decode"): ("timeout", "given up after"),
    ("oom", "decode"): ("memory", "not enough memory"),
    ("raise", "decode"): ("bug", "a fault was ordered"),
    ("segv", "probe"): ("crashed", "SIGSEGV"),
    ("exit:3", "probe"): ("crashed", "exit code 3"),
    ("hang", "probe"): ("timeout", "given up after"),
    ("raise", "probe"): ("bug", "a fault was ordered"),
}
HARMLESS = (("slow:30", "decode"), ("leak:20", "decode"), ("slow:30", "probe"))


def poisoned(folder, faults, each):
    """Poison images all over a folder; return what has to be said of each, by its path."""
    files = sorted(folder.rglob("*.jpg"))
    kinds = [kind for kind in KINDS for _ in range(each)]
    step = len(files) // (len(kinds) + 1)
    expected = {}
    for number, (order, stage) in enumerate(kinds, 1):
        path = files[number * step]
        faults.poison(str(path), order, stage)
        expected[str(path)] = KINDS[order, stage]
    for number, (order, stage) in enumerate(HARMLESS):
        faults.poison(str(files[number * step + 1]), order, stage)
    return expected


def check(many, tmp_path, terminal, told, faults, *, count, each):
    # GIVEN images, and poison of every kind among them
    folder = many(count)
    expected = poisoned(folder, faults, each)
    # WHEN they are resized
    options = ("--size", "24", "--json", "--patience", PATIENCE, "--memory", "300MB")
    lanes = ("--mode", "processes", "--workers", "4")
    program = terminal("resize", str(folder), "--output", str(tmp_path / "out"), *options, *lanes, env=faults.env())
    out, _ = program.communicate(timeout=800)
    # THEN all that is poisonous has failed, each with its reason; everything else is done, and nothing counts twice
    ends = [(event["path"], event["result"]) for event in told(out.decode()) if event["event"] == "job_finished"]
    assert max(Counter(path for path, _ in ends).values()) == 1
    assert len(ends) == count
    failed = {path: result["error"] for path, result in ends if result["state"] == "failed"}
    assert {path: error for path, error in failed.items() if path not in expected} == {}
    assert failed.keys() == expected.keys()
    for path, (kind, words) in expected.items():
        assert (failed[path]["kind"], words in failed[path]["message"]) == (kind, True), failed[path]
    assert Counter(result["state"] for _, result in ends) == {"done": count - len(expected), "failed": len(expected)}
    assert program.returncode == 1


def test_some_poison_costs_itself(many, tmp_path, terminal, told, faults):
    check(many, tmp_path, terminal, told, faults, count=150, each=1)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_a_hundred_poisonous_images_among_ten_thousand_cost_themselves(many, tmp_path, terminal, told, faults):
    check(many, tmp_path, terminal, told, faults, count=10_000, each=10)
