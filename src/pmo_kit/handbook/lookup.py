"""Finds the page that somebody means: by id, by name, by the everyday word for a role."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from pmo_kit._text import nearest
from pmo_kit.handbook import (
    builtin,
    commands,
    courses,
    crosswalks,
    gates,
    glossary,
    indexes,
    kinds,
    measures,
    roles,
    rules,
    templates,
)
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.page import Page
from pmo_kit.measures import catalog
from pmo_kit.standard import Gate, Kind, Method, Phase, Role, Standard, Tier


def reference(context: Context) -> tuple[Page, ...]:
    """Every page of the reference, in the order of its sections."""
    standard, program = context.standard, context.program
    return (
        *indexes.pages(context),
        *(kinds.page(kind, context) for kind in standard.kinds.values()),
        *(rules.page(rule, context) for rule in standard.rules),
        *(builtin.page(check) for check in builtin.BUILTINS),
        *(gates.page(standard, gate) for gate in standard.gates),
        *(roles.page(role, context) for role in standard.roles),
        *courses.pages(context),
        *crosswalks.pages(standard),
        glossary.page(standard),
        *(templates.pages(standard, program.templates) if program else ()),
        *(commands.pages(program.commands) if program else ()),
    )


def find(context: Context, name: str) -> Page | None:
    """The page of a rule, kind, gate, role, check, measure, course or word, in any letter case."""
    standard = context.standard
    if name in catalog.MEASURES:
        return measures.page(standard, catalog.MEASURES[name])
    wanted = _plain(name)
    for rule in standard.rules:
        if _plain(rule.id) == wanted:
            return rules.page(rule, context)
    for check in builtin.BUILTINS:
        if _plain(check.id) == wanted:
            return builtin.page(check)
    for gate in standard.gates:
        if wanted in map(_plain, (gate.id, gate.title, *gate.other_names)):
            return gates.page(standard, gate)
    for kind in standard.kinds.values():
        if wanted in map(_plain, (kind.kind, kind.title, kind.schema_name, *kind.other_names)):
            return kinds.page(kind, context)
    for role in standard.roles:
        if wanted in map(_plain, (role.id, role.title, role.everyday, *role.other_names)):
            return roles.page(role, context)
    scales: tuple[Tier | Method | Phase, ...]
    scales = (*standard.tiers, *standard.methods, *standard.phases)
    for scale in scales:
        if wanted in (_plain(scale.id), _plain(scale.title)):
            return indexes.tiers(standard)
    for course in context.training.courses.values():
        if wanted in (course.id, _plain(course.title)):
            return courses.page(course, context)
    for term in glossary.terms(standard):
        if wanted in map(_plain, (term.term, *term.other_names)):
            return glossary.term_page(standard, term)
    measure, short = catalog.named(name), glossary.abbreviated(standard, wanted)
    if measure is not None:
        return measures.page(standard, measure)
    return glossary.term_page(standard, short) if short else None


def suggestions(context: Context, name: str) -> list[str]:
    """Up to three names that somebody may have meant; measures where nothing else is near."""
    known = {_plain(known): known for known in names(context)}
    near = difflib.get_close_matches(_plain(name), known, n=3, cutoff=0.6)
    return [known[match] for match in near] or nearest(name, catalog.names(), 3)


def names(context: Context) -> tuple[str, ...]:
    """All that `find` knows but for the measures, as people would type it."""
    standard = context.standard
    return (
        *(rule.id for rule in standard.rules),
        *(check.id for check in builtin.BUILTINS),
        *standard.kinds,
        *(gate.id for gate in standard.gates),
        *(role.id for role in standard.roles),
        *(role.everyday for role in standard.roles if role.everyday),
        *(tier.id for tier in standard.tiers),
        *context.training.courses,
        *(term.term for term in glossary.terms(standard)),
        *_other_names(standard),
    )


def _other_names(standard: Standard) -> Iterator[str]:
    """What others call gates, kinds, roles and words."""
    parts: tuple[Gate | Kind | Role, ...]
    parts = (*standard.gates, *standard.kinds.values(), *standard.roles)
    for part in (*parts, *glossary.terms(standard)):
        yield from part.other_names


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(" ", "-")
