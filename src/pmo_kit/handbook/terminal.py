"""Writes a page as plain text for a terminal."""

from __future__ import annotations

import textwrap
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
    Link,
    Listing,
    Page,
    Quote,
    Span,
    Strong,
    Table,
    Text,
)

WIDTH = 88


def terminal(page: Page, width: int = WIDTH) -> str:
    """The page without markup: what `pmo explain` prints."""
    parts = [f"{_clean(page.title)}\n{'=' * min(width, len(page.title))}"]
    parts += [_WRITERS[type(block)](block, width) for block in page.blocks]
    if page.source:
        parts.append(_wrapped(page.source, width))
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(content: Line) -> str:
    """A line of spans as text."""
    return " ".join("".join(_span(span) for span in content).split())


def _span(span: Span) -> str:
    if isinstance(span, str):
        return _clean(span)
    if isinstance(span, Link):
        return _span(span.label)
    if isinstance(span, Code):
        return f"`{_clean(span.text)}`"
    if isinstance(span, Badge):
        return f"({_clean(span.text)})"
    if isinstance(span, Strong):
        return _clean(span.text)
    raise TypeError(span)


def _clean(text: str) -> str:
    """Text without what a terminal would obey: escapes and other control characters."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


def _wrapped(content: Line, width: int, first: str = "", rest: str | None = None) -> str:
    return textwrap.fill(
        plain(content),
        width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(block: Table, width: int) -> str:
    """Columns where they fit, otherwise one entry below the other."""
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    every = [list(block.header), *rows]
    widths = [max(len(row[n]) for row in every) for n in range(len(block.header))]
    if sum(widths) + 2 * len(widths) <= width:
        lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in every]
        lines.insert(1, "  ".join("-" * w for w in widths))
        return "\n".join(text.rstrip() for text in lines)
    return "\n".join(_entry(block.header, row, width) for row in block.rows)


def _cell(cell: Line) -> str:
    """A cell as text; code that leads it, or fills it, needs no marks around it."""
    bare = [span.label if isinstance(span, Link) else span for span in cell]
    only_code = all(isinstance(span, Code) or not str(span).strip() for span in bare)
    parts = [
        _clean(span.text)
        if isinstance(span, Code | Badge) and (only_code or not n)
        else _span(span)
        for n, span in enumerate(bare)
    ]
    return " ".join("".join(parts).split())


def _entry(header: tuple[str, ...], row: tuple[Line, ...], width: int) -> str:
    lines = [_wrapped((_cell(row[0]),), width)]
    for name, cell in zip(header[1:], row[1:], strict=True):
        if plain(cell):
            lines.append(_wrapped((f"{name}: {_cell(cell)}",), width, "    ", "      "))
    return "\n".join(lines)


def _heading(text: str) -> str:
    shown = _clean(text).replace("`", "")
    return f"{shown}\n{'-' * len(shown)}"


def _facts(block: Facts, width: int) -> str:
    terms = [_span(term) for term, _ in block.rows]
    indent = max(map(len, terms)) + 2
    return "\n".join(
        _wrapped(told, width, term.ljust(indent), " " * indent)
        for term, (_, told) in zip(terms, block.rows, strict=True)
    )


_WRITERS: dict[type, Callable[..., str]] = {
    Heading: lambda block, width: _heading(block.text),
    Text: lambda block, width: _wrapped(block.line, width),
    Lead: lambda block, width: _wrapped(block.line, width),
    Quote: lambda block, width: _wrapped(block.line, width, "    "),
    Bullets: lambda block, width: "\n".join(
        _wrapped(item, width, "- ", "  ") for item in block.lines
    ),
    Table: _table,
    Facts: _facts,
    Listing: lambda block, width: textwrap.indent(_clean(block.text.rstrip()), "    "),
}


def known_blocks() -> tuple[type[Block], ...]:
    """The blocks this writer knows; a test holds them to all there are."""
    return tuple(_WRITERS)
