"""The page of one rule: what it demands, why, what it says, how to mend it, when it applies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmo_kit.handbook import examples
from pmo_kit.handbook.blocks import (
    Badge,
    Block,
    Code,
    Facts,
    Heading,
    Lead,
    Line,
    Listing,
    Page,
    Quote,
    Span,
    Text,
    joined,
)
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.phrases import (
    LEVEL_WORDS,
    ROOT,
    RULE_BEHIND,
    counted,
    gate_link,
    kind_link,
    listed,
    origin,
    role_line,
    rule_page,
    trail,
)
from pmo_kit.measures import catalog
from pmo_kit.standard import Rule, Standard

_STRINGS = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_PLACEHOLDERS = re.compile(r"(\{[^{}]*\})")
_PAST = re.compile(r"(?<![\w.])past\.")
_TIMES = re.compile(r"(?<![\w.])(?:today\b|measures(?:\.\w+)+)")


def page(standard: Standard, rule: Rule, ground: Ground | None = None) -> Page:
    """The page that a finding of this rule points to; with the ground, its examples are run."""
    shown = (*examples.blocks(standard, rule, ground),)
    printed = any(isinstance(part, Listing) and part.title == examples.PRINTED for part in shown)
    return Page(
        path=rule_page(rule.id),
        title=f"{rule.id} · {rule.title}",
        trail=trail(("Rules", f"{ROOT}/rules/index.md")),
        blocks=(
            Lead((rule.why,)),
            Facts((*_facts(standard, rule), *_met(rule, ground))),
            *(() if printed else _message(rule)),
            Heading("How to mend it"),
            Text((rule.fix,)),
            *shown,
            *_condition(rule),
        ),
        source=origin(standard, rule.source),
        summary=rule.title,
        tags=(rule.level, *rule.applies.tiers, *_times(rule)),
        weight=RULE_BEHIND,
    )


def timed(rule: Rule) -> bool:
    """Whether the passing of time alone can make a rule fail, read from its conditions' text."""
    named = set(_TIMES.findall(_STRINGS.sub("''", f"{rule.when} {rule.check}")))
    return "today" in named or not catalog.timed().isdisjoint(named)


def applies_line(standard: Standard, rule: Rule) -> Line:
    """To which projects a rule applies, in one sentence."""
    parts: list[Line] = []
    applies = rule.applies
    if applies.tiers:
        parts.append((f"{listed(applies.tiers)} projects",))
    if applies.methods:
        parts.append((f"run as {listed(applies.methods, 'or')}",))
    if applies.phases:
        parts.append((f"while {listed(applies.phases, 'or')}",))
    if applies.gates:
        gates = joined([(gate_link(gate),) for gate in applies.gates], " or ")
        parts.append(("judged once ", *gates, " is judged"))
    return joined(parts, "; ") if parts else ("every project, at any time",)


def _facts(standard: Standard, rule: Rule) -> tuple[tuple[str, Line], ...]:
    rows: list[tuple[str, Line]] = [
        ("Level", (Badge(rule.level), f" {LEVEL_WORDS[rule.level]}")),
        ("What it judges", _subject(standard, rule)),
        ("Applies to", applies_line(standard, rule)),
    ]
    kind = standard.kinds.get(rule.artifact)
    if kind:
        rows.append(("Who mends it", role_line(standard, kind.writer or kind.owner)))
    if rule.mend:
        fields = joined([(Code(path),) for path, _ in rule.mend])
        rows.append(("Mended by", (Code("pmo fix"), ", which sets ", *fields)))
    if timed(rule):
        rows.append(("Time", ("depends on today's date, so it never stops a commit",)))
    if rule.effective:
        rows.append(("Binds", (_binds(rule),)))
    if _PAST.search(_STRINGS.sub("''", f"{rule.each} {rule.when} {rule.check}")):
        rows.append(("History", ("reads earlier versions in git; without them it is skipped",)))
    if rule.since or rule.until:
        last = f" to {rule.until}" if rule.until else ""
        revised = f", revision {rule.revision}" if rule.revision > 1 else ""
        rows.append(("In force", (f"since edition {rule.since}{last}{revised}",)))
    if rule.refs:
        rows.append(("Source", joined([(ref,) for ref in rule.refs], "; ")))
    return tuple(rows)


def _binds(rule: Rule) -> str:
    """From when the rule binds whom, in one sentence."""
    said = f"from {rule.effective}; what it finds before is announced"
    days = f"{rule.grace} days later" if rule.grace is not None else ""
    if rule.running:
        days = f"from their next gate{f', {days} at the latest' if days else ''}"
    return f"{said}. Projects that had started by then: {days}" if days else said


def _met(rule: Rule, ground: Ground | None) -> Iterator[tuple[str, Line]]:
    """On how many example projects there was something to judge."""
    golden = ground.under(rule) if ground else []
    if ground is None or not golden:
        return
    projects, times = ground.met.get(rule.id, (0, 0))
    every = counted(len(golden), "example project")
    if not projects:
        yield "How often", (f"met in none of the {every}, only in the examples below",)
    else:
        met = "once" if times == 1 else f"{times} times"
        yield "How often", (f"met {met}, in {projects} of the {every}",)


def _subject(standard: Standard, rule: Rule) -> Line:
    spans: list[Span] = [kind_link(standard, rule.artifact)]
    if rule.each:
        spans += [", each of ", Code(rule.each)]
    return tuple(spans)


def _message(rule: Rule) -> tuple[Block, ...]:
    """The message with its placeholders, where no run of an example shows it filled in."""
    parts = _PLACEHOLDERS.split(rule.message)
    said = tuple(Code(part) if number % 2 else part for number, part in enumerate(parts) if part)
    return (Heading("What the finding says"), Quote(said))


def _condition(rule: Rule) -> tuple[Block, ...]:
    """The rule as the kit evaluates it, for those who want to know exactly."""
    said = [f"when:  {rule.when}"] if rule.when else []
    said.append(f"check: {rule.check}")
    said += [f"found: {rule.found}"] if rule.found else []
    said += [f"mend:  {path} = {to}" for path, to in rule.mend]
    return (Heading("The condition"), Listing("\n".join(said), "js"))


def _times(rule: Rule) -> tuple[str, ...]:
    return ("time",) if timed(rule) else ()
