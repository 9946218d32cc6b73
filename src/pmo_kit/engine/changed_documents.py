"""KIT-005 of documents that a change approved, once the rules on the change itself are judged."""

from __future__ import annotations

from pmo_kit.engine.builtin_rules import UNAPPROVED
from pmo_kit.engine.decisions import LOG, REVIEW
from pmo_kit.engine.state import State, because_broken
from pmo_kit.engine.verdicts import Verdicts


def judge_changed(state: State, out: Verdicts) -> None:
    """A document that stands as a change approved it, if that change stands itself."""
    unknown = unknown_review(state)
    for view in state.every():
        approval = state.approvals.get(view.path)
        if unknown or approval is None or not approval.stands or not approval.decision.by_change:
            continue
        change, subject = approval.decision.id, state.subject(view)
        named = {f"changes[{change}]", f"decisions[{_decision_of(state, change)}]"}
        failed = sorted(
            {
                finding.rule
                for finding in out.findings
                if finding.kind == LOG
                and (finding.level == "shall" or finding.outcome == "error")
                and any(f"/{name}" in finding.subject for name in named)
            }
        )
        if failed:
            reason = f"{change} approves it, and {change} itself fails {', '.join(failed)}"
            out.add(UNAPPROVED.id, subject, "skipped", reason)
        else:
            out.add(UNAPPROVED.id, subject, "passed")


def _decision_of(state: State, change: str) -> str:
    """The decision that a change names; empty where it names none."""
    return next(
        (
            str(entry.get("decision", ""))
            for log in state.of(LOG)
            for _, entry in log.entries("changes")
            if entry.get("id") == change
        ),
        "",
    )


def unknown_change(state: State) -> str:
    """Why not every approved change is known, so that one may have approved a document."""
    for path in state.hidden(LOG):
        return because_broken(path)
    hidden = (
        log.hidden_entries(name) for log in state.of(LOG) for name in ("changes", "decisions")
    )
    return next((reason for found in hidden for _, reason in found if reason), "")


def unknown_review(state: State) -> str:
    """Why not every decision is known, so that another than the newest known one may count."""
    for path in state.hidden(REVIEW):
        return because_broken(path)
    decided = ("date", "gates", "decision", "artifacts")
    views = state.of(REVIEW)
    found = (view.hidden(part, below=True) for view in views for part in decided)
    return next(filter(None, found), "")
