"""The page of one rule: what it demands, why, what it says, how to fix it, when it applies."""

from __future__ import annotations

import re
from typing import NamedTuple

from pmo_kit.cel.placeholders import parts_of
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.examples import examples_of
from pmo_kit.handbook.markdown import code
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import RULE_BEHIND, called, page_at
from pmo_kit.measures import catalog
from pmo_kit.standard import Rule
from pmo_kit.standard.guides import guide_of

_STRINGS = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_PAST = re.compile(r"(?<![\w.])past\.")
_TIMES = re.compile(r"(?<![\w.])(?:today\b|measures(?:\.\w+)+)")


class Frequency(NamedTuple):
    """How often a rule had something to judge in how many of the golden projects."""

    times: int
    projects: int
    of: int


def page(rule: Rule, context: Context) -> Page:
    """The page that a finding of this rule points to; its examples are run."""
    bad, good = examples_of(rule, context)
    timed = is_timed(rule)
    guide = guide_of(rule, context.standard)
    return Page(
        path=page_at("rules", rule.id),
        title=f"{called(rule.id, rule.name)} · {rule.title}",
        template="rule",
        facts={
            "rule": rule,
            "kind": context.standard.kinds.get(rule.artifact),
            "mended": [code(path) for path, _ in rule.mend],
            "timed": timed,
            "guide": guide,
            "guide_title": context.title_of(guide),
            "historic": _PAST.search(_unquoted(f"{rule.each} {_conditions(rule)}")),
            "frequency": _frequency(rule, context),
            "message": _message(rule),
            "bad": bad,
            "good": good,
            "condition": _condition(rule),
        },
        trail=(("Rules", page_at("rules")),),
        source=rule.source,
        summary=rule.title,
        tags=(*rule.levels, *rule.applies.tiers, *(("time",) if timed else ())),
        weight=RULE_BEHIND,
    )


def is_timed(rule: Rule) -> bool:
    """Whether the passing of time alone can make a rule fail, read from its conditions' text."""
    named = set(_TIMES.findall(_unquoted(_conditions(rule))))
    return "today" in named or not catalog.timed().isdisjoint(named)


def _conditions(rule: Rule) -> str:
    """All that decides whether a rule holds, the names that it uses included."""
    return " ".join((rule.when, rule.check, rule.shall_when, *rule.let.values()))


def _unquoted(condition: str) -> str:
    return _STRINGS.sub("''", condition)


def _frequency(rule: Rule, context: Context) -> Frequency | None:
    golden = context.golden_of(rule)
    projects, times = context.met.get(rule.id, (0, 0)) if golden else (0, 0)
    return Frequency(times, projects, len(golden)) if golden else None


def _message(rule: Rule) -> list[str]:
    """The message with its placeholders as code."""
    return [
        part if isinstance(part, str) else code(f"{{{part.text}}}")
        for part in parts_of(rule.message)
    ]


def _condition(rule: Rule) -> str:
    """The rule as the kit evaluates it, for those who want to know exactly."""
    said = [f"let:   {head} = {text}" for head, text in rule.let.items()]
    said += [f"when:  {rule.when}"] if rule.when else []
    said.append(f"check: {rule.check}")
    said += [f"shall_when: {rule.shall_when}"] if rule.shall_when else []
    said += [f"found: {rule.found}"] if rule.found else []
    said += [f"at:    {rule.at_cel}"] if rule.at_cel else []
    said += [f"mend:  {path} = {to}" for path, to in rule.mend]
    return "\n".join(said)
