"""Holds names for parts of conditions to their use: each is used, and means one thing only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pmo_kit.cel import CelSyntaxError
from pmo_kit.cel.definitions import Definition, defined, expand
from pmo_kit.results.verification import Problem
from pmo_kit.source import Document
from pmo_kit.standard import Standard
from pmo_kit.standard.definitions import cel_texts
from pmo_kit.standard.files import Layer
from pmo_kit.verify.corrections import remove
from pmo_kit.verify.shape import problem


def definition_problems(layer: Layer, base: Standard | None) -> Iterator[Problem]:
    """Names that nothing uses, and those that mean something else in what a standard extends."""
    inherited = defined(base.let) if base else {}
    shared = {**inherited, **defined(layer.data.get("let", {}))}
    used: set[str] = set()
    for document in layer.rules:
        own = defined(document.data.get("let", {}))
        found = _used(cel_texts(document.data), {**shared, **own})
        yield from _unused(document, own, found)
        used |= found
    for kind in layer.artifacts.values():
        used |= _used([due.get("when", "") for due in kind.data.get("due", ())], shared)
    own = {name: of for name, of in shared.items() if inherited.get(name) != of}
    yield from _unused(layer.head, own, used)
    for name in inherited.keys() & own.keys():
        yield problem(
            layer.head,
            ("let", own[name].head),
            f"`{name}` means something in {base.name if base else ''}, whose rules use it.",
            "Take another name for what you mean.",
            on_key=True,
        )


def _unused(document: Document, own: Mapping[str, Definition], used: set[str]) -> Iterator[Problem]:
    for name, definition in own.items():
        if name not in used:
            yield problem(
                document,
                ("let", definition.head),
                f"Nothing uses `{name}`.",
                "Use it in a condition, or delete it.",
                remove("let", definition.head),
                on_key=True,
            )


def _used(texts: Iterable[str], definitions: Mapping[str, Definition]) -> set[str]:
    """The names that some expressions use; all of them where one cannot be read: that is told."""
    found: set[str] = set()
    for text in filter(None, texts):
        try:
            found |= expand(text, definitions).used
        except CelSyntaxError:
            return set(definitions)
    return found
