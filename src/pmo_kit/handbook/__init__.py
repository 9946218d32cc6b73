"""The handbook: reference pages made from the standard, in the site and in the terminal."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.handbook import company, forms, glossary, marked, tools
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.lookup import find, names, reference, suggestions
from pmo_kit.handbook.markdown import markdown
from pmo_kit.handbook.marked import UnknownMark
from pmo_kit.handbook.phrases import TAGS, guide_page
from pmo_kit.handbook.program import Program
from pmo_kit.handbook.site import SiteError, build, require_free, serve
from pmo_kit.handbook.store import stale, write
from pmo_kit.handbook.terminal import WIDTH, terminal
from pmo_kit.standard import Standard

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

    With that folder, also its hand-written pages whose marked parts are computed, the data of its
    forms, and the navigation in the `mkdocs.yml` beside it; pages then lead to the guides and tools
    that are there. The program, if handed in, is told as well.
    """
    guided = [kind for kind in standard.kinds if folder and (folder / guide_page(kind)).is_file()]
    ground = Ground(standard, program, guided)
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


def assemble(standard: Standard, home: Path, program: Program | None = None) -> Path:
    """A company's whole handbook as pages in an empty folder: the configuration that builds it."""
    return company.assembled(
        standard, home, lambda described, docs: generate(described, docs, program)
    )


def explain(standard: Standard, name: str, width: int = WIDTH) -> str | None:
    """The page of a rule, kind, gate, role or word for a terminal; None for an unknown name."""
    page = find(standard, name)
    return None if page is None else terminal(page, width)
