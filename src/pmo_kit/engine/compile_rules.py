"""Compiles the rules of a standard: each condition parsed and held to the types of its schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import (
    BOOL,
    DOUBLE,
    DYN,
    INT,
    STRING,
    TIMESTAMP,
    CelError,
    CelSyntaxError,
    CelTypeErrors,
    Checked,
    ListOf,
)
from pmo_kit.cel.definitions import Definition, DefinitionError, Expanded, defined, expand, is_taken
from pmo_kit.cel.errors import Slip
from pmo_kit.cel.parser import parse
from pmo_kit.cel.placeholders import parts_of
from pmo_kit.cel.presence_guards import unguarded
from pmo_kit.cel.type_check import Env, check
from pmo_kit.engine.compiled import (
    STANDARD_LISTS,
    Compiled,
    CompiledRule,
    all_reads,
    facts_of,
    kinds_of,
    reads_of,
    roots_of,
)
from pmo_kit.engine.environment import Types, navigate
from pmo_kit.engine.name_keywords import name_plan
from pmo_kit.engine.rule_parts import AfterFailing, Tested
from pmo_kit.measures import catalog
from pmo_kit.project.paths import PathError
from pmo_kit.source import Route, Schemas
from pmo_kit.standard import Rule, Standard
from pmo_kit.standard.marked_fields import NOT_AFTER, paths_by_kind

SCALARS = (BOOL, DOUBLE, INT, STRING, TIMESTAMP)


class RuleFault(NamedTuple):
    """What is wrong in one field of a rule, or in the `when` of a kind's `due`.

    `offset` counts characters within its text, which stands at `route` where not at `field`.
    `slip` is a name that is wrong there, with the one that is meant most likely.
    """

    rule: str
    field: str
    message: str
    remedy: str
    offset: int = 0
    route: Route = ()
    slip: Slip | None = None


def compile_standard(standard: Standard) -> tuple[Compiled, list[RuleFault]]:
    """Compile every rule; what does not compile is left out and reported."""
    types = Types(standard)
    rules, faults = compile_rules(standard, types)
    whens, wrong = _whens(standard, types)
    schemas = Schemas(standard.schemas)
    happened = paths_by_kind(standard, NOT_AFTER)
    names = name_plan(standard)
    compiled = Compiled(standard, types.data, rules, whens, schemas, happened, names)
    return compiled, faults + wrong


def compile_rules(
    standard: Standard, types: Types
) -> tuple[tuple[CompiledRule, ...], list[RuleFault]]:
    """The rules that compile, and what is wrong with the others."""
    faults: list[RuleFault] = []
    rules = []
    for rule in standard.rules:
        compiled, wrong = compile_rule(rule, standard, types)
        faults += wrong
        if compiled is not None:
            rules.append(compiled)
    return tuple(rules), faults


def _whens(standard: Standard, types: Types) -> tuple[dict[str, Checked], list[RuleFault]]:
    """The conditions beside `due`, by their text, and what is wrong with them."""
    faults: list[RuleFault] = []
    whens: dict[str, Checked] = {}
    project = types.conditions()._replace(let=defined(standard.let))
    for kind in standard.kinds.values():
        for index, due in enumerate(kind.due):
            if not due.when:
                continue
            wrong: list[RuleFault] = []
            when = _checked(due.when, project, kind.kind, "when", wrong)
            faults += [fault._replace(route=("due", index, "when")) for fault in wrong]
            if when is not None:
                whens[due.when] = when
    return whens, faults


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
        remedy = error.remedy or "Name a list or a map of the artifact."
        return None, [RuleFault(rule.id, "each", str(error), remedy, slip=error.slip)]
    faults = _misnamed(rule, standard, env)
    env = env._replace(let=defined(rule.let))
    when = _checked(rule.when, env, rule.id, "when", faults) if rule.when else None
    test = _checked(rule.check, env, rule.id, "check", faults)
    found = _checked(rule.found, env, rule.id, "found", faults) if rule.found else None
    shall = _shall(rule, env, faults)
    shown = {**env.variables, "found": found.type} if found else env.variables
    after = env._replace(variables=shown)
    place = _place(rule, after, faults)
    message = _text(rule, "message", after, faults)
    advice = _text(rule, "fix", after, faults)
    fixes = _fixes(rule, env, faults)
    if test is not None and not faults:
        faults += _unguarded(rule, {"when": when, "check": test}, env)
        faults += _unguarded(rule, {"when": when, "shall_when": shall}, env)
    if faults or test is None:
        return None, [*dict.fromkeys(faults)]
    reads = reads_of(test, when, found, shall)
    timed = "today" in roots_of(reads) or not catalog.timed().isdisjoint(reads)
    kinds = kinds_of(reads, standard) - {rule.artifact}
    after_failing = AfterFailing(message, advice, found, shall, place, fixes)
    tested = Tested(when, test)
    facts = facts_of(rule, all_reads(tested, after_failing), timed, kinds)
    return CompiledRule(rule, tested, after_failing, facts), []


def _shall(rule: Rule, env: Env, faults: list[RuleFault]) -> Checked | None:
    """The condition under which a finding is a `shall`."""
    if not rule.shall_when:
        return None
    if rule.level == "shall":
        fault = "`level` is `shall` already, so this decides nothing."
        remedy = "Take it out, or give `level` what holds elsewhere: `should` or `may`."
        faults.append(RuleFault(rule.id, "shall_when", fault, remedy))
    return _checked(rule.shall_when, env, rule.id, "shall_when", faults)


def _place(rule: Rule, env: Env, faults: list[RuleFault]) -> Checked | None:
    """The expression that gives the place at which a finding points."""
    route = ("at", "cel")
    if rule.at and rule.at_cel:
        fault = "`at` names a field, and computes one too."
        faults.append(RuleFault(rule.id, "at", fault, "Keep `field` or `cel`.", 0, route))
    if rule.at_key and not (rule.at or rule.at_cel or rule.each):
        fault = "`at` means the key of the item, and a whole file has none."
        faults.append(RuleFault(rule.id, "at", fault, "Name its `field`, or give `each`."))
    if not rule.at_cel:
        return None
    wrong: list[RuleFault] = []
    place = _checked(rule.at_cel, env, rule.id, "at", wrong)
    if place is not None and place.type not in (STRING, DYN, ListOf(STRING), ListOf(DYN)):
        fault = f"this is a {place.type!r}, and a place is a text or a list of texts."
        remedy = "Give a path, `'parts[P-1].cost'`, or its steps: `['parts', 'P-1', 'cost']`."
        wrong.append(RuleFault(rule.id, "at", fault, remedy))
    faults += [fault._replace(route=fault.route or route) for fault in wrong]
    return place


def _misnamed(rule: Rule, standard: Standard, env: Env) -> list[RuleFault]:
    """Names under a rule's `let` that mean something already."""
    shared, faults = defined(standard.let), []
    for definition in defined(rule.let).values():
        known = shared.get(definition.name)
        other = set() if known in (None, definition) else {definition.name}
        for name in (definition.name, *definition.parameters):
            if name in other or is_taken(name, env.variables):
                message = f"`{name}` means something already."
                where: Route = ("let", definition.head)
                faults.append(RuleFault(rule.id, "let", message, "Take another name.", 0, where))
    return faults


def _text(
    rule: Rule, field: Literal["message", "fix"], env: Env, faults: list[RuleFault]
) -> tuple[str | Checked, ...]:
    """A message or a fix as text and expressions in turn; faults count characters of the whole."""
    try:
        parts = parts_of(rule.message if field == "message" else rule.fix)
    except CelSyntaxError as error:
        faults.append(RuleFault(rule.id, field, error.message, error.remedy, error.offset))
        return ()
    told: list[str | Checked] = []
    for part in parts:
        if isinstance(part, str):
            told.append(part)
            continue
        wrong: list[RuleFault] = []
        told.append(_checked(part.text, env, rule.id, field, wrong) or part.text)
        faults += [
            fault if fault.route else fault._replace(offset=fault.offset + part.offset)
            for fault in wrong
        ]
    return tuple(told)


def _fixes(rule: Rule, env: Env, faults: list[RuleFault]) -> tuple[tuple[str, Checked], ...]:
    """What would fix a finding: each value of a type that its field can hold."""
    found: list[tuple[str, Checked]] = []
    start = env.variables["doc" if rule.each.startswith(STANDARD_LISTS) else "item"]
    for path, text in rule.mend:
        checked = _checked(text, env, rule.id, "mend", faults)
        try:
            field, _ = navigate(start, path)
        except PathError as error:
            remedy = error.remedy or "Name a field of the item."
            faults.append(RuleFault(rule.id, "mend", str(error), remedy))
            continue
        field = getattr(field, "also", None) or field
        if checked is None:
            continue
        found.append((path, checked))
        if checked.type != field or field not in SCALARS:
            fault = f"`{path}` is a {field!r}, and this is a {checked.type!r}."
            faults.append(RuleFault(rule.id, "mend", fault, "Give a value of the field's type."))
    return tuple(found)


def _unguarded(rule: Rule, conditions: Mapping[str, Checked | None], env: Env) -> list[RuleFault]:
    """Optional fields that a condition reads without asking first whether they are there."""
    asked = {field: checked for field, checked in conditions.items() if checked}
    texts = {"when": rule.when, "check": rule.check, "shall_when": rule.shall_when}
    return [
        fault
        for field, problems in zip(asked, unguarded([*asked.values()]), strict=True)
        for fault in _located(problems, expand(texts[field], env.let), rule.id, field, env)
    ]


def _located(
    errors: Iterable[CelError], whole: Expanded, rule: str, field: str, env: Env
) -> Iterator[RuleFault]:
    """Errors of an expression at the places from which it was put together."""
    for error in errors:
        name, offset = whole.origin(error.offset)
        yield _fault(rule, field, error, offset, env.let.get(name))


def _fault(
    rule: str, field: str, error: CelError, offset: int, within: Definition | None
) -> RuleFault:
    """An error in a field of a rule, or in what stands there under a name."""
    where: Route = ("let", within.head) if within else ()
    field = "let" if within else field
    return RuleFault(rule, field, error.message, error.remedy, offset, where, error.slip)


def _checked(text: str, env: Env, rule: str, field: str, faults: list[RuleFault]) -> Checked | None:
    """An expression with its type; what is wrong with it is added to the faults."""
    try:
        whole = expand(text, env.let)
    except CelSyntaxError as error:
        within = env.let.get(error.name) if isinstance(error, DefinitionError) else None
        faults.append(_fault(rule, field, error, error.offset, within))
        return None
    try:
        checked = check(parse(whole.text), env)
    except CelTypeErrors as found:
        faults += _located(found.errors, whole, rule, field, env)
        return None
    except CelSyntaxError as error:
        faults += _located([error], whole, rule, field, env)
        return None
    if field in ("when", "check", "shall_when") and checked.type not in (BOOL, DYN):
        fault = f"this is a {checked.type!r}, not true or false (bool)."
        faults.append(RuleFault(rule, field, fault, "Compare it with something."))
        return None
    return checked
