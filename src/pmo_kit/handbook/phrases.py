"""Names and standing phrases that several kinds of pages use, and where each page lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pmo_kit.handbook.blocks import Code, Line, Link, Span
from pmo_kit.handbook.conditions import condition
from pmo_kit.standard import Due, Gate, Kind, Role, Rule, Standard

ROOT = "reference"
BEHIND = 0.3
"""The weight in a search of pages that people reach by id, and that would hide the guides."""
RULE_BEHIND = 0.4
"""That of a rule: its id has to be found, too, among pages that have the same number."""
TAGS = f"{ROOT}/tags.md"
LEVEL_WORDS = {
    "shall": "must hold; the check fails where it does not (in a supportive PMO it is reported)",
    "should": "advice with weight: reported as a warning, never fails a check",
    "may": "a hint, reported for those who ask",
}
LIFE_WORDS = {
    "document": "drafted, reviewed, then approved at a gate; later edits show as changes",
    "register": "entries come and go; it is reviewed at its cadence and never approved",
    "record": "written once, then left as it is",
}


def kind_page(kind: str) -> str:
    """Where an artifact kind's page lies."""
    return f"{ROOT}/artifacts/{kind}.md"


def guide_page(kind: str) -> str:
    """Where the guide to a kind lies, in a docs folder that has one."""
    return f"artifacts/{kind}.md"


def guided(standard: Standard, docs: Path) -> tuple[str, ...]:
    """The kinds that have a guide in a docs folder."""
    return tuple(kind for kind in standard.kinds if (docs / guide_page(kind)).is_file())


def rule_page(rule: str) -> str:
    """Where a rule's page lies; findings print the same address."""
    return f"{ROOT}/rules/{rule}.md"


def gate_page(gate: str) -> str:
    """Where a gate's page lies."""
    return f"{ROOT}/gates/{gate}.md"


def role_page(role: str) -> str:
    """Where a role's page lies."""
    return f"{ROOT}/roles/{role}.md"


def kind_link(standard: Standard, kind: str) -> Span:
    """An artifact kind by its title; `project` as a rule's subject may mean the whole project."""
    found = standard.kinds.get(kind)
    return Link(found.title, kind_page(kind)) if found else kind


def rule_link(rule: Rule) -> Link:
    """A rule by its id."""
    return Link(Code(rule.id), rule_page(rule.id))


def gate_link(gate: Gate | str, full: bool = False) -> Link:
    """A gate by its code, in full with its title."""
    if isinstance(gate, str):
        return Link(gate, gate_page(gate))
    return Link(gate_title(gate) if full else gate.id, gate_page(gate.id))


def role_line(standard: Standard, role: str) -> Line:
    """A role's name with its everyday name beside it: project owner (sponsor)."""
    found = role_of(standard, role)
    return (Link(both_names(found), role_page(role)),) if found else (role,)


def role_of(standard: Standard, role: str) -> Role | None:
    """The role of that id."""
    return next((r for r in standard.roles if r.id == role), None)


def both_names(role: Role) -> str:
    """The standard's name and, where people use another, that one too."""
    same = role.everyday.lower() in ("", role.title.lower())
    return role.title if same else f"{role.title} ({role.everyday})"


def also_called(named: Gate | Kind | Role) -> tuple[tuple[str, Line], ...]:
    """What others call it, as a fact that readers see and the search finds."""
    return (("Also called", (", ".join(named.other_names),)),) if named.other_names else ()


def by_phase(standard: Standard) -> Iterator[tuple[str, tuple[Kind, ...]]]:
    """The kinds by the phase in which they begin, then what belongs to none or to no project."""
    kinds = standard.kinds.values()
    inside = [kind for kind in kinds if not kind.outside]
    for phase in standard.phases:
        yield phase.title, tuple(kind for kind in inside if kind.phase == phase.id)
    known = {phase.id for phase in standard.phases}
    yield "When needed", tuple(kind for kind in inside if kind.phase not in known)
    yield "Outside projects", tuple(kind for kind in kinds if kind.outside)


def rules_of(standard: Standard, kind: str) -> tuple[Rule, ...]:
    """The rules on a kind of artifact."""
    return tuple(rule for rule in standard.rules if rule.artifact == kind)


def everyone(named: tuple[str, ...], every: tuple[str, ...]) -> tuple[str, ...]:
    """The ones named; none named means all."""
    return named or every


def due_line(standard: Standard, due: Due) -> Line:
    """When a kind is due, as a sentence without its verb: RfP, for T2 and T3, if ..."""
    spans: list[Span] = [gate_link(due.gate)]
    if due.tiers and len(due.tiers) < len(standard.tiers):
        spans.append(f", for {listed(due.tiers)}")
    if due.methods and len(due.methods) < len(standard.methods):
        spans.append(f", in {listed(due.methods)} projects")
    if due.when:
        spans += [", if ", *condition(due.when)]
    return tuple(spans)


def gate_title(gate: Gate) -> str:
    """A gate's code with its title, or the title alone where it says the code."""
    said = gate.id.lower() in gate.title.lower().split()
    return gate.title if said else f"{gate.id} · {gate.title}"


def listed(names: tuple[str, ...] | list[str], last: str = "and") -> str:
    """Names in a row: T1, T2 and T3."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 rule, 12 rules."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def owned(standard: Standard, role: str) -> tuple[Kind, ...]:
    """The kinds that a role answers for."""
    return tuple(kind for kind in standard.kinds.values() if kind.owner == role)


def homes(standard: Standard) -> tuple[Path, ...]:
    """The folder of the standard and those of what it extends, as its kinds remember them."""
    names = (standard.folder, *(kind.home for kind in standard.kinds.values() if kind.home))
    return tuple(Path(name) for name in dict.fromkeys(names))


def origin(standard: Standard, source: str = "") -> Line:
    """The last line of a page: the file it was made from, and the edition."""
    folder = Path(standard.folder)
    head = f"{folder.parent.name}/{folder.name}/standard.yaml"
    status = next((e.status for e in standard.editions if e.id == standard.edition), "")
    state = f" ({status})" if status and status != "current" else ""
    return ("Made from ", Code(source or head), f" in {standard.name}{state}.")


def trail(*pages: tuple[str, str]) -> Line:
    """The way from the reference's start to a page."""
    spans: list[Span] = [Link("Reference", f"{ROOT}/index.md")]
    for label, page in pages:
        spans += [" / ", Link(label, page)]
    return tuple(spans)
