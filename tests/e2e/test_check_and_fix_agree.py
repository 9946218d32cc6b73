"""`pmo check` marks as mendable what `pmo fix` fixes, at the same line, and nothing else."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from bad_examples import bad_examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmo_kit import fixes
from pmo_kit.engine import check
from pmo_kit.engine.compile_rules import compile_standard
from pmo_kit.engine.state import artifact_key
from pmo_kit.examples.edits import changed
from pmo_kit.examples.golden import load_golden
from pmo_kit.fixes.proven import proven
from pmo_kit.project import Snapshot
from pmo_kit.results import Report
from pmo_kit.standard import load
from pmo_kit.standard.merge_layers import folders

CORE = Path(__file__).resolve().parents[2] / "standards" / "core"
DAYS = {"T1/executing": "2026-02-13", "T1/closed": "2026-03-06", "T3/executing": "2026-05-29"}
SLIPS: tuple[tuple[str, str], ...] = (
    (r"^( *(?:- )?)owner: (.*)$", r"\1ownr: \2"),
    (r"^( *(?:- )?)owner: (.*)$", r"\1OWNER: \2\n\1OWNR: \2"),
    (r"^( *)status: ([a-z]+)$", r"\1status: \2x"),
    (r"^( *)status: ([a-z]+)$", r"\1status: |-\n\1  \2x"),
    (r"^( *)status: ([a-z]+)$", r"\1status: &s \2x"),
    (r"^( *)status: ([a-z]+)$", r"\1status: >-\n\1  Open"),
    (r"^( *)([a-z_]+): ([0-9]{4})-0([0-9])-([0-9]+)$", r"\1\2: \3-\4-\5"),
    (r"^( *)([a-z_]+): ([0-9]{4})-([0-9]{2})-([0-9]+)$", r"\1\2: \3/\4/\5"),
    (r"^( *)([a-z_]+): ([0-9]{4})-([0-9]{2})-([0-9]+)$", r"\1\2: &d\4 \3/\4/\5"),
    (r"^( *)([a-z_]+): ([0-9]+)$", r"\1\2: '\3'"),
    (r"^( *)([a-z_]+): ([0-9]+)$", r"\1\2: 1\3"),
    (r"^schema: ([a-z-]+)/v1$", r"schema: x\1/v1"),
    (r"^schema: ([a-z-]+)/v1$", r"schema: \1/v1\nschemas: 1"),
    (r"^( *)([a-z_]+): (.*)$", r""),
)


def broken(text: str, slips: list[tuple[int, int]]) -> str:
    """A text with slips, each of a sort and at one of the places where it is possible."""
    for sort, place in slips:
        old, new = SLIPS[sort]
        found = list(re.finditer(old, text, re.MULTILINE))
        if found:
            match = found[place % len(found)]
            text = text[: match.start()] + match.expand(new) + text[match.end() :]
    return text


def reread(snapshot: Snapshot, contents: Mapping[str, bytes]) -> Snapshot:
    """A snapshot with other contents in place of some of its files'."""
    swaps = {
        f"{each.kind.kind}/{artifact_key(each)}": {each.document.text: contents[each.path].decode()}
        for each in snapshot.artifacts
        if each.path in contents
    }
    return changed(snapshot, {"text": swaps})


def key(finding: dict[str, Any]) -> tuple[str, str, str]:
    place = finding["location"]
    return finding["fingerprint"], finding["message"], f"{place['path']}:{place['line']}"


@pytest.mark.long
@pytest.mark.parametrize("name", DAYS)
@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_on_broken_projects(
    pmo: Any, tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    root = Path(shutil.copytree(CORE / "golden" / name, tmp_path_factory.mktemp("p") / "project"))
    names = sorted(str(p.relative_to(root)) for p in root.rglob("pmo/**/*") if p.is_file())
    slip = st.tuples(st.integers(0, len(SLIPS) - 1), st.integers(0, 40))
    wanted = st.dictionaries(st.sampled_from(names), st.lists(slip, min_size=1, max_size=3))
    for path, slips in data.draw(wanted.filter(bool), label="slips").items():
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(broken(text, slips), encoding="utf-8")
    day = ("--as-of", DAYS[name])
    (report,) = json.loads(pmo("check", root, *day, "--format", "json").out)["reports"]
    shown = pmo("check", root, *day).out
    plan = json.loads(pmo("fix", root, *day, "--format", "json").out)
    known = {key(finding) for finding in report["findings"]}
    marked = {key(f): f["mends"] for f in report["findings"] if "mends" in f}
    made = [fix for fix in plan["fixes"] if fix["round"] == 1 or key(fix) in known]
    assert set(marked) == {key(fix) for fix in made}
    said = re.search(r"pmo fix can correct (this|all of these|[0-9,]+ of these)", shown)
    assert bool(said) == bool(marked)
    if said and said[1][0].isdigit():
        assert said[1] == f"{len(marked)} of these"
    pmo("fix", root, *day, "--apply")
    for mends in marked.values():
        for mend in mends:
            after = (root / mend["path"]).read_text(encoding="utf-8").split("\n")
            assert not mend["line"] or mend["line"] in after
            shown_line = f"+ {mend['line'].strip()}"
            assert not mend["line"] or len(mend["line"]) > 60 or shown_line in shown


@pytest.mark.long
def test_on_every_bad_example() -> None:
    standard = load("core")
    compiled = compile_standard(standard)[0]
    projects = load_golden(folders(Path(standard.folder)), compiled)[0]
    marked = 0
    for rule in standard.rules:
        for _, snapshot, options in bad_examples(rule, projects, standard):
            texts = {a.path: a.document.text for a in snapshot.artifacts}

            def judged(
                changes: Any, snapshot: Snapshot = snapshot, options: Any = options
            ) -> tuple[Snapshot, Report]:
                now = reread(snapshot, changes)
                return now, check(compiled, now, options).report

            report = judged({})[1]
            plan = fixes.plan(judged, lambda path, texts=texts: texts[path].encode())
            told = {f.fingerprint: f for f in proven(report, plan).findings if f.fixes}
            done = {fix.fingerprint: fix for fix in plan.fixes}
            assert told.keys() == done.keys()
            for mark, finding in told.items():
                lines = {edit.location.line for edit in done[mark].edits}
                assert lines == {finding.location.line}, rule.id
            marked += len(told)
    assert marked > 10
