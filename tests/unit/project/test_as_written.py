"""Fields that a kind reads as they are written, and what rules see of Markdown's text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.cli.program import run
from pmo_kit.engine import Options, check, prepare
from pmo_kit.project import Folder, read_snapshot
from pmo_kit.project.artifact import digest
from pmo_kit.standard import StandardError

HEAD = """\
schema: standard/v1
id: made
title: Made
editions: [{id: "1.0", status: draft}]
roles: [{id: author, title: Author}]
"""
KIND = """\
schema: artifact/v1
kind: paper
title: Paper
purpose: Says something.
owner: author
life: record
many: true
files: ["papers/*"]
"""
RULE = """\
id: PAPER-001
title: Something is so
level: shall
artifact: paper
why: Somebody reads it.
fix: Write it.
examples: {good: [{}], bad: [{expect: paper}]}
"""


def made(folder: Path, kind: str, fields: dict[str, Any], rule: str) -> Path:
    """A standard with one kind and one rule."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://example.org/schemas/paper/v1.0.json",
        "type": "object",
        "additionalProperties": True,
        "required": sorted(fields),
        "properties": fields,
    }
    for name, text in (
        ("standard.yaml", HEAD),
        ("artifacts/paper.yaml", KIND + kind),
        ("schemas/paper/v1.0.json", json.dumps(schema)),
        ("rules/paper/PAPER-001.yaml", RULE + rule),
    ):
        path = folder / "made" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / "made"


def found(standard: Path, name: str, text: str) -> list[tuple[str, str, int]]:
    """What is found in one paper: rule, message, line."""
    home = standard.parent / "here"
    (home / "papers").mkdir(parents=True, exist_ok=True)
    (home / "papers" / name).write_text(text)
    compiled = prepare(standard)
    snapshot = read_snapshot(Folder(home), None, compiled.standard, str(home), "here")
    report = check(compiled, snapshot, Options(date(2026, 3, 6))).report
    return [(one.rule, one.message, one.location.line) for one in report.findings]


TEXT = {"type": "string", "description": "A text."}
SHOWN = "check: doc.version == 'no'\nat: version\nmessage: It is {doc.version}.\n"


def test_a_value_is_seen_as_it_is_written(tmp_path: Path) -> None:
    standard = made(tmp_path, "as_written: [version]\n", {"version": TEXT}, SHOWN)
    for text in ("0752", "1.40", "0o17", "1e3", "yes", "true", "-0", "+1", ".5", "0x1F"):
        for said in (text, f"'{text}'"):
            assert found(standard, "a.yaml", f"title: a\nversion: {said}  # so\n") == [
                ("PAPER-001", f"It is {text}.", 2)
            ]


def test_without_it_yaml_says_what_a_value_is(tmp_path: Path) -> None:
    standard = made(tmp_path, "", {"version": TEXT}, SHOWN)
    ((rule, message, line),) = found(standard, "a.yaml", "version: 1.40\n")
    assert (rule, line) == ("KIT-003", 1)
    assert "1.40" in message


def test_it_holds_in_front_matter_lists_and_json(tmp_path: Path) -> None:
    texts = {"type": "array", "description": "Texts.", "items": TEXT}
    rule = "check: doc{meta}.modes.all(m, m in ['0644', '1.0'])\nat: {at}modes\n"
    rule += "message: Other modes.\n"
    kind = "as_written: ['modes[]']\n"
    plain = made(
        tmp_path / "a", kind, {"modes": texts}, rule.replace("{meta}", "").replace("{at}", "")
    )
    assert found(plain, "a.json", '{"modes": ["0644", 1.0]}') == []
    assert found(plain, "b.json", '{"modes": ["0644", 1.00]}') == [("PAPER-001", "Other modes.", 1)]
    front = made(
        tmp_path / "b", kind + "format: markdown\n", {"modes": texts},
        rule.replace("{meta}", ".meta").replace("{at}", "meta."),
    )  # fmt: skip
    assert found(front, "a.md", "---\nmodes: [0644, 1.0]\n---\n") == []


def test_a_key_without_a_value_stays_null(tmp_path: Path) -> None:
    fields = {"version": {**TEXT, "type": ["string", "null"]}}
    rule = "check: doc.version == null\nmessage: It is {doc.version}.\n"
    standard = made(tmp_path, "as_written: [version]\n", fields, rule)
    assert found(standard, "a.yaml", "version:\n") == []
    assert found(standard, "a.yaml", "version: 1.0\n") == [("PAPER-001", "It is 1.0.", 1)]


def test_what_is_written_is_what_an_approval_binds(tmp_path: Path) -> None:
    standard = made(tmp_path, "as_written: [version]\n", {"version": TEXT}, SHOWN)
    bound = []
    for text in ("version: 1.4\n", "version: 1.40\n", "version: 1.40  \n\n", "version: '1.40'\n"):
        found(standard, "a.yaml", text)
        model = prepare(standard).standard
        (one,) = read_snapshot(Folder(tmp_path / "here"), None, model, "here", "here").artifacts
        bound.append(digest(one.document, one.kind))
    assert bound[0] != bound[1] == bound[2] == bound[3]


def test_a_field_that_is_no_text_cannot_be_read_as_written(tmp_path: Path) -> None:
    number = {"version": {"type": "number", "description": "A number."}}
    standard = made(tmp_path, "as_written: [version]\n", number, "check: 1 == 1\nmessage: No.\n")
    with pytest.raises(StandardError, match="`version` is no text in the schema"):
        prepare(standard)


PROPOSAL = "PEP: 0008\nTitle: Style\nStatus: Drafty\n\nIntro\n=====\n\nSee this.\n"


def test_mail_headers_are_judged_at_their_line(tmp_path: Path) -> None:
    rule = "check: doc.meta.Status in ['Draft', 'Final']\nat: meta.Status\n"
    rule += "message: “{doc.meta.Status}” of {doc.meta.PEP}.\n"
    kind = "format: markdown\nfront_matter: mail\n"
    standard = made(tmp_path, kind, {"Status": TEXT, "PEP": TEXT}, rule)
    assert found(standard, "pep.rst", PROPOSAL) == [("PAPER-001", "“Drafty” of 0008.", 3)]
    assert found(standard, "pep.rst", PROPOSAL.replace("Drafty", "Draft")) == []
    ((rule_id, _message, line),) = found(standard, "pep.rst", "PEP: 1\nIntro\n")
    assert (rule_id, line) == ("KIT-001", 2)


def test_rules_go_through_links_and_code(tmp_path: Path) -> None:
    rule = "each: links[]\ncheck: item.target.startsWith('https:')\n"
    rule += "message: “{item.text}” on line {item.line}.\n"
    standard = made(tmp_path, "format: markdown\n", {}, rule)
    text = "# One\n\n[b *c*](d) and <https://e.example>\n`[f](g)`\n"
    assert found(standard, "a.md", text) == [("PAPER-001", "“b c” on line 3.", 3)]
    rule = "each: code[]\ncheck: item.language != ''\nmessage: Code without a language.\n"
    standard = made(tmp_path, "format: markdown\n", {}, rule)
    assert found(standard, "a.md", "```yaml\n```\n\n- ```\n  x\n  ```\n") == [
        ("PAPER-001", "Code without a language.", 4)
    ]


def test_a_finding_in_a_text_keeps_its_name_when_the_text_moves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = "each: links[]\ncheck: item.image\nmessage: Text.\n"
    standard = made(tmp_path, "format: markdown\n", {}, rule)
    prints = set()
    for text in ("[b](notes/d.md)\n", "# More\n\n\n[b](notes/d.md)\n"):
        found(standard, "a.md", text)
        run(["check", str(tmp_path / "here"), "--standard", str(standard), "--format", "json"])
        report = json.loads(capsys.readouterr().out)
        prints |= {(f["subject"], f["fingerprint"]) for f in report["reports"][0]["findings"]}
    ((subject, _),) = prints
    assert subject.endswith("links[notes/d.md]")
