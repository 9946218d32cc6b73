"""A record as the text of a YAML file: short values on one line, long texts folded."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from pmo_kit.source import Broken, read
from pmo_kit.source.data import Data
from pmo_kit.source.edit import EditError, scalar
from pmo_kit.source.edit.patches import one_line
from pmo_kit.source.yaml.scalars import key_name

_WIDTH = 110


def record_text(fields: Mapping[str, Data], path: str) -> str:
    """A mapping as YAML, its keys in their order.

    Raises `EditError` where the text, read again, would not say the same.
    """
    text = "".join(f"{row}\n" for key, value in fields.items() for row in _entry(key, value))
    document = read(text.encode(), path)
    if isinstance(document, Broken) or document.data != fields:
        raise EditError(f"{path} cannot be written as YAML.", "Use plain text without odd signs.")
    return text


def _entry(key: str, value: Data) -> Iterator[str]:
    """A key with its value."""
    name = key_name(key)
    short = one_line(value)
    fits = len(short) + len(name) + 2 <= _WIDTH
    if isinstance(value, str):
        yield from _text(f"{name}:", value, "  ")
    elif isinstance(value, Mapping) and not fits:
        yield f"{name}:"
        yield from (f"  {row}" for k, v in value.items() for row in _entry(k, v))
    elif isinstance(value, list) and not (fits and all(_is_word(one) for one in value)):
        yield f"{name}:"
        yield from (f"  {row}" for one in value for row in _element(one))
    else:
        yield f"{name}: {short}"


def _element(value: Data) -> Iterator[str]:
    """An element of a list, behind its dash."""
    if isinstance(value, str):
        yield from _text("-", value, "  ")
    elif isinstance(value, Mapping) and len(one_line(value)) > _WIDTH:
        rows = [row for key, inner in value.items() for row in _entry(key, inner)]
        yield from (f"{'  ' if number else '- '}{row}" for number, row in enumerate(rows))
    else:
        yield f"- {one_line(value)}"


def _text(head: str, value: str, margin: str) -> Iterator[str]:
    """A text behind its key or dash; a long one is folded where that keeps every sign of it."""
    written = scalar(value)
    rows = textwrap.wrap(value, _WIDTH, break_long_words=False, break_on_hyphens=False)
    if len(written) + len(head) < _WIDTH or " ".join(rows) != value or not value.isprintable():
        yield f"{head} {written}"
    else:
        yield f"{head} >-"
        yield from (f"{margin}{row}" for row in rows)


def _is_word(value: Data) -> bool:
    return not isinstance(value, Mapping | list) and len(str(value)) < 20


def texts_in(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in some data, with its path."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_in(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from texts_in(inner, f"{name}[{place}]")
