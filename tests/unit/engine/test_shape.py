"""KIT-001 to KIT-003: one root cause is one finding, and what depends on it is skipped."""

from __future__ import annotations

from typing import Any

import pytest

Make, Alter = Any, Any
BRIEF = """---
schema: brief/v1
status: approved
budget: 8
end: 2026-06-30
---
# Brief

## Want

Something with alpha and beta in it.
"""
REVIEW = "schema: gate-review/v1\nid: {id}\ngates: [A]\ndate: 2026-01-10\ndecision: go\n"


def test_a_file_that_cannot_be_read_is_one_finding(make: Make) -> None:
    judged = make({"pmo/log.yaml": "schema: log/v1\nitems: [\n"}).check()
    assert judged.rules == ["KIT-001"]
    assert judged.code == 1


def test_what_depends_on_a_broken_file_is_skipped_with_the_reason(make: Make) -> None:
    judged = make({"pmo/brief.md": "---\nschema: brief/v1\nend: [\n---\n"}).check(gate="B")
    assert judged.rules == ["KIT-001"]
    assert judged.said("TOY-003") == {"log/log/items[I-1].steps[S-1]": "skipped"}, "it reads it"
    assert judged.said("TOY-004") == {"brief/pmo/brief.md": "skipped"}, "it judges the brief"
    assert judged.said("TOY-001") == {"log/log/items[I-1]": "passed"}, "it does neither"
    assert judged.why("TOY-003") == judged.why("TOY-004") == {"pmo/brief.md is broken"}
    assert judged.said("KIT-004")["brief"] == "skipped", "there it is, though broken"


def test_a_file_of_an_unknown_kind_is_one_finding(make: Make) -> None:
    judged = make({"pmo/brief.md": BRIEF.replace("brief/v1", "breif/v1")}).check()
    assert judged.found == [("KIT-002", "pmo/brief.md", 2, 9)]
    assert judged.said("TOY-004") == {"brief/pmo/brief.md": "skipped"}


@pytest.mark.parametrize("text", ["", "- a list\n", "items: []\n"])
def test_a_file_at_its_kinds_place_is_that_kind_whatever_it_says(make: Make, text: str) -> None:
    judged = make(tier="L").write("pmo/log.yaml", text).check()
    assert judged.rules == ["KIT-002"]
    assert judged.only.message == "The file does not say what it is: it has no `schema`."


def test_front_matter_without_its_first_line_is_told_as_that(make: Make) -> None:
    project = make().change("pmo/brief.md", "---\nschema", "schema")
    judged = project.check()
    assert judged.rules == ["KIT-002"]
    assert "does not begin with a line `---`" in judged.only.message


def test_a_file_that_breaks_its_schema_is_told_at_each_place(make: Make) -> None:
    text = "schema: log/v1\nitems:\n  - {id: A, size: ten}\n  - {id: B, sise: 1}\nextra: 1\n"
    judged = make({"pmo/log.yaml": text}).check()
    assert set(judged.rules) == {"KIT-003"}
    assert {(line, column) for _, _, line, column in judged.found} >= {(3, 19), (4, 13), (5, 1)}
    assert judged.said("TOY-001") == {"log/log/items[A]": "skipped", "log/log/items[B]": "skipped"}
    assert judged.why("TOY-001") == {
        "pmo/log.yaml is broken at items[A].size",
        "pmo/log.yaml is broken at items[B].size",
    }, "`sise` means `size`"


def test_a_broken_log_beside_a_sound_one_skips_only_itself(make: Make) -> None:
    judged = make({"pmo/log2.yaml": "schema: log/v1\nitems: 3\n"}).check()
    assert judged.said("TOY-001") == {
        "log/log/items[I-1]": "passed",
        "log/log2/items": "skipped",
    }


def test_a_manifest_that_breaks_its_schema_is_a_finding_and_the_rest_is_judged(make: Make) -> None:
    judged = make(
        {"pmo/log.yaml": "schema: log/v1\nitems: [{id: A, size: 99}]\n"}, extra="1"
    ).check()
    assert judged.found == [("KIT-003", "pmo.yaml", 9, 1), ("TOY-001", "pmo/log.yaml", 2, 23)]


def test_a_number_beyond_all_bounds_is_told_at_its_place(make: Make) -> None:
    judged = make({"pmo/log.yaml": f"schema: log/v1\nitems: [{{id: A, size: {2**70}}}]\n"}).check()
    assert judged.found == [("KIT-001", "pmo/log.yaml", 2, 23)]


@pytest.mark.parametrize(
    ("heading", "there"),
    [
        ("## Want", True),
        ("# want", True),
        ("### WANT, and why", True),
        ("## Wish", False),
        ("Want\n----", True),
        ("```\n## Want\n```", False),
    ],
)
def test_a_section_that_is_asked_for_must_be_there(make: Make, heading: str, there: bool) -> None:
    judged = make({"pmo/brief.md": BRIEF.replace("## Want", heading)}).check()
    assert judged.rules == ([] if there else ["KIT-003"])
    if not there:
        assert judged.only.message == "The section “Want” is missing."
        assert judged.only.fix.startswith("Add a heading `## Want`")
        assert judged.only.subject == "toy-small/brief/Want"


def test_a_second_artifact_of_a_single_kind_is_told(make: Make) -> None:
    judged = make({"pmo/brief2.md": BRIEF}).check()
    assert judged.found == [("KIT-003", "pmo/brief2.md", 2, 9)]
    assert judged.only.message == "There are two briefs; pmo/brief.md is one already."


def test_two_artifacts_with_one_key_are_told(make: Make) -> None:
    judged = make({"pmo/reviews/R-2.yaml": REVIEW.format(id="R-1")}).check()
    assert judged.found == [("KIT-003", "pmo/reviews/R-2.yaml", 2, 5)]
    assert judged.only.message == "`R-1` is taken: pmo/reviews/R-1.yaml has this `id`."
    assert make({"pmo/reviews/R-2.yaml": REVIEW.format(id="R-2")}).check().found == []


def test_a_spread_kind_may_have_many_files(make: Make) -> None:
    assert make({"pmo/log2.yaml": "schema: log/v1\n"}).check().found == []


def test_a_registry_that_breaks_its_schema_is_told(make: Make, tmp_path: Any) -> None:
    people = tmp_path / "people.yaml"
    people.write_text("schema: people/v1\npeople: [{id: 5}]\n")
    judged = make(tier="L", doer="ada").check(gate="B", registry=people)
    assert judged.found == [("KIT-003", "people.yaml", 2, 15)]
    assert judged.said("TOY-005") == {"project": "skipped"}
    assert judged.why("TOY-005") == {"people.yaml is broken at people[5].id"}
