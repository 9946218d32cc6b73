"""Tells inherited texts in the words of the layer that renames a gate, a tier or a role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pmo_kit.standard.merge_items import WORDS

Data = Mapping[str, Any]
Reword = Callable[[Any], Any]

RULE_TEXTS = ("title", "message", "fix", "why")
KIND_TEXTS = ("purpose", "good", "mistakes")
ITEM_TEXTS = ("purpose", "question", "means", "owes", "week")
_AS_CODE = r"`[^`\n]*`|\{[^{}\n]*\}"
"""What a text shows as code, or reads from a file: it stays as it is."""
_CODE = re.compile(r"[A-Za-z]+[A-Z0-9][A-Za-z0-9-]*|[A-Z][A-Z0-9]+")
"""An id that is no ordinary word: RfE, GC, T2; not `stage`."""


def rewording(before: Data, after: Data, kinds: Iterable[str] = ()) -> Reword | None:
    """What tells a text, or a list of texts, in new words; None where no word is new.

    `before` and `after` have the items of all lists, such as `gates`, under their names. A code
    such as `RfE` becomes the new title with the code behind it; an id that may be an ordinary word
    is left. A `light project` is called by the new title of its tier. A role's names become the new
    ones, but for an everyday name that the standard marks as
    `ambiguous`. Titles of `kinds` stay whole.
    """
    words = dict(_words(before, after))
    if not words:
        return None
    kept = [form for title in kinds for form in (title, title.lower())]
    pattern = re.compile(
        rf"{_AS_CODE}|(?<![\w-])(?:{_any_of(kept)}|(?P<word>{_any_of(words)}))(?![\w-])"
    )

    def reword(text: Any) -> Any:
        if isinstance(text, list):
            return [reword(one) for one in text]
        return pattern.sub(lambda found: words.get(found["word"], found[0]), text)

    return reword


def reworded(data: Data, texts: Iterable[str], reword: Reword) -> dict[str, Any]:
    """What is told of a rule, a kind or an item, with some of its texts in new words."""
    return {**data, **{key: reword(data[key]) for key in texts if key in data}}


def _any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of the words; one that never matches where there is none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


def _words(before: Data, after: Data) -> Iterator[tuple[str, str]]:
    """Each old word, and the new one."""
    for name, word in WORDS.items():
        now = {str(item["id"]): item for item in after[name]}
        for old in before.get(name, ()):
            new = now[str(old["id"])]
            if word == "role":
                yield from _of_role(old, new)
            elif old["title"] != new["title"]:
                yield from _of_code(str(old["id"]), old["title"], new["title"])
                yield from _of_project(old["title"], new["title"]) if word == "tier" else ()


def _of_code(id: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    if _CODE.fullmatch(id):
        yield id, f"{new} ({id})"
        yield f"{old} ({id})", f"{new} ({id})"
    if " " in old:
        yield from ((form, new) for form in (old, old.lower()))


def _of_project(old: str, new: str) -> Iterator[tuple[str, str]]:
    """What a project of a tier is called, such as a light project."""
    for many in ("project", "projects"):
        yield f"{old} {many}", f"{new} {many}"
        yield f"{old.lower()} {many}", f"{new} {many}"


def _of_role(old: Data, new: Data) -> Iterator[tuple[str, str]]:
    if old["title"] != new["title"] and " " in old["title"]:
        yield old["title"], new["title"]
    everyday = old.get("everyday", "")
    said = new.get("everyday") or new["title"]
    if everyday and everyday != said and not old.get("ambiguous"):
        yield _capital(everyday), _capital(said)
        yield everyday, said


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
