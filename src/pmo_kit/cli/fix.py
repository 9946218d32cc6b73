"""`pmo fix`: fix what needs no judgement, as minimal edits, once judging has proven them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.cli.files import enclosing_project, save, settle
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, Judging, judging_options
from pmo_kit.cli.output import Stop, answer

if TYPE_CHECKING:
    from pmo_kit.standard import Standard

EPILOG = """\b
Example:
  pmo fix
  pmo fix --apply
  pmo fix --rule KIT-003 --apply"""


@click.command(epilog=EPILOG)
@click.argument("path", required=False, type=click.Path(exists=True, file_okay=False))
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Only this; may be repeated.")
@FORMAT
@judging_options
@APPLY
def fix(path: str | None, rules: tuple[str, ...], form: str, judging: Judging, apply: bool) -> int:
    """Show findings in the project at PATH that can be fixed without a decision, or fix them.

    Only the values in question change; comments, order, quotes and line ends stay. Approved
    content is not changed, and neither is what people have to decide.

    Writes: the fields whose value follows from others by a rule, in the files that hold them.

    Exit codes: 0 nothing to fix, or all of it written; 1 something would be fixed; 2 the
    project could not be judged.
    """
    from pmo_kit import fixes
    from pmo_kit.engine import open_project

    root, request = Path(path or enclosing_project()), judging.request()
    settle(root, apply)

    if rules:
        standard = open_project(root, request).compiled.standard
        rules = tuple(require_rule(rule, standard) for rule in rules)
    plan = fixes.plan_in(root, request, rules)
    if apply:
        save(root, plan.files)
    return answer(form, plan._replace(written=apply))


def require_rule(called: str, standard: Standard) -> str:
    """The id of the rule with this id or short name; raises `Stop` where there is none."""
    from pmo_kit._text import did_you_mean
    from pmo_kit.engine import rule_ids

    known = rule_ids(standard)
    if called not in known:
        remedy = f"{did_you_mean(called, known)}`pmo standard show {standard.id}` lists all rules."
        raise Stop(f"{standard.name} has no rule `{called}`.", remedy)
    return known[called]
