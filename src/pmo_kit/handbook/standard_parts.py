"""Computed parts that show what the standard has: its kinds, rules, phases, roles and gates."""

from __future__ import annotations

from pmo_kit.handbook.burden import written_kinds
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.excerpts import excerpt
from pmo_kit.handbook.markdown import Markdown
from pmo_kit.handbook.phrases import (
    by_phase,
    decided_by,
    due_only_if,
    is_due,
    role_of,
)
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard import Kind, Role, Standard
from pmo_kit.standard.rule_names import ids_by_name

MATRIX = "tools/rasci.md"
"""The hand-written page that holds the table of who does what."""


def guides_part(context: Context) -> Markdown:
    """`guides`: every guide, by the phase in which an artifact begins, with who is asked for it."""
    standard = context.standard
    phases = [*by_phase(standard)]
    return part("guides", standard=standard, phases=phases, guided=context.guided)


def kind_part(context: Context, name: str) -> Markdown:
    """`kind NAME`: who answers for a kind, when it is due, where it lies. Raises `SiteError`."""
    return part("kind", standard=context.standard, kind=_kind(context, name))


def good_part(context: Context, name: str) -> Markdown:
    """`good NAME`: what good looks like, in the standard's words. Raises `SiteError`."""
    return part("good", kind=_kind(context, name))


def example_part(context: Context, name: str, *parts: str) -> Markdown:
    """`example NAME [PART…]`: an artifact of a golden project. Raises `SiteError`."""
    found = excerpt(context, name, parts)
    return part("excerpt", excerpt=found, golden=found.golden, outside=found.artifact.kind.outside)


def rules_part(context: Context, *names: str) -> Markdown:
    """`rules NAME…`: some rules, by id or short name. Raises `SiteError` for another."""
    known = {rule.id: rule for rule in context.standard.rules}
    ids = ids_by_name(known.values())
    unknown = [name for name in names if name not in ids]
    if unknown or not names:
        raise SiteError(
            f"{context.standard.name} has no rule {', '.join(unknown) or 'without a name'}.",
            "Name rules that are in force.",
        )
    return part("rules", rules=[known[ids[name]] for name in names])


def life_cycle_part(context: Context) -> Markdown:
    """`life-cycle`: the phases, the gates in each, and the gates that end it."""
    phases = []
    for phase in context.standard.phases:
        gates = [gate for gate in context.standard.gates if gate.phase == phase.id]
        inside, ending = ([g for g in gates if g.ends is ends] for ends in (False, True))
        phases.append((phase, inside, ending))
    return part("life_cycle", phases=phases)


def due_part(context: Context, gate: str) -> Markdown:
    """`due GATE`: what a gate asks for, each tier with what it adds to the one before.

    Raises `ValueError` for another gate.
    """
    standard = context.standard
    if gate not in {known.id for known in standard.gates}:
        raise ValueError(f"there is no gate `{gate}`")
    told: set[tuple[str, str]] = set()
    tiers = []
    for tier in (tier.id for tier in standard.tiers):
        due = [kind for kind in standard.kinds.values() if is_due(kind, gate, tier)]
        asked = {kind.kind: (kind.kind, due_only_if(kind, tier)) for kind in due}
        tiers.append((tier, [kind for kind in due if asked[kind.kind] not in told]))
        told.update(asked.values())
    return part("due", standard=standard, tiers=tiers)


def decides_part(context: Context, role: str) -> Markdown:
    """`decides ROLE`: the gates at which a role may decide, each with its question and its phase.

    Raises `SiteError` where the standard has no such role.
    """
    standard = context.standard
    if role_of(standard, role) is None:
        known = ", ".join(each.id for each in standard.roles)
        raise SiteError(f"{standard.name} has no role `{role}`.", f"Roles: {known}.")
    return part("decides", standard=standard, gates=decided_by(standard, role))


def small_part(context: Context) -> Markdown:
    """`small`: the kinds that people write in every project of the lightest tier."""
    standard = context.standard
    tier = standard.tiers[0].id if standard.tiers else ""
    kinds = written_kinds(standard, tier)
    return part("small", standard=standard, kinds=kinds, tier=tier)


def involved(standard: Standard) -> list[Role]:
    """The roles that have to do with some kind."""
    kinds = standard.kinds.values()
    return [r for r in standard.roles if any(letters(standard, kind, r.id) for kind in kinds)]


def letters(standard: Standard, kind: Kind, role: str) -> str:
    """What a role has to do with a kind: A answers, R writes, I decides by it at a gate."""
    found = []
    if kind.owner == role:
        found.append("A")
    if role == (kind.writer or kind.owner):
        found.append("R")
    gates = {due.gate for due in kind.due}
    if not found and any(g.id in gates and g.decides == role for g in standard.gates):
        found.append("I")
    return " ".join(found)


def matrix_part(context: Context) -> Markdown:
    """`rasci`: kinds of artifacts against roles, in an element that a script gives a choice of."""
    standard = context.standard
    roles = involved(standard)
    rows = [(k, [letters(standard, k, r.id) for r in roles]) for k in standard.kinds.values()]
    return part("rasci", standard=standard, roles=roles, rows=rows)


def _kind(context: Context, name: str) -> Kind:
    kind = context.standard.kinds.get(name)
    if kind is None:
        kinds = ", ".join(context.standard.kinds)
        raise SiteError(f"{context.standard.name} has no kind `{name}`.", f"Kinds: {kinds}.")
    return kind
