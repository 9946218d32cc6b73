"""Which page of a handbook tells the whole task behind a rule, and in which folders it may lie."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.standard.merge_layers import chain
from pmo_kit.standard.model import Rule, Standard
from pmo_kit.standard.places import data_root

_PAGES = "docs"


def guide_of(rule: Rule, standard: Standard) -> str:
    """The rule's own guide, else that of the list it goes through, else its kind's; or empty."""
    kind = standard.kinds.get(rule.artifact)
    if rule.guide or kind is None:
        return rule.guide
    return kind.list_guides.get(list_of(rule), kind.guide)


def list_of(rule: Rule) -> str:
    """The outermost list whose entries a rule judges, by its path in the artifact; or empty."""
    return rule.each.removeprefix("meta.").partition("[]")[0]


def page_folders(folder: Path) -> list[Path]:
    """Where pages lie that a standard may name: its own, those of what it extends, the kit's.

    Raises `StandardError` where a standard cannot be read.
    """
    own = [
        layer.folder / layer.data.get("handbook", {}).get("pages", _PAGES)
        for layer, _ in chain(folder)
    ]
    return [*own, data_root() / _PAGES]
