"""Holds every rule's CEL to its types, and finds inherited rules that are loosened unsaid."""

from __future__ import annotations

from pmo_kit.engine import Compiled
from pmo_kit.engine.compile_rules import RuleFault
from pmo_kit.results import LEVELS
from pmo_kit.results.verification import Problem
from pmo_kit.source import Document
from pmo_kit.standard import Standard, StandardError, extended
from pmo_kit.standard.files import Layer
from pmo_kit.verify.problem import problem


def condition_problems(layer: Layer, faults: list[RuleFault]) -> list[Problem]:
    """The compiler's faults, each at its character in the file."""
    files: dict[str, Document] = {document.data["id"]: document for document in layer.rules}
    files |= layer.artifacts
    found = []
    for fault in faults:
        document = files.get(fault.rule)
        if document is not None:
            found.append(_at_character(document, fault))
    return found


def loosened(layer: Layer, compiled: Compiled) -> list[Problem]:
    """Inherited rules that this standard weakens without a recorded reason and approver."""
    base = base_of(layer)
    if base is None:
        return []
    below = {rule.id: rule for rule in base.rules}
    found = []
    for document in layer.rules:
        rule = next((r.rule for r in compiled.rules if r.rule.id == document.data["id"]), None)
        inherited = below.get(document.data["id"])
        if rule is None or inherited is None or "loosens" in document.data:
            continue
        weaker = LEVELS.index(rule.level) > LEVELS.index(inherited.level)
        if weaker or (rule.check, rule.when) != (inherited.check, inherited.when):
            found.append(
                problem(
                    document,
                    ("level",) if weaker else ("check",),
                    f"{rule.id} is inherited from {base.name}, and this may loosen it.",
                    "Say why and who decided: `loosens: {reason: …, approved_by: …}`; "
                    "or add a rule of your own that asks for more.",
                )
            )
    return found


def base_of(layer: Layer) -> Standard | None:
    """The standard below this one, where there is one that can be built."""
    try:
        return extended(layer.folder)
    except StandardError:
        return None


def _at_character(document: Document, fault: RuleFault) -> Problem:
    route = (fault.field,) if fault.field in document.data else ()
    found = problem(document, route, f"`{fault.field}`: {fault.message}", fault.remedy)
    written = document.written(route) if route else None
    text = document.data.get(fault.field)
    if isinstance(text, str) and written == text and "\n" not in text:
        line = document.text.split("\n")[found.line - 1]
        quoted = 1 if line[found.column - 1 : found.column] in ("'", '"') else 0
        return Problem(
            found.path,
            found.line,
            found.column + quoted + fault.offset,
            found.message,
            found.remedy,
        )
    return found
