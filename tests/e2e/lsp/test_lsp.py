"""`pmo lsp` as an editor uses it: a real client speaks with the installed program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

Session = Callable[..., Any]
Golden = Callable[[str], Path]
SEVERITY = {"shall": 1, "should": 2, "may": 3}


def checked(pmo: Any, root: Path, *arguments: str | Path) -> dict[str, list[tuple[Any, ...]]]:
    """What `pmo check` finds in a project, by file, as far as an editor shows it."""
    ran = pmo("check", root, "--format", "json", *arguments)
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


@pytest.mark.parametrize("name", ["T1/executing", "T2/closed", "T3/executing"])
def test_the_editor_shows_what_the_check_finds(
    name: str, pmo: Any, session: Session, golden: Golden
) -> None:
    root = golden(name)
    log = next((root / "pmo").glob("*log.yaml"), root / "pmo" / "risks.yaml")
    broken = log.read_text().replace("impact:", "impakt:", 1)
    sound = checked(pmo, root)
    text = log.read_text()
    log.write_text(broken)
    unsound = checked(pmo, root)
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
