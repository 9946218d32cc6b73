"""Finds inherited gates and tiers that a standard loosens without a reason and an approver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.results.verification import Problem
from pmo_kit.source import Route
from pmo_kit.standard import Gate, Standard, Tier
from pmo_kit.standard.files import Layer
from pmo_kit.verify.corrections import REASONED, put
from pmo_kit.verify.shape import problem

_REMEDY = (
    "Say why and who decided, beside it: `loosens: {reason: …, approved_by: …}`; "
    "or keep to what is inherited."
)


def loosened_item_problems(layer: Layer, base: Standard | None) -> Iterator[Problem]:
    """Gates that are held less or passed by more people, tiers that admit larger projects.

    Each is compared with the standard just below. One that records its `loosens` is let pass.
    """
    if base is None:
        return
    gates = {gate.id: gate for gate in base.gates}
    tiers = {tier.id: tier for tier in base.tiers}
    for index, item in enumerate(layer.data.get("gates", ())):
        if item["id"] in gates and "loosens" not in item:
            for key, why in _gate(gates[item["id"]], item):
                message = f"The gate `{item['id']}` is inherited from {base.name}; {why}."
                yield _told(layer, ("gates", index), key, message)
    for index, item in enumerate(layer.data.get("tiers", ())):
        if item["id"] in tiers and "loosens" not in item:
            for key, why in _tier(tiers[item["id"]], item):
                message = f"The tier `{item['id']}` is inherited from {base.name}; {why}."
                yield _told(layer, ("tiers", index), key, message)


def _told(layer: Layer, item: Route, key: str, message: str) -> Problem:
    """A loosening without a reason, with the record of one to fill in."""
    reasoned = put(layer.head, (*item, "loosens"), dict(REASONED))
    return problem(layer.head, (*item, key), message, _REMEDY, reasoned)


def _gate(gate: Gate, own: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """In which fields a gate asks for less than the inherited one, and how."""
    if gate.ends and own.get("ends") is False:
        yield "ends", "here no project has to pass it any more"
    if gate.where == "project" and own.get("where", gate.where) != gate.where:
        yield "where", "here it is not recorded in the project"
    more = [
        role
        for role in own.get("may_decide", ())
        if role not in (gate.may_decide or (gate.decides,))
    ]
    if more:
        yield "may_decide", f"here it may also be passed by {' and '.join(more)}"
    if own.get("decides", gate.decides) != gate.decides:
        yield "decides", f"there {gate.decides or 'nobody'} decides, and here {own['decides']}"
    if own.get("review_by", gate.review_by) != gate.review_by:
        yield "review_by", "here its review may be missing for another time"


def _tier(tier: Tier, own: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Limits that are higher than the inherited ones, or gone."""
    if "limits" not in own:
        return
    for name, most in tier.limits.items():
        now = own["limits"].get(name)
        if now is None or (_is_number(now) and _is_number(most) and now > most):
            yield "limits", f"there `{name}` is {most} at most, and here {now or 'without a limit'}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
