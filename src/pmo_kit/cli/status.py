"""`pmo status`: how a project stands, in words, as data, and as the steering page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit import __version__
from pmo_kit.cli.later import click
from pmo_kit.cli.options import PROJECT, Judging, formats, judging_options
from pmo_kit.cli.output import Stop, answer, put

if TYPE_CHECKING:
    from pmo_kit.engine import Judged, Project

EPILOG = """\b
Example:
  pmo status --as-of 2026-02-13
  pmo status projects/portal --format html -o portal.html"""


@click.command(epilog=EPILOG)
@PROJECT
@click.option("--all", "whole", is_flag=True, help="All measures, not only the usual ones.")
@formats("text", "json", "html")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write the page to; absent, the standard output.",
)
@judging_options
def status(path: str | None, whole: bool, form: str, output: Path | None, judging: Judging) -> int:
    """Show the status of the project at PATH: colours, numbers, recent changes, the next gate.

    Computed colours are shown beside reported ones; an unknown number says why. As HTML it is the
    steering page, one sheet for those who decide, of a project of the second tier or above.

    Writes: the file named with -o, and no other.

    Exit codes: 0, or 2 where something could not be read.
    """
    from pmo_kit.cli.files import require_not_led_out
    from pmo_kit.engine import judge
    from pmo_kit.engine.check import require_whole
    from pmo_kit.engine.decisions import next_gate
    from pmo_kit.gates.readiness import readiness_for
    from pmo_kit.status.status import status_of

    if output is not None:
        if form != "html":
            raise click.UsageError("-o goes with --format html.")
        require_not_led_out(output)
    project = judging.project(path)
    if form == "html":
        _require_steered(project)
    judged = judge(project)
    require_whole(judged.report)
    if form == "html":
        return _page(project, judged, output)
    gate = next_gate(project.compiled.standard, project.snapshot)
    readiness = readiness_for(gate, project) if gate else None
    return answer(form, status_of(judged, readiness), whole=whole)


def _require_steered(project: Project) -> None:
    """Raises `Stop` for a project of the lightest tier, which has no steering page."""
    tiers = project.compiled.standard.tiers
    if tiers and project.snapshot.tier == tiers[0].id:
        raise Stop(
            f"{project.snapshot.name} is a project of {tiers[0].id}, which gets no steering page: "
            "three lines in the digest tell its sponsor of colour, end and ask.",
            "Run `pmo digest` on it.",
        )


def _page(project: Project, judged: Judged, output: Path | None) -> int:
    """Write the steering page, to a file where one is named."""
    from pmo_kit.cli.files import write_each
    from pmo_kit.pages.steering_page import html
    from pmo_kit.project.checkout import checkout_of
    from pmo_kit.standard.places import TEMPLATES, data_root
    from pmo_kit.status.steering_page import steering_page

    source = checkout_of(project.root, project.snapshot)
    page = steering_page(judged, source)
    text = html(page, data_root() / TEMPLATES / "portfolio-site", __version__)
    if output is None:
        put(text)
    else:
        write_each([(output, iter([text]))])
    return page.exit_code
