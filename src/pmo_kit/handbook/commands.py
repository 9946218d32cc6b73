"""The pages of the command line: what each command does, takes and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import ROOT, command_page
from pmo_kit.handbook.program import Command

INDEX = f"{ROOT}/commands/index.md"
_EXITS = re.compile(r"\s*Exit codes?: (.+)$")


class CommandHelp(NamedTuple):
    """A command's help in the parts in which its page shows it.

    `words` are its name without the page's own, `answer` is what it says of its exit codes, and
    `typed` its example as it is typed at a prompt.
    """

    command: Command
    words: list[str]
    paragraphs: list[str]
    answer: str
    typed: str


def pages(commands: tuple[Command, ...]) -> Iterator[Page]:
    """The list of commands, and a page for each."""
    yield Page(INDEX, "Commands", "commands", {"commands": commands})
    for command in commands:
        yield Page(
            path=command_page(command.name),
            title=command.name,
            template="command",
            facts={"main": _help(command), "parts": [_help(part) for part in command.parts]},
            trail=(("Commands", INDEX),),
            summary=command.told[0],
            tags=("command",),
        )


def _help(command: Command) -> CommandHelp:
    answers = [found[1] for text in command.told[1:] if (found := _EXITS.search(text))]
    paragraphs = [_EXITS.sub("", text) for text in command.told[1:]]
    return CommandHelp(
        command,
        words=command.name.split()[2:],
        paragraphs=[text for text in paragraphs if text],
        answer=answers[-1] if answers else "",
        typed="\n".join(_typed(line) for line in command.example.splitlines()),
    )


def _typed(line: str) -> str:
    """A line of an example at a prompt; one that goes on an earlier one is indented."""
    return line if line[:1] == " " else f"$ {line}"
