"""A template as its `cookiecutter.json` describes it: what it asks and what may be answered."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pmo_kit._text import did_you_mean
from pmo_kit.results.error import KitError
from pmo_kit.source import Broken, read
from pmo_kit.standard.places import TEMPLATES, data_root

DESCRIPTION = "cookiecutter.json"
KIT = "pmo-kit"
# What would load code, or change the marks by which unsafe answers are told.
REFUSED = ("_extensions", "_jinja2_env_vars", "template", "templates")


class ScaffoldError(KitError):
    """Nothing was written; the remedy says what to do instead."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a question offers."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """What an answer must look like: a pattern or a date, and the words for it.

    An `optional` answer may be empty: then nothing is written.
    """

    says: str
    pattern: str = ""
    date: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a template asks. `default` may hold Jinja until `ask` has filled it in.

    It is asked where each earlier answer in `when` is one of those that stand there.
    """

    key: str
    text: str
    default: str
    choices: tuple[Choice, ...] = ()
    form: Form | None = None
    problem: str = ""
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def is_asked(self, answers: Mapping[str, str]) -> bool:
        """Whether earlier answers are such that it is asked."""
        return all(answers.get(key) in values for key, values in self.when)


@dataclass(frozen=True)
class Template:
    """A plain cookiecutter template: its `cookiecutter.json`, and its other files by path.

    `folder` is where it lies; `owner` whose it is, and `changed_by` who laid files or questions
    over it, each as people call them. `laid_by` says it of each file that was laid over it.
    """

    name: str
    folder: Path
    description: dict[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)
    owner: str = KIT
    changed_by: tuple[str, ...] = ()
    laid_by: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What it makes, in one line."""
        return str(self.description.get("_title", self.name))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What it asks, in order."""
        return tuple(self._questions())

    @cached_property
    def names_paths(self) -> frozenset[str]:
        """The answers that become part of a file's or folder's name."""
        found: set[str] = set()
        for path in self.files:
            for expression in re.findall(r"\{[{%].*?[%}]\}", path):
                found.update(re.findall(r"cookiecutter\.(\w+)", expression))
        return frozenset(found & {question.key for question in self.questions})

    def _questions(self) -> Iterator[Question]:
        prompts = self.description.get("__prompts__", {})
        forms = self.description.get("_forms", {})
        conditions = self.description.get("_when", {})
        for key, raw in self.description.items():
            if key.startswith("_"):
                continue
            prompt = prompts.get(key, key)
            texts = prompt if isinstance(prompt, dict) else {"__prompt__": prompt}
            values = [str(value) for value in raw] if isinstance(raw, list) else []
            yield Question(
                key=key,
                text=str(texts.get("__prompt__", key)),
                default=values[0] if values else str(raw),
                choices=tuple(Choice(value, str(texts.get(value, value))) for value in values),
                form=Form(**forms[key]) if key in forms else None,
                when=tuple((k, tuple(v)) for k, v in conditions.get(key, {}).items()),
            )


def kit_templates() -> list[Template]:
    """The templates that came with the kit, sorted by name."""
    return templates_in(data_root() / TEMPLATES)


def templates_in(home: Path) -> list[Template]:
    """The templates in a folder, by name. Raises `ScaffoldError` for one that will not do."""
    folders = sorted(home.iterdir()) if home.is_dir() else []
    return [read_template(folder) for folder in folders if (folder / DESCRIPTION).is_file()]


def find(name: str, templates: Iterable[Template] | None = None) -> Template:
    """The template called `name`, of the kit's own or of some. Raises `ScaffoldError` for none."""
    known = {one.name: one for one in (kit_templates() if templates is None else templates)}
    if name in known:
        return known[name]
    raise ScaffoldError(
        f"There is no template called `{name}`.",
        f"{did_you_mean(name, known)}There are: {', '.join(known)}.",
    )


def read_template(folder: Path) -> Template:
    """The template in a folder. Raises `ScaffoldError` where it is more than plain text."""
    path = folder / DESCRIPTION
    description = described(path)
    refused = [key for key in REFUSED if key in description]
    if refused or (folder / "hooks").exists():
        what = ", ".join(refused) or "hooks"
        raise ScaffoldError(
            f"The template `{folder.name}` is more than plain text: {what}.",
            "Remove that from the template; the kit renders only templates that run no code.",
            str(path if refused else folder / "hooks"),
        )
    files = {name: content for name, content in contents(folder).items() if name != DESCRIPTION}
    return Template(folder.name, folder, description, files)


def described(path: Path) -> dict[str, Any]:
    """What a `cookiecutter.json` says. Raises `ScaffoldError` where it is no object of JSON."""
    found = read(path.read_bytes(), str(path))
    if isinstance(found, Broken):
        why = found.problem
        raise ScaffoldError(why.message, why.remedy, str(path), why.line, why.column)
    if not isinstance(found.data, dict):
        raise ScaffoldError(f"{path.name} is no object.", "Begin it with `{`.", str(path))
    return dict(found.data)


def as_json(template: Template) -> bytes:
    """What a template's `cookiecutter.json` says, as a file."""
    return f"{json.dumps(template.description, ensure_ascii=False, indent=2)}\n".encode()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path in it. Raises `ScaffoldError` for a link."""
    found: dict[str, bytes] = {}
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for path in (Path(parent, name) for name in (*folders, *sorted(names))):
            if path.is_symlink():
                raise ScaffoldError(
                    f"{path.name} is a link, and a template holds plain files.",
                    "Put the file or folder itself there.",
                    str(path),
                )
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))
