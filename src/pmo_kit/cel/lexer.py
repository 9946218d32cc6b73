"""Text of an expression -> tokens with exact offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

from pmo_kit.cel.errors import CelSyntaxError
from pmo_kit.cel.literals import text_of

_RESERVED_WORDS = """
as break const continue else for function if import let loop package namespace return var void while
"""
RESERVED = frozenset(_RESERVED_WORDS.split())
WORDS = frozenset({"true", "false", "null", "in"})

_TOKEN = re.compile(
    r"""
      (?P<skip>   [ \t\n\f\r]+ | //[^\n]* )
    | (?P<text>   [rR]?(?:\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}) )
    | (?P<line>   [rR]?(?:"(?:[^"\\\n\r]|\\[^\n\r])*" | '(?:[^'\\\n\r]|\\[^\n\r])*') )
    | (?P<bytes>  [bB][rR]?["'] | [rR][bB]["'] )
    | (?P<double> \d+\.\d+(?:[eE][+-]?\d+)? | \d+[eE][+-]?\d+ | \.\d+(?:[eE][+-]?\d+)? )
    | (?P<int>    (?:0x[0-9a-fA-F]+|\d+)(?P<unsigned>[uU])? )
    | (?P<name>   [_a-zA-Z][_a-zA-Z0-9]* )
    | (?P<quoted> `[a-zA-Z0-9_.\-/ ]+` )
    | (?P<op>     && | \|\| | [=!<>]= | [-+*/%<>!?:.,()\[\]{}] )
    """,
    re.VERBOSE | re.ASCII | re.DOTALL,
)
_RAW_TEXT = re.compile(r"""[rR](?:"{3}.*?"{3}|'{3}.*?'{3}|"[^"\n\r]*"|'[^'\n\r]*')""", re.DOTALL)


class Token(NamedTuple):
    """One word of the text; `value` is set for numbers and texts."""

    kind: str  # int, double, text, name, quoted, word, op, end
    text: str
    start: int
    end: int
    value: int | float | str | None = None


def tokens(text: str) -> list[Token]:
    """The tokens of an expression, closed by one of kind `end`."""
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = _RAW_TEXT.match(text, position) or _TOKEN.match(text, position)
        if match is None:
            raise _stray(text, position)
        token = _token(match)
        if token is not None:
            found.append(token)
        position = match.end()
    found.append(Token("end", "", position, position))
    return found


def _token(match: re.Match[str]) -> Token | None:
    kind, text, start, end = match.lastgroup or "text", match.group(), match.start(), match.end()
    if kind == "skip":
        return None
    if kind in ("text", "line"):
        return Token("text", text, start, end, text_of(text, start))
    if kind == "double":
        return Token("double", text, start, end, float(text))
    if kind in ("int", "unsigned"):
        return _integer(match, text)
    if kind == "bytes":
        raise CelSyntaxError("bytes are not in the profile", start, "Write a text without the `b`.")
    if kind == "quoted":
        return Token("quoted", text[1:-1], start, end)
    if kind == "name" and text in WORDS:
        kind = "word"
    return Token(kind, text, start, end)


def _integer(match: re.Match[str], text: str) -> Token:
    start = match.start()
    if match["unsigned"]:
        remedy = f"Write `{text[:-1]}`: whole numbers are int."
        raise CelSyntaxError("unsigned integers are not in the profile", start, remedy)
    if len(text) > 40:
        raise CelSyntaxError("this whole number is beyond 64 bits", start, "Write a double.")
    value = int(text, 16) if text.startswith("0x") else int(text)
    return Token("int", text, start, match.end(), value)


def _stray(text: str, position: int) -> CelSyntaxError:
    char = text[position]
    if char in "\"'":
        return CelSyntaxError("this text is never closed", position, f"Close it with {char}.")
    remedies = {
        "&": "Write `&&` for and.",
        "|": "Write `||` for or.",
        "=": "Write `==` to compare.",
        "`": "Quote a field's name with two backticks: `my-field`.",
        ";": "An expression is one expression: leave out `;`.",
    }
    remedy = remedies.get(char, "Put it inside quotes, or leave it out.")
    return CelSyntaxError(f"the character {char!r} means nothing here", position, remedy)
