"""`imgbatch resume`: a batch that was cut short is done to its end."""

from __future__ import annotations

import signal

import pytest

from imgbatch.app.past import open_journal


@pytest.fixture
def photos(tmp_path, images):
    for number in range(40):
        images.write(str(tmp_path / "photos" / f"{number:02}.jpg"), images.detailed(640, 480, seed=number), quality=80)
    return tmp_path / "photos"


@pytest.fixture
def cut_short(terminal, photos, tmp_path):
    """Begin a batch and stop it by a signal after some results."""

    def stop(how):
        options = ("--size", "99", "--output", str(tmp_path / "out"), "--mode", "processes", "--json")
        program = terminal("resize", str(photos), *options)
        seen = 0
        for line in program.stdout:
            seen += b'"job_finished"' in line
            if seen == 5:
                break
        program.send_signal(how)
        program.communicate(timeout=30)

    return stop


def outcome(terminal, *args):
    program = terminal(*args)
    out, errors = program.communicate(timeout=60)
    return program.returncode, out.decode(), errors.decode()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_what_was_cut_short_is_finished(terminal, cut_short, tmp_path, how):
    # GIVEN a batch that was killed or cancelled / WHEN it is resumed / THEN all is there, with the sizes asked for then
    cut_short(how)
    assert len(list((tmp_path / "out").iterdir())) < 40
    code, out, errors = outcome(terminal, "resume")
    assert (code, errors) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [f"{n:02}-99.jpg" for n in range(40)]
    # and what was there was not done again
    assert "unchanged" in out
    # and there is nothing left to resume
    assert outcome(terminal, "resume")[0] == 2


def test_a_run_may_be_named(terminal, cut_short, tmp_path):
    # GIVEN a batch that was cut short, and another one after it
    cut_short(signal.SIGKILL)
    outcome(terminal, "resize", str(tmp_path / "photos" / "00.jpg"), "--output", str(tmp_path / "other"))
    journal, _ = open_journal()
    first = min(record.id for record in journal.runs())
    journal.close()
    # WHEN it is resumed by its number / THEN it is done
    assert outcome(terminal, "resume", str(first))[0] == 0
    assert len(list((tmp_path / "out").iterdir())) == 40


@pytest.mark.parametrize(("args", "words"), [((), "nothing to resume"), (("7",), "there is no run 7")])
def test_a_run_that_is_not_there_is_one_clear_line(terminal, args, words):
    # GIVEN an empty journal / WHEN something is to be resumed / THEN it is refused in one line
    code, out, errors = outcome(terminal, "resume", *args)
    assert (code, out, errors.count("\n")) == (2, "", 1)
    assert words in errors


def test_undo_after_a_killed_run_that_replaced_brings_back_the_first_files(terminal, photos, tmp_path):
    # GIVEN files of somebody's own, and a run that replaces them and is killed in the midst of it
    out = tmp_path / "out"
    out.mkdir()
    for number in range(40):
        (out / f"{number:02}-99.jpg").write_bytes(b"mine %d" % number)
    options = ("--size", "99", "--output", str(out), "--exists", "replace", "--mode", "processes", "--json")
    replace = ("resize", str(photos), *options)
    program = terminal(*replace)
    seen = 0
    for line in program.stdout:
        seen += b'"job_finished"' in line
        if seen == 9:
            break
    program.kill()
    program.communicate(timeout=30)
    # WHEN it is run again to its end, and both are undone
    assert outcome(terminal, *replace)[0] == 0
    while outcome(terminal, "undo", "--yes")[0] == 0:
        pass
    # THEN every file is somebody's own again
    left = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    assert left == {f"{number:02}-99.jpg": b"mine %d" % number for number in range(40)}
