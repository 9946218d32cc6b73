"""The page of one gate: what it asks, who decides, what must be there, which rules wait for it."""

from __future__ import annotations

from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import ROOT, gate_page, gate_title
from pmo_kit.standard import Gate, Standard

INDEX = f"{ROOT}/gates/index.md"


def page(standard: Standard, gate: Gate) -> Page:
    """What somebody who prepares a gate, or decides at one, needs to know."""
    phase = next((p.title for p in standard.phases if p.id == gate.phase), gate.phase)
    due = [
        (kind, dues)
        for kind in standard.kinds.values()
        if (dues := [due for due in kind.due if due.gate == gate.id])
    ]
    return Page(
        path=gate_page(gate.id),
        title=gate_title(gate),
        template="gate",
        facts={
            "gate": gate,
            "phase": phase.lower(),
            "ask": f"pmo check --gate {gate.id}",
            "tiers": [tier.id for tier in standard.tiers],
            "due": due,
            "waiting": [rule for rule in standard.rules if gate.id in rule.applies.gates],
        },
        trail=(("Gates", INDEX),),
        summary=gate.question or gate.title,
        tags=("gate",),
    )
