"""The golden project of T3 as a language server knows it, and scenes in its files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pmo_kit.lsp.cursor_context import CursorContext, Knowledge
from pmo_kit.lsp.projects import Projects

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "standards" / "core" / "golden" / "T3" / "executing"
PEOPLE = ROOT / "standards" / "core" / "golden" / "people.yaml"
TODAY = date(2026, 6, 1)

At = Callable[..., CursorContext]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """What is known of the golden project of T3."""
    judged = Projects(None, (), lambda: datetime(2026, 6, 1, tzinfo=UTC)).judge(GOLDEN, {})
    assert judged.knowledge
    return judged.knowledge


@pytest.fixture
def at(knowledge: Knowledge) -> At:
    """A scene at the sign `|` of a text that stands in place of a project's file."""

    def make(path: str, text: str) -> CursorContext:
        offset = text.index("|")
        return CursorContext(knowledge, path, text[:offset] + text[offset + 1 :], offset)

    return make
