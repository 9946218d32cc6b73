"""Builds the same pages with a second site engine, and compares what the articles say."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

from checks.page_types import ARTICLE
from pmo_kit import handbook
from pmo_kit.cli.handbook_facts import program_facts
from pmo_kit.standard import data_root, load

LEFT_OUT = re.compile(r"<(script|style)\b.*?</\1>|<a class=\"?headerlink\b.*?</a>", re.DOTALL)
FRAME = re.compile(r"<(nav|aside|form)\b.*?</\1>|<button\b.*?</button>", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")


class Failed(Exception):
    """The second engine does not build the pages."""


def second(place: Path) -> Path:
    """The handbook as the second engine builds it, which wants its pages below its settings."""
    skip = shutil.ignore_patterns("vendor")
    shutil.copytree(data_root() / "docs", place / "docs", ignore=skip)
    config = handbook.assemble(load("core"), place, program_facts(), {"docs_dir": "docs"})
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--config-file", config.name],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed((done.stderr or done.stdout).strip())
    return place / "site"


def words(text: str) -> list[str]:
    """The words of a page's article; how an engine frames and marks them is its own business."""
    article = FRAME.sub(" ", LEFT_OUT.sub(" ", "".join(ARTICLE.findall(text))))
    return html.unescape(MARKUP.sub(" ", article)).split()


def differences(one: Path, other: Path) -> tuple[int, list[str]]:
    """How many pages there are; those that one engine did not build, or where the texts differ."""
    names = [
        {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
        for site in (one, other)
    ]
    found = [f"{name}: built by one engine only" for name in sorted(names[0] ^ names[1])]
    for name in sorted(names[0] & names[1]):
        ours, theirs = (words((s / name).read_text(encoding="utf-8")) for s in (one, other))
        if ours != theirs:
            at = next(
                (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
                min(len(ours), len(theirs)),
            )
            said = " / ".join(" ".join(w[at : at + 6]) or "nothing" for w in (ours, theirs))
            found.append(f"{name}: {said}")
    return len(names[0] | names[1]), found
