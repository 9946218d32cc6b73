"""Modules bear nouns: none a verb without its object, no two of one stem on a floor."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ENDINGS = ("ications", "ication", "ations", "ation", "ings", "ing", "ers", "er", "ies", "ed", "es")
NOUNS = {"finding", "training", "reading", "readings"}
"""Words in -ing that name a thing of the field."""


def floors(root: Path) -> list[list[str]]:
    """The rooms of each floor, from the top down, as the import contract lists them."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    contract = next(c for c in settings["tool"]["importlinter"]["contracts"] if c["id"] == "rooms")
    return [re.findall(r"\w+", layer) for layer in contract["layers"]]


def modules(package: Path, room: str) -> Iterator[str]:
    """The modules of a room, as paths within the package without their ending."""
    for path in sorted((package / room).rglob("*.py")):
        if path.stem != "__init__":
            yield path.relative_to(package).with_suffix("").as_posix()


def stem(name: str) -> str:
    """A word without the ending that makes another form of it: check of checker and checking."""
    word = name.rsplit("/", 1)[-1].strip("_")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word.removesuffix("s").removesuffix("e")


def alike(names: Iterable[str]) -> list[list[str]]:
    """The modules that differ by the ending of their name alone."""
    found = defaultdict(list)
    for name in names:
        found[stem(name)].append(name)
    return [same for same in found.values() if len(same) > 1]


def verbs(names: Iterable[str]) -> list[str]:
    """The modules whose whole name is a word in -ing that hides its object."""
    words = ((name, name.rsplit("/", 1)[-1].strip("_")) for name in names)
    return [name for name, word in words if word.endswith("ing") and word not in NOUNS]


def test_no_two_modules_of_one_floor_bear_one_stem(root: Path) -> None:
    """A writer bears the name of the result that it writes, wherever that is worked out."""
    package = root / "src" / "pmo_kit"
    for floor in floors(root):
        names = [name for room in floor if room != "writers" for name in modules(package, room)]
        assert alike(names) == []
    assert alike(modules(package, "writers")) == []


def test_no_module_is_a_verb_without_its_object(root: Path) -> None:
    package = root / "src" / "pmo_kit"
    every = [name for floor in floors(root) for room in floor for name in modules(package, room)]
    assert verbs(every) == []


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["a/check", "a/checker"], [["a/check", "a/checker"]]),
        (["a/open", "b/opening"], [["a/open", "b/opening"]]),
        (["a/schema", "a/schemas"], [["a/schema", "a/schemas"]]),
        (["a/check", "a/rule_check"], []),
    ],
)
def test_a_second_form_of_a_word_is_seen(names: list[str], found: list[list[str]]) -> None:
    assert alike(names) == found


def test_a_verb_alone_is_seen() -> None:
    assert verbs(["a/judging", "a/training", "a/rule_check"]) == ["a/judging"]
