"""A made-up project's log on a day: risks, issues, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from portfolio_example.project import Decision, Project, Risk
from portfolio_example.yaml_text import Value, yaml_text


def log(project: Project, day: date, decisions: Sequence[Decision]) -> str:
    """The text of the log, which is read again every four weeks."""
    begins = project.work_begins
    if day <= begins:
        read = day
    elif project.neglected:
        read = project.ready_for_executing
    else:
        read = begins + timedelta(days=28 * ((day - begins).days // 28))
    data: dict[str, Value] = {"schema": "log/v1", "reviewed_on": read}
    data["risks"] = [
        _risk(project, number, risk, day) for number, risk in enumerate(project.risks, 1)
    ]
    known = [issue for issue in project.issues if issue.raised <= day]
    data["issues"] = [
        {
            "id": f"I-{number:02}",
            "title": issue.title,
            "status": "open",
            "urgency": 4,
            "impact": 3,
            "raised_by": project.leader,
            "raised_on": issue.raised,
            "owner": issue.owner,
            "action": issue.action,
            "target_date": issue.target,
        }
        for number, issue in enumerate(known, 1)
    ]
    if decisions:
        data["decisions"] = [
            {
                "id": f"D-{number:02}",
                "title": one.title,
                "status": "approved",
                "raised_on": one.on - timedelta(days=4),
                "decided_by": project.sponsor,
                "role": "project-owner",
                "decided_on": one.on,
            }
            for number, one in enumerate(decisions, 1)
        ]
    return yaml_text(data)


def _risk(project: Project, number: int, risk: Risk, day: date) -> dict[str, Value]:
    """A risk as it is rated on a day: nobody knew at the gates how grave the gravest would be."""
    early = day <= project.ready_for_executing
    over = max(one.ended for one in project.work(day))
    found: dict[str, Value] = {
        "id": f"R-{number:02}",
        "title": risk.title,
        "category": "delivery",
        "status": "closed" if over <= day else "open",
        "likelihood": min(risk.likelihood, 3) if early else risk.likelihood,
        "impact": min(risk.impact, 3) if early else risk.impact,
        "raised_by": risk.owner,
        "raised_on": project.start,
        "owner": risk.owner,
    }
    if risk.response or early:
        found |= {
            "response_type": "reduce",
            "response": risk.response or "Watch it",
            "target_date": project.agreed_end(),
        }
    if risk.likelihood * risk.impact > 12 and not early:
        found["escalated"] = True
    if over <= day:
        found |= {"closed_on": over, "closing_reason": "The work is done."}
    return found
