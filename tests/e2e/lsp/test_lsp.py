"""`pmo lsp` as an editor uses it: a real client speaks with the installed program."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from in_part import first
from lsprotocol import types

pytestmark = pytest.mark.e2e
Session = Callable[..., Any]
Golden = Callable[[str], Path]
SEVERITY = {"shall": 1, "should": 2, "may": 3}


def checked(
    pmo: Any, cache: str, root: Path, *arguments: str | Path
) -> dict[str, list[tuple[Any, ...]]]:
    """What `pmo check` finds in a project, by file, as far as an editor shows it."""
    ran = pmo("check", root, "--format", "json", PMO_CACHE_DIR=cache)
    (report,) = json.loads(ran.out)["reports"]
    found: dict[str, list[tuple[Any, ...]]] = {}
    for finding in report["findings"]:
        place = finding["location"]
        loud = {"waived": 4, "error": 1}.get(finding["outcome"], SEVERITY[finding["level"]])
        found.setdefault(place["path"], []).append(
            (
                finding["rule"],
                loud,
                finding["fingerprint"],
                (place["line"], place["column"], place["end_line"], place["end_column"]),
                [(r["location"]["line"], r["text"]) for r in finding["related"]],
            )
        )
    return {path: sorted(rows) for path, rows in found.items()}


def seen(editor: Any, root: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What the editor shows in the files of a project, in the same form."""
    found = {}
    for path, shown in editor.shown.items():
        rows = [
            (
                d.code,
                int(d.severity),
                d.data,
                (
                    d.range.start.line + 1,
                    d.range.start.character + 1,
                    d.range.end.line + 1,
                    d.range.end.character + 1,
                ),
                [(r.location.range.start.line + 1, r.message) for r in d.related_information or ()],
            )
            for d in shown
        ]
        if rows:
            found[path.relative_to(root).as_posix()] = sorted(rows)
    return found


@pytest.mark.parametrize(
    "name",
    [
        "T1/executing",
        *(pytest.param(name, marks=pytest.mark.long) for name in ("T2/closed", "T3/executing")),
    ],
)
def test_the_editor_shows_what_the_check_finds(
    name: str, pmo: Any, cache: str, session: Session, golden: Golden
) -> None:
    root = golden(name)
    log = next((root / "pmo").glob("*log.yaml"), root / "pmo" / "risks.yaml")
    broken = log.read_text().replace("impact:", "impakt:", 1)
    sound = checked(pmo, cache, root)
    text = log.read_text()
    log.write_text(broken)
    unsound = checked(pmo, cache, root)
    log.write_text(text)
    assert sound != unsound

    async def work(editor: Any) -> None:
        editor.open(log)
        await editor.until(lambda: seen(editor, root) == sound and editor.shown)
        editor.change(log, broken)
        await editor.until(lambda: seen(editor, root) == unsound)
        editor.change(log, text)
        await editor.until(lambda: seen(editor, root) == sound)

    session(work)


def test_ids_of_other_artifacts_keys_and_headings_are_offered(
    session: Session, golden: Golden
) -> None:
    root = golden("T3/executing")
    risks, charter = root / "pmo" / "risks.yaml", root / "pmo" / "charter.md"

    async def work(editor: Any) -> None:
        editor.open(risks)
        editor.change(risks, editor.texts[risks] + "  - id: R-09\n    owner: \n    related: [T-]\n")
        people = await editor.complete(risks, "R-09\n    owner: ")
        assert people["ada"].detail == "project manager"
        assert "T-04" in await editor.complete(risks, "related: [T-", "]\n")
        editor.change(risks, editor.texts[risks] + "    li")
        offer = (await editor.complete(risks, "[T-]\n    li"))["likelihood"]
        assert editor.applied(risks, [offer.text_edit]).endswith("    likelihood: ")
        editor.open(charter)
        editor.change(charter, editor.texts[charter].replace("## Outcome", "#"))
        assert "## Outcome" in await editor.complete(charter, "\n#", "\n\n")

    session(work)


def test_hover_definition_references_and_symbols(session: Session, golden: Golden) -> None:
    root = golden("T3/executing")
    risks, plan, report = (
        root / "pmo" / n for n in ("risks.yaml", "plan.yaml", "reports/SR-5.yaml")
    )

    async def work(editor: Any) -> None:
        editor.open(risks)
        assert "Who watches it" in await editor.hover(risks, "", "owner: sol")
        assert "solution" in await editor.hover(risks, "owner: so")
        ((path, line),) = await editor.definition(risks, "related: [", "T-04")
        assert path == plan
        assert plan.read_text().split("\n")[line - 1].strip() == "- id: T-04"
        editor.open(report)
        ((path, line),) = await editor.definition(report, "", "R-01")
        assert (path, editor.texts[risks].split("\n")[line - 1].strip()) == (risks, "- id: R-01")
        params = types.ReferenceParams(
            types.ReferenceContext(True), **editor.at(report, "", "R-01")
        )
        places = await editor.client.text_document_references_async(params)
        assert {Path(p.uri).name for p in places} >= {"risks.yaml", "SR-5.yaml", "issues.yaml"}
        symbols = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(types.TextDocumentIdentifier(risks.as_uri()))
        )
        assert [symbol.name for symbol in symbols] == [f"R-0{number}" for number in range(1, 6)]

    session(work)


def test_a_quick_fix_mends_what_it_says(session: Session, golden: Golden, pmo: Any) -> None:
    root = golden("T1/executing")
    log = root / "pmo" / "log.yaml"
    sound = log.read_text()
    log.write_text(sound.replace("impact:", "impakt:", 1))

    async def work(editor: Any) -> None:
        editor.open(log)
        await editor.until(lambda: "KIT-003" in editor.rules(log))
        wrong = [d for d in editor.shown[log] if d.code == "KIT-003"]
        found = await editor.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(log.as_uri()),
                wrong[0].range,
                types.CodeActionContext(wrong),
            )
        )
        action = next(action for action in found if "impact" in action.title)
        assert action.title == "KIT-003: rename `impakt` to `impact`"
        (edits,) = action.edit.changes.values()
        mended = editor.applied(log, edits)
        assert mended == sound
        editor.change(log, mended)
        await editor.until(lambda: "KIT-003" not in editor.rules(log))

    session(work)


@pytest.mark.parametrize("units", first(1, [None, ["utf-16"], ["utf-32", "utf-16"]]))
def test_places_behind_an_emoji_are_where_the_editor_sees_them(
    session: Session, golden: Golden, units: list[str] | None
) -> None:
    root = golden("T1/executing")
    extra = root / "pmo" / "more.yaml"
    text = "schema: log/v1\nissues: [{title: 'ä😀', status: opne}]\n"
    before = "issues: [{title: 'ä😀', status: "
    size = len(before) if units and "utf-32" in units else len(before.encode("utf-16-le")) // 2

    async def work(editor: Any) -> None:
        editor.open(extra, text)
        await editor.until(lambda: any("status" in d.message for d in editor.shown.get(extra, ())))
        (wrong,) = (d for d in editor.shown[extra] if "opne" in d.message)
        assert wrong.range.start == types.Position(1, size)
        assert wrong.range.end == types.Position(1, size + 4)
        change = types.TextDocumentContentChangePartial(wrong.range, "open")
        editor.send(extra, change)
        await editor.until(lambda: not any("opne" in d.message for d in editor.shown[extra]))

    session(work, units=units)


def test_a_change_in_one_file_is_judged_in_all(session: Session, golden: Golden) -> None:
    root = golden("T1/closed")
    plan, log = root / "pmo" / "plan.yaml", root / "pmo" / "log.yaml"

    async def work(editor: Any) -> None:
        editor.open(plan)
        text = editor.texts[plan]
        editor.change(plan, text.replace("baseline: 2026-02-20", "baseline: 2026-02-24"))
        await editor.until(lambda: "CHG-006" in editor.rules(log))
        editor.change(plan, text)
        await editor.until(lambda: "CHG-006" not in editor.rules(log))
        assert log in editor.shown

    session(work)


def test_a_broken_manifest_is_one_finding_at_its_place(session: Session, golden: Golden) -> None:
    root = golden("T1/closed")
    manifest = root / "pmo.yaml"

    async def work(editor: Any) -> None:
        editor.open(manifest)
        text = editor.texts[manifest]
        number = text[: text.index("tier:")].count("\n")
        editor.change(manifest, text.replace("tier: T1", "tier: T9", 1))
        await editor.until(lambda: any("T9" in d.message for d in editor.shown.get(manifest, ())))
        (wrong,) = editor.shown[manifest]
        assert wrong.range.start.line == number
        assert "T3" in await editor.complete(manifest, "tier: ", "T9")
        assert [path for path, shown in editor.shown.items() if shown] == [manifest]
        editor.change(manifest, text)
        await editor.until(lambda: not editor.rules(manifest))

    session(work)


def test_a_manifest_that_is_only_begun_is_completed(session: Session, tmp_path: Path) -> None:
    manifest = tmp_path / "new" / "pmo.yaml"
    manifest.parent.mkdir()

    async def work(editor: Any) -> None:
        editor.open(manifest, "schema: project/v1\n")
        await editor.until(lambda: bool(editor.shown.get(manifest)))
        found = await editor.complete(manifest, "schema: project/v1\n")
        assert {"id", "tier", "phase"} <= found.keys()

    session(work)


@pytest.mark.long
def test_two_projects_and_a_file_in_none(session: Session, golden: Golden, tmp_path: Path) -> None:
    first, second = golden("T1/executing"), golden("T1/planning")
    alone = tmp_path / "notes.yaml"
    alone.write_text("schema: log/v1\nrisks: nothing\n")

    async def work(editor: Any) -> None:
        editor.open(alone)
        for root in (first, second):
            log = root / "pmo" / "log.yaml"
            editor.open(log, "schema: log/v1\nrisks: nothing\n")
            await editor.until(lambda log=log: "KIT-003" in editor.rules(log))
        assert alone not in editor.shown
        assert await editor.hover(alone, "", "risks") == ""
        assert await editor.complete(alone, "schema: ") == {}
        editor.open(tmp_path / "notes.md", "# R-01\n")
        assert await editor.definition(tmp_path / "notes.md", "# ", "R-01") == []

    session(work, folders=(first, second))


def test_closing_without_saving_shows_the_file_as_it_is(session: Session, golden: Golden) -> None:
    log = golden("T1/executing") / "pmo" / "log.yaml"

    async def work(editor: Any) -> None:
        editor.open(log, "schema: log/v1\nrisks: nothing\n")
        await editor.until(lambda: "KIT-003" in editor.rules(log))
        name = types.TextDocumentIdentifier(log.as_uri())
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(name))
        await editor.until(lambda: "KIT-003" not in editor.rules(log))

    session(work)


def test_what_changes_on_disk_is_judged_again(session: Session, golden: Golden) -> None:
    root = golden("T1/executing")
    log, plan = root / "pmo" / "log.yaml", root / "pmo" / "plan.yaml"

    async def work(editor: Any) -> None:
        editor.open(plan)
        await editor.hover(plan, "", "schema")
        log.write_text("schema: log/v1\nrisks: nothing\n")
        event = types.FileEvent(log.as_uri(), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        await editor.until(lambda: "KIT-003" in editor.rules(log))

    session(work)


@pytest.mark.long
def test_an_unsound_standard_and_a_false_registry_end_in_a_message(
    session: Session, golden: Golden, tmp_path: Path
) -> None:
    root = golden("T1/executing")
    log = root / "pmo" / "log.yaml"
    unsound = tmp_path / "unsound"
    unsound.mkdir()
    (unsound / "standard.yaml").write_text("schema: standard/v1\nid: [\n")
    registry = tmp_path / "people.yaml"
    registry.write_text("schema: log/v1\n")

    async def work(editor: Any) -> None:
        editor.open(log)
        await editor.until(lambda: bool(editor.messages))
        assert await editor.complete(log, "schema: ") is not None

    session(work, "--standard", unsound)
    session(work, "--registry", registry)


def test_a_standard_without_manifests_is_judged_in_the_workspace(
    session: Session, tmp_path: Path, root: Path
) -> None:
    standard = root / "examples" / "standards" / "landscape"

    async def work(editor: Any) -> None:
        path = tmp_path / "notes.md"
        editor.open(path, "# x\n")
        await editor.until(lambda: editor.rounds > 0 or bool(editor.messages))

    session(work, "--standard", standard, folders=(tmp_path,))


@pytest.mark.long
def test_whatever_is_typed_the_server_goes_on(session: Session, golden: Golden) -> None:
    root = golden("T1/executing")
    log = root / "pmo" / "log.yaml"
    sound = log.read_text()
    shots = random.Random(7)
    pieces = ["\ud800", "{", "[", "\t", "'", "&a *a", "---\n", "😀", "\x00", ""]

    async def work(editor: Any) -> None:
        editor.open(log)
        for _ in range(60):
            text = sound
            for _ in range(shots.randint(1, 4)):
                start = shots.randrange(len(text))
                end = min(len(text), start + shots.choice([0, 1, 40]))
                text = text[:start] + shots.choice(pieces) + text[end:]
            editor.change(log, text)
            line = types.Position(shots.randrange(400), shots.randrange(200))
            place = {"text_document": types.TextDocumentIdentifier(log.as_uri()), "position": line}
            await editor.client.text_document_hover_async(types.HoverParams(**place))
            await editor.client.text_document_completion_async(types.CompletionParams(**place))
            await editor.client.text_document_definition_async(types.DefinitionParams(**place))
        editor.change(log, sound.replace("impact:", "impakt:", 1))
        await editor.until(lambda: any("impakt" in d.message for d in editor.shown.get(log, ())))
        assert editor.messages == []

    session(work)


def test_nothing_but_the_protocol_is_printed(pmo: Any, tmp_path: Path) -> None:
    wish = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
    ends = [{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"}]
    sent = b"".join(
        b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
        for body in (json.dumps(message).encode() for message in (wish, *ends))
    )
    ran = subprocess.run(
        [sys.executable, "-m", "pmo_kit", "lsp", "--stdio"],
        input=sent,
        capture_output=True,
        env=pmo.environment(),
    )
    assert ran.returncode == 0
    out = ran.stdout
    while out:
        head, _, rest = out.partition(b"\r\n\r\n")
        size = int(re.search(rb"Content-Length: (\d+)", head)[1])
        assert json.loads(rest[:size])["jsonrpc"] == "2.0"
        out = rest[size:]


def test_an_editor_that_vanishes_ends_the_server(pmo: Any) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pmo_kit", "lsp"],
        input=b"",
        capture_output=True,
        env=pmo.environment(),
    )
    assert (ran.returncode, ran.stdout) == (1, b"")


def test_without_pygls_the_way_out_is_named(pmo: Any, tmp_path: Path) -> None:
    (tmp_path / "pygls").mkdir()
    (tmp_path / "pygls" / "__init__.py").write_text("raise ModuleNotFoundError(name='pygls')")
    path = os.pathsep.join([str(tmp_path), pmo.environment()["PYTHONPATH"]])
    ran = pmo.alone("lsp", PYTHONPATH=path)
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'pmo-kit[lsp]'" in ran.err
