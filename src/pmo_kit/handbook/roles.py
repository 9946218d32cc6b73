"""The page of one role: what it decides, answers for and owes, and its week."""

from __future__ import annotations

from pmo_kit.handbook.blocks import (
    Block,
    Bullets,
    Facts,
    Heading,
    Lead,
    Line,
    Page,
    Table,
    Text,
    joined,
)
from pmo_kit.handbook.phrases import (
    ROOT,
    also_called,
    both_names,
    due_line,
    gate_link,
    kind_link,
    listed,
    origin,
    owned,
    role_page,
    rule_link,
    rules_of,
    trail,
)
from pmo_kit.standard import Kind, Role, Standard


def page(standard: Standard, role: Role) -> Page:
    """What somebody who was just given this role wants to know."""
    kinds = owned(standard, role.id)
    return Page(
        path=role_page(role.id),
        title=both_names(role),
        trail=trail(("Roles", f"{ROOT}/roles/index.md")),
        blocks=(
            *((Lead((role.week,)),) if role.week else ()),
            *_facts(standard, role),
            *_owes(role),
            *_writes(standard, role),
            *_artifacts(standard, kinds),
            *_gates(standard, role),
        ),
        source=origin(standard),
        summary=f"What the {both_names(role)} decides, answers for and owes.",
        tags=("role",),
    )


def _facts(standard: Standard, role: Role) -> tuple[Block, ...]:
    rows: list[tuple[str, Line]] = [*also_called(role)]
    if role.layer:
        rows.append(("Layer", (role.layer,)))
    gates = [gate for gate in standard.gates if gate.decides == role.id]
    if gates:
        links = joined([(gate_link(gate, full=True),) for gate in gates])
        rows.append(("Decides at", links))
    kinds = owned(standard, role.id)
    if kinds:
        answers = joined([(kind_link(standard, kind.kind),) for kind in kinds])
        rows.append(("Answers for", answers))
    return (Facts(tuple(rows)),) if rows else ()


def _owes(role: Role) -> tuple[Block, ...]:
    if not role.owes:
        return ()
    return (Heading("What you owe"), Bullets(tuple((text,) for text in role.owes)))


def _writes(standard: Standard, role: Role) -> tuple[Block, ...]:
    kinds = [kind for kind in standard.kinds.values() if kind.writer == role.id]
    if not kinds:
        return ()
    rows = tuple(((kind_link(standard, kind.kind),), (kind.purpose,)) for kind in kinds)
    return (
        Heading("What you write", anchor="writes"),
        Table(("Artifact", "What it is for"), rows, "wide"),
    )


def _gates(standard: Standard, role: Role) -> tuple[Block, ...]:
    """Gate by gate what must be ready, whether this role writes it or answers for it."""
    rows: list[tuple[Line, ...]] = []
    for gate in standard.gates:
        mine = [
            (kind_link(standard, kind.kind), *_for_tiers(standard, kind, gate.id))
            for kind in standard.kinds.values()
            if role.id in (kind.owner, kind.writer) and any(d.gate == gate.id for d in kind.due)
        ]
        decides = ("you decide",) if gate.decides == role.id else ()
        if mine or decides:
            rows.append(((gate_link(gate, full=True),), joined(mine), decides))
    if not rows:
        return ()
    return (
        Heading("When", anchor="when"),
        Table(("Gate", "What must be ready", "And"), tuple(rows), "wide"),
    )


def _for_tiers(standard: Standard, kind: Kind, gate: str) -> Line:
    """The tiers that ask for a kind at a gate, where not all do."""
    every = tuple(tier.id for tier in standard.tiers)
    asked = {tier for due in kind.due if due.gate == gate for tier in due.tiers or every}
    if len(asked) == len(every):
        return ()
    return (f" ({listed([tier for tier in every if tier in asked])})",)


def _artifacts(standard: Standard, kinds: tuple[Kind, ...]) -> tuple[Block, ...]:
    if not kinds:
        return ()
    told = Text(
        (
            "One role answers for each artifact: others may write it, this one makes sure that it "
            "exists and is true.",
        )
    )
    rows = tuple(
        (
            (kind_link(standard, kind.kind),),
            joined([due_line(standard, due) for due in kind.due], "; "),
            joined([(rule_link(rule),) for rule in rules_of(standard, kind.kind)], " "),
        )
        for kind in kinds
    )
    table = Table(("Artifact", "Due at", "Rules on it"), rows, "wide")
    return (Heading("What you answer for", anchor="artifacts"), told, table)
