"""The page of one artifact kind: what it is for, when it is due, its fields and its rules."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.handbook import forms
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.fields import groups
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import LIFE_WORDS, ROOT, guide_page, kind_page, rules_of
from pmo_kit.standard import Kind

INDEX = f"{ROOT}/artifacts/index.md"
_LANGUAGES = {".md": "markdown", ".yaml": "yaml", ".yml": "yaml", ".json": "json"}


def page(kind: Kind, context: Context) -> Page:
    """Everything somebody who fills in such an artifact looks up."""
    standard = context.standard
    found = groups(standard, kind)
    has_form = context.has_page(forms.PAGE) and forms.has_form(standard, kind)
    return Page(
        path=kind_page(kind.kind),
        title=kind.title,
        template="kind",
        facts={
            "kind": kind,
            "life": LIFE_WORDS.get(kind.life, ""),
            "guide": guide_page(kind.kind) if kind.kind in context.guided else "",
            "skeleton": _skeleton(kind),
            "rules": rules_of(standard, kind.kind),
            "groups": found,
            "anchors": {group.path: group.anchor for group in found},
            "form": forms.PAGE if has_form else "",
        },
        trail=(("Artifacts", INDEX),),
        source=kind.source,
        summary=kind.purpose,
        tags=("artifact", kind.life),
    )


def _skeleton(kind: Kind) -> tuple[str, str, str] | None:
    """What `pmo add` starts from, as it lies in the standard: text, language and title."""
    for path in sorted(Path(kind.home, "skeletons").glob(f"{kind.kind}.*")):
        language = _LANGUAGES.get(path.suffix, "text")
        return path.read_text(encoding="utf-8"), language, kind.file or path.name
    return None
