"""The pages of the standard's parts: artifacts, built-in checks, gates, roles, and the lists."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.engine.builtin_rules import BUILTINS, Builtin
from pmo_kit.handbook import tools
from pmo_kit.handbook.burden import burden, conditional_kinds, written_kinds
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.crosswalks import crosswalks
from pmo_kit.handbook.fields import groups
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import (
    BEHIND,
    FIELDS,
    LIFE_WORDS,
    LIST,
    ROOT,
    TIERS,
    both_names,
    called,
    decided_by,
    gate_title,
    guide_page,
    owned,
    page_at,
    rules_by_subject,
    rules_of,
)
from pmo_kit.handbook.standard_parts import MATRIX, involved
from pmo_kit.project.skeleton import skeleton_of
from pmo_kit.standard import Gate, Kind, Role, Standard

PASSING = "guides/gates.md"
"""The hand-written guide that tells how a gate is prepared, held and recorded."""
DOORS = {
    "portfolio-board": "start/board-member.md",
    "steering-committee": "start/board-member.md",
    "project-owner": "start/sponsor.md",
    "project-manager": "start/project-leader.md",
    "core-team": "start/team-member.md",
    "pmo": "start/pmo-lead.md",
}
"""The hand-written page with which somebody in a role begins."""
_LANGUAGES = {".md": "markdown", ".yaml": "yaml", ".yml": "yaml", ".json": "json"}


def pages(context: Context) -> Iterator[Page]:
    """Every index page of the reference; with the program, the door to its commands as well."""
    standard = context.standard
    yield Page(f"{ROOT}/index.md", "Reference", "index", _doors(context))
    yield Page(page_at("artifacts"), "Artifacts", "kinds", weight=LIST)
    facts = {"levels": _levels(standard), "subjects": [*rules_by_subject(standard)]}
    yield Page(page_at("rules"), "Rules", "rules", facts, weight=BEHIND)
    checks = {"checks": BUILTINS}
    yield Page(page_at("rules", "builtin"), "Built-in checks", "builtins", checks, weight=BEHIND)
    yield Page(page_at("gates"), "Gates", "gates", _due(standard), weight=LIST)
    yield Page(page_at("roles"), "Roles", "roles", weight=LIST)
    yield tiers(standard)


def tiers(standard: Standard) -> Page:
    """The page of tiers, methods, phases and thresholds."""
    facts = {
        "burdens": [(tier, burden(standard, tier.id)) for tier in standard.tiers],
        "written": {
            tier.id: {
                "own": [kind.title for kind in written_kinds(standard, tier.id)],
                "conditional": [kind.title for kind in conditional_kinds(standard, tier.id)],
            }
            for tier in standard.tiers
        },
        "others": [kind for kind in standard.kinds.values() if kind.burden.get("others")],
    }
    return Page(TIERS, "Tiers, methods, thresholds", "tiers", facts)


def of_kind(kind: Kind, context: Context) -> Page:
    """Everything somebody who fills in such an artifact looks up."""
    standard = context.standard
    found = groups(standard, kind)
    own_guide = guide_page(kind.kind)
    has_form = context.has_page(tools.FORMS) and tools.has_form(standard, kind)
    return Page(
        path=page_at("artifacts", kind.kind),
        title=kind.title,
        template="kind",
        facts={
            "kind": kind,
            "life": LIFE_WORDS.get(kind.life, ""),
            "guide": own_guide if kind.kind in context.guided else "",
            "tasks": [
                (name, page, title)
                for name, page in {"": kind.guide, **kind.list_guides}.items()
                if page != own_guide and (title := context.title_of(page))
            ],
            "skeleton": _skeleton(standard, kind),
            "rules": rules_of(standard, kind.kind),
            "groups": found,
            "anchors": {group.path: group.anchor for group in found},
            "lists": context.lists,
            "form": tools.FORMS if has_form else "",
        },
        trail=(("Artifacts", page_at("artifacts")),),
        source=kind.source,
        summary=kind.purpose,
        tags=("artifact", kind.life),
        weight=FIELDS if kind.kind in context.guided else 1,
    )


def of_builtin(check: Builtin, context: Context) -> Page:
    """The page that a built-in finding points to."""
    return Page(
        path=page_at("rules", check.id),
        title=f"{called(check.id, check.name)} · {check.title}",
        template="builtin",
        facts={"check": check, "guide_title": context.title_of(check.guide)},
        trail=(("Rules", page_at("rules")), ("Built-in", page_at("rules", "builtin"))),
        summary=check.title,
        tags=(check.level, "built-in"),
    )


def of_gate(gate: Gate, context: Context) -> Page:
    """What somebody who prepares a gate, or decides at one, needs to know."""
    standard = context.standard
    due = [
        (kind, dues)
        for kind in standard.kinds.values()
        if (dues := [due for due in kind.due if due.gate == gate.id])
    ]
    return Page(
        path=page_at("gates", gate.id),
        title=gate_title(gate),
        template="gate",
        facts={
            "gate": gate,
            "ask": f"pmo gate {gate.id}",
            "guide": PASSING if context.has_page(PASSING) else "",
            "may": [role for role in gate.may_decide if role != gate.decides],
            "tiers": [tier.id for tier in standard.tiers],
            "due": due,
            "waiting": [rule for rule in standard.rules if gate.id in rule.applies.gates],
        },
        trail=(("Gates", page_at("gates")),),
        summary=gate.question or gate.title,
        tags=("gate",),
    )


def of_role(role: Role, context: Context) -> Page:
    """What somebody who was just given this role wants to know."""
    standard = context.standard
    kinds = standard.kinds.values()
    mine = [kind for kind in kinds if role.id in (kind.owner, kind.writer)]
    decides = decided_by(standard, role.id)
    gates = [
        (gate, [kind for kind in mine if any(due.gate == gate.id for due in kind.due)])
        for gate in standard.gates
    ]
    door = DOORS.get(role.id, "")
    has_column = context.has_page(MATRIX) and role in involved(standard)
    return Page(
        path=page_at("roles", role.id),
        title=both_names(role),
        template="role",
        facts={
            "role": role,
            "decides": decides,
            "seats": _by_body(decides),
            "door": door if door and context.has_page(door) else "",
            "owned": owned(standard, role.id),
            "writes": [kind for kind in kinds if kind.writer == role.id],
            "gates": [(gate, ready) for gate, ready in gates if ready or gate in decides],
            "matrix": MATRIX if has_column else "",
        },
        trail=(("Roles", page_at("roles")),),
        summary=f"What the {both_names(role)} decides, answers for and owes.",
        tags=("role",),
    )


def _by_body(gates: list[Gate]) -> list[tuple[str, list[Gate]]]:
    """The gates by the body that passes them, in the order of the first of each."""
    bodies = dict.fromkeys(gate.decides for gate in gates)
    return [(body, [gate for gate in gates if gate.decides == body]) for body in bodies]


def _doors(context: Context) -> dict[str, object]:
    rules = context.standard.rules
    return {
        "courses": context.training.courses,
        "kpis": context.kpis,
        "crosswalks": crosswalks(context.standard),
        "program": context.program,
        "templates": context.templates,
        "sample": rules[0].id if rules else BUILTINS[2].id,
    }


def _levels(standard: Standard) -> list[str]:
    """How many rules there are of each level that some rule has."""
    counts = [
        (sum(rule.level == level for rule in standard.rules), level)
        for level in ("shall", "should", "may")
    ]
    return [f"{count} {level}" for count, level in counts if count]


def _due(standard: Standard) -> dict[str, object]:
    """The kinds that some gate asks for, and those gates."""
    asked = {due.gate for kind in standard.kinds.values() for due in kind.due}
    return {
        "due": [kind for kind in standard.kinds.values() if kind.due],
        "gates": [gate.id for gate in standard.gates if gate.id in asked],
    }


def _skeleton(standard: Standard, kind: Kind) -> tuple[str, str, str] | None:
    """What `pmo add` starts from, as it lies in the standard: text, language and title."""
    path = skeleton_of(kind, standard)
    if path is None:
        return None
    language = _LANGUAGES.get(path.suffix, "text")
    return path.read_text(encoding="utf-8"), language, kind.file or path.name
