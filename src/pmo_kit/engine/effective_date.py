"""When a rule binds a project: from its effective day, and for running projects perhaps later."""

from __future__ import annotations

from datetime import date

from pmo_kit._text.days import days_later
from pmo_kit.engine.decisions import decisions, next_gate
from pmo_kit.engine.state import State
from pmo_kit.results import Finding
from pmo_kit.standard import Rule

NEXT_GATE = "next-gate"


def announce(finding: Finding, rule: Rule, state: State) -> Finding:
    """The finding; announced instead of failed where its rule does not bind the project yet."""
    found = binds(rule, state)
    if found is None:
        return finding
    when, reason = found
    return finding._replace(outcome="not_due", announced=when, reason=reason)


def binds(rule: Rule, state: State) -> tuple[str, str] | None:
    """From when a rule binds: a day or a gate, and the same in words; none where it does now.

    A project that started before the effective day is running: it has `grace` days more, or, with
    `running: next-gate`, until it passes a gate, and then `grace` days at the longest.
    """
    today, effective = state.options.as_of, date.fromisoformat(rule.effective)
    running = _running(state, rule.effective)
    late = days_later(effective, rule.grace or 0) if running else effective
    if not (running and rule.running == NEXT_GATE and state.snapshot.manifest is not None):
        return None if today >= late else (f"{late}", f"will fail from {late}")
    last = late if rule.grace is not None else None
    if (last and today >= last) or _gate_since(state, rule.effective):
        return None
    gate = next_gate(state.compiled.standard, state.snapshot)
    reason = (
        f"will fail from gate {state.spoken('gates', gate)} on"
        if gate
        else "will fail from the next gate on"
    )
    reason += f", if that is held after {effective}" if today < effective else ""
    return gate or NEXT_GATE, f"{reason}; from {last} at the latest" if last else reason


def _running(state: State, effective: str) -> bool:
    """Whether the project had started on a day, or does not say when it did."""
    manifest = state.snapshot.manifest
    dates = manifest.data.get("dates") if manifest is not None else None
    start = dates.get("start") if isinstance(dates, dict) else None
    return not isinstance(start, str) or start < effective


def _gate_since(state: State, effective: str) -> bool:
    """Whether a gate was passed since a day that is over, or is asked for now."""
    today = state.options.as_of.isoformat()
    if today < effective:
        return False
    made = decisions(state.snapshot)
    passed = any(d.granted and effective <= d.date <= today for d in made)
    return passed or state.options.gate is not None
