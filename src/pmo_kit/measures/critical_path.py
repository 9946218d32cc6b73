"""The critical path method: earliest and latest times, float, and what the end date hangs on."""

# Times are working units from the start of the project (days or hours, whole or not). Links are
# the usual four, each with a lag that may be negative: FS, SS, FF, SF. No task is interrupted.

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pmo_kit._start.record import NamedTuple

LinkType = Literal["FS", "SS", "FF", "SF"]

_NEAR = 1e-9
_Waits = dict[str, list[tuple[str, float]]]


class Link(NamedTuple):
    """What a task waits for: with FS it starts after a finish, with SF it ends after a start."""

    predecessor: str
    type: LinkType = "FS"
    lag: float = 0


class Task(NamedTuple):
    """A piece of work; a duration of 0 makes it a milestone."""

    id: str
    duration: float
    links: tuple[Link, ...] = ()


class Times(NamedTuple):
    """When a task can be done; `slack` is its total float, `free` what delays no other task."""

    start: float
    finish: float
    latest_start: float
    latest_finish: float
    slack: float
    free: float

    @property
    def critical(self) -> bool:
        """Whether any delay of the task delays the end."""
        return self.slack <= _NEAR


class Network(NamedTuple):
    """All tasks' times, the duration of the whole, and one chain that it hangs on.

    `reason` tells why there are none: a cycle, an unknown predecessor, a task named twice.
    """

    duration: float | None
    times: dict[str, Times]
    path: tuple[str, ...] = ()
    reason: str = ""


def critical_path(tasks: Sequence[Task]) -> Network:
    """Forward and backward pass over the tasks."""
    reason = _flaw(tasks)
    if reason:
        return Network(None, {}, (), reason)
    order = in_order(tasks)
    if len(order) < len(tasks):
        stuck = sorted({task.id for task in tasks} - {task.id for task in order})
        return Network(None, {}, (), f"the tasks wait for each other: {', '.join(stuck)}")
    waits = _waits(order)
    starts = _forward(waits)
    end = max(starts[task.id] + task.duration for task in order)
    latest = _backward(order, waits, end)
    free = _free(order, waits, starts, end)
    times = {}
    for task in tasks:
        start, late = starts[task.id], latest[task.id]
        finish, last = start + task.duration, late + task.duration
        times[task.id] = Times(start, finish, late, last, late - start, free[task.id])
    final = next(task.id for task in order if starts[task.id] + task.duration >= end - _NEAR)
    return Network(end, times, _chain(final, waits, starts))


def _flaw(tasks: Sequence[Task]) -> str:
    if not tasks:
        return "there are no tasks"
    ids: set[str] = set()
    for task in tasks:
        if task.id in ids:
            return f"two tasks are called {task.id}"
        if not 0 <= task.duration < float("inf"):
            return f"the duration of {task.id} is not a number from 0 up"
        ids.add(task.id)
    for task in tasks:
        for link in task.links:
            if link.predecessor not in ids:
                return f"{task.id} waits for {link.predecessor}, which does not exist"
    return ""


def in_order(tasks: Sequence[Task]) -> list[Task]:
    """The tasks, each after all it waits for; those in or behind a cycle are left out.

    Each has a name of its own, and what it waits for is among them.
    """
    waiting = {task.id: len(task.links) for task in tasks}
    followers: dict[str, list[Task]] = {task.id: [] for task in tasks}
    for task in tasks:
        for link in task.links:
            followers[link.predecessor].append(task)
    order = [task for task in tasks if not task.links]
    for task in order:
        for follower in followers[task.id]:
            waiting[follower.id] -= 1
            if not waiting[follower.id]:
                order.append(follower)
    return order


def _waits(order: Sequence[Task]) -> _Waits:
    """For each task its predecessors, with the least time from their start to its own."""
    lasts = {task.id: task.duration for task in order}
    waits: _Waits = {}
    for task in order:
        waits[task.id] = []
        for link in task.links:
            gap = link.lag
            if link.type in ("FS", "FF"):
                gap += lasts[link.predecessor]
            if link.type in ("FF", "SF"):
                gap -= task.duration
            waits[task.id].append((link.predecessor, gap))
    return waits


def _forward(waits: _Waits) -> dict[str, float]:
    """Earliest starts; nothing starts before the project does."""
    starts: dict[str, float] = {}
    for task, predecessors in waits.items():
        starts[task] = max([0.0, *(starts[before] + gap for before, gap in predecessors)])
    return starts


def _backward(order: Sequence[Task], waits: _Waits, end: float) -> dict[str, float]:
    """Latest starts that still let everything finish at `end`."""
    latest = {task.id: end - task.duration for task in order}
    for task in reversed(order):
        for before, gap in waits[task.id]:
            latest[before] = min(latest[before], latest[task.id] - gap)
    return latest


def _free(
    order: Sequence[Task], waits: _Waits, starts: dict[str, float], end: float
) -> dict[str, float]:
    """By how much each task can move before another task, or the end, has to."""
    free = {task.id: end - starts[task.id] - task.duration for task in order}
    for task, predecessors in waits.items():
        for before, gap in predecessors:
            free[before] = min(free[before], starts[task] - starts[before] - gap)
    return free


def _chain(last: str, waits: _Waits, starts: dict[str, float]) -> tuple[str, ...]:
    """One chain of tasks and links without slack, from the start of the project to this task."""
    chain = [last]
    while True:
        task = chain[-1]
        driving = (
            before for before, gap in waits[task] if starts[before] + gap >= starts[task] - _NEAR
        )
        driver = next(driving, None)
        if driver is None:
            return tuple(reversed(chain))
        chain.append(driver)
