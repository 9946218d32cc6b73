"""`pmo fix`: mend what needs no judgement, as minimal edits, once judging has proven them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmo_kit import __version__
from pmo_kit._text import plural
from pmo_kit.cli.apply_edits import UNWRITTEN, save_all, show
from pmo_kit.cli.common import enclosing_project, judging_options, print_json, tell
from pmo_kit.cli.errors import Stop
from pmo_kit.cli.judge_projects import Checker
from pmo_kit.engine import Options, nearest, rule_ids
from pmo_kit.project import Snapshot
from pmo_kit.results import Edit, Finding, Report

if TYPE_CHECKING:
    from pmo_kit.fixes import Fix, Left, Plan

SCHEMA = "fix/v1"
EPILOG = """\b
Example:
  pmo fix
  pmo fix --apply
  pmo fix --rule KIT-003 --apply"""


@click.command(epilog=EPILOG)
@click.argument("path", required=False, type=click.Path(exists=True, file_okay=False))
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Only this; may be repeated.")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "json"]),
    help="What to print.",
)
@judging_options
@click.option("--apply", is_flag=True, help="Write it.")
def fix(
    path: str | None,
    rules: tuple[str, ...],
    form: str,
    standard: str | None,
    edition: str | None,
    as_of: date | None,
    registry: tuple[str, ...],
    apply: bool,
) -> int:
    """Show what can be mended without judgement in the project at PATH, or mend it.

    Only the values in question change; comments, order, quotes and line ends stay. What an
    approval binds is left as it is, and so is what people have to decide.

    Exit codes: 0 nothing to mend, or all of it written; 1 something would be mended; 2 the
    project could not be judged.
    """
    from pmo_kit import fixes

    root = Path(path or enclosing_project())
    checker = Checker(standard, edition, registry, Options(as_of or date.today()))
    _require_rules(rules, checker, root)

    def judge(changes: Mapping[str, bytes]) -> tuple[Snapshot, Report]:
        project = checker.open(root, changes)
        return checker.snapshot(project), checker.judge(project)

    plan = fixes.plan(judge, lambda name: (root / name).read_bytes(), rules)
    if apply:
        save_all(root, plan.files)
    code = 2 if plan.before.exit_code == 2 else int(bool(plan.fixes) and not apply)
    if form == "json":
        print_json(data(plan, apply, code))
    else:
        _print(plan, apply)
    return code


def _require_rules(rules: tuple[str, ...], checker: Checker, root: Path) -> None:
    if not rules:
        return
    standard = checker.open(root).compiled.standard
    known = rule_ids(standard)
    for rule in rules:
        if rule not in known:
            remedy = f"{nearest(rule, known)}`pmo standard show {standard.id}` lists all rules."
            raise Stop(f"{standard.name} has no rule `{rule}`.", remedy)


def _print(plan: Plan, apply: bool) -> None:
    for file in plan.files:
        show(*file)
    if plan.files:
        click.echo()
    for fix in plan.fixes:
        tell(f"{fix.finding.location} {fix.finding.rule}  {fix.finding.message}")
    for left in plan.left:
        place = f"{left.finding.location} {left.finding.rule}"
        tell(f"{place} left as it is  {left.finding.message}\n  because: {left.reason}")
    if not plan.fixes:
        click.echo("There is nothing here that can be mended without judgement.")
    elif apply:
        click.echo(f"Wrote {', '.join(file.path for file in plan.files)}.")
    else:
        files = plural(len(plan.files), "file")
        click.echo(f"{plural(len(plan.fixes), 'fix', 'fixes')} in {files}. {UNWRITTEN}")
    click.echo(_standing(plan, apply))


def _standing(plan: Plan, apply: bool) -> str:
    """What people have to mend, once the plan is carried out."""
    failed = [finding for finding in plan.after.findings if finding.outcome == "failed"]
    if not failed:
        would = "conforms" if apply or not plan.fixes else "would conform"
        return f"The project {would}: no finding is left."
    verb = "is" if len(failed) == 1 else "are"
    then = "" if apply or not plan.fixes else "Then "
    return f"{then}{plural(len(failed), 'finding')} {verb} left for people; see pmo check."


def data(plan: Plan, applied: bool, code: int) -> dict[str, Any]:
    """The plan as JSON has it, under schemas/fix/v1.json."""
    after = plan.after.summary.findings
    return {
        "schema": SCHEMA,
        "kit": __version__,
        "exit_code": code,
        "project": plan.before.project,
        "root": plan.before.root,
        "as_of": plan.before.as_of,
        "applied": applied,
        "fixes": [_fix(fix) for fix in plan.fixes],
        "left": [_left(left) for left in plan.left],
        "files": [file.path for file in plan.files],
        "findings_after": {level: after.get(level, 0) for level in ("shall", "should", "may")},
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [_edit(edit) for edit in fix.edits]
    return {**_finding(fix.finding), "round": fix.round, "edits": edits}


def _left(left: Left) -> dict[str, Any]:
    return {**_finding(left.finding), "reason": left.reason}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "location": finding.location._asdict(),
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {"location": edit.location._asdict(), "text": edit.text}
