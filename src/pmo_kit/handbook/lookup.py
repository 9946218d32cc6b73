"""Finds the page that somebody means: by id, by name, by the everyday word for a role."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from pmo_kit.handbook import (
    builtin,
    commands,
    courses,
    crosswalks,
    gates,
    glossary,
    indexes,
    kinds,
    roles,
    rules,
    templates,
)
from pmo_kit.handbook.blocks import Page
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.phrases import ROOT
from pmo_kit.standard import Gate, Kind, Method, Phase, Role, Standard, Tier


def reference(ground: Ground) -> tuple[Page, ...]:
    """Every page of the reference, in the order of its sections."""
    standard, program = ground.standard, ground.program
    return (
        *indexes.pages(standard, program),
        *(kinds.page(standard, k, k.kind in ground.guided) for k in standard.kinds.values()),
        *(rules.page(standard, rule, ground) for rule in standard.rules),
        *(builtin.page(standard, check) for check in builtin.BUILTINS),
        *(gates.page(standard, gate) for gate in standard.gates),
        *(roles.page(standard, role) for role in standard.roles),
        *courses.pages(standard, ground.training),
        *crosswalks.pages(standard),
        glossary.page(standard),
        *(templates.pages(standard, program.templates) if program else ()),
        *(commands.pages(standard, program.commands) if program else ()),
    )


def find(standard: Standard, name: str) -> Page | None:
    """The page of a rule, kind, gate, role, check, course or word, in any letter case."""
    wanted = _plain(name)
    for rule in standard.rules:
        if _plain(rule.id) == wanted:
            return rules.page(standard, rule)
    for check in builtin.BUILTINS:
        if _plain(check.id) == wanted:
            return builtin.page(standard, check)
    for gate in standard.gates:
        if wanted in map(_plain, (gate.id, gate.title, *gate.other_names)):
            return gates.page(standard, gate)
    for kind in standard.kinds.values():
        if wanted in map(_plain, (kind.kind, kind.title, kind.schema_name, *kind.other_names)):
            return kinds.page(standard, kind)
    for role in standard.roles:
        if wanted in map(_plain, (role.id, role.title, role.everyday, *role.other_names)):
            return roles.page(standard, role)
    return _scale(standard, wanted) or _course(standard, wanted) or _term(standard, wanted)


def _course(standard: Standard, wanted: str) -> Page | None:
    training = courses.taught(standard)
    found = (one for one in training.courses.values() if wanted in (one.id, _plain(one.title)))
    return next((courses.page(standard, training, one) for one in found), None)


def suggestions(standard: Standard, name: str) -> list[str]:
    """Up to three names that somebody may have meant."""
    known = {_plain(known): known for known in names(standard)}
    near = difflib.get_close_matches(_plain(name), known, n=3, cutoff=0.6)
    return [known[match] for match in near]


def names(standard: Standard) -> tuple[str, ...]:
    """All that `find` knows, as people would type it."""
    return (
        *(rule.id for rule in standard.rules),
        *(check.id for check in builtin.BUILTINS),
        *standard.kinds,
        *(gate.id for gate in standard.gates),
        *(role.id for role in standard.roles),
        *(role.everyday for role in standard.roles if role.everyday),
        *(tier.id for tier in standard.tiers),
        *courses.taught(standard).courses,
        *(term["term"] for term in glossary.terms(standard)),
        *_other_names(standard),
    )


def _other_names(standard: Standard) -> Iterator[str]:
    """What others call gates, kinds, roles and words."""
    parts: tuple[Gate | Kind | Role, ...]
    parts = (*standard.gates, *standard.kinds.values(), *standard.roles)
    for part in parts:
        yield from part.other_names
    for term in glossary.terms(standard):
        yield from term.get("other_names", ())


def _scale(standard: Standard, wanted: str) -> Page | None:
    """The page of tiers, methods and phases, for one of their names."""
    scales: tuple[Tier | Method | Phase, ...] = (
        *standard.tiers,
        *standard.methods,
        *standard.phases,
    )
    if not any(wanted in (_plain(part.id), _plain(part.title)) for part in scales):
        return None
    return next(page for page in indexes.pages(standard) if page.path == f"{ROOT}/tiers.md")


def _term(standard: Standard, wanted: str) -> Page | None:
    """A word of the glossary, by itself or by its abbreviation."""
    for term in glossary.terms(standard):
        if wanted in map(
            _plain, (term["term"], term.get("short", ""), *term.get("other_names", ()))
        ):
            return glossary.term_page(standard, term)
    return None


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(" ", "-")
