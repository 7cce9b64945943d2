"""The small parts of the forms."""

from __future__ import annotations

import pytest

from imgbatch.ui.fields import Check


@pytest.mark.parametrize(
    "text", ["Wait until files survive a power cut", "ファイルが停電に耐えるまで待ちます"], ids=["words", "no blanks"]
)
def test_a_check_box_goes_on_in_a_second_line_where_it_has_no_room(qtbot, text):
    # GIVEN a check box / WHEN it has less room than its text needs / THEN the text has lines, and all of them have room
    check = Check(text)
    qtbot.addWidget(check)
    check.show()
    qtbot.waitExposed(check)
    whole = check.sizeHint()
    check.resize(whole.width() * 2 // 3, 2 * whole.height())
    assert check.text().count("\n") == 1
    assert check.text().replace("\n", " " if " " in text else "") == text
    assert check.minimumSizeHint().width() <= check.width()
    assert check.sizeHint().height() > whole.height()
    # WHEN there is room again / THEN it is one line
    check.resize(whole)
    assert check.text() == text
