"""Names, links and standing phrases of the standard's parts, and where each page lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmo_kit.handbook.markdown import Markdown, code, link
from pmo_kit.results.words import spoken
from pmo_kit.standard import Gate, Kind, Role, Rule, Standard
from pmo_kit.standard.words import own_words

ROOT = "reference"
BEHIND = 0.3
"""The weight in a search of pages that people reach by id, and that would hide the guides."""
LIST = 0.6
"""That of a list of all pages of a section, which names everything and explains little."""
FIELDS = 0.8
"""That of a kind's fields, where a guide to the kind says what most look for."""
RULE_BEHIND = 0.4
"""That of a rule: its id has to be found, too, among pages that have the same number."""
TAGS = f"{ROOT}/tags.md"
TIERS = f"{ROOT}/tiers.md"
LIFE_WORDS = {
    "document": "drafted, reviewed, then approved at a gate; later edits show as changes",
    "register": "entries come and go; it is reviewed at its cadence and never approved",
    "record": "written once, then left as it is",
}


def page_at(section: str, name: str = "index") -> str:
    """Where a page of a section of the reference lies, by its id; findings print the same."""
    return f"{ROOT}/{section}/{name}.md"


def guide_page(kind: str) -> str:
    """Where the guide to a kind lies, in a docs folder that has one."""
    return f"artifacts/{kind}.md"


def command_page(name: str) -> str:
    """Where a command's page lies; `pmo known list` is told with `pmo known`."""
    return page_at("commands", name.split()[1])


def kind_link(standard: Standard, kind: str) -> str:
    """An artifact kind by its title; `project` as a rule's subject may mean the whole project."""
    found = standard.kinds.get(kind)
    return link(found.title, page_at("artifacts", kind)) if found else kind


def called(id: str, name: str) -> str:
    """A rule's id with its short name beside it, where it has one."""
    return f"{id} {name}" if name else id


def rule_link(rule: str) -> Markdown:
    """A rule by its id."""
    return link(code(rule), page_at("rules", rule))


def gate_link(gate: Gate | str, standard: Standard | None = None) -> Markdown:
    """A gate: by its id where only that is given, otherwise with its title.

    An id of the `standard` is told in the company's own words, where it has some.
    """
    if isinstance(gate, str):
        name = in_words(standard, "gates", [gate])[0] if standard else gate
        return link(name, page_at("gates", gate))
    return link(gate_title(gate), page_at("gates", gate.id))


def in_words(standard: Standard, name: str, ids: Iterable[str]) -> list[str]:
    """Ids of a list such as `tiers`, in the company's own words where it has some."""
    words = own_words(standard)
    return [spoken(words, name, id) for id in ids]


def phase_in_text(standard: Standard, phase: str) -> str:
    """A phase's name within a sentence; a company's own word keeps its capitals."""
    found = next((one for one in standard.phases if one.id == phase), None)
    return phase if found is None else found.title if found.own_words else found.title.lower()


def role_link(standard: Standard, role: str) -> str:
    """A role's name with its everyday name beside it: project owner (sponsor)."""
    found = role_of(standard, role)
    return link(both_names(found), page_at("roles", role)) if found else role


def role_of(standard: Standard, role: str) -> Role | None:
    """The role of that id."""
    return next((r for r in standard.roles if r.id == role), None)


def both_names(role: Role) -> str:
    """The standard's name and, where people use another, that one too."""
    same = role.everyday.lower() in ("", role.title.lower())
    return role.title if same else f"{role.title} ({role.everyday})"


def gate_title(gate: Gate) -> str:
    """A gate's code with its title, or the title alone where it says the code."""
    said = gate.id.lower() in gate.title.lower().split()
    return gate.title if said else f"{gate.id} · {gate.title}"


def decided_by(standard: Standard, role: str) -> list[Gate]:
    """The gates at which a role decides: by itself, or as a member of the body that does."""
    return [gate for gate in standard.gates if role in (gate.decides, *gate.may_decide)]


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


def rules_by_subject(standard: Standard) -> Iterator[tuple[str, str, tuple[Rule, ...]]]:
    """The rules by what they judge: its id, its title, and its rules; kinds without any left out.

    Subjects that are no kind come last, and have their id for a title.
    """
    others = {rule.artifact for rule in standard.rules} - standard.kinds.keys()
    for subject in (*standard.kinds, *sorted(others)):
        rules = rules_of(standard, subject)
        if rules:
            kind = standard.kinds.get(subject)
            yield subject, kind.title if kind else subject, rules


def owned(standard: Standard, role: str) -> tuple[Kind, ...]:
    """The kinds that a role answers for."""
    return tuple(kind for kind in standard.kinds.values() if kind.owner == role)


def due_tiers(standard: Standard, kind: Kind, gate: str = "") -> list[str]:
    """The tiers in which a gate, or else any gate, asks for a kind, the lightest first."""
    every = [tier.id for tier in standard.tiers]
    asked = {t for due in kind.due if gate in ("", due.gate) for t in due.tiers or every}
    return [tier for tier in every if tier in asked]


def is_due(kind: Kind, gate: str, tier: str) -> bool:
    """Whether a gate asks projects of a tier for a kind."""
    return any(due.gate == gate and (not due.tiers or tier in due.tiers) for due in kind.due)


def due_only_if(kind: Kind, tier: str) -> str:
    """The condition under which projects of a tier owe a kind; empty where all or none do."""
    conditions = [due.when for due in kind.due if not due.tiers or tier in due.tiers]
    return conditions[0] if conditions and all(conditions) else ""


def listed(names: tuple[str, ...] | list[str], last: str = "and") -> str:
    """Names in a row: T1, T2 and T3."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
