"""The program's commands as plain data, read from what their `--help` is made of."""

from __future__ import annotations

import inspect

import click

from pmo_kit.cli.program import program
from pmo_kit.handbook.program import Command, Option

_WIDTH = 400  # whatever terminal this runs in, no line is broken


def commands() -> tuple[Command, ...]:
    """Every command of the program, with those below it."""
    context = click.Context(program, info_name="pmo", terminal_width=_WIDTH)
    return tuple(_command(name, context) for name in program.list_commands(context))


def _command(name: str, above: click.Context) -> Command:
    group = above.command
    assert isinstance(group, click.Group)
    command = group.get_command(above, name)
    assert command is not None
    context = click.Context(command, parent=above, info_name=name)
    below = command.list_commands(context) if isinstance(command, click.Group) else []
    example = inspect.cleandoc((command.epilog or "").replace("\b", "")).removeprefix("Example:")
    return Command(
        name=context.command_path,
        usage=command.get_usage(context).removeprefix("Usage: "),
        told=_paragraphs(command.help or ""),
        options=tuple(_options(command, context)),
        example=inspect.cleandoc(example).strip(),
        parts=tuple(_command(part, context) for part in below),
    )


def _options(command: click.Command, context: click.Context) -> list[Option]:
    options = (param for param in command.params if isinstance(param, click.Option))
    records = (option.get_help_record(context) for option in options)
    return [Option(*record) for record in records if record is not None]


def _paragraphs(text: str) -> tuple[str, ...]:
    parts = inspect.cleandoc(text.replace("\b", "")).split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())
