"""`pmo explain`: a page of the handbook's reference, in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from pmo_kit.cli.common import FORMAT, enclosing_project, print_answer
from pmo_kit.cli.errors import Stop


@click.command(epilog="Example: pmo explain RISK-004")
@click.argument("name", metavar="ID")
@click.option("--standard", metavar="NAME|DIR", help="Explain from this standard.")
@click.option("--edition", metavar="E", help="Explain from this edition of it.")
@FORMAT
def explain(name: str, standard: str | None, edition: str | None, form: str) -> int:
    """Show the page of a rule, kind, gate, role or word: what it asks, why, how to meet it.

    The standard is the enclosing project's; outside a project it is `core`.
    """
    from pmo_kit import handbook
    from pmo_kit.cli.handbook_facts import printed
    from pmo_kit.handbook.program import Program
    from pmo_kit.standard import load

    chosen, pinned = (standard, edition) if standard else of_project(edition)
    loaded = load(chosen, pinned)
    page = handbook.explain(loaded, name, Program((), (), printed))
    if page is None:
        near = handbook.suggestions(loaded, name)
        hint = f"Did you mean {' or '.join(f'`{n}`' for n in near)}?" if near else ""
        raise Stop(
            f"{loaded.name} has nothing called `{name}`.",
            f"{hint} `pmo standard show {loaded.id}` lists all ids.".strip(),
        )
    if form == "json":
        head = {"standard": loaded.id, "edition": loaded.edition, "id": name}
        print_answer("explain/v1", 0, **head, text=page)
    else:
        click.echo(page)
    return 0


def of_project(edition: str | None) -> tuple[str, str | None]:
    """The folder and edition of the enclosing project's standard; `core` where there is none."""
    from pmo_kit.project import Folder, ManifestError, read_manifest
    from pmo_kit.standard import locate

    try:
        manifest = read_manifest(Folder(Path(enclosing_project())))
    except ManifestError:
        return "core", edition
    return str(locate(manifest.text("standard"))), edition or manifest.text("edition")
