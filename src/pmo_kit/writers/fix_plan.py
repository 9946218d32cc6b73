"""A plan of repairs: a diff and what is left, or data under schemas/fix/v1.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results import Edit, Finding
from pmo_kit.results.fix_plan import FixPlan, PlannedFix, Unfixed
from pmo_kit.writers.edits import UNWRITTEN, diff
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style

SCHEMA = "fix/v1"


def to_text(plan: FixPlan, style: Style) -> str:
    """The changes as a diff, the findings that they fix, and what is left for people."""
    return "\n".join(_lines(plan)) + "\n"


def to_json(plan: FixPlan, style: Style) -> str:
    """The same as data."""
    after = plan.after.summary.findings
    return answer(
        SCHEMA,
        style,
        plan.exit_code,
        project=plan.before.project,
        root=plan.before.root,
        as_of=plan.before.as_of,
        applied=plan.written,
        fixes=[_fix(fix) for fix in plan.fixes],
        left=[_left(left) for left in plan.left],
        files=[file.path for file in plan.files],
        findings_after={level: after.get(level, 0) for level in ("shall", "should", "may")},
    )


def _lines(plan: FixPlan) -> Iterator[str]:
    for file in plan.files:
        yield from diff(*file)
    if plan.files:
        yield ""
    for fix in plan.fixes:
        finding = fix.finding
        yield harmless(f"{finding.location} {finding.rule}  {finding.message}")
    for left in plan.left:
        finding = left.finding
        yield harmless(f"{finding.location} {finding.rule} not fixed  {finding.message}")
        yield harmless(f"  because: {left.reason}")
    if not plan.fixes:
        yield "Nothing here can be fixed without a decision by people."
    elif plan.written:
        yield f"Wrote {', '.join(file.path for file in plan.files)}."
    else:
        files = plural(len(plan.files), "file")
        yield f"{plural(len(plan.fixes), 'fix', 'fixes')} in {files}. {UNWRITTEN}"
    yield _standing(plan)


def _standing(plan: FixPlan) -> str:
    """What people have to fix, once the plan is carried out."""
    failed = [finding for finding in plan.after.findings if finding.outcome == "failed"]
    done = plan.written or not plan.fixes
    if not failed:
        return f"The project {'conforms' if done else 'would conform'}: no finding is left."
    verb = "is" if len(failed) == 1 else "are"
    then = "" if done else "Then "
    return f"{then}{plural(len(failed), 'finding')} {verb} left for people to fix; see pmo check."


def _fix(fix: PlannedFix) -> dict[str, Any]:
    edits = [_edit(edit) for edit in fix.edits]
    return {**_finding(fix.finding), "round": fix.round, "edits": edits}


def _left(left: Unfixed) -> dict[str, Any]:
    return {**_finding(left.finding), "reason": left.reason}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "location": finding.location._asdict(),
        **({} if finding.pointer is None else {"pointer": finding.pointer}),
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {"location": edit.location._asdict(), "text": edit.text}
