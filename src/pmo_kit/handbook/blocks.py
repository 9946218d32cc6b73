"""What a page is made of, before any markup: headings, sentences, tables, code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A short piece shown as written: a field's path, a command."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page, by its path in the docs folder; empty means the same page."""

    label: str | Code
    page: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Strong:
    """A word that carries weight."""

    text: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A level, tier or state, as a small label."""

    text: str


Span = str | Code | Link | Strong | Badge
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the page's own; `anchor` is what links to it name."""

    text: str
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Lead:
    """The one paragraph under the title that a hurried reader needs."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody or something says, word for word."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one line each."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; `style` tells the style sheet how it folds on a phone."""

    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms with what is to be said on each, in two columns where there is room."""

    rows: tuple[tuple[str | Link, Line], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Several lines of code in a language that the highlighter knows."""

    text: str
    language: str = "text"
    title: str = ""


Block = Heading | Text | Lead | Quote | Bullets | Table | Facts | Listing


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the reference: where it lies, what it is called, what it says."""

    path: str
    title: str
    blocks: tuple[Block, ...]
    trail: Line = ()
    source: Line = ()
    summary: str = ""
    tags: tuple[str, ...] = ()
    boost: float = 1


def line(*spans: Span) -> Line:
    """A line of text from its parts."""
    return spans


def joined(parts: list[Line] | tuple[Line, ...], between: str = ", ") -> Line:
    """Several lines as one, with something between them."""
    spans: list[Span] = []
    for number, part in enumerate(parts):
        if number:
            spans.append(between)
        spans.extend(part)
    return tuple(spans)
