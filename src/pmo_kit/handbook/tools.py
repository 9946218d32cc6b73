"""What the handbook's tools need to know of the standard, written into the pages that hold them."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from pmo_kit._text import plural
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.forms import has_form
from pmo_kit.handbook.markdown import Markdown
from pmo_kit.handbook.phrases import gate_title
from pmo_kit.handbook.schemas import Schema, root
from pmo_kit.handbook.site import SiteError
from pmo_kit.source import Document, read
from pmo_kit.standard import Standard

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
            "least": schema.get("minimum", 0),
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
