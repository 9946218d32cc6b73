"""`let` of rules and of a standard: each fault is planted in a sound standard and must be found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pmo_kit.standard import load
from pmo_kit.standard.courses import rule_digest
from pmo_kit.verify import verify

TOY = Path(__file__).resolve().parents[2] / "fixtures" / "toy"
RULE, HEAD = "rules/log/TOY-001.yaml", "standard.yaml"
CHECK = "check: item.size <= standard.thresholds.limit\n"
SHARED = 'let: {"small(x)": x.size <= limit, limit: standard.thresholds.limit}\n'


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """The toy with two names: one of its own, and one of a rule."""
    folder = Path(shutil.copytree(TOY, tmp_path / "toy"))
    (folder / HEAD).write_text((folder / HEAD).read_text() + SHARED)
    rule = folder / RULE
    text = rule.read_text().replace(CHECK, "let: {fits: small(item)}\ncheck: fits\n")
    rule.write_text(text.replace("limit is {standard.thresholds.limit}", "limit is {limit}"))
    return folder


def test_rules_and_standards_name_parts_of_conditions(toy: Path) -> None:
    assert verify(toy).problems == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "message"),
    [
        (RULE, "small(item)}", "small(item), spare: item.size}", ":7:26", "Nothing uses `spare`."),
        (HEAD, "let: {", "let: {idle: '1', ", ":27:7", "Nothing uses `idle`."),
        (RULE, "small(item)}", "small(item.sise)}", ":7:24", "has no field `sise`"),
        (RULE, "small(item)}", "tiny(item)}", ":7:13", "Did you mean"),
        (HEAD, "x.size <=", "x.sise <=", ":27:21", "`small(x)`, which TOY-001 uses: "),
        (HEAD, "limit: standard.thresholds.limit}", "limit: small(limit)}", ":27:", "by itself"),
        (HEAD, "x.size <= limit", "x.size <= ", ":27:", "expected a value"),
        (RULE, "check: fits", "check: fits(1)", ":8:8", "`fits` takes no values, not 1"),
        (RULE, "{fits: ", "{limit: '3', fits: ", ":7:15", "`limit` means something already"),
        (RULE, "{fits: small(item)}", "{item: small(item)}", ":7:13", "`item` means something"),
        (RULE, "{fits: ", "{Fits: ", ":7:7", "Fits"),
        (RULE, "check: fits", "check: 'size(fits) > 0'", ":8:", "size"),
    ],
)
def test_a_fault_of_a_name_is_found_at_its_place(
    toy: Path, file: str, old: str, new: str, place: str, message: str
) -> None:
    path = toy / file
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))
    told = [str(problem) for problem in verify(toy).problems]
    assert any(f"{file}{place}" in one and message in one for one in told), told


def test_a_question_is_read_again_when_a_name_changes_what_its_rule_judges(toy: Path) -> None:
    before = {rule.id: rule_digest(rule) for rule in load(toy).rules}
    head = toy / HEAD
    head.write_text(head.read_text().replace("x.size <= limit", "x.size < limit"))
    after = {rule.id: rule_digest(rule) for rule in load(toy).rules}
    assert {id for id in before if before[id] != after[id]} == {"TOY-001"}


def test_what_extends_a_standard_uses_its_names_and_gives_them_no_other_sense(toy: Path) -> None:
    own = toy.parent / "own"
    (own / "rules/log").mkdir(parents=True)
    head = "schema: standard/v1\nid: own\ntitle: Own\nextends: ../toy@1.0\n"
    head += 'editions: [{id: "1.0", status: current}]\n'
    (own / HEAD).write_text(head)
    text = (TOY / "rules/log/TOY-001.yaml").read_text().replace("TOY-001", "OWN-001")
    text = text.replace(CHECK, "check: small(item)\n").replace("expect", "also: [TOY-001], expect")
    (own / "rules/log/OWN-001.yaml").write_text(text)
    assert [str(problem) for problem in verify(own).problems] == []
    (own / HEAD).write_text(head + "let: {limit: '99'}\n")
    told = [str(problem) for problem in verify(own).problems]
    assert any("`limit` means something in toy@1.0, whose rules use it" in one for one in told)
