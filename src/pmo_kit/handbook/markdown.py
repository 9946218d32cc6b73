"""Markdown that shows data as text: nothing a standard says becomes live HTML or Markdown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from html import escape, unescape

_MAY_BEGIN, _IN_CODE, _ADDRESS = "\x00", "\x01", "\x02"
"""Marks that `finished` takes out again: before a character that would begin a block, before a
line of code, and around the path of a page that is linked to."""
_CLEAN = {ord(mark): None for mark in (_MAY_BEGIN, _IN_CODE, _ADDRESS)}
_SPECIAL = re.compile(r"[\\*_\[\]{}|#]")
_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_BEGINS_BLOCK = re.compile(r"^( ?)(?=[-+=:!?>~]|\d+[.)])")
_BLOCK_START = re.compile(r"(^(?:> |- |:   )?|(?<!\\)\| ) ?\x00([-+=:!?>~]|\d+)", re.MULTILINE)
_ROW = re.compile(r"^\| .*\|$", re.MULTILINE)
_EMPTY_CELL = re.compile(r"(?<!\\)\| +(?=\|)")
_PAGE = re.compile(r"\x02(.*?)\x02(#?)")
_LABEL = 300  # characters of a title: builders refuse a name in the navigation that is far longer
_MARKUP_START = re.compile("<(?=[A-Za-z/!?])|&(?=#|(?i:lt|gt|amp|quot))")
_FRAME = re.compile(r"^(?:<div [^>]*>|</div>)\n\n?", re.MULTILINE)
_OPTION = re.compile(r"(?<![\w`-])--[a-z][a-z-]*")
_INCLUDED = r"""(-+8<-+(?:[ \t]+(?:"[^"\n]+"|'[^'\n]+'))?)$"""
_SECTION = r"""(-+8<-+[ \t]+\[[ \t]*(?i:start|end)[ \t]*:[ \t]*(?i:[a-z][-_0-9a-z]*)[ \t]*\])"""
_SNIPPET = re.compile(rf"^(\x01[ \t]*)(;*){_INCLUDED}|^(\x01.*?)(?<![;-])(;*){_SECTION}", re.M)
"""What the site's builder takes for an order to include a file, even in a block of code."""
_KEPT_SNIPPET = re.compile(rf"^([ \t]*);(;*){_INCLUDED}|^(.*?)(?<![;-]);(;*){_SECTION}", re.M)
_TITLE = re.compile(r"\A---\n(?:[^\n]*\n)*?title: *(?P<title>[^\n]*)\n")
_FENCED = re.compile(r"^(`{3,}).*?^\1$", re.DOTALL | re.MULTILINE)


class Markdown(str):
    """Text that is Markdown already: a template prints it as it stands."""

    __slots__ = ()

    def __html__(self) -> Markdown:
        """What Jinja asks for before it would escape a value."""
        return self


def shown(value: object) -> Markdown:
    """Any value as Markdown: a sentence is escaped, what is Markdown already stays."""
    if hasattr(value, "__html__"):
        return Markdown(value)
    return Markdown(_BEGINS_BLOCK.sub(rf"\1{_MAY_BEGIN}", prose(str(value))))


def escaped(text: str) -> Markdown:
    """Plain text as Markdown that shows exactly this text."""
    text = " ".join(text.translate(_CLEAN).split())
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markdown(_SPECIAL.sub(lambda found: "\\" + found[0], text.replace("`", "&#96;")))


def prose(text: str) -> Markdown:
    """A standard's sentence as Markdown: `code` stays code, all else is shown as written."""
    parts = []
    end = 0
    for found in _CODE.finditer(text):
        parts += [_edge(text[end : found.start()]), code(found[2])]
        end = found.end()
    return Markdown("".join(parts) + _edge(text[end:]))


def _edge(text: str) -> str:
    """Escaped text that keeps the one space it had at either end."""
    if not text.strip():
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return left + escaped(text) + right


def code(text: str) -> Markdown:
    """A code span, also for text that holds markup or backticks."""
    text = " ".join(text.translate(_CLEAN).split())
    if not text:
        return Markdown("")
    if re.search(r"[<>&`|\\]", text):
        every = "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in text)
        return Markdown(f"<code>{every}</code>")
    return Markdown(f"`{text}`")


def label(text: str) -> str:
    """A line of plain text for where the site's builder writes it into HTML as it stands.

    So are titles, descriptions and the names of the navigation. A builder may resolve entities and
    write the text again, so that a word joiner, which nobody sees, stands where markup would begin.
    """
    text = " ".join(text.translate(_CLEAN).split())
    if len(text) > _LABEL:
        text = text[: _LABEL - 1].rstrip() + "…"
    return escape(_MARKUP_START.sub("\\g<0>\u2060", text), quote=False).replace('"', "&quot;")


def options_as_code(text: str) -> Markdown:
    """A sentence of a help text with the options in it as code."""
    return prose(_OPTION.sub(lambda found: f"`{found[0]}`", text))


def badge(text: str) -> Markdown:
    """A level, tier or state, as a small label."""
    name = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return Markdown(f'<span class="badge badge--{name}">{escaped(text)}</span>')


def link(label: str, page: str, anchor: str = "", title: str = "") -> Markdown:
    """A way to a page, by its path in the docs folder; without one, to a place on the same page."""
    text = label if isinstance(label, Markdown) else escaped(label)
    address = f"{_ADDRESS}{page}{_ADDRESS}" if page else ""
    place = f"#{anchor}" if anchor else ""
    hover = escaped(title).replace('"', "&quot;")
    return Markdown(f"[{text}]({address}{place}" + (f' "{hover}")' if hover else ")"))


def heading(level: int) -> Markdown:
    """What begins a heading of a level that only the caller of a macro knows."""
    return Markdown("#" * level)


def anchor(name: str) -> Markdown:
    """What gives a heading an id of its own."""
    return Markdown(f"{{ #{name} }}")


def listing(text: str, language: str = "text", title: str = "") -> Markdown:
    """A code block whose fence is longer than any in the text."""
    text = text.translate(_CLEAN).rstrip()
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    name = re.sub(r'["\n\\{}]', "", title)
    opening = f'{fence}{language} title="{name}"' if name else f"{fence}{language}"
    body = "\n".join(_IN_CODE + line for line in text.split("\n"))
    return Markdown(f"{opening}\n{body}\n{fence}")


def joined(parts: Iterable[object], between: str = ", ") -> Markdown:
    """Several values as one line, each escaped unless it is Markdown."""
    return Markdown(between.join(map(shown, parts)))


def header(names: Iterable[str]) -> Markdown:
    """The first two lines of a table."""
    cells = [escaped(name) for name in names]
    rule = " | ".join("---" for _ in cells)
    return Markdown(f"| {' | '.join(cells)} |\n| {rule} |")


def finished(text: str, here: str) -> str:
    """What templates wrote, for the page at `here`: links relative to it, and cells filled.

    Data that stands at the start of a line or a cell begins no list, heading or quote there, and
    code orders no file to be included.
    """
    text = _BLOCK_START.sub(lambda found: found[1] + _harmless(found[2]), text)
    text = _SNIPPET.sub(lambda found: "".join(_with(found, ";")), text)
    text = _ROW.sub(lambda row: _EMPTY_CELL.sub("| &nbsp; ", row[0]), text)
    text = _PAGE.sub(lambda found: _relative(found[1], here, found[2]), text)
    return text.translate(_CLEAN)


def _with(found: re.Match[str], escape: str) -> tuple[str, ...]:
    """The parts of a line that looks like an order to include a file, its escape changed."""
    before, signs, order = found.groups()[:3] if found[3] else found.groups()[3:]
    return before, escape, signs, order


def _harmless(mark: str) -> str:
    return f"{mark}\\" if mark.isdigit() else f"&#{ord(mark)};"


def _relative(page: str, here: str, anchor: str) -> str:
    if page == here and anchor:
        return anchor
    return posixpath.relpath(page, posixpath.dirname(here) or ".") + anchor


def plain(text: str) -> str:
    """Markdown of one line as a reader sees it."""
    text = re.sub(r"<!--.*?-->|<[^>]*>", "", text)
    text = re.sub(r"\[((?:[^\[\]]|\\\]|\\\[)*)\]\([^)]*\)", r"\1", text)
    return unescape(re.sub(r"\\(.)", r"\1", text)).replace("`", "").replace("**", "").strip()


def title_in(text: str) -> str:
    """The title that a page's front matter gives; empty where it gives none."""
    found = _TITLE.match(text)
    return found["title"].strip("\"'") if found else ""


def for_terminal(text: str) -> str:
    """A page's Markdown as people read it in a terminal, without what only a browser needs.

    Links are their labels, labels stand in brackets, and no control character is left.
    """
    parts = []
    end = 0
    for fence in _FENCED.finditer(text):
        code = _KEPT_SNIPPET.sub(lambda found: "".join(_with(found, "")), fence[0])
        parts += [_bare(text[end : fence.start()]), code]
        end = fence.end()
    whole = "".join((*parts, _bare(text[end:]))).rstrip() + "\n"
    return "".join(c for c in whole if c.isprintable() or c == "\n")


def _bare(text: str) -> str:
    text = _FRAME.sub("", text)
    text = re.sub(r'<span class="badge[^>]*>(.*?)</span>', r"(\1)", text)
    text = re.sub(r"</?code>", "`", text)
    text = re.sub(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\([^)\s]*(?: \"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r" \{ #[^}\n]*\}$", "", text, flags=re.MULTILINE)
    return unescape(re.sub(r"\\(.)", r"\1", text.replace("&nbsp;", "")))
