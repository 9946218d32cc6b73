"""The rules by which projects are judged, found by id or by short name."""

from __future__ import annotations

from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.standard import Standard
from pmo_kit.standard.rule_names import ids_by_name


def rule_ids(standard: Standard) -> dict[str, str]:
    """The id of each rule, under its id and its short name; the kit's own rules among them."""
    return ids_by_name((*standard.rules, *BUILTINS))


def rule_id(called: str, standard: Standard) -> str:
    """The id of the rule that is called so; what names no rule is given back as it is."""
    return rule_ids(standard).get(called, called)
