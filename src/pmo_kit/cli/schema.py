"""`pmo schema export`: one schema for all artifacts of a standard, and settings of editors."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.cli.explain import standard_here
from pmo_kit.cli.files import as_it_is, save, settle
from pmo_kit.cli.later import click
from pmo_kit.cli.options import STANDARD
from pmo_kit.cli.output import Stop, say


@click.group(epilog="Example: pmo schema export .")
def schema() -> None:
    """The JSON Schema of a standard's artifacts."""


@schema.command(epilog="Example: pmo schema export . --standard core")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@STANDARD
@click.option("--apply", is_flag=True, help="Replace files that are there and differ.")
def export(folder: str, standard: str | None, apply: bool) -> int:
    """Write one schema for all artifacts, and editor settings that lead to it, into DIR.

    Writes: these files, and with --apply also over those that differ.
    """
    from pmo_kit import project, templates

    known = standard_here(standard, None)
    settle(root := Path(folder), writes=True)
    made, place = templates.editor_files(known), project.Folder(root)
    for path in filter(place.is_link, made):
        raise Stop(f"{root / path} is reached through a link.", "Put a plain file or folder here.")
    files = [as_it_is(root, path, text) for path, text in made.items()]
    differ = [path for path, before, after in files if before not in (None, after)]
    for path in differ if not apply else ():
        say(f"{root / path} is there and differs; --apply replaces it")
    written = [file for file in files if file[1] is None or (apply and file[0] in differ)]
    save(root, written)
    say(f"{len(written)} files written, {len(files) - len(written)} left as they were.")
    return 0
