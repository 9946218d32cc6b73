"""What the program hands to its handbook: commands, templates, and how it prints a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pmo_kit.handbook.program import Program, Template, TemplateFile, TemplateQuestion
from pmo_kit.results import Finding, Report

if TYPE_CHECKING:
    from pmo_kit.scaffold import Question
    from pmo_kit.scaffold import Template as Known

_CONSTANT = re.compile(r"\{\{ cookiecutter\.(_\w+) \}\}")


def program_facts() -> Program:
    """The program as the handbook tells of it."""
    from pmo_kit.cli.command_facts import commands
    from pmo_kit.scaffold import available

    return Program(commands(), tuple(_template(known) for known in available()), printed)


def printed(report: Report, finding: Finding) -> str:
    """A finding as `pmo check` prints it."""
    from pmo_kit.writers import Style
    from pmo_kit.writers.report.text import told

    return told(report, finding, Style())


def _default(template: Known, question: Question) -> tuple[str, str]:
    """A question's default, or in words what it is worked out from."""
    default = question.default
    named = _CONSTANT.fullmatch(default)
    if named:
        default = str(template.description.get(named[1], default))
    if "{" not in default:
        return default, ""
    return "", "counted from today" if "now" in default else "made from the other answers"


def _template(template: Known) -> Template:
    from pmo_kit.scaffold import inventory

    questions = tuple(
        TemplateQuestion(
            question.key,
            question.text,
            *_default(template, question),
            tuple((choice.value, choice.text) for choice in question.choices),
            question.form.says if question.form else "",
        )
        for question in template.questions
    )
    files = tuple(
        TemplateFile(
            listed.path,
            listed.managed,
            f"{listed.question} {' or '.join(listed.answers)}" if listed.question else "",
        )
        for listed in inventory(template)
    )
    return Template(template.name, template.title, questions, files)
