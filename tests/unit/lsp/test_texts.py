"""Positions in the editor's units, and changes as an editor sends them, whatever the text holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import Workspace

from pmo_kit.lsp.texts import Text, Texts, file_of
from pmo_kit.results import Location
from pmo_kit.source import position

UTF8 = types.PositionEncodingKind.Utf8
UTF16 = types.PositionEncodingKind.Utf16
UTF32 = types.PositionEncodingKind.Utf32
WIDTH = {UTF8: "utf-8", UTF16: "utf-16-le", UTF32: "utf-32-le"}
BYTES = {UTF8: 1, UTF16: 2, UTF32: 4}
SIGNS = "aß😀é\r\n\u2028\x85\x0c: -"


def made(source: str, units: types.PositionEncodingKind = UTF16) -> Text:
    workspace = Workspace(None, position_encoding=units)
    return Text("file:///x.yaml", source, 1, position_codec=workspace.position_codec)


@pytest.mark.parametrize(
    ("units", "before", "behind"), [(UTF8, 9, 13), (UTF16, 8, 10), (UTF32, 8, 9)]
)
def test_columns_count_in_the_units_of_the_editor(
    units: types.PositionEncodingKind, before: int, behind: int
) -> None:
    text = made("title: ü😀\nowner: ada\n", units)
    found = text.range(Location("", 1, 9, 1, 10))  # the emoji
    assert (found.start.character, found.end.character) == (before, behind)
    assert [text.offset(found.start), text.offset(found.end)] == [8, 9]


def test_a_place_behind_an_emoji_in_utf_16() -> None:
    text = made("a: 😀😀 b\n")
    found = text.range(Location("", 1, 7, 1, 8))
    assert (found.start.character, found.end.character) == (8, 9)


def test_a_place_beyond_the_text_is_its_end() -> None:
    text = made("a: 1\n")
    assert text.range(Location("", 1, 90, 9, 3)).start == types.Position(0, 4)
    assert text.range(Location("", 1, 90, 9, 3)).end == types.Position(8, 0)


def test_line_ends_of_windows_do_not_shift_offsets() -> None:
    text = made("a: 1\r\nb: 2\r\nc: 3\r\n")
    assert text.plain == "a: 1\nb: 2\nc: 3\n"
    assert text.offset(types.Position(2, 3)) == text.plain.index("3")
    assert text.span(10, 11).start == types.Position(2, 0)
    assert text.ended("x\ny") == "x\r\ny"


@given(st.text(SIGNS, max_size=30), st.data())
def test_offsets_go_to_the_editor_and_back(source: str, data: st.DataObject) -> None:
    units = data.draw(st.sampled_from([UTF8, UTF16, UTF32]))
    text = made(source, units)
    offset = data.draw(st.integers(0, len(text.plain)))
    there = text.span(offset, offset).start
    assert text.offset(there) == offset
    line, column = position(text.plain, offset)
    row = text.plain.split("\n")[line - 1][: column - 1]
    assert there == types.Position(line - 1, len(row.encode(WIDTH[units])) // BYTES[units])


@given(st.text(SIGNS, max_size=30), st.text(SIGNS, max_size=10), st.data())
def test_an_incremental_change_is_the_change_that_was_typed(
    source: str, typed: str, data: st.DataObject
) -> None:
    source, typed = source.replace("\r", ""), typed.replace("\r", "")
    text = made(source)
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    text.apply_change(types.TextDocumentContentChangePartial(text.span(start, end), typed))
    assert text.source == source[:start] + typed + source[end:]


def test_what_is_open_of_a_project_is_told_by_path(tmp_path: Path) -> None:
    workspace = Workspace(None)
    texts = Texts(workspace)
    for path, source in (("pmo/log.yaml", "a: ü\n"), ("../other.yaml", "b: 1\n")):
        uri = (tmp_path / path).resolve().as_uri()
        workspace.put_text_document(types.TextDocumentItem(uri, "yaml", 1, source))
        texts.opened(uri)
    assert texts.below(tmp_path) == {"pmo/log.yaml": "a: ü\n".encode()}
    (tmp_path / "bom.yaml").write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert texts.at(tmp_path / "bom.yaml").source == "a: 1\n"
    assert texts.at(tmp_path / "none.yaml").source == ""


def test_only_files_have_a_place_in_a_project() -> None:
    assert file_of("untitled:Untitled-1") is None
    assert file_of("file:///a%20b/%C3%BC.yaml") == Path("/a b/ü.yaml")
