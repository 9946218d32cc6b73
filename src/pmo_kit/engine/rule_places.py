"""Where a finding of a rule points: at a field, at a place that the rule computes, or at a key."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel import CelEvalError
from pmo_kit.engine.state import View
from pmo_kit.project.paths import PathError, Pick, element, element_of_any, follow, parse, plain
from pmo_kit.source import Route
from pmo_kit.source.front_matter_keys import in_file
from pmo_kit.standard import Rule


def named_place(rule: Rule, view: View, route: Route, found: Any) -> Route:
    """What a finding points at; in a list, the first element that was found, if any was.

    A rule on a whole file that names no field looks through each of the file's lists.
    """
    data, lists = view.artifact.document.data, view.kind.lists
    names = [name for name in found if isinstance(name, str)] if isinstance(found, list) else []
    if rule.at:
        steps = tuple(step for step in parse(rule.at) if isinstance(step, str))
        return element(data, (*route, *steps), names, lists)
    return in_file(view.artifact.document, route) or element_of_any(data, names, lists)


def computed_place(view: View, route: Route, value: Any) -> Route:
    """The route to a place that a rule computed, from the item: a path, or its steps as texts.

    A key that is not there may be the last step, so that a finding can say where it belongs.
    Raises `CelEvalError` where it leads nowhere.
    """
    steps = value if isinstance(value, list) else [value]
    at: Any = view.artifact.document.data
    try:
        for step in route:
            at = at[step]
        asked = parse(value) if isinstance(value, str) else tuple(map(Pick, map(str, steps)))
        return (*route, *follow(at, asked, view.kind.lists, plain(route)))
    except (PathError, LookupError, TypeError):
        shown = ", ".join(map(str, steps))
        message = f"`at` gives `{shown}`, and there is no such place in {view.path}"
        raise CelEvalError(message, 0) from None
