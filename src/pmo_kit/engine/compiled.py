"""A standard made ready to judge: every rule parsed, type-checked, and kept for the next start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_kit.cel import (
    BOOL,
    DOUBLE,
    DYN,
    INT,
    STRING,
    TIMESTAMP,
    Checked,
    Type,
    type_from_json,
    type_to_json,
)
from pmo_kit.engine import cache
from pmo_kit.engine.cache import Accepted
from pmo_kit.engine.roots import PAST, STANDARD_LISTS, cel_name, kinds_of, roots_of
from pmo_kit.source import Schemas
from pmo_kit.standard import Rule, Standard, StandardError, build, folder_of

if TYPE_CHECKING:
    from pmo_kit.cel import Env
    from pmo_kit.engine.environment import Types

SCALARS = (BOOL, DOUBLE, INT, STRING, TIMESTAMP)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class RuleFault(NamedTuple):
    """What is wrong in one field of a rule; `offset` counts characters within its text."""

    rule: str
    field: str
    message: str
    remedy: str
    offset: int = 0


class CompiledRule:
    """A rule with its conditions checked, and what follows from them, worked out once.

    `message` alternates text and paths; `found` is what it shows as `{found}`. `reads` holds what
    the conditions read, as `today`, `all.log`, `item.impact`; `kinds` the kinds among that, without
    the one it judges; `lists` those of them that it reads as a list, which is never absent;
    `measures` whether it reads computed numbers, `past` whether earlier versions; `timed` whether
    time alone can make it fail.
    `fixes` pairs fields with what they have to be, `fix_kinds` are the kinds that this is read
    from.
    """

    def __init__(
        self,
        rule: Rule,
        when: Checked | None,
        check: Checked,
        message: tuple[str | Checked, ...],
        found: Checked | None,
        fixes: tuple[tuple[str, Checked], ...],
        timed: bool,
        kinds: frozenset[str],
        fix_kinds: frozenset[str],
    ) -> None:
        self.rule = rule
        self.when = when
        self.check = check
        self.message = message
        self.found = found
        self.fixes = fixes
        self.timed = timed
        self.kinds = kinds
        self.fix_kinds = fix_kinds
        self.reads = _reads(check, when, found)
        roots = roots_of(self.reads)
        self.measures = "measures" in roots
        self.past = "past" in roots or rule.each.startswith(PAST)
        whole = {part.split(".")[1] for part in self.reads if part.startswith("all.")}
        self.lists = frozenset(kind for kind in kinds if cel_name(kind) in whole)
        self.measures_fix = "measures" in roots_of(_reads(*(to for _, to in fixes)))


class Compiled(NamedTuple):
    """A standard, the type of each kind's data, its compiled rules and conditions, its schemas.

    `accepted` remembers contents that the schemas have accepted.
    """

    standard: Standard
    types: Mapping[str, Type]
    rules: tuple[CompiledRule, ...]
    whens: Mapping[str, Checked]
    schemas: Schemas
    accepted: Accepted = Accepted()


def prepare(where: str | Path, edition: str | None = None, avoid: Path | None = None) -> Compiled:
    """Load and compile a standard, from the cache where its files have not changed.

    `avoid` is the project being judged: no cache inside it is read or written.
    Raises `StandardError` where the standard is not sound.
    """
    folder = folder_of(where).resolve()
    place = cache.file_of(folder, edition, avoid)
    kept = cache.carried(folder, edition) or cache.read(folder, edition, avoid)
    if kept is not None:
        with suppress(LookupError, TypeError, ValueError, AttributeError):  # not what was written
            compiled = _assemble(kept["raw"], kept["compiled"])
            return compiled._replace(accepted=Accepted(place, kept["files"]))
    from pmo_kit.engine.soundness import require_sound
    from pmo_kit.standard import merged

    raw = merged(folder, edition)
    standard = build(raw)
    require_sound(standard, raw["schema_files"])
    compiled, faults = compile_standard(standard)
    if faults:
        raise _refusal(standard, faults[0], str(where))
    digest = cache.write(folder, edition, avoid, raw, _dump(compiled))
    return compiled._replace(accepted=Accepted(place, digest))


def _refusal(standard: Standard, fault: RuleFault, where: str) -> StandardError:
    sources = {rule.id: rule.source for rule in standard.rules}
    word, source = "Rule", sources.get(fault.rule, "")
    if not source:
        word, source = "Kind", standard.kinds[fault.rule].source
    return StandardError(
        f"{word} {fault.rule}, `{fault.field}`: {fault.message}",
        f"{fault.remedy} `pmo standard verify {where}` lists all that is wrong.".strip(),
        source,
    )


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
    from pmo_kit.project.paths import PathError

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
    from pmo_kit.measures import catalog

    reads = _reads(test, when, found)
    timed = "today" in roots_of(reads) or not catalog.timed().isdisjoint(reads)
    kinds = kinds_of(reads, standard) - {rule.artifact}
    fix_kinds = kinds_of(_reads(*(to for _, to in fixes)), standard)
    return CompiledRule(rule, when, test, message, found, fixes, timed, kinds, fix_kinds), []


def _reads(*conditions: Checked | None) -> frozenset[str]:
    return frozenset[str]().union(*(part.reads for part in conditions if part))


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
    from pmo_kit.engine.environment import navigate
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
    from pmo_kit.cel import parse, unguarded

    fields = [field for field in ("when", "check") if getattr(rule, field)]
    problems = unguarded([parse(getattr(rule, field)) for field in fields], env)
    return [
        RuleFault(rule.id, field, problem.message, problem.remedy, problem.offset)
        for field, found in zip(fields, problems, strict=True)
        for problem in found
    ]


def _checked(text: str, env: Env, rule: str, field: str) -> tuple[Checked | None, list[RuleFault]]:
    from pmo_kit.cel import CelSyntaxError, CelTypeErrors, check, parse

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


def _dump(compiled: Compiled) -> dict[str, Any]:
    return {
        "types": {kind: type_to_json(known) for kind, known in compiled.types.items()},
        "whens": {text: checked.to_json() for text, checked in compiled.whens.items()},
        "rules": {
            rule.rule.id: [
                rule.when.to_json() if rule.when else None,
                rule.check.to_json(),
                [part if isinstance(part, str) else part.to_json() for part in rule.message],
                rule.found.to_json() if rule.found else None,
                [[path, to.to_json()] for path, to in rule.fixes],
                rule.timed,
                sorted(rule.kinds),
                sorted(rule.fix_kinds),
            ]
            for rule in compiled.rules
        },
    }


def _assemble(raw: Mapping[str, Any], kept: Mapping[str, Any]) -> Compiled:
    standard = build(raw)
    whens = {text: Checked.from_json(data) for text, data in kept["whens"].items()}
    types = {kind: type_from_json(data) for kind, data in kept["types"].items()}
    rules = tuple(_restored(rule, *kept["rules"][rule.id]) for rule in standard.rules)
    return Compiled(standard, types, rules, whens, Schemas(standard.schemas))


def _restored(
    rule: Rule,
    when: Any,
    test: Any,
    message: Any,
    found: Any,
    fixes: Any,
    timed: bool,
    kinds: list[str],
    fix_kinds: list[str],
) -> CompiledRule:
    return CompiledRule(
        rule,
        Checked.from_json(when) if when is not None else None,
        Checked.from_json(test),
        tuple(part if isinstance(part, str) else Checked.from_json(part) for part in message),
        Checked.from_json(found) if found is not None else None,
        tuple((path, Checked.from_json(to)) for path, to in fixes),
        timed,
        frozenset(kinds),
        frozenset(fix_kinds),
    )
