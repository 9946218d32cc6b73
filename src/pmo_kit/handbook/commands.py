"""The pages of the command line: what each command does, takes and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmo_kit.handbook.blocks import (
    Block,
    Code,
    Facts,
    Heading,
    Lead,
    Line,
    Link,
    Listing,
    Page,
    Table,
    Text,
)
from pmo_kit.handbook.phrases import ROOT, counted, trail
from pmo_kit.handbook.program import Command
from pmo_kit.standard import Standard

INDEX = f"{ROOT}/commands/index.md"
_OPTION = re.compile(r"(?<![\w`-])--[a-z][a-z-]*")
_EXITS = re.compile(r"\s*Exit codes?: (.+)$")
_USUAL = "0 when it is done, 2 when it could not be; the message says why, and what to do."
_CODES: tuple[tuple[str, Line], ...] = (
    ("0", ("It conforms, or what was asked is done.",)),
    ("1", ("It does not conform, or something is left to do. The output names it.",)),
    ("2", ("It could not be judged or done: an unknown name, a manifest that cannot be read.",)),
)


def command_page(name: str) -> str:
    """Where a command's page lies; `pmo known list` is told with `pmo known`."""
    return f"{ROOT}/commands/{name.split()[1]}.md"


def pages(standard: Standard, commands: tuple[Command, ...]) -> Iterator[Page]:
    """The list of commands, and a page for each."""
    rows = tuple(
        ((Link(Code(command.name), command_page(command.name)),), (command.told[0],))
        for command in commands
    )
    yield Page(
        path=INDEX,
        title="Commands",
        trail=trail(),
        blocks=(
            Lead(
                (
                    f"{counted(len(commands), 'command')} of one program. Each works from any "
                    "folder inside a project, and tells itself with `--help`.",
                )
            ),
            Table(("Command", "What it does"), rows, "wide"),
            Heading("Exit codes"),
            Facts(_CODES),
        ),
        source=_source(standard),
    )
    for command in commands:
        yield _page(standard, command)


def _page(standard: Standard, command: Command) -> Page:
    parts: list[Block] = []
    for part in command.parts:
        anchor = part.name.split()[-1]
        parts += [Heading(f"`{part.name}`", anchor=anchor), *_told(part), *_body(part, 3)]
    return Page(
        path=command_page(command.name),
        title=command.name,
        trail=trail(("Commands", INDEX)),
        blocks=(Lead((_coded(command.told[0]),)), *_body(command, 2), *parts),
        source=_source(standard),
        summary=command.told[0],
        tags=("command",),
    )


def _told(command: Command) -> tuple[Block, ...]:
    return (Text((_coded(command.told[0]),)),)


def _body(command: Command, level: int) -> Iterator[Block]:
    """What follows the first sentence; `level` is that of the headings."""
    yield Listing(command.usage, "text")
    answer = ""
    for paragraph in command.told[1:]:
        found = _EXITS.search(paragraph)
        answer = found[1] if found else answer
        rest = _EXITS.sub("", paragraph)
        if rest:
            yield Text((_coded(rest),))
    if command.options:
        yield Heading("Options", level, _anchor(command, "options"))
        rows = tuple(((Code(o.names),), (_coded(o.says),)) for o in command.options)
        yield Table(("Option", "What it does"), rows, "wide")
    if command.example:
        yield Heading("Example", level, _anchor(command, "example"))
        yield Listing(_typed(command.example), "console")
    if not command.parts:
        yield Heading("Exit code", level, _anchor(command, "exit-code"))
        yield Text((answer or _USUAL,))


def _coded(text: str) -> str:
    """A sentence of a help text with the options in it marked as code."""
    return _OPTION.sub(lambda found: f"`{found[0]}`", text)


def _anchor(command: Command, name: str) -> str:
    """An anchor of its own for each command on the page."""
    return "-".join((*command.name.split()[2:], name))


def _typed(example: str) -> str:
    """An example as it is typed at a prompt; a line that goes on an earlier one is indented."""
    lines = example.splitlines()
    return "\n".join(line if line[:1] == " " else f"$ {line}" for line in lines)


def _source(standard: Standard) -> Line:
    return (f"Made from the program's own help, beside {standard.name}.",)
