"""The floor: the same files read by yaml-rs and judged by jsonschema-rs, and nothing else done."""

from __future__ import annotations

import json
import sys
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


def read(path: Path) -> Any:
    """A file's data: the whole of a YAML file, the front matter of a Markdown file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("---\n", 2)[1]
    return yaml_rs.loads(text, parse_datetime=False)


def main(folder: Path) -> None:
    """Judge each artifact below a folder, and print how many there were and how many conform."""
    by_name = validators()
    files = [
        *folder.rglob("pmo.yaml"),
        *folder.rglob("pmo/**/*.yaml"),
        *folder.rglob("pmo/**/*.md"),
    ]
    conform = 0
    for path in files:
        data = read(path)
        conform += by_name[data["schema"]].is_valid(data)
    print(f"{len(files)} files, {conform} conform")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
