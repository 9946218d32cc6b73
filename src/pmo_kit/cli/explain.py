"""`pmo explain`: a page of the handbook's reference, in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmo_kit.cli.errors import Stop
from pmo_kit.cli.files import enclosing_project
from pmo_kit.cli.options import EDITION, FORMAT, STANDARD
from pmo_kit.cli.output import answer

if TYPE_CHECKING:
    from pmo_kit.standard import Standard


@click.command(epilog="Example: pmo explain RISK-004")
@click.argument("name", metavar="ID")
@STANDARD
@EDITION
@FORMAT
def explain(name: str, standard: str | None, edition: str | None, form: str) -> int:
    """Show the page of a rule, kind, gate, role or word: what it asks, why, how to meet it.

    The standard is the enclosing project's; outside a project it is `core`.
    """
    from pmo_kit import handbook
    from pmo_kit.cli.handbook_facts import printed
    from pmo_kit.handbook.program import Program
    from pmo_kit.results.explanation import Explanation

    known = standard_here(standard, edition)
    page = handbook.explain(known, name, Program((), (), printed))
    if page is None:
        near = handbook.suggestions(known, name)
        hint = f"Did you mean {' or '.join(f'`{n}`' for n in near)}? " if near else ""
        raise Stop(
            f"{known.name} has nothing called `{name}`.",
            f"{hint}`pmo standard show {known.id}` lists all ids.",
        )
    return answer(form, Explanation(known.id, known.edition, name, page))


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
