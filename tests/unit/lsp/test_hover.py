"""What is said of a word: in the handbook's words, and from the project's own artifacts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pmo_kit.lsp.cursor_context import CursorContext
from pmo_kit.lsp.projects import Projects
from pmo_kit.lsp.words import hover

At = Callable[..., CursorContext]
GOLDEN = Path(__file__).resolve().parents[3] / "standards" / "core" / "golden" / "T3" / "executing"
LOG = "schema: log/v1\nrisks:\n  - id: R-77\n    title: late\n"


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        (
            "pmo/risks.yaml",
            LOG + "    ow|ner: ada\n",
            "Who watches it and carries out the response.",
        ),
        ("pmo/risks.yaml", LOG + "    ow|ner: ada\n", "Required from T1."),
        ("pmo/risks.yaml", LOG + "    likeli|hood: 3\n", "Holds whole number from 1 to 5."),
        ("pmo/risks.yaml", LOG + "    status: clo|sed\n", "Can no longer happen"),
        ("pmo/risks.yaml", LOG + "    owner: so|l\n", "roles.solution\\_provider"),
        ("pmo/risks.yaml", LOG + "    related: [T-|04]\n", "Build the game server"),
        ("pmo/risks.yaml", "schema: lo|g/v1\n", "What came up and what was done about it"),
        ("pmo/charter.md", "---\nschema: charter/v1\n---\nAs R-|01 shows.\n", "knows the protocol"),
        ("pmo/charter.md", "---\nschema: charter/v1\n---\nSee RISK-|004.\n", "**RISK-004**"),
        (
            "pmo/waivers.yaml",
            "schema: waivers/v1\nwaivers:\n  - rule: KIT-|004\n",
            "Everything due by now exists",
        ),
        (
            "pmo/waivers.yaml",
            "schema: waivers/v1\nwaivers:\n  - rule: red-risk-has-|response\n",
            "**RISK-004** red-risk-has-response",
        ),
    ],
)
def test_words_are_explained(at: At, path: str, text: str, says: str) -> None:
    assert says in hover(at(path, text))


@pytest.mark.parametrize(
    "text",
    [LOG + "    # own|er\n", LOG + "    title: ada |came\n", "schema: log/v1\nnoth|ing: 1\n"],
)
def test_nothing_is_said_of_what_means_nothing(at: At, text: str) -> None:
    found = hover(at("pmo/risks.yaml", text))
    assert "ada" not in found
    assert found == "" or "**title**" in found


def test_markup_of_a_project_is_shown_as_text() -> None:
    text = LOG.replace("late", "'<img src=x> [a](http://b) `c`'")
    texts = {"pmo/risks.yaml": text.encode()}
    knowledge = (
        Projects(None, (), lambda: datetime(2026, 6, 1, tzinfo=UTC)).judge(GOLDEN, texts).knowledge
    )
    assert knowledge
    found = hover(CursorContext(knowledge, "pmo/charter.md", "R-77", 1))
    assert "&lt;img" in found
    assert "<img" not in found
    assert "\\[a\\](http" in found
