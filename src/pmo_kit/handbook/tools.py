"""What the handbook's tools need to know of the standard: data within pages, and for forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from pmo_kit._text import plural
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.fields import first_tier
from pmo_kit.handbook.markdown import Markdown
from pmo_kit.handbook.phrases import gate_title
from pmo_kit.handbook.schemas import Node, Schema, root
from pmo_kit.handbook.site import SiteError
from pmo_kit.project.skeleton import skeleton_of
from pmo_kit.source import Document, read
from pmo_kit.standard import Kind, Standard
from pmo_kit.standard.added_fields import adder

FORMS = "tools/forms.md"
FORMS_FOLDER = "assets/data"
_DEPTH = 8
_HINT = re.compile(r"^##\s+(.+?)\s*\n+\s*<!--(.*?)-->", re.MULTILINE | re.DOTALL)
_TAKEN = {
    "title": "title",
    "description": "help",
    "const": "const",
    "enum": "enum",
    "format": "format",
    "pattern": "pattern",
    "minimum": "least",
    "maximum": "most",
    "minLength": "shortest",
    "maxLength": "longest",
    "minItems": "few",
}
"""The words of a schema that a form makes use of, and what the form calls them."""
QUESTIONNAIRE = "questionnaire"


def check_part(context: Context) -> Markdown:
    """`check-tool`: the tool that checks a project, with the gates and samples that it offers."""
    standard = context.standard
    gates = [{"id": gate.id, "title": gate_title(gate)} for gate in standard.gates]
    return tool("check", {"gates": gates, "samples": samples(standard)})


def tier_part(context: Context) -> Markdown:
    """`tier-tool`: the tool that asks for the tier, by what the rules count."""
    return tool("tier", weighed(context.standard), needs=("text", "tiers"))


def forms_part(context: Context) -> Markdown:
    """`forms-tool`: the tool that shows a form for each kind."""
    standard = context.standard
    kinds = [
        {"kind": kind.kind, "title": kind.title}
        for kind in standard.kinds.values()
        if has_form(standard, kind)
    ]
    items = "".join(f'<li id="{k["kind"]}">{escape(k["title"])}</li>' for k in kinds)
    return tool("forms", {"kinds": kinds}, ("text", "fields"), f"<ul>{items}</ul>")


def tool(
    name: str, data: dict[str, Any], needs: tuple[str, ...] = (), without: str = ""
) -> Markdown:
    """The element in which a page's script builds a tool, with its data and a word without it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    needed = f' data-needs="{escape(" ".join(needs))}"' if needs else ""
    return Markdown(
        f'<div data-tool="{escape(name)}"{needed}><p>This part of the page needs JavaScript.</p>'
        f"{without}"
        f'<script type="application/json">{text}</script></div>'
    )


def samples(standard: Standard) -> list[dict[str, str]]:
    """The golden projects that a standard comes with, each with its day, and the broken copies."""
    golden = Path(standard.folder, "golden")
    titles = {tier.id: tier.title for tier in standard.tiers}
    sound = {
        entry["folder"]: {
            **{key: str(entry.get(key, "")) for key in ("folder", "as_of", "registry")},
            "title": f"{titles.get(entry['tier'], entry['tier'])} project, {entry['phase']}, "
            f"as of {entry['as_of']}",
        }
        for entry in _entries(golden / "index.yaml")
    }
    broken = []
    for entry in _entries(golden / "broken.yaml"):
        try:
            like, defects = sound[entry["of"]], plural(len(entry["edits"]), "defect")
            title = f"{like['title']}, with {defects}"
            broken.append({**like, "folder": entry["folder"], "title": title})
        except (KeyError, TypeError):
            raise SiteError(
                f"{golden / 'broken.yaml'} has an entry that is no broken golden project.",
                "Say `of` which folder of index.yaml it is a copy, and its `folder` and `edits`.",
            ) from None
    return [*sound.values(), *broken]


def weighed(standard: Standard) -> dict[str, Any]:
    """The questions that decide the tier, in their order, with what each answer counts."""
    lists, thresholds = standard.lists, standard.thresholds
    points = {entry["question"]: entry["points"] for entry in lists.get("scored", ())}
    flags = set(lists.get("light_red_flags", ()))
    effort, money = thresholds.get("tier_person_days", {}), thresholds.get("tier_money", {})
    hours = {tier: days * 8 for tier, days in effort.items()}
    limits = {"person_days": {"d": effort}, "cost": {"h": hours, "d": effort, **money}}
    bands: dict[str, list[dict[str, int]]] = {}
    for entry in lists.get("counted", ()):
        band = {"over": entry["over"], "points": entry["points"]}
        bands.setdefault(entry["question"], []).append(band)
    questions = [
        {
            "id": name,
            "title": schema.get("title", name),
            "ask": str(schema.get("description", "")),
            "counts": schema.get("type") == "integer",
            "costs": schema.get("type") == "object",
            "least": schema.get("minimum", 0),
            "limits": limits.get(name, {}),
            "flag": name in flags,
            "points": points.get(name, 0),
            "bands": bands.get(name, []),
        }
        for name, schema in _questions(standard).items()
    ]
    return {
        "questions": questions,
        "tiers": [{"id": t.id, "title": t.title, "means": t.means} for t in standard.tiers],
        "score": thresholds.get("tier_score", {}),
        "light": {"people": thresholds.get("light_people"), "days": thresholds.get("light_days")},
    }


def questions_part(context: Context) -> Markdown:
    """`tier-questions`: the same as a table, for whoever reads them without the tool."""
    return part("questions", questions=weighed(context.standard)["questions"])


def _questions(standard: Standard) -> dict[str, Schema]:
    top = root(standard, "project")
    asked = top.fields.get(QUESTIONNAIRE) if top else None
    return {name: node.schema for name, node in asked.fields.items()} if asked else {}


def _entries(path: Path) -> list[dict[str, Any]]:
    found = read(path.read_bytes(), path.name) if path.is_file() else None
    return found.data if isinstance(found, Document) and isinstance(found.data, list) else []


def has_form(standard: Standard, kind: Kind) -> bool:
    """Whether people write such a file field by field: it has a schema and a name of its own."""
    return kind.kind in standard.schema_of and bool(kind.file)


def form_pages(standard: Standard) -> Iterator[tuple[str, str]]:
    """The data of each form, by its path in the docs folder.

    Each is a script that hands its data over, since a page read from a disk may load nothing else.
    """
    for kind in standard.kinds.values():
        if has_form(standard, kind):
            text = json.dumps(form(standard, kind), ensure_ascii=False, indent=1)
            yield f"{FORMS_FOLDER}/form-{kind.kind}.js", f"pmo.form({text});\n"


def form(standard: Standard, kind: Kind) -> dict[str, Any]:
    """What a form for a kind needs to know."""
    top = root(standard, kind.kind)
    hints = _hints(standard, kind)
    return {
        "kind": kind.kind,
        "title": kind.title,
        "purpose": kind.purpose,
        "file": kind.file,
        "key": kind.key,
        "outside": kind.outside,
        "markdown": kind.format == "markdown",
        "sections": [{"title": name, "help": hints.get(name, "")} for name in kind.sections],
        "fields": _fields(kind, top, "") if top else [],
    }


def _fields(kind: Kind, node: Node, path: str) -> list[dict[str, Any]]:
    """The fields of an object, in the schema's order."""
    required = node.schema.get("required", ())
    found = []
    for name, value in node.fields.items():
        route = f"{path}.{name}" if path else name
        field = {"name": name, **_field(kind, value, route)}
        if name in required:
            field["required"] = True
        if tier := first_tier(kind, route):
            field["from"] = tier
        if by := adder(kind.added, route):
            field["by"] = by.partition("@")[0]
        found.append(field)
    return found


def _field(kind: Kind, node: Node, route: str) -> dict[str, Any]:
    """One field: its type, its limits, its words, and what lies inside it."""
    schema = node.schema
    field = {name: schema[word] for word, name in _TAKEN.items() if word in schema}
    field["type"] = schema.get("type", "object" if "properties" in schema else "string")
    example = schema.get("examples", [None])[0]
    if isinstance(example, str | int | float) and not isinstance(example, bool):
        field["example"] = example
    if "properties" in schema:
        field["fields"] = _fields(kind, node, route) if route.count(".") < _DEPTH else []
    elif field["type"] == "object":
        values = node.inside(schema.get("additionalProperties"))
        field["values"] = _field(kind, values, route)
    if node.entries:
        field["items"] = _field(kind, node.entries, f"{route}[]")
    return field


def _hints(standard: Standard, kind: Kind) -> dict[str, str]:
    """What the skeleton says below each heading."""
    path = skeleton_of(kind, standard)
    if path is None or path.suffix != ".md":
        return {}
    found = _HINT.findall(path.read_text(encoding="utf-8"))
    return {title: " ".join(hint.split()) for title, hint in found}
