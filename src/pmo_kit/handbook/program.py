"""What the program hands to the handbook as plain data: its commands, templates, and its print."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pmo_kit.results import Finding, Report


class Option(NamedTuple):
    """One option of a command: its names with what they take, and what it is for."""

    names: str
    says: str


class Command(NamedTuple):
    """A command as its help tells it; `parts` are the commands below it."""

    name: str
    usage: str
    told: tuple[str, ...]
    options: tuple[Option, ...]
    example: str = ""
    parts: tuple[Command, ...] = ()


class TemplateQuestion(NamedTuple):
    """A question of a template; `choices` are answers with what they mean.

    Without a `default` of its own, `otherwise` says what stands where nobody answers.
    """

    key: str
    text: str
    default: str
    otherwise: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    form: str = ""


class TemplateFile(NamedTuple):
    """A file that a template makes; `when` says with which answers, or nothing where always."""

    path: str
    managed: bool
    when: str = ""


class Template(NamedTuple):
    """A template: what it is, what it asks, and the files that it makes."""

    name: str
    title: str
    questions: tuple[TemplateQuestion, ...]
    files: tuple[TemplateFile, ...]


class Program(NamedTuple):
    """The program around the handbook; `printed` gives a finding as a check prints it."""

    commands: tuple[Command, ...]
    templates: tuple[Template, ...]
    printed: Callable[[Report, Finding], str]
