"""Measures of the log and of reporting: risks, issues, and how fresh the latest report is."""

from __future__ import annotations

from pmo_kit.measures.budget_readings import Readings
from pmo_kit.measures.exposure import Risk, exposure, open_levels, red
from pmo_kit.measures.facts import Facts, day, number, text
from pmo_kit.measures.measure import Measure, known, unknown

RED = 15.0
"""Likelihood times impact from which a risk is red when the standard sets no `risk_red`."""

NO_LOG = "there is no log"


def log_readings(facts: Facts) -> Readings:
    """Counts of risks and issues, and the age of the latest report."""
    return {**_risks(facts), **_issues(facts), **_report(facts)}


def risks(facts: Facts) -> list[Risk]:
    """The risks of all log files; one with a response in words counts as answered."""
    return [
        Risk(
            text(entry, "id"),
            number(entry, "likelihood"),
            number(entry, "impact"),
            text(entry, "status") == "open",
            bool(text(entry, "response")),
        )
        for entry in facts.logged("risks")
    ]


def _risks(facts: Facts) -> Readings:
    names = "open_risks open_red_risks unanswered_red_risks highest_risk risk_exposure"
    if not facts.logs:
        return {name: unknown(NO_LOG, "") for name in names.split()}
    every = risks(facts)
    reds = red(every, facts.threshold("risk_red", RED))
    levels = open_levels(every)
    whole = exposure(every)
    total: Measure[int] = unknown(whole.reason, whole.unit)
    if whole.value is not None:
        total = known(int(whole.value), whole.unit)
    return {
        "open_risks": known(sum(1 for risk in every if risk.open), "risks"),
        "open_red_risks": known(len(reds), "risks"),
        "unanswered_red_risks": known(sum(1 for risk in reds if not risk.answered), "risks"),
        "highest_risk": known(int(levels[0]), "points")
        if levels
        else unknown("no risk is open", "points"),
        "risk_exposure": total,
    }


def _issues(facts: Facts) -> Readings:
    if not facts.logs:
        names = ("open_issues", "escalated_issues", "overdue_issues")
        return {name: unknown(NO_LOG, "issues") for name in names}
    live = [i for i in facts.logged("issues") if text(i, "status") in ("open", "postponed")]
    dues = [day(i, "target_date") for i in live if text(i, "status") == "open"]
    overdue = [due for due in dues if due is not None and due < facts.today]
    return {
        "open_issues": known(len(live), "issues"),
        "escalated_issues": known(sum(1 for i in live if i.get("escalated") is True), "issues"),
        "overdue_issues": known(len(overdue), "issues"),
    }


def _report(facts: Facts) -> Readings:
    when = day(facts.latest, "date")
    if when is None:
        nothing = unknown("there is no status report", "")
        return {"latest_report": nothing, "latest_report_date": nothing, "report_age_days": nothing}
    return {
        "latest_report": known(text(facts.latest, "id"), ""),
        "latest_report_date": known(when, ""),
        "report_age_days": known((facts.today - when).days, "days"),
    }
