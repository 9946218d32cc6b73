"""Reads a file that lies beside a standard's own, and holds it to its schema."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.results.verification import Problem
from pmo_kit.source import Broken, Document, Schemas, read
from pmo_kit.standard.files import meta_schemas
from pmo_kit.standard.merge_layers import META
from pmo_kit.verify.problem import problem


def admitted(path: Path, form: str) -> tuple[Document | None, list[Problem]]:
    """The file where it has the form, such as `crosswalk/v1`; else nothing, and what is wrong."""
    document = read(path.read_bytes(), str(path))
    if isinstance(document, Broken):
        fault = document.problem
        place = (str(path), fault.line, fault.column)
        return None, [Problem(*place, fault.message, fault.remedy)]
    metas, identity = Schemas(meta_schemas()), f"{META}{form}.json"
    if metas.accepts(identity, document.data):
        return document, []
    faults = metas.problems(identity, document.data, document.written)
    return None, [problem(document, f.route, f.message, f.remedy, f.on_key) for f in faults]
