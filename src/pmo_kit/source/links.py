"""The links and fenced code of Markdown, and headings without markup, as markdown-it reads them.

Import this module where it is used: it brings the library, which a start without need is to spare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token

from pmo_kit._start.lazy_pattern import lazy_pattern

Found = list[dict[str, Any]]
Rule = Callable[[StateInline, bool], bool]

_BARE = lazy_pattern(r"://[A-Za-z0-9][^\s<`\[\]]{0,4000}")
_SCHEME = lazy_pattern(r"(?:\A|[\s*_~(])(https?)\Z")
_ENDINGS = "?!.,:;*_~'\""
_BREAKS = ("softbreak", "hardbreak")


def links_and_code(lines: list[str], start: int) -> tuple[Found, Found]:
    """The links and the code from the line with index `start` on, in the order of the text.

    A link is `{text, target, line, image}`, code `{language, text, line}`. A link that names a
    label is told with what the label stands for. What stands in code or in a comment is no link.
    """
    links: Found = []
    code: Found = []
    for token in _PARSER.parse("\n".join(lines[start:])):
        if token.map is None:
            continue
        line = start + token.map[0] + 1
        if token.type == "inline":
            links += _links(token, line)
        elif token.type == "fence":
            language = unescapeAll((token.info.split() or [""])[0])
            text = token.content.removesuffix("\n")
            code.append({"language": language, "text": text, "line": line})
    return links, code


def definitions_in(lines: list[str], start: int) -> dict[str, Any]:
    """What the link labels of a document stand for, as `without_markup` takes it."""
    known: dict[str, Any] = {}
    _PARSER.block.parse("\n".join(lines[start:]), _PARSER, known, [])
    return known


def without_markup(text: str, definitions: dict[str, Any]) -> str:
    """A heading's text without its markup."""
    (token,) = _PARSER.parseInline(text, definitions)
    return _said(token.children or [])


def _links(inline: Token, line: int) -> Found:
    """The links within one paragraph, heading or cell that begins on a line."""
    children = inline.children or []
    found: Found = []
    at = 0
    for number, token in enumerate(children):
        if token.type not in ("link_open", "image"):
            continue
        line += inline.content.count("\n", at, token.meta["at"])
        at = token.meta["at"]
        shown = token.type == "image"
        said = _said([token] if shown else _until_close(children, number + 1))
        target = token.attrs["src" if shown else "href"]
        found.append({"text": said, "target": target, "line": line, "image": shown})
    return found


def _until_close(tokens: list[Token], number: int) -> Iterator[Token]:
    """The tokens of a link's text; a link holds no link."""
    while tokens[number].type != "link_close":
        yield tokens[number]
        number += 1


def _said(tokens: Iterable[Token]) -> str:
    """The text of tokens: an image is its description, a line break a blank, HTML nothing."""
    said = []
    for token in tokens:
        if token.type == "image":
            said.append(_said(token.children or []))
        elif token.type in _BREAKS:
            said.append(" ")
        elif token.type != "html_inline":
            said.append(token.content)
    return "".join(said)


def _placed(rule: Rule) -> Rule:
    """A rule that notes at which offset the link begins that it finds."""

    def placed(state: StateInline, silent: bool) -> bool:
        at, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found:
            for token in state.tokens[before : before + 2]:  # what was pending, and the link
                if token.type in ("link_open", "image"):
                    token.meta["at"] = at
                    break
        return found

    return placed


def _bare(state: StateInline, silent: bool) -> bool:
    """An address without brackets, less the punctuation of the sentence around it, as on GitHub."""
    if silent or state.linkLevel:
        return False
    found = _BARE.match(state.src, state.pos, state.posMax)
    scheme = _SCHEME.search(state.src[max(0, state.pos - 6) : state.pos]) if found else None
    if found is None or scheme is None:
        return False
    rest = _without_ending(found.group())
    address = scheme[1] + rest
    state.pending = state.pending[: -len(scheme[1])]
    begin = state.push("link_open", "a", 1)
    begin.attrs = {"href": address}
    begin.meta["at"] = state.pos
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)
    state.pos += len(rest)
    return True


def _without_ending(address: str) -> str:
    """A bare address without what ends the sentence that it stands in."""
    end, more = len(address), address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and more > 0:
            more -= 1
        elif last not in _ENDINGS:
            break
        end -= 1
    return address[:end]


class _Parser(MarkdownIt):
    """CommonMark with GitHub's tables, `~~` and bare addresses; targets stay as written."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.enable(["table", "strikethrough"])
        for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
            self.inline.ruler.at(name, _placed(rule))
        self.inline.ruler.after("text", "bare", _bare)

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link

    def validateLink(self, url: str) -> bool:
        return True


_PARSER = _Parser()
