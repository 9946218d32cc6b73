"""YAML text becomes data: read by yaml-rs, or by PyYAML where that does not exist or is in doubt.

PyYAML says what a text holds (`outline`, `compose`). yaml-rs reads it more quickly, wherever tests
of the raw bytes that cost next to nothing show that both take the text for the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit.source.data import Problem, violation
from pmo_kit.source.place import Node, position

_compiled: Any
try:
    import yaml_rs

    _compiled = yaml_rs
except ImportError:  # in the browser
    _compiled = None

_CROWDED = 1024 * 1024
_SEPARATORS = 1_000_000

# What may stand before a value is one sign, so that one search finds it in any mixture.
_BEFORE_VALUES = b" \t\n\r-?:+.,[{"
_SHAPES = bytes.maketrans(_BEFORE_VALUES, b" " * len(_BEFORE_VALUES))
_DEEP = b" " * 64
_MARKED = lazy_pattern(rb"\n(?:---|\.\.\.)")
_LONG = 100_000
_ENDLESS = lazy_pattern(r"(?<![0-9_])_*[0-9][0-9_]{999}")  # to read one takes the reader long

_ODD_NUMBER = lazy_pattern(
    r"""(?:^|(?<=[\s\[\]{},:]))
        (?: [-+]?[0-9._]*_[0-9._eE+-]*
          | [-+]?0[bBXO][0-9a-fA-F_]+ | [-+]0[xo][0-9a-fA-F_]+ | 0[xo][0-9a-fA-F]*_[0-9a-fA-F_]* )
        (?=[\s,\]}:]|\Z)""",
    re.MULTILINE | re.VERBOSE,
)
_PREFIXED = lazy_pattern(rb"0[xXbBoO]")
_UNDERSCORE = lazy_pattern(rb"_(?:(?<=[\s\-?:+.,\[{0-9]_)|(?<=^_))")
_SURROGATE = lazy_pattern(r"\\(?:u|U0000)[dD][89a-fA-F]")
_TAG = rb"!(?:(?<=[\[{,\n]!)|(?<=[\[{,:?\s-]\s!)|(?<=^!))"
_NAME = rb"&(?:(?<=[\s\[\]{},]&)|(?<=^&))(?!&\s)\S"
_NO_NAME = rb"(?:^|[:?\-\[{,])\s*&&\s|#[^\n]*\n\s*&&\s|\n&&\s"  # else `&&` stands inside a text
# What stands in brackets, once all are square: signs that one reader takes for text and the other
# for more, and a key that goes on on the next line. Most searches begin with one sign: those are
# quick.
_SQUARE = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]\n"))
_FLOW = lazy_pattern(rb"\[[^\n]*")
_EVEN = rb"[^\[\]:?|>\n]*+(?:(?<=\w): [^\[\]:?|>\n]*+)*+"
_UNEVEN = lazy_pattern(rb"\[(?!%b\]%b[\[\n])" % (_EVEN, _EVEN))  # most lines with brackets are even
_BRACKET = lazy_pattern(rb"[\[\]]")
_COLON = lazy_pattern(
    rb""":(?: (?<!["'\]]:) [,\[\]] | (?<=[\[,]:) | (?<=[\[,\s"'\]]\s:) \S | (?<=\n:) )""",
    re.VERBOSE,
)
_SIGN = rb"""\? (?: (?<=[\s\[,]\?) \S | (?<=[\[,]\?) | (?<=[\[,]\s\?) )
        | [|>] (?: (?<=[\[,].) | (?<=[\[,:]\s.) ) | \n\s*[|>?]"""
_LONG_KEY = rb"""[\[,]\s* (?:[^\s\[\],:]|:(?=[^\s,\[\]])) (?:[^\[\],:\n]|:(?=[^\s,\[\]]))* \n
        (?:[^\[\],:]|:(?=[^\s,\[\]]))* :[\s,\[\]]"""
_EMPTY_BLOCK = lazy_pattern(r"[|>][-+1-9]{0,2}[ ]*(?:(?<=[ ])#.*)?\Z")
_REFUSED = object()


def read_yaml(text: str) -> Any:
    """The data of a YAML text, or a `Problem`."""
    text = _ended(text)
    content = text.encode()
    problem = _before(text, content)
    if problem is not None:
        return problem
    unseen = None if text.isascii() else _unseen(text)
    if unseen is not None:
        return unseen
    quick = _compiled and not _doubtful(text, content)
    data = _load(text) if quick else _REFUSED
    if data.__class__ is str:  # readers differ where such a text stands in lines
        data = _REFUSED
    found = None if data is _REFUSED else violation(data)
    if found or data is _REFUSED:
        data = _compose(text)
        if data.__class__ is Problem:
            return data
        found = violation(data)
    if found is None:
        return data
    from pmo_kit.source.yaml.subset import explain_violation

    return explain_violation(text, *found)


def yaml_tree(text: str) -> Node | None:
    """The tree of a YAML text that was read; none of one without data."""
    from pmo_kit.source.yaml.compose import places

    return places(_ended(text))


def _ended(text: str) -> str:
    """A text with a last line end; without, readers differ in how a last text in lines ends."""
    return text if text[-1:] in ("", "\n") else text + "\n"


def _unseen(text: str) -> Problem | None:
    """A character that nobody sees where it does harm."""
    from pmo_kit.source.invisible import may_hold, never_right

    if not may_hold(text):
        return None
    from pmo_kit.source.yaml.outline import unseen

    return never_right(text) or unseen(text)


def _before(text: str, content: bytes) -> Problem | None:
    """What must be refused before the reader may see the text."""
    marked = content[:1] in b"-.%" or _MARKED.search(content)
    deep = _DEEP in content.translate(_SHAPES)
    crowded = len(content) > _CROWDED and _separators(content) > _SEPARATORS
    endless = _ENDLESS.search(text) if len(content) > _LONG else None
    if not (marked or deep or crowded or endless):
        return None
    from pmo_kit.source.messages import refusals
    from pmo_kit.source.yaml import subset

    if crowded:
        return refusals.too_many()
    if endless:
        return refusals.unusable_number(endless.group(), *position(text, endless.start()))
    return (marked and subset.several_documents(text)) or (deep and subset.too_deep(text)) or None


def _load(text: str) -> Any:
    """What the compiled reader makes of a text."""
    bare = text.rstrip(" \t\n")
    empty = _EMPTY_BLOCK.search(bare, bare.rfind("\n") + 1)
    if empty and "+" in empty.group():
        return _REFUSED
    if empty:  # else the reader takes a line break into the empty block
        text = f"{bare}\n...\n"
    try:
        return _compiled.loads(text, parse_datetime=False)
    except (_compiled.YAMLDecodeError, TypeError):  # the second: a key that is a list
        return _REFUSED


def _compose(text: str) -> Any:
    """What PyYAML makes of a text, or a `Problem`."""
    import yaml

    from pmo_kit.source.yaml import compose, subset, syntax_error
    from pmo_kit.source.yaml.outline import outlined

    shared, refused = outlined(text)
    try:
        found = [each for each in (refused, subset.scan(shared)) if each is not None]
        trouble = min(found, key=lambda each: (each.line, each.column), default=None)
        root, twice = compose.compose(shared) if trouble is None else (None, None)
    except yaml.YAMLError as error:
        return syntax_error.explain(text, error, refused)
    return trouble or twice or compose.data_of(root, shared)


def _separators(content: bytes) -> int:
    return content.count(b"\n") + content.count(b",")


def _doubtful(text: str, content: bytes) -> bool:
    """Whether the compiled reader may take a text for something else than PyYAML does.

    It may where the text holds a tab, a tag, an anchor, a number of other languages, half a
    character, a key that goes on on the next line, or a sign where it has two meanings.
    """
    if b"\t" in content or (b"!" in content and re.search(_TAG, content)):
        return True
    if b"&" in content and (re.search(_NAME, content) or re.search(_NO_NAME, content)):
        return True
    odd = _PREFIXED.search(content) or (b"_" in content and _UNDERSCORE.search(content))
    if odd and _ODD_NUMBER.search(text):
        return True
    if b"\\" in content and _SURROGATE.search(text):
        return True
    content = content.translate(_SQUARE)
    return _UNEVEN.search(content) is not None and _two_meanings(content)


def _two_meanings(content: bytes) -> bool:
    """Whether what stands in brackets has signs that not every reader takes for the same."""
    flow = b"\n".join(_FLOW.findall(content))
    if _COLON.search(flow) or _odd_sign(flow):
        return True
    brackets = flow.translate(None, _NO_BRACKETS)
    for _depth in range(3):
        brackets = brackets.replace(b"[]", b"")
    return b"[" in brackets and any(
        _COLON.search(part) or _odd_sign(part) or re.search(_LONG_KEY, part, re.VERBOSE)
        for part in _over_lines(content)
    )


def _odd_sign(flow: bytes) -> bool:
    signs = b"?" in flow or b"|" in flow or b">" in flow
    return signs and re.search(_SIGN, flow, re.VERBOSE) is not None


def _over_lines(content: bytes) -> Iterator[bytes]:
    """What stands in brackets, as far as they reach over lines."""
    depth = start = 0
    for found in _BRACKET.finditer(content):
        if found.group() == b"[":
            start = start if depth else found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth and b"\n" in content[start : found.end()]:
                yield content[start : found.end()]
    if depth:
        yield content[start:]
