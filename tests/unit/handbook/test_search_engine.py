"""The search ranks whole words, reads misspellings, knows names, tells what is not there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from search_engine import answers, data

from pmo_kit.handbook import search_data
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard import load

DOCS = [
    {"location": "start/", "title": "Start a new project", "text": "<p>The command.</p>"},
    {"location": "agree/", "title": "Works agreement", "text": "about a council and a staff"},
    {"location": "log/", "title": "Log", "text": "Risks and issues."},
    {"location": "log/#risks", "title": "Risks", "text": "A risk has an owner &lt;b&gt;."},
    {"location": "who/", "title": "Stakeholder register", "text": "Who is who. An analysis."},
    {"location": "body/", "title": "Steering committee", "text": "It decides at gates."},
    {"location": "rules/RISK-004/", "title": "RISK-004 · A red risk", "text": "x", "boost": 0.4},
    {
        "location": "rules/RISK-006/",
        "title": "RISK-006 it-has-an-issue · It happened",
        "text": "x",
        "boost": 0.4,
    },
    {"location": "rules/CHG-001/", "title": "CHG-001 · Approved", "text": "RISK-004 too"},
    {"location": "cycle/", "title": "The life-cycle", "text": "When to escalate, and who is told."},
]
NAMES = {
    "names": [["Steering committee", "steerco"]],
    "titles": {"log/": "The register"},
    "asked": {"log/": ["RAID log", "blockers"]},
    "messages": {"rules/RISK-006/": [" has happened, and no issue says what is done about it."]},
}


def found(query: str) -> tuple[list[str], str]:
    answer = answers(DOCS, NAMES, [query])[0]
    return [page[0]["location"].split("#")[0] for page in answer["items"]], answer["note"]


def test_little_words_lead_nowhere() -> None:
    assert found("how do I start a new project") == (["start/"], "")
    assert found("a") == ([], "")


def test_only_the_last_word_may_be_a_beginning() -> None:
    assert found("agreem")[0] == ["agree/"]
    assert found("stakeh")[0] == ["who/"]
    assert "who/" not in found("stakeh log ")[0]


def test_forms_of_a_word_are_one_word() -> None:
    assert found("starting projects ")[0] == ["start/"]


@pytest.mark.parametrize("typed", ["stakholder", "stakeholdre", "steakholder"])
def test_what_no_page_has_is_read_as_the_nearest_word_and_said(typed: str) -> None:
    pages, note = found(f"{typed} ")
    assert pages == ["who/"]
    assert note == f"Nothing found for “{typed}”; results for “stakeholder”."


def test_nothing_near_finds_nothing() -> None:
    assert found("xylophone ") == ([], "")


def test_another_name_finds_what_it_stands_for() -> None:
    assert found("steerco ")[0] == ["body/"]


def test_a_page_is_found_by_its_title_in_the_navigation() -> None:
    assert found("register log ")[0][0] == "log/"


def test_a_page_is_found_by_what_readers_ask_of_it() -> None:
    assert found("raid")[0] == ["log/"]
    assert found("stakeholder blockers ")[0] == ["log/", "who/"]


def test_a_page_that_stands_back_is_first_where_it_was_asked_for() -> None:
    docs = [
        {"location": "all/", "title": "Rules", "text": "Each with its id.", "boost": 0.3},
        {"location": "part/", "title": "A list", "text": "The rules of a list are complete."},
        {"location": "rest/", "title": "Anything", "text": "Of something else."},
    ]
    given = {"asked": {"all/": ["list of all rules"]}}
    queries = ["list of rules ", "complete list "]
    first = [each["items"][0][0]["location"] for each in answers(docs, given, queries)]
    assert first == ["all/", "part/"]


def test_of_two_alike_questions_the_nearer_one_leads() -> None:
    docs = [
        {"location": "meet/", "title": "A meeting", "text": "At a gate."},
        {"location": "say/", "title": "Points", "text": "At a gate."},
    ]
    given = {"asked": {"meet/": ["what to do at a gate"], "say/": ["what is a gate"]}}
    assert answers(docs, given, ["what is a gate"])[0]["items"][0][0]["location"] == "say/"
    assert answers(docs, given, ["at a gate"])[0]["items"][0][0]["location"] == "meet/"


def test_a_little_word_with_a_hyphen_is_part_of_its_word() -> None:
    docs = [
        {"location": "skip/", "title": "Past the hook", "text": "By --no-verify."},
        {"location": "prove/", "title": "Verify", "text": "To verify is to prove."},
    ]
    [answer] = answers(docs, {}, ["--no-verify "])
    assert answer["items"][0][0]["location"] == "skip/"


@pytest.mark.parametrize("typed", ["lifecycle", "life cycle", "life-cycle", "Life-Cycles"])
def test_a_hyphen_makes_no_difference(typed: str) -> None:
    assert found(typed) == (["cycle/"], "")


@pytest.mark.parametrize("typed", ["escalation ", "escalating ", "escalated "])
def test_derived_words_are_found_by_each_other(typed: str) -> None:
    assert found(typed) == (["cycle/"], "")


def test_a_pasted_message_leads_to_the_rule_that_prints_it() -> None:
    message = "R-03 has happened, and no issue says what is done about it."
    assert found(message)[0][0] == "rules/RISK-006/"
    assert found("an issue says what is done, and an owner")[0][0] != "rules/RISK-006/"
    assert found("it-has-an-issue")[0][0] == "rules/RISK-006/"


def test_a_pasted_finding_leads_to_the_rule_that_it_names() -> None:
    finding = "pmo/risks.yaml:6:5 RISK-004 red-risk-has-response shall  Risks and issues."
    assert found(finding)[0][0] == "rules/RISK-004/"


def test_a_name_that_ends_in_a_number_is_no_id() -> None:
    assert found("prince2") == found("utf-8") == ([], "")
    assert found("new project 2")[0] == ["start/"]


def test_a_rule_is_first_by_its_id() -> None:
    assert found("RISK-004")[0][0] == "rules/RISK-004/"
    assert found("risk 4")[0][0] == "rules/RISK-004/"


def test_an_id_that_is_not_there_says_so_and_offers_the_nearest() -> None:
    pages, note = found("RISK-005")
    assert note == "There is no RISK-005. These ids are nearest to it:"
    assert pages[:2] == ["rules/RISK-004/", "rules/RISK-006/"]
    assert found("ZZZZZZ-999") == ([], "There is no ZZZZZZ-999.")


def test_what_a_page_says_stays_text() -> None:
    section = answers(DOCS, NAMES, ["owner"])[0]["items"][0][0]
    assert section["location"] == "log/#risks"
    assert "<mark>owner</mark> &lt;b&gt;" in section["text"]


ASKED = "guide/: [other, and more]\n"


def written(folder: Path, everyday: str, asked: str = ASKED) -> dict[str, Any]:
    (folder / "assets/search").mkdir(parents=True)
    (folder / search_data.EVERYDAY).write_text(everyday, encoding="utf-8")
    (folder / search_data.ASKED).write_text(asked, encoding="utf-8")
    (folder / "guide.md").write_text("---\ntitle: Named\n---\n\n# Else\n", encoding="utf-8")
    return data(search_data.page(load("core"), folder))


def test_the_standard_and_everyday_words_give_the_names(tmp_path: Path) -> None:
    made = written(tmp_path, "- [hold, pause]\n")
    assert made["titles"] == {"guide/": "Named"}
    assert ["hold", "pause"] in made["names"]
    assert any(
        {"charter", "Project brief"} <= {*group, group[0].lower()} for group in made["names"]
    )


def test_pages_have_other_names_and_rules_their_messages(tmp_path: Path) -> None:
    made = written(tmp_path, "[]\n")
    assert made["asked"]["guide/"] == ["other", "and more"]
    assert "Project brief" in made["asked"]["reference/artifacts/charter/"]
    messages = made["messages"]
    assert set(messages) == {f"reference/rules/{rule.id}/" for rule in load("core").rules}
    [message] = messages["reference/rules/RISK-004/"]
    assert "lacks a response, an owner or a target date." in message
    assert not any("{" in each for told in messages.values() for each in told)
    [either] = messages["reference/rules/STAT-001/"]
    assert either.startswith("The latest status report is days old There is no status report")


@pytest.mark.parametrize("text", ["a: b\n", "- word\n", "- [x\n"])
def test_everyday_words_that_cannot_be_read_are_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(SiteError, match="no list of lists"):
        written(tmp_path, text)


@pytest.mark.parametrize("text", ["- word\n", "guide/: word\n", "guide/: [x\n"])
def test_what_is_asked_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(SiteError, match="does not map pages"):
        written(tmp_path, "[]\n", text)


def test_every_group_has_two_names(tmp_path: Path) -> None:
    assert all(len(set(group)) > 1 for group in written(tmp_path, "[]\n")["names"])
