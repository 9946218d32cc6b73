"""A text written again for other data: it says just that, and keeps what nobody changed."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.source import Document, read
from pmo_kit.source.edit import EditError, rewritten
from pmo_kit.source.edit.patches import one_line

TEXT = """\
# of the whole
id: P-1        # stays
limits: {a: 1, b: two}
tags: [x, 'y, z']
people:
  - id: ada
    hours: 4   # a week
    # between
    roles: [lead]
  - {id: ben, hours: 3}

story: >-
  Two lines
  of text.
nothing:
"""


def opened(text: str, name: str = "a.yaml") -> Document:
    document = read(text.encode(), name)
    assert isinstance(document, Document)
    return document


def after(change: Any) -> str:
    """The text after a change to its data."""
    document = opened(TEXT)
    data = copy.deepcopy(document.data)
    change(data)
    again = rewritten(document, data)
    assert again.data == data
    return again.text


def test_what_did_not_change_is_the_same_text() -> None:
    assert after(lambda data: None) == TEXT


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (lambda d: d.update(id="P-2"), "id: P-1        # stays", "id: P-2        # stays"),
        (lambda d: d["limits"].update(b="a, b"), "b: two}", "b: 'a, b'}"),
        (lambda d: d["limits"].update(c=True), "b: two}", "b: two, c: true}"),
        (lambda d: d["limits"].pop("a"), "{a: 1, b: two}", "{b: two}"),
        (lambda d: d["limits"].pop("b"), "{a: 1, b: two}", "{a: 1}"),
        (lambda d: d["tags"].append("w"), "'y, z']", "'y, z', w]"),
        (lambda d: d.update(tags=[]), "tags: [x, 'y, z']", "tags: []"),
        (lambda d: d["people"][0].pop("hours"), "    hours: 4   # a week\n", ""),
        (lambda d: d["people"][0].pop("id"), "- id: ada\n    hours", "- hours"),
        (lambda d: d["people"][0]["roles"].append("x"), "[lead]", "[lead, x]"),
        (
            lambda d: d["people"].append({"id": "eve"}),
            "hours: 3}\n",
            "hours: 3}\n  - {id: eve}\n",
        ),
        (lambda d: d.update(story="One."), "story: >-\n  Two lines\n  of text.", "story: One."),
        (lambda d: d.update(nothing=0.5), "nothing:", "nothing: 0.5"),
        (lambda d: d.update(more={"a": [1]}), "nothing:\n", "nothing:\nmore: {a: [1]}\n"),
    ],
)
def test_a_change_is_written_where_it_is(change: Any, old: str, new: str) -> None:
    assert after(change) == TEXT.replace(old, new)


def test_front_matter_changes_and_the_text_below_it_stays() -> None:
    document = opened("---\na: 1  # one\n---\n\n# Title\n\na: 1\n", "a.md")
    data = {**document.data, "meta": {"a": 2}}
    assert rewritten(document, data).text == "---\na: 2  # one\n---\n\n# Title\n\na: 1\n"


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(EditError, match="cannot be edited safely"):
        rewritten(opened("a: &x [1]\nb: *x\n"), {"a": [1], "b": [2]})
    with pytest.raises(EditError):
        rewritten(opened('{"a": 1}', "a.json"), {"a": 2})


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["id", "limits", "tags", "people", "new"]), VALUES))
def test_any_data_is_written_or_refused(values: dict[str, Any]) -> None:
    document = opened(TEXT)
    data = {**document.data, **values}
    try:
        again = rewritten(document, data)
    except EditError:
        return
    assert again.data == data
    assert again.text.startswith("# of the whole\n")
    assert "story: >-\n  Two lines\n  of text." in again.text


@given(VALUES)
def test_a_value_on_one_line_is_read_as_it_was(value: Any) -> None:
    document = read(f"a: {one_line(value)}\n".encode(), "a.yaml")
    assert not isinstance(document, Document) or document.data["a"] == value
