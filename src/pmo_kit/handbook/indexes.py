"""The pages that list others: artifacts, rules, built-in checks, gates, roles, and the tiers."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.handbook.blocks import (
    Badge,
    Block,
    Code,
    Facts,
    Heading,
    Lead,
    Line,
    Link,
    Listing,
    Page,
    Table,
    Text,
    joined,
)
from pmo_kit.handbook.builtin import BUILTINS
from pmo_kit.handbook.burden import burden
from pmo_kit.handbook.courses import taught
from pmo_kit.handbook.crosswalks import crosswalks
from pmo_kit.handbook.kinds import rule_table, tiers_of
from pmo_kit.handbook.phrases import (
    ROOT,
    both_names,
    counted,
    due_line,
    gate_link,
    kind_link,
    listed,
    origin,
    owned,
    role_line,
    role_page,
    rule_page,
    rules_of,
    trail,
)
from pmo_kit.handbook.program import Program
from pmo_kit.standard import Standard


def pages(standard: Standard, program: Program | None = None) -> Iterator[Page]:
    """Every index page of the reference; with the program, the door to its commands as well."""
    for path, title, lead, blocks in (
        ("index.md", "Reference", _opening(standard), _doors(standard, program)),
        ("artifacts/index.md", "Artifacts", _ARTIFACTS, (_kinds(standard),)),
        ("rules/index.md", "Rules", _rules_lead(standard), (*_rules(standard),)),
        ("rules/builtin.md", "Built-in checks", _BUILTIN, (_builtins(), *_HOW_JUDGED)),
        ("gates/index.md", "Gates", _GATES, (gate_table(standard), *_due(standard))),
        ("roles/index.md", "Roles", _ROLES, (role_table(standard),)),
        ("tiers.md", "Tiers, methods, thresholds", _TIERS, (*_scales(standard),)),
    ):
        yield Page(
            path=f"{ROOT}/{path}",
            title=title,
            trail=() if path == "index.md" else trail(),
            blocks=(Lead(lead), *blocks),
            source=origin(standard),
        )


_ARTIFACTS: Line = (
    "What a project keeps, who answers for it, and when a gate asks for it. A light project has "
    "six kinds; higher tiers add kinds and deepen fields, and never make a second kind for the "
    "same thing.",
)
_BUILTIN: Line = (
    "Seven things the kit judges by itself, before any rule of the standard is asked. They are the "
    "same in every standard. The first three cannot be waived: what cannot be read cannot be "
    "excused. Nor can the last two, which judge the exceptions themselves.",
)
_GATES: Line = (
    "A gate is a decision, taken by named people on named papers and written into a gate review. "
    "Deciders may answer go, conditional, rework, hold or stop.",
)
_ROLES: Line = (
    "Each role under the name of the standard and the name people use. In a small project one "
    "person may hold several, as long as nobody approves their own work.",
)
_TIERS: Line = (
    "The numbers and words that rules refer to. A company sets its own thresholds; rules then read "
    "the company's.",
)


_PROGRAM = (
    ("Templates", "templates/index.md", "what they ask, what they make, whose the files are"),
    ("Commands", "commands/index.md", "every option, with an example and the exit codes"),
)


def _opening(standard: Standard) -> Line:
    return (
        f"Everything that {standard.title} says, made from the same files that the check reads, so "
        "that no page can contradict a verdict. ",
        f"Here are {counted(len(standard.kinds), 'kind')} of artifacts, "
        f"{counted(len(standard.rules), 'rule')}, {counted(len(standard.gates), 'gate')} and "
        f"{counted(len(standard.roles), 'role')}.",
    )


def _crosswalks(standard: Standard) -> Iterator[tuple[str, str, str]]:
    """The door to the crosswalks, where a standard has some."""
    if crosswalks(standard):
        yield "Crosswalks", "crosswalk/index.md", "what answers each part of another method"


def _courses(standard: Standard) -> Iterator[tuple[str, str, str]]:
    """The door to the courses, where a standard teaches some."""
    if taught(standard).courses:
        yield "Courses", "courses/index.md", "what is to be learnt, by whom, in how many minutes"


def _doors(standard: Standard, program: Program | None) -> tuple[Block, ...]:
    doors = (
        ("Artifacts", "artifacts/index.md", "what a project keeps, field by field"),
        ("Rules", "rules/index.md", "what is judged, why, and how to mend a finding"),
        ("Built-in checks", "rules/builtin.md", "what the kit judges before any rule"),
        ("Gates", "gates/index.md", "what is asked, who decides, what must be there"),
        ("Roles", "roles/index.md", "who owes what"),
        ("Tiers, methods, thresholds", "tiers.md", "how much of this a project needs"),
        *_courses(standard),
        *_crosswalks(standard),
        *(_PROGRAM if program else ()),
        (
            "By tag",
            "tags.md",
            "rules by level, by tier, and by whether the day matters",
        ),
    )
    rows = tuple((Link(name, f"{ROOT}/{path}"), (what,)) for name, path, what in doors)
    told = Text(("Looking for a finding's page? Type its id into the search, or in a terminal:",))
    sample = standard.rules[0].id if standard.rules else "KIT-003"
    return (Facts(rows), told, Listing(f"$ pmo explain {sample}", "console"))


def _kinds(standard: Standard) -> Table:
    every = tuple(tier.id for tier in standard.tiers)
    rows = tuple(
        (
            (kind_link(standard, kind.kind),),
            (kind.purpose,),
            role_line(standard, kind.owner),
            joined([due_line(standard, due) for due in kind.due], "; "),
            (tiers_of(kind, every),),
        )
        for kind in standard.kinds.values()
    )
    return Table(("Artifact", "What it is for", "Answers for it", "Due at", "Tiers"), rows, "wide")


def _rules_lead(standard: Standard) -> Line:
    levels = [
        f"{sum(rule.level == level for rule in standard.rules)} {level}"
        for level in ("shall", "should", "may")
        if any(rule.level == level for rule in standard.rules)
    ]
    return (
        f"{counted(len(standard.rules), 'rule')}: {listed(levels)}. A rule that does not apply to "
        "your tier, method or phase is not judged. Every finding names its rule; its page says why "
        "and how to mend it.",
    )


def _rules(standard: Standard) -> Iterator[Block]:
    subjects = [*standard.kinds]
    subjects += sorted({rule.artifact for rule in standard.rules} - set(subjects))
    for subject in subjects:
        rules = rules_of(standard, subject)
        if rules:
            kind = standard.kinds.get(subject)
            yield Heading(kind.title if kind else subject, anchor=subject)
            yield rule_table(rules)


def _builtins() -> Table:
    rows = tuple(
        ((Link(Code(b.id), rule_page(b.id)),), (b.title,), (Badge("shall"),)) for b in BUILTINS
    )
    return Table(("Check", "What it demands", "Level"), rows, "rules")


_HOW_JUDGED = (
    Text(
        (
            "How these and the rules become a verdict, and which of them may stop a commit, is "
            "told under ",
            Link("Verdicts and the hook", "guides/verdicts.md"),
            ".",
        )
    ),
)


def gate_table(standard: Standard) -> Table:
    """The gates in the order in which a project meets them."""
    rows = tuple(
        (
            (gate_link(gate, full=True),),
            (gate.question,),
            role_line(standard, gate.decides) if gate.decides else (),
        )
        for gate in standard.gates
    )
    return Table(("Gate", "The question", "Who decides"), rows, "wide")


def _due(standard: Standard) -> tuple[Block, ...]:
    """Artifacts against gates: where each is due, and from which tier."""
    asked = {due.gate for kind in standard.kinds.values() for due in kind.due}
    gates = [gate for gate in standard.gates if gate.id in asked]
    every = tuple(tier.id for tier in standard.tiers)
    rows = []
    for kind in standard.kinds.values():
        if kind.due:
            cells = []
            for gate in gates:
                tiers = {t for d in kind.due if d.gate == gate.id for t in d.tiers or every}
                cells.append((" ".join(t for t in every if t in tiers),))
            rows.append(((kind_link(standard, kind.kind),), *cells))
    table = Table(("Artifact", *(gate.id for gate in gates)), tuple(rows), "due")
    return (Heading("What is due where", anchor="due"), table) if rows else ()


def role_table(standard: Standard) -> Table:
    """The roles, each with both names and what it answers for."""
    rows = tuple(
        (
            (Link(both_names(role), role_page(role.id)),),
            (role.layer,),
            joined([(kind_link(standard, kind.kind),) for kind in owned(standard, role.id)]),
        )
        for role in standard.roles
    )
    return Table(("Role", "Layer", "Answers for"), rows, "wide")


def tier_table(standard: Standard) -> Table:
    """The tiers, each with what it means."""
    rows = tuple(((f"{t.id} {t.title}",), (t.means,)) for t in standard.tiers)
    return Table(("Tier", "What it means"), rows, "plain")


def _scales(standard: Standard) -> Iterator[Block]:
    yield Heading("Tiers", anchor="tiers")
    yield tier_table(standard)
    yield from _burdens(standard)
    yield Heading("Methods", anchor="methods")
    methods = tuple(((m.title,), (m.means,)) for m in standard.methods)
    yield Table(("Method", "What it means"), methods, "plain")
    yield Heading("Phases", anchor="phases")
    phases = tuple(((p.title,), (p.purpose,)) for p in standard.phases)
    yield Table(("Phase", "What it is for"), phases, "plain")
    if standard.thresholds:
        yield Heading("Thresholds", anchor="thresholds")
        yield Text(("Rules read these as ", Code("standard.thresholds.NAME"), "."))
        yield Table(("Name", "Value", "Tighter is"), (*_thresholds(standard),), "plain")


def _burdens(standard: Standard) -> Iterator[Block]:
    """What each tier asks people to type, counted from the kinds."""
    yield Heading("What a tier costs", anchor="burden")
    yield Text(
        (
            "Fields that people type by hand: to start, up to the gate before the work begins, "
            "and in an ordinary week. What the kit fills in does not count, nor does what only a "
            "condition asks for; of a list that must not be empty, one entry counts.",
        )
    )
    counted = ((tier, burden(standard, tier.id)) for tier in standard.tiers)
    rows = tuple(
        ((f"{tier.id} {tier.title}",), (str(cost.files),), (str(cost.start),), (str(cost.weekly),))
        for tier, cost in counted
    )
    heads = ("Tier", "Files to start", "Typed to start", "Typed in a week")
    yield Table(heads, rows, "plain")


def _thresholds(standard: Standard) -> Iterator[tuple[Line, ...]]:
    for name, value in standard.thresholds.items():
        yield (Code(name),), (_value(value),), (standard.tighter.get(name, ""),)


def _value(value: object) -> str:
    """A threshold as people write it; one that differs by tier names each."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {part}" for name, part in value.items())
    return str(value)
