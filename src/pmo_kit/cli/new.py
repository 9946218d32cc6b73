"""`pmo new`: make a project from a template."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmo_kit.cli.common import FORMAT, print_answer
from pmo_kit.cli.errors import Stop
from pmo_kit.cli.kit_origin import this_kit

if TYPE_CHECKING:
    from pmo_kit.scaffold import Question


@click.command(epilog="Example: pmo new hidden-number -o demo --no-input")
@click.argument("template", required=False)
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(), help="Where to make it: an empty place."
)
@click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="Answer a question.")
@click.option("--no-input", is_flag=True, help="Ask nothing: take the defaults.")
@FORMAT
def new(
    template: str | None, output: str | None, pairs: tuple[str, ...], no_input: bool, form: str
) -> int:
    """Make a new project from TEMPLATE; without one, list the templates."""
    from pmo_kit import scaffold

    if template is None:
        return _templates(form)
    made = scaffold.new(
        template,
        Path(output) if output is not None else None,
        dict(pair(text) for text in pairs),
        today=date.today(),
        reply=None if no_input or form == "json" else ask,
        kit=this_kit(),
        accept=_judged,
    )
    if form == "json":
        what = {"path": str(made.path), "files": list(made.files), "answers": made.answers}
        print_answer("made/v1", 0, **what, next=list(made.next_steps))
        return 0
    click.echo(f"Made {made.path} from the template {template}: {len(made.files)} files.\n\nNext:")
    for step in made.next_steps:
        click.echo(f"  {step}")
    return 0


def _templates(form: str) -> int:
    """List the templates."""
    from pmo_kit import scaffold

    known = [{"name": each.name, "title": each.title} for each in scaffold.available()]
    if form == "json":
        print_answer("templates/v1", 0, templates=known)
        return 0
    for each in known:
        click.echo(f"{each['name']:16}{each['title']}")
    click.echo("\nMake one with `pmo new TEMPLATE -o DIR`.")
    return 0


def pair(text: str) -> tuple[str, str]:
    """The two halves of `KEY=VALUE`; a usage error where it is none."""
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise click.BadParameter(f"`{text}` is not KEY=VALUE.", param_hint="--set")
    return key, value


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


def _judged(made: Path) -> None:
    """Raises `Stop` where the answers contradict the standard before anybody has begun.

    What only the date causes is left out: an exercise may lie in the past.
    """
    from pmo_kit.cli.judge_projects import Checker
    from pmo_kit.engine import Options
    from pmo_kit.standard import StandardError

    checker = Checker(None, None, (), Options(date.today()))
    try:
        report = checker.judge(checker.open(made))
    except StandardError:  # one that is not installed here
        return
    failed = [f for f in report.findings if f.outcome == "failed" and f.level == "shall"]
    for finding in [finding for finding in failed if not finding.timed][:1]:
        raise Stop(
            f"These answers contradict each other: {finding.message} ({finding.rule})",
            f"{finding.fix} Nothing was written; give other answers with --set KEY=VALUE.",
        )
