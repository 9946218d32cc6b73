"""The sections that a Markdown kind asks for and a document lacks: where each of them belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pmo_kit.source import Document, Route


class Lacking(NamedTuple):
    """A section that is not there, and the place where a reader would look for it."""

    section: str
    route: Route
    message: str
    remedy: str


def lacking(document: Document, wanted: Sequence[str]) -> Iterator[Lacking]:
    """Each section that no heading begins with, in the order in which they are asked for."""
    headings: list[Mapping[str, Any]] = document.data["headings"]
    texts = [str(heading["text"]) for heading in headings]
    found = {section: _begins(section, texts) for section in wanted}
    if None not in found.values():
        return
    title = {0} if headings and headings[0]["level"] == 1 else set()
    free = [at for at in range(len(texts)) if at not in {*found.values(), *title}]
    for section, there in found.items():
        if there is not None:
            continue
        before, after = _neighbours(section, found)
        renamed = _renamed(section, texts, free, before, after)
        if renamed is None:
            yield _absent(section, texts, before, after)
            continue
        free.remove(renamed)
        yield Lacking(
            section,
            ("headings", renamed),
            f"The section “{section}” is missing; did you mean it by “{texts[renamed]}”?",
            f"Write `## {section}` here, or add that heading and what belongs under it.",
        )


def _begins(section: str, texts: Sequence[str]) -> int | None:
    start = section.casefold()
    return next((at for at, text in enumerate(texts) if text.casefold().startswith(start)), None)


def _neighbours(section: str, found: Mapping[str, int | None]) -> tuple[int | None, int | None]:
    """The headings of the nearest sections that are there, before and after a missing one."""
    names = list(found)
    at = names.index(section)
    before = (place for name in reversed(names[:at]) if (place := found[name]) is not None)
    after = (place for name in names[at:] if (place := found[name]) is not None)
    return next(before, None), next(after, None)


def _renamed(
    section: str, texts: Sequence[str], free: Sequence[int], before: int | None, after: int | None
) -> int | None:
    """The heading that a section seems to go by: one much like it, or the only one in its place."""
    from difflib import get_close_matches

    lowered = {texts[at].casefold(): at for at in reversed(free)}
    near = get_close_matches(section.casefold(), lowered, 1)
    if near:
        return lowered[near[0]]
    first, last = -1 if before is None else before, len(texts) if after is None else after
    between = [at for at in free if first < at < last]
    inside = before is not None and after is not None
    return between[0] if inside and len(between) == 1 else None


def _absent(section: str, texts: Sequence[str], before: int | None, after: int | None) -> Lacking:
    remedy = f"Add a heading `## {section}` and what belongs under it."
    near, where = (before, "after") if before is not None else (after, "before")
    if near is None:
        title: Route = ("headings", 0) if texts else ()
        return Lacking(section, title, f"The section “{section}” is missing.", remedy)
    message = f"The section “{section}” is missing; it belongs {where} “{texts[near]}”."
    return Lacking(section, ("headings", near), message, remedy)
