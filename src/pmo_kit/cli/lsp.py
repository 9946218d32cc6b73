"""`pmo lsp`: the language server that an editor starts and speaks with."""

from __future__ import annotations

import os
import sys

from pmo_kit.cli.later import click
from pmo_kit.cli.options import REGISTRY, STANDARD, now
from pmo_kit.cli.output import Stop


@click.command(epilog="Example: pmo lsp --registry people.yaml")
@STANDARD
@REGISTRY
@click.option("--stdio", is_flag=True, help="Speak over standard input and output, as always.")
def lsp(standard: str | None, registry: tuple[str, ...], stdio: bool) -> int:
    """Serve an editor: findings while typing, hover, completion, definitions, quick fixes.

    Your editor starts it; how each is told to is in the handbook under "Editors".
    """
    try:
        from pmo_kit.lsp import Server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise Stop(
            "The language server needs pygls, which is not installed here.",
            "Run `pip install 'pmo-kit[lsp]'`.",
        ) from error
    if sys.stdin.isatty():
        click.echo("pmo lsp waits for an editor on standard input; Ctrl-C ends it.", err=True)
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # the protocol's alone: nothing else prints
    return Server(standard, registry, now).run(sys.stdin.buffer, target)
