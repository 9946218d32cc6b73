"""The repairs that findings carry, where no judgement is needed, and the lines they would make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pmo_kit.cel import Absent, CelEvalError, Checked
from pmo_kit.engine.compiled import CompiledRule
from pmo_kit.project.paths import parse
from pmo_kit.results import Fix
from pmo_kit.source import Change, Document, Route

_DIGITS = 12  # of a double: what adding up leaves behind them is no amount


def fixes_of(document: Document, changes: Sequence[Change]) -> tuple[Fix, ...]:
    """Changes to a document, each with the line as it would be."""
    if not changes:
        return ()
    from pmo_kit.source.edit import preview

    return tuple(
        Fix(change.action, document.path, change.route, change.value, line)
        for change, line in zip(changes, preview(document, changes), strict=True)
    )


def fixes_of_rule(
    rule: CompiledRule,
    document: Document,
    route: Route,
    broken: Mapping[str, Sequence[str]],
    run: Callable[[Checked], Any],
) -> tuple[Fix, ...]:
    """What a rule says would mend its finding; nothing where a value cannot be worked out."""
    if not rule.fixes or not rule.fix_kinds.isdisjoint(broken):
        return ()
    from pmo_kit.source.edit import value_at

    changes = []
    try:
        for path, to in rule.fixes:
            target = (*route, *(step for step in parse(path) if isinstance(step, str)))
            value = plain(run(to))
            if value_at(document.data, target) != value:
                changes.append(Change("set", target, value))
    except (Absent, CelEvalError):
        return ()
    return fixes_of(document, changes)


def plain(value: Any) -> str | int | float | bool:
    """A value of the rule language as a file has it. Raises `CelEvalError` for a list or a map."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        rounded = float(f"{value:.{_DIGITS}g}")
        return int(rounded) if rounded.is_integer() else rounded
    if isinstance(value, str | int):
        return value
    raise CelEvalError("a file's field takes a text, a number, a date, or true or false", 0)
