"""`pmo waive`: write a waiver, once the standard itself has judged it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.cli.day import AS_OF
from pmo_kit.cli.files import enclosing_project, save, settle
from pmo_kit.cli.fix import require_rule
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, Judging, judging_options
from pmo_kit.cli.output import Stop, answer

if TYPE_CHECKING:
    from pmo_kit.results import Finding, Report
    from pmo_kit.standard import Standard

_SHOWN = 10


@click.command(
    epilog="Example: pmo waive PLAN-014 --until 2026-03-31 --reason 'The machine comes in March.' "
    "--decision D-03 --by ada --approved-by olga"
)
@click.argument("rule")
@click.argument("path", required=False, type=click.Path(exists=True, file_okay=False))
@click.option(
    "--until", required=True, type=AS_OF, metavar="DATE", help="The last day on which it holds."
)
@click.option("--reason", required=True, metavar="TEXT", help="Why the rule does not help here.")
@click.option("--decision", metavar="ID", help="The decision in the log that approves it.")
@click.option("--by", metavar="PERSON", help="Who asks for it.")
@click.option("--approved-by", metavar="PERSON", help="Who approves it; not the person who asks.")
@click.option("--role", metavar="ROLE", help="The role in which they approve it.")
@click.option("--compensate", metavar="TEXT", help="What is done instead.")
@click.option(
    "--subject",
    metavar="PATTERN",
    help="What it covers; required where the rule fails at several places.",
)
@click.option("--gate", metavar="GATE", help="Also consider what would fail at this gate.")
@FORMAT
@judging_options
@APPLY
def waive(
    rule: str,
    path: str | None,
    until: date,
    subject: str | None,
    gate: str | None,
    form: str,
    judging: Judging,
    apply: bool,
    **told: str | None,
) -> int:
    """Show, or write, the waiver that exempts a finding of RULE in the project at PATH.

    The project is judged with the waiver first; if it would not conform, nothing is written.

    Writes: one entry in the project's waivers.

    Exit codes: 0 it would conform or was written, 1 it would not conform, 2 not judged.
    """
    from pmo_kit import scaffold
    from pmo_kit.engine import judge, open_project
    from pmo_kit.results.waiver import WaiverDraft

    root, request = Path(path or enclosing_project()), judging.request(gate=gate)
    settle(root, apply)
    project = open_project(root, request)
    standard = project.compiled.standard
    rule = _waivable(rule, standard)
    before = judge(project).report
    about = {"rule": rule, "subject": subject or _the_subject(rule, before)}
    entry = {**about, **_claims(told, until, project.options.as_of)}
    present = project.snapshot.of("waivers")
    file = scaffold.waiver(root, present, standard, entry, today=project.options.as_of)
    after = judge(open_project(root, request, {file.path: file.after})).report
    draft = WaiverDraft(file, entry, _raised(file.path, before, after), ())
    if draft.stands:
        draft = draft._replace(covers=_covered(before, after), written=apply)
    if draft.written:
        save(root, [file])
    return answer(form, draft)


def _claims(told: dict[str, str | None], until: date, today: date) -> dict[str, str]:
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


def _waivable(called: str, standard: Standard) -> str:
    """The id of a rule; raises `Stop` where there is none, or no waiver can excuse it."""
    from pmo_kit.engine import waivable

    rule = require_rule(called, standard)
    if not waivable(rule, standard):
        raise Stop(
            f"{rule} cannot be waived.",
            "Fix what it found: rules on unreadable files and on exceptions cannot be waived.",
        )
    return rule


def _the_subject(rule: str, report: Report) -> str:
    """The one subject at which a rule fails; raises `Stop` where there is none, or several."""
    failed = [f for f in report.findings if f.rule == rule and f.outcome == "failed"]
    if not failed:
        raise Stop(
            f"{rule} finds nothing here today, so there is nothing to waive.",
            "For a coming gate, add --gate GATE.",
        )
    if len(failed) > 1:
        subjects = ", ".join(f"`{finding.subject}`" for finding in failed[:_SHOWN])
        raise Stop(
            f"{rule} fails at {len(failed)} subjects: say which with --subject PATTERN.",
            f"{subjects}{' …' if len(failed) > _SHOWN else ''} (`*` is anything in one part)",
        )
    return failed[0].subject


def _raised(path: str, before: Report, after: Report) -> tuple[Finding, ...]:
    """What the standard finds in the file of waivers that it did not find without the new entry."""
    known = {finding.fingerprint for finding in before.findings}
    return tuple(
        finding
        for finding in after.findings
        if finding.location.path == path
        and finding.outcome == "failed"
        and finding.fingerprint not in known
    )


def _covered(before: Report, after: Report) -> tuple[Finding, ...]:
    """The findings that failed before and are waived now."""
    failed = {f.fingerprint for f in before.findings if f.outcome == "failed"}
    return tuple(f for f in after.findings if f.outcome == "waived" and f.fingerprint in failed)
