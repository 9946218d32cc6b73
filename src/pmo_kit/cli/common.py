"""What several commands share: dates, the project around the current folder, safe writing."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pmo_kit import __version__
from pmo_kit.cli.errors import Stop

if TYPE_CHECKING:
    from pmo_kit.engine import Options


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """The date; a usage error where it is none."""
        if isinstance(value, date):
            return value
        try:
            if len(value) == 10 and value[4] + value[7] == "--":  # not the other forms of ISO 8601
                return date.fromisoformat(value)
        except ValueError:
            pass
        return self.fail(f"`{value}` is no date; write YYYY-MM-DD, such as 2026-03-31.", param, ctx)


AS_OF = Day()
REGISTRY = click.option(
    "--registry",
    type=click.Path(exists=True, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="What lies outside projects: people, portfolio, lessons; may be repeated.",
)
"""The option that names registries, for every command that judges."""
FORMAT = click.option(
    "--format", "form", default="text", type=click.Choice(["text", "json"]), help="What to print."
)
"""The option of every command that answers in words or as data."""
F = TypeVar("F", bound=Callable[..., Any])


def options_for(as_of: date | None) -> Options:
    """How to judge as of a day that somebody names, or today: a later record was not there then."""
    from pmo_kit.engine import Options

    return Options(as_of or date.today(), cut=as_of is not None)


def judging_options(command: F) -> F:
    """Adds the options by which a command finds the standard, the day and the people."""
    for option in (
        REGISTRY,
        click.option("--as-of", type=AS_OF, metavar="DATE", help="As of this day, not today."),
        click.option("--edition", metavar="E", help="Judge by this edition of the standard."),
        click.option("--standard", metavar="NAME|DIR", help="Judge by this standard instead."),
    ):
        command = option(command)
    return command


def print_answer(schema: str, code: int, **parts: Any) -> None:
    """Print an answer as data: its shape and version, the kit's, the exit code, then the rest."""
    print_json({"schema": schema, "kit": __version__, "exit_code": code, **parts})


def print_json(data: dict[str, Any]) -> None:
    """Print data as JSON in ASCII, which no terminal obeys."""
    import json

    click.echo(json.dumps(data, indent=2))


def enclosing_project() -> str:
    """The nearest folder, from the current one upward, that holds `pmo.yaml`; else the current."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "pmo.yaml").is_file():
            return os.path.relpath(folder, here)
    return "."


def write_file(target: Path, text: str) -> None:
    """Write a file whole or not at all: beside its target first, then moved into place.

    What is no plain file, such as a pipe or a link, is written through and stays what it is.
    """
    try:
        if target.is_symlink() or (target.exists() and not target.is_file()):
            target.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(target, text)
    except OSError as error:
        raise Stop(
            f"{target} cannot be written: {(error.strerror or 'refused').lower()}.",
            "Name a file in a folder that exists and that you may write to.",
        ) from error


def _replace(target: Path, text: str) -> None:
    """Put a new file in a target's place, with its rights, or those that new files have here."""
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}")
    try:
        with open(beside, "x", encoding="utf-8", newline="") as stream:
            stream.write(text)
        if target.exists():
            os.chmod(beside, target.stat().st_mode)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def tell(text: str) -> None:
    """Print text that may come from a project, without what a terminal would obey."""
    click.echo("".join(map(_harmless, text)))


def _harmless(char: str) -> str:
    plain = char.isprintable() or char == "\n"
    return char if plain else char.encode("unicode_escape").decode("ascii")
