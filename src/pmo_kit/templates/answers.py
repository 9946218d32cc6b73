"""Asks a template's questions in order, and says which answers it may be given."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from pmo_kit._text import did_you_mean
from pmo_kit._text.days import days_later
from pmo_kit.templates.project_template import Question, ScaffoldError, Template

Reply = Callable[[Question], str]
Refuse = Callable[[Question, str], tuple[str, str] | None]
"""What is wrong with an answer and what to do about it; None where it is fine."""
LONGEST = 1000
LONGEST_NAME = 64
JINJA = ("{{", "{%", "{#")
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)


def ask(
    template: Template, given: Mapping[str, str], today: datetime.date, reply: Reply | None = None
) -> dict[str, str]:
    """Every question's answer: as `given`, else what `reply` returns, else the default.

    `reply` gets each open question with its default filled in, and again, with `problem` set,
    after an answer that was refused. A question that is not asked has its default.
    Raises `ScaffoldError` for an answer that will not do, or that nobody asks for.
    """
    check(template, given)
    settled: dict[str, str] = {}
    for question in template.questions:
        asked = question.is_asked(settled)
        if question.key in given:
            if not asked:
                raise unasked(question)
            settled[question.key] = given[question.key]
            continue
        default = _default(template, question, settled, today)
        open_question = replace(question, default=default)
        if reply is None or not asked:
            settled[question.key] = _accept(template, open_question, default)
        else:
            settled[question.key] = replied(open_question, reply, partial(refusal, template))
    return settled


def dates(today: datetime.date) -> dict[str, str]:
    """The template's own names for days, which plain cookiecutter takes from the clock."""
    then = days_later(today, 70)
    return {"__today": today.isoformat(), "__in_ten_weeks": then.isoformat()}


def replied(question: Question, reply: Reply, refuse: Refuse) -> str:
    """The first reply that is not refused; after one that is, the question says why."""
    value = reply(question)
    while (problem := refuse(question, value)) is not None:
        question = replace(question, problem=" ".join(problem))
        value = reply(question)
    return value


def _accept(template: Template, question: Question, value: str) -> str:
    problem = refusal(template, question, value)
    if problem:
        raise ScaffoldError(
            f"`{question.key}` has no usable default here: {problem[0]}",
            f"Give it with --set {question.key}=VALUE. {problem[1]}",
        )
    return value


def _default(
    template: Template, question: Question, settled: Mapping[str, str], today: datetime.date
) -> str:
    if "{" not in question.default:
        return question.default
    from cookiecutter.prompt import render_variable
    from cookiecutter.utils import create_env_with_context

    context = {**template.description, **settled, **dates(today)}
    environment = create_env_with_context({"cookiecutter": {}})
    return str(render_variable(environment, question.default, context))


def check(template: Template, answers: Mapping[str, str]) -> None:
    """Raise `ScaffoldError` for the first answer that must not reach the template."""
    questions = {question.key: question for question in template.questions}
    for key, value in answers.items():
        if key not in questions:
            raise unknown(key, questions)
        problem = refusal(template, questions[key], value)
        if problem:
            raise ScaffoldError(f"`{key}`: {problem[0]}", problem[1])


def refusal(template: Template, question: Question, value: str) -> tuple[str, str] | None:
    """What is wrong with an answer and what to do about it; None where it is fine."""
    problem = unfit(question, value)
    if problem is None and question.key in template.names_paths:
        problem = _unsafe_name(value)
    return problem


def unfit(question: Question, value: str) -> tuple[str, str] | None:
    """What is wrong with an answer wherever it goes: its characters, its choice, its form."""
    problem = _unsafe_text(value)
    if problem is None and question.choices:
        problem = _no_choice(question, value)
    if problem is None and question.form:
        problem = _ill_formed(question, value)
    return problem


def unknown(key: str, questions: Mapping[str, Question]) -> ScaffoldError:
    """The error for an answer that nobody asked for."""
    hint = did_you_mean(key, questions)
    return ScaffoldError(
        f"Nobody asks for `{key}` here.", f"{hint}Asked for: {', '.join(questions)}."
    )


def unasked(question: Question) -> ScaffoldError:
    """The error for an answer to a question that is not asked with the earlier answers."""
    told = " and ".join(f"`{key}` is {' or '.join(values)}" for key, values in question.when)
    return ScaffoldError(
        f"Nobody asks for `{question.key}` here: it is asked where {told}.",
        f"Leave out --set {question.key}=…, or change the other answer.",
    )


def _unsafe_text(value: str) -> tuple[str, str] | None:
    marks = [mark for mark in JINJA if mark in value]
    if marks:
        return (
            f"it holds `{marks[0]}`, which templates would run.",
            "Write it with a space between.",
        )
    for character in value:
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or _nonsense(character):
            return (
                f"it holds a line break or control character (U+{ord(character):04X}).",
                "Write it on one line; longer text goes into the files afterwards.",
            )
    if len(value) > LONGEST:
        return (
            f"it is {len(value)} characters long.",
            f"Keep it under {LONGEST}; longer text goes into the files afterwards.",
        )
    return None


def _nonsense(character: str) -> bool:
    """Whether Unicode promises that this code point never is a character."""
    point = ord(character)
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def _no_choice(question: Question, value: str) -> tuple[str, str] | None:
    values = [choice.value for choice in question.choices]
    if value in values:
        return None
    return (f"`{value}` is none of its choices.", f"Choose one of: {', '.join(values)}.")


def _unsafe_name(value: str) -> tuple[str, str] | None:
    """A name must mean one file on every operating system, and no option to any command."""
    unsafe = (
        not value
        or len(value) > LONGEST_NAME
        or value.startswith(("-", ".", " "))
        or value.endswith((".", " "))
        or ".." in value
        or re.search(r'[/\\:*?"<>|~$%!`&;]', value)
        or value.split(".")[0].lower() in RESERVED
    )
    if not unsafe:
        return None
    return (
        f"`{value}` cannot name a folder everywhere.",
        f"Use letters, digits and hyphens, at most {LONGEST_NAME}, such as `find-the-number`.",
    )


def _ill_formed(question: Question, value: str) -> tuple[str, str] | None:
    form = question.form
    if form is None or (form.optional and not value):
        return None
    if form.date:
        fits = _is_date(value)
    else:
        fits = re.fullmatch(form.pattern, value) is not None
    return None if fits else (f"`{value}` is not {form.says}.", "Answer in that form.")


def _is_date(value: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
