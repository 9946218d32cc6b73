"""Parts of hand-written pages that say what the standard sets: risk matrix, weeks, what is due."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.handbook.blocks import Line, Strong, Table, joined
from pmo_kit.handbook.conditions import condition
from pmo_kit.handbook.figures import shown
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.markdown import body
from pmo_kit.handbook.phrases import gate_link, kind_link, role_line
from pmo_kit.measures.risk_log import level
from pmo_kit.standard import Kind

RATINGS = range(1, 6)


def risk_matrix(ground: Ground, here: str, tolerance: str = "") -> str:
    """`risk-matrix [TOLERANCE]`: likelihood times impact, with what is red, and beyond a leader."""
    red = float(ground.standard.thresholds["risk_red"])
    alone = float(tolerance or red)
    header = "| Likelihood ↓ impact → | " + " | ".join(map(str, RATINGS)) + " |"
    lines = [header, "| --- " * (len(RATINGS) + 1) + "|"]
    for likelihood in reversed(RATINGS):
        cells = (_cell(likelihood, impact, alone, red) for impact in RATINGS)
        lines.append(f"| {likelihood} | " + " | ".join(cells) + " |")
    return "\n\n".join((_classed("\n".join(lines)), *_legend(alone, red)))


def _points(likelihood: int, impact: int) -> float:
    return level(likelihood, impact).value or 0.0


def _cell(likelihood: int, impact: int, alone: float, red: float) -> str:
    points = _points(likelihood, impact)
    shade = "red" if points >= red else "amber" if points > alone else ""
    text = shown(points)
    return f'<span class="shade shade--{shade}">{text} {shade}</span>' if shade else text


def _legend(alone: float, red: float) -> Iterator[str]:
    every = [_points(likelihood, impact) for likelihood in RATINGS for impact in RATINGS]
    hot = sum(points >= red for points in every)
    yield f"From {shown(red)} on a risk is red: {hot} of the {len(every)} cells."
    between = sum(alone < points < red for points in every)
    if between:
        yield (
            f"Amber: the {between} cells above {shown(alone)}, which is as far as this leader "
            "may go alone."
        )


def _classed(table: str) -> str:
    return f'<div class="table table--matrix" markdown>\n\n{table}\n\n</div>'


def weeks(ground: Ground, here: str) -> str:
    """`weeks`: the roles in their layers, with a usual week and the gates at which each decides."""
    rows: list[tuple[Line, ...]] = []
    for role in ground.standard.roles:
        gates: list[Line] = [
            (gate_link(gate),) for gate in ground.standard.gates if gate.decides == role.id
        ]
        rows.append((role_line(ground.standard, role.id), (role.week,), joined(gates)))
    head = ("Role", "A usual week", "Decides at")
    return body((Table(head, (*rows,), "wide"),), here)


def due(ground: Ground, here: str, gate: str) -> str:
    """`due GATE`: what a gate asks for, each tier with what it adds to the one before."""
    if gate not in {known.id for known in ground.standard.gates}:
        raise ValueError(f"there is no gate `{gate}`")
    tiers = [tier.id for tier in ground.standard.tiers]
    rows: list[tuple[Line, ...]] = []
    told: set[Line] = set()
    for tier in tiers:
        lines: list[Line] = [
            (kind_link(ground.standard, kind.kind), *only_if(kind, tier))
            for kind in ground.standard.kinds.values()
            if _is_due(kind, gate, tier)
        ]
        fresh = [line for line in lines if line not in told]
        told.update(lines)
        rows.append(((Strong(tier),), joined(fresh) if fresh else ("nothing more",)))
    head = ("Tier", "What is due, besides what the lines above list")
    return body((Table(head, (*rows,)),), here)


def only_if(kind: Kind, tier: str) -> Line:
    """Where a kind is asked of some projects of a tier only: of which."""
    dues = [due for due in kind.due if not due.tiers or tier in due.tiers]
    if not dues or not all(due.when for due in dues):
        return ()
    return (" (only if ", *condition(dues[0].when), ")")


def _is_due(kind: Kind, gate: str, tier: str) -> bool:
    return any(d.gate == gate and (not d.tiers or tier in d.tiers) for d in kind.due)
