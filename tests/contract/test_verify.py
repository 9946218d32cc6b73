"""A standard is itself checked: each kind of fault is planted in a sound one and must be found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pmo_kit.standard import load
from pmo_kit.standard.files import read_layer
from pmo_kit.verify import verify
from pmo_kit.verify.overlay import extending_problems

TOY = Path(__file__).resolve().parent.parent / "fixtures" / "toy"

MEND = "fix: Split it.\nmend: [{set: size, to: "

TEXT = [
    ("standard.yaml", "phase: start, where", "phase: begin, where", "no phase `begin`"),
    ("standard.yaml", "decides: boss}", "decides: king}", "no role `king`"),
    ("standard.yaml", "{id: L, title: Large}", "{id: S, title: Large}", "is used twice"),
    ("standard.yaml", "tiers: {L: dir", "tiers: {X: dir", "no tier `X`"),
    ("standard.yaml", "title: A standard", "titel: A standard", "titel"),
    ("standard.yaml", "lists: {", "lists: {{", "standard.yaml:"),
    ("skeletons/log.yaml", "items: []", "itms: []", "`itms` is not a key"),
    ("skeletons/log.yaml", "items: []", "items: [", "skeletons/log.yaml:"),
    ("skeletons/brief.md", "status: draft", "end: soon", "`end` is `soon`"),
    ("skeletons/brief.md", "## Want", "## Wish", "The section “Want” is missing"),
    ("skeletons/known-findings.yaml", "@today@", "@tody@", "`@tody@` is no token"),
    ("artifacts/brief.yaml", "owner: boss", "owner: nobody", "no role `nobody`"),
    ("artifacts/brief.yaml", "gate: A", "gate: Z", "no gate `Z`"),
    ("artifacts/brief.yaml", "L: [budget]", "L: [budgte]", "no field `budgte`"),
    ("artifacts/brief.yaml", "unhashed: [status]", "unhashed: [state]", "no field `state`"),
    ("artifacts/log.yaml", "when: project.id", "when: project.idd", "idd"),
    ("artifacts/log.yaml", "lists: {items: id", "lists: {items: ident", "no field `ident`"),
    ("artifacts/log.yaml", "kind: log", "kind: logg", "Rename it to logg.yaml"),
    ("rules/log/TOY-001.yaml", "item.size <=", "item.size <= <=", "TOY-001.yaml:7:"),
    ("rules/log/TOY-001.yaml", "check: item.size", "check: item.sise", "Did you mean `size`"),
    ("rules/log/TOY-001.yaml", "item.size <=", "'a' <=", "TOY-001.yaml:7:"),
    ("rules/log/TOY-001.yaml", "thresholds.limit\n", "thresholds.limt\n", "limt"),
    ("rules/log/TOY-001.yaml", " <= standard.thresholds.limit", "", "bool"),
    ("rules/log/TOY-002.yaml", "when: has(item.due)\n", "", "`due` may be missing"),
    ("rules/log/TOY-001.yaml", "each: items[]", "each: itmes[]", "no field `itmes`"),
    ("rules/log/TOY-001.yaml", "each: items[]", "each: items", "end it with `[]`"),
    ("rules/log/TOY-001.yaml", "at: size", "at: sise", "no field `sise`"),
    ("rules/log/TOY-001.yaml", "{item.size};", "{item.sise};", "sise"),
    ("rules/log/TOY-001.yaml", "{item.size};", "{item.size + 'a'};", "cannot take an int"),
    ("rules/log/TOY-001.yaml", "artifact: log", "artifact: logs", "no artifact `logs`"),
    ("rules/log/TOY-001.yaml", "id: TOY-001\n", "id: TOY-009\n", "holds the rule `TOY-009`"),
    ("rules/log/TOY-001.yaml", "I-1].size': 10", "I-1].size': 12", "TOY-001 fires too"),
    ("rules/log/TOY-001.yaml", "I-1].size': 11", "I-1].size': 9", "stays silent on its bad"),
    ("rules/log/TOY-001.yaml", "[I-1].size'}]", "[I-1].due'}]", "It fires at"),
    ("rules/log/TOY-001.yaml", "I-1].size': 11", "I-7].size': 11", "no element `I-7`"),
    ("rules/log/TOY-001.yaml", "I-1].size': 11", "I-1].size': x", "KIT-003 fires too"),
    ("rules/project/TOY-005.yaml", "tiers: [L]", "tiers: [M]", "no tier `M`"),
    ("rules/project/TOY-005.yaml", "gates: [B]", "gates: [C]", "no gate `C`"),
    ("rules/project/TOY-005.yaml", "good: [{tier: L,", "good: [{tier: S,", "passes on nothing"),
    ("schemas/log/v1.0.json", '"additionalProperties": false,\n "req', '"req', "additionalProp"),
    ("schemas/log/v1.0.json", '"description": "How large."', '"title": "Size"', "description"),
    ("schemas/log/v1.0.json", '"type": "integer"', '"typ": "integer"', "typ"),
    ("schemas/log/v1.0.json", "draft/2020-12", "draft/2035-01", "draft"),
    ("schemas/log/v1.0.json", '"type": "integer"', '"type": "integr"', "integr"),
    ("schemas/log/v1.0.json", "schemas/log/v1", "schemas/logg/v1", "No schema of `log`"),
    ("golden/small/pmo/log.yaml", "size: 3", "size: 30", "TOY-001 fires on the golden project"),
    ("golden/small/pmo.yaml", "tier: S", "tier: Q", "knows no tier"),
    ("rules/log/TOY-001.yaml", "fix: Split it.", f"{MEND}standard.thresholds.limit}}]", None),
    ("rules/log/TOY-001.yaml", "fix: Split it.", f"{MEND}\"'10'\"}}]", "`size` is a int, and"),
    ("rules/log/TOY-001.yaml", "fix: Split it.", f"{MEND}item.sise}}]", "Did you mean `size`"),
    ("rules/log/TOY-001.yaml", "fix: Split it.", f"{MEND}'12'}}]", "TOY-001 still fires"),
    ("rules/log/TOY-001.yaml", "fix: Split it.", f"{MEND}'11'}}]", "changes nothing in its bad"),
    ("rules/log/TOY-001.yaml", "fix: Split it.", "fix: S\nmend: [{set: a, to: '9'}]", "`a`"),
    ("rules/log/TOY-001.yaml", "fix: Split it.", "fix: S\nmend: [{set: steps, to: '9'}]", "steps"),
    ("rules/log/TOY-001.yaml", "fix: Split it.", "fix: S\nguide: guides/risks.md", None),
    ("rules/log/TOY-001.yaml", "fix: Split it.", "fix: S\nguide: none.md", "no page `none.md`"),
    ("rules/log/TOY-001.yaml", "fix: Split it.", "fix: S\nguide: ../guide.md", "guide"),
    ("artifacts/log.yaml", "life: ", "guide: tasks/none.md\nlife: ", "no page `tasks/none.md`"),
    ("artifacts/log.yaml", "life: ", "list_guides: {items: no.md}\nlife: ", "no page `no.md`"),
    ("artifacts/log.yaml", "life: ", "list_guides: {itms: guides/risks.md}\nlife: ", "list `itms`"),
    ("golden/index.yaml", "folder: small", "folder: smal", "no such folder"),
]  # fmt: skip


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOY, tmp_path / "standards" / "toy"))


def test_the_toy_standard_is_sound() -> None:
    result = verify(TOY)
    assert [str(problem) for problem in result.problems] == []
    assert result.counts["good examples"] == result.counts["rules"] == 8


@pytest.mark.long
def test_core_is_sound(root: Path) -> None:
    result = verify(root / "standards" / "core")
    told = "\n".join(map(str, result.problems))
    assert not told, told
    assert result.counts["kinds"] >= 25
    assert result.counts["rules"] >= 220
    assert result.counts["rules across artifacts"] >= 120
    assert result.counts["crosswalk entries"] >= 170
    assert result.counts["terms"] >= 60


@pytest.mark.parametrize(("file", "old", "new", "expected"), TEXT, ids=lambda text: str(text)[:40])
def test_a_planted_fault_is_found(
    toy: Path, file: str, old: str, new: str, expected: str | None
) -> None:
    path = toy / file
    text = path.read_text()
    assert text.count(old) >= 1, "the fault must hit something"
    path.write_text(text.replace(old, new, 1))
    told = "\n".join(str(problem) for problem in verify(toy).problems)
    assert expected in told if expected else not told, told


def test_a_rule_without_examples_is_found(toy: Path) -> None:
    path = toy / "rules/log/TOY-002.yaml"
    path.write_text(path.read_text().split("  bad:")[0])
    assert any("bad" in problem.message for problem in verify(toy).problems)


def test_two_revisions_in_one_edition_are_found(toy: Path) -> None:
    path = toy / "rules/log/TOY-001.yaml"
    second = path.read_text() + "revision: 2\n"
    (toy / "rules/log/TOY-001.r2.yaml").write_text(second)
    told = [problem.message for problem in verify(toy).problems]
    assert any("two revisions of TOY-001 are in force" in message for message in told)


def test_a_revision_that_follows_another_is_sound(toy: Path) -> None:
    path = toy / "rules/log/TOY-001.yaml"
    text = path.read_text()
    path.write_text(text.replace('since: "1.0"', 'since: "1.0"\nuntil: "1.0"'))
    later = text.replace('since: "1.0"', 'since: "2.0"') + "revision: 2\n"
    (toy / "rules/log/TOY-001.r2.yaml").write_text(later)
    assert verify(toy).problems == ()


def test_a_short_name_that_two_rules_have_is_found(toy: Path) -> None:
    for id, name in (("TOY-001", "item-is-small"), ("TOY-002", "item-is-small")):
        path = toy / f"rules/log/{id}.yaml"
        path.write_text(path.read_text().replace("\n", f"\nname: {name}\n", 1))
    told = [p for p in map(str, verify(toy).problems) if "has no short name" not in p]
    assert len(told) == 1, told
    assert "rules/log/TOY-002.yaml:2" in told[0]
    assert "TOY-001 is called `item-is-small` too" in told[0]


def test_a_rule_without_a_short_name_beside_named_ones_is_found(toy: Path) -> None:
    path = toy / "rules/log/TOY-001.yaml"
    path.write_text(path.read_text().replace("\n", "\nname: item-is-small\n", 1))
    told = "\n".join(map(str, verify(toy).problems))
    assert "TOY-002 has no short name, and other rules of this standard have one" in told
    assert "TOY-001 has no short name" not in told


def test_a_short_name_of_the_kit_or_of_an_inherited_rule_is_found(toy: Path) -> None:
    named = toy / "rules/log/TOY-001.yaml"
    named.write_text(named.read_text().replace("\n", "\nname: item-is-small\n", 1))
    mine = toy.parent / "mine"
    (mine / "rules" / "log").mkdir(parents=True)
    head = "schema: standard/v1\nid: mine\ntitle: Mine\nextends: ../toy@1.0\n"
    head += "editions: [{id: '1.0', status: current}]\n"
    (mine / "standard.yaml").write_text(head)
    own = (toy / "rules/log/TOY-002.yaml").read_text().replace("id: TOY-002", "id: MINE-001")
    for name, whose in (("item-is-small", "TOY-001"), ("reference-names-something", "KIT-008")):
        path = mine / "rules/log/MINE-001.yaml"
        path.write_text(own.replace("\n", f"\nname: {name}\n", 1))
        told = [str(problem) for problem in verify(mine).problems]
        assert any(f"{whose} is called `{name}` too" in one for one in told), told


def test_a_missing_skeleton_is_found(toy: Path) -> None:
    (toy / "skeletons/log.yaml").unlink()
    assert any("has no skeleton" in problem.message for problem in verify(toy).problems)


def test_a_skeleton_of_no_kind_is_found(toy: Path) -> None:
    (toy / "skeletons/breif.md").write_text("---\nschema: brief/v1\n---\n")
    (toy / "skeletons/README.md").write_text("# What `pmo add` starts from\n")
    (problem,) = verify(toy).problems
    assert problem.message == "There is no kind `breif`, so nobody can add this."


def test_a_skeleton_that_is_no_text_is_found(toy: Path) -> None:
    (toy / "skeletons/log.yaml").write_bytes(b"schema: log/v1\nitems: [] # \xff\n")
    assert [problem.message for problem in verify(toy).problems] == ["The skeleton is no UTF-8."]


def company(toy: Path, rule: str) -> Path:
    """A standard that extends the toy and says one of its rules anew."""
    own = toy.parent / "own"
    (own / "rules/log").mkdir(parents=True)
    (own / "standard.yaml").write_text(
        "schema: standard/v1\nid: own\ntitle: Own\nextends: ../toy@1.0\n"
        'editions: [{id: "1.0", status: current}]\n'
    )
    (own / "rules/log/TOY-001.yaml").write_text(rule)
    return own


def test_what_extends_another_has_its_rules_too(toy: Path) -> None:
    rule = (toy / "rules/log/TOY-001.yaml").read_text()
    result = verify(company(toy, rule))
    assert (result.problems, result.counts["rules"]) == ((), 7)


BASE = {"limit": "10", "tiers": "{S: 5, L: 2}", "share": "0.5", "word": "some"}
SAID = "{reason: small house, approved_by: boss}"


def numbers(toy: Path, own: str) -> list[str]:
    """What is said of a standard that sets thresholds of the toy anew."""
    head = toy / "standard.yaml"
    values = ", ".join(f"{name}: {value}" for name, value in BASE.items())
    tighter = "tighter: {limit: lower, tiers: lower, share: higher}"
    text = head.read_text().replace(
        "thresholds: {limit: 10}", f"thresholds: {{{values}}}\n{tighter}"
    )
    head.write_text(text)
    folder = company(toy, (toy / "rules/log/TOY-001.yaml").read_text())
    (folder / "standard.yaml").write_text((folder / "standard.yaml").read_text() + own)
    return [problem.message for problem in verify(folder).problems]


@pytest.mark.parametrize(
    "own",
    [
        "thresholds: {limit: 10}",
        "thresholds: {limit: 9}",
        "thresholds: {limit: {S: 10, L: 3}}",
        "thresholds: {tiers: {S: 5, L: 1}}",
        "thresholds: {tiers: 2}",
        "thresholds: {share: 0.6, word: some}",
        "thresholds: {tiers: {S: 5}}",
        f"thresholds: {{limit: 11}}\nloosens: {{limit: {SAID}}}",
        f"thresholds: {{word: other}}\nloosens: {{word: {SAID}}}",
    ],
)
def test_thresholds_may_be_tightened_and_loosened_with_a_reason(toy: Path, own: str) -> None:
    told = numbers(toy, own + "\n")
    assert [message for message in told if "threshold" in message or "loosen" in message] == []


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ("thresholds: {limit: 11}",
         "`limit` is 10 in toy@1.0 and 11 here (lower is tighter), which may loosen it."),
        ("thresholds: {tiers: {S: 5, L: 3}}", "`tiers` is 2 for L in toy@1.0 and 3 here"),
        ("thresholds: {tiers: 3}", "`tiers` is 2 for L in toy@1.0 and 3 here"),
        ("thresholds: {share: 0.4}", "(higher is tighter), which may loosen it."),
        ("thresholds: {word: other}", "`word` is some in toy@1.0 and other here, which may loosen"),
        ("thresholds: {limit: true}", "and True here"),
        (f"thresholds: {{limit: 9}}\nloosens: {{limit: {SAID}}}", "loosened here, and is not"),
        (f"loosens: {{limti: {SAID}}}", "to be loosened here, and is not"),
        ("thresholds: {limit: 11}\nloosens: {limit: {reason: no}}", "`approved_by` is missing"),
        ("thresholds: {limit: 11}\ntighter: {limit: higher}", "was said where it was set first"),
        ("tighter: {mine: higher}", "has no threshold `mine`"),
        ("tighter: {limit: up}", "`limit` is `up`, which is not allowed"),
    ],
)  # fmt: skip
def test_a_threshold_that_is_loosened_says_why(toy: Path, own: str, message: str) -> None:
    assert any(message in told for told in numbers(toy, own + "\n"))


def test_every_threshold_of_the_core_has_a_direction(root: Path) -> None:
    core = load(root / "standards" / "core")
    assert list(core.tighter) == list(core.thresholds)


CROSSWALK = """\
schema: crosswalk/v1
id: other
title: Another method
publisher: Somebody
entries:
  - {name: A list, artifacts: [log], rules: [TOY-001], gates: [A], status: automated}
  - {name: A dance, status: not-covered, note: Dance}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("schema: cross", "schema: cross", ""),
        ("[log]", "[logg]", "no artifact `logg`"),
        ("TOY-001", "TOY-777", "no rule `TOY-777`"),
        ("gates: [A]", "gates: [Q]", "no gate `Q`"),
        ("rules: [TOY-001], ", "", "no rule is named"),
        (
            "artifacts: [log], rules: [TOY-001], gates: [A], status: automated",
            "status: by-hand",
            "nothing",
        ),
        (", note: Dance", "", "is not covered"),
        ("status: not-covered", "status: never", "never"),
        ("entries:", "entries: [", "other.yaml:"),
    ],
)
def test_a_crosswalk_names_only_what_exists(toy: Path, old: str, new: str, expected: str) -> None:
    path = toy / "crosswalk" / "other.yaml"
    path.parent.mkdir()
    path.write_text(CROSSWALK.replace(old, new, 1))
    result = verify(toy)
    told = "\n".join(str(problem) for problem in result.problems)
    assert expected in told if expected else (told, result.counts["crosswalk entries"]) == ("", 2)


GLOSSARY = """\
schema: glossary/v1
terms:
  - {term: slip, short: SL, means: Days late., see: [log, TOY-001, A, guides/money.md]}
  - {term: risk, means: What may happen.}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("schema: gloss", "schema: gloss", ""),
        ("[log,", "[logg,", "no kind, gate, role or rule `logg`"),
        ("term: risk", "term: Slip", "`Slip` is explained twice"),
        ("term: risk", "term: risk, short: SL", "`SL` is explained twice"),
        ("short: SL", "short: sl", "short"),
        (", means: What may happen.", "", "means"),
        ("terms:", "terms: [", "glossary.yaml:"),
    ],
)
def test_a_glossary_explains_each_word_once(toy: Path, old: str, new: str, expected: str) -> None:
    (toy / "glossary.yaml").write_text(GLOSSARY.replace(old, new, 1))
    result = verify(toy)
    told = "\n".join(str(problem) for problem in result.problems)
    assert expected in told if expected else (told, result.counts["terms"]) == ("", 2)


def test_loosening_an_inherited_rule_needs_a_reason(toy: Path) -> None:
    rule = (toy / "rules/log/TOY-001.yaml").read_text().replace("level: shall", "level: may")
    own = company(toy, rule)
    told = [problem.message for problem in verify(own).problems]
    assert told == ["TOY-001 is inherited from toy@1.0, and this may loosen it."]
    path = own / "rules/log/TOY-001.yaml"
    path.write_text(rule + "loosens: {reason: small house, approved_by: boss}\n")
    assert verify(own).problems == ()


def test_what_reaches_nothing_in_an_overlay_is_found(toy: Path) -> None:
    rule = (toy / "rules/log/TOY-001.yaml").read_text()
    own = company(toy, rule)
    head, name = own / "standard.yaml", next(iter(load(toy).thresholds))
    head.write_text(head.read_text() + f"thresholds: {{{name}: 1, {name}x: 1}}\n")
    (own / "artifacts").mkdir()
    for kind in ("memo", "own.memo"):
        text = (toy / "artifacts/log.yaml").read_text().replace("kind: log", f"kind: {kind}")
        (own / f"artifacts/{kind}.yaml").write_text(text)
    told = [str(problem) for problem in extending_problems(read_layer(own), load(toy))]
    assert [each.split(": ", 1)[1].split("\n")[0] for each in told] == [
        f"No rule reads the threshold `{name}x`, and toy@1.0 has none of that name.",
        "`memo` may collide with a kind that toy gets one day.",
    ]
    assert f"Did you mean `{name}`?" in told[0]


def test_standards_that_extend_each_other_are_refused(toy: Path) -> None:
    own = company(toy, (toy / "rules/log/TOY-001.yaml").read_text())
    head = toy / "standard.yaml"
    head.write_text(head.read_text() + 'extends: "../own@1.0"\n')
    (problem,) = verify(own).problems
    assert "own → toy → own" in problem.message
    assert problem.path.endswith("standard.yaml")


def test_no_standard_there(tmp_path: Path) -> None:
    (problem,) = verify(tmp_path).problems
    assert "has no standard.yaml" in problem.message or "No standard called" in problem.message
