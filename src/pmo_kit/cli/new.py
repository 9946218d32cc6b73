"""`pmo new`: make a project from a template."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from pmo_kit.cli.files import settle
from pmo_kit.cli.kit_origin import this_kit
from pmo_kit.cli.later import click
from pmo_kit.cli.options import FORMAT, NO_INPUT, OUTPUT, SET, now, pair
from pmo_kit.cli.output import Stop, answer

if TYPE_CHECKING:
    from pmo_kit.engine import Request
    from pmo_kit.results.made import Templates
    from pmo_kit.standard import Standard
    from pmo_kit.templates import Question

CORE = "core"
KIT = "pmo-kit"


@click.command(epilog="Example: pmo new hidden-number -o demo --no-input")
@click.argument("template", required=False)
@OUTPUT
@SET
@NO_INPUT
@FORMAT
@click.option(
    "--standard", metavar="NAME|DIR", help="The standard whose templates are used; absent, core."
)
@click.option("--edition", metavar="E", help="Its edition, which is pinned; absent, the current.")
def new(
    template: str | None,
    output: Path | None,
    pairs: tuple[str, ...],
    no_input: bool,
    form: str,
    standard: str | None,
    edition: str | None,
) -> int:
    """Make a new project or standard from TEMPLATE in an empty place; without one, list templates.

    What is made pins the standard, and its hook and pipeline fetch it from where it is kept.

    Writes: the files that the template's page lists, into the new folder.
    """
    from pmo_kit import scaffold, templates
    from pmo_kit.standard import load

    if template is None:
        return answer(form, _listed(standard, edition))
    if output is not None:
        settle(output, writes=True)
    moment = now()
    described = load(standard or CORE, edition)
    chosen = templates.find(template, templates.templates_of(described))
    if templates.begins_standard(chosen):
        _require_installed(described)
    made = scaffold.new(
        chosen,
        output,
        dict(pair(text) for text in pairs),
        today=moment.date(),
        reply=None if no_input or form == "json" else ask,
        kit=this_kit(),
        accept=partial(_finish, moment, standard, edition),
        standard=_named_again(standard),
    )
    return answer(form, made)


def _listed(standard: str | None, edition: str | None) -> Templates:
    """The templates of one standard; of none, core's, and what installed ones add to them."""
    from pmo_kit.results.made import ListedTemplate, Templates
    from pmo_kit.standard import StandardError, installed, load
    from pmo_kit.templates import ScaffoldError, templates_of

    found: list[ListedTemplate] = []
    for name in [standard] if standard else [CORE, *sorted(installed().keys() - {CORE})]:
        try:
            known = templates_of(load(name, edition if standard else None))
        except (StandardError, ScaffoldError):
            if standard:
                raise
            continue  # `pmo standard list` tells of it
        option = f" --standard {quote(name)}" if name != CORE else ""
        found += [
            ListedTemplate(one.name, one.title, one.owner, one.changed_by, name, option)
            for one in known
            if standard or name == CORE or one.changed_by or one.owner != KIT
        ]
    return Templates(tuple(found))


def _require_installed(standard: Standard) -> None:
    """Raises `Stop` where a new standard could not name the one that it extends."""
    from pmo_kit.standard import installed

    if not isinstance(installed().get(standard.id), Path):
        raise Stop(
            f"The standard `{standard.id}` is not installed, and one that extends it names it.",
            f"Install it first, `pip install -e {quote(standard.folder)}`; "
            f"then give `--standard {standard.id}`.",
        )


def _named_again(standard: str | None) -> str:
    """How the next command names a standard that is no installed one; empty where it need not."""
    from pmo_kit.standard import installed

    if standard is None or standard in installed():
        return ""
    return f" --standard {quote(str(Path(standard).resolve()))}"


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


def _finish(moment: datetime, standard: str | None, edition: str | None, made: Path) -> None:
    """Complete a standard that was made; judge a project. Raises `Stop` where that says no."""
    if (made / "standard.yaml").is_file():
        from pmo_kit.scaffold import finish_standard

        finish_standard(made)
    else:
        from pmo_kit.engine import Options, Request

        _require_conforming(made, Request(Options(moment.date()), standard, edition, now=moment))


def _require_conforming(made: Path, request: Request) -> None:
    """Raises `Stop` where the answers contradict the standard before anybody has begun.

    What only the date causes is left out: an exercise may lie in the past.
    """
    from pmo_kit.engine import judge, open_project
    from pmo_kit.project import MANIFEST
    from pmo_kit.standard import StandardError

    if not (made / MANIFEST).exists():
        return
    try:
        report = judge(open_project(made, request)).report
    except StandardError:  # one that is not installed here
        return
    failed = [f for f in report.findings if f.outcome == "failed" and f.level == "shall"]
    for finding in [finding for finding in failed if not finding.timed][:1]:
        raise Stop(
            f"These answers contradict each other: {finding.message} ({finding.rule})",
            f"{finding.fix} Nothing was written; give other answers with --set KEY=VALUE.",
        )
