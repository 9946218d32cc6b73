"""The handbook: reference pages made from the standard, in the site and in the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pmo_kit.handbook import (
    company,
    computed_parts,
    configuration,
    glossary,
    lookup,
    navigation,
    search_data,
    tools,
)
from pmo_kit.handbook.computed_parts import UnknownMark
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.markdown import for_terminal
from pmo_kit.handbook.page import written
from pmo_kit.handbook.phrases import TAGS
from pmo_kit.handbook.program import Program
from pmo_kit.handbook.site import SiteError, build, require_free, serve
from pmo_kit.handbook.store import stale, write
from pmo_kit.results.origin import Origin
from pmo_kit.standard import Standard, data_root
from pmo_kit.standard.guides import page_folders
from pmo_kit.standard.origins import origin_of, stack_of

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


def generate(
    standard: Standard, folder: Path | None = None, program: Program | None = None
) -> dict[str, str]:
    """Every generated page, by its path in the docs folder.

    With that folder, also its hand-written pages whose marked parts are computed, and the data of
    its forms and of the search; pages then lead to the guides and tools that are there. The
    program, if handed in, is told as well. Raises `UnknownMark` where a page asks for a computed
    part that there is not.
    """
    context = Context(standard, program, folder)
    pages = {page.path: written(page, standard) for page in lookup.all_pages(context)}
    pages[TAGS] = f"{part('tags')}\n"
    pages[glossary.ABBREVIATIONS] = glossary.abbreviations(standard)
    if folder is not None:
        pages.update(computed_parts.pages(context, folder))
        pages.update(tools.form_pages(standard) if context.has_page(tools.FORMS) else ())
        if search_data.has_search(folder):
            pages[search_data.DATA] = search_data.page(standard, folder)
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
        context = Context(standard, program, docs)
        nav = navigation.completed(configuration.kit_navigation(), context)
        return configuration.write(home, docs, nav, settings)
    return company.assembled(
        standard,
        home,
        lambda described, docs: generate(described, docs, program),
        program,
        settings,
    )


def explain(standard: Standard, name: str, program: Program | None = None) -> str | None:
    """The page of a rule, kind, gate, role or word as a terminal shows it; None if unknown."""
    found = explained(standard, name, program)
    return found and found[0]


def explained(
    standard: Standard, name: str, program: Program | None = None
) -> tuple[str, Origin | None] | None:
    """The page of what somebody names, and whose word that is where one standard extends another.

    None if unknown. Raises `StandardError` where a standard below cannot be read.
    """
    folder = Path(standard.folder)
    there = (folder / "standard.yaml").is_file()
    titles = page_folders(folder) if there else ()
    page = lookup.find(Context(standard, program, titles=titles), name)
    if page is None:
        return None
    text = for_terminal(written(page, standard, front=False))
    part = lookup.part_of(page)
    stack = stack_of(standard) if part and there and len(standard.layers) > 1 else []
    return text, origin_of(stack, *part) if part and stack else None


def names(standard: Standard) -> tuple[str, ...]:
    """All that `explain` knows, as people would type it."""
    return lookup.names(Context(standard))


def suggestions(standard: Standard, name: str) -> list[str]:
    """Up to three names that somebody may have meant."""
    return lookup.suggestions(Context(standard), name)
