"""The parts of `mkdocs.yml` that depend on the standard: one short list for each section."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pmo_kit.handbook import commands, courses, templates
from pmo_kit.handbook.builtin import BUILTINS
from pmo_kit.handbook.crosswalks import INDEX, crosswalk_page, crosswalks
from pmo_kit.handbook.glossary import PAGE
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.phrases import (
    ROOT,
    both_names,
    by_phase,
    gate_page,
    gate_title,
    guide_page,
    kind_page,
    role_page,
    rule_page,
    rules_of,
)
from pmo_kit.handbook.program import Program
from pmo_kit.standard import Standard

_MARKED = re.compile(r"^( *)# pmo:(reference|guides)\n.*?^ *# /pmo\n", re.DOTALL | re.MULTILINE)


def filled(config: str, ground: Ground) -> str:
    """The configuration with the navigation of reference and guides computed anew."""

    def part(found: re.Match[str]) -> str:
        indent, name = found[1], found[2]
        entries = _entries(ground) if name == "reference" else _guides(ground)
        lines = (f"{indent}{text}\n" for text in entries)
        return f"{indent}# pmo:{name}\n{''.join(lines)}{indent}# /pmo\n"

    return _MARKED.sub(part, config)


def _guides(ground: Ground) -> Iterator[str]:
    for title, kinds in by_phase(ground.standard):
        told = [kind for kind in kinds if kind.kind in ground.guided]
        if told:
            yield f"- {_quoted(title)}:"
        for kind in told:
            yield f"    - {_quoted(kind.title)}: {guide_page(kind.kind)}"


def _entries(ground: Ground) -> Iterator[str]:
    standard = ground.standard
    yield f"- {ROOT}/index.md"
    yield "- Artifacts:"
    yield f"    - {ROOT}/artifacts/index.md"
    for kind in standard.kinds.values():
        yield f"    - {_quoted(kind.title)}: {kind_page(kind.kind)}"
    yield "- Rules:"
    yield f"    - {ROOT}/rules/index.md"
    yield from _rules(standard)
    yield "- Gates:"
    yield f"    - {ROOT}/gates/index.md"
    for gate in standard.gates:
        yield f"    - {_quoted(gate_title(gate))}: {gate_page(gate.id)}"
    yield "- Roles:"
    yield f"    - {ROOT}/roles/index.md"
    for role in standard.roles:
        yield f"    - {_quoted(both_names(role))}: {role_page(role.id)}"
    if ground.training.courses:
        yield "- Courses:"
        yield f"    - {courses.INDEX}"
    for course in ground.training.courses.values():
        yield f"    - {_quoted(course.title)}: {courses.course_page(course.id)}"
    walks = crosswalks(standard)
    if walks:
        yield "- Crosswalks:"
        yield f"    - {INDEX}"
    for walk in walks:
        yield f"    - {_quoted(walk['title'])}: {crosswalk_page(walk['id'])}"
    if ground.program:
        yield from _program(ground.program)
    yield f"- Tiers and thresholds: {ROOT}/tiers.md"
    yield f"- Glossary: {PAGE}"
    yield f"- By tag: {ROOT}/tags.md"


def _program(program: Program) -> Iterator[str]:
    yield "- Templates:"
    yield f"    - {templates.INDEX}"
    for template in program.templates:
        yield f"    - {_quoted(template.name)}: {templates.template_page(template.name)}"
    yield "- Commands:"
    yield f"    - {commands.INDEX}"
    for command in program.commands:
        yield f"    - {_quoted(command.name)}: {commands.command_page(command.name)}"


def _rules(standard: Standard) -> Iterator[str]:
    subjects = [*standard.kinds]
    subjects += sorted({rule.artifact for rule in standard.rules} - set(subjects))
    for subject in subjects:
        rules = rules_of(standard, subject)
        if not rules:
            continue
        kind = standard.kinds.get(subject)
        yield f"    - {_quoted(kind.title if kind else subject)}:"
        for rule in rules:
            yield f"        - {_quoted(rule.id)}: {rule_page(rule.id)}"
    yield "    - Built-in checks:"
    yield f"        - {ROOT}/rules/builtin.md"
    for check in BUILTINS:
        yield f"        - {_quoted(check.id)}: {rule_page(check.id)}"


def _quoted(label: str) -> str:
    return json.dumps(label, ensure_ascii=False)
