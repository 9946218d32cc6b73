"""A command is called without click where its words are plain, and what it is given is the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ASK = """
import json, sys
from importlib import import_module
from pmo_kit.cli.later import Declared, read
from pmo_kit.cli.commands import COMMANDS
calls, plain, whole = json.loads(sys.stdin.read()), {}, {}
if "click" in sys.argv:
    import click
names = dict.fromkeys(call[0] for call in calls)
commands = {name: getattr(import_module(f"pmo_kit.cli.{name}"), name) for name in names}
for call in calls:
    command = commands[call[0]]
    if isinstance(command, Declared):
        plain["\\0".join(call)] = repr(read(command._declared, call[1:]))
early = "click" in sys.modules
import click
from pmo_kit.cli.group import program
for call in calls:
    try:
        context = program.get_command(None, call[0]).make_context(call[0], call[1:])
        whole["\\0".join(call)] = repr({name: context.params[name] for name in context.params})
    except click.ClickException as error:
        whole["\\0".join(call)] = f"{type(error).__name__} {error.format_message()}"
    except click.exceptions.Exit:
        whole["\\0".join(call)] = "exit"
helps = {}
for name in COMMANDS:
    command = program.get_command(None, name)
    helps[name] = command.get_help(click.Context(command, info_name=name))
print(json.dumps({"plain": plain, "whole": whole, "helps": helps, "early": early}))
"""
WORDS = [
    [], ["."], [".", "."], [".", "nowhere"], ["nowhere"], [""], ["--", "."], ["-h"], ["--help"],
    ["--as-of", "2026-03-06"], ["--as-of=2026-03-06", "."], ["--as-of", "2026-3-6"], ["--as-of"],
    ["--as-of", "2026-03-06", "--as-of", "2026-03-07"], ["--as-of="], ["--as-of", "-x"],
    ["--gate", "RfE", "--commit"], ["--commit=1"], ["--commit", "--commit"], ["--no-such"],
    ["--format", "json"], ["--format", "jsn"], ["--form", "json"], ["--format=json", "."],
    ["--registry", "pyproject.toml", "--registry", "README.md"], ["--registry", "."],
    ["--report", "json=a", "--report", "text=b"], ["--standard", "core", "--edition", "1.0"],
    ["--on", "2026-03-06"], ["--apply"], ["--set", "a=b"], ["-o", "x"], ["--output", "x"],
    ["--by", "olga", "--reason", "It is.", "--until", "2026-03-06", "RISK-004"], ["a", "b"],
]  # fmt: skip
NAMES = ["check", "status", "accept", "add", "close", "explain", "fix", "gate", "handover", "init"]
NAMES += ["known", "new", "pause", "report", "resume", "stop", "waive"]


def asked(root: Path, *how: str) -> dict[str, Any]:
    calls = [[name, *words] for name in NAMES for words in WORDS]
    done = subprocess.run(
        [sys.executable, "-c", ASK, *how],
        input=json.dumps(calls),
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def late(root: Path) -> dict[str, Any]:
    """What is read and told where click comes last."""
    return asked(root)


def test_plain_words_mean_what_click_makes_of_them(late: dict[str, Any]) -> None:
    plain = {call: values for call, values in late["plain"].items() if values != "None"}
    for call, values in plain.items():
        assert sorted_values(values) == sorted_values(late["whole"][call]), call
    for call in ("check", "check\0.", "check\0--as-of=2026-03-06\0.", "status\0--format\0json"):
        assert call in plain


def sorted_values(values: str) -> list[str]:
    """Values in one order; what is no mapping stays one text."""
    if not values.startswith("{"):
        return [values]
    import datetime

    return sorted(map(repr, eval(values, {"datetime": datetime}).items()))


def test_what_click_refuses_is_left_to_it(late: dict[str, Any]) -> None:
    for call, told in late["whole"].items():
        if not told.startswith("{"):
            assert late["plain"].get(call, "None") == "None", call


def test_help_and_errors_are_those_of_click_from_the_start(
    root: Path, late: dict[str, Any]
) -> None:
    early = asked(root, "click")
    assert early["early"] and not early["plain"]
    assert late["plain"]
    assert late["helps"] == early["helps"]
    assert late["whole"] == early["whole"]


def test_a_check_of_plain_words_imports_no_click(root: Path) -> None:
    golden = root / "standards" / "core" / "golden" / "T1" / "closed"
    code = (
        "import sys; from pmo_kit.cli.program import run\n"
        f"run(['check', {str(golden)!r}, '--as-of', '2026-03-06'])\n"
        "print('click' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.splitlines()[-1] == "False", done.stderr
