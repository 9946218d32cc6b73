"""Each format by the rules of those who read it: schemas, parsers, renderers."""

from __future__ import annotations

import html.parser
import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from steps import steps

from pmo_kit.results import Finding, Gap, Location, Related, Report, Verdict
from pmo_kit.writers import Style, left_out, render

GOLDEN = Path(__file__).parents[2] / "golden" / "writers"
HERE = Style(kit="0.1.0", base="/home/ada")
LIVE = "<img src=x onerror=alert(1)> [go](https://evil.example) @everyone #1 | `x` https://evil.example"


def finding(rule: str = "RISK-004", **changes: object) -> Finding:
    made = Finding(
        rule=rule,
        level="shall",
        title="A red risk has a response",
        message="R-01 is red.",
        location=Location("pmo/log.yaml", 3, 9, 3, 13),
        subject="hidden-number/log/risks[R-01]",
        fingerprint="0123456789abcdef",
        kind="log",
        why="Because.",
        fix="Add `response`.",
        excerpt=("  - id: R-01",),
        owner="sponsor (olga)",
    )
    return made._replace(**changes)


def report(*findings: Finding, **changes: object) -> Report:
    told = tuple(Verdict(f.rule, f.subject, f.outcome, f.reason) for f in findings)
    made = Report(
        project="hidden-number",
        name="Find the hidden number",
        root="/home/ada/hidden-number",
        standard="core",
        edition="1.0",
        tier="T1",
        phase="executing",
        method="predictive",
        mode="controlling",
        as_of="2026-03-06",
        verdicts=(*told, Verdict("LOG-006", "hidden-number/log", "passed")),
        findings=findings,
    )
    return made._replace(**changes)


def many(count: int) -> Report:
    return report(
        *(
            finding(
                location=Location(f"pmo/{n % 50}.yaml", n + 1, 1, n + 1, 5), subject=f"p/log/x[{n}]"
            )
            for n in range(count)
        )
    )


def run(*reports: Report, options: Style = HERE) -> dict[str, Any]:
    (only,) = json.loads(render("sarif", reports, options))["runs"]
    return only


def suites(*reports: Report) -> ElementTree.Element:
    return ElementTree.fromstring(render("junit", reports, HERE).encode())


def issues(*reports: Report) -> list[dict[str, Any]]:
    return json.loads(render("gitlab", reports, HERE))


@pytest.mark.real("suites/schemas")
def test_sarif_follows_the_official_schema(shared: Path) -> None:
    schema = json.loads((shared / "suites/schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    found = sorted(GOLDEN.glob("*/expected.sarif"))
    assert len(found) > 5
    for file in found:
        validator.validate(json.loads(file.read_text(encoding="utf-8")))
    related = (Related(Location("pmo/計 画:1.yaml", 2, 3, 2, 4), "item.impact is 5"),)
    bare = finding(related=related, excerpt=(), why="", fix="", kind="", owner="")
    validator.validate(json.loads(render("sarif", [report(bare)], Style())))
    validator.validate(json.loads(render("sarif", [many(5_001)], HERE)))


def test_sarif_says_where_who_and_which() -> None:
    got = run(report(finding()))
    (result,) = got["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "hidden-number/pmo/log.yaml",
        "uriBaseId": "SRCROOT",
    }
    assert place["region"] == {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 13}
    assert got["originalUriBaseIds"]["SRCROOT"] == {
        "description": {"text": "The folder in which the check ran."}
    }
    assert got["columnKind"] == "unicodeCodePoints"
    assert result["partialFingerprints"] == {"pmoFingerprint/v1": "0123456789abcdef"}
    assert got["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "RISK-004"
    assert got["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("pmo/a b#c?d:e%.yaml", "hidden-number/pmo/a%20b%23c%3Fd%3Ae%25.yaml"),
        ("pmo/計画.yaml", "hidden-number/pmo/%E8%A8%88%E7%94%BB.yaml"),
        ("pmo/\udcff.yaml", "hidden-number/pmo/%FF.yaml"),
        ("pmo/\ud800.yaml", "hidden-number/pmo/%3F.yaml"),
    ],
)
def test_sarif_encodes_paths(path: str, uri: str) -> None:
    (result,) = run(report(finding(location=Location(path, 1, 1, 1, 2))))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_sarif_outside_the_folder_is_absolute() -> None:
    (result,) = run(report(finding()), options=Style(base="/srv"))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///home/ada/hidden-number/pmo/log.yaml"}


@pytest.mark.parametrize(
    ("changes", "mode", "level"),
    [
        ({}, "controlling", "error"),
        ({}, "supportive", "warning"),
        ({"level": "should"}, "controlling", "warning"),
        ({"level": "may"}, "controlling", "note"),
        ({"outcome": "waived"}, "controlling", "error"),
    ],
)
def test_sarif_levels(changes: dict[str, object], mode: str, level: str) -> None:
    (result,) = run(report(finding(**changes), mode=mode))["results"]
    assert result["level"] == level
    assert ("suppressions" in result) == (changes.get("outcome") == "waived")


def test_sarif_waivers_are_suppressions() -> None:
    (result,) = run(report(finding(outcome="waived", reason="Agreed (D-03).")))["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Agreed (D-03)."}
    ]


def test_sarif_tells_what_could_not_be_judged() -> None:
    gap = Gap("There is no pmo.yaml.", "Write one.", "pmo.yaml")
    error = finding(outcome="error", message="The rule could not be judged.")
    silent = report(verdicts=(Verdict("RISK-009", "p/log", "error", "divided by zero"),))
    got = run(report(gaps=(gap,)), report(error), silent)
    (invocation,) = got["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    notes = invocation["toolExecutionNotifications"]
    assert [note["level"] for note in notes] == ["error"] * 3
    assert notes[1]["associatedRule"] == {"id": "RISK-004"}
    assert got["results"] == []


def test_sarif_links_nowhere() -> None:
    text = render("sarif", [report(finding(message=LIVE, fix=LIVE, title=LIVE, why=LIVE))], HERE)
    assert "](" not in text
    rule = json.loads(text)["runs"][0]["tool"]["driver"]["rules"][0]
    assert "<img" not in rule["help"]["markdown"]


def test_junit_counts_what_it_holds() -> None:
    root = suites(
        report(
            finding(),
            finding("RISK-005", level="should"),
            finding("RISK-006", outcome="waived", reason="Agreed."),
            finding("RISK-007", outcome="error"),
        ),
        report(gaps=(Gap("No manifest.", "Write one."),), verdicts=()),
    )
    for suite in root:
        tags = Counter(child.tag for case in suite.iter("testcase") for child in case)
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name, "")) == tags[tag]
    assert [root.get(name) for name in ("tests", "failures", "errors", "skipped")] == [
        "6",
        "1",
        "2",
        "1",
    ]
    advice = root.find(".//testcase[@classname='RISK-005']")
    assert advice is not None
    assert "hidden-number/pmo/log.yaml:3:9" in (advice.findtext("system-out") or "")


def test_junit_is_red_only_where_the_check_is() -> None:
    timed = finding(timed=True)
    assert suites(report(finding(), mode="supportive")).get("failures") == "0"
    assert suites(report(timed, commit=True)).get("failures") == "0"
    assert suites(report(timed)).get("failures") == "1"


def test_junit_loses_no_finding() -> None:
    twice = [finding(message="first"), finding(message="second")]
    root = suites(report(*twice))
    assert [f.get("message") for f in root.iter("failure")] == ["first", "second"]
    orphan = suites(report(verdicts=(), findings=(finding(),)))
    assert len(list(orphan.iter("failure"))) == 1


def test_gitlab_has_what_gitlab_asks_for() -> None:
    (issue,) = issues(report(finding()))
    assert issue == {
        "description": "R-01 is red.",
        "check_name": "RISK-004",
        "fingerprint": "0123456789abcdef",
        "severity": "major",
        "location": {"path": "hidden-number/pmo/log.yaml", "lines": {"begin": 3, "end": 3}},
    }


def test_gitlab_fingerprints_are_unique_and_stay() -> None:
    first = issues(report(finding(), finding(message="Again.")))
    assert len({issue["fingerprint"] for issue in first}) == 2
    assert first == issues(report(finding(), finding(message="Again.")))


def test_gitlab_keeps_waived_findings_as_information() -> None:
    (failed,) = issues(report(finding()))
    (waived,) = issues(report(finding(outcome="waived", reason="D-03")))
    assert waived["severity"] == "info"
    assert waived["description"].startswith("Waived (D-03)")
    assert waived["fingerprint"] == failed["fingerprint"]


def test_gitlab_hides_no_gap() -> None:
    gap = Gap("There is no pmo.yaml.", "Write one.")
    silent = report(verdicts=(Verdict("RISK-009", "p/log", "error", "divided by zero"),))
    assert [i["severity"] for i in issues(report(gaps=(gap,)), silent)] == ["blocker", "blocker"]


RENDER = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").render


def test_a_comment_has_a_limit_and_says_what_it_leaves_out() -> None:
    got = render("markdown", [many(5_000)], HERE)
    assert 50_000 < len(got) <= 60_000
    assert "more than fit here" in got
    assert got.count("<details>") == got.count("</details>") > 5
    few = render("markdown", [many(250)], HERE)
    assert "without details here" in few
    assert few.count("| <code>RISK-004</code> |") == 250


def test_a_comment_on_many_projects_has_the_same_limit() -> None:
    gap = Gap(LIVE * 3, LIVE * 3, "pmo.yaml")
    reports = [report(finding(message=LIVE), project=f"p-{n}", gaps=(gap,)) for n in range(500)]
    got = render("markdown", reports, HERE)
    assert len(got) <= 60_000
    assert "left out" in got


def test_a_screen_counts_what_it_leaves_out() -> None:
    reports = [report(gaps=(Gap("No tier.", "Add one."),), project=f"p-{n}") for n in range(1207)]
    got = render("text", [*reports, report(*[finding(message=LIVE)] * 900)], HERE)
    assert "… and 1,202 more that could not be judged\n" in got


TAGS = {"h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "details"}
TAGS |= {"summary", "b", "pre", "ul", "li", "br", "sub", "blockquote"}


class Tags(html.parser.HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        if "code" not in self.seen[-1:]:
            self.words.append(data)


HOSTILE = st.lists(
    st.sampled_from(
        [
            LIVE,
            "\n\n# x\n",
            "- a",
            "```",
            "</details>",
            "|",
            "\\",
            "*a*",
            "__b__",
            "&lt;b&gt;",
            "1. ",
        ]
    ),
    max_size=5,
).map("".join)


@given(HOSTILE, HOSTILE)
@settings(max_examples=150)
def test_a_comment_shows_words_and_obeys_none(text: str, other: str) -> None:
    bad = finding(
        text or "R", message=text, title=other, fix=other, why=text, reason=text, owner=other,
        excerpt=(text, other), related=(Related(Location(text, 1, 1, 1, 1), other),),
        location=Location(other, 3, 1, 3, 2),
    )  # fmt: skip
    waived = bad._replace(outcome="waived")
    gap = Gap(text, other, other)
    reports = [report(bad, waived, gaps=(gap,), project=text)]
    page = Tags(RENDER(render("markdown", reports, HERE)))
    assert set(page.seen) <= TAGS
    assert {name for name, _ in page.attributes} <= {"class", "style"}
    assert page.seen.count("details") == 1
    assert Counter(page.seen)["tr"] == 2
    shown = "".join(page.words)
    assert not re.search(r"[@#]\w|https?://|www\.|(?i:gh-\d)", shown)


class TestPage:
    """The page for managers."""

    def test_it_asks_for_nothing(self) -> None:
        got = render("html", [report(finding(message=LIVE)), many(3)], HERE)
        page = Tags(got)
        assert not {"script", "img", "iframe", "form", "object", "base"} & set(page.seen)
        addresses = [value for name, value in page.attributes if name in ("src", "href")]
        assert set(addresses) == {"data:,", "#project-0", "#project-1"}
        assert "url(" not in got and "@import" not in got
        assert not [name for name, _ in page.attributes if name.startswith("on")]

    def test_it_goes_by_owner_and_by_need(self) -> None:
        mine = finding(owner="leader (ada)", level="should", message="Advice for Ada.")
        nobody = finding(owner="", message="Nobody's.")
        got = render("html", [report(mine, finding(), nobody)], HERE)
        owners = re.findall(r"<h3>(.*?) <small>(.*?)</small>", got)
        assert owners == [
            ("No role named", "1 shall"),
            ("Sponsor (olga)", "1 shall"),
            ("Leader (ada)", "1 should"),
        ]
        assert "2 things have to happen before the next gate" in got

    @pytest.mark.parametrize(
        ("made", "headline"),
        [
            (report(), "Nothing has to happen before the next gate"),
            (report(finding()), "1 thing has to happen before the next gate"),
            (report(finding(level="may")), "Nothing has to happen; there is advice on 1 thing"),
            (report(finding(), mode="supportive"), "1 thing should happen; this standard stops"),
            (report(finding(outcome="error")), "Not everything could be judged; fix that first"),
            (report(gaps=(Gap("a", "b"),)), "Not everything could be judged; fix that first"),
        ],
    )
    def test_its_headline_is_the_verdict(self, made: Report, headline: str) -> None:
        assert headline in render("html", [made], HERE)

    def test_headings_nest_and_tables_have_heads(self) -> None:
        for reports in ([report(finding())], [report(finding()), many(3)], []):
            page = Tags(render("html", reports, HERE))
            levels = [int(tag[1]) for tag in page.seen if re.fullmatch("h[1-6]", tag)]
            assert levels.count(1) == 1 and levels[0] == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))
            assert page.seen.count("table") == page.seen.count("thead")

    @given(HOSTILE, HOSTILE)
    @settings(max_examples=60)
    def test_projects_add_no_tag(self, text: str, other: str) -> None:
        bad = finding(
            text, message=text, title=other, fix=other, why=text, reason=text, owner=other,
            excerpt=(text, other), related=(Related(Location(text, 1, 1, 1, 1), other),),
        )  # fmt: skip
        waived = bad._replace(outcome="waived")
        page = Tags(render("html", [report(bad, waived, gaps=(Gap(text, other, other),))], HERE))
        assert not {"img", "script", "b", "a"} & set(page.seen)


@pytest.mark.parametrize("name", ["sarif", "junit", "gitlab", "html", "markdown"])
def test_the_work_grows_with_the_findings(name: str) -> None:
    small, large = many(100), many(800)
    render(name, [small], HERE)
    few, more = (steps(lambda made=made: render(name, [made], HERE)) for made in (small, large))
    assert more < 9 * few


def test_sarif_keeps_the_most_severe_of_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmo_kit.writers.report.sarif.MOST", 4)
    monkeypatch.setattr("pmo_kit.writers.report.sarif.SHOWN", 3)
    sorts = [
        finding("N-1", level="may"),
        finding("W-1", level="should"),
        finding("X-1", outcome="waived", reason="agreed"),
        finding("E-1"),
        finding("W-2", level="should"),
        finding("E-2"),
        finding("N-2", outcome="not_due", announced="2026-04-01"),
    ]
    got = run(report(*sorts[:3]), report(*sorts[3:]))
    assert [result["ruleId"] for result in got["results"]] == ["W-1", "E-1", "W-2", "E-2"]
    assert [rule["id"] for rule in got["tool"]["driver"]["rules"]] == ["E-1", "E-2", "W-1", "W-2"]
    line = "3 results of 7 left out, the least severe: GitHub takes 4 in a run and shows 3"
    assert left_out("sarif", [report(*sorts)]) == line
    notes = got["invocations"][0]["toolExecutionNotifications"]
    assert notes[-1] == {"level": "warning", "message": {"text": line}}
    assert left_out("sarif", [report(*sorts[:3])]) == left_out("json", [report(*sorts)]) == ""


def test_sarif_has_no_more_than_github_takes() -> None:
    got = run(many(25_001))
    assert len(got["results"]) == 25_000
    assert all(len(result["locations"]) == 1 for result in got["results"])
    assert max(len(rule["properties"]["tags"]) for rule in got["tool"]["driver"]["rules"]) <= 10


def test_forges_see_paths_from_the_root_of_the_repository() -> None:
    style = Style(base="/home/ada/x", repository="/home/ada", folders={"p": "/home/ada/hidden"})
    there = report(finding(location=Location("../people.yaml", 1, 1, 1, 2)), root="p")
    outside = report(finding(location=Location("../../x/people.yaml", 1, 1, 1, 2)), root="p")
    got = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in run(report(finding(), root="p"), there, outside, options=style)["results"]
    ]
    assert got == ["hidden/pmo/log.yaml", "people.yaml", "file:///home/x/people.yaml"]
