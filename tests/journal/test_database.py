from __future__ import annotations

import os
import sqlite3

import pytest

from imgbatch.journal.database import Database
from imgbatch.journal.error import JournalError
from imgbatch.journal.journal import Journal
from imgbatch.journal.schema import NAMES, VERSION

as_root = hasattr(os, "geteuid") and os.geteuid() == 0


def fill(path, data):
    os.makedirs(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(data)


def change(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def files_beside(path):
    return sorted(os.listdir(os.path.dirname(path)))


def a_row(journal):
    with journal.database.reading() as db:
        return db.execute("SELECT 1").fetchone()


# Damage


def test_a_file_that_is_no_database_is_kept_and_said(path, make):
    # GIVEN something else under the name of the journal / WHEN it is opened
    fill(path, b"Dear diary, " * 1000)
    with Journal.open(path) as journal:
        # THEN it is kept beside a new one, which works
        assert journal.note == f"the journal was damaged; it was kept as {path}.bad"
        make.run(journal, ("/a", "/out/a"))
        assert journal.made("/out/a") is not None
    with open(path + ".bad", "rb") as file:
        assert file.read() == b"Dear diary, " * 1000


def test_a_journal_that_is_cut_off_is_kept(path, make):
    # GIVEN a journal of which the disk lost the second half / WHEN it is opened / THEN a new one is begun
    with Journal.open(path) as journal:
        make.run(journal, *((f"/{number}", f"/out/{number}") for number in range(500)))
    os.truncate(path, os.path.getsize(path) // 2 // 4096 * 4096)
    with Journal.open(path) as journal:
        assert "was damaged" in journal.note
        assert journal.runs() == []


def test_a_journal_of_a_newer_imgbatch_is_kept(path):
    # GIVEN a journal of a later version / WHEN it is opened / THEN it is kept as it is, and a new one is begun
    Journal.open(path).close()
    change(path, "CREATE TABLE more (thing)", f"PRAGMA user_version = {VERSION + 1}")
    with Journal.open(path) as journal:
        assert journal.note.startswith("the journal was written by a newer imgbatch; it was kept as ")
    change(path + ".bad", "SELECT thing FROM more")


def test_another_database_is_kept(path):
    # GIVEN a database of some other program / WHEN it is opened / THEN it is kept as it is, and a new one is begun
    os.makedirs(os.path.dirname(path))
    change(path, "CREATE TABLE jobs (name)")
    with Journal.open(path) as journal:
        assert journal.note.startswith("the journal was some other database")


@pytest.mark.parametrize("version", range(1, VERSION))
def test_another_database_with_a_version_of_its_own_is_kept(path, version):
    # GIVEN a database of some other program that counts its versions as well / WHEN it is opened / THEN it is kept
    os.makedirs(os.path.dirname(path))
    change(path, "CREATE TABLE jobs (name)", f"PRAGMA user_version = {version}")
    with Journal.open(path) as journal:
        assert journal.note.startswith("the journal was some other database")
    change(path + ".bad", "SELECT name FROM jobs")


def schema_of(path):
    connection = sqlite3.connect(path)
    columns = {table: connection.execute(f"PRAGMA table_info({table})").fetchall() for table in NAMES}
    version = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return columns, version


def test_a_journal_of_the_first_version_goes_on(path, make):
    # GIVEN a journal as the first version made it, with a run in it
    with Journal.open(path) as journal:
        make.run(journal, ("/a", "/out/a"))
    new = schema_of(path)
    change(path, "ALTER TABLE jobs DROP COLUMN source_digest", "PRAGMA user_version = 1")
    # WHEN it is opened / THEN it has the tables of a new one, and nothing in it is lost
    with Journal.open(path) as journal:
        assert journal.note == ""
        assert (journal.made("/out/a").source, journal.made("/out/a").source_digest) == ("/a", "")
        # and it takes what is new
        make.run(journal, ("/b", "/out/b"))
        assert [record.done for record in journal.runs()] == [1, 1]
    assert schema_of(path) == new


def test_a_journal_is_brought_up_to_date_under_a_version_that_has_it_open(path, make):
    # GIVEN a journal that an older imgbatch has open
    Journal.open(path).close()
    change(path, "ALTER TABLE jobs DROP COLUMN source_digest", "PRAGMA user_version = 1")
    older = sqlite3.connect(path, isolation_level=None)
    count = "SELECT count(*) FROM jobs WHERE state = 'done' AND undo IS NOT 2"
    assert older.execute(count).fetchone() == (0,)
    # WHEN a newer one opens it and writes / THEN the older one can go on
    with Journal.open(path) as journal:
        make.run(journal, ("/a", "/out/a"))
        older.execute("UPDATE jobs SET undo = 2")
        assert older.execute(count).fetchone() == (0,)
    older.close()


def test_no_damaged_journal_takes_the_place_of_another(path):
    # GIVEN a damaged journal that was kept / WHEN the next one is damaged, too / THEN both are kept
    fill(path, b"first" * 1000)
    Journal.open(path).close()
    with open(path, "wb") as file:
        file.write(b"second" * 1000)
    with Journal.open(path) as journal:
        assert journal.note.endswith(".bad-2")
    assert set(files_beside(path)) >= {"journal.sqlite", "journal.sqlite.bad", "journal.sqlite.bad-2"}


def test_damage_that_shows_later(path, make):
    # GIVEN a journal with pages of rubbish in its middle / WHEN it is read / THEN that is said, it is kept, and the
    # next one to open it begins a new one
    with Journal.open(path) as journal:
        make.run(journal, *((f"/{number}", f"/out/{number}") for number in range(2000)))
    with open(path, "r+b") as file:
        file.seek(10 * 4096)
        file.write(b"\xee" * (os.path.getsize(path) - 20 * 4096))
    journal = Journal.open(path)
    assert journal.note == ""
    with pytest.raises(JournalError, match=r"it was damaged and is kept as .*\.bad; the next run begins a new one"):
        list(journal.jobs(1))
    journal.close()
    with Journal.open(path) as journal:
        assert (journal.note, journal.runs()) == ("", [])


def test_an_empty_file_becomes_a_journal(path):
    # GIVEN an empty file: somebody was killed right after making it / WHEN it is opened / THEN nothing is the matter
    fill(path, b"")
    with Journal.open(path) as journal:
        assert (journal.note, journal.runs()) == ("", [])


# What cannot be opened or written


def test_a_file_where_the_folder_should_be(path):
    # GIVEN a file under the name of the folder / WHEN the journal is opened / THEN there is one error, with a reason
    with open(os.path.dirname(path), "wb"):
        pass
    with pytest.raises(JournalError) as caught:
        Journal.open(path)
    assert str(caught.value).startswith("the journal cannot be used: ")
    assert path not in caught.value.reason


def test_a_folder_where_the_file_should_be(path):
    # GIVEN a folder under the name of the journal / WHEN it is opened / THEN there is one error, and the folder stays
    os.makedirs(path)
    with pytest.raises(JournalError, match="it cannot be opened"):
        Journal.open(path)
    assert os.path.isdir(path)


@pytest.mark.skipif(as_root, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read(path):
    # GIVEN a home that cannot be written to / WHEN the journal is opened / THEN there is one error
    os.makedirs(os.path.dirname(path))
    os.chmod(os.path.dirname(path), 0o500)
    with pytest.raises(JournalError, match="no permission"):
        Journal.open(path)


def test_a_full_disk(path, make):
    # GIVEN a journal on a disk without room for it to grow / WHEN a run is written down
    journal = Journal.open(path)
    with journal.database.reading() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 4}")
    run = journal.begin(make.request())
    # THEN that is said, and nothing more is tried
    with pytest.raises(JournalError, match="the disk is full"):
        journal.planned(run, [make.unit(number, "/a", f"/out/{number}" * 50) for number in range(100)])
    with pytest.raises(JournalError, match="the disk is full"):
        journal.end(run, "finished")
    journal.close()
    # and the journal is whole, without what did not fit
    with Journal.open(path) as journal:
        assert [(record.planned, record.ended) for record in journal.runs()] == [(0, None)]


def test_a_journal_that_failed_can_be_closed_with_results_at_hand(path, make):
    # GIVEN a journal that failed while it held results / WHEN it is closed / THEN that is no second failure
    journal = Journal.open(path)
    unit = make.unit(0, "/a", "/out/a")
    run = journal.begin(make.request())
    journal.finished(run, [("/a", make.done(unit))])
    with pytest.raises(JournalError), journal.database.reading() as db:
        db.execute("SELECT * FROM nothing")
    journal.close()


def test_a_lock_that_is_never_given_back(path, make, monkeypatch):
    # GIVEN another program that keeps the journal to itself / WHEN a run begins / THEN it is not waited for for ever
    monkeypatch.setattr("imgbatch.journal.database.BUSY_SECONDS", 0.05)
    with Journal.open(path) as other, other.database.writing():
        journal = Journal.open(path)
        with pytest.raises(JournalError, match="another program keeps it locked"):
            journal.begin(make.request())
        journal.close()


# Transactions


def test_a_transaction_is_all_or_nothing(journal, make):
    # GIVEN a transaction / WHEN something is raised in it / THEN nothing of it is written, and the journal still works
    run = make.run(journal, ("/a", "/out/a"))

    def delete_all():
        with journal.database.writing() as db:
            db.execute("DELETE FROM jobs")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        delete_all()
    assert [job.target for job in journal.jobs(run)] == ["/out/a"]
    make.run(journal, ("/b", "/out/b"))


def test_a_bug_is_no_trouble_of_the_journal(journal):
    # GIVEN a statement that is wrong by itself / WHEN it is executed / THEN it is raised as what it is
    with pytest.raises(sqlite3.ProgrammingError), journal.database.reading() as db:
        db.execute("SELECT ?", ())
    assert a_row(journal) == (1,)


def test_opening_does_not_touch_the_locks_of_this_process(path):
    # GIVEN a journal that is being written by this process / WHEN it is opened a second time, and closed
    database = Database(path)
    with database.writing() as db:
        db.execute("DELETE FROM runs")
        Database(path).close()
        # THEN it is still locked for others: closing a file drops all locks of a process, whoever took them
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    database.close()
