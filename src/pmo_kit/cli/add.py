"""`pmo add`: one artifact from the skeleton of its kind, or all that a gate asks for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pmo_kit.cli.day import AS_OF
from pmo_kit.cli.files import enclosing_project, save, settle
from pmo_kit.cli.later import click
from pmo_kit.cli.options import FORMAT, STANDARD, Judging, now
from pmo_kit.cli.output import answer

EPILOG = """\b
Example:
  pmo add status-report
  pmo add --due RfE      # all that RfE requires and the project does not have yet"""


@click.command(epilog=EPILOG)
@click.argument("kind", required=False)
@click.option("--id", "key", metavar="ID", help="The id, for kinds that a project has several of.")
@click.option(
    "--due",
    "gate",
    is_flag=False,
    flag_value="",
    metavar="[GATE]",
    help="Instead of KIND: everything that GATE requires; without a name, the next gate.",
)
@click.option("--as-of", type=AS_OF, metavar="DATE", help="The date to fill in; today if absent.")
@STANDARD
@FORMAT
def add(
    kind: str | None,
    key: str | None,
    gate: str | None,
    as_of: date | None,
    standard: str | None,
    form: str,
) -> int:
    """Add one artifact of KIND to the enclosing project, ids and dates filled in where known.

    With --due, add all documents and registers that a gate will require, by tier, method and the
    project's own answers. They are written together or not at all; existing files are not changed.
    Records, such as reports, are added later, when there is something to record.

    Writes: the new files alone.

    Exit codes: 0 done, 2 could not be done.
    """
    root = Path(enclosing_project())
    if gate is not None:
        if kind or key:
            raise click.UsageError("With --due, give neither KIND nor --id.")
        return _add_due(root, gate, as_of, standard, form)
    if kind is None:
        raise click.UsageError("Name a KIND, or a gate with --due.")
    return _add_one(root, kind, key, as_of, standard, form)


def _add_one(
    root: Path, kind: str, key: str | None, as_of: date | None, standard: str | None, form: str
) -> int:
    """Write one artifact, and say what to do next."""
    from pmo_kit import scaffold
    from pmo_kit._text.time_zones import day_in
    from pmo_kit.cli.explain import standard_here
    from pmo_kit.engine.open_project import zone_of
    from pmo_kit.project import Folder
    from pmo_kit.project.source import FolderSource
    from pmo_kit.results.made import Made

    settle(root, writes=True)
    known = standard_here(standard, None)
    today = as_of or day_in(now(), zone_of(FolderSource().manifest(root, Folder(root)), known))
    addition = scaffold.add(root, kind, known, today=today, key=key)
    addition.write()
    return answer(form, Made(str(root), (addition.path,), {}, addition.next_steps))


def _add_due(root: Path, gate: str, as_of: date | None, standard: str | None, form: str) -> int:
    """Write what a gate asks for and is not there, and say what is missing in it."""
    from pmo_kit import scaffold

    project = Judging(standard, None, as_of, (), now()).project(str(root), writes=True)
    made = scaffold.add_due(project, gate, project.options.as_of)
    save(root, ((path, None, content) for path, content in made.files.items()))
    return answer(form, made.artifacts)
