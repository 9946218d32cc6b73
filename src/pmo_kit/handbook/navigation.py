"""The navigation of a site: the entries of `mkdocs.yml`, and the pages of generated sections."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.handbook import crosswalks
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.markdown import label
from pmo_kit.handbook.phrases import (
    both_names,
    by_phase,
    command_page,
    gate_title,
    guide_page,
    page_at,
    rules_by_subject,
)
from pmo_kit.standard import Standard

Entry: TypeAlias = "str | dict[str, str | list[Entry]]"
"""A page by its path, or a label with a page or with the entries below it; as in `mkdocs.yml`."""


def completed(entries: Iterable[Entry], context: Context) -> list[Entry]:
    """Entries in which the index page of each generated section is followed by its pages."""
    sections = {index: labelled(pages) for index, pages in _sections(context).items()}
    return [*_completed(entries, sections)]


def labelled(entries: Iterable[Entry]) -> list[Entry]:
    """Entries whose labels are a standard's words: no builder takes them for more than text."""
    return [
        entry
        if isinstance(entry, str)
        else {
            label(name): target if isinstance(target, str) else labelled(target)
            for name, target in entry.items()
        }
        for entry in entries
    ]


def present(entries: Iterable[Entry], pages: Collection[str]) -> list[Entry]:
    """The entries without pages that are not there, and without labels that have nothing below."""
    return [*_present(entries, pages)]


def listed(entries: Iterable[Entry]) -> Iterator[str]:
    """The pages that entries name, in their order."""
    for entry in entries:
        for target in [entry] if isinstance(entry, str) else entry.values():
            yield from [target] if isinstance(target, str) else listed(target)


def _completed(entries: Iterable[Entry], sections: dict[str, list[Entry]]) -> Iterator[Entry]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
            yield from sections.get(entry, ())
        else:
            yield {
                name: target if isinstance(target, str) else [*_completed(target, sections)]
                for name, target in entry.items()
            }


def _present(entries: Iterable[Entry], pages: Collection[str]) -> Iterator[Entry]:
    for entry in entries:
        if isinstance(entry, str):
            if entry in pages:
                yield entry
            continue
        for name, target in entry.items():
            if isinstance(target, str):
                if target in pages:
                    yield {name: target}
            elif kept := present(target, pages):
                yield {name: kept}


def _sections(context: Context) -> dict[str, list[Entry]]:
    """What stands below each generated section's index page, by the index."""
    standard, program = context.standard, context.program
    known_commands = program.commands if program else ()
    kinds = standard.kinds.values()
    return {
        "artifacts/index.md": [*_guides(context)],
        page_at("artifacts"): [{kind.title: page_at("artifacts", kind.kind)} for kind in kinds],
        page_at("rules"): [*_rules(standard)],
        page_at("rules", "builtin"): [{check.id: page_at("rules", check.id)} for check in BUILTINS],
        page_at("gates"): [{gate_title(g): page_at("gates", g.id)} for g in standard.gates],
        page_at("roles"): [{both_names(r): page_at("roles", r.id)} for r in standard.roles],
        page_at("courses"): [
            {course.title: page_at("courses", course.id)}
            for course in context.training.courses.values()
        ],
        page_at("kpis"): [{kpi.title: page_at("kpis", kpi.id)} for kpi in context.kpis.values()],
        page_at("crosswalk"): [
            {walk["title"]: page_at("crosswalk", walk["id"])}
            for walk in crosswalks.crosswalks(standard)
        ],
        page_at("templates"): [{t.name: page_at("templates", t.name)} for t in context.templates],
        page_at("commands"): [{c.name: command_page(c.name)} for c in known_commands],
    }


def _guides(context: Context) -> Iterator[Entry]:
    """The guides to artifacts, by the phase in which each begins."""
    for title, kinds in by_phase(context.standard):
        told = [kind for kind in kinds if kind.kind in context.guided]
        if told:
            yield {title: [{kind.title: guide_page(kind.kind)} for kind in told]}


def _rules(standard: Standard) -> Iterator[Entry]:
    """The rules, by the kind of artifact that each judges."""
    for _, title, rules in rules_by_subject(standard):
        yield {title: [{rule.id: page_at("rules", rule.id)} for rule in rules]}
