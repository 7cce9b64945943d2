"""Files that are opened because they are ones; what is refused stands in `test_opening`."""

from __future__ import annotations

import pytest

from imgbatch.engine.regular import open_regular


@pytest.fixture
def file(tmp_path):
    (tmp_path / "a").write_bytes(b"0123456789")
    with open_regular(str(tmp_path / "a")) as file:
        yield file


def test_it_is_read_like_any_file(file):
    # GIVEN a file of ten bytes / WHEN parts, nothing and the rest of it are read / THEN they are what they should be
    assert (file.read(3), file.tell(), file.read(0), file.read(2), file.read(), file.read(5)) == (
        *(b"012", 3, b"", b"34", b"56789", b""),
    )
    file.seek(8)
    assert file.read(None) == b"89"


def test_nobody_gets_room_for_more_than_there_is(file):
    # GIVEN a file of ten bytes / WHEN two exabytes are read of it, which Python has no room for / THEN it is ten bytes
    assert file.read(2**61) == b"0123456789"
