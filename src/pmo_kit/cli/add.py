"""`pmo add`: one artifact from the skeleton of its kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pmo_kit.cli.common import AS_OF, FORMAT, enclosing_project, print_answer


@click.command(epilog="Example: pmo add status-report")
@click.argument("kind")
@click.option("--id", "key", metavar="ID", help="Its id, where a project has many of the kind.")
@click.option("--as-of", type=AS_OF, metavar="DATE", help="The date to fill in; today if absent.")
@click.option("--standard", metavar="NAME|DIR", help="A kind of this standard; else the project's.")
@FORMAT
def add(kind: str, key: str | None, as_of: date | None, standard: str | None, form: str) -> int:
    """Add one artifact of KIND to the enclosing project, ids and dates filled in where known."""
    from pmo_kit import scaffold
    from pmo_kit.cli.explain import of_project
    from pmo_kit.standard import load

    known = load(standard) if standard else load(*of_project(None))
    root = Path(enclosing_project())
    addition = scaffold.add(root, kind, known, today=as_of or date.today(), key=key)
    addition.write()
    if form == "json":
        steps = list(addition.next_steps)
        print_answer("made/v1", 0, path=str(root), files=[addition.path], answers={}, next=steps)
        return 0
    click.echo(f"Wrote {addition.path}.\n\nNext:")
    for step in addition.next_steps:
        click.echo(f"  {step}")
    return 0
