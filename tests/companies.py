"""Small standards of companies that extend core, for tests of what one may add."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HEAD = """schema: standard/v1
id: {name}
title: {name}
extends: {below}@1.0
editions: [{{id: "1.0", status: current}}]
handbook: {{company: {company}}}
"""
SLUG = "{{cookiecutter.slug}}"


def company(
    home: Path,
    more: str = "",
    files: Mapping[str, str] | None = None,
    *,
    name: str = "acme",
    below: str = "core",
) -> Path:
    """A company's standard in a folder of its name: more of `standard.yaml`, other files."""
    folder = home / name
    head = HEAD.format(name=name, below=below, company=name.capitalize())
    for path, text in {"standard.yaml": head + more, **(files or {})}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
