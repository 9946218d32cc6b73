"""`pmo report`: what can be computed is, what its leader knows is asked, once a day."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from answers import answer, findings

from pmo_kit.source import Document, read

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "standards" / "core" / "golden"
PEOPLE = ("--registry", GOLDEN / "people.yaml")
SAID = ("--summary", "The bigger range is played through, and we show it on Monday.")


@pytest.fixture
def light(tmp_path: Path) -> Path:
    """The golden project of T1 while it is executing, with its work recorded until 20 February."""
    root = Path(shutil.copytree(GOLDEN / "T1" / "executing", tmp_path / "light"))
    change(root, "pmo/plan.yaml", "progress: 70\n    actual: 10\n    remaining: 5", "progress: 100")
    change(
        root,
        "pmo/plan.yaml",
        "    actual_start: 2026-02-02\n",
        "    actual: 14\n    actual_start: 2026-02-02\n    actual_finish: 2026-02-20\n",
    )
    change(root, "pmo/plan.yaml", "forecast: 2026-02-20\n", "actual: 2026-02-20\n")
    return root


@pytest.fixture
def major(tmp_path: Path) -> Path:
    """The golden project of T3."""
    return Path(shutil.copytree(GOLDEN / "T3" / "executing", tmp_path / "major"))


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def reports(root: Path) -> dict[str, Any]:
    """Every report by its file's name, as data."""
    found = {}
    for path in sorted((root / "pmo/reports").glob("*.yaml")):
        document = read(path.read_bytes(), path.name)
        assert isinstance(document, Document)
        found[path.stem] = document.data
    return found


def test_a_light_project_types_at_most_five_fields_a_week(pmo: Any, light: Path) -> None:
    day = ("--as-of", "2026-02-20")
    before = findings(pmo, light, *day)
    words = ("report", light, *day, *SAID, "--ask", "olga 2026-03-04 Come and accept it.")
    said = answer(pmo, "drafted-report", *words, "--apply")
    assert said["typed"] == ["summary", "asks[0].ask", "asks[0].of", "asks[0].needed_by"]
    assert len(said["typed"]) <= 5 and not said["places"] and said["written"]
    made = reports(light)["SR-3"]
    assert made["numbers"] == {"bac": 54, "spent": 43, "forecast": 53, "finish": "2026-03-06"}
    assert made["computed"] == made["status"]
    assert made["status"] == dict.fromkeys(("overall", "cost", "schedule", "risk"), "green")
    assert made["period"] == {"from": "2026-02-14", "to": "2026-02-20"}
    assert made["author"] == "ada" and made["top_risks"] == ["R-01"]
    assert made["done"] == [
        "M-02 was reached: Every number of the range has been played",
        "T-05 is finished: Join them and play every number of the range",
    ]
    assert made["next"][0] == "M-03 on 2026-03-06: Accepted by the sponsor"
    assert findings(pmo, light, *day) == before == []


def test_it_shows_one_diff_and_writes_nothing_without_apply(pmo: Any, light: Path) -> None:
    shown = pmo("report", light, "--as-of", "2026-02-20", *SAID)
    assert shown.code == 0 and "+++ b/pmo/reports/SR-3.yaml" in shown.out
    assert "Nothing was written" in shown.out
    assert list(reports(light)) == ["SR-1", "SR-2"]


def test_twice_on_one_day_is_one_report(pmo: Any, light: Path) -> None:
    words = ("report", light, "--as-of", "2026-02-20")
    assert pmo(*words, *SAID, "--next", "Show it", "--apply").code == 0
    first = (light / "pmo/reports/SR-3.yaml").read_bytes()
    again = answer(pmo, "drafted-report", *words, "--apply")
    assert again["again"] and again["files"] == []
    assert (light / "pmo/reports/SR-3.yaml").read_bytes() == first
    change(light, "pmo/plan.yaml", "actual: 14\n", "actual: 15\n")
    assert pmo(*words, "--ask", "olga 2026-03-04 Come and see.", "--apply").code == 0
    assert list(reports(light)) == ["SR-1", "SR-2", "SR-3"]
    made = reports(light)["SR-3"]
    assert (made["summary"], made["next"]) == (SAID[1], ["Show it"]), "what was typed stays"
    assert made["numbers"]["spent"] == 44 and made["asks"][0]["of"] == "olga"
    assert pmo("report", light, "--as-of", "2026-02-16", *SAID).code == 2, "one is of a later day"


def test_what_is_not_said_is_marked_and_the_check_finds_it(pmo: Any, light: Path) -> None:
    day = ("--as-of", "2026-02-20")
    said = answer(pmo, "drafted-report", "report", light, *day, "--apply")
    assert said["places"] == ["summary"] and said["written"]
    assert [rule for rule, _ in findings(pmo, light, *day)] == ["KIT-010"]
    assert pmo("report", light, *day, *SAID, "--apply").code == 0
    assert findings(pmo, light, *day) == []


def test_a_better_colour_says_what_it_needs(pmo: Any, light: Path) -> None:
    words = ("report", light, "--as-of", "2026-03-20", *SAID)
    shown = pmo(*words)
    assert "schedule  red" in shown.out and "asks[0].ask" in shown.out, "red asks for something"
    better = (*words, "--colour", "schedule=green", "--colour", "overall=green")
    refused = pmo(*better, "--apply")
    assert refused.code == 1 and "STAT-029" in refused.out and "nothing was written" in refused.out
    assert "a reason, --reason TEXT, confirmed by the sponsor, --confirmed-by olga" in refused.out
    assert list(reports(light)) == ["SR-1", "SR-2"]
    reason = ("--reason", "The sponsor was away; the date is kept by agreement.")
    assert pmo(*better, *reason, "--confirmed-by", "ada", "--apply").code == 1
    assert pmo(*better, *reason, "--confirmed-by", "olga", "--apply").code == 0
    assert reports(light)["SR-3"]["override_confirmed_on"] == "2026-03-20"


def test_a_major_project_has_every_figure_and_carries_its_asks(pmo: Any, major: Path) -> None:
    day = ("--as-of", "2026-06-05", *PEOPLE)
    before = findings(pmo, major, *day)
    words = ("report", major, *day, "--summary", "The page is half done; the server waits.")
    assert pmo(*words, "--colour", "scope=green", "--apply").code == 0
    made = reports(major)["SR-6"]
    assert set(made["numbers"]) == {"bac", "spent", "earned", "planned", "forecast", "finish"}
    assert made["asks"][0]["id"] == "ASK-3", "nobody has answered it"
    assert made["top_risks"] == ["R-01", "R-02"]
    assert made["risk_scores"] == [{"id": "R-01", "score": 16}, {"id": "R-02", "score": 8}]
    assert findings(pmo, major, *day) == [f for f in before if f[0] != "STAT-001"]
    answered = answer(pmo, "drafted-report", *words, "--answered", "ASK-3", "--apply")
    assert answered["written"] and answered["again"]
    assert reports(major)["SR-6"]["asks"][0]["answered_on"] == "2026-06-05"
    later = ("report", major, "--as-of", "2026-06-19", *PEOPLE, "--summary", "Nothing new to say.")
    assert "asks:" not in pmo(*later).out, "what was answered is not asked again"


def test_an_escalated_issue_becomes_an_ask(pmo: Any, light: Path) -> None:
    change(light, "pmo/log.yaml", "status: resolved", "status: open\n    escalated: true")
    change(light, "pmo/log.yaml", "    resolved_on: 2026-02-12\n", "")
    assert pmo("report", light, "--as-of", "2026-02-20", *SAID, "--apply").code == 0
    (ask,) = reports(light)["SR-3"]["asks"]
    assert (ask["issue"], ask["of"]) == ("I-01", "olga")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--ask", "olga Come."), "is not PERSON DATE TEXT"),
        (("--ask", "olga tomorrow Come."), "is no date"),
        (("--colour", "cost=blue"), "is not DIMENSION=COLOUR"),
        (("--answered", "ASK-9"), "No open ask is called `ASK-9`"),
        (("--if-not", "We are late."), "goes with an --ask"),
        (("--confirmed-on", "2026-02-20"), "goes with --confirmed-by"),
        (("--summary", "Two\x07 bells"), "cannot be shown"),
    ],
)
def test_bad_input_is_told(pmo: Any, light: Path, words: tuple[str, ...], told: str) -> None:
    ran = pmo("report", light, "--as-of", "2026-02-20", *words)
    assert ran.code == 2 and told in ran.all
    assert list(reports(light)) == ["SR-1", "SR-2"]


def test_a_closed_project_and_a_broken_report_are_told(pmo: Any, light: Path) -> None:
    change(light, "pmo/reports/SR-2.yaml", "status: {overall: green}", "status: {overall")
    ran = pmo("report", light, "--as-of", "2026-02-20", *SAID)
    assert ran.code == 2 and "SR-2.yaml" in ran.all
    closed = GOLDEN / "T1" / "closed"
    ran = pmo("report", closed, "--as-of", "2026-03-20", *SAID)
    assert ran.code == 2 and "The project is closed" in ran.all


@pytest.mark.long
def test_a_forecast_beyond_the_tolerance_opens_an_exception(pmo: Any, major: Path) -> None:
    day = ("--as-of", "2026-06-05", *PEOPLE)
    change(major, "pmo/plan.yaml", "remaining: 52000", "remaining: 92000")
    words = ("report", major, *day, "--summary", "The server costs far more than we agreed on.")
    said = answer(pmo, "drafted-report", *words, "--apply")
    assert said["written"], said["faults"]
    exception = reports(major)["SR-6"]["exception"]
    assert exception["tolerance"] == "cost" and exception["options"][0]["budget"] == 36900
    assert {"exception.cause", "exception.consequence"} < set(said["places"])
    assert {rule for rule, _ in findings(pmo, major, *day)} >= {"KIT-010"}
