"""Writes a page as Markdown that shows data as text: nothing a standard says becomes live HTML."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable

from pmo_kit.handbook.blocks import (
    Badge,
    Block,
    Bullets,
    Code,
    Facts,
    Heading,
    Lead,
    Line,
    Listing,
    Page,
    Quote,
    Span,
    Strong,
    Table,
    Text,
)

_SPECIAL = re.compile(r"[\\*_\[\]{}|#]")
_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_STARTS = re.compile(r"^([-+=:!?>~]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    """Plain text as Markdown that shows exactly this text."""
    text = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(lambda found: "\\" + found[0], text.replace("`", "&#96;"))


def prose(text: str) -> str:
    """A standard's sentence as Markdown: `code` stays code, all else is shown as written."""
    parts = []
    end = 0
    for found in _CODE.finditer(text):
        parts += [_edge(text[end : found.start()]), code(found[2])]
        end = found.end()
    return "".join(parts) + _edge(text[end:])


def code(text: str) -> str:
    """A code span, also for text that holds markup or backticks."""
    text = " ".join(text.split())
    if not text:
        return ""
    if re.search(r"[<>&`|\\]", text):
        every = "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in text)
        return f"<code>{every}</code>"
    return f"`{text}`"


def address(page: str, anchor: str, here: str) -> str:
    """The relative link from one page of the docs folder to another."""
    if not page or (page == here and anchor):
        return f"#{anchor}"
    to = posixpath.relpath(page, posixpath.dirname(here) or ".")
    return f"{to}#{anchor}" if anchor else to


def inline(content: Line, here: str) -> str:
    """A line of spans as Markdown."""
    text = "".join(_span(span, here) for span in content)
    return _STARTS.sub(_unlisted, text, count=1)


def fenced(text: str, language: str, title: str = "") -> str:
    """A code block whose fence is longer than any in the text."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    name = re.sub(r'["\n\\{}]', "", title)
    opening = f'{fence}{language} title="{name}"' if name else f"{fence}{language}"
    return f"{opening}\n{text.rstrip()}\n{fence}"


def body(blocks: tuple[Block, ...], here: str) -> str:
    """Blocks as Markdown, for a page or for a marked part of one."""
    return "\n\n".join(_WRITERS[type(block)](block, here) for block in blocks)


def markdown(page: Page) -> str:
    """A whole page with its front matter, its trail, and the file it was made from."""
    head = [f"title: {json.dumps(page.title, ensure_ascii=False)}"]
    if page.summary:
        summary = " ".join(page.summary.split())
        head.append(f"description: {json.dumps(summary, ensure_ascii=False)}")
    if page.tags:
        head += [
            "hide: [tags]",
            "tags:",
            *(f"  - {json.dumps(tag, ensure_ascii=False)}" for tag in page.tags),
        ]
    if page.weight != 1:
        head += ["search:", f"  boost: {page.weight}"]
    parts = ["---\n" + "\n".join(head) + "\n---"]
    if page.trail:
        parts.append(_classed("trail", inline(page.trail, page.path), searched=False))
    parts += [f"# {escaped(page.title)}", body(page.blocks, page.path)]
    if page.source:
        parts.append(_classed("source", inline(page.source, page.path), searched=False))
    return "\n\n".join(part for part in parts if part) + "\n"


def _edge(text: str) -> str:
    """Escaped text that keeps the one space it had at either end."""
    if not text.strip():
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return left + escaped(text) + right


def _unlisted(found: re.Match[str]) -> str:
    mark = found[1]
    return f"{mark}\\" if mark.isdigit() else f"&#{ord(mark)};"


def _span(span: Span, here: str) -> str:
    if isinstance(span, str):
        return prose(span)
    if isinstance(span, Code):
        return code(span.text)
    if isinstance(span, Strong):
        return f"**{escaped(span.text)}**"
    if isinstance(span, Badge):
        name = re.sub(r"[^a-z0-9]+", "-", span.text.lower()).strip("-")
        return f'<span class="badge badge--{name}">{escaped(span.text)}</span>'
    label = code(span.label.text) if isinstance(span.label, Code) else escaped(span.label)
    return f"[{label}]({address(span.page, span.anchor, here)})"


def _classed(name: str, text: str, searched: bool = True) -> str:
    hidden = "" if searched else " data-search-exclude"
    return f'<div class="{name}"{hidden} markdown>\n\n{text}\n\n</div>'


def _heading(block: Heading, here: str) -> str:
    anchor = f" {{ #{block.anchor} }}" if block.anchor else ""
    return f"{'#' * block.level} {prose(block.text)}{anchor}"


def _table(block: Table, here: str) -> str:
    rows = [" | ".join(escaped(cell) or "&nbsp;" for cell in block.header)]
    rows.append(" | ".join("---" for _ in block.header))
    rows += [" | ".join(inline(cell, here) or "&nbsp;" for cell in row) for row in block.rows]
    return _classed(f"table table--{block.style}", "\n".join(f"| {row} |" for row in rows))


def _facts(block: Facts, here: str) -> str:
    """A definition list: each term a line, what it means below it."""
    entries = (f"{_span(term, here)}\n:   {inline(told, here)}" for term, told in block.rows)
    return _classed("facts", "\n\n".join(entries))


_WRITERS: dict[type, Callable[..., str]] = {
    Heading: _heading,
    Text: lambda block, here: inline(block.line, here),
    Lead: lambda block, here: _classed("lead", inline(block.line, here)),
    Quote: lambda block, here: f"> {inline(block.line, here)}",
    Bullets: lambda block, here: "\n".join(f"- {inline(item, here)}" for item in block.lines),
    Table: _table,
    Facts: _facts,
    Listing: lambda block, here: fenced(block.text, block.language, block.title),
}
