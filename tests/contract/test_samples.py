"""What skeletons say before somebody has is known to the standard, sentence by sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmo_kit.standard import load

Texts = dict[str, str]
QUESTION = re.compile(r"^## ([^\n]+)\n\n<!-- (.*?) -->", re.MULTILINE | re.DOTALL)
WORDS = re.compile(
    r"^ *# +(?:title|response): (.+)$|criteria: \[(.+?)\]|^#.*?, title: ([^,}]+)", re.MULTILINE
)


def skeletons(root: Path) -> Texts:
    """The skeletons, and what the template for projects makes of them, by name."""
    folders = (root / "standards/core/skeletons", *(root / "templates").glob("project/{*/pmo"))
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in files}


def unknown(texts: Texts, prompts: list[str], samples: list[str]) -> list[str]:
    """The questions and sample words that the lists do not have, or have and nobody says."""
    asked = [text for file in texts.values() for _, text in QUESTION.findall(file)]
    words = {
        "".join(found)
        for name, file in texts.items()
        if name.endswith(("/plan.yaml", "/log.yaml"))
        for found in WORDS.findall(file)
    }
    return [
        *(text for text in asked if sum(text.startswith(prompt) for prompt in prompts) != 1),
        *(prompt for prompt in prompts if not any(text.startswith(prompt) for text in asked)),
        *sorted(words ^ set(samples)),
    ]


@pytest.fixture(scope="module")
def lists(root: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = load(root / "standards" / "core").lists
    return found


def test_every_sample_is_known(root: Path, lists: dict[str, list[str]]) -> None:
    assert unknown(skeletons(root), lists["prompts"], lists["samples"]) == []


@pytest.mark.parametrize(
    ("old", "new", "missed"),
    [
        ("What could be done?", "Which ways are there?", "What could be done?"),
        ("title: A verb and", "title: A word and", "A word and what it is done to"),
        ("response: What is being done, beginning", "response: Done", "Done with a verb"),
    ],
)
def test_a_planted_difference_is_noticed(
    root: Path, lists: dict[str, list[str]], old: str, new: str, missed: str
) -> None:
    texts = {name: text.replace(old, new) for name, text in skeletons(root).items()}
    assert missed in unknown(texts, lists["prompts"], lists["samples"])
