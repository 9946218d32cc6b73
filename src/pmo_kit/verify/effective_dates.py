"""Holds rules with an effective day together: announced in time, and shown before and after it."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.results.verification import Problem
from pmo_kit.source import Document
from pmo_kit.standard.files import Layer
from pmo_kit.verify.problem import problem


def timing_problems(layer: Layer) -> list[Problem]:
    """What is wrong with the days from which a standard's rules bind."""
    released = {str(e["id"]): e.get("released") for e in layer.data["editions"]}
    first = next(iter(released), "")
    return [
        found
        for document in layer.rules
        if "effective" in document.data
        for found in _rule(document, released.get(str(document.data.get("since", first))))
    ]


def _rule(document: Document, released: str | None) -> Iterator[Problem]:
    data = document.data
    if released is not None and data["effective"] <= released:
        yield problem(
            document,
            ("effective",),
            f"{data['id']} binds from {data['effective']}, and the edition that brings it was "
            f"released on {released}: nobody could be told before.",
            "Name a later day, or take `effective` out: then it binds with its edition.",
        )
    bad = data.get("examples", {}).get("bad", ())
    for wanted, word in ((True, "announced"), (False, "in force")):
        if not any(("announced" in example) is wanted for example in bad):
            yield problem(
                document,
                ("examples", "bad") if bad else ("id",),
                f"{data['id']} has no bad example that shows it {word}.",
                "Add one with an `as_of` before and `announced: WHEN`."
                if wanted
                else "Add one with an `as_of` from which it binds.",
            )
