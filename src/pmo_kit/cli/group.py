"""The program as click knows it: for help, for errors, and for calls whose words are not plain."""

from __future__ import annotations

from importlib import import_module

import click

from pmo_kit import __version__
from pmo_kit._text import did_you_mean
from pmo_kit.cli.commands import COMMANDS
from pmo_kit.cli.later import as_click


class Program(click.Group):
    """A group that imports a command's module only when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"pmo_kit.cli.{cmd_name}")
        return as_click(getattr(module, cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or say which was meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], COMMANDS).rstrip() or "`pmo --help` lists them."
            raise click.UsageError(f"There is no command `{args[0]}`. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: pmo new hidden-number -o demo --no-input && pmo check demo",
)
@click.version_option(__version__, prog_name="pmo")
def program() -> None:
    """pmo-kit keeps a PMO's standard as data: create projects from it, check them, read why.

    Exit codes: 0 conforms, 1 does not, 2 could not be judged.
    """


def place(error: Exception, words: list[str]) -> None:
    """Let an error say of which command it is, where that was called at once, as click does."""
    if isinstance(error, click.UsageError) and error.ctx is None:
        whole = program.make_context("pmo", words[:1])
        command = program.get_command(whole, words[0])
        if command is not None:
            error.ctx = command.make_context(words[0], words[1:], parent=whole)
