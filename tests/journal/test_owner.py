from __future__ import annotations

import subprocess
import sys

import psutil

from imgbatch.journal.owner import lives, this_process


def test_this_process_lives():
    # GIVEN this process / THEN it lives, and one that had its id before does not
    pid, born = this_process()
    assert lives(pid, born)
    assert not lives(pid, born - 60)


def test_a_process_that_ended_does_not_live_even_if_nobody_collected_it(wait_until):
    # GIVEN a child that ended and that we did not collect / WHEN it is looked at / THEN it does not live
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    born = psutil.Process(child.pid).create_time()
    assert lives(child.pid, born)
    child.stdin.close()
    wait_until(
        lambda: psutil.Process(child.pid).status() == psutil.STATUS_ZOMBIE or not sys.platform.startswith("linux")
    )
    assert not lives(child.pid, born)
    child.wait()
    assert not lives(child.pid, born)
