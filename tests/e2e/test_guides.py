"""Guides are played as a reader would; two in `test_company.py` and `test_own_standard.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from playing import matches, play, within
from program import Program

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(
    "name",
    [
        "guides/hidden-number",
        "guides/reporting",
        pytest.param("guides/own-fields", marks=pytest.mark.long),
        pytest.param("guides/own-templates", marks=pytest.mark.long),
        pytest.param("guides/own-words", marks=pytest.mark.long),
    ],
)
def test_a_guide_does_what_it_says(name: str, root: Path, tmp_path: Path, pmo: Program) -> None:
    text = (root / "docs" / f"{name}.md").read_text(encoding="utf-8")
    assert play(text, tmp_path, within(pmo)) >= 3


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        ("a … c", "a b c\n", True),
        ("a\n…\nd", "a\nb\nc\nd\n", True),
        ("…\nd", "d\n", True),
        ("a … c", "a b d", False),
        ("a", "a\nb", False),
        ("a.c", "abc", False),
    ],
)
def test_dots_stand_for_what_varies(shown: str, said: str, same: bool) -> None:
    assert matches(shown, said) is same
