"""The headings and tables of 868 real documents are those that markdown-it finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from pmo_kit.source.blocks import blocks
from pmo_kit.source.links import links_and_code

pytestmark = [
    pytest.mark.real("real/enhancement-proposals"),
    pytest.mark.real("real/project-goals"),
]

# Code in a list that a fence closes which stands further left than the list's text: to the
# specification the list has ended there, and the closing fence opens code of its own.
DIFFERENT = {"AuthConfig-missing-fields.md"}

PARSER = MarkdownIt("commonmark").enable("table")


def found_by_markdown_it(text: str) -> tuple[list[Any], list[Any]]:
    """Headings and tables at the top level."""
    headings, tables = [], []
    tokens = PARSER.parse(text)
    for number, token in enumerate(tokens):
        if token.level or not token.map:
            continue
        line = token.map[0] + 1
        if token.type == "heading_open":
            text = tokens[number + 1].content.replace("\n", " ")
            headings.append((int(token.tag[1]), line, text))
        elif token.type == "table_open":
            rows: list[list[str]] = []
            for inner in tokens[number:]:
                if inner.type == "tr_open":
                    rows.append([])
                elif inner.type == "inline":
                    rows[-1].append(inner.content)
                elif inner.type == "table_close":
                    break
            tables.append((line, rows[0], rows[1:]))
    return headings, tables


def found_here(text: str) -> tuple[list[Any], list[Any]]:
    found = blocks(text.split("\n"), 0)
    headings = [(h["level"], h["line"], h["text"]) for h in found["headings"]]
    return headings, [(t["line"], t["header"], t["rows"]) for t in found["tables"]]


def body(path: Path) -> str:
    """A file's text with its front matter blanked, so that lines keep their numbers."""
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    end = text.find("\n---", 4) if text.startswith("---\n") else -1
    return "\n" * text.count("\n", 0, end + 4) + text[end + 4 :] if end > 0 else text


def _paths(shared: Path) -> list[Path]:
    folders = [shared / "real" / name for name in ("enhancement-proposals", "project-goals")]
    return sorted(path for folder in folders for path in folder.rglob("*.md"))


def _look_like_it(paths: list[Path]) -> int:
    """How many links and how much code there is; each stands on the line that is told."""
    count = 0
    for path in paths:
        lines = body(path).split("\n")
        links, code = links_and_code(lines, 0)
        for link in links:
            begin = ("![",) if link["image"] else ("[", "<", "http")
            assert any(sign in lines[link["line"] - 1] for sign in begin), (path, link)
        for one in code:
            fence = lines[one["line"] - 1]
            assert "```" in fence or "~~~" in fence, (path, one)
            assert one["language"] in fence
            first = one["text"].partition("\n")[0].strip()
            assert first in lines[one["line"]], (path, one)
        count += len(links) + len(code)
    return count


def test_links_and_code_of_some_real_documents(shared: Path) -> None:
    assert _look_like_it(_paths(shared)[::25]) > 300


@pytest.mark.long
def test_links_and_code_of_real_documents(shared: Path) -> None:
    assert _look_like_it(_paths(shared)) > 9000


@pytest.mark.long
def test_headings_and_tables_of_real_documents(shared: Path) -> None:
    paths = _paths(shared)
    different = set()
    counted = [0, 0]
    for path in paths:
        text = body(path)
        theirs = found_by_markdown_it(text)
        counted = [count + len(found) for count, found in zip(counted, theirs, strict=True)]
        if found_here(text) != theirs:
            different.add(path.name)
    assert (len(paths), counted) == (868, [22161, 813])
    assert different == DIFFERENT
