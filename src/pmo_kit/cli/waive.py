"""`pmo waive`: write a waiver, once the standard itself has judged it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmo_kit.cli.apply_edits import UNWRITTEN, save, show
from pmo_kit.cli.common import AS_OF, FORMAT, REGISTRY, enclosing_project, print_answer, tell
from pmo_kit.cli.errors import Stop
from pmo_kit.cli.gate_text import finding_data
from pmo_kit.cli.judge_projects import Checker
from pmo_kit.engine import Options, nearest, rule_ids, waivable
from pmo_kit.results import Finding, Report
from pmo_kit.standard import Standard

if TYPE_CHECKING:
    from pmo_kit.scaffold import Edit

_SHOWN = 10


@click.command(
    epilog="Example: pmo waive PLAN-014 --until 2026-03-31 --reason 'The machine comes in March.' "
    "--decision D-03 --by ada --approved-by olga"
)
@click.argument("rule")
@click.argument("path", required=False, type=click.Path(exists=True, file_okay=False))
@click.option("--until", required=True, type=AS_OF, metavar="DATE", help="The last day it holds.")
@click.option("--reason", required=True, metavar="TEXT", help="Why the rule does not help here.")
@click.option("--decision", metavar="ID", help="The decision in the log that it rests on.")
@click.option("--by", metavar="PERSON", help="Who asks for it.")
@click.option("--approved-by", metavar="PERSON", help="Who allows it: somebody else.")
@click.option("--role", metavar="ROLE", help="The role in which it is allowed.")
@click.option("--compensate", metavar="TEXT", help="What is done instead.")
@click.option(
    "--subject", metavar="PATTERN", help="What it covers; needed where the rule fails twice."
)
@click.option("--gate", metavar="GATE", help="Look at what would fail at this gate.")
@click.option("--as-of", type=AS_OF, metavar="DATE", help="Judge as of this day; today if absent.")
@click.option("--standard", metavar="NAME|DIR", help="Judge by this standard instead.")
@FORMAT
@REGISTRY
@click.option("--apply", is_flag=True, help="Write it.")
def waive(
    rule: str,
    path: str | None,
    until: date,
    subject: str | None,
    gate: str | None,
    as_of: date | None,
    standard: str | None,
    registry: tuple[str, ...],
    form: str,
    apply: bool,
    **told: str | None,
) -> int:
    """Show the waiver that excepts a finding of RULE in the project at PATH, or write it.

    The project is judged with it first: where the standard finds fault with the waiver, nothing
    is written. Exit codes: 0 it can stand, 1 the standard refuses it, 2 it cannot be judged.
    """
    from pmo_kit import scaffold

    root, today = Path(path or enclosing_project()), as_of or date.today()
    checker = Checker(standard, None, registry, Options(today, gate))
    project = checker.open(root)
    known = project.compiled.standard
    require_waivable(rule, known)
    before = checker.judge(project)
    about = {"rule": rule, "subject": subject or the_subject(rule, before)}
    entry = {**about, **claims(told, until, today)}
    present = checker.snapshot(project).of("waivers")
    edit = scaffold.waiver(root, present, known, entry, today=today)
    after = checker.judge(checker.open(root, {edit.path: edit.after}))
    faults = raised(edit.path, before, after)
    good = stands(faults)
    covers = covered(before, after) if good else []
    if apply and good:
        save(root, edit.path, edit.before, edit.after)
    if form == "json":
        print_answer(
            "waive/v1",
            0 if good else 1,
            path=edit.path,
            entry=entry,
            covers=[{**finding_data(finding), "subject": finding.subject} for finding in covers],
            faults=[finding_data(finding) for finding in faults],
            written=apply and good,
        )
    else:
        _tell(edit, faults, covers, until, apply)
    return 0 if good else 1


def _tell(
    edit: Edit, faults: list[Finding], covers: list[Finding], until: date, apply: bool
) -> None:
    """The change as a diff, what the standard says of it, and what it would excuse."""
    show(edit.path, edit.before, edit.after)
    for finding in faults:
        tell(f"\n{finding.location} {finding.rule} {finding.level}  {finding.message}")
        tell(f"  fix: {finding.fix}")
    if not stands(faults):
        click.echo("\nThe standard refuses this waiver; nothing was written.")
        return
    click.echo(f"\nIt covers until {until}:")
    for finding in covers:
        tell(f"  {finding.location} {finding.subject}")
    click.echo(f"Wrote {edit.path}." if apply else UNWRITTEN)


def claims(told: dict[str, str | None], until: date, today: date) -> dict[str, str]:
    """Who, why and until when, in the order of the kind's fields; what was not told is left out."""
    allowed = today.isoformat() if told["approved_by"] else None
    entry = {
        "reason": told["reason"],
        "by": told["by"],
        "role": told["role"],
        "approved_by": told["approved_by"],
        "approved_on": allowed,
        "until": until.isoformat(),
        "decision": told["decision"],
        "instead": told["compensate"],
    }
    return {key: value for key, value in entry.items() if value is not None}


def require_waivable(rule: str, standard: Standard) -> None:
    """Raises `Stop` for a rule that does not exist, or that no waiver can excuse."""
    known = rule_ids(standard)
    if rule not in known:
        remedy = f"{nearest(rule, known)}`pmo standard show {standard.id}` lists all rules."
        raise Stop(f"{standard.name} has no rule `{rule}`.", remedy)
    if not waivable(rule, standard):
        raise Stop(
            f"{rule} cannot be waived.",
            "Mend what it found: what cannot be read, and what excuses others, has no exceptions.",
        )


def the_subject(rule: str, report: Report) -> str:
    """The one subject at which a rule fails; raises `Stop` where there is none, or several."""
    failed = [f for f in report.findings if f.rule == rule and f.outcome == "failed"]
    if not failed:
        raise Stop(
            f"{rule} finds nothing here today, so there is nothing to waive.",
            "For a gate that lies ahead, look with --gate GATE.",
        )
    if len(failed) > 1:
        subjects = ", ".join(f"`{finding.subject}`" for finding in failed[:_SHOWN])
        raise Stop(
            f"{rule} fails at {len(failed)} subjects: say which with --subject PATTERN.",
            f"{subjects}{' …' if len(failed) > _SHOWN else ''} (`*` is anything in one part)",
        )
    return failed[0].subject


def raised(path: str, before: Report, after: Report) -> list[Finding]:
    """What the standard finds in the file of waivers that it did not find without the new entry."""
    known = {finding.fingerprint for finding in before.findings}
    return [
        finding
        for finding in after.findings
        if finding.location.path == path
        and finding.outcome == "failed"
        and finding.fingerprint not in known
    ]


def stands(faults: list[Finding]) -> bool:
    """Whether a new entry may be written although this is found: only what the date brings."""
    return all(finding.timed and finding.level != "shall" for finding in faults)


def covered(before: Report, after: Report) -> list[Finding]:
    """The findings that failed before and are waived now."""
    failed = {f.fingerprint for f in before.findings if f.outcome == "failed"}
    return [f for f in after.findings if f.outcome == "waived" and f.fingerprint in failed]
