"""A standard whose files hold several facts in one text: rules take them apart and ask for each."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from program import ROOT, Program

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

STANDARD = ROOT / "tests" / "fixtures" / "requirements"
SOUND = "id: C-1\narea: C\ntitle: Bells ring\n"


@pytest.fixture
def product(tmp_path: Path) -> Path:
    """A product whose requirements conform."""
    return Path(shutil.copytree(STANDARD / "golden" / "sound", tmp_path / "product"))


def report(pmo: Program, product: Path, code: int) -> dict[str, Any]:
    """The report of a check of the product, which ends with this code."""
    options = ("--standard", str(STANDARD), "--as-of", "2026-03-06", "--format", "json")
    ran = pmo("check", str(product), *options)
    assert ran.code == code, ran.all
    (found,) = json.loads(ran.out)["reports"]
    assert isinstance(found, dict)
    return found


def findings(pmo: Program, product: Path, code: int) -> list[tuple[str, int, str]]:
    """The rule, the line and the message of each finding."""
    found = report(pmo, product, code)["findings"]
    return [(one["rule"], one["location"]["line"], one["message"]) for one in found]


@pytest.mark.long
def test_the_standard_and_its_examples_are_sound(pmo: Program) -> None:
    ran = pmo("standard", "verify", str(STANDARD))
    assert ran.code == 0, ran.all


def test_a_sound_product_conforms(pmo: Program, product: Path) -> None:
    assert findings(pmo, product, 0) == []


@pytest.mark.parametrize(
    ("lines", "rule", "message"),
    [
        ("needs: A-1, A-7 ,A-2,A-8", "REQ-001", "C-1 needs A-7, A-8, and there is no such"),
        ("since: next", "REQ-002", "“next”, since when C-1 is in the product, is no version."),
        ("since: '1.10'\nuntil: '1.9'", "REQ-003", "since 1.10, and until 1.9."),
        ("agreed: '2026-02-29'", "REQ-005", "C-1 was agreed on 2026-02-29, which is no day"),
        ("text: Wird SPÄTER gesagt.", "REQ-007", "C-1 leaves something open."),
    ],
)
def test_what_is_wrong_in_a_text_is_found(
    pmo: Program, product: Path, lines: str, rule: str, message: str
) -> None:
    (product / "requirements" / "c-1.yaml").write_text(f"{SOUND}{lines}\n", encoding="utf-8")
    ((found, line, told),) = findings(pmo, product, 1)
    assert (found, line) == (rule, 3 + len(lines.splitlines()))
    assert message in told


def test_titles_are_compared_in_any_case(pmo: Program, product: Path) -> None:
    text = SOUND.replace("Bells ring", "TÜREN ÖFFNEN VON SELBST")
    (product / "requirements" / "c-1.yaml").write_text(text, encoding="utf-8")
    assert [rule for rule, _, _ in findings(pmo, product, 1)] == ["REQ-004", "REQ-004"]


def test_what_a_broken_file_hides_is_not_called_missing(pmo: Program, product: Path) -> None:
    """Whether A-2 is there cannot be known while a file cannot be read."""
    (product / "requirements" / "a-2.yaml").write_text("id: [A-2\n", encoding="utf-8")
    found = report(pmo, product, 1)
    assert "REQ-001" not in {one["rule"] for one in found["findings"]}
    (asked,) = (
        one for one in found["verdicts"] if one["rule"] == "REQ-001" and "B-1" in one["subject"]
    )
    assert asked["outcome"] == "skipped"
    assert "a-2.yaml" in asked["reason"]
