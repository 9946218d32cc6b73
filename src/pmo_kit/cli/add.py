"""`pmo add`: one artifact from the skeleton of its kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pmo_kit.cli.files import enclosing_project, settle
from pmo_kit.cli.options import AS_OF, FORMAT, STANDARD, now
from pmo_kit.cli.output import answer


@click.command(epilog="Example: pmo add status-report")
@click.argument("kind")
@click.option("--id", "key", metavar="ID", help="Its id, where a project has many of the kind.")
@click.option("--as-of", type=AS_OF, metavar="DATE", help="The date to fill in; today if absent.")
@STANDARD
@FORMAT
def add(kind: str, key: str | None, as_of: date | None, standard: str | None, form: str) -> int:
    """Add one artifact of KIND to the enclosing project, ids and dates filled in where known."""
    from pmo_kit import scaffold
    from pmo_kit._text.time_zones import day_in
    from pmo_kit.cli.explain import standard_here
    from pmo_kit.engine.open_project import zone_of
    from pmo_kit.project import Folder, read_manifest
    from pmo_kit.results.made import Made

    root = Path(enclosing_project())
    settle(root, writes=True)
    known = standard_here(standard, None)
    today = as_of or day_in(now(), zone_of(read_manifest(Folder(root)), known))
    addition = scaffold.add(root, kind, known, today=today, key=key)
    addition.write()
    return answer(form, Made(str(root), (addition.path,), {}, addition.next_steps))
