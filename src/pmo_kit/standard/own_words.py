"""What a layer inherits, once it knows the words that the layer adds and renames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pmo_kit.standard.files import Layer
from pmo_kit.standard.like_items import asked_alike, likenesses
from pmo_kit.standard.merge_items import WORDS, items_over
from pmo_kit.standard.reword import (
    ITEM_TEXTS,
    KIND_TEXTS,
    RULE_TEXTS,
    Reword,
    reworded,
    rewording,
)
from pmo_kit.standard.word_schemas import with_words


def in_words_of(layer: Layer, base: Mapping[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """A base whose rules, kinds and schemas know what a layer adds and renames.

    `whole` has the items of all layers up to this one; the texts of those that are inherited are
    told in the new words, too. Raises `StandardError` as `likenesses` does.
    """
    if not base["layers"]:
        return dict(base)
    found = {**base, "schemas": with_words(base, whole)}
    if like := likenesses(layer, whole):
        found |= asked_alike(found, whole, like)
    titles = [str(kind["title"]) for kind in base["artifacts"].values()]
    if reword := rewording(base, whole, titles):
        for part, texts in (("rules", RULE_TEXTS), ("artifacts", KIND_TEXTS)):
            found[part] = {id: reworded(one, texts, reword) for id, one in found[part].items()}
        for name in WORDS:
            below = {str(item["id"]): item for item in base.get(name, ())}
            whole[name] = [
                _reworded(item, below.get(str(item["id"]), {}), reword) for item in whole[name]
            ]
    return found


def rewordings(layers: Iterable[tuple[Layer, str]], titles: Iterable[str]) -> list[Reword | None]:
    """For each layer with its edition, the lowest first, what tells its texts in the last words.

    `titles` of kinds stay whole. Raises `StandardError` as `items_over` does.
    """
    states: list[dict[str, Any]] = [{"layers": []}]
    for layer, edition in layers:
        whole: dict[str, Any] = {
            name: items_over(layer, name, states[-1], edition) for name in WORDS
        }
        states.append({**whole, "layers": [*states[-1]["layers"], layer.data["id"]]})
    kept = list(titles)
    return [rewording(state, states[-1], kept) for state in states[1:]]


def _reworded(item: Mapping[str, Any], below: Mapping[str, Any], reword: Reword) -> dict[str, Any]:
    """An item of which those texts are in new words that the layer did not write itself."""
    return reworded(item, [key for key in ITEM_TEXTS if below.get(key) == item.get(key)], reword)
