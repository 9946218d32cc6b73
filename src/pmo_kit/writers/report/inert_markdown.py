"""Text from projects made inert for Markdown: no markup, link, mention or reference comes alive."""

from __future__ import annotations

import re

from pmo_kit._text import safe

_JOINER = "\u2060"
"""Word joiner: no width, no break, and no program takes what follows for one word with its sign."""

_MARKUP = {ord(c): f"&#{ord(c)};" for c in "\\`*_[]|~$^<>{}"} | {ord("&"): "&amp;"}
_SIGNS = re.compile(r"(?<=[@#!%~$&^])(?=\w)|(?<=:)(?=//)|(?i:(?<=\bwww)(?=\.)|(?<=\bgh-)(?=\d))")
_COMMIT = re.compile(r"\b(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{7,40}\b")
_CODE = re.compile(r"`([^`]+)`")


def plain(text: str, longest: int = 300) -> str:
    """Text as Markdown, also inside a table or a summary: markup is shown as it was written.

    Entities never make structure. A word joiner parts `@`, `#` and the like from the name behind
    them, since forges look for mentions, references and addresses after entities were resolved.
    """
    shown = _COMMIT.sub(_parted, safe.line(text, longest))
    return _SIGNS.sub(_JOINER, shown).translate(_MARKUP)


def _parted(match: re.Match[str]) -> str:
    return match[0][0] + _JOINER + match[0][1:]


def code(text: str, longest: int = 300) -> str:
    """The same, in the type of code."""
    return f"<code>{plain(text, longest)}</code>" if text else ""


def prose(text: str, longest: int = 600) -> str:
    """The same, where what stands between backticks is shown as code."""
    parts = _CODE.split(safe.line(" ".join(text.split()), longest))
    return "".join(code(part) if n % 2 else plain(part, longest) for n, part in enumerate(parts))


def fenced(lines: list[str]) -> str:
    """Lines as a code block that nothing in them can end."""
    shown = [safe.line(line.replace("\t", " " * safe.TAB), 300) for line in lines]
    longest = max((len(run) for line in shown for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}text", *shown, fence])
