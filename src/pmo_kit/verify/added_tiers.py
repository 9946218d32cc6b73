"""Finds tiers that a standard adds and of which it does not say what is asked of them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from pmo_kit.results.correction import BLANK
from pmo_kit.results.verification import Problem
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.standard.merge_items import PLACES
from pmo_kit.verify.corrections import put
from pmo_kit.verify.shape import problem


def added_tier_problems(layer: Layer, base: Standard | None) -> Iterator[Problem]:
    """For each added tier the inherited thresholds that have a value for every tier but this one.

    Rules would look for it and find nothing. A tier that is `like` another has that one's values.
    """
    known = {tier.id for tier in base.tiers} if base else set()
    own = layer.data.get("thresholds", {})
    for index, tier in enumerate(layer.data.get("tiers", ()) if base else ()):
        id = str(tier["id"])
        if id in known or "like" in tier:
            continue
        for name, value in base.thresholds.items() if base else ():
            given = own.get(name)
            said = given is not None and not (isinstance(given, Mapping) and id not in given)
            if isinstance(value, Mapping) and known <= value.keys() and not said:
                yield problem(
                    layer.head,
                    ("tiers", index, "id"),
                    f"`{name}` has a value for each tier, and none for `{id}`.",
                    f"Write `like: TIER` here, or `{name}: {{{id}: …}}` under `thresholds`.",
                    put(layer.head, ("tiers", index, "like"), _neighbour(layer, index, known)),
                )


def _neighbour(layer: Layer, index: int, known: Container[str]) -> str:
    """The inherited tier that a new one stands beside, or else a sign for people to replace."""
    tier = layer.data["tiers"][index]
    return next((str(tier[key]) for key in PLACES if tier.get(key) in known), BLANK)
