"""A new tier, method or phase is asked for what one is asked for that it is like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit._text import did_you_mean
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard.files import Layer, at
from pmo_kit.standard.merge_items import WORDS

LIKE = ("phases", "tiers", "methods")
Data = Mapping[str, Any]


def likenesses(layer: Layer, whole: Data) -> dict[str, dict[str, str]]:
    """By list, such as `tiers`, of each new item that says so the one that it is like.

    Only what is in force counts. Raises `StandardError` where there is none of that name.
    """
    found: dict[str, dict[str, str]] = {}
    for name in LIKE:
        known = [str(item["id"]) for item in whole[name]]
        for index, item in enumerate(layer.data.get(name, ())):
            id, like = str(item["id"]), item.get("like")
            if like is None or id not in known:
                continue
            if like == id or like not in known:
                others = [one for one in known if one != id]
                near = did_you_mean(str(like), others)
                message = f"There is no other {WORDS[name]} `{like}` that `{id}` could be like."
                remedy = f"{near}There are: {', '.join(others)}."
                changes = likely_change((name, index, "like"), str(like), others)
                raise at(layer.head, (name, index, "like"), message, remedy, changes)
            found.setdefault(name, {})[id] = str(like)
    return found


def asked_alike(base: Data, whole: Data, like: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The rules, kinds, thresholds and modes of a base, which ask the new items for as much.

    `whole` has the items of all layers up to the one that says what is like what.
    """
    tiers = like.get("tiers", {})
    order = [str(tier["id"]) for tier in whole["tiers"]]
    earlier = {new: old for new, old in tiers.items() if order.index(new) < order.index(old)}
    return {
        "rules": {
            id: _rule(rule, like) if "applies" in rule else rule
            for id, rule in base["rules"].items()
        },
        "artifacts": {kind: _kind(data, like, earlier) for kind, data in base["artifacts"].items()},
        "thresholds": {
            name: _by_tier(value, tiers) for name, value in base.get("thresholds", {}).items()
        },
        "modes": {
            key: _copied(value, tiers) if key == "tiers" else value
            for key, value in base.get("modes", {}).items()
        },
    }


def _rule(data: Data, like: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """A rule that applies to the new items, too, and says to which."""
    applies = _widened(data["applies"], like)
    added = [one for name in like for one in applies.get(name, ()) if one in like[name]]
    return {**data, "applies": applies, "alike": [*data.get("alike", ()), *added]}


def _kind(data: Data, like: Mapping[str, Mapping[str, str]], earlier: Data) -> dict[str, Any]:
    """A kind that is due for the new items, too.

    What a lighter tier has to fill in is asked of each heavier one, so its fields are copied only
    for a new tier that comes before the one that it is like.
    """
    found = dict(data)
    if "due" in data:
        found["due"] = [_widened(due, like) for due in data["due"]]
    if isinstance(data.get("required"), Mapping):
        found["required"] = _copied(data["required"], earlier)
    if isinstance(data.get("burden"), Mapping):
        burden = data["burden"]
        started = [_widened(entry, like) for entry in burden.get("start", ())]
        found["burden"] = {**burden, "start": started} if started else burden
    return found


def _widened(scope: Data, like: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """A scope by `tiers`, `methods` and `phases`, in which each new item stands with its like."""
    found = dict(scope)
    for name, pairs in like.items():
        if name in scope:
            more = [new for new, old in pairs.items() if old in scope[name]]
            found[name] = [*dict.fromkeys([*scope[name], *more])]
    return found


def _by_tier(value: Any, tiers: Mapping[str, str]) -> Any:
    """A threshold, or that of a currency, with a value for each new tier."""
    if not isinstance(value, Mapping):
        return value
    inner = {key: _by_tier(one, tiers) for key, one in value.items()}
    return _copied(inner, tiers)


def _copied(values: Data, pairs: Mapping[str, str]) -> dict[str, Any]:
    more = {new: values[old] for new, old in pairs.items() if old in values and new not in values}
    return {**values, **more}
