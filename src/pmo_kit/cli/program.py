"""The program `pmo`: its commands, each imported when it is called, and what errors look like."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

import click

from pmo_kit import __version__
from pmo_kit._text import did_you_mean
from pmo_kit.cli.output import OUTPUT, Stop, put
from pmo_kit.results.error import KitError

COMMANDS = {  # each in the module of its name
    "accept": "Accept a deliverable, with evidence.",
    "add": "Add one artifact from its skeleton.",
    "change": "Propose, approve, reject or implement a change.",
    "check": "Check projects against their standard.",
    "close": "Show what is left until a project is closed; draft the end report.",
    "digest": "List what is due this week, and for whom.",
    "explain": "Show the page of a rule, kind, gate, role or term.",
    "fix": "Fix findings that need no decision.",
    "gate": "Show what is missing for a gate; record its decision.",
    "handbook": "Generate, build or serve the handbook.",
    "handover": "Hand a role over, with its open items.",
    "init": "Adopt the standard in an existing repository.",
    "known": "Show the list of known findings, or remove fixed ones.",
    "lsp": "Run the language server for editors.",
    "new": "Make a new project from a template.",
    "pause": "Pause a project until a date.",
    "report": "Draft a status report with the computed numbers.",
    "resume": "Resume a paused project.",
    "schema": "Export the schema for editors.",
    "standard": "List, show or verify standards.",
    "status": "Show the status of a project.",
    "stop": "Stop a project for good.",
    "train": "Learn the standard with exercises and questions.",
    "waive": "Exempt a finding from a rule until a date.",
}


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
        command: click.Command = getattr(module, cmd_name)
        return command

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


def sentence(error: KitError) -> str:
    """An error as `place: what is wrong`, and below it what to do."""
    where = f"{error.place}: " if error.place else ""
    return f"{where}{error.message}\n  {error.remedy}"


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


def run(args: Sequence[str] | None = None) -> int:
    """Run a command: its exit code; every known error ends with a message, a remedy and 2."""
    try:
        return _code(args)
    except (click.exceptions.Abort, KeyboardInterrupt):
        _tell("Stopped.")
        return 130
    except SystemExit as ended:
        if ended.code == 1:  # as click ends where nobody reads on
            return 2
        _tell("Stopped.")  # by a signal, while files were written
        return int(ended.code or 0)
    except click.ClickException as error:
        with suppress(OSError, ValueError):
            error.show()
    except KitError as error:
        _tell(sentence(error))
    except OSError as error:
        from pmo_kit.cli.system_errors import nobody_reads_on, told

        if error.filename not in (None, OUTPUT) or not nobody_reads_on(error):
            _tell(sentence(told(error)))
    return 2


def _code(args: Sequence[str] | None) -> int:
    """Run a command and write all that it answers. Raises what it raises."""
    try:
        os.getcwd()
    except FileNotFoundError:
        raise Stop("The current folder is gone.", "Go to a folder that exists.") from None
    try:
        code = program.main(args, prog_name="pmo", standalone_mode=False)
    except OSError as error:
        if error.filename is None:
            put("", flush=True)  # says so where it was the output that could not be written
        raise
    put("", flush=True)
    return code if isinstance(code, int) else 0


def _tell(text: str) -> None:
    """Print to the standard error, where that can be written."""
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)
