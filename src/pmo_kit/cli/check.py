"""`pmo check`: judge projects by their standard and print what was found."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from pmo_kit import __version__
from pmo_kit.cli.common import AS_OF, REGISTRY, enclosing_project, options_for, write_file
from pmo_kit.cli.judge_projects import Checker
from pmo_kit.writers import WRITERS, render
from pmo_kit.writers import Options as Style


@click.command(epilog="Example: pmo check . --gate RfE")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True))
@click.option("--standard", metavar="NAME|DIR", help="Judge by this standard instead.")
@click.option("--edition", metavar="E", help="Judge by this edition of it.")
@click.option("--as-of", type=AS_OF, metavar="DATE", help="Judge as of this day; today if absent.")
@click.option("--gate", metavar="GATE", help="Judge this gate too, as if it were held now.")
@REGISTRY
@click.option(
    "--format", "form", default="text", type=click.Choice(list(WRITERS)), help="What to print."
)
@click.option("-o", "--output", multiple=True, metavar="F=FILE", help="Also write format F here.")
@click.option("--no-waivers", is_flag=True, help="Fail what waivers and known findings excuse.")
@click.option("--base", metavar="REV", help="Exceptions that came after REV excuse nothing.")
@click.option("--changed-since", metavar="REV", help="Tell only what concerns changes since REV.")
@click.option("--explain", is_flag=True, help="Say why: why a rule exists, why one was skipped.")
@click.option("--commit", is_flag=True, help="Judge git's index; what time caused never blocks.")
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    standard: str | None,
    edition: str | None,
    as_of: date | None,
    gate: str | None,
    registry: tuple[str, ...],
    form: str,
    output: tuple[str, ...],
    no_waivers: bool,
    base: str | None,
    changed_since: str | None,
    explain: bool,
    commit: bool,
) -> int:
    """Judge each project at PATH (a project, or a folder of projects) by its standard.

    Without PATH: the project around the current folder. Exit codes: 0 conforms, 1 does not,
    2 could not be judged.
    """
    outputs = [_output(text) for text in output]
    options = options_for(as_of)._replace(gate=gate, commit=commit, waivers=not no_waivers)
    checker = Checker(standard, edition, registry, options, base, changed_since)
    reports = [
        report for path in paths or (enclosing_project(),) for report in checker.reports(Path(path))
    ]
    style = Style(
        kit=__version__,
        color=form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        width=_width(),
        base=os.getcwd(),
        explain=explain,
        standard=standard or "",
    )
    whole = style._replace(color=False, limit=sys.maxsize)  # a file has room for everything
    for name, target in outputs:
        write_file(target, render(name, reports, whole))
    sys.stdout.write(render(form, reports, style))
    return max(report.exit_code for report in reports)


def _output(text: str) -> tuple[str, Path]:
    name, equals, target = text.partition("=")
    if name not in WRITERS or not equals or not target:
        raise click.BadParameter(
            f"`{text}` is not F=FILE with F one of {', '.join(WRITERS)}.", param_hint="--output"
        )
    return name, Path(target)


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
