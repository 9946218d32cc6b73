"""The program around the handbook: its commands and templates as data, and the pages of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import command_page, page_at
from pmo_kit.project import matches
from pmo_kit.results import Finding, Report
from pmo_kit.standard import Kind, Standard

_EXITS = re.compile(r"\s*Exit codes?: (.+)$")
_WRITES = "Writes: "
_ARTIFACTS = "pmo/"
_MANIFEST = "pmo.yaml"


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
    """A file that a template makes; `when` says with which answers, or nothing where always.

    `laid_by` is the company that laid it over an inherited template, empty where none did.
    """

    path: str
    managed: bool
    when: str = ""
    laid_by: str = ""


class Template(NamedTuple):
    """A template: what it is, what it asks, the files that it makes, and whose it is.

    `changed_by` are the companies that laid files or questions over it; `option` is what a command
    has to say so that it takes this one.
    """

    name: str
    title: str
    questions: tuple[TemplateQuestion, ...]
    files: tuple[TemplateFile, ...]
    owner: str = ""
    changed_by: tuple[str, ...] = ()
    option: str = ""


class Program(NamedTuple):
    """The program around the handbook.

    `templates` gives those of a standard; `printed` a finding as a check prints it.
    """

    commands: tuple[Command, ...]
    templates: Callable[[Standard], tuple[Template, ...]]
    printed: Callable[[Report, Finding], str]


class CommandHelp(NamedTuple):
    """A command's help in the parts in which its page shows it.

    `words` are its name without the page's own, `writes` is what it says of the files that it
    writes, `answer` of its exit codes, and `typed` its example as it is typed at a prompt.
    """

    command: Command
    words: list[str]
    paragraphs: list[str]
    writes: str
    answer: str
    typed: str


def command_pages(commands: tuple[Command, ...]) -> Iterator[Page]:
    """The list of commands, and a page for each."""
    yield Page(page_at("commands"), "Commands", "commands", {"commands": commands})
    for command in commands:
        yield Page(
            path=command_page(command.name),
            title=command.name,
            template="command",
            facts={"main": _help(command), "parts": [_help(part) for part in command.parts]},
            trail=(("Commands", page_at("commands")),),
            summary=command.told[0],
            tags=("command",),
        )


def _help(command: Command) -> CommandHelp:
    answers = [found[1] for text in command.told[1:] if (found := _EXITS.search(text))]
    paragraphs = [_EXITS.sub("", text) for text in command.told[1:]]
    writes = [text.removeprefix(_WRITES) for text in paragraphs if text.startswith(_WRITES)]
    return CommandHelp(
        command,
        words=command.name.split()[2:],
        paragraphs=[text for text in paragraphs if text and not text.startswith(_WRITES)],
        writes=_sentence(writes[-1]) if writes else "",
        answer=answers[-1] if answers else "",
        typed="\n".join(_typed(line) for line in command.example.splitlines()),
    )


def _sentence(text: str) -> str:
    return text if text.startswith(_MANIFEST) else text[:1].upper() + text[1:]


def _typed(line: str) -> str:
    """A line of an example at a prompt; one that goes on an earlier one is indented."""
    return line if line[:1] == " " else f"$ {line}"


def template_pages(standard: Standard, templates: tuple[Template, ...]) -> Iterator[Page]:
    """The list of templates, and a page for each; nothing where there are none."""
    if not templates:
        return
    yield Page(page_at("templates"), "Templates", "templates", {"templates": templates})
    for template in templates:
        yield _template_page(standard, template)


def _template_page(standard: Standard, template: Template) -> Page:
    kinds = [(file, _kind(standard, file.path)) for file in template.files]
    return Page(
        path=page_at("templates", template.name),
        title=f"Template {template.name}",
        template="template",
        facts={
            "template": template,
            "name": template.name,
            "answer": _answer(template),
            "files": [(file, kind, _owner(file, kind)) for file, kind in kinds],
        },
        trail=(("Templates", page_at("templates")),),
        summary=template.title,
        tags=("template",),
    )


def _answer(template: Template) -> str:
    """One answer as the command line takes it: of the first question that has choices, if any."""
    said = next((one for one in template.questions if one.choices), template.questions[0])
    return f"{said.key}={said.choices[-1][0] if said.choices else said.default}"


def _kind(standard: Standard, path: str) -> Kind | None:
    """The kind whose artifacts lie at a path of a new project."""
    within = path.removeprefix(_ARTIFACTS)
    for kind in standard.kinds.values():
        at_root = path == kind.file == _MANIFEST
        inside = within != path and kind.file and not kind.outside
        if at_root or (inside and matches(within, [kind.file.replace("{key}", "*")])):
            return kind
    return None


def _owner(file: TemplateFile, kind: Kind | None) -> str:
    if file.managed:
        return "managed"
    if kind is None:
        return "seed"
    return "document" if kind.life == "document" else "artifact"
