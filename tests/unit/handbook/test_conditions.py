"""A condition that only asks the questionnaire is told in words; any other stands as written."""

from __future__ import annotations

import pytest

from pmo_kit.handbook.conditions import questionnaire

Q = "project.questionnaire"


def told(text: str) -> str:
    found = questionnaire(text)
    return f" {found.word} ".join(f"`{answer}`" for answer in found.answers) if found else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"has({Q}) && has({Q}.supplier) && {Q}.supplier", "`supplier`"),
        (
            f"has({Q}) && ((has({Q}.a) && {Q}.a) || (has({Q}.b) && {Q}.b))",
            "`a` or `b`",
        ),
        (f"{Q}.a && {Q}.b", "`a` and `b`"),
    ],
)
def test_answers_are_found(text: str, words: str) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    "text",
    [
        f"!{Q}.a",
        f"{Q}.a && ({Q}.b || {Q}.c)",
        f"{Q}.people > 5",
        "project.tier == 'T1'",
        f"{Q}.a && project.urgent",
        f"has({Q}.a)",
        f"has({Q}) && has({Q}.a)",
        f"{Q}['a']",
    ],
)
def test_another_condition_has_no_answers(text: str) -> None:
    assert told(text) == ""
