"""The forward pass: when each task will be finished, by what is recorded of it on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from pmo_kit._start.record import NamedTuple
from pmo_kit.measures.critical_path import Link, Task, in_order
from pmo_kit.measures.working_days import workday_after, worked

_DAY = timedelta(days=1)


class Work(NamedTuple):
    """A task as the plan has it: its agreed days, and what is recorded of it.

    `progress` is a percentage, `begun` whether it has started, `after` the tasks it waits for,
    `deliverable` what it makes, empty where that is not said.
    """

    id: str
    start: datetime | None = None
    finish: datetime | None = None
    progress: float = 0.0
    begun: bool = False
    finished: datetime | None = None
    after: tuple[str, ...] = ()
    deliverable: str = ""

    @property
    def done(self) -> bool:
        """Whether nothing of it is left."""
        return self.finished is not None or self.progress >= 100


def expected_finishes(tasks: Sequence[Work], status_day: datetime) -> dict[str, datetime]:
    """The day on which each task was or will be finished, in working days from the status date.

    A finished one has its day. One that has begun goes on from the status date with the rest of its
    agreed working days: what it waited for is finished, or it has overtaken it. One that has not
    begun needs all of them, after the status date, after all that it waits for, and not before its
    agreed start. A task without agreed days that is not finished has none; who waits for it, or
    for what does not exist or waits for itself, does not wait.

    Raises `OverflowError` where the calendar ends before the work.
    """
    found: dict[str, datetime] = {}
    for task in _ordered(tasks):
        if task.finished is not None:
            found[task.id] = task.finished
        elif task.start is None or task.finish is None or task.finish < task.start:
            continue
        elif task.done:
            found[task.id] = min(task.finish, status_day)
        else:
            days = worked(task.start, task.finish)
            if task.begun:
                found[task.id] = workday_after(status_day, _rest(days, task.progress))
            else:
                free = max([status_day, *(found[one] for one in task.after if one in found)])
                found[task.id] = workday_after(max(free, task.start - _DAY), days)
    return found


def _rest(days: int, progress: float) -> int:
    """What is left of so many working days, rounded up to whole ones; one at least."""
    return max(1, ceil(round(days * (100 - progress) / 100, 6)))


def _ordered(tasks: Sequence[Work]) -> list[Work]:
    """The tasks, each once and behind those it waits for; those in a circle at the end."""
    named = {task.id: task for task in reversed(tasks)}
    links = {
        id: tuple(Link(one) for one in task.after if one in named) for id, task in named.items()
    }
    order = [task.id for task in in_order([Task(id, 0, links[id]) for id in named])]
    order += [id for id in named if id not in set(order)]
    return [named[id] for id in order]
