"""`pmo schema export`: the schemas of a standard, with the editor settings that use them."""

from __future__ import annotations

from pathlib import Path

import click

from pmo_kit.cli.explain import standard_here
from pmo_kit.cli.files import make_folder, write_file
from pmo_kit.cli.options import STANDARD
from pmo_kit.cli.output import say


@click.group(epilog="Example: pmo schema export .")
def schema() -> None:
    """The JSON Schemas of a standard's artifacts."""


@schema.command(epilog="Example: pmo schema export . --standard core")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@STANDARD
@click.option("--apply", is_flag=True, help="Replace files that are there and differ.")
def export(folder: str, standard: str | None, apply: bool) -> int:
    """Write self-contained schemas and editor settings into DIR: completion then works offline."""
    from pmo_kit import scaffold

    known = standard_here(standard, None)
    files = {Path(folder, path): text for path, text in scaffold.editor_files(known).items()}
    present = {path: path.read_text("utf-8") for path in files if path.is_file()}
    differ = [path for path, text in present.items() if text != files[path]]
    for path in differ if not apply else ():
        say(f"{path} is there and differs; --apply replaces it")
    written = [path for path in files if path not in present or (apply and path in differ)]
    for path in written:
        make_folder(path.parent)
        write_file(path, files[path])
    say(f"{len(written)} files written, {len(files) - len(written)} left as they were.")
    return 0
