"""The handbook: reference pages made from the standard, in the site and in the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pmo_kit.handbook import company, configuration, forms, glossary, marked, navigation, tools
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.lookup import find, names, reference, suggestions
from pmo_kit.handbook.markdown import markdown
from pmo_kit.handbook.marked import UnknownMark
from pmo_kit.handbook.phrases import TAGS, guided
from pmo_kit.handbook.program import Program
from pmo_kit.handbook.site import SiteError, build, require_free, serve
from pmo_kit.handbook.store import stale, write
from pmo_kit.handbook.terminal import WIDTH, terminal
from pmo_kit.standard import Standard, data_root

__all__ = [
    "SiteError",
    "UnknownMark",
    "assemble",
    "build",
    "explain",
    "generate",
    "names",
    "require_free",
    "serve",
    "stale",
    "suggestions",
    "write",
]

_TAGS = """---
title: By tag
---

# By tag

Rules by level, rules for some tiers only, rules that depend on the day (time), and artifacts
by their life.

<!-- material/tags -->
"""


def generate(
    standard: Standard, folder: Path | None = None, program: Program | None = None
) -> dict[str, str]:
    """Every generated page, by its path in the docs folder.

    With that folder, also its hand-written pages whose marked parts are computed, and the data of
    its forms; pages then lead to the guides and tools that are there. The program, if handed in, is
    told as well.
    """
    ground = Ground(standard, program, guided(standard, folder) if folder else ())
    made = reference(ground)
    if folder is not None:
        made = tuple(tools.led_to(standard, page, folder) for page in made)
    pages = {page.path: markdown(page) for page in made}
    pages[TAGS] = _TAGS
    pages[glossary.ABBREVIATIONS] = glossary.abbreviations(standard)
    if folder is not None:
        pages.update(marked.pages(ground, folder))
        pages.update(forms.pages(standard) if (folder / tools.FORMS).is_file() else ())
    return pages


def assemble(
    standard: Standard,
    home: Path,
    program: Program | None = None,
    settings: Mapping[str, Any] = MappingProxyType({}),
) -> Path:
    """The configuration, in an empty folder, that builds the handbook of a standard.

    The kit's pages are built from where they lie; a company's are made in the folder. `settings` of
    the site builder stand in place of those of `mkdocs.yml`. Raises `StandardError` and `SiteError`
    where a company's look or pages cannot be used.
    """
    if company.is_core(standard):
        docs = data_root() / "docs"
        ground = Ground(standard, program, guided(standard, docs))
        nav = navigation.completed(configuration.kit_navigation(), ground)
        return configuration.write(home, docs, nav, settings)
    return company.assembled(
        standard,
        home,
        lambda described, docs: generate(described, docs, program),
        program,
        settings,
    )


def explain(standard: Standard, name: str, width: int = WIDTH) -> str | None:
    """The page of a rule, kind, gate, role or word for a terminal; None for an unknown name."""
    page = find(standard, name)
    return None if page is None else terminal(page, width)
