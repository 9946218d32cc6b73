"""Compiles the rules of a standard: each condition parsed and held to the types of its schemas."""

from __future__ import annotations

import re
from typing import NamedTuple

from pmo_kit.cel import (
    BOOL,
    DOUBLE,
    DYN,
    INT,
    STRING,
    TIMESTAMP,
    CelSyntaxError,
    CelTypeErrors,
    Checked,
    Env,
    check,
    parse,
    unguarded,
)
from pmo_kit.engine.compiled import Compiled, CompiledRule, reads_of
from pmo_kit.engine.environment import Types, navigate
from pmo_kit.engine.roots import STANDARD_LISTS, kinds_of, roots_of
from pmo_kit.measures import catalog
from pmo_kit.project.paths import PathError
from pmo_kit.source import Schemas
from pmo_kit.standard import Rule, Standard

SCALARS = (BOOL, DOUBLE, INT, STRING, TIMESTAMP)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class RuleFault(NamedTuple):
    """What is wrong in one field of a rule; `offset` counts characters within its text."""

    rule: str
    field: str
    message: str
    remedy: str
    offset: int = 0


def compile_standard(standard: Standard) -> tuple[Compiled, list[RuleFault]]:
    """Compile every rule; what does not compile is left out and reported."""
    from pmo_kit.engine.environment import Types

    types = Types(standard)
    faults: list[RuleFault] = []
    rules = []
    for rule in standard.rules:
        compiled, wrong = compile_rule(rule, standard, types)
        faults += wrong
        if compiled is not None:
            rules.append(compiled)
    whens: dict[str, Checked] = {}
    for kind in standard.kinds.values():
        for due in kind.due:
            if due.when:
                result, wrong = _checked(due.when, types.conditions(), kind.kind, "when")
                faults += wrong
                if result is not None:
                    whens[due.when] = result
    schemas = Schemas(standard.schemas)
    return Compiled(standard, types.data, tuple(rules), whens, schemas), faults


def compile_rule(
    rule: Rule, standard: Standard, types: Types
) -> tuple[CompiledRule | None, list[RuleFault]]:
    """One rule compiled, or what is wrong with it."""

    if rule.artifact not in standard.kinds:
        known = ", ".join(sorted(standard.kinds))
        fault = f"The standard has no artifact `{rule.artifact}`."
        return None, [RuleFault(rule.id, "artifact", fault, f"Kinds: {known}.")]
    try:
        env = types.env(rule.artifact, rule.each)
    except PathError as error:
        return None, [RuleFault(rule.id, "each", str(error), "Name a list of the artifact.")]
    faults: list[RuleFault] = []
    when, wrong = _checked(rule.when, env, rule.id, "when") if rule.when else (None, [])
    faults += wrong
    test, wrong = _checked(rule.check, env, rule.id, "check")
    faults += wrong
    found, wrong = _checked(rule.found, env, rule.id, "found") if rule.found else (None, [])
    faults += wrong
    message, wrong = _message(rule, env, found)
    faults += wrong
    fixes, wrong = _fixes(rule, env)
    faults += wrong
    if test is not None and not faults:
        faults = _unguarded(rule, env)
    if faults or test is None:
        return None, faults

    reads = reads_of(test, when, found)
    timed = "today" in roots_of(reads) or not catalog.timed().isdisjoint(reads)
    kinds = kinds_of(reads, standard) - {rule.artifact}
    fix_kinds = kinds_of(reads_of(*(to for _, to in fixes)), standard)
    return CompiledRule(rule, when, test, message, found, fixes, timed, kinds, fix_kinds), []


def _message(
    rule: Rule, env: Env, found: Checked | None
) -> tuple[tuple[str | Checked, ...], list[RuleFault]]:
    """A message as text and paths in turn; `{found}` is the value of the rule's own expression."""
    from pmo_kit.cel import Env

    names = {**env.variables, "found": found.type} if found else env.variables
    env, faults = Env(names), []
    message: list[str | Checked] = []
    for position, part in enumerate(_PLACEHOLDER.split(rule.message)):
        if position % 2 == 0:
            message.append(part)
            if "{" in part or "}" in part:
                fault = "a brace stands alone."
                faults.append(RuleFault(rule.id, "message", fault, "Close it: {item.id}."))
            continue
        path, wrong = _path(part, env, rule.id)
        faults += wrong
        message.append(path if path is not None else part)
    return tuple(message), faults


def _fixes(rule: Rule, env: Env) -> tuple[tuple[tuple[str, Checked], ...], list[RuleFault]]:
    """What would mend a finding: each value of a type that its field can hold."""
    from pmo_kit.project.paths import PathError

    found: list[tuple[str, Checked]] = []
    faults: list[RuleFault] = []
    start = env.variables["doc" if rule.each.startswith(STANDARD_LISTS) else "item"]
    for path, text in rule.mend:
        checked, wrong = _checked(text, env, rule.id, "mend")
        faults += wrong
        try:
            field, _ = navigate(start, path)
        except PathError as error:
            faults.append(RuleFault(rule.id, "mend", str(error), "Name a field of the item."))
            continue
        field = getattr(field, "also", None) or field
        if checked is None:
            continue
        found.append((path, checked))
        if checked.type != field or field not in SCALARS:
            fault = f"`{path}` is a {field!r}, and this is a {checked.type!r}."
            faults.append(RuleFault(rule.id, "mend", fault, "Give a value of the field's type."))
    return tuple(found), faults


def _unguarded(rule: Rule, env: Env) -> list[RuleFault]:
    """Optional fields that a condition reads without asking first whether they are there."""

    fields = [field for field in ("when", "check") if getattr(rule, field)]
    problems = unguarded([parse(getattr(rule, field)) for field in fields], env)
    return [
        RuleFault(rule.id, field, problem.message, problem.remedy, problem.offset)
        for field, found in zip(fields, problems, strict=True)
        for problem in found
    ]


def _checked(text: str, env: Env, rule: str, field: str) -> tuple[Checked | None, list[RuleFault]]:

    try:
        checked = check(parse(text), env)
    except CelSyntaxError as error:
        return None, [RuleFault(rule, field, error.message, error.remedy, error.offset)]
    except CelTypeErrors as errors:
        return None, [
            RuleFault(rule, field, error.message, error.remedy, error.offset)
            for error in errors.errors
        ]
    if field in ("when", "check") and checked.type not in (BOOL, DYN):
        fault = f"this is a {checked.type!r}, not true or false (bool)."
        return None, [RuleFault(rule, field, fault, "Compare it with something.")]
    return checked, []


def _path(text: str, env: Env, rule: str) -> tuple[Checked | None, list[RuleFault]]:
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*(\[[0-9]+\])?[A-Za-z0-9_.]*", text):
        fault = f"`{{{text}}}` is no path; messages take paths only, such as {{item.id}}."
        return None, [RuleFault(rule, "message", fault, "Name the field itself.")]
    return _checked(text, env, rule, "message")
