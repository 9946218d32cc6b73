"""A page of the reference: where it lies, what it is called, and the template that writes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pmo_kit.handbook.environment import rendered
from pmo_kit.handbook.markdown import finished
from pmo_kit.handbook.phrases import ROOT
from pmo_kit.standard import Standard

_NONE: Mapping[str, object] = MappingProxyType({})


class Page(NamedTuple):
    """One page: a template in `pages/`, and the facts that it is given beside the standard.

    `trail` leads to the page from the start of the reference, as labels and paths. The page's last
    line names `source`, the file that it was made from.
    """

    path: str
    title: str
    template: str
    facts: Mapping[str, object] = _NONE
    trail: tuple[tuple[str, str], ...] = ()
    source: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    weight: float = 1  # in a search; hand-written pages have 1


def written(page: Page, standard: Standard, front: bool = True) -> str:
    """A page as Markdown; with `front`, what the site's builder reads and the way to it as well."""
    start = f"{ROOT}/index.md"
    text = rendered(
        page.template,
        page=page,
        standard=standard,
        front=front,
        start=start,
        origin=page.source or _head(standard),
        state=_state(standard),
        **page.facts,
    )
    return finished(text, page.path) + "\n"


def _head(standard: Standard) -> str:
    folder = Path(standard.folder)
    return f"{folder.parent.name}/{folder.name}/standard.yaml"


def _state(standard: Standard) -> str:
    """What an edition is, unless it is the current one: draft, deprecated."""
    status = next((e.status for e in standard.editions if e.id == standard.edition), "")
    return "" if status == "current" else status
