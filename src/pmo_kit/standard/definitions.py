"""Which names for parts of conditions a rule uses: those of its standard that it names, its own."""

# By words alone, and nothing is parsed: one within a text in quotes or behind a dot is no name,
# each other one counts.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from pmo_kit.cel import CelSyntaxError
from pmo_kit.cel.placeholders import parts_of

_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_WORD = re.compile(r"(?<![\w.])[a-z]\w*")


def named_in(rule: Mapping[str, Any], shared: Mapping[str, str]) -> dict[str, str]:
    """What stands under `let` in a standard for what a rule names, then what the rule adds."""
    own: Mapping[str, str] = rule.get("let", {})
    waiting = [*own.values(), *cel_texts(rule)]
    heads = {head.partition("(")[0]: head for head in shared}
    found: set[str] = set()
    while waiting:
        words = _WORD.findall(_QUOTED.sub("", waiting.pop()))
        new = {heads[word] for word in words if word in heads} - found
        found |= new
        waiting += [shared[head] for head in new]
    return {**{head: text for head, text in shared.items() if head in found}, **own}


def cel_texts(rule: Mapping[str, Any]) -> Iterator[str]:
    """Every expression of a rule's data, but for what stands under `let`."""
    for field in ("when", "check", "shall_when", "found"):
        yield str(rule.get(field, ""))
    at = rule.get("at")
    yield str(at.get("cel", "")) if isinstance(at, Mapping) else ""
    yield from (str(step["to"]) for step in rule.get("mend", ()))
    for field in ("message", "fix"):
        with suppress(CelSyntaxError):  # told where the rule is compiled
            yield from (part.text for part in parts_of(rule[field]) if not isinstance(part, str))
