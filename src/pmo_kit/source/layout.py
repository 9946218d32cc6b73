"""A document without what nobody reads: blanks at line ends, and empty lines at its end."""

from __future__ import annotations

import re
from collections.abc import Callable

from pmo_kit.source.blocks import closed_lines
from pmo_kit.source.document import Document
from pmo_kit.source.markdown import body_line
from pmo_kit.source.reader import read

# Compiled when met: few documents have blanks at line ends.
_ITEM = r" {0,3}(?:[-*+]|1[.)])[ \t]+[^ \t]"
_NUMBERED = r"( *)[0-9]{1,9}[.)][ \t]+[^ \t]"
_QUOTE = r" {0,3}>"


def laid_out(
    document: Document,
    front_matter: str = "fence",
    seen: Callable[[Document], Document] = lambda document: document,
) -> Document:
    """The document as its text would be read without blanks at line ends and with one newline last.

    In Markdown two or more blanks before a line that goes on with the paragraph stay, as two: they
    break the line. One blank stays behind a backslash, which says something else at a line's end.
    `seen` makes of a document that was read what its kind sees in it. A document whose data is not
    that of its text (an example's) is returned as it is.
    """
    if not _has_blanks(document.text):
        return document
    lines = document.text.split("\n")
    if document.format == "markdown":
        lines = _without_blanks(lines, body_line(document.text, front_matter))
    else:
        lines = [_bare(line) for line in lines]
    text = "\n".join(lines).rstrip("\n") + "\n"
    found = [
        read(text.encode(), document.path, document.format, front_matter=front_matter)
        for text in (document.text, text)
    ]
    was, now = (seen(one) if isinstance(one, Document) else None for one in found)
    return now if was and now and was.data == document.data else document


def _has_blanks(text: str) -> bool:
    ends_well = text.endswith("\n") and not text.endswith("\n\n")
    return not ends_well or " \n" in text or "\t\n" in text


def _bare(line: str) -> str:
    bare = line.rstrip(" \t")
    return f"{bare} " if bare.endswith("\\") and bare != line else bare


def _without_blanks(lines: list[str], body: int) -> list[str]:
    """The lines of a Markdown text; those before the body are YAML."""
    closed = closed_lines(lines, body)
    found = [_bare(line) for line in lines]
    for at in range(body, len(lines) - 1):
        breaks = lines[at].endswith("  ") and found[at]
        if breaks and not closed & {at, at + 1} and _goes_on(found[at], found[at + 1]):
            found[at] = lines[at].rstrip(" \t") + "  "
    return found


def _goes_on(line: str, after: str) -> bool:
    """Whether the next line may be of the same paragraph; where that is open, it may."""
    if not after.strip(" \t>") or re.match(_ITEM, after):
        return False
    if re.match(_QUOTE, after) and not re.match(_QUOTE, line):
        return False
    one, next_one = re.match(_NUMBERED, line), re.match(_NUMBERED, after)
    return not (one and next_one and len(next_one[1]) <= len(one[1]))
