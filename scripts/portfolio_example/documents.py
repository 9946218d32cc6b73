"""The files of a made-up project on a day, as its people would have written them by then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from portfolio_example.log_document import log
from portfolio_example.plan_documents import actuals, milestones, plan
from portfolio_example.project import Decision, Project
from portfolio_example.yaml_text import Value, yaml_text


def documents(project: Project, day: date, decisions: Sequence[Decision] = ()) -> dict[str, str]:
    """The texts of a project's artifacts by their path, but for what commands write."""
    found = {
        "pmo/charter.md": _charter(project, day),
        "pmo/log.yaml": log(project, day, decisions),
        "pmo/plan.yaml": plan(project, day),
    }
    if not project.light:
        found |= {
            "pmo/business-case.md": _business_case(project, day),
            "pmo/leader-assignment.yaml": _assignment(project, day),
            "pmo/benefits.yaml": _benefits(project, day),
        }
        if day >= project.ready_for_planning:
            found["pmo/handbook.md"] = _handbook(project, day)
            found["pmo/resources.yaml"] = _resources(project, day)
        found |= dict(actuals(project, day))
    return found


def _approved(day: date, gate: date) -> str:
    return "approved" if day >= gate else "in-review"


def _page(head: dict[str, Value], title: str, sections: dict[str, str]) -> str:
    parts = [f"## {name}\n\n{text}\n" for name, text in sections.items()]
    return f"---\n{yaml_text(head)}---\n\n# {title}\n\n" + "\n".join(parts)


def _charter(project: Project, day: date) -> str:
    budget: dict[str, Value] = {"unit": project.unit, "total": project.budget}
    if project.reserve:
        budget["management_reserve"] = project.reserve
    head: dict[str, Value] = {
        "schema": "charter/v1",
        "version": 1,
        "status": _approved(day, project.ready_for_planning),
        "owner": project.leader,
        "budget": budget,
        "success": [{"measure": project.success[0], "target": project.success[1]}],
        "milestones": [
            {"id": f"M-{number:02}", "date": agreed}
            for number, (_, agreed, _) in enumerate(milestones(project, day), 1)
        ],
        "tolerances": {"cost_percent": 10, "schedule_days": 10, "risk_score": 12},
    }
    if project.tier == "T3":
        head["tolerances"] = {
            "cost_percent": 10,
            "schedule_days": 10,
            "risk_score": 12,
            "scope": "Wording, and the order of the buildings and rooms",
        }
        head["constraints"] = ["No library is closed for it on a Saturday"]
    if project.needs:
        head["dependencies"] = [
            {"what": what, "from": whom, "needed_by": by} for what, whom, by in project.needs
        ]
    return _page(
        head,
        project.name,
        {
            "Need": project.need,
            "Outcome": project.outcome,
            "In scope": "\n".join(f"- {text}" for text in project.within),
            "Out of scope": "\n".join(f"- {text}" for text in project.without),
        },
    )


def _business_case(project: Project, day: date) -> str:
    money = project.budget
    head: dict[str, Value] = {
        "schema": "business-case/v1",
        "version": 1,
        "status": _approved(day, project.ready_for_planning),
        "owner": project.business,
        "objective": project.objective,
        "unit": project.unit,
        "horizon_years": 3,
        "options": [
            {
                "id": "nothing",
                "title": "Leave it as it is",
                "nothing": True,
                "project_cost": 0,
                "running_cost": round(money * 0.3),
                "benefit": 0,
                "strengths": ["Nobody has to learn anything"],
                "weaknesses": ["What hurts today hurts for years"],
            },
            {
                "id": "build",
                "title": project.name,
                "project_cost": money + project.reserve,
                "running_cost": round(money * 0.2),
                "benefit": round(money * 1.9),
                "strengths": ["It takes away the cause"],
                "weaknesses": [f"It takes {project.questions['people']} people for months"],
            },
        ],
        "chosen": "build",
        "benefits": [f"B-{number:02}" for number in range(1, len(project.benefits) + 1)],
    }
    if day >= project.ready_for_planning:
        head["reviews"] = [
            {"on": on, "by": project.sponsor, "holds": True} for on in _seen(project, day)
        ]
    return _page(
        head,
        "Business case",
        {
            "Why": project.need,
            "Options": f"Leaving it as it is, or: {project.alternative}",
            "Choice": f"We do it, since the outcome is worth more than it costs. {project.outcome}",
            "What would end it": f"If “{project.success[0]}” cannot be reached, we stop.",
        },
    )


def _seen(project: Project, day: date) -> list[date]:
    """The days on which the sponsor looked at the case again: before each gate."""
    work = project.work(day)
    gates = (project.ready_for_planning, project.ready_for_executing, work[-1].ended)
    return [gate for gate in gates if gate <= day]


def _assignment(project: Project, day: date) -> str:
    return yaml_text(
        {
            "schema": "leader-assignment/v1",
            "version": 1,
            "status": _approved(day, project.ready_for_planning),
            "owner": project.provider,
            "leader": project.leader,
            "deputy": project.deputy,
            "from": project.start,
            "load_percent": 40,
            **({"other_load_percent": 30} if project.tier == "T3" else {}),
            "required_level": project.tier,
            "rationale": "Has led work of this kind, and asked for it.",
            "conflicts": [],
            "decided_by": project.provider,
            "decided_on": project.start,
        }
    )


def _benefits(project: Project, day: date) -> str:
    kept: list[Value] = []
    for number, benefit in enumerate(project.benefits, 1):
        one: dict[str, Value] = {
            "id": f"B-{number:02}",
            "title": benefit.title,
            "type": benefit.type,
            "measure": benefit.measure,
            "baseline": benefit.baseline,
            "target": benefit.target,
            "due": benefit.due,
            "owner": benefit.owner,
            "enabled_by": [f"DL-{goal:02}" for goal in range(1, len(project.goals) + 1)],
        }
        readings = [(on, value) for on, value in benefit.readings if on <= day]
        if readings:
            one["readings"] = [{"on": on, "value": v, "source": "Counted"} for on, v in readings]
        kept.append({**one, "status": "expected"})
    data: dict[str, Value] = {
        "schema": "benefits-register/v1",
        "reviewed_on": day,
        "benefits": kept,
        "activities": [
            {
                "id": "BI-01",
                "what": "The old way is taken away, and everybody is told a week before",
                "groups": ["users"],
                "benefits": [f"B-{number:02}" for number in range(1, len(kept) + 1)],
                "owner": project.business,
                "due": project.benefits[0].due,
                "status": "planned",
                "after_project": True,
            }
        ],
    }
    return yaml_text(data)


def _handbook(project: Project, day: date) -> str:
    head: dict[str, Value] = {
        "schema": "project-handbook/v1",
        "version": 1,
        "status": _approved(day, project.ready_for_executing),
        "owner": project.leader,
        "cadence": {"status_report_days": 14},
        "escalation": [
            {"to": project.leader, "after_days": 0},
            {"to": project.sponsor, "after_days": 5},
        ],
        "responsibilities": [
            {"artifact": kind, "accountable": project.sponsor, "responsible": [who]}
            for kind, who in (
                ("plan", project.leader),
                ("log", project.leader),
                ("benefits-register", project.business),
            )
        ],
        "stakeholders": [
            {
                "id": "users",
                "title": "Those who will use it",
                "interest": "That it works on the first try, and that somebody answers when not",
                "influence": 4,
                "stance": "supportive",
                "engagement": "They try each part before it counts as done",
                "owner": project.business,
            }
        ],
        "messages": [
            {
                "id": "CM-01",
                "audience": project.sponsor,
                "what": "How it stands, and what is asked",
                "channel": "status report",
                "every_days": 14,
                "owner": project.leader,
            },
            {
                "id": "CM-02",
                "audience": "users",
                "what": "What came of what they said",
                "channel": "meeting",
                "every_days": 28,
                "owner": project.business,
            },
        ],
    }
    return _page(
        head,
        "How we run this project",
        {
            "How we work": "What is agreed lies beside this file, and is kept true.",
            "Meetings": "Monday, half an hour, all of us; the sponsor comes every second week.",
            "Escalation": "The leader settles what stays in the tolerances, the sponsor the rest.",
            "Quality": "Somebody who has not made a thing tries it before it counts as done.",
        },
    )


def _resources(project: Project, day: date) -> str:
    last = max([project.agreed_end(), *(one.ended for one in project.work(day))])
    if project.stopped and day >= project.stopped[0]:
        last = project.stopped[0]
    people = dict.fromkeys([project.leader, *(task.owner for task in project.tasks)])
    return yaml_text(
        {
            "schema": "resource-plan/v1",
            "reviewed_on": day,
            "resources": [
                {
                    "id": f"RS-{number:02}",
                    "person": person,
                    "title": "leads" if person == project.leader else "works on it",
                    "hours_per_week": 14 if person == project.leader else 12,
                    "from": project.work_begins,
                    "to": last,
                    "confirmed_by": project.provider,
                    "confirmed_on": project.ready_for_planning,
                }
                for number, person in enumerate(people, 1)
                if person != project.provider
            ],
        }
    )
