"""`pmo new`: make a project from a template."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.cli.files import settle
from pmo_kit.cli.kit_origin import this_kit
from pmo_kit.cli.later import click
from pmo_kit.cli.options import FORMAT, NO_INPUT, OUTPUT, SET, now, pair
from pmo_kit.cli.output import Stop, answer

if TYPE_CHECKING:
    from pmo_kit.templates import Question


@click.command(epilog="Example: pmo new hidden-number -o demo --no-input")
@click.argument("template", required=False)
@OUTPUT
@SET
@NO_INPUT
@FORMAT
def new(
    template: str | None, output: Path | None, pairs: tuple[str, ...], no_input: bool, form: str
) -> int:
    """Make a new project or standard from TEMPLATE in an empty place; without one, list templates.

    Writes: the files that the template's page lists, into the new folder.
    """
    from pmo_kit import scaffold, templates
    from pmo_kit.results.made import Templates

    if template is None:
        known = tuple((each.name, each.title) for each in templates.kit_templates())
        return answer(form, Templates(known))
    if output is not None:
        settle(output, writes=True)
    moment = now()
    made = scaffold.new(
        templates.find(template),
        output,
        dict(pair(text) for text in pairs),
        today=moment.date(),
        reply=None if no_input or form == "json" else ask,
        kit=this_kit(),
        accept=partial(_finish, moment),
    )
    return answer(form, made)


def ask(question: Question) -> str:
    """Ask one question on the terminal; a refused answer is shown with its remedy first."""
    if question.problem:
        click.echo(f"  {question.problem}")
    if not question.choices:
        return str(click.prompt(question.text, default=question.default))
    for choice in question.choices:
        click.echo(f"  {choice.value:12} {choice.text}")
    kinds = click.Choice([choice.value for choice in question.choices])
    return str(click.prompt(question.text, default=question.default, type=kinds))


def _finish(moment: datetime, made: Path) -> None:
    """Judge a project that was made. Raises `Stop` where it does not conform."""
    if (made / "standard.yaml").is_file():
        return
    _require_conforming(moment, made)


def _require_conforming(moment: datetime, made: Path) -> None:
    """Raises `Stop` where the answers contradict the standard before anybody has begun.

    What only the date causes is left out: an exercise may lie in the past.
    """
    from pmo_kit.engine import Options, Request, judge, open_project
    from pmo_kit.standard import StandardError

    try:
        report = judge(open_project(made, Request(Options(moment.date()), now=moment))).report
    except StandardError:  # one that is not installed here
        return
    failed = [f for f in report.findings if f.outcome == "failed" and f.level == "shall"]
    for finding in [finding for finding in failed if not finding.timed][:1]:
        raise Stop(
            f"These answers contradict each other: {finding.message} ({finding.rule})",
            f"{finding.fix} Nothing was written; give other answers with --set KEY=VALUE.",
        )
