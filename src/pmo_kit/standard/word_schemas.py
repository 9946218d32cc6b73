"""Schemas that list the gates, tiers, phases or methods of a standard know those of a layer too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LISTED = ("gates", "tiers", "phases", "methods")
"""What schemas list as values; roles are the names of fields of the manifest."""
_MANIFEST = re.compile(r"/project/v[0-9.]+\.json$")

Data = Mapping[str, Any]


def with_words(base: Data, whole: Data) -> dict[str, Any]:
    """The schemas of a base, by `$id`, with what a layer added and renamed.

    A list of values that has all items of the base gets the added ones; its description tells each
    by its title. The manifest gets a field for each added role.
    """
    changed = [name for name in LISTED if _told(whole[name]) != _told(base.get(name, ()))]
    roles = _told(whole["roles"]) != _told(base.get("roles", ()))
    schemas: dict[str, Any] = dict(base["schemas"])
    if not changed and not roles:
        return schemas
    for identity, schema in schemas.items():
        made = _rewritten(schema, [(base.get(name, ()), whole[name]) for name in changed])
        schemas[identity] = made
        if roles and _MANIFEST.search(identity):
            schemas[identity] = _with_roles(made, base.get("roles", ()), whole["roles"])
    return schemas


def _told(items: Any) -> list[tuple[str, str, str]]:
    return [(str(one["id"]), str(one["title"]), str(one.get("everyday", ""))) for one in items]


def _rewritten(node: Any, lists: list[tuple[Any, Any]]) -> Any:
    if isinstance(node, list):
        return [_rewritten(one, lists) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: _rewritten(value, lists) for key, value in node.items()}
    values = node.get("enum")
    if not isinstance(values, list):
        return made
    for before, after in lists:
        if before and set(values) == {one["id"] for one in before}:
            made["enum"] = [one["id"] for one in after]
            made["description"] = _described(str(node.get("description", "")), before, after)
    return made


def _described(text: str, before: Any, after: Any) -> str:
    """A description such as “`T1`: light. `T2`: standard.”, with the words of the layer."""
    titles = {str(one["id"]): str(one["title"]) for one in before}
    for one in after:
        id, title = str(one["id"]), str(one["title"])
        if id not in titles:
            text = f"{text.rstrip()} `{id}`: {title}.".lstrip()
        elif title != titles[id]:
            text = re.sub(rf"`{re.escape(id)}`: [^`.?!]*(?=[.?!])", f"`{id}`: {title}", text)
    return text


def _with_roles(schema: Any, before: Any, after: Any) -> Any:
    """A manifest's schema in which somebody can hold each added role, under its words."""
    roles = schema.get("properties", {}).get("roles", {})
    fields: dict[str, Any] = dict(roles.get("properties", {}))
    known = {str(one["id"]): one for one in before}
    sample = next((fields[key] for id in known if (key := _field(id)) in fields), None)
    if sample is None:
        return schema
    for role in after:
        id = str(role["id"])
        key, old = _field(id), known.get(id)
        words = {"title": _names(role)}
        if old is None:
            about = ". ".join(str(one).rstrip(".") for one in role.get("owes", ())) or _names(role)
            fields.setdefault(key, {**sample, **words, "description": f"{about}."})
        elif key in fields and _names(old) != _names(role):
            fields[key] = {**fields[key], **words}
    properties = {**schema["properties"], "roles": {**roles, "properties": fields}}
    return {**schema, "properties": properties}


def _field(role: str) -> str:
    return role.replace("-", "_")


def _names(role: Data) -> str:
    everyday = str(role.get("everyday", ""))
    title = str(role["title"])
    return title if everyday.lower() in ("", title.lower()) else f"{title} ({everyday})"
