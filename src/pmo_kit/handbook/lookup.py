"""Finds the page that somebody means: by id, by name, by the everyday word for a role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from pmo_kit._text import nearest
from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.handbook import (
    courses,
    crosswalks,
    figures,
    glossary,
    kpis,
    program,
    rules,
    standard_pages,
)
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.page import Page
from pmo_kit.measures import catalog
from pmo_kit.standard import Method, Phase


def all_pages(context: Context) -> tuple[Page, ...]:
    """Every page of the reference, in the order of its sections."""
    standard, told = context.standard, context.program
    return (
        *standard_pages.pages(context),
        *(standard_pages.of_kind(kind, context) for kind in standard.kinds.values()),
        *(rules.page(rule, context) for rule in standard.rules),
        *(standard_pages.of_builtin(check, context) for check in BUILTINS),
        *(standard_pages.of_gate(gate, context) for gate in standard.gates),
        *(standard_pages.of_role(role, context) for role in standard.roles),
        *courses.pages(context),
        *kpis.pages(context),
        *crosswalks.pages(standard),
        glossary.page(standard),
        *program.template_pages(standard, context.templates),
        *(program.command_pages(told.commands) if told else ()),
    )


def find(context: Context, name: str) -> Page | None:
    """The page that goes by a name, in any letter case: of a rule, a kind, a measure, a word …"""
    if name in catalog.MEASURES:
        return figures.page(context.standard, catalog.MEASURES[name])
    wanted = _plain(name)
    for known in _entries(context):
        if wanted in map(_plain, (*known.names, *known.titles)):
            return known.make()
    return None


_PARTS = {"gates": "gates", "roles": "roles", "rules": "rules", "artifacts": "kinds"}


def part_of(page: Page) -> tuple[str, str] | None:
    """The part of a standard, such as `gates`, and the id of what a page is about."""
    section, name = PurePosixPath(page.path).parts[-2:]
    part = _PARTS.get(section)
    return (part, name.removesuffix(".md")) if part else None


def suggestions(context: Context, name: str) -> list[str]:
    """Up to three names that somebody may have meant; measures where nothing else is near."""
    return nearest(name, names(context), 3) or nearest(name, catalog.names(), 3)


def names(context: Context) -> tuple[str, ...]:
    """All that `find` knows but for measures and titles, as people would type it."""
    return tuple(name for known in _entries(context) for name in known.names if name)


class _Entry(NamedTuple):
    """What has a page: its names, its longer names, and what makes the page."""

    names: tuple[str, ...]
    titles: tuple[str, ...]
    make: Callable[[], Page]


def _entries(context: Context) -> Iterator[_Entry]:
    """Everything that has a page, in the order in which it is looked for."""
    standard = context.standard
    for rule in standard.rules:
        yield _Entry((rule.id, rule.name), (), partial(rules.page, rule, context))
    for check in BUILTINS:
        both = (check.id, check.name)
        yield _Entry(both, (), partial(standard_pages.of_builtin, check, context))
    for gate in standard.gates:
        known = (gate.id, *gate.other_names)
        yield _Entry(known, (gate.title,), partial(standard_pages.of_gate, gate, context))
    for kind in standard.kinds.values():
        known = (kind.kind, *kind.other_names)
        yield _Entry(
            known, (kind.title, kind.schema_name), partial(standard_pages.of_kind, kind, context)
        )
    for role in standard.roles:
        known = (role.id, role.everyday, *role.other_names)
        yield _Entry(known, (role.title,), partial(standard_pages.of_role, role, context))
    for tier in standard.tiers:
        yield _Entry((tier.id,), (tier.title,), partial(standard_pages.tiers, standard))
    scales: tuple[Method | Phase, ...] = (*standard.methods, *standard.phases)
    for scale in scales:
        yield _Entry((), (scale.id, scale.title), partial(standard_pages.tiers, standard))
    for course in context.training.courses.values():
        yield _Entry((course.id,), (course.title,), partial(courses.page, course, context))
    for kpi in context.kpis.values():
        yield _Entry((kpi.id,), (kpi.title,), partial(kpis.page, kpi, context))
    words = glossary.terms(standard)
    for term in words:
        make = partial(glossary.term_page, standard, term)
        yield _Entry((term.term, *term.other_names), (), make)
    for name in catalog.names():
        short = catalog.named(name)
        if short:
            yield _Entry((), (name,), partial(figures.page, standard, short))
    for term in words:
        yield _Entry((), (term.short,), partial(glossary.term_page, standard, term))


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(" ", "-")
