"""Spelling by codespell, and the house's own words, over all that people read."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import yaml

WORDS = Path(__file__).with_name("words.yaml")
LISTING = re.compile(r"^( *)(`{3,}).*?^\1\2$|<!--.*?-->", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|<[^<>\n]*>")
READ = ("docs", "standards", "templates", "examples")
SETTINGS = Path(__file__).resolve().parents[2] / "pyproject.toml"


class Word(NamedTuple):
    """A word that is not ours, what to say instead, and why."""

    pattern: re.Pattern[str]
    say: str
    why: str


def words() -> list[Word]:
    """The house's words, from their file."""
    entries = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return [Word(re.compile(e["pattern"], re.IGNORECASE), e["say"], e["why"]) for e in entries]


def texts(root: Path) -> list[Path]:
    """What people read: pages, templates, and the prose within standards."""
    found = [path for folder in READ for path in (root / folder).rglob("*")]
    return sorted([*root.glob("*.md"), *(p for p in found if p.suffix in (".md", ".yaml"))])


def prose(text: str) -> str:
    """A page without what is code, with every line where it was."""
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
