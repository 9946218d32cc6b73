"""The floor: the same files read by yaml-rs and judged by jsonschema-rs, and nothing else done."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml_rs

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


def validators() -> dict[str, Any]:
    """A compiled validator for each kind of artifact, by the name that files use: `charter/v1`."""
    schemas = {}
    for path in sorted(SCHEMAS.glob("*/v*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        if str(schema.get("$id", "")).endswith(f"{path.parent.name}/{path.name}"):
            schemas[f"{path.parent.name}/{path.stem.split('.')[0]}"] = schema
    registry = jsonschema_rs.Registry([(schema["$id"], schema) for schema in schemas.values()])
    return {
        name: jsonschema_rs.Draft202012Validator(schema, registry=registry)
        for name, schema in schemas.items()
    }


def files(folder: str) -> Iterator[str]:
    """The artifacts below a folder of projects: each manifest, and what lies beside it in `pmo`."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        inside = "pmo" in place.split(os.sep)
        yield from (
            f"{place}/{name}"
            for name in names
            if name == "pmo.yaml" or (inside and name.endswith((".yaml", ".md")))
        )


def text_of(path: str) -> str:
    """What a file holds as YAML: the whole of it, or the front matter of a Markdown file."""
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    return text.split("---\n", 2)[1] if path.endswith(".md") else text


def main(folder: str) -> None:
    """Judge each artifact below a folder, and print how many there were and how many conform."""
    by_name = validators()
    count = conform = 0
    for path in files(folder):
        data = yaml_rs.loads(text_of(path), parse_datetime=False)
        conform += by_name[data["schema"]].is_valid(data)
        count += 1
    print(f"{count:,} files, {conform:,} conform")


if __name__ == "__main__":
    main(sys.argv[1])
