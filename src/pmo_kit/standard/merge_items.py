"""Lays a layer's phases, gates, tiers, methods and roles over those below it, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pmo_kit._text import did_you_mean
from pmo_kit.results.correction import BLANK
from pmo_kit.source import Change, Route
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard.editions import in_force
from pmo_kit.standard.files import Layer, at
from pmo_kit.standard.model import StandardError

WORDS = {
    "phases": "phase",
    "gates": "gate",
    "tiers": "tier",
    "methods": "method",
    "roles": "role",
}
"""The lists of a standard's head whose items are known by an id, and what one item is called."""
NEEDED = {"gates": ("title", "phase")}
PLACES = ("after", "before")
_UNSAFE = "{}`"

Item = Mapping[str, Any]


def items_over(layer: Layer, name: str, base: Mapping[str, Any], edition: str) -> list[Item]:
    """The items of one list, such as `gates`, once a layer lies over those of its base.

    An item with an inherited id sets the fields that it has; every other is added, where its
    `after` or `before` says. Raises `StandardError` for one that is new and lacks what an item
    needs, or names a neighbour that there is not.
    """
    order = [str(one["id"]) for one in layer.data["editions"]]
    found = {str(item["id"]): item for item in base.get(name, ())}
    sequence, extends = list(found), bool(base["layers"])
    for index, item in enumerate(layer.data.get(name, ())):
        if not in_force(item, edition, order):
            continue
        one = _One(layer, name, index, item)
        id = str(item["id"])
        if extends:
            one.require_plain_words()
        if id in found:
            one.require_no_place()
            found[id] = renamed(found[id], one.fields()) if extends else one.fields()
        else:
            one.require_whole(found)
            found[id] = one.fields() | ({"own_words": True} if extends else {})
            sequence.insert(_position(one, sequence, found, base), id)
    return [found[id] for id in sequence]


def renamed(below: Item, own: Item) -> Item:
    """An inherited item with the fields that a layer sets.

    The words that it had before are kept among its other names. A new title takes the everyday
    name away that stood beside the old one, unless the layer gives one, too.
    """
    whole = {**below, **own}
    if "title" in own and "everyday" not in own:
        whole.pop("everyday", None)
    words = [below["title"], *filter(None, [below.get("everyday")])]
    now = {whole["title"], whole.get("everyday")}
    former = [word for word in words if word not in now]
    if former and ("title" in own or "everyday" in own):
        whole["own_words"] = True
        whole["other_names"] = list(dict.fromkeys([*whole.get("other_names", ()), *former]))
    return whole


class _One:
    """One item of a layer's list, and where in its file it stands."""

    def __init__(self, layer: Layer, name: str, index: int, item: Item) -> None:
        self.layer, self.name, self.index, self.item = layer, name, index, item
        self.word = WORDS[name]

    def error(
        self, key: str, message: str, remedy: str, changes: Sequence[Change] = ()
    ) -> StandardError:
        """What is wrong with it, at one of its fields, and the changes that set it right."""
        return at(self.layer.head, self.route(key), message, remedy, changes)

    def route(self, key: str) -> Route:
        """Where one of its fields stands."""
        return self.name, self.index, key

    def fields(self) -> dict[str, Any]:
        """What it says of itself, without its place."""
        return {
            key: value
            for key, value in self.item.items()
            if key not in (*PLACES, "like", "loosens")
        }

    def require_plain_words(self) -> None:
        """Raises `StandardError` for words that would not stay words within a rule's message."""
        for key in ("title", "everyday"):
            said = str(self.item.get(key, ""))
            if any(sign in said for sign in _UNSAFE) or not said.isprintable():
                raise self.error(
                    key,
                    f"`{key}` holds a brace, a backtick or a sign that cannot be shown.",
                    "Take it out: messages show these words, and would read it as a field or code.",
                    [Change("set", self.route(key), _without_signs(said))],
                )

    def require_no_place(self) -> None:
        """Raises `StandardError` where an inherited item is given another place."""
        for key in (*PLACES, "like"):
            if key in self.item:
                id = self.item["id"]
                raise self.error(
                    key,
                    f"The {self.word} `{id}` is inherited, and `{key}` is for one that is new.",
                    f"Remove `{key}`, or give the new {self.word} an id of its own.",
                    [Change("remove", self.route(key))],
                )

    def require_whole(self, found: Mapping[str, Item]) -> None:
        """Raises `StandardError` where a new item lacks what every item needs."""
        for key in NEEDED.get(self.name, ("title",)):
            if key not in self.item:
                id = str(self.item["id"])
                near = did_you_mean(id, found)
                known = f"Inherited: {', '.join(found)}. " if found else ""
                blank = [Change("set", self.route(key), BLANK)]
                meant = likely_change(self.route("id"), id, found)
                raise self.error(
                    "id",
                    f"The {self.word} `{id}` is new here, and has no `{key}`.",
                    f"{near}{known}For a new one write `{key}: …`.",
                    meant or blank,
                )


def _without_signs(text: str) -> str:
    """A text without what would not stay words."""
    return "".join(sign for sign in text if sign.isprintable() and sign not in _UNSAFE)


def _position(one: _One, sequence: list[str], found: Mapping[str, Item], base: Item) -> int:
    """Where in the sequence a new item goes.

    Without a place of its own a gate comes behind those of its phase and of the phases before it,
    but not behind the one that ends its phase; everything else comes last.
    """
    for key in PLACES:
        if key in one.item:
            other = str(one.item[key])
            if other not in sequence:
                near = did_you_mean(other, sequence)
                message = f"There is no {one.word} `{other}`."
                changes = likely_change(one.route(key), other, sequence)
                raise one.error(key, message, f"{near}There are: {', '.join(sequence)}.", changes)
            return sequence.index(other) + (key == "after")
    if not base["layers"]:
        return len(sequence)
    if one.name == "phases":
        raise one.error(
            "id",
            f"The phase `{one.item['id']}` is new here, and nothing says between which it lies.",
            f"Write `after: ID` with one of {', '.join(sequence)}.",
            [Change("set", one.route("after"), sequence[-1])],
        )
    return _behind_its_phase(one, sequence, found, base) if one.name == "gates" else len(sequence)


def _behind_its_phase(one: _One, sequence: list[str], found: Mapping[str, Item], base: Item) -> int:
    phases = [
        str(phase["id"]) for phase in (*base.get("phases", ()), *one.layer.data.get("phases", ()))
    ]
    mine = one.item["phase"]
    upto = phases[: phases.index(mine) + 1] if mine in phases else phases
    place = 0
    for index, id in enumerate(sequence):
        gate = found[id]
        ends_mine = gate["phase"] == mine and gate.get("ends") and not one.item.get("ends")
        if gate["phase"] in upto and not ends_mine:
            place = index + 1
    return place
