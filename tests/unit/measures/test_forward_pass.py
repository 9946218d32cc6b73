"""The forward pass against a simulation that works day by day, written without it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit.measures.forward_pass import Work, expected_finishes
from pmo_kit.measures.working_days import days_past, workday_after, workdays, worked

MONDAY = datetime.fromisoformat("2026-03-02T00:00:00+00:00")


def on(offset: int) -> datetime:
    return MONDAY + timedelta(offset)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Work], datetime]:
    """A plan whose tasks wait for earlier ones only, as of some day, each somewhere on its way."""
    status = on(draw(st.integers(-10, 60)))
    tasks: list[Work] = []
    for number in range(draw(st.integers(1, 7))):
        start = draw(st.integers(-20, 70))
        after = draw(st.sets(st.sampled_from([task.id for task in tasks]))) if tasks else set()
        progress = draw(st.sampled_from([0, 0, 0, 1, 10, 33, 50, 80, 99, 100]))
        day = draw(st.integers(0, 30))
        done = progress == 100 and draw(st.booleans())
        tasks.append(
            Work(
                f"T-{number}",
                on(start),
                on(start + draw(st.integers(0, 40))),
                float(progress),
                progress > 0 or draw(st.booleans()),
                status - timedelta(day) if done else None,
                (*sorted(after),),
            )
        )
    return tasks, status


def is_working_day(day: datetime) -> bool:
    return date(day.year, day.month, day.day).isoweekday() <= 5


def simulated(tasks: list[Work], status: datetime) -> dict[str, datetime]:
    """Who works on what on each day after the status date, until nothing is left."""
    finished: dict[str, datetime] = {}
    left: dict[str, Fraction] = {}
    for task in tasks:
        assert task.start is not None and task.finish is not None
        length = sum(
            is_working_day(task.start + timedelta(n))
            for n in range((task.finish - task.start).days + 1)
        )
        if task.finished is not None:
            finished[task.id] = task.finished
        elif task.progress == 100:
            finished[task.id] = min(task.finish, status)
        else:
            left[task.id] = Fraction(max(1, length)) * (100 - int(task.progress)) / 100
    day = status
    while left:
        day += timedelta(1)
        if not is_working_day(day):
            continue
        for task in tasks:
            if task.id not in left:
                continue
            assert task.start is not None
            free = all(one in finished and finished[one] < day for one in task.after)
            if task.begun or (free and day >= task.start):
                left[task.id] -= 1
        for id in [id for id, rest in left.items() if rest <= 0]:
            finished[id] = day
            del left[id]
    return finished


@given(plans())
@settings(max_examples=400)
def test_it_gives_what_working_day_by_day_gives(plan: tuple[list[Work], datetime]) -> None:
    tasks, status = plan
    assert expected_finishes(tasks, status) == simulated(tasks, status)


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_in_the_file_is_of_no_account(
    plan: tuple[list[Work], datetime], by: Random
) -> None:
    tasks, status = plan
    shuffled = [*tasks]
    by.shuffle(shuffled)
    assert expected_finishes(shuffled, status) == expected_finishes(tasks, status)


@given(plans(), st.integers(1, 30))
def test_a_later_status_date_never_brings_the_end_nearer(
    plan: tuple[list[Work], datetime], later: int
) -> None:
    tasks, status = plan
    left = [task for task in tasks if not task.done]
    before, after = (expected_finishes(left, on) for on in (status, status + timedelta(later)))
    assert all(after[id] >= before[id] for id in before)


def work(id: str, *after: str, **more: Any) -> Work:
    return Work(id, on(0), on(4), after=after, **more)


def test_what_has_overtaken_its_predecessor_goes_on_from_the_status_date() -> None:
    tasks = [work("T-1", progress=0), work("T-2", "T-1", progress=40.0, begun=True)]
    assert expected_finishes(tasks, on(4)) == {"T-1": on(11), "T-2": on(9)}


@pytest.mark.parametrize(
    "tasks",
    [
        [work("T-1", "T-2"), work("T-2", "T-1")],
        [work("T-1", "T-1"), work("T-2")],
        [work("T-1", "T-9"), work("T-2")],
        [work("T-1"), work("T-2"), Work("T-2", on(0), on(4))],
        [work("T-1"), work("T-2", "T-3"), Work("T-3")],
    ],
    ids=["circle", "itself", "nobody", "twice", "without dates"],
)
def test_what_waits_for_nothing_that_can_be_known_does_not_wait(tasks: list[Work]) -> None:
    found = expected_finishes(tasks, on(-3))
    assert {"T-1", "T-2"} <= found.keys()
    assert min(found.values()) == on(4)


def test_a_plan_beyond_the_calendar_is_refused_and_does_not_hang() -> None:
    late = datetime.fromisoformat("9999-12-01T00:00:00+00:00")
    with pytest.raises(OverflowError):
        expected_finishes([Work("T-1", late, late + timedelta(30))], late)


@given(st.integers(-40, 40), st.integers(1, 40))
def test_working_days_and_their_inverse(offset: int, count: int) -> None:
    day = on(offset)
    found = workday_after(day, count)
    assert is_working_day(found)
    assert days_past(day, found) == count == workdays(day + timedelta(1), found)
    assert worked(found, found) == 1
    assert days_past(found, day) == 0
