"""Everything of the standard and the program has a page, and every page is of something."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.cli.commands import COMMANDS
from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.handbook.program import Program
from pmo_kit.standard import Standard


def owed(standard: Standard, program: Program) -> dict[str, set[str]]:
    """The pages that each folder of the reference owes."""
    return {
        "artifacts": set(standard.kinds),
        "rules": {*(r.id for r in standard.rules), *(b.id for b in BUILTINS), "builtin"},
        "gates": {gate.id for gate in standard.gates},
        "roles": {role.id for role in standard.roles},
        "commands": set(COMMANDS),
        "templates": {template.name for template in program.templates(standard)},
    }


def gaps(docs: Path, owed: dict[str, set[str]]) -> list[str]:
    """Pages that are missing, and pages of what is not there."""
    found = []
    for section, names in owed.items():
        there = {path.stem for path in (docs / "reference" / section).glob("*.md")}
        expected = names | {"index"}
        found += [f"reference/{section}/{n}.md is missing" for n in sorted(expected - there)]
        found += [f"reference/{section}/{n}.md is of nothing" for n in sorted(there - expected)]
    return found
