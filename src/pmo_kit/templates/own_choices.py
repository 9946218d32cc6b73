"""What a template offers to choose from, told in a company's own words, with its added tiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.standard.words import own_words
from pmo_kit.templates.project_template import Template

_LISTS = {"tier": "tiers", "method": "methods", "stage": "phases"}
"""By question, the list of a standard whose ids are its answers."""
_TIER = "tier"
_LIKE = "_like"
"""The constant that says of an added tier which of those a template knows it is made as."""


def in_own_words(
    template: Template, standard: Standard, layers: Sequence[tuple[Layer, str]]
) -> Template:
    """An inherited template whose choices bear the titles that a company gave them.

    A tier that it added is offered behind the others, where the template can make one as another.
    Without own words the template stays.
    """
    words, said = own_words(standard), dict(template.description)
    for key, name in _LISTS.items():
        known = {item.id: item for item in getattr(standard, name)}
        offered = said.get(key)
        if not words.get(name) or not isinstance(offered, list) or not {*offered} <= known.keys():
            continue
        added = [id for id in known if key == _TIER and _LIKE in said and id not in offered]
        if added:
            said[_LIKE] = _made_as(added, offered, [*known], layers)
        prompt: dict[str, Any] = dict(said["__prompts__"][key])
        for id in (*offered, *added):
            if title := words[name].get(id):
                usual = prompt.get(id, getattr(known[id], "means", ""))
                about = usual.partition(": ")[2] or usual
                prompt[id] = f"{title}: {about}" if about else title
        said[key] = [*offered, *added]
        said["__prompts__"] = {**said["__prompts__"], key: prompt}
    return replace(template, description=said) if words else template


def _made_as(
    added: Sequence[str],
    offered: Sequence[str],
    order: Sequence[str],
    layers: Sequence[tuple[Layer, str]],
) -> Mapping[str, str]:
    """Of each added tier the one as which it is made: the one it is like, else the next lighter."""
    like = {
        str(item["id"]): str(item["like"])
        for layer, _ in layers
        for item in layer.data.get("tiers", ())
        if "like" in item
    }
    found: dict[str, str] = {}
    for id in added:
        same, seen = id, set[str]()
        while same not in offered and same in like and same not in seen:
            seen.add(same)
            same = like[same]
        lighter = [one for one in order[: order.index(id)] if one in offered]
        found[id] = same if same in offered else [offered[0], *lighter][-1]
    return found
