"""YAML text becomes data: read by yaml-rs, or by PyYAML where that does not exist.

The reader is quick and lenient in places; what it would let pass in silence is refused here, first
by tests of the raw bytes that cost next to nothing, and only where those are not sure, by a second
reading (`subset`).
"""

from __future__ import annotations

import re
from typing import Any

from pmo_kit.source.data import Problem, violation
from pmo_kit.source.place import Node, position

_compiled: Any
try:
    import yaml_rs

    _compiled = yaml_rs
    _LIMITS = yaml_rs.AliasLimits(max_total_replayed_events=20_000)
except ImportError:  # in the browser
    _compiled = None

_CROWDED = 1024 * 1024
_SEPARATORS = 1_000_000

# Each byte by the part it may play, so that one search stands for many: what may stand before a
# value, digits, the letters of 0x 0b 0o, the signs that matter, anything else.
_SHAPE = bytearray(b"z" * 256)
for _class in (b" \t\n\r-?:+.,[{", b"0123456789", b"xXbBoO", b"!", b"_"):
    for _byte in _class:
        _SHAPE[_byte] = _class[0]
_SHAPES = bytes(_SHAPE)
_DEEP = b" " * 64
_LONG = 100_000
_ENDLESS = re.compile(r"(?<![0-9_])_*[0-9][0-9_]{999}")  # to read one takes the reader long

_ODD_NUMBER = re.compile(
    r"""(?:^|(?<=[\s\[\]{},:]))
        (?: [-+]?[0-9._]*_[0-9._eE+-]*
          | [-+]?0[bBXO][0-9a-fA-F_]+ | [-+]0[xo][0-9a-fA-F_]+ | 0[xo][0-9a-fA-F]*_[0-9a-fA-F_]* )
        (?=[\s,\]}:]|\Z)""",
    re.MULTILINE | re.VERBOSE,
)
_SURROGATE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
_ALIAS = re.compile(r"(?:^|(?<=[\s\[\]{},]))\*[^\s,\[\]{}]", re.MULTILINE)
_ANCHOR = re.compile(r"(?:^|(?<=[\s\[\]{},]))&[^\s,\[\]{}]", re.MULTILINE)


def read_yaml(text: str) -> Any:
    """The data of a YAML text, or a `Problem`."""
    content = text.encode()
    shape = content.translate(_SHAPES)
    problem = _before(text, content, shape)
    if problem is not None:
        return problem
    data = _load(text) if _compiled else _compose(text)
    if data.__class__ is Problem:
        return data
    found = violation(data)
    if found is not None:
        from pmo_kit.source.yaml.subset import explain_violation

        return explain_violation(text, *found)
    if _suspicious(text, content, shape):
        from pmo_kit.source.yaml.subset import missed_by_reader

        return missed_by_reader(text) or data
    return data


def yaml_tree(text: str) -> Node | None:
    """The tree of a YAML text that was read, or none where PyYAML cannot read it."""
    from pmo_kit.source.yaml.compose import places

    return places(text)


def _before(text: str, content: bytes, shape: bytes) -> Problem | None:
    """What must be refused before the reader may see the text."""
    marked = b"\n---" in content or b"\n..." in content or content[:1] in b"-.%"
    deep = _DEEP in shape
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
    bare = text.rstrip()
    if bare[-1:] in ("|", ">"):  # else the reader takes a line break into the empty block
        text = f"{bare}\n...\n"
    try:
        return _compiled.loads(text, parse_datetime=False, alias_limits=_LIMITS)
    except _compiled.YAMLDecodeError as error:
        from pmo_kit.source.yaml.syntax_error import explain

        return explain(text, str(error))


def _compose(text: str) -> Any:
    import yaml

    from pmo_kit.source.yaml import compose, subset, syntax_error

    try:
        trouble = subset.scan(text)
        root, twice = compose.compose(text) if trouble is None else (None, None)
    except yaml.YAMLError as error:
        return syntax_error.explain_composing(text, error)
    return trouble or twice or compose.data_of(root)


def _separators(content: bytes) -> int:
    return content.count(b"\n") + content.count(b",")


def _suspicious(text: str, content: bytes, shape: bytes) -> bool:
    """Whether the text may hold a tag, a number of other languages, a surrogate, or a cycle."""
    if b"!" in content and (b" !" in shape or shape[:1] == b"!"):
        return True
    odd = b"0x" in shape or b"0_" in shape or b" _" in shape or shape[:1] == b"_"
    if odd and _ODD_NUMBER.search(text):
        return True
    if b"\\" in content and _SURROGATE.search(text):
        return True
    return b"*" in content and bool(_ALIAS.search(text) and _ANCHOR.search(text))
