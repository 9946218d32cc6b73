"""No rule, message, template or page names a command or option that the program does not have."""

from __future__ import annotations

import ast
import itertools
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pmo_kit.cli.commands import COMMANDS
from pmo_kit.cli.group import program

NAMED = re.compile(r"(?:`|; |\$ |^ {4})pmo ([a-z]+)\b", re.MULTILINE)
PLACES = ("src", "templates", "standards", "docs", "examples")
KNOWN = program.list_commands(click.Context(program))
TEXT = {".py", ".md", ".yaml", ".yml", ".json", ".txt"}
QUOTED = re.compile(r"`(pmo [^`]+)`|^\$ (pmo .+)$", re.MULTILINE)
BESIDE = ("&&", "||", "|", ">", ";")
HELP = ("-h", "--help")


def unknown(text: str) -> list[str]:
    """The commands that a text names and nobody can run."""
    return [word for word in NAMED.findall(text) if word not in KNOWN]


def test_every_command_that_is_named_exists(root: Path) -> None:
    wrong = [
        f"{path.relative_to(root)}: pmo {word}"
        for path in [
            root / "README.md",
            *(p for place in PLACES for p in (root / place).rglob("*")),
        ]
        if path.suffix in TEXT and path.is_file()
        for word in unknown(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_a_command_that_is_not_there_is_seen() -> None:
    assert unknown("Use `pmo check`, then `pmo nowhere`.") == ["nowhere"]
    assert unknown("not this commit; pmo nowhere lists them") == ["nowhere"]


def test_every_module_of_a_command_is_listed(root: Path) -> None:
    """`pmo --help` lists commands without importing them, so each is named in `COMMANDS`."""
    modules = (root / "src/pmo_kit/cli").glob("*.py")
    declared = {
        path.stem
        for path in modules
        if re.search(
            rf"^@click\.(command|group)\b(.*\n)+?def {path.stem}\(", path.read_text("utf-8"), re.M
        )
    }
    assert declared - {"program"} == set(COMMANDS)


def called(text: str) -> list[str]:
    """The calls of the program that a text quotes."""
    found = (" ".join((quoted or typed).split()) for quoted, typed in QUOTED.findall(text))
    return [call.removesuffix("\\").rstrip() for call in found]


def faults(call: str) -> Iterator[str]:
    """What of a call the program would not take; words in capitals and “…” stand for any value."""
    try:
        words = shlex.split(re.sub(r"\{[^{}]*\}", "VALUE", call), comments=True)[1:]
    except ValueError:
        words = call.split()[1:]
    words = [*itertools.takewhile(lambda word: word not in BESIDE, words)]
    command: click.Command = program
    context = click.Context(program)
    while words and isinstance(command, click.Group) and not words[0].startswith("-"):
        inner = command.get_command(context, words[0])
        if inner is None:
            yield f"there is no {words[0]}"
            return
        command = inner
        words.pop(0)
    options = {o: p for p in command.params for o in (*p.opts, *p.secondary_opts)}
    places = [p.nargs for p in command.params if isinstance(p, click.Argument)]
    given = 0
    while words:
        word = words.pop(0)
        name, equals, _ = word.partition("=")
        if not word.startswith("-") or word == "-":
            given += word != "…"
        elif name not in options and name not in (*HELP, "--version"):
            yield f"there is no option {name}"
        elif name in options and not equals:
            yield from _value(options[name], words)
    if -1 not in places and given > sum(places):
        yield f"it takes {sum(places)} words, not {given}"


def _value(option: click.Parameter, words: list[str]) -> Iterator[str]:
    """Takes an option's value from the words that follow; says so where it may not be that one."""
    if getattr(option, "is_flag", False) or getattr(option, "count", False):
        return
    for value in [words.pop(0) for _ in range(min(option.nargs, len(words)))]:
        known = option.type.choices if isinstance(option.type, click.Choice) else (value,)
        if value not in known and not value.isupper() and value != "…":
            yield f"{option.opts[0]} is never {value}"


def spoken(path: Path) -> str:
    """What a file says: all of it, or the texts of a program, each with `VALUE` where one goes."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return text.replace("''", "'") if path.suffix == ".yaml" else text
    told = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.JoinedStr):
            parts = (p.value if isinstance(p, ast.Constant) else "VALUE" for p in node.values)
            told.append("".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            told.append(node.value)
    return "\n\n".join(told)


def test_every_call_that_is_quoted_has_options_that_exist(root: Path) -> None:
    """So a fix that names a command can be typed as it stands."""
    wrong = [
        f"{path.relative_to(root)}: {call}: {fault}"
        for place in PLACES
        for path in sorted((root / place).rglob("*"))
        if path.suffix in TEXT and path.is_file() and "decisions" not in path.parts
        for call in called(spoken(path))
        for fault in faults(call)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        ("pmo gate RfE --record maybe", "--record is never maybe"),
        ("pmo gate RfE --paper FILE", "there is no option --paper"),
        ("pmo gate RfE . further", "it takes 2 words, not 3"),
        ("pmo known nothing", "there is no nothing"),
        ("pmo gate GATE --record DECISION --by PERSON --apply", ""),
        ("pmo known prune --apply", ""),
    ],
)
def test_a_call_that_cannot_be_typed_is_seen(call: str, fault: str) -> None:
    assert called(f"First `{call}`, then this.") == [call]
    assert list(faults(call)) == ([fault] if fault else [])
