"""Measures of time and delivery: milestones, deliverables, the plan's length, its critical path."""

from __future__ import annotations

from datetime import datetime

from pmo_kit.measures.budget_readings import Readings, accepted
from pmo_kit.measures.critical_path import Link, Network, Task, critical_path
from pmo_kit.measures.facts import Facts, day, part, records, text, words
from pmo_kit.measures.measure import Number, known, unknown
from pmo_kit.measures.milestones import Milestone, expected, slip, slip_share, worst_slip
from pmo_kit.measures.workdays import workdays, worked

WORKING = "working days"


def schedule_readings(facts: Facts) -> Readings:
    """Everything that is counted in days, milestones or deliverables."""
    return {**_deliverables(facts), **_milestones(facts), **_plan(facts)}


def milestones(facts: Facts) -> list[Milestone]:
    """The plan's milestones that have an agreed day, in the order of these."""
    found = [
        (agreed, Milestone(text(m, "id"), agreed, day(m, "forecast"), day(m, "actual")))
        for m in records(facts.plan, "milestones")
        if (agreed := day(m, "baseline")) is not None
    ]
    return [milestone for _, milestone in sorted(found, key=lambda pair: pair[0])]


def _deliverables(facts: Facts) -> Readings:
    unit = "deliverables"
    share = accepted(facts)
    if share.value is None:
        nothing = unknown(share.reason, unit)
        counts: Readings = {"deliverables_open": nothing, "deliverables_accepted": nothing}
        return {**counts, "accepted_percent": share}
    done, wanted = share.inputs["accepted"], share.inputs["wanted"]
    return {
        "deliverables_open": known(wanted - done, unit),
        "deliverables_accepted": known(done, unit),
        "accepted_percent": share,
    }


def _milestones(facts: Facts) -> Readings:
    points = milestones(facts)
    if not points:
        names = "milestones_reached milestones_overdue slip_days end_slip_days slip_percent"
        reason = "there are no milestones"
        dates = ("planned_end", "forecast_end")
        return {name: unknown(reason, "") for name in (*names.split(), *dates)}
    last = points[-1]
    late = [m for m in points if not m.reached and m.approved and m.approved < facts.today]
    end = slip(last, facts.today)
    share = end_slip_share(facts)
    return {
        "milestones_reached": known(sum(1 for m in points if m.reached), "milestones"),
        "milestones_overdue": known(len(late), "milestones"),
        "slip_days": _whole(worst_slip(points, facts.today)),
        "end_slip_days": _whole(end),
        "slip_percent": share._replace(
            value=None if share.value is None else share.value * 100, unit="percent"
        ),
        "planned_end": known(last.approved, ""),
        "forecast_end": known(max(expected(m, facts.today) for m in points), ""),
    }


def _whole(measure: Number) -> Number:
    return measure if measure.value is None else measure._replace(value=int(measure.value))


def end_slip_share(facts: Facts) -> Number:
    """The last milestone's slip as a ratio of the planned duration of the project."""
    points = milestones(facts)
    if not points:
        return unknown("there are no milestones", "ratio")
    last = points[-1]
    return slip_share(slip(last, facts.today), _start(facts), last.approved)


def _start(facts: Facts) -> datetime | None:
    """The earliest start of a task, or else of the project."""
    starts = [day(task, "start") for task in records(facts.plan, "tasks")]
    known_starts = [start for start in starts if start is not None]
    return min(known_starts, default=day(part(facts.project, "dates"), "start"))


def _plan(facts: Facts) -> Readings:
    start = _start(facts)
    network = work(facts)
    spans = [day(task, "finish") for task in records(facts.plan, "tasks")]
    finish = max((end for end in spans if end is not None), default=None)
    length: Number = unknown("no task has dates", WORKING)
    if start is not None and finish is not None:
        length = known(workdays(start, finish), WORKING)
    if network.duration is None:
        shortest, path = unknown(network.reason, WORKING), unknown(network.reason, "")
    else:
        shortest = known(int(network.duration), WORKING)
        path = known(", ".join(network.path), "")
    return {
        "planned_start": known(start, "") if start else unknown("nothing says when it starts", ""),
        "plan_days": length,
        "critical_path_days": shortest,
        "critical_path": path,
    }


def work(facts: Facts) -> Network:
    """The tasks as a network: their working days, and what each one waits for."""
    tasks = []
    for task in records(facts.plan, "tasks"):
        start, finish = day(task, "start"), day(task, "finish")
        if start is None or finish is None or finish < start:
            return Network(None, {}, (), f"{text(task, 'id')} has no dates")
        links = tuple(Link(name) for name in words(task, "depends_on"))
        tasks.append(Task(text(task, "id"), worked(start, finish), links))
    return critical_path(tasks)
