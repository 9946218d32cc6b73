"""A template as its `cookiecutter.json` describes it: what it asks and what may be answered."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pmo_kit._text import did_you_mean
from pmo_kit.results.error import KitError
from pmo_kit.standard.places import data_root

DESCRIPTION = "cookiecutter.json"
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
    """What an answer must look like: a pattern or a date, and the words for it."""

    says: str
    pattern: str = ""
    date: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a template asks. `default` may hold Jinja until `ask` has filled it in."""

    key: str
    text: str
    default: str
    choices: tuple[Choice, ...] = ()
    form: Form | None = None
    problem: str = ""


@dataclass(frozen=True)
class Template:
    """One folder of `templates/`."""

    name: str
    folder: Path
    description: dict[str, Any]

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
        for _, folders, files in os.walk(self.folder):
            for name in (*folders, *files):
                for expression in re.findall(r"\{[{%].*?[%}]\}", name):
                    found.update(re.findall(r"cookiecutter\.(\w+)", expression))
        return frozenset(found & {question.key for question in self.questions})

    def _questions(self) -> Iterator[Question]:
        prompts = self.description.get("__prompts__", {})
        forms = self.description.get("_forms", {})
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
            )


def available() -> list[Template]:
    """The templates that came with the kit, sorted by name."""
    home = data_root() / "templates"
    folders = sorted(home.iterdir()) if home.is_dir() else []
    return [read_template(folder) for folder in folders if (folder / DESCRIPTION).is_file()]


def find(name: str) -> Template:
    """The template called `name`. Raises `ScaffoldError` where there is none."""
    templates = {template.name: template for template in available()}
    if name in templates:
        return templates[name]
    hint = did_you_mean(name, templates)
    raise ScaffoldError(
        f"There is no template called `{name}`.", f"{hint}There are: {', '.join(templates)}."
    )


def read_template(folder: Path) -> Template:
    """The template in a folder. Raises `ScaffoldError` where it is more than plain text."""
    description = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    refused = [key for key in REFUSED if key in description]
    if refused or (folder / "hooks").exists():
        what = ", ".join(refused) or "hooks"
        raise ScaffoldError(
            f"The template `{folder.name}` is more than plain text: {what}.",
            "Remove that from the template; the kit renders only templates that run no code.",
        )
    return Template(folder.name, folder, description)
