"""Which names for parts of conditions a rule uses: those of its standard that it names, its own."""

# By words alone, and nothing is parsed: one within a text in quotes or behind a dot is no name,
# each other one counts.

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_WORD = re.compile(r"(?<![\w.])[a-z]\w*")
_SHOWN = re.compile(r"\{([^{}]*)\}")


def named_in(rule: Mapping[str, Any], shared: Mapping[str, str]) -> dict[str, str]:
    """What stands under `let` in a standard for what a rule names, then what the rule adds."""
    own: Mapping[str, str] = rule.get("let", {})
    waiting = [str(rule.get(field, "")) for field in ("when", "check", "found")]
    waiting += [*own.values(), *(step["to"] for step in rule.get("mend", ()))]
    waiting += _SHOWN.findall(f"{rule['message']} {rule['fix']}")
    heads = {head.partition("(")[0]: head for head in shared}
    found: set[str] = set()
    while waiting:
        words = _WORD.findall(_QUOTED.sub("", waiting.pop()))
        new = {heads[word] for word in words if word in heads} - found
        found |= new
        waiting += [shared[head] for head in new]
    return {**{head: text for head, text in shared.items() if head in found}, **own}
