"""A list deep in a text gets one more element, or is begun, and every other byte stays."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.source import Broken, read
from pmo_kit.source.edit import Append, EditError, edit

NEW = {"level": "T1", "edition": "core@1.0", "note": "it's, late: #1"}
ROUTE = ("people", 0, "certificates")


def append(content: bytes, path: str = "p.yaml", item: dict[str, str] = NEW) -> bytes:
    return edit(content, path, [Append(ROUTE, item)])


def data(content: bytes, path: str = "p.yaml") -> Any:
    found = read(content, path)
    assert not isinstance(found, Broken), found
    return found.data


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize(
    "text",
    [
        "people:\n  - id: a\n    certificates:\n      - {level: T2}\n    x: 1\n  - id: b\n",
        "people:\n- id: a\n  certificates:\n  - level: T2\n    y: 2\n\n    # why\n  x: 1\n",
        "people:\n- id: a\n  certificates:\n    - y: |\n        two\n        lines\n- id: b\n",
        "people:\n  - id: a\n    certificates: [{level: T2}]  # flow\n",
        "people:\n  - id: a\n    certificates: []\n  - id: b\n",
        "people:\n  - id: a\n    name: >-\n      long\n      name\n\n  # the next\n  - id: b\n",
        "people:\n- id: a  # last",
        "people:\n  - {id: a, name: A}\n  - {id: b}\n",
        "people: [{id: a}]\nlast: 1\n",
    ],
)  # fmt: skip
def test_nothing_else_changes(text: str, end: str) -> None:
    before = text.replace("\n", end).encode()
    after = append(before)
    wanted = data(before)
    wanted["people"][0].setdefault("certificates", []).append(NEW)
    assert data(after) == wanted
    kept = [
        line for line in before.splitlines() if b"certificates" not in line and b"{" not in line
    ]
    assert [line for line in after.splitlines() if line in kept] == kept
    assert b"\r" not in after or after.count(b"\r\n") == after.count(b"\n")


def test_json_stays_json() -> None:
    after = append(b'{"people": [{"id": "a"}]}', "p.json")
    assert json.loads(after)["people"][0]["certificates"] == [NEW]


@pytest.mark.parametrize(
    "text",
    [
        "people: []\n",
        "people:\n  - {}\n",
        "people:\n  - just text\n",
        "people:\n  - id: a\n    certificates: none\n",
        "people: {",
        "x: &a {id: a}\npeople: [*a]\n",
    ],
)
def test_what_has_no_place_for_it_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        append(text.encode())


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20)


@given(st.dictionaries(st.sampled_from(["level", "course", "note"]), WORDS, min_size=1))
def test_any_text_arrives_as_it_is_or_is_refused(item: dict[str, str]) -> None:
    before = b"people:\n  - id: a\n    certificates:\n      - {level: T2}\n"
    try:
        after = append(before, item=item)
    except EditError:
        return
    assert data(after)["people"][0]["certificates"] == [{"level": "T2"}, item]
