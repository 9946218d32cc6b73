"""Goes through a template's questions in order; answers fill in the defaults after them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace

from pmo_kit.scaffold import answers as rules
from pmo_kit.scaffold.project_template import Question, Template
from pmo_kit.scaffold.scaffold_error import ScaffoldError

Reply = Callable[[Question], str]


def ask(
    template: Template, given: Mapping[str, str], today: datetime.date, reply: Reply | None = None
) -> dict[str, str]:
    """Every question's answer: as `given`, else what `reply` returns, else the default.

    `reply` gets each open question with its default filled in, and again, with `problem` set,
    after an answer that was refused.
    """
    rules.check(template, given)
    settled: dict[str, str] = {}
    for question in template.questions:
        if question.key in given:
            settled[question.key] = given[question.key]
            continue
        default = _default(template, question, settled, today)
        open_question = replace(question, default=default)
        if reply is None:
            settled[question.key] = _accept(template, open_question, default)
        else:
            settled[question.key] = _until_accepted(template, open_question, reply)
    return settled


def dates(today: datetime.date) -> dict[str, str]:
    """The template's own names for days, which plain cookiecutter takes from the clock."""
    later = today + datetime.timedelta(weeks=10)
    return {"__today": today.isoformat(), "__in_ten_weeks": later.isoformat()}


def _until_accepted(template: Template, question: Question, reply: Reply) -> str:
    while True:
        value = reply(question)
        problem = rules.refusal(template, question, value)
        if problem is None:
            return value
        question = replace(question, problem=" ".join(problem))


def _accept(template: Template, question: Question, value: str) -> str:
    problem = rules.refusal(template, question, value)
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
