"""Finds what an overlay says that reaches nothing, may collide, or loosens what it extends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit._text import did_you_mean
from pmo_kit.engine import Compiled
from pmo_kit.results import LEVELS
from pmo_kit.results.verification import Problem
from pmo_kit.source import Document
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard import Rule, Standard, StandardError, extended
from pmo_kit.standard.files import Layer
from pmo_kit.standard.thresholds import is_by_currency, laid_over
from pmo_kit.verify.corrections import REASONED, put, remove
from pmo_kit.verify.shape import problem


def base_of(layer: Layer) -> Standard | None:
    """The standard below this one, where there is one that can be built."""
    try:
        return extended(layer.folder)
    except StandardError:
        return None


def extending_problems(layer: Layer, base: Standard | None) -> list[Problem]:
    """Faults of a standard's own files towards what it extends."""
    if base is None:
        return []
    return [*_thresholds(layer, base), *_kinds(layer, base), *_never_asked(layer, base)]


def _thresholds(layer: Layer, base: Standard) -> Iterator[Problem]:
    documents: list[Document] = [*layer.rules, *layer.artifacts.values()]
    for name in layer.data.get("thresholds", {}):
        word = re.compile(rf"\b{re.escape(name)}\b")
        if name in base.thresholds or any(word.search(each.text) for each in documents):
            continue
        near = did_you_mean(name, base.thresholds).rstrip()
        yield problem(
            layer.head,
            ("thresholds", name),
            f"No rule reads the threshold `{name}`, and {base.name} has none of that name.",
            near or f"There are: {', '.join(base.thresholds)}.",
            likely_change(("thresholds", name), name, base.thresholds, key=True)
            or remove("thresholds", name),
            on_key=True,
        )


def _kinds(layer: Layer, base: Standard) -> Iterator[Problem]:
    start = f"{layer.data['id']}."
    for kind, document in layer.artifacts.items():
        if kind not in base.kinds and not kind.startswith(start):
            yield problem(
                document,
                ("kind",),
                f"`{kind}` may collide with a kind that {base.id} gets one day.",
                f"Begin its name with this standard's: `{start}{kind}`.",
            )


def _never_asked(layer: Layer, base: Standard) -> Iterator[Problem]:
    """Fields that are to be asked for at a gate, of a kind for which no gate asks."""
    for kind, document in layer.added.items():
        known = base.kinds.get(kind)
        by_gate = known is None or kind == "project" or (known.due and not known.outside)
        if "required" in document.data and not by_gate:
            yield problem(
                document,
                ("required",),
                f"No gate asks for a `{kind}`, so these fields are asked for nowhere.",
                f"Take this out, and write a rule on `{kind}` that asks for them: `has(…)`.",
                remove("required"),
                on_key=True,
            )


def threshold_problems(layer: Layer, base: Standard | None) -> list[Problem]:
    """Faults of a standard's directions, and thresholds loosened without a reason and approver."""
    inherited = base.thresholds if base else {}
    return [
        *_directions(layer, inherited),
        *_loosened_thresholds(layer, base),
        *_unneeded(layer, base),
    ]


def _directions(layer: Layer, inherited: Mapping[str, Any]) -> Iterator[Problem]:
    """Directions of thresholds that are not this standard's own to direct."""
    own = layer.data.get("thresholds", {})
    for name in layer.data.get("tighter", {}):
        route = ("tighter", name)
        if name in inherited:
            message = f"Which `{name}` is tighter was said where it was set first."
            taken = remove(*route)
            yield problem(layer.head, route, message, "Take it out here.", taken, on_key=True)
        elif name not in own:
            message = f"This standard has no threshold `{name}`."
            remedy = f"There are: {', '.join(own) or 'none'}."
            free = [one for one in own if one not in layer.data["tighter"]]
            changes = likely_change(route, name, free, key=True) or remove(*route)
            yield problem(layer.head, route, message, remedy, changes, on_key=True)


def _loosened_thresholds(layer: Layer, base: Standard | None) -> Iterator[Problem]:
    said = layer.data.get("loosens", {})
    for name in layer.data.get("thresholds", {}):
        looser = "" if name in said else _looser(layer, base, name)
        if looser:
            yield problem(
                layer.head,
                ("thresholds", name),
                looser,
                f"Say why and who decided: `loosens: {{{name}: {{reason: …, approved_by: …}}}}`; "
                "or keep to what is inherited.",
                put(layer.head, ("loosens", name), dict(REASONED)),
            )


def _unneeded(layer: Layer, base: Standard | None) -> Iterator[Problem]:
    """Records of a loosening that is none."""
    for name in layer.data.get("loosens", {}):
        if not _looser(layer, base, name):
            message = f"`{name}` is said to be loosened here, and is not."
            remedy = "Take it out, or correct the name of the threshold."
            loosened = [
                one
                for one in layer.data.get("thresholds", {})
                if one not in layer.data["loosens"] and _looser(layer, base, one)
            ]
            route = ("loosens", name)
            changes = likely_change(route, name, loosened, key=True) or remove(*route)
            yield problem(layer.head, route, message, remedy, changes, on_key=True)


def _looser(layer: Layer, base: Standard | None, name: str) -> str:
    """In which way a threshold asks for less than the inherited one; empty where it does not."""
    thresholds = layer.data.get("thresholds", {})
    if base is None or name not in thresholds or name not in base.thresholds:
        return ""
    before, after = base.thresholds[name], laid_over(base.thresholds, thresholds)[name]
    direction = base.tighter.get(name, "")
    for where, old, new in _values(base, before, after):
        if not _as_tight(old, new, direction):
            known = f" ({direction} is tighter)" if direction else ""
            return (
                f"`{name}` is {_shown(old)}{where} in {base.name} and {_shown(new)} here{known}, "
                "which may loosen it."
            )
    return ""


def _values(base: Standard, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """For what a threshold has a value, in words, and its old and new one.

    Of one by currency, a currency that is not set anew stays as it is, and a new one loosens
    nothing.
    """
    if is_by_currency(before) and is_by_currency(after):
        for currency in (each for each in after if each in before):
            for where, old, new in _values(base, before[currency], after[currency]):
                yield f"{where} in {currency}", old, new
        return
    by_tier = isinstance(before, Mapping) or isinstance(after, Mapping)
    for tier in [known.id for known in base.tiers] if by_tier else [""]:
        yield (f" for {tier}" if tier else ""), _for(tier, before), _for(tier, after)


def _for(tier: str, value: Any) -> Any:
    return value.get(tier) if isinstance(value, Mapping) else value


def _as_tight(old: Any, new: Any, direction: str) -> bool:
    """Whether a new value asks for at least as much as the old one; told of numbers only."""
    if old is None or old == new:
        return True
    if not (_is_number(old) and _is_number(new) and direction):
        return False
    return bool(new < old if direction == "lower" else new > old)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: Any) -> str:
    return "missing" if value is None else str(value)


def loosened_rules(layer: Layer, compiled: Compiled, base: Standard) -> Iterator[Problem]:
    """Inherited rules that this standard weakens without a recorded reason and approver."""
    below = {rule.id: rule for rule in base.rules}
    for document in layer.rules:
        rule = next((r.rule for r in compiled.rules if r.rule.id == document.data["id"]), None)
        inherited = below.get(document.data["id"])
        if rule is None or inherited is None or "loosens" in document.data:
            continue
        eased = rule.level != "shall" and inherited.shall_when not in ("", rule.shall_when)
        weaker = eased or LEVELS.index(rule.level) > LEVELS.index(inherited.level)
        if weaker or _conditions(rule) != _conditions(inherited):
            yield problem(
                document,
                ("level",) if weaker else ("check",),
                f"{rule.id} is inherited from {base.name}, and this may loosen it.",
                "Say why and who decided: `loosens: {reason: …, approved_by: …}`; "
                "or add a rule of your own that asks for more.",
                put(document, ("loosens",), dict(REASONED)),
            )


def _conditions(rule: Rule) -> tuple[str, str, dict[str, str]]:
    """What decides a rule, with the names that it uses."""
    return rule.check, rule.when, dict(rule.let)
