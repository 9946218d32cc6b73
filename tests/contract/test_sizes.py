"""Code stays small enough to read: modules, functions, and the sentence atop each module."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

MODULE_LINES = 350
FUNCTION_LINES = 60
FOLDERS = ("src", "bench", "scripts")


def modules(root: Path) -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py"))


def complaints(text: str) -> Iterator[str]:
    """What is too long in one module, and whether it opens with one sentence."""
    if (count := len(text.splitlines())) > MODULE_LINES:
        yield f"{count} lines; at most {MODULE_LINES}"
    tree = ast.parse(text)
    opening = (ast.get_docstring(tree) or "").split("\n\n")[0]
    if not opening.endswith(".") or re.search(r"[.!?]\s+[A-Z]", opening):
        yield "does not open with a docstring of one sentence"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            count = (node.end_lineno or node.lineno) - node.lineno + 1
            if count > FUNCTION_LINES:
                yield f"line {node.lineno}: {node.name} has {count} lines; at most {FUNCTION_LINES}"


def unlinted(root: Path, *options: str) -> set[str]:
    """The modules at which ruff does not look, by its settings or by these options."""
    ruff = Path(sys.executable).parent / "ruff"
    command = [str(ruff), "check", "--show-files", *options, *FOLDERS]
    shown = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=True)
    return {str(path) for path in modules(root)} - set(shown.stdout.splitlines())


def test_every_module_is_linted(root: Path) -> None:
    assert unlinted(root) == set()
    assert unlinted(root, "--extend-exclude", "templates")


def test_every_module_is_small_and_says_what_it_is(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {complaint}"
        for path in modules(root)
        for complaint in complaints(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"""One room."""\n' + "x = 1\n" * 350, "351 lines"),
        ("x = 1\n", "does not open"),
        ('"""One room. And another."""\n', "does not open"),
        ('"""One room."""\ndef long():\n' + "    x = 1\n" * 60, "long has 61 lines"),
    ],
)
def test_what_is_too_long_is_named(text: str, expected: str) -> None:
    assert any(expected in complaint for complaint in complaints(text))
