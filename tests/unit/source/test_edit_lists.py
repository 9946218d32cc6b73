"""Lists are added to and taken from as text, and every other byte stays."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.source import Broken, read
from pmo_kit.source.edit import Append, Change, EditError, edit, scalar

NEW = {"id": "W-02", "reason": "It's late: really #1"}
BLOCK = """\
# Ours.
schema: waivers/v1   # keep
waivers:
  # the first
  - id: W-01
    reason: >-
      Two lines
      of it.

# the end
"""


def append(content: bytes, path: str, key: str, item: dict[str, str]) -> bytes:
    return edit(content, path, [Append((key,), item, block=True)])


def remove(content: bytes, path: str, key: str, positions: list[int]) -> bytes:
    return edit(content, path, [Change("remove", (key, position)) for position in positions])


def data(content: bytes, path: str = "w.yaml") -> Any:
    found = read(content, path)
    assert not isinstance(found, Broken), found
    return found.data


def test_an_element_is_put_after_the_last_and_before_what_follows_it() -> None:
    edited = append(BLOCK.encode(), "w.yaml", "waivers", NEW).decode()
    added = "  - id: W-02\n    reason: 'It''s late: really #1'\n"
    assert edited == BLOCK.replace("      of it.\n", f"      of it.\n{added}")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "text",
    [
        BLOCK,
        BLOCK.rstrip("\n").removesuffix("# the end").rstrip("\n"),
        "schema: waivers/v1\nwaivers: []  # none yet\nlast: 1\n",
        "schema: waivers/v1\nwaivers: [ ]",
        "waivers:\n- id: W-01\n- {id: W-03}\nlast: 1\n",
        "waivers: [{id: W-01}, {id: W-03}]  # flow\n",
        "waivers: [\n  {id: W-01}\n]\n",
        "{waivers: []}\n",
        "waivers:\n  - reason: |\n      a\n      # no comment\n",
        "waivers:\n- id: W-01\n-\n  id: W-03\n",
        "waivers:\n  - id: W-01\n    tags:\n      - a\n      - b\n\n    # inner\nlast: 1\n",
    ],
)
def test_nothing_else_changes(text: str, mark: str, end: str) -> None:
    before = (mark + text.replace("\n", end)).encode()
    after = append(before, "w.yaml", "waivers", NEW)
    known = data(before)
    assert data(after) == {**known, "waivers": [*known["waivers"], NEW]}
    kept = [line for line in before.splitlines() if b"waivers" not in line and b"W-0" not in line]
    assert [line for line in after.splitlines() if line in kept] == kept
    assert after.startswith(mark.encode())
    if end != "\r" and b"\n" in before:
        assert (after.count(b"\r\n") == after.count(b"\n")) == (end == "\r\n")


@pytest.mark.parametrize(
    "text", ['{"waivers": []}', '{\n  "waivers": [\n    {"id": "W-01"}\n  ]\n}\n']
)
def test_json_stays_json(text: str) -> None:
    after = append(text.encode(), "w.json", "waivers", NEW)
    assert json.loads(after)["waivers"][-1] == NEW


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("waivers: [\n]\n", "written over several lines"),
        ("waivers:\n", "has no list `waivers`"),
        ("- a\n", "has no list `waivers`"),
        ("waivers: [\n", "cannot be read"),
        ("waivers:\n  -\n    id: W-01\n", "cannot be edited safely"),
    ],
)
def test_what_cannot_be_edited_is_left_to_people(text: str, message: str) -> None:
    with pytest.raises(EditError, match=message) as caught:
        append(text.encode(), "w.yaml", "waivers", NEW)
    assert caught.value.remedy


KNOWN = """\
schema: known-findings/v1
findings:   # by fingerprint
  # about the plan
  - {fingerprint: a, rule: A-001}
  - fingerprint: b
    rule: A-002

  # about the log
  - {fingerprint: c, rule: A-003}
last: 1
"""


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ([0], KNOWN.replace("  - {fingerprint: a, rule: A-001}\n", "")),
        ([1], KNOWN.replace("  - fingerprint: b\n    rule: A-002\n", "")),
        ([], KNOWN),
    ],
)
def test_an_element_goes_and_comments_stay(gone: list[int], expected: str) -> None:
    assert remove(KNOWN.encode(), "k.yaml", "findings", gone).decode() == expected


def test_an_emptied_list_says_so() -> None:
    after = remove(KNOWN.replace("\n", "\r\n").encode(), "k.yaml", "findings", [0, 1, 2])
    assert b"findings: []   # by fingerprint\r\n" in after
    assert data(after)["findings"] == []


def test_a_list_on_one_line_is_left_to_people() -> None:
    with pytest.raises(EditError, match="one line"):
        remove(b"findings: [{fingerprint: a}]\n", "k.yaml", "findings", [0])


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_text_is_written_so_that_it_is_read_again(text: str) -> None:
    found = read(f"key: {scalar(text)}\n".encode(), "x.yaml")
    if isinstance(found, Broken):  # what no file may hold
        assert not text.isprintable() or "\ufffe" in text or "\uffff" in text
    else:
        assert found.data == {"key": text}


@given(st.lists(st.text(st.characters(codec="ascii", exclude_characters="\x7f"), max_size=20)))
def test_elements_added_one_by_one_are_all_there(texts: list[str]) -> None:
    content = b"waivers: []\n"
    for number, text in enumerate(texts):
        content = append(content, "w.yaml", "waivers", {"id": f"W-{number}", "reason": text})
    assert [item["reason"] for item in data(content)["waivers"]] == texts
