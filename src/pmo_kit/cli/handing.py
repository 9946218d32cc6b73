"""What the program hands to its handbook: commands, templates, and how it prints a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_kit.handbook.program import Asked, Made, Program, Template
from pmo_kit.results import Finding, Report

if TYPE_CHECKING:
    from pmo_kit.scaffold import Template as Known


def handed() -> Program:
    """The program as the handbook tells of it."""
    from pmo_kit.cli.commands import commands
    from pmo_kit.scaffold import available

    return Program(commands(), tuple(_template(known) for known in available()), printed)


def printed(report: Report, finding: Finding) -> str:
    """A finding as `pmo check` prints it."""
    from pmo_kit.writers import Options
    from pmo_kit.writers.text import told

    return told(report, finding, Options())


def _template(template: Known) -> Template:
    from pmo_kit.scaffold import inventory

    asked = tuple(
        Asked(
            question.key,
            question.text,
            question.default,
            tuple((choice.value, choice.text) for choice in question.choices),
            question.form.says if question.form else "",
        )
        for question in template.questions
    )
    made = tuple(
        Made(
            listed.path,
            listed.managed,
            f"{listed.question} {' or '.join(listed.answers)}" if listed.question else "",
        )
        for listed in inventory(template)
    )
    return Template(template.name, template.title, asked, made)
