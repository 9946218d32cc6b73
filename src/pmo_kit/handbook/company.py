"""A company's whole handbook: inherited pages, its own over them, and the reference of both."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pmo_kit.handbook import configuration, navigation
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.markdown import escaped, label
from pmo_kit.handbook.navigation import Entry
from pmo_kit.handbook.phrases import ROOT, TAGS
from pmo_kit.handbook.program import Program
from pmo_kit.handbook.provenance import LISTED, Parties, tag_table, with_provenance
from pmo_kit.handbook.site import SiteError
from pmo_kit.handbook.store import write
from pmo_kit.standard import Standard, data_root, extended, load
from pmo_kit.standard.appearance import appearance_faults
from pmo_kit.standard.files import read_head

Laid = dict[str, tuple[str, ...]]
"""By company, the pages that each laid over those below, lowest first."""
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
    below, docs = _below(standard), home / "docs"
    kept, laid = _inherited(below, docs)
    before = _before(below, docs, generate)
    own = _laid_over(folder / standard.handbook.pages, docs)
    if not (docs / _START).is_file():
        (docs / _START).write_text(_opening(standard, own), encoding="utf-8")
        own = (_START, *own)
    laid[standard.handbook.company] = own
    write(docs, generate(standard, docs))
    parties = Parties(standard.handbook.company, below[-1].name if below else "")
    pages = _pages(docs)
    left = kept - pages.keys()
    for known in (pages, before):
        if TAGS in known:
            known[TAGS] += tag_table(known)
    for name, text in pages.items():
        mine = name in own
        whole = with_provenance(parties, name, text, before.get(name), mine and name in before)
        whole = _unlinked(whole.partition(LISTED)[0], name, left)
        (docs / name).write_text(whole, encoding="utf-8")
    own_settings: dict[str, Any] = {
        "site_name": label(standard.handbook.name),
        "site_description": label(standard.description or standard.title),
        "theme": configuration.apply_theme(standard.handbook, folder, docs),
    }
    if not (below and is_core(below[0])):
        own_settings["copyright"] = ""  # the kit's says whom the core standard owes
    nav = _navigation(Context(standard, program, docs), docs, laid)
    return configuration.write(home, docs, nav, {**own_settings, **settings})


def is_core(standard: Standard) -> bool:
    """Whether a standard is the kit's own."""
    return Path(standard.folder) == data_root() / "standards" / "core"


def _inherited(below: list[Standard], docs: Path) -> tuple[set[str], Laid]:
    """Copy what pages start from: the kit's assets, and the pages of what is extended.

    The names of the kit's own pages, which only come with the core standard; and by company those
    of each other standard below.
    """
    kit, core = data_root() / "docs", bool(below) and is_core(below[0])
    every = set(_files(kit))
    for name in every:
        asset = name.startswith("assets/") and not name.startswith(_HEAVY)
        page = core and not name.startswith(("assets/", f"{ROOT}/", *OF_THE_KIT))
        if asset or page:
            _copy(kit / name, docs / name)
    laid = {
        layer.handbook.company: _laid_over(Path(layer.folder, layer.handbook.pages), docs)
        for layer in below[1 if core else 0 :]
    }
    pages = (name for name in every if name.endswith(".md") and not name.startswith(f"{ROOT}/"))
    return set(pages), laid


def _before(below: list[Standard], docs: Path, generate: Generate) -> dict[str, str]:
    """The pages of what is extended, as its own handbook has them."""
    if not below:
        return {}
    base = below[-1]
    if is_core(base) and load(base.folder).edition == base.edition:
        return _pages(data_root() / "docs")  # they lie there as generated, which a test holds
    made = generate(base, docs).items()
    return {**_pages(docs), **{name: text for name, text in made if name.endswith(".md")}}


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


def _navigation(context: Context, docs: Path, laid: Laid) -> list[Entry]:
    """The kit's navigation without what is left out, and after the start each company's pages."""
    there = set(_files(docs))
    whole = navigation.completed(configuration.kit_navigation(), context)
    kept = navigation.present(whole, there)
    known = set(navigation.listed(kept))
    sections: list[Entry] = [
        {label(company): [name for name in names if name not in known]}
        for company, names in reversed(laid.items())
    ]
    return [*kept[:1], *navigation.present(sections, there), *kept[1:]]
