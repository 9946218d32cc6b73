"""Both ways of reading YAML, the compiled reader and composed nodes, against the field's own suite.

They come to the same data, or refuse in the same words; what the compiled reader accepts is refused
only for reasons that this kit states.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
import yaml_rs
from readers import in_the_browser

from pmo_kit.source import Problem
from pmo_kit.source.yaml import load

pytestmark = pytest.mark.real("suites/yaml-test-suite")

# How the suite spells characters that would not be seen, or would be lost.
SPELLED = {"␣": " ", "↵": "", "∎\n": "", "←": "\r", "⇔": "\ufeff"}


class Case(NamedTuple):
    name: str
    text: str
    fails: bool
    expected: Any  # a list of documents, or none where the suite gives no JSON


def cases(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.yaml")):
        inherited: dict[str, Any] = {}
        for number, given in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            inherited = {**inherited, **given}
            text = inherited["yaml"]
            while "—»" in text:
                text = text.replace("—»", "»")
            for spelled, meant in {**SPELLED, "»": "\t"}.items():
                text = text.replace(spelled, meant)
            documents = _documents(inherited["json"]) if inherited.get("json") else None
            name = path.stem if number == 0 else f"{path.stem}-{number}"
            yield Case(name, text, bool(given.get("fail")), documents)


def _documents(text: str) -> list[Any]:
    decoder, found, at = json.JSONDecoder(), [], 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        found.append(value)
    return found


@pytest.fixture(scope="module")
def suite(shared: Path) -> list[Case]:
    return list(cases(shared / "suites/yaml-test-suite/src"))


@pytest.fixture(scope="module")
def both(suite: list[Case]) -> dict[str, tuple[Any, Any]]:
    """What each case is read as by the compiled reader, and where there is none."""
    return {case.name: (load.read_yaml(case.text), in_the_browser(case.text)) for case in suite}


def accepted_by_reader(text: str) -> bool:
    try:
        yaml_rs.loads(text, parse_datetime=False)
    except yaml_rs.YAMLDecodeError:
        return False
    return True


def is_data(found: Any) -> bool:
    return not isinstance(found, Problem)


def test_what_is_read_is_what_the_specification_says(
    suite: list[Case], both: dict[str, tuple[Any, Any]]
) -> None:
    read = [case for case in suite if is_data(both[case.name][0])]
    assert (len(suite), len(read)) == (406, 198)
    assert [case.name for case in read if case.fails] == EMPTY_LINES
    judged = [case for case in read if case.expected is not None]
    wrong = [c.name for c in judged if (c.expected or [None]) != [both[c.name][0]]]
    assert (len(judged), wrong) == (191, [])


# Why a text that the reader accepts is refused: the beginnings of the messages, and how often. The
# later ones are what PyYAML, which the browser has alone, would not read, or would read otherwise.
REFUSED = {
    "The file begins with a YAML directive": 22,
    "A YAML tag": 26,
    "A second YAML document begins here": 17,
    "A list or mapping stands where a key should be": 13,
    "A key is missing before the colon": 8,
    "A tab stands where YAML wants spaces": 9,
    "The bracket { that opens here is not closed": 7,
    "Text cannot begin with `?`": 3,
    "This line is not aligned": 2,
    "A space is missing after the colon": 1,
    "Text stands after the closing quote": 1,
    "`&": 4,
}

# Read though the suite refuses them: blanks, or a tab, on the empty lines of an empty text.
EMPTY_LINES = ["S98Z", "Y79Y"]


def test_what_the_reader_accepts_is_refused_only_for_stated_reasons(
    suite: list[Case], both: dict[str, tuple[Any, Any]]
) -> None:
    reasons: Counter[str] = Counter()
    accepted = 0
    for case in suite:
        if accepted_by_reader(case.text):
            accepted += 1
            found = both[case.name][0]
            if isinstance(found, Problem):
                reason = (r for r in REFUSED if found.message.startswith(r))
                reasons[next(reason, found.message)] += 1
    assert (accepted, dict(reasons)) == (309, REFUSED)


def test_both_ways_come_to_the_same(both: dict[str, tuple[Any, Any]]) -> None:
    different = [name for name, (one, other) in both.items() if repr(one) != repr(other)]
    assert different == []
