"""What reads links or code of a Markdown file that is too long for it is skipped, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_standard import PAPER, report_on, write_standard

from pmo_kit.source.markdown import MOST_PARSED

LINK = "[a](b)\n\n```\nc\n```\n\n"


def paper(length: int) -> str:
    text = PAPER + LINK
    return text + "x" * (length - len(text))


@pytest.mark.parametrize(
    ("condition", "part"),
    [
        ("doc.links.all(one, one.target != 'b')", "links"),
        ("size(doc.links) == 0", "links"),
        ("!doc.code.exists(one, one.text == 'c')", "code"),
    ],
)
def test_a_rule_on_what_is_not_read_is_skipped(tmp_path: Path, condition: str, part: str) -> None:
    standard = write_standard(tmp_path / "shop", artifact="paper", check=f'"{condition}"')
    said = report_on(standard, paper=paper(MOST_PARSED))
    assert [one.rule for one in said.findings] == ["SHOP-001"]
    silent = report_on(standard, paper=paper(MOST_PARSED + 1))
    assert silent.findings == ()
    (verdict,) = [one for one in silent.verdicts if one.rule == "SHOP-001"]
    assert verdict.outcome == "skipped"
    assert verdict.reason == f"the {part} of paper.md are not read: it has over 500,000 characters"


def test_each_link_of_what_is_not_read_is_skipped(tmp_path: Path) -> None:
    standard = write_standard(
        tmp_path / "shop", artifact="paper", each="links[]", check="item.target != 'b'"
    )
    assert [one.rule for one in report_on(standard, paper=paper(MOST_PARSED)).findings]
    silent = report_on(standard, paper=paper(MOST_PARSED + 1))
    assert [one.outcome for one in silent.verdicts if one.rule == "SHOP-001"] == ["skipped"]


def test_what_reads_neither_is_judged_as_ever(tmp_path: Path) -> None:
    check = "doc.headings.exists(one, one.title == 'B')"
    standard = write_standard(tmp_path / "shop", artifact="paper", check=f'"{check}"')
    assert len(report_on(standard, paper=paper(MOST_PARSED + 1)).findings) == 1
