"""Text of an expression -> tokens with exact offsets, and text literals -> what they stand for."""

from __future__ import annotations

import re

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel.errors import CelSyntaxError

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
_ESCAPE = re.compile(
    r"\\(?:(?P<simple>[abfnrtv\\?\"'`])|[xX](?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})"
    r"|U(?P<U>[0-9a-fA-F]{8})|(?P<octal>[0-3][0-7]{2})|(?P<bad>.?))",
    re.DOTALL,
)
_SIMPLE = dict(zip("abfnrtv\\?\"'`", "\a\b\f\n\r\t\v\\?\"'`", strict=True))


class Token(NamedTuple):
    """One word of the text; `value` is set for numbers and texts."""

    kind: str  # int, double, text, name, quoted, word, op, end
    text: str
    start: int
    end: int
    value: int | float | str | None = None


def tokens(text: str) -> list[Token]:
    """The tokens of an expression, closed by one of kind `end`.

    Raises `CelSyntaxError` at what is no token of the profile.
    """
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


def end_of_token(text: str, position: int) -> int:
    """Where the token or the blanks at a position end; the position itself where there is none."""
    match = _RAW_TEXT.match(text, position) or _TOKEN.match(text, position)
    return match.end() if match else position


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


def text_of(literal: str, offset: int = 0) -> str:
    """The text that a literal with its quotes stands for; `offset` is where the literal begins.

    Raises `CelSyntaxError` at an escape that stands for no character.
    """
    raw = literal[0] in "rR"
    body = literal[1:] if raw else literal
    quotes = 3 if len(body) >= 6 and body[:3] in ('"""', "'''") else 1
    inner = body[quotes:-quotes]
    if raw or "\\" not in inner:
        return inner
    start = offset + len(literal) - len(body) + quotes

    def replace(match: re.Match[str]) -> str:
        if match["simple"]:
            return _SIMPLE[match["simple"]]
        if match["bad"] is not None:
            where = start + match.start()
            remedy = "Write `\\\\` for a backslash, or a raw text: r'…'."
            raise CelSyntaxError(f"`{match.group()}` is no escape", where, remedy)
        if match["octal"]:
            return chr(int(match["octal"], 8))
        return _character(int(match["x"] or match["u"] or match["U"], 16), start + match.start())

    return _ESCAPE.sub(replace, inner)


def _character(code: int, offset: int) -> str:
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        remedy = "Write the character itself, or a code up to 10FFFF that is no surrogate."
        raise CelSyntaxError(f"there is no character {code:X}", offset, remedy)
    return chr(code)


def text_literal(text: str) -> str:
    """A literal that stands for `text`."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return "'" + escaped.replace("\n", "\\n").replace("\r", "\\r") + "'"
