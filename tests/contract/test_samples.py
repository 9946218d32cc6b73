"""What skeletons say before somebody has is known to the standard, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine.free_text import is_free_text
from pmo_kit.engine.nothing_said import fillers_of
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard, load

Texts = dict[str, str]
QUESTION = re.compile(r"^## ([^\n]+)\n\n<!-- (.*?) -->", re.MULTILINE | re.DOTALL)
DATA = re.compile(r"^[ #]*(?:- )?(\{[a-z_]+: .*\}|[a-z_]+: .+?)\s*(?:  #.*)?$", re.MULTILINE)
OWN = {
    "Answers to the asks, before their day",
    "Carry on as agreed",
    "How it stands, and what is asked",
    "Leave it as it is",
    "Not yet decided.",
    "Accepted by the sponsor",
    "leads",
    "The test players",
    "pmo/charter.md",
    "pmo/plan.yaml",
    "project/plan/tasks[T-04]",
    "status report",
}
"""What skeletons say for a project, so that it may stay."""


def skeletons(root: Path) -> Texts:
    """The skeletons, and what the template for projects makes of them, by name."""
    folders = (root / "standards/core/skeletons", *(root / "templates").glob("project/{*/pmo"))
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in files}


def fields(text: str) -> Iterator[tuple[str, Any]]:
    """The fields that a skeleton has, also those in comments, one line at a time."""
    for line in DATA.findall(re.sub(r"@([a-z]+)@", r"\1", text)):
        found = read(line.encode(), "line.yaml")
        if not isinstance(found, Broken) and isinstance(found.data, dict):
            yield from found.data.items()


def samples(standard: Standard, texts: Texts) -> set[str]:
    """The words that stand in skeletons where the schemas ask for free text."""
    found: set[str] = set()
    for name, text in texts.items():
        kind = standard.kinds.get(Path(name).stem)
        if kind is not None and not kind.outside:
            for key, value in fields(text):
                words = value if isinstance(value, list) else [value]
                if key in free_keys(standard, kind.kind):
                    found |= {word for word in words if isinstance(word, str)}
    return found


def free_keys(standard: Standard, kind: str) -> set[str]:
    """The names of a kind's fields of free text, wherever they stand."""
    known = standard.schemas
    return {
        key
        for route in _routes(known[standard.schema_of[kind]], ())
        for key in [step for step in route if isinstance(step, str)][-1:]
        if is_free_text(known, standard.schema_of[kind], route)
    }


def _routes(schema: Any, route: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    yield route
    for name, inner in schema.get("properties", {}).items():
        yield from _routes(inner, (*route, name))
    if isinstance(schema.get("items"), dict):
        yield from _routes(schema["items"], (*route, 0))


def unknown(standard: Standard, texts: Texts) -> list[str]:
    """The questions and sample words that the lists do not have, or have and nobody says."""
    prompts, known = standard.lists["prompts"], standard.lists["samples"]
    asked = [text for file in texts.values() for _, text in QUESTION.findall(file)]
    said = samples(standard, texts) - OWN
    fillers = fillers_of(standard.lists)
    written = "\n".join(texts.values()).casefold()
    return [
        *(text for text in asked if sum(text.startswith(prompt) for prompt in prompts) != 1),
        *(prompt for prompt in prompts if not any(text.startswith(prompt) for text in asked)),
        *sorted(word for word in said if not fillers.fill(word)),
        *sorted(word for word in known if word.strip("()").casefold() not in written),
    ]


@pytest.fixture(scope="module")
def core(root: Path) -> Standard:
    return load(root / "standards" / "core")


def test_every_sample_is_known(root: Path, core: Standard) -> None:
    assert unknown(core, skeletons(root)) == []


@pytest.mark.parametrize(
    ("old", "new", "missed"),
    [
        ("What could be done?", "Which ways are there?", "What could be done?"),
        ("title: A verb and", "title: A word and", "A word and what it is done to"),
        ("response: What is being done, beginning", "response: Done", "Done with a verb"),
        ("what: what they hear", "what: what is said", "what is said"),
    ],
)
def test_a_planted_difference_is_noticed(
    root: Path, core: Standard, old: str, new: str, missed: str
) -> None:
    texts = {name: text.replace(old, new) for name, text in skeletons(root).items()}
    assert missed in unknown(core, texts)
