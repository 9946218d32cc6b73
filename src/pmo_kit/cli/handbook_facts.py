"""What the program hands to its handbook: commands, templates, and how it prints a finding."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import click

from pmo_kit.cli.group import program
from pmo_kit.handbook.program import (
    Command,
    Option,
    Program,
    Template,
    TemplateFile,
    TemplateQuestion,
)
from pmo_kit.results import Finding, Report
from pmo_kit.standard import Standard

if TYPE_CHECKING:
    from pmo_kit.templates import Question
    from pmo_kit.templates import Template as Known

_WIDTH = 400  # whatever terminal this runs in, no line is broken
_CONSTANT = re.compile(r"\{\{ cookiecutter\.(_\w+) \}\}")


def program_facts() -> Program:
    """The program as the handbook tells of it; a standard's templates are read once."""
    known: dict[str, tuple[Template, ...]] = {}

    def templates(standard: Standard) -> tuple[Template, ...]:
        place = f"{standard.folder}@{standard.edition}"
        return known.get(place) or known.setdefault(place, _templates(standard))

    return Program(_commands(), templates, printed)


def printed(report: Report, finding: Finding) -> str:
    """A finding as `pmo check` prints it."""
    from pmo_kit.writers import Style
    from pmo_kit.writers.report.text import told

    return told(report, finding, Style())


def _default(template: Known, question: Question) -> tuple[str, str]:
    """A question's default, or in words what it is worked out from."""
    default = question.default
    named = _CONSTANT.fullmatch(default)
    if named:
        default = str(template.description.get(named[1], default))
    if "{" not in default:
        return default, ""
    return "", "counted from today" if "now" in default else "made from the other answers"


def _templates(standard: Standard) -> tuple[Template, ...]:
    """The templates of a standard. Raises `ScaffoldError` or `StandardError` for a faulty one."""
    from pmo_kit.templates import templates_of

    option = "" if standard.id == "core" else f" --standard {standard.id}"
    return tuple(_template(known, option) for known in templates_of(standard))


def _template(template: Known, option: str) -> Template:
    from pmo_kit.scaffold import inventory

    questions = tuple(
        TemplateQuestion(
            question.key,
            question.text,
            *_default(template, question),
            tuple((choice.value, choice.text) for choice in question.choices),
            question.form.says if question.form else "",
        )
        for question in template.questions
    )
    files = tuple(
        TemplateFile(
            listed.path,
            listed.managed,
            f"{listed.question} {' or '.join(listed.answers)}" if listed.question else "",
            listed.laid_by,
        )
        for listed in inventory(template)
    )
    return Template(
        template.name,
        template.title,
        questions,
        files,
        template.owner,
        template.changed_by,
        option,
    )


def _commands() -> tuple[Command, ...]:
    """Every command of the program, with those below it."""
    settings = program.context_settings  # else click remembers a help option without `-h`
    context = click.Context(program, info_name="pmo", terminal_width=_WIDTH, **settings)
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
