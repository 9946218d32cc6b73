"""What an approval binds: the data and the text, not how they are laid out."""

from __future__ import annotations

import pytest

from pmo_kit.engine import Compiled
from pmo_kit.project import digest
from pmo_kit.source import Document, read
from pmo_kit.standard import Kind

BRIEF = "---\nschema: brief/v1\nstatus: draft\nbudget: 8\n---\n# Brief\n\n## Want\n\nText.\n"


@pytest.fixture
def brief(toy_standard: Compiled) -> Kind:
    return toy_standard.standard.kinds["brief"]


def document(text: str, path: str = "brief.md") -> Document:
    found = read(text.encode(), path)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: draft", "status: approved"),
        ("status: draft\n", ""),
        ("\n", "\r\n"),
        ("status: draft\nbudget: 8\n", "budget: 8\nstatus: draft\n"),
        ("budget: 8", "budget:   8 # euros"),
        ("budget: 8\n", "budget: 0x8\n"),
        ("Text.\n", "Text.\n\n\n"),
        ("---\n# Brief", "---\n\n# Brief"),
    ],
    ids=["unhashed", "without", "crlf", "order", "comment", "number", "end", "start"],
)
def test_the_hash_stays(brief: Kind, old: str, new: str) -> None:
    assert old in BRIEF
    changed = digest(document(BRIEF.replace(old, new)), brief)
    assert changed == digest(document(BRIEF), brief)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("budget: 8", "budget: 9"),
        ("budget: 8", 'budget: "8"'),
        ("budget: 8\n", ""),
        ("Text.", "Another text."),
        ("## Want", "## Wish"),
        ("Text.", " Text."),
        ("Text.", "Text.\n\n---\n\nMore."),
    ],
)
def test_the_hash_changes(brief: Kind, old: str, new: str) -> None:
    changed = digest(document(BRIEF.replace(old, new)), brief)
    assert changed != digest(document(BRIEF), brief)


def test_unhashed_fields_within_lists_lie_outside(brief: Kind) -> None:
    kind = brief._replace(unhashed=("tasks[].progress", "absent[].x", "tasks[].by.hand"))
    text = "schema: plan/v1\ntasks:\n  - {id: T-1, progress: 0}\n  - {id: T-2}\n"
    before = digest(document(text, "plan.yaml"), kind)
    assert digest(document(text.replace("progress: 0", "progress: 9"), "plan.yaml"), kind) == before
    assert digest(document(text.replace("T-2", "T-3"), "plan.yaml"), kind) != before


def test_the_hash_is_sixty_four_hex_digits_and_known(brief: Kind) -> None:
    assert digest(document(BRIEF), brief) == (
        "61adf2d0268771b83b5040f264f1a8b7c2183401f11e0724bd1fe17bc171fc9a"
    )
