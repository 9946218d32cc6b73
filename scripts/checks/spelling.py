"""Spelling by codespell, and the house's own words, over all that people read."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

WORDS = Path(__file__).with_name("words.yaml")
LISTING = re.compile(r"^( *)(`{3,}).*?^\1\2$|<!--.*?-->", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|<[^<>\n]*>")
READ = ("docs", "standards", "templates", "examples")
SETTINGS = Path(__file__).resolve().parents[2] / "pyproject.toml"


class Word(NamedTuple):
    """A word that is not ours, what to say instead, and why; `of` says in which texts."""

    pattern: re.Pattern[str]
    say: str
    why: str
    of: str = "pages"  # or `messages`: rules, and what the program says


def words(of: str = "pages") -> list[Word]:
    """The house's words for pages or for messages, from their file."""
    entries = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    found = [Word(**{**e, "pattern": re.compile(e["pattern"], re.IGNORECASE)}) for e in entries]
    return [word for word in found if word.of == of]


def texts(root: Path) -> list[Path]:
    """What people read: pages, templates, and the prose within standards.

    The words of the search are those of people who do not know ours.
    """
    found = [path for folder in READ for path in (root / folder).rglob("*")]
    found = [path for path in found if "search" not in path.parts]
    return sorted([*root.glob("*.md"), *(p for p in found if p.suffix in (".md", ".yaml"))])


def prose(text: str) -> str:
    """A page without code, with every line where it was."""
    without = LISTING.sub(lambda found: "\n" * found[0].count("\n"), text)
    return CODE.sub(" ", without)


def foreign_words(paths: Iterable[Path], house: list[Word], root: Path) -> list[str]:
    """Where a page uses a word that the house has another for."""
    return [
        f"{path.relative_to(root)}:{number}: `{found[0]}`; say {word.say}: {word.why}"
        for path in paths
        for number, line in enumerate(prose(path.read_text(encoding="utf-8")).splitlines(), 1)
        for word in house
        for found in word.pattern.finditer(line)
    ]


def messages(root: Path) -> Iterator[tuple[str, str]]:
    """Where something is told to users, and the text: rules but for their reasons, the program."""
    for path in sorted((root / "standards").rglob("rules/*/*.yaml")):
        rule = yaml.safe_load(path.read_text(encoding="utf-8"))
        for field in ("name", "title", "message", "fix"):
            yield f"{path.relative_to(root)} {field}", str(rule.get(field, ""))
    for path in sorted((root / "src/pmo_kit").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        quiet = {id(doc) for doc in _docstrings(tree)}
        for node in ast.walk(tree):
            text = _text(node)
            if " " in text.strip() and id(node) not in quiet:
                yield f"{path.relative_to(root)}:{getattr(node, 'lineno', 1)}", text


def _text(node: ast.AST) -> str:
    """A string of a program, with `VALUE` where one goes; empty for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "VALUE" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    """What documents code: strings that stand alone, but for what click prints as help."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            shown = any("click" in ast.unparse(one) for one in getattr(node, "decorator_list", ()))
            alone = (part.value for part in node.body if isinstance(part, ast.Expr))
            yield from () if shown else alone


def foreign_messages(told: Iterable[tuple[str, str]], house: list[Word]) -> list[str]:
    """Where a message uses a word that the house has another for."""
    return [
        f"{place}: `{found[0]}`; say {word.say}: {word.why}"
        for place, text in told
        for word in house
        for found in word.pattern.finditer(CODE.sub(" ", text))
    ]


def misspelt(paths: Iterable[Path], root: Path) -> list[str]:
    """What codespell would write otherwise."""
    command = [sys.executable, "-m", "codespell_lib", "--toml", str(SETTINGS)]
    done = subprocess.run(
        [*command, "--", *(path.relative_to(root).as_posix() for path in paths)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 65) or done.stderr:
        raise RuntimeError(f"codespell: {done.stderr.strip() or done.returncode}")
    return done.stdout.splitlines()
