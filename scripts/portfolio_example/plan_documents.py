"""A made-up project's plan and bookings on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from portfolio_example.project import Project
from portfolio_example.work import Done, working_day
from portfolio_example.yaml_text import Value, yaml_text


def milestones(project: Project, day: date) -> Iterator[tuple[str, date, date]]:
    """Title, agreed day and real day of each: one for each goal."""
    work = project.work(day)
    for number, goal in enumerate(project.goals, 1):
        own = [one for one in work if one.task.gives == number]
        yield goal.milestone, max(w.finish for w in own), max(w.ended for w in own)


def plan(project: Project, day: date) -> str:
    """The text of the plan."""
    work = project.work(day)
    data: dict[str, Value] = {
        "schema": "plan/v1",
        "version": 1,
        "status": "approved" if day >= project.ready_for_executing else "in-review",
        "owner": project.leader,
    }
    if project.method == "agile":
        data["goal"] = project.outcome
        data["tracker"] = {"system": "board", "url": f"https://tracker.example.org/{project.id}"}
    if project.method != "predictive":
        data["capacity"] = {"per_increment": 10, "increment_days": 14}
    if day >= project.work_begins:
        data["progress_on"] = day
    data["budget"] = {"unit": project.unit, "bac": project.budget, "undistributed": 0}
    agreed: dict[str, Value] = {"version": 1, "agreed_on": project.ready_for_executing}
    if not project.light and project.method != "agile":
        agreed["planned"] = list(_curve(work))
    data["baseline"] = agreed
    days = list(milestones(project, day))
    data["deliverables"] = [
        _deliverable(project, number, work, day) for number in range(1, len(project.goals) + 1)
    ]
    data["milestones"] = [
        {
            "id": f"M-{number:02}",
            "title": title,
            "baseline": first,
            **({"actual": last} if last <= day else {"forecast": first if first > day else last}),
            "deliverables": [f"DL-{number:02}"],
        }
        for number, (title, first, last) in enumerate(days, 1)
    ]
    if not project.light:
        data["transition"] = _transition(project, work, day, days[-1][2])
    data["tasks"] = [_task(number, one, day) for number, one in enumerate(work, 1)]
    return yaml_text(data)


def _curve(work: Sequence[Done]) -> Iterator[dict[str, Value]]:
    """What should be earned by the end of each month, each task's budget spread over its days."""
    last = max(one.finish for one in work)
    first = min(one.start for one in work)
    ends = [
        date(first.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        for month in range(first.month, first.month + 36)
    ]
    for end in [*(end for end in ends if end < last), last]:
        value = sum(
            one.task.budget
            * min(1.0, max(0, (end - one.start).days + 1) / ((one.finish - one.start).days + 1))
            for one in work
        )
        yield {"by": end, "value": round(value)}


def _deliverable(
    project: Project, number: int, work: Sequence[Done], day: date
) -> dict[str, Value]:
    goal = project.goals[number - 1]
    own = [one for one in work if one.task.gives == number]
    ended = max(one.ended for one in own)
    begun = min(one.begun for one in own)
    status = "accepted" if ended <= day else "in-progress" if begun <= day else "planned"
    acceptor = project.sponsor if project.light else project.business
    found: dict[str, Value] = {
        "id": f"DL-{number:02}",
        "title": goal.title,
        "criteria": [goal.test],
        "producer": own[-1].task.owner,
        "acceptor": acceptor,
        "due": max(one.finish for one in own),
        "status": status,
    }
    if status == "accepted":
        found |= {"accepted_on": ended, "evidence": f"Minutes of {ended.isoformat()}"}
    return found


def _task(number: int, one: Done, day: date) -> dict[str, Value]:
    task = one.task
    found: dict[str, Value] = {
        "id": f"T-{number:02}",
        "title": task.title,
        "owner": task.owner,
        "deliverable": f"DL-{task.gives:02}",
    }
    if task.after:
        found["depends_on"] = [f"T-{before:02}" for before in task.after]
    found |= {
        "start": one.start,
        "finish": one.finish,
        "budget": task.budget,
        "progress": one.progress,
    }
    if one.begun <= day:
        found |= {"actual": one.spent, "actual_start": one.begun}
        if one.ended <= day:
            found["actual_finish"] = one.ended
        else:
            found["remaining"] = one.remaining
    return found


def _transition(project: Project, work: Sequence[Done], day: date, live: date) -> dict[str, Value]:
    last = work[-1]
    ready: dict[str, Value] = {
        "id": "TR-01",
        "text": project.goals[-1].test,
        "owner": project.operations,
        "task": f"T-{len(work):02}",
        "status": "met" if last.ended <= day else "open",
    }
    if last.ended <= day:
        ready["evidence"] = f"Minutes of {last.ended.isoformat()}"
    until = working_day(max(live, last.finish) + timedelta(days=14))
    return {
        "milestone": f"M-{len(project.goals):02}",
        "readiness": [ready],
        "support": {"owner": project.operations, "help_until": until},
    }


def actuals(project: Project, day: date) -> Iterator[tuple[str, str]]:
    """One file of bookings for each month that is over, and for the month up to the day."""
    month = project.work_begins.replace(day=1)
    while month <= min(day, project.reported_until):
        after = (month + timedelta(days=32)).replace(day=1)
        until = min(after - timedelta(days=1), day, project.reported_until)
        before = {o.task: o.spent for o in project.work(month - timedelta(days=1))}
        entries: list[Value] = [
            {
                "task": f"T-{number:02}",
                "internal": one.spent - before[one.task],
                "to_complete": one.remaining,
            }
            for number, one in enumerate(project.work(until), 1)
            if one.spent != before[one.task]
        ]
        first = max(month, project.work_begins)
        if entries and until >= first:
            name = f"AC-{month:%Y-%m}"
            yield (
                f"pmo/actuals/{name}.yaml",
                yaml_text(
                    {
                        "schema": "actuals/v1",
                        "id": name,
                        "period": {"from": first, "to": until},
                        "unit": project.unit,
                        "source": {"system": "ledger", "imported_on": until},
                        "entries": entries,
                    }
                ),
            )
        month = after
