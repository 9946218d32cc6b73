"""Who does what: kinds of artifacts against roles, from owners, writers and the gates' deciders."""

from __future__ import annotations

from pmo_kit.handbook.markdown import address, escaped, inline
from pmo_kit.handbook.phrases import both_names, kind_link, role_page
from pmo_kit.standard import Kind, Role, Standard

PAGE = "tools/rasci.md"


def view(standard: Standard, here: str) -> str:
    """The table, in an element that a script gives a choice of roles."""
    roles = involved(standard)
    head = ["Artifact", *(_head(role, here) for role in roles)]
    rows = [_row(standard, kind, roles, here) for kind in standard.kinds.values()]
    lines = [head, ["---" for _ in head], *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return (
        '<div class="table table--due table--rasci" data-tool="rasci" markdown>\n\n'
        f"{table}\n\n</div>"
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


def _head(role: Role, here: str) -> str:
    """A column's name, the one that people use, as a link; its id is what role pages lead to."""
    name = escaped(role.everyday or role.title)
    title = escaped(both_names(role)).replace('"', "&quot;")
    return f'[{name}]({address(role_page(role.id), "", here)} "{title}"){{ #{role.id} }}'


def _row(standard: Standard, kind: Kind, roles: list[Role], here: str) -> list[str]:
    cells = (letters(standard, kind, role.id) or "&nbsp;" for role in roles)
    return [inline((kind_link(standard, kind.kind),), here), *cells]
