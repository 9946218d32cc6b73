"""A company's whole handbook: inherited pages, its own over them, and the reference of both."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pmo_kit.handbook import configuration, navigation
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.markdown import escaped, label
from pmo_kit.handbook.navigation import Entry
from pmo_kit.handbook.phrases import ROOT, TAGS
from pmo_kit.handbook.program import Program
from pmo_kit.handbook.provenance import LISTED, Version, tag_table, with_provenance
from pmo_kit.handbook.site import SiteError
from pmo_kit.handbook.store import write
from pmo_kit.standard import Standard, data_root, extended, load
from pmo_kit.standard.appearance import appearance_faults
from pmo_kit.standard.files import read_head

Generate = Callable[[Standard, Path], dict[str, str]]
"""What makes every computed page of a standard for a docs folder."""
OF_THE_KIT = ("explanation/architecture.md", "explanation/decisions/", "tools/check.md")
"""Pages on how the kit is made, which no wheel has, and the tool with the kit's standard inside."""
_HEAVY = (
    "assets/vendor/pyodide/",
    "assets/vendor/check.zip",
    "assets/tools/check.js",
    "assets/tools/check-worker.mjs",
)
_LINK = re.compile(
    r"(?<![!\\])\[(?P<label>(?:[^\[\]\\]|\\.)*)\]"
    r"\((?P<page>[^)\s#]+\.md)(?:#[^)\s]*)?(?: \"[^\"]*\")?\)"
)
_START = "index.md"


class _Laid(NamedTuple):
    """What one standard adds to a handbook: the names of the pages it wrote, and all pages then."""

    standard: str
    company: str
    own: tuple[str, ...]
    pages: dict[str, str]

    def version(self, page: str) -> Version:
        """One page as it was then."""
        return Version(self.standard, self.company, self.pages.get(page), page in self.own)


def assembled(
    standard: Standard,
    home: Path,
    generate: Generate,
    program: Program | None = None,
    settings: Mapping[str, Any] = MappingProxyType({}),
) -> Path:
    """Make a company's pages in an empty folder; the configuration that builds them.

    The `program` is told in the navigation as it is in what `generate` makes; `settings` stand in
    place of those of the kit and the company. Nothing is written to the standard's own folder.
    Raises `StandardError` where its logo or colours cannot be used, `SiteError` where a page asks
    for what is not there.
    """
    folder = Path(standard.folder)
    for fault in appearance_faults(read_head(folder).head, folder):
        raise fault
    layers, docs = [*_below(standard), standard], home / "docs"
    kept = _copied_from_kit(is_core(layers[0]) and len(layers) > 1, docs)
    below = [_laid(layer, docs, generate) for layer in layers[:-1]]
    own = _laid_over(folder / standard.handbook.pages, docs)
    if not (docs / _START).is_file():
        (docs / _START).write_text(_opening(standard, own), encoding="utf-8")
        own = (_START, *own)
    write(docs, generate(standard, docs))
    laid = [*below, _Laid(standard.name, standard.handbook.company, own, _pages(docs))]
    left = kept - laid[-1].pages.keys()
    for one in laid:
        if TAGS in one.pages:
            one.pages[TAGS] += tag_table(one.pages)
    for name in laid[-1].pages:
        whole = with_provenance(name, [one.version(name) for one in laid])
        whole = _unlinked(whole.partition(LISTED)[0], name, left)
        (docs / name).write_text(whole, encoding="utf-8")
    own_settings: dict[str, Any] = {
        "site_name": label(standard.handbook.name),
        "site_description": label(standard.description or standard.title),
        "theme": configuration.apply_theme(standard.handbook, folder, docs),
    }
    if not (below and is_core(layers[0])):
        own_settings["copyright"] = ""  # the kit's says whom the core standard owes
    nav = _navigation(Context(standard, program, docs), docs, laid)
    return configuration.write(home, docs, nav, {**own_settings, **settings})


def is_core(standard: Standard) -> bool:
    """Whether a standard is the kit's own."""
    return Path(standard.folder) == data_root() / "standards" / "core"


def _copied_from_kit(pages: bool, docs: Path) -> set[str]:
    """Copy the kit's assets, and where `pages` says so its pages; the names of all its pages."""
    kit = data_root() / "docs"
    every = set(_files(kit))
    for name in every:
        asset = name.startswith("assets/") and not name.startswith(_HEAVY)
        page = pages and not name.startswith(("assets/", f"{ROOT}/", *OF_THE_KIT))
        if asset or page:
            _copy(kit / name, docs / name)
    return {name for name in every if name.endswith(".md") and not name.startswith(f"{ROOT}/")}


def _laid(layer: Standard, docs: Path, generate: Generate) -> _Laid:
    """Lay the pages of a standard below over those that are there; all that its handbook has."""
    name, company, core = layer.name, layer.handbook.company, is_core(layer)
    own = () if core else _laid_over(Path(layer.folder, layer.handbook.pages), docs)
    if core and load(layer.folder).edition == layer.edition:
        return _Laid(name, company, own, _pages(data_root() / "docs"))  # generated, as a test holds
    made = {page: text for page, text in generate(layer, docs).items() if page.endswith(".md")}
    return _Laid(name, company, own, {**_pages(docs), **made})


def _below(standard: Standard) -> list[Standard]:
    """What a standard extends, and what that does, lowest first."""
    base = extended(Path(standard.folder))
    return [*_below(base), base] if base else []


def _laid_over(folder: Path, docs: Path) -> tuple[str, ...]:
    """Copy a standard's own files over the pages; the pages among them."""
    names = [name for name in _files(folder) if not name.startswith(f"{ROOT}/")]
    for name in names:
        if name.endswith(".md"):
            _readable(folder / name)
        _copy(folder / name, docs / name)
    return tuple(name for name in names if name.endswith(".md"))


def _readable(page: Path) -> None:
    try:
        page.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SiteError(f"{page} is not text in UTF-8.", "Save it again as UTF-8.") from error


def _files(folder: Path) -> list[str]:
    """The plain files below a folder, by their paths in it."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _pages(docs: Path) -> dict[str, str]:
    return {
        name: (docs / name).read_text(encoding="utf-8")
        for name in _files(docs)
        if name.endswith(".md")
    }


def _opening(standard: Standard, own: Collection[str]) -> str:
    """A start page for whoever wrote none: what the standard is, and where to go on."""
    told = escaped(standard.description or standard.title)
    guides = [f"- [{Path(name).stem.replace('-', ' ').capitalize()}]({name})" for name in own]
    doors = "\n".join((f"- [The reference]({ROOT}/index.md)", *guides))
    return f"---\ntitle: Handbook\n---\n\n# {escaped(standard.title)}\n\n{told}\n\n{doors}\n"


def _unlinked(text: str, here: str, left: Collection[str]) -> str:
    """A page whose links to pages that a company's handbook leaves out are plain words."""

    def link(found: re.Match[str]) -> str:
        page = posixpath.normpath(posixpath.join(posixpath.dirname(here), found["page"]))
        return found["label"] if page in left else found[0]

    return _LINK.sub(link, text)


def _navigation(context: Context, docs: Path, laid: Iterable[_Laid]) -> list[Entry]:
    """The kit's navigation without what is left out, and after the start each company's pages."""
    there = set(_files(docs))
    whole = navigation.completed(configuration.kit_navigation(), context)
    kept = navigation.present(whole, there)
    known = set(navigation.listed(kept))
    own: dict[str, list[str]] = {}
    for one in laid:
        fresh = own.setdefault(label(one.company), [])
        fresh += [name for name in one.own if name not in known and name not in fresh]
    sections: list[Entry] = [{company: [*names]} for company, names in reversed(own.items())]
    return [*kept[:1], *navigation.present(sections, there), *kept[1:]]
