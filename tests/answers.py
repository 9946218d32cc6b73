"""What the program answers as data: held to its schema, and the findings that are open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
from program import ROOT, Program

from pmo_kit.source import Document, read


def answer(pmo: Program, schema: str, *words: str | Path) -> Any:
    """What a command answers as JSON, held to the schema of that name and to its exit code."""
    ran = pmo(*words, "--format", "json")
    said = json.loads(ran.out)
    shape = json.loads((ROOT / "schemas" / schema / "v1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(shape).validate(said)
    assert said["exit_code"] == ran.code
    return said


def findings(pmo: Program, root: Path, *words: str | Path) -> list[tuple[str, str]]:
    """Rule and message of each finding that is not waived; all of the project was judged."""
    (report,) = json.loads(pmo("check", root, *words, "--format", "json").out)["reports"]
    assert not report["gaps"]
    return [(f["rule"], f["message"]) for f in report["findings"] if f["outcome"] != "waived"]


def data(root: Path, path: str) -> Any:
    """The data of an artifact."""
    document = read((root / path).read_bytes(), path)
    assert isinstance(document, Document)
    return document.data
