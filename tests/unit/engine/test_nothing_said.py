"""KIT-010: at its gate, every free text and every section says something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import Compiled, check, prepare
from pmo_kit.engine.cache import Accepted
from pmo_kit.engine.nothing_said import Fillers, fillers_of, judge_said
from pmo_kit.engine.shape import admit
from pmo_kit.engine.state import State
from pmo_kit.engine.verdicts import Verdicts
from pmo_kit.examples.edits import changed
from pmo_kit.examples.golden import Golden, choose, load_golden
from pmo_kit.project import Artifact, Snapshot
from pmo_kit.results import Finding
from pmo_kit.source import Document, Route, pointer, read
from pmo_kit.standard.bundle_schema import definition

Make, Alter = Any, Any
Projects = tuple[Compiled, list[Golden]]

NOTHING = [
    "TBD", "tbd", "Tbd.", "t.b.d.", "TBD!", "(TBD)", "[tbd]", "<TBD>", "**TBD**", "`tbd`", "“TBD”",
    "- TBD", "TBD ...", "to be  defined", "To be\nconfirmed.", "todo", "...", "…", "-", "--", "—",
    "―", "?", "???", "/", " ", "\t", "\u00a0", "\u200b", "\u3000",
    "\u2003\u200d", "TB\u200bD", "\u00a0TBD\u3000", "to\u00a0be\u3000defined", "。", "——", "……",
    "・", "؟", "۔", "„…“", "«-»", "（TBD）", "XXX", "x", "&nbsp;", "lorem ipsum",
]  # fmt: skip
SOMETHING = [
    "none", "None.", "no", "Nothing", "n/a", "not applicable", "unknown", "open", "ok", "%", "€",
    "#", "+", "C", "C#", "7", "-1", "0", "1:1", "A-", "R", "✓", "👍", "ツ", "無", "なし", "没有",
    "—无", "هیچ", "ندارد", "می\u200cخواهم", "keine", "entfällt", "noch zu klären bis Freitag",
    "TBD by the vendor", "The TBD list is empty", "Things to be defined", "todo list of the team",
    "Because the date is TBD, it may happen that nobody comes.", "to be or not", "ßtbd", "TBDs",
]  # fmt: skip


@pytest.fixture(scope="module")
def projects(root: Path) -> Projects:
    compiled = prepare(root / "standards" / "core")
    return compiled, load_golden([root / "standards" / "core"], compiled)[0]


@pytest.fixture(scope="module")
def fillers(projects: Projects) -> Fillers:
    return fillers_of(projects[0].standard.lists)


def said(projects: Projects, golden: Golden, snapshot: Snapshot, gate: str = "") -> list[Finding]:
    """What KIT-010 finds in a snapshot, and what schemas refuse in it (KIT-003)."""
    compiled = golden.standard(projects[0])._replace(accepted=Accepted())
    state, out = State(compiled, snapshot, golden.options(gate or None)), Verdicts()
    admit(state, out)
    judge_said(state, out)
    return out.findings


# What says nothing


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing_is_a_filler(fillers: Fillers, text: str) -> None:
    assert fillers.fill(text)


@pytest.mark.parametrize("text", SOMETHING)
def test_what_says_something_is_none(fillers: Fillers, text: str) -> None:
    assert not fillers.fill(text)


def test_a_company_adds_words_in_a_list_of_its_own() -> None:
    lists = {"fillers": ["TBD"], "fillers_acme": ["folgt"], "fillersome": ["none"], "other": ["x"]}
    own = fillers_of(lists)
    assert [text for text in ("tbd", "Folgt.", "none", "x") if own.fill(text)] == ["tbd", "Folgt."]


def test_a_standard_without_such_lists_knows_blanks_and_dots_only() -> None:
    own = fillers_of({"fillers": "TBD", "samples": [{"id": "x"}]})
    assert (own.fill("..."), own.fill("\u3000"), own.fill("TBD")) == (True, True, False)


# Where it is looked for: each filler in each free text of each golden project

PLACES = [("T1", "closed"), ("T2", "closed"), ("T3", "executing")]
SHOWN = ["TBD", "...", "-", "\u00a0", "\u3000"]


def free_paths(schema: Any, schemas: Mapping[str, Any], home: Any) -> Iterator[tuple[str, ...]]:
    """The paths of free text that a schema declares, worked out from its whole text."""
    if not isinstance(schema, dict) or schema.get("readOnly"):
        return
    if "$ref" in schema:
        identity, _, fragment = schema["$ref"].partition("#")
        there = schemas[identity] if identity else home
        yield from free_paths(definition(there, fragment), schemas, there)
    if schema.get("type") == "string" and not {"pattern", "enum", "const", "format"} & {*schema}:
        yield ()
    for name, inner in schema.get("properties", {}).items():
        yield from ((name, *path) for path in free_paths(inner, schemas, home))
    if "items" in schema:
        yield from (("[]", *path) for path in free_paths(schema["items"], schemas, home))
    for keyword in ("allOf", "anyOf", "oneOf"):
        for inner in schema.get(keyword, ()):
            yield from free_paths(inner, schemas, home)


def free_texts(data: Any, paths: set[tuple[str, ...]], route: Route = ()) -> Iterator[Route]:
    """The routes of data at which a text stands that one of the paths leads to.

    Of a list of texts, in which none may stand twice, the first counts.
    """
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, dict | list):
            yield from free_texts(value, paths, (*route, step))
        elif isinstance(value, str):
            plain = tuple("[]" if isinstance(s, int) else s for s in (*route, step))
            if plain in paths and (isinstance(step, str) or step == 0):
                yield (*route, step)


def filled(projects: Projects, golden: Golden, text: str) -> tuple[Snapshot, list[tuple[str, str]]]:
    """A golden project with a text in all fields of free text, and where they are."""
    standard = projects[0].standard
    now, places = changed(golden.snapshot, {}), []
    for artifact in now.artifacts:
        schema = standard.schemas[standard.schema_of[artifact.kind.kind]]
        document = artifact.document
        paths = set(free_paths(schema, standard.schemas, schema))
        for route in [*free_texts(document.fields, paths)]:
            holder: Any = document.fields
            for step in route[:-1]:
                holder = holder[step]
            holder[route[-1]] = text
            places.append((artifact.path, pointer((*document.to_fields, *route))))
    return now, sorted(places)


@pytest.mark.parametrize("text", SHOWN)
@pytest.mark.parametrize(("tier", "phase"), PLACES)
def test_each_free_text_of_a_golden_project_is_found_once(
    projects: Projects, tier: str, phase: str, text: str
) -> None:
    golden = choose(projects[1], {"tier": tier, "phase": phase})
    assert golden is not None
    assert said(projects, golden, golden.snapshot) == []
    now, places = filled(projects, golden, text)
    found = said(projects, golden, now)
    assert sorted((f.location.path, f.pointer or "") for f in found) == places
    refused = {f"{f.kind} {f.pointer}" for f in found if f.rule == "KIT-003"}
    assert refused <= {"status-report /summary", "waivers /waivers/0/reason"}  # least lengths
    assert len(places) > 30


@pytest.mark.parametrize("text", ["None.", "Keine", "无", "هیچ", "7", "%"])
def test_one_word_answers_are_answers(projects: Projects, text: str) -> None:
    for golden in projects[1]:
        found = said(projects, golden, filled(projects, golden, text)[0])
        assert [f for f in found if f.rule == "KIT-010"] == []


def test_a_pattern_of_a_waiver_is_no_filler(make: Make) -> None:
    waiver = (
        "schema: waivers/v1\nwaivers:\n"
        "  - {id: W-1, rule: TOY-001, subject: '**', reason: agreed, until: 2026-02-20}\n"
    )
    judged = make({"pmo/waivers.yaml": waiver}, phase="done").check()
    assert "KIT-010" not in judged.rules


def test_what_has_a_form_is_no_free_text(projects: Projects) -> None:
    golden = choose(projects[1], {"tier": "T1", "phase": "closed"})
    assert golden is not None
    _, places = filled(projects, golden, "TBD")
    steps = {name.rpartition("/")[2] for _, name in places}
    assert not steps & {"id", "status", "date", "owner", "schema", "unit", "sha256", "task", "role"}


# Sections


def sections(artifact: Artifact) -> list[tuple[int, int, int]]:
    """Each section of the second level: its position, its first line, and the line after it."""
    data = artifact.document.data
    level = [(at, s["line"]) for at, s in enumerate(data["sections"]) if s["level"] <= 2]
    ends = [line - 1 for _, line in level[1:]] + [len(data["lines"])]
    pairs = zip(level, ends, strict=True)
    return [(at, first, end) for (at, first), end in pairs if data["sections"][at]["level"] == 2]


def rewritten(snapshot: Snapshot, artifact: Artifact, text: str) -> Snapshot:
    document = read(text.encode(), artifact.path)
    assert isinstance(document, Document)
    others = (a if a is not artifact else a._replace(document=document) for a in snapshot.artifacts)
    return snapshot._replace(artifacts=tuple(others))


def texts(snapshot: Snapshot) -> list[Artifact]:
    return [a for a in snapshot.artifacts if a.document.format == "markdown"]


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("", "is empty"),
        ("<!-- later -->", "is empty"),
        ("TBD", "says only “TBD”"),
        ("- TBD\n- …\n* to do", "says only “- TBD - … * to do”"),
        ("TBD\n\nNone.", None),
        ("\u200b", "has only spaces"),
        ("\u00a0\n\n\u3000", "is empty"),
        ("...", "says only “...”"),
        ("---", "says only “---”"),
        ("What could be done?\n\nNothing.", "still has the template's question"),
        ("### More\n\nWhich one, and why? We know.", "still has the template's question"),
    ],
)
def test_each_section_of_a_golden_project_is_found_once(
    projects: Projects, text: str, lack: str | None
) -> None:
    golden = choose(projects[1], {"tier": "T2", "phase": "closed"})
    assert golden is not None
    for artifact in texts(golden.snapshot):
        lines = artifact.document.data["lines"]
        for _, first, end in sections(artifact):
            whole = [*lines[:first], "", text, "", *lines[end:]]
            found = said(projects, golden, rewritten(golden.snapshot, artifact, "\n".join(whole)))
            if lack is None:
                assert found == []
                continue
            title = "More" if text.startswith("###") else lines[first - 1].removeprefix("## ")
            assert [f.message for f in found] == [f"“{title}” {lack}."]
            assert found[0].location.line == first + (2 if text.startswith("###") else 0)


CASE = """---
schema: business-case/v1
version: 1
status: draft
owner: ben
---
# Case

## Why

{}

## Options

{}

## Choice

{}

## What would end it

{}
"""


@pytest.mark.parametrize(
    ("said_there", "repeats"),
    [
        (("Agreed with the sponsor.",) * 4, "Options"),
        (("Agreed.", "AGREED.", "Agreed.", "Something else altogether."), "Options"),
        (("Something else altogether.", "Agreed.", "Agreed.", "Agreed."), "Choice"),
        (("Need.", "Need.", "Other.", "Third."), ""),
        (("Need.", "None.", "None.", "Third."), ""),
        (("Nobody does it.", "Two ways.", "The first.", "None."), ""),
    ],
)
def test_one_sentence_in_every_section_is_one_finding(
    projects: Projects, said_there: tuple[str, ...], repeats: str
) -> None:
    golden = choose(projects[1], {"tier": "T2", "phase": "closed"})
    assert golden is not None
    case = next(a for a in texts(golden.snapshot) if a.kind.kind == "business-case")
    now = rewritten(golden.snapshot, case, CASE.format(*said_there))
    found = [f.message for f in said(projects, golden, now) if f.rule == "KIT-010"]
    first = "Why" if repeats == "Options" else "Options"
    assert found == ([f"“{repeats}” has the same text as “{first}”."] if repeats else [])


# When


BRIEF, LOG = "pmo/brief.md", "pmo/log.yaml"


def test_a_draft_may_wait_until_its_gate(projects: Projects) -> None:
    golden = choose(projects[1], {"tier": "T1", "phase": "initiating"})
    assert golden is not None
    text = {"text": {"charter": {"Somebody hides a number": "TBD\n\nSomebody hides a number"}}}
    assert said(projects, golden, changed(golden.snapshot, text)) == []
    now, _ = filled(projects, golden, "TBD")
    assert said(projects, golden, now) == []
    assert {f.kind for f in said(projects, golden, now, "RfP")} == {"charter", "log", "project"}
    assert {f.level for f in said(projects, golden, now, "RfP")} == {"shall"}


def test_a_record_is_advised_from_its_day_and_must_say_something_at_its_gate(
    projects: Projects,
) -> None:
    golden = choose(projects[1], {"tier": "T1", "phase": "executing"})
    assert golden is not None
    now = changed(golden.snapshot, {"add": {"status-report/SR-2:next": "TBD"}})
    (early,) = said(projects, golden, now)
    (due,) = said(projects, golden, now, "RfC")
    assert (early.level, due.level) == ("should", "shall")
    assert early.message == "`next[#6f77238d]` says only “TBD”."
    assert early.pointer == "/next/0"


def test_a_review_is_held_to_it_as_soon_as_a_gate_is_passed(projects: Projects) -> None:
    golden = choose(projects[1], {"tier": "T1", "phase": "planning"})
    assert golden is not None
    now = changed(golden.snapshot, {"set": {"gate-review/GR-1:reason": "-"}})
    assert [(f.rule, f.level, f.kind) for f in said(projects, golden, now)] == [
        ("KIT-010", "shall", "gate-review")
    ]


def test_it_can_be_waived_and_stops_a_commit(projects: Projects) -> None:
    golden = choose(projects[1], {"tier": "T1", "phase": "executing"})
    assert golden is not None
    now = changed(golden.snapshot, {"set": {"plan:tasks[T-01].title": "…"}})
    report = check(golden.standard(projects[0]), now, golden.options()).report
    (finding,) = (f for f in report.findings if f.rule == "KIT-010")
    assert finding.subject == "hidden-number/plan/tasks[T-01].title"
    assert report.exit_code == 1


# What earlier rules caught is caught: their bad examples

BEFORE: list[dict[str, Any]] = [
    {"text": {"charter": {"## Out of scope": "## Out of scope\n\n<!-- later -->\n\n## Also"}},
     "expect": "charter /sections/4"},
    {"text": {"charter": {
        "Somebody hides a number": "What hurts, whom, and how do we know? Somebody hides a number"
     }}, "expect": "charter /sections/1"},
    {"tier": "T3", "text": {"business-case": {
        "## What would end it": "## What would end it\n\n## More"
     }}, "expect": "business-case /sections/4"},
    {"tier": "T3", "text": {"business-case": {"## Choice": "## Choice\n\nWhich one, and why?"}},
     "expect": "business-case /sections/3"},
    {"tier": "T3", "text": {"project-handbook": {
        "## Meetings": "## Meetings\n\n<!-- later -->\n\n## More"
     }}, "expect": "project-handbook /sections/2"},
    {"tier": "T3", "text": {"project-handbook": {
        "## Quality": "## Quality\n\nWho looks at what before it is called done?"
     }}, "expect": "project-handbook /sections/4"},
    {"tier": "T2", "phase": "closed", "text": {"end-report": {
        "## What is left": "## What is left\n\n## More"
     }}, "expect": "end-report /sections/4"},
    {"tier": "T2", "phase": "closed", "text": {"end-report": {
        "## What it cost": "## What it cost\n\nMoney and days, against the agreement."
     }}, "expect": "end-report /sections/2"},
    {"set": {"status-report/SR-2:summary": "(where we are)"}, "expect": "status-report /summary"},
    {"set": {"log:risks[R-01].title": "Because of …, it may happen that …, and then …"},
     "expect": "log /risks/0/title"},
    {"set": {"log:risks[R-01].response": "What is being done, beginning with a verb"},
     "expect": "log /risks/0/response"},
    {"set": {"plan:deliverables[DL-01].title": "The thing, as a noun"},
     "expect": "plan /deliverables/0/title"},
    {"set": {"plan:deliverables[DL-01].criteria": [
        "One statement that a stranger can test with yes or no"
     ]}, "expect": "plan /deliverables/0/criteria/0"},
    {"set": {"plan:tasks[T-01].title": "A verb and what it is done to"},
     "expect": "plan /tasks/0/title"},
]  # fmt: skip


@pytest.mark.parametrize("example", BEFORE, ids=lambda one: one["expect"])
def test_the_bad_examples_of_the_rules_before_it_are_found(
    projects: Projects, example: dict[str, Any]
) -> None:
    golden = choose(projects[1], example)
    assert golden is not None
    found = said(projects, golden, changed(golden.snapshot, example))
    assert [f"{f.kind} {f.pointer}" for f in found] == [example["expect"]]


# Schemas of a company


@pytest.mark.parametrize(
    ("schema", "rules"),
    [
        ('{"type": "string"}', ["KIT-010"]),
        ('{"type": ["string", "null"]}', ["KIT-010"]),
        ('{"anyOf": [{"type": "string"}, {"type": "integer"}]}', ["KIT-010"]),
        ('{"$ref": "#/$defs/words"}', ["KIT-010"]),
        ('{"type": "string", "pattern": "-"}', []),
        ('{"type": "string", "enum": ["-", "a"]}', []),
        ('{"anyOf": [{"type": "string"}, {"const": "-"}]}', []),
        ('{"$ref": "#/$defs/id"}', []),
        ('{"type": "string", "readOnly": true}', []),
        ("{}", []),
    ],
)
def test_a_schema_says_what_is_free_text(
    make: Make, alter: Alter, schema: str, rules: list[str]
) -> None:
    defs = '"$defs": {"words": {"type": "string"}, "id": {"type": "string", "pattern": "^."}}'
    standard = alter(
        {
            "schemas/log/v1.0.json": (
                '"properties": {',
                f'{defs},\n  "properties": {{"sign": {schema},',
            )
        }
    )
    project = make(standard=standard, phase="done").change(
        LOG, "schema: log/v1", "schema: log/v1\nsign: '-'"
    )
    assert [rule for rule in project.check().rules if rule == "KIT-010"] == rules
