"""What may be in flight together."""

from __future__ import annotations

from imgbatch.domain.format import Format
from imgbatch.domain.job import Job, Source, WorkUnit
from imgbatch.domain.recipe import Recipe
from imgbatch.run.admission import IN_FLIGHT_PER_WORKER, Admission


def unit(number):
    return WorkUnit(Source(number, f"/{number}"), (Job("9", "/o", "/p", Format.PNG, None),), Recipe())


def taken(admission, units):
    """Take units in order for as long as there is room; return how many."""
    for count, each in enumerate(units):
        if not admission.has_room(each, plenty=True):
            return count
        admission.take(each)
    return len(units)


def test_each_worker_has_one_in_work_and_one_at_hand():
    # GIVEN three workers and no end of units / WHEN they are handed out / THEN each gets two, and one near the end
    assert taken(Admission(3), [unit(number) for number in range(99)]) == 3 * IN_FLIGHT_PER_WORKER
    last = Admission(3)
    for number in range(3):
        assert last.has_room(unit(number), plenty=False)
        last.take(unit(number))
    assert not last.has_room(unit(3), plenty=False)


def test_no_more_than_memory_holds():
    # GIVEN room for three units / WHEN they are handed out / THEN the fourth waits until one has ended
    admission = Admission(8, lambda _unit: 100, budget=399)
    units = [unit(number) for number in range(9)]
    assert taken(admission, units) == 3
    admission.land(units[1])
    assert admission.has_room(units[3], plenty=True)
    assert sorted(each.source.number for each in admission) == [0, 2]


def test_a_giant_is_alone():
    # GIVEN a unit that takes more than there is / WHEN nothing else is in flight / THEN it is handed out, and alone
    admission = Admission(8, lambda unit: 1000 if unit.source.number == 1 else 1, budget=500)
    assert taken(admission, [unit(0), unit(1)]) == 1
    admission.land(unit(0))
    assert taken(admission, [unit(1), unit(2)]) == 1
    assert len(admission) == 1
