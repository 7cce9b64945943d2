"""What this machine has to offer."""

from __future__ import annotations

import psutil

from imgbatch.app.machine import default_workers, free_memory


def test_the_free_memory_is_that_of_the_system_or_of_the_container():
    # GIVEN this machine / WHEN its free memory is asked for / THEN it is some, and no more than there is
    assert 2**20 < free_memory() <= psutil.virtual_memory().total


def test_there_is_a_worker_for_each_usable_core():
    # GIVEN this process / WHEN the usual number of workers is asked for / THEN it is that of the cores it may use
    assert 1 <= default_workers() <= psutil.cpu_count()
