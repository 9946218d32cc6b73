"""What a repository that exists needs to follow a standard: its manifest, and what fails today."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pmo_kit._text.days import days_later
from pmo_kit.results import Finding
from pmo_kit.source.edit import scalar
from pmo_kit.standard import Standard
from pmo_kit.templates.answers import Reply, replied, unasked, unfit, unknown
from pmo_kit.templates.ask_in_template import fill_manifest
from pmo_kit.templates.compose import layers_of
from pmo_kit.templates.project_template import Choice, Form, Question, ScaffoldError
from pmo_kit.templates.questions import TODAY, Asked, merged_questions

_SLUG = Form("small letters, digits and hyphens, a letter first", "[a-z][a-z0-9-]{1,62}")
_NAME = Form("a name of 1 to 120 characters", ".{1,120}")
_PERSON = Form("a person's short id such as `ada`", "[a-z][a-z0-9._-]{1,39}")
_DAY = Form("a date such as 2026-03-31", date=True)
_PEOPLE = {"project-owner": "sponsor", "project-manager": "leader"}
_RUNNING = "executing"
_MANIFEST = """\
schema: project/v1
id: {id}
name: {name}
standard: {standard}
edition: {edition}
tier: {tier}
phase: {phase}  # move on once the gate that ends it has said go
method: {method}

# Person ids. Names live in the people registry, where they can be erased.
roles:{roles}

dates:
  start: {start}
  end: {end}

# Every YAML, JSON or Markdown file in this folder is an artifact, and says so in its first key.
folder: {folder}
{ignore}"""


def questions(standard: Standard, folder: Path, today: datetime.date) -> tuple[Question, ...]:
    """What adopting asks, in order, with a default for each."""
    name = folder.resolve().name
    phases = [phase.id for phase in standard.phases]
    running = _RUNNING if _RUNNING in phases else phases[0]
    tiers = [Choice(tier.id, tier.title) for tier in standard.tiers]
    methods = [Choice(method.id, method.title) for method in standard.methods]
    stages = [Choice(phase.id, phase.title) for phase in standard.phases]
    people = [
        Question(key, f"Who is the {role.everyday or role.title}? (a short id)", key, form=_PERSON)
        for role in standard.roles
        if (key := _PEOPLE.get(role.id))
    ]
    later = days_later(today, 70)
    return (
        Question("name", "What is the project called?", name, form=_NAME),
        Question("id", "Its short name in the portfolio (it stays)", _slug(name), form=_SLUG),
        Question("tier", "How deep does it need to go?", tiers[0].value, tuple(tiers)),
        Question("phase", "Where does it stand?", running, tuple(stages)),
        Question("method", "How is the work run?", methods[0].value, tuple(methods)),
        *people,
        Question("start", "First day", today.isoformat(), form=_DAY),
        Question("end", "Last day", later.isoformat(), form=_DAY),
        Question("folder", "In which folder are its artifacts to lie?", "pmo"),
        *(_as_adopted(one, today) for one in company_questions(standard)),
    )


def company_questions(standard: Standard) -> list[Asked]:
    """The standard's own questions whose answers go into the manifest; others need a template."""
    every = merged_questions(layers_of(standard))
    return [one for one in every if one.kind == "project" and "project" in one.templates]


def _as_adopted(one: Asked, today: datetime.date) -> Question:
    clock = one.type == "date" and one.default == TODAY
    return replace(one.question, default=today.isoformat()) if clock else one.question


def answered(
    asked: Sequence[Question], given: Mapping[str, str], reply: Reply | None
) -> dict[str, str]:
    """An answer to each question that is asked: as given, else as replied, else the default.

    Raises `ScaffoldError` for an answer that is not asked for, or not fit.
    """
    known = {question.key: question for question in asked}
    for key in given:
        if key not in known:
            raise unknown(key, known)
    settled: dict[str, str] = {}
    for question in asked:
        if question.is_asked(settled):
            settled[question.key] = _answer(question, given.get(question.key), reply)
        elif question.key in given:
            raise unasked(question)
    return settled


def _answer(question: Question, given: str | None, reply: Reply | None) -> str:
    if given is None and reply is not None:
        return replied(question, reply, unfit)
    value = question.default if given is None else given
    problem = unfit(question, value)
    if problem is not None:
        raise ScaffoldError(
            f"`{question.key}`: {problem[0]}", f"Give it with --set {question.key}=VALUE."
        )
    return value


def manifest(standard: Standard, said: Mapping[str, str], ignored: Iterable[str]) -> str:
    """The text of `pmo.yaml`; `ignored` are the files of the folder that are no artifacts."""
    roles = [role.id.replace("-", "_") for role in standard.roles if role.id in _PEOPLE]
    people = [said[_PEOPLE[role.replace("_", "-")]] for role in roles]
    filled = [f"\n  {role}: {_value(who)}" for role, who in zip(roles, people, strict=True)]
    listed = [f"  - {_value(path)}\n" for path in ignored]
    head = "# No artifacts: they lay in the folder before it became the artifacts' own.\nignore:\n"
    own = company_questions(standard)
    asked = said.keys() - {one.key for one in own}
    text = _MANIFEST.format(
        **{key: _value(said[key]) for key in asked},
        standard=standard.id,
        edition=f'"{standard.edition}"',
        roles="".join(filled) or " {}",
        ignore="\n" + head + "".join(listed) if listed else "",
    )
    return fill_manifest(text, standard, own, said)


def known_findings(findings: Sequence[Finding], today: datetime.date) -> str:
    """The text of the list of known findings, one line each, by rule and subject."""
    rows = [
        f"  - {{fingerprint: '{found.fingerprint}', rule: {found.rule}, "
        f"subject: {_flow(found.subject)}, since: {today}}}\n"
        for found in sorted(findings, key=lambda found: (found.rule, found.subject))
    ]
    return (
        "schema: known-findings/v1\n"
        "# What failed when the project adopted the standard. `pmo known prune` takes out what is\n"
        "# fixed; nobody adds to it.\n"
        f"started: {{on: {today}, findings: {len(findings)}}}\n"
        f"findings:{' []' if not rows else ''}\n" + "".join(rows)
    )


def _slug(name: str) -> str:
    short = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]
    return short if re.fullmatch(_SLUG.pattern, short) else f"project-{short}".rstrip("-")


def _value(value: Any) -> str:
    return scalar(str(value))


def _flow(text: str) -> str:
    """A text within braces, where commas and brackets would end it: always in quotes."""
    plain = scalar(text)
    return plain if plain != text else f"'{text}'"
