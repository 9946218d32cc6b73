"""How the work of a made-up project goes: agreed dates, and what came of each task by a day."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple


class Task(NamedTuple):
    """Work that was agreed: `days` working days, `budget` in the project's unit.

    `after` are the numbers of the tasks before it, counted from 1; `gives` is the deliverable's.
    """

    title: str
    owner: str
    days: int
    budget: int
    after: tuple[int, ...] = ()
    gives: int = 1


class Done(NamedTuple):
    """A task's agreed dates, the real ones, and what stands of it on a day.

    `begun` and `ended` are the days on which it does begin and end, also where those lie ahead.
    """

    task: Task
    start: date
    finish: date
    begun: date
    ended: date
    progress: int
    spent: int
    remaining: int


class Pace(NamedTuple):
    """Work done per day against what was agreed, and money spent against what was earned.

    Tasks before the one of number `first` go as agreed.
    """

    speed: float = 1.0
    cost: float = 1.0
    first: int = 1


def working_day(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def working_days_on(day: date, count: int) -> date:
    """The last of `count` working days of which `day` is the first."""
    day = working_day(day)
    for _ in range(count - 1):
        day = working_day(day + timedelta(days=1))
    return day


def working_days_between(first: date, last: date) -> int:
    """Working days from one day to another, both counted."""
    days = range((last - first).days + 1)
    return sum((first + timedelta(days=number)).weekday() < 5 for number in days)


def work_done(
    name: str, tasks: Sequence[Task], begins: date, day: date, pace: Pace
) -> tuple[Done, ...]:
    """What stands of each task at the end of a day; the same name gives the same answer."""
    found: list[Done] = []
    chance = random.Random(name)
    for number, task in enumerate(tasks, 1):
        goes = pace if number >= pace.first else Pace()
        before = [found[earlier - 1] for earlier in task.after]
        start = max((_next(one.finish) for one in before), default=working_day(begins))
        begun = max([start, *(_next(one.ended) for one in before)])
        wobble = 0.97 + 0.06 * chance.random()
        needs = max(1, math.ceil(task.days / goes.speed * wobble - 0.3))
        ended = working_days_on(begun, needs)
        progress = _progress(begun, ended, needs, day)
        price = task.budget * goes.cost * (0.98 + 0.04 * chance.random())
        spent = _rounded(price * progress / 100, task.budget)
        remaining = _rounded(price * (100 - progress) / 100, task.budget)
        finish = working_days_on(start, task.days)
        found.append(Done(task, start, finish, begun, ended, progress, spent, remaining))
    return tuple(found)


def _next(day: date) -> date:
    return working_day(day + timedelta(days=1))


def _progress(begun: date, ended: date, needs: int, day: date) -> int:
    """Percent done, in steps of five; nothing that is not finished has a hundred."""
    if day >= ended:
        return 100
    if day < begun:
        return 0
    return min(95, 5 * round(20 * working_days_between(begun, day) / needs))


def _rounded(amount: float, of: int) -> int:
    step = 100 if of >= 5000 else 1
    return step * round(amount / step)
