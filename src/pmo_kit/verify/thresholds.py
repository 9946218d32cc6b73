"""Finds thresholds that a standard sets more loosely than what it extends, without saying why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.results.verification import Problem
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.verify.problem import problem


def threshold_problems(layer: Layer, base: Standard | None) -> list[Problem]:
    """Faults of a standard's directions, and thresholds loosened without a reason and approver."""
    inherited = base.thresholds if base else {}
    return [*_directions(layer, inherited), *_loosened(layer, base), *_unneeded(layer, base)]


def _directions(layer: Layer, inherited: Mapping[str, Any]) -> Iterator[Problem]:
    """Directions of thresholds that are not this standard's own to direct."""
    own = layer.data.get("thresholds", {})
    for name in layer.data.get("tighter", {}):
        route = ("tighter", name)
        if name in inherited:
            message = f"Which `{name}` is tighter was said where it was set first."
            yield problem(layer.head, route, message, "Take it out here.", on_key=True)
        elif name not in own:
            message = f"This standard has no threshold `{name}`."
            remedy = f"There are: {', '.join(own) or 'none'}."
            yield problem(layer.head, route, message, remedy, on_key=True)


def _loosened(layer: Layer, base: Standard | None) -> Iterator[Problem]:
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
            )


def _unneeded(layer: Layer, base: Standard | None) -> Iterator[Problem]:
    """Records of a loosening that is none."""
    for name in layer.data.get("loosens", {}):
        if not _looser(layer, base, name):
            message = f"`{name}` is said to be loosened here, and is not."
            remedy = "Take it out, or correct the name of the threshold."
            yield problem(layer.head, ("loosens", name), message, remedy, on_key=True)


def _looser(layer: Layer, base: Standard | None, name: str) -> str:
    """In which way a threshold asks for less than the inherited one; empty where it does not."""
    thresholds = layer.data.get("thresholds", {})
    if base is None or name not in thresholds or name not in base.thresholds:
        return ""
    before, after = base.thresholds[name], thresholds[name]
    by_tier = isinstance(before, Mapping) or isinstance(after, Mapping)
    direction = base.tighter.get(name, "")
    for tier in [known.id for known in base.tiers] if by_tier else [""]:
        old, new = _for(tier, before), _for(tier, after)
        if not _as_tight(old, new, direction):
            where = f" for {tier}" if tier else ""
            known = f" ({direction} is tighter)" if direction else ""
            return (
                f"`{name}` is {_shown(old)}{where} in {base.name} and {_shown(new)} here{known}, "
                "which may loosen it."
            )
    return ""


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
