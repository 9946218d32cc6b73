"""The page of one gate: what it asks, who decides, what must be there, which rules wait for it."""

from __future__ import annotations

from pmo_kit.handbook.blocks import (
    Block,
    Code,
    Facts,
    Heading,
    Lead,
    Line,
    Link,
    Listing,
    Page,
    Span,
    Table,
    Text,
    joined,
)
from pmo_kit.handbook.conditions import condition
from pmo_kit.handbook.kinds import rule_table
from pmo_kit.handbook.phrases import (
    ROOT,
    also_called,
    gate_page,
    gate_title,
    kind_link,
    origin,
    role_line,
    trail,
)
from pmo_kit.standard import Due, Gate, Kind, Standard

_ALWAYS = "in every check, once the project's phase lies after this gate's"


def page(standard: Standard, gate: Gate) -> Page:
    """What somebody who prepares a gate, or decides at one, needs to know."""
    return Page(
        path=gate_page(gate.id),
        title=gate_title(gate),
        trail=trail(("Gates", f"{ROOT}/gates/index.md")),
        blocks=(
            *((Lead((gate.question,)),) if gate.question else ()),
            Facts(_facts(standard, gate)),
            *_due(standard, gate),
            *_rules(standard, gate),
            *_ask(gate),
        ),
        source=origin(standard),
        summary=gate.question or gate.title,
        tags=("gate",),
    )


def _facts(standard: Standard, gate: Gate) -> tuple[tuple[str, Line], ...]:
    phase = next((p.title for p in standard.phases if p.id == gate.phase), gate.phase)
    ends = "at the end of" if gate.ends else "in"
    rows: list[tuple[str, Line]] = [("When", (f"{ends} {phase.lower()}",))]
    if gate.where != "project":
        rows.append(("Where", (f"recorded in the {gate.where}, not in the project",)))
    if gate.decides:
        rows.append(("Who decides", role_line(standard, gate.decides)))
    rows += also_called(gate)
    ask = Code(f"pmo check --gate {gate.id}")
    rows.append(("Judged", (_ALWAYS,) if gate.ends else ("when asked for, by ", ask)))
    return tuple(rows)


def _due(standard: Standard, gate: Gate) -> tuple[Block, ...]:
    """Artifacts by tier: what the gate asks of a light project, and what of a major one."""
    tiers = tuple(tier.id for tier in standard.tiers)
    rows = []
    for kind in standard.kinds.values():
        dues = tuple(due for due in kind.due if due.gate == gate.id)
        if dues:
            cells = tuple(_cell(dues, tier, standard) for tier in tiers)
            rows.append(((kind_link(standard, kind.kind),), *cells, _fields(kind, tiers)))
    if not rows:
        return ()
    return (
        Heading("What is due", anchor="due"),
        Table(("Artifact", *tiers, "Fields that must be filled in"), tuple(rows), "due"),
    )


def _cell(dues: tuple[Due, ...], tier: str, standard: Standard) -> Line:
    spans: list[Span] = []
    for due in dues:
        if due.tiers and tier not in due.tiers:
            continue
        notes: list[Span] = []
        if due.methods and len(due.methods) < len(standard.methods):
            notes.append(", ".join(due.methods))
        if due.when:
            notes += [" " if notes else "", "if ", *condition(due.when)]
        spans += [*((" or ",) if spans else ()), *(notes or ["due"])]
    return tuple(spans)


def _fields(kind: Kind, tiers: tuple[str, ...]) -> Line:
    """The fields that the tiers add, the lightest tier first."""
    parts: list[Line] = []
    for tier in tiers:
        paths = kind.required.get(tier, ())
        if paths:
            parts.append((f"{tier}: ", *joined([(Code(path),) for path in paths])))
    return joined(parts, "; ")


def _rules(standard: Standard, gate: Gate) -> tuple[Block, ...]:
    waiting = tuple(rule for rule in standard.rules if gate.id in rule.applies.gates)
    told = Text(
        (
            "Besides these, every other ",
            Link("rule", f"{ROOT}/rules/index.md"),
            " on the artifacts above is judged at all times.",
        )
    )
    if not waiting:
        return ()
    return (Heading("Rules that wait for this gate", anchor="rules"), rule_table(waiting), told)


def _ask(gate: Gate) -> tuple[Block, ...]:
    if gate.where != "project":
        return ()
    return (
        Heading("Ask what is missing"),
        Listing(f"$ pmo check --gate {gate.id}", "console"),
        Text(("Judges the project as if this gate were held now, and lists what it still lacks.",)),
    )
