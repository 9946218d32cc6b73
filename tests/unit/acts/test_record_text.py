"""A record written as YAML says the same when it is read, whatever people have typed into it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.acts.record_text import record_text, texts_in
from pmo_kit.source import Document, read
from pmo_kit.source.edit import EditError

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=160)
SCALAR = TEXT | st.integers(-(10**6), 10**6) | st.booleans()
KEY = st.from_regex(r"[a-z][a-z_]{0,11}", fullmatch=True)
VALUE = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEY, VALUE, min_size=1, max_size=5))
def test_what_is_written_is_read_again(fields: dict[str, Any]) -> None:
    try:
        text = record_text(fields, "record.yaml")
    except EditError:
        return
    document = read(text.encode(), "record.yaml")
    assert isinstance(document, Document) and document.data == fields


@pytest.mark.parametrize(
    "told",
    [
        "It is late: the page waits, and “the server” too.",
        "# no remark",
        "- no list",
        "yes",
        "2026-02-20",
        "A long text that is folded, since it would not fit: " + "word " * 40 + "end.",
        "Two  blanks are kept in a text that is long enough to be folded: " + "word " * 30 + "end",
    ],
)
def test_texts_that_yaml_would_read_otherwise_are_written_so_that_it_does_not(told: str) -> None:
    fields = {"summary": told, "next": [told], "asks": [{"ask": told, "of": "olga"}]}
    document = read(record_text(fields, "record.yaml").encode(), "record.yaml")
    assert isinstance(document, Document) and document.data == fields


def test_every_text_has_its_path() -> None:
    found = dict(texts_in({"a": "x", "b": [{"c": "y"}, "z"], "n": 3}))
    assert found == {"a": "x", "b[0].c": "y", "b[1]": "z"}
