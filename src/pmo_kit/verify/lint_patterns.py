"""Whether a regular expression means the same to every engine, and cannot make one hang."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(](?:\?(?:<?[=!]|:|P?<\w+>))?|[|)]|"
    r"[*+?]|\{\d+(?:,\d*)?\}|.",
    re.DOTALL,
)
_SHORTHAND = re.compile(r"\\[dDwWsSbBpPAzZ]")
_ESCAPED = re.compile(r"\\\\")
_WRITTEN_OUT = re.compile(r"\\.")
_CLASSES = {r"\d": "[0-9]", r"\w": "[A-Za-z0-9_]", r"\s": "[ ]"}
_UNBOUNDED = re.compile(r"[*+]|\{\d+,\}")


def pattern_faults(pattern: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a pattern, each with a remedy."""
    try:
        re.compile(pattern)
    except re.error as error:
        yield f"The pattern is not valid: {error.msg}.", "Fix the regular expression."
        return
    if not pattern.startswith("^") or not _ends_anchored(pattern):
        yield (
            "The pattern is not anchored, so it also accepts text that merely contains a match.",
            "Begin it with ^ and end it with $.",
        )
    shorthand = _SHORTHAND.search(_ESCAPED.sub("", pattern))
    if shorthand:
        yield (
            f"`{shorthand.group()}` means different characters to different engines.",
            "Write the characters out: [0-9], [A-Za-z0-9_], [ ].",
        )
    yield from _structure_faults(pattern)


def better_pattern(pattern: str) -> str:
    """A pattern with its anchors, its alternatives in a group and its classes written out.

    Empty where something stays wrong, so that people have to write it anew.
    """
    inner = pattern.removeprefix("^")
    inner = inner[:-1] if _ends_anchored(inner) else inner
    inner = _WRITTEN_OUT.sub(lambda found: _CLASSES.get(found[0], found[0]), inner)
    if _has_bare_alternatives(inner):
        inner = f"({inner})"
    better = f"^{inner}$"
    return "" if better == pattern or [*pattern_faults(better)] else better


def _has_bare_alternatives(pattern: str) -> bool:
    depth = 0
    for token in _TOKEN.findall(pattern):
        depth += token.startswith("(") - (token == ")")
        if token == "|" and not depth:
            return True
    return False


def _ends_anchored(pattern: str) -> bool:
    if not pattern.endswith("$"):
        return False
    before = pattern[:-1]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 0


def _structure_faults(pattern: str) -> Iterator[tuple[str, str]]:
    tokens = _TOKEN.findall(pattern)
    opened: list[int] = []  # where the open groups begin
    closed: list[str] = []  # the tokens of the group that has just been closed
    for position, token in enumerate(tokens):
        if token[:2] == "(?" and token != "(?:":
            yield (
                f"`{token}` (look-around or a named group) is not known to every engine.",
                "Write the pattern without it; `(?:…)` is fine.",
            )
        if token.startswith("\\") and token[1:].isdigit():
            yield f"`{token}` refers back to a group.", "Write the pattern without it."
        if token == "|" and not opened:
            yield (
                "The alternatives are not in a group, so only the first begins at ^.",
                "Put them in a group: ^(a|b)$.",
            )
        if token == "$" and position < len(tokens) - 1:
            yield "`$` stands before the end.", "Let it end the whole pattern."
        if _UNBOUNDED.fullmatch(token) and _ambiguous(closed):
            yield (
                "A repetition inside a repetition can take some engines forever to match.",
                "Begin the group with a sign that the inner part has not, as in (-[a-z]+)*.",
            )
        closed = tokens[opened.pop() + 1 : position] if token == ")" and opened else []
        if token.startswith("("):
            opened.append(position)


def _ambiguous(group: list[str]) -> bool:
    """Whether a text can be cut into matches of a group in more than one way.

    It cannot where the group begins with a sign that nothing repeated in it matches.
    """
    repeated = [atom for atom, sign in pairwise(group) if _UNBOUNDED.fullmatch(sign)]
    if not repeated:
        return False
    first = group[0].removeprefix("\\")
    if len(first) != 1 or group[0] in "(|.^$" or "|" in group or group[1:2] in (["?"], ["*"]):
        return True
    return any(atom in (")", ".") or re.fullmatch(atom, first) for atom in repeated)
