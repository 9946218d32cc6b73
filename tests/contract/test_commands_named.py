"""No message, template or page names a command that the program does not have."""

from __future__ import annotations

import re
from pathlib import Path

import click

from pmo_kit.cli.program import COMMANDS, program

NAMED = re.compile(r"(?:`|; |\$ |^ {4})pmo ([a-z]+)\b", re.MULTILINE)
PLACES = ("src", "templates", "standards", "docs", "examples")
KNOWN = program.list_commands(click.Context(program))
TEXT = {".py", ".md", ".yaml", ".yml", ".json", ".txt"}


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
