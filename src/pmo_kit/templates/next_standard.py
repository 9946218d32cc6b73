"""The template of standards, made to begin one that extends a company's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pmo_kit.standard import Standard
from pmo_kit.standard.places import HEAD, package_of
from pmo_kit.templates.project_template import Template

_NAME = "Unit"
_SLUG = "slug"
_OTHER = "other than `core`"
_LIFE = "waiver_days"
"""The threshold that a new standard tightens, so that its first day shows how."""


def begins_standard(template: Template) -> bool:
    """Whether a template makes a standard."""
    return any(path.partition("/")[2] == HEAD for path in template.files)


def extending(
    template: Template, standard: Standard, pins: Mapping[str, str], ids: Iterable[str]
) -> Template:
    """A template of standards whose standard extends this one, and has a name of its own.

    `pins` are the constants by which a project pins the standard; `ids` are those of the standard
    and of all that it extends, which no other may have.
    """
    said, taken = dict(template.description), list(ids)
    days = standard.thresholds.get(_LIFE)
    said |= {key: value for key, value in pins.items() if key in said}
    said |= {
        "_standard_package": package_of(standard.id) if pins["_standard_at"] else "",
        "_taken": taken,
        "_waiver_days": days if isinstance(days, int) else 0,
        "name": _NAME,
    }
    said["_forms"] = {**said["_forms"], _SLUG: _form(said["_forms"][_SLUG], taken)}
    return replace(template, description=said)


def _form(form: Mapping[str, Any], taken: list[str]) -> dict[str, Any]:
    """The form of a short name that none of the standards below has."""
    others = " and ".join(f"`{id}`" for id in taken)
    return {
        **form,
        "says": form["says"].replace(_OTHER, f"other than {others}"),
        "pattern": f"(?!(?:{'|'.join(map(re.escape, taken))})$){form['pattern']}",
    }
