"""The links and the fenced code of a Markdown document, with the lines on which they stand."""

from __future__ import annotations

from typing import Any

from pmo_kit.source.inlines import read_inline
from pmo_kit.source.leaves import leaves

Found = list[dict[str, Any]]


def links_and_code(lines: list[str], start: int) -> tuple[Found, Found]:
    """The links and the code from the line with index `start` on, in the order of the text.

    A link is `{text, target, line, image}`, code `{language, text, line}`. A link that names a
    label is told with what the label stands for. What stands in code or in a comment is no link.
    """
    found = leaves(lines, start)
    links = []
    for text in sorted(found.texts, key=lambda one: one.line):
        for link in read_inline(text.text, found.definitions).links:
            line = text.line + text.text.count("\n", 0, link.offset)
            links.append(
                {"text": link.text, "target": link.target, "line": line, "image": link.image}
            )
    code = [
        {"language": one.language, "text": one.text, "line": one.line}
        for one in sorted(found.code, key=lambda one: one.line)
    ]
    return links, code
