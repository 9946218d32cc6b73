"""The pages that list others: artifacts, rules, built-in checks, gates, roles, and the tiers."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.handbook import builtin, gates, kinds, roles, rules
from pmo_kit.handbook.burden import burden
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.crosswalks import crosswalks
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import ROOT, rules_by_subject
from pmo_kit.standard import Standard

TIERS = f"{ROOT}/tiers.md"


def pages(context: Context) -> Iterator[Page]:
    """Every index page of the reference; with the program, the door to its commands as well."""
    standard = context.standard
    yield Page(f"{ROOT}/index.md", "Reference", "index", _doors(context))
    yield Page(kinds.INDEX, "Artifacts", "kinds")
    facts = {"levels": _levels(standard), "subjects": [*rules_by_subject(standard)]}
    yield Page(rules.INDEX, "Rules", "rules", facts)
    yield Page(builtin.INDEX, "Built-in checks", "builtins", {"checks": builtin.BUILTINS})
    yield Page(gates.INDEX, "Gates", "gates", _due(standard))
    yield Page(roles.INDEX, "Roles", "roles")
    yield tiers(standard)


def tiers(standard: Standard) -> Page:
    """The page of tiers, methods, phases and thresholds."""
    burdens = [(tier, burden(standard, tier.id)) for tier in standard.tiers]
    return Page(TIERS, "Tiers, methods, thresholds", "tiers", {"burdens": burdens})


def _doors(context: Context) -> dict[str, object]:
    rules = context.standard.rules
    return {
        "courses": context.training.courses,
        "crosswalks": crosswalks(context.standard),
        "program": context.program,
        "sample": rules[0].id if rules else builtin.BUILTINS[2].id,
    }


def _levels(standard: Standard) -> list[str]:
    """How many rules there are of each level that some rule has."""
    counts = [
        (sum(rule.level == level for rule in standard.rules), level)
        for level in ("shall", "should", "may")
    ]
    return [f"{count} {level}" for count, level in counts if count]


def _due(standard: Standard) -> dict[str, object]:
    """The kinds that some gate asks for, and those gates."""
    asked = {due.gate for kind in standard.kinds.values() for due in kind.due}
    return {
        "due": [kind for kind in standard.kinds.values() if kind.due],
        "gates": [gate.id for gate in standard.gates if gate.id in asked],
    }
