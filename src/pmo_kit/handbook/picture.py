"""The life cycle as a picture made of links: phases as bars, gates as diamonds between them."""

from __future__ import annotations

from pmo_kit.handbook.markdown import address, escaped
from pmo_kit.handbook.phrases import gate_page
from pmo_kit.standard import Gate, Phase, Standard


def life_cycle(standard: Standard, here: str) -> str:
    """An ordered list that the style sheet draws: upright on a phone, from left to right elsewhere.

    Gates that end a phase stand after it; the others stand in it.
    """
    items = []
    for phase in standard.phases:
        inside = [gate for gate in standard.gates if gate.phase == phase.id and not gate.ends]
        ending = [gate for gate in standard.gates if gate.phase == phase.id and gate.ends]
        items.append(_phase(phase, inside, here))
        items += [_gate(gate, here) for gate in ending]
    return '<div class="cycle" markdown>\n\n' + "\n".join(items) + "\n\n</div>"


def _phase(phase: Phase, gates: list[Gate], here: str) -> str:
    within = " ".join(_link(gate, here) for gate in gates)
    return f"1. **{escaped(phase.title)}** {within}".rstrip()


def _gate(gate: Gate, here: str) -> str:
    return f"1. {_link(gate, here)}"


def _link(gate: Gate, here: str) -> str:
    title = escaped(gate.title).replace('"', "&quot;")
    return f'[{escaped(gate.id)}]({address(gate_page(gate.id), "", here)} "{title}")'
