"""What a broken file hides is never taken for sound: no pass against it, no other finding lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit.engine import Compiled, Options, check, prepare
from pmo_kit.project import (
    Artifact,
    ExampleHistory,
    Folder,
    Overlay,
    open_artifact,
    read_manifest,
    read_snapshot,
)
from pmo_kit.results import Report

CORE = Path(__file__).resolve().parents[2] / "standards" / "core"
GOLDEN = CORE / "golden"
INDEX = yaml.safe_load((GOLDEN / "index.yaml").read_bytes())
PROJECTS = {str(entry["folder"]): entry for entry in INDEX}
NAMES = [
    pytest.param(name, marks=() if name == "T3/executing" else pytest.mark.long)
    for name in PROJECTS
]
LATER = timedelta(days=400)  # by then much is overdue: there is something to lose
ILL = ("KIT-001", "KIT-002", "KIT-003")
KEY = re.compile(r"^( *(?:- )?)([a-z_]+):(?= |$)(.*)$", re.M)
Said = dict[tuple[str, str], str]


@cache
def core() -> Compiled:
    return prepare(CORE)


def judged(name: str, changes: Mapping[str, bytes] | None = None) -> Report:
    """A golden project that calls itself closed, long after its day, with some files changed."""
    entry, standard = PROJECTS[name], core().standard
    manifest = (GOLDEN / name / "pmo.yaml").read_bytes()
    closed = re.sub(rb"(?m)^phase: .*$", b"phase: closed", manifest)
    tree = Overlay(Folder(GOLDEN / name), {"pmo.yaml": closed, **(changes or {})})
    registry = open_artifact(Folder(GOLDEN), entry["registry"], standard, entry["registry"])
    assert isinstance(registry, Artifact)
    snapshot = read_snapshot(tree, read_manifest(tree), standard, "", name, (registry,))
    options = Options(date.fromisoformat(str(entry["as_of"])) + LATER)
    return check(core(), snapshot._replace(history=ExampleHistory({})), options).report


@cache
def unbroken(name: str) -> Report:
    return judged(name)


@cache
def files(name: str) -> dict[str, str]:
    """The artifacts of a golden project, by path."""
    inner = [path for path in unbroken(name).artifacts if path != "pmo.yaml"]
    return {path: (GOLDEN / name / path).read_text(encoding="utf-8") for path in inner}


def said(report: Report) -> Said:
    return {(v.rule, v.subject): v.outcome for v in report.verdicts}


def hold(before: Report, after: Report, path: str) -> None:
    """Hold two reports, of a sound project and of one with a broken file, against each other."""
    was, now = said(before), said(after)
    waiting = {
        v.rule for v in after.verdicts if v.outcome == "skipped" and v.reason.startswith(path)
    }
    told = {f.rule for f in after.findings if f.location.path == path and f.rule in ILL}
    assert told, "the broken file is told"
    assert not [key for key, outcome in now.items() if outcome == "error"]
    opened = [
        key for key, outcome in now.items() if outcome == "passed" and was.get(key) == "failed"
    ]
    assert not opened, f"{opened} failed, and pass beside a broken {path}"
    renamed = {key[0] for key, outcome in now.items() if outcome == "failed" and key not in was}
    lost = [
        key
        for key, outcome in was.items()
        if outcome == "failed" and now.get(key) != "failed" and key[0] not in waiting | renamed
    ]
    assert not lost, f"{lost} are found no more, and nothing says that {path} hides them"


def test_there_is_something_to_lose() -> None:
    verdicts = [verdict for name in PROJECTS for verdict in unbroken(name).verdicts]
    failed = [verdict.rule for verdict in verdicts if verdict.outcome == "failed"]
    assert len(failed) > 50
    assert len(set(failed)) > 10


@pytest.mark.parametrize("name", NAMES)
def test_no_unreadable_file_opens_or_hides_what_does_not_read_it(name: str) -> None:
    for path, text in files(name).items():
        hold(unbroken(name), judged(name, {path: f"{doubled(text)}".encode()}), path)


def doubled(text: str) -> str:
    """A text of which a key is written twice, so that it cannot be read."""
    return re.sub(r"^(schema: .*)$", r"\1\n\1", text, count=1, flags=re.M)


@pytest.mark.parametrize("name", NAMES)
def test_an_unreadable_file_more_turns_no_finding_into_a_pass(name: str) -> None:
    for kind in core().standard.kinds.values():
        if kind.kind == "project" or kind.outside:
            continue
        path = f"pmo/zz.{'md' if kind.file.endswith('.md') else 'yaml'}"
        fence = "---\n" if path.endswith(".md") else ""
        broken = f"{fence}schema: {kind.schema_name}\nx: [\n{fence}"
        hold(unbroken(name), judged(name, {path: broken.encode()}), path)


@given(data=st.data())
@settings(max_examples=40)
@pytest.mark.parametrize("name", NAMES)
def test_no_fault_of_shape_opens_or_hides_what_does_not_read_it(
    name: str, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(sorted(files(name))))
    text = files(name)[path]
    keys = [found for found in KEY.finditer(text) if found[2] != "schema"]
    found = data.draw(st.sampled_from(keys))
    start, key, value = found.groups()
    line = data.draw(
        st.sampled_from(
            [f"{start}{key}x:{value}", f"{start}{key[:-1]}:{value}", f"{start}{key}: {{oops: 1}}"]
        )
    )
    after = judged(name, {path: (text[: found.start()] + line + text[found.end() :]).encode()})
    if any(f.location.path == path and f.rule in ILL for f in after.findings):
        hold(unbroken(name), after, path)
