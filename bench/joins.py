"""Makes a folder of two kinds of files that name each other, and a standard of joins over them."""

from __future__ import annotations

import json
from pathlib import Path

DRAFT = "https://json-schema.org/draft/2020-12/schema"
EXAMPLES = {"good": [{}], "bad": [{"expect": "need"}]}
KINDS = {
    "need": {"id": {}, "answers": {"type": "array", "items": {"type": "string"}}},
    "part": {"id": {}, "need": {}, "at": {}},
}
JOINS = {
    ("need", "NEED-001"): "doc.meta.answers.all(a, all.part.exists(p, p.meta.id == a))",
    ("need", "NEED-002"): "size(all.need.filter(n, n.meta.id.lower() == doc.meta.id.lower())) == 1",
    ("part", "PART-001"): "all.need.exists_one(n, doc.meta.id in n.meta.answers)",
    ("part", "PART-002"): "doc.meta.need in index.need && file_exists(doc.meta.at) "
    "&& index.need[doc.meta.need].meta.answers.exists(a, a == doc.meta.id)",
}
"""The conditions of the rules, by kind and id: by field, by a function, by membership, by name."""


def standard(folder: Path) -> Path:
    """Write the standard."""
    head = {
        "schema": "standard/v1",
        "id": "joins",
        "title": "Needs and parts",
        "editions": [{"id": "1.0", "status": "current"}],
        "roles": [{"id": "one", "title": "One"}],
    }
    _write(folder / "standard.yaml", head)
    for kind, fields in KINDS.items():
        declared = {"schema": "artifact/v1", "kind": kind, "title": kind, "purpose": "It is read."}
        declared |= {
            "owner": "one",
            "life": "document",
            "many": True,
            "format": "markdown",
            "key": "id",
        }
        _write(folder / f"artifacts/{kind}.yaml", {**declared, "files": [f"{kind}s/*.md"]})
        text = {"type": "string", "description": "A name."}
        schema = {
            "$schema": DRAFT,
            "$id": f"https://joins.example/{kind}/v1.0.json",
            "type": "object",
            "additionalProperties": False,
            "required": list(fields),
            "properties": {name: {**text, **of} for name, of in fields.items()},
        }
        _write(folder / f"schemas/{kind}/v1.0.json", schema)
    for (kind, rule), check in JOINS.items():
        words = {"title": rule, "level": "shall", "message": rule, "why": rule, "fix": rule}
        said = {"id": rule, "artifact": kind, "check": check, **words, "examples": EXAMPLES}
        _write(folder / f"rules/{kind}/{rule}.yaml", said)
    return folder


def files(folder: Path, count: int) -> Path:
    """Write so many files of each kind; the last part is answered by nothing."""
    for number in range(count):
        need = f"id: N-{number}\nanswers: [P-{number}]\n" if number else "id: N-0\nanswers: []\n"
        part = f"id: P-{number}\nneed: N-{number}\nat: needs/{number}.md\n"
        for kind, text in (("needs", need), ("parts", part)):
            place = folder / kind / f"{number}.md"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"---\n{text}---\n", encoding="utf-8")
    return folder


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
