"""The roles: the page of each, and the table of who does what on which kind of artifact."""

from __future__ import annotations

from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.markdown import Markdown
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import ROOT, both_names, owned, role_page
from pmo_kit.standard import Kind, Role, Standard

INDEX = f"{ROOT}/roles/index.md"
MATRIX = "tools/rasci.md"
"""The hand-written page that holds the table of who does what."""


def page(role: Role, context: Context) -> Page:
    """What somebody who was just given this role wants to know."""
    standard = context.standard
    kinds = standard.kinds.values()
    mine = [kind for kind in kinds if role.id in (kind.owner, kind.writer)]
    decides = [gate for gate in standard.gates if gate.decides == role.id]
    gates = [
        (gate, [kind for kind in mine if any(due.gate == gate.id for due in kind.due)])
        for gate in standard.gates
    ]
    has_column = context.has_page(MATRIX) and role in involved(standard)
    return Page(
        path=role_page(role.id),
        title=both_names(role),
        template="role",
        facts={
            "role": role,
            "decides": decides,
            "owned": owned(standard, role.id),
            "writes": [kind for kind in kinds if kind.writer == role.id],
            "gates": [(gate, ready) for gate, ready in gates if ready or gate in decides],
            "matrix": MATRIX if has_column else "",
        },
        trail=(("Roles", INDEX),),
        summary=f"What the {both_names(role)} decides, answers for and owes.",
        tags=("role",),
    )


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
