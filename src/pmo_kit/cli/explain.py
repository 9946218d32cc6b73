"""`pmo explain`: a page of the handbook's reference, or where a project's figure comes from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.cli.day import AS_OF
from pmo_kit.cli.files import enclosing_project
from pmo_kit.cli.later import click
from pmo_kit.cli.options import EDITION, FORMAT, STANDARD, Judging, now
from pmo_kit.cli.output import Stop, answer

if TYPE_CHECKING:
    from pmo_kit.standard import Standard


@click.command(epilog="\b\nExample:\n  pmo explain RISK-004\n  pmo explain cpi --project .")
@click.argument("name", metavar="NAME")
@click.option(
    "--project",
    type=click.Path(exists=True),
    metavar="PATH",
    help="Explain a key figure or a measure in this project: its value, and all that it is from.",
)
@click.option("--as-of", type=AS_OF, metavar="DATE", help="With --project: as of this day.")
@STANDARD
@EDITION
@FORMAT
def explain(
    name: str,
    project: str | None,
    as_of: date | None,
    standard: str | None,
    edition: str | None,
    form: str,
) -> int:
    """Show the page of a rule, kind, gate, role, key figure, measure or term.

    The standard is the enclosing project's; outside a project it is `core`. With --project, a
    key figure such as `cpi`, or a measure such as `evm.cpi`, is shown with the file, line and
    column of all that it is computed from; the exit code is 2 where a file of the project could not
    be used.
    """
    if project is not None:
        return _traced(name, project, Judging(standard, edition, as_of, (), now()), form)
    if as_of is not None:
        raise click.UsageError("--as-of goes with --project.")
    from pmo_kit import handbook
    from pmo_kit._text import did_you_mean
    from pmo_kit.cli.handbook_facts import printed
    from pmo_kit.handbook.program import Program
    from pmo_kit.results.explanation import Explanation

    known = standard_here(standard, edition)
    found = handbook.explained(known, name, Program((), lambda standard: (), printed))
    if found is None:
        hint = did_you_mean(name, handbook.suggestions(known, name), most=3)
        raise Stop(
            f"{known.name} has nothing called `{name}`.",
            f"{hint}`pmo standard show {known.id}` lists all ids and names.",
        )
    return answer(form, Explanation(known.id, known.edition, name, *found))


def _traced(name: str, path: str, judging: Judging, form: str) -> int:
    """Show a figure or a measure of a project, and where each value behind it stands."""
    from pmo_kit._text import did_you_mean
    from pmo_kit.measures import catalog
    from pmo_kit.status.kpi_trace import explained_kpi
    from pmo_kit.status.kpis import key_figures
    from pmo_kit.status.measure_trace import explained

    project = judging.project(path)
    figures = key_figures(project.compiled.standard)
    figure = figures.named(name) if name not in catalog.MEASURES else None
    if figure is not None:
        if figure.kpi.of == "portfolio":
            raise Stop(
                f"`{figure.kpi.id}` is a figure of a portfolio, not of one project.",
                f"`pmo explain {figure.kpi.id}` tells how it is put together.",
            )
        return answer(form, explained_kpi(project, figure))
    measure = catalog.named(name)
    if measure is None:
        meant = did_you_mean(name, [*figures.every, *catalog.names()], 3)
        raise Stop(
            f"There is no key figure and no measure called `{name}`.",
            f"{meant}`pmo status --all` lists every measure of a project.",
        )
    return answer(form, explained(project, measure.name))


def standard_here(standard: str | None, edition: str | None) -> Standard:
    """The standard that is named, else the enclosing project's, else `core`.

    Raises `StandardError`.
    """
    from pmo_kit.project import Folder, ManifestError, read_manifest
    from pmo_kit.standard import load, locate

    if standard:
        return load(standard, edition)
    try:
        manifest = read_manifest(Folder(Path(enclosing_project())))
    except ManifestError:
        return load("core", edition)
    return load(str(locate(manifest.text("standard"))), edition or manifest.text("edition"))
