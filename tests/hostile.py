"""A standard and a project whose every text would act in a page that took it for more than text."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from pmo_kit.source import Document, read

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "standards" / "core"
SORTS = (
    "artifact",
    "course",
    "crosswalk",
    "exercise",
    "glossary",
    "kpi",
    "lessons",
    "question",
    "rule",
    "standard",
)

Way = tuple[str, ...]

MARKS = (
    "<b onclick=pwned(0)>",
    "<script>pwned(1)</script>",
    "<img src=x onerror=pwned(2)><svg onload=pwned(3)>",
    "<iframe srcdoc='<script>parent.pwned(4)</script>'></iframe>",
    "<pwned-element></pwned-element>",
    "</title></textarea></td></table></div></summary></details><script>pwned(5)</script>",
    "<a href=javascript:pwned(6)>a</a>",
    "<style>*{background:url(//pwned.invalid/s)}</style>",
    "<meta http-equiv=refresh content='0;url=//pwned.invalid/m'><base href=//pwned.invalid>",
    '" onmouseover=pwned(7) \' autofocus onfocus=pwned(8) x="',
    '[b](javascript:pwned(9)) [c](javascript&colon;pwned(10) "t") ![d](//pwned.invalid/i.png)',
    "[e][pwned] <javascript:pwned(11)> <https://pwned.invalid/a>",
    "*f*{: onclick=pwned(12) .pwned-element} {: onclick=pwned(13) #pwned-element}",
    "{ .pwned-element onclick=pwned(14) }",
    ':material-account: | cell | ~~~ ``` `code` --8<-- "pwned.txt" ]]> */',
    "{{ 40*40+2 }} {% include 'pwned' %} {# pwned #} ${40*40+2} <!-- pmo:rules pwned --> -->",
    "&lt;script&gt;pwned(15)&lt;/script&gt; &#60;script>pwned(16)</script>",
    "\\<script>pwned(17)</script> &amp;lt;script&amp;gt;pwned(18)&amp;lt;/script&amp;gt;",
)
"""What acts within a line, in HTML, Markdown, its extensions, or a template."""
BLOCKS = (
    "<script>pwned(20)</script>",
    '--8<-- "pwned.txt"',
    "--8<--\npwned.txt\n--8<--",
    "x --8<-- [start:pwned]",
    '```mermaid\nflowchart TD\n  a["<img src=x onerror=pwned(21)>"] --> b\n```',
    "# g {: onclick=pwned(22) .pwned-element }",
    "| a |\n| - |\n| <b onclick=pwned(23)> |",
    "[pwned]: javascript:pwned(24)",
    "*[PMO]: <script>pwned(25)</script>",
    "<div markdown>\n\n<script>pwned(26)</script>\n\n</div>",
    "---\ntitle: <script>pwned(27)</script>\n---",
    '!!! note "<script>pwned(28)</script>"\n    <script>pwned(29)</script>',
    '=== "<script>pwned(30)</script>"\n\n    <script>pwned(31)</script>',
    '??? note "<script>pwned(32)</script>"\n    <script>pwned(33)</script>',
)
"""What acts on lines of its own."""

TRAP = "window.pwned = (...given) => (window.heard = window.heard || []).push(given)"
"""What hears, in a page, that a payload ran."""
ALIVE = """() => [
  ...(window.heard || []).map((given) => `ran ${given}`),
  ...[...document.querySelectorAll(
    "pwned-element, .pwned-element, #pwned-element, iframe, base, [srcdoc], [http-equiv=refresh i]"
  )].map((each) => each.outerHTML.slice(0, 200)),
  ...[...document.querySelectorAll("*")].filter((each) =>
    [...each.attributes].some(({ name, value }) => name.startsWith("on")
      || (["href", "src", "action", "xlink:href", "style"].includes(name)
        && /^\\s*javascript:|pwned\\.invalid/i.test(value)))
    || (["SCRIPT", "STYLE"].includes(each.tagName) && each.type !== "application/json"
      && each.textContent.includes("pwned"))).map((each) => each.outerHTML.slice(0, 200)),
  ...(document.body.innerText.includes("1602") ? ["a template was run"] : []),
]"""
"""What is alive in a page, as texts."""

# Texts that name or compute something: with others, a standard would not be one.
_MEANT = {
    "artifact": {"field", "file", "files", "filled", "lists", "sections", "when"},
    "exercise": {"delete", "in", "new", "old", "subject", "write"},
    "rule": {
        *("at", "check", "delete", "expect", "found", "let", "past", "remove", "set"),
        *("shall_when", "text", "to", "when"),
    },
    "standard": {"accent", "let", "limits", "lists", "logo", "pages", "primary", "schemas"},
}
_ONE_LINE = {"message", "title", "name", "company", "everyday"}
_FIXED = {"pattern", "enum", "const", "format"}


def standard(source: Path, folder: Path) -> set[str]:
    """Copy a standard that extends none, with a payload in each text: the fields that had one."""
    shutil.copytree(source, folder)
    if not (folder / "schemas").is_dir():
        shutil.copytree(ROOT / "schemas", folder / "schemas")
    payloads = _Payloads()
    met: set[str] = set()
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder)
        sort = _sort(name)
        if sort:
            data, known = _data(path), fields(sort)
            if sort == "standard":
                data |= {"schemas": "schemas", "handbook": {"name": "", "company": ""}}
            path.write_text(json.dumps(payloads.behind(data, (), known)), encoding="utf-8")
            met |= {f"{sort} {'.'.join(way)}" for way in payloads.met}
            payloads.met.clear()
        elif name.parts[0] == "golden" and name.name != "index.yaml":
            path.write_text(json.dumps(payloads.sentences(_data(path))), encoding="utf-8")
        elif name.parts[0] == "skeletons":
            with path.open("a", encoding="utf-8") as skeleton:
                skeleton.write("".join(f"# {mark}\n" for mark in MARKS))
    for path in (folder / "schemas").rglob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(payloads.described(schema)), encoding="utf-8")
    return met


def company(base: Path, folder: Path) -> Path:
    """A company's standard over one with payloads, that changes a text of each of its rules."""
    (folder / "rules").mkdir(parents=True)
    payloads = _Payloads()
    for path in sorted((base / "rules").rglob("*.yaml")):
        data = _data(path)
        data |= {name: payloads.described({"title": ""})["title"] for name in ("title", "why")}
        (folder / "rules" / path.parent.name).mkdir(exist_ok=True)
        (folder / "rules" / path.parent.name / path.name).write_text(json.dumps(data))
    head = {
        "schema": "standard/v1",
        "id": "company",
        "title": f"Company {' '.join(MARKS)}",
        "extends": f"../{base.name}@1.0",
        "editions": [{"id": "1.0", "status": "current"}],
        "handbook": {"name": MARKS[1], "company": MARKS[0]},
        "loosens": {"limit": {"reason": " ".join(MARKS), "approved_by": " ".join(MARKS)}},
        "thresholds": {"limit": 12},
    }
    (folder / "standard.yaml").write_text(json.dumps(head), encoding="utf-8")
    return folder


def project(source: Path, folder: Path) -> Path:
    """A copy of a project with a payload in each of its sentences: its folder.

    It has one short one, so that the sentence is no longer than a schema allows.
    """
    shutil.copytree(source, folder)
    payloads = _Payloads(brief=True)
    for path in sorted(folder.rglob("*.yaml")):
        path.write_text(json.dumps(payloads.sentences(_data(path))), encoding="utf-8")
    return folder


def fields(sort: str) -> dict[Way, int]:
    """The text fields of one sort of a standard's files, each with its greatest length or 0."""
    text = (ROOT / "schemas" / "meta" / sort / "v1.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    return dict(_fields(schema, (), schema.get("$defs", {}), _MEANT.get(sort, set())))


def _fields(
    schema: Any, way: Way, shared: dict[str, Any], meant: set[str]
) -> Iterator[tuple[Way, int]]:
    if "$ref" in schema:
        schema = shared.get(schema["$ref"].rpartition("/")[2], {})
    for name, inner in schema.get("properties", {}).items():
        if name not in meant:
            yield from _fields(inner, (*way, name), shared, meant)
    for name, sign in (("items", "[]"), ("additionalProperties", "*")):
        if isinstance(schema.get(name), dict):
            yield from _fields(schema[name], (*way, sign), shared, meant)
    if schema.get("type") == "string" and _FIXED.isdisjoint(schema):
        yield way, schema.get("maxLength", 0)


class _Payloads:
    """Puts payloads behind texts, a different one first in each, since some texts are cut."""

    def __init__(self, brief: bool = False) -> None:
        self.met: set[Way] = set()
        self._numbers = count()
        self._brief = brief

    def behind(self, value: Any, way: Way, known: dict[Way, int]) -> Any:
        """Data with a payload in each text that is one of the known fields."""
        if isinstance(value, list):
            return [self.behind(each, (*way, "[]"), known) for each in value]
        if isinstance(value, dict):
            named = {
                each[len(way)] for each in known if len(each) > len(way) and each[: len(way)] == way
            }
            return {
                key: self.behind(each, (*way, key if key in named else "*"), known)
                for key, each in value.items()
            }
        if not isinstance(value, str) or way not in known:
            return value
        self.met.add(way)
        if known[way]:
            return self._short(known[way])
        added = self._line() if way[-1] in _ONE_LINE else self._text()
        if way[-1] in ("message", "fix"):  # where braces ask for a value
            added = added.replace("{", "(").replace("}", ")")
        return value + added

    def sentences(self, value: Any) -> Any:
        """Data with a payload behind each text of several words."""
        if isinstance(value, list):
            return [self.sentences(each) for each in value]
        if isinstance(value, dict):
            return {key: self.sentences(each) for key, each in value.items()}
        if not isinstance(value, str) or " " not in value:
            return value
        return f"{value[:40]} {self._short(60)}" if self._brief else value + self._text()

    def described(self, schema: Any, names: bool = False) -> Any:
        """A schema with a payload behind what it says; `names` is true where keys are of fields."""
        if isinstance(schema, list):
            return [self.described(each) for each in schema]
        if not isinstance(schema, dict):
            return schema
        made = {key: self.described(each, key == "properties") for key, each in schema.items()}
        for key in () if names else ("title", "description", "x-unit"):
            if isinstance(made.get(key), str):
                made[key] += self._line()
        if not names and _FIXED.isdisjoint(schema) and isinstance(made.get("examples"), list):
            shown = made["examples"]
            made["examples"] = [e + self._text() if isinstance(e, str) else e for e in shown]
        return made

    def _short(self, longest: int) -> str:
        number = next(self._numbers)
        fitting = [mark for mark in MARKS if len(mark) <= longest]
        return fitting[number % len(fitting)]

    def _line(self) -> str:
        number = next(self._numbers) % len(MARKS)
        return " " + " ".join((*MARKS[number:], *MARKS[:number]))

    def _text(self) -> str:
        number = next(self._numbers) % len(BLOCKS)
        blocks = (*BLOCKS[number:], *BLOCKS[:number])
        return "\n\n".join((self._line(), *blocks, ""))


def _sort(path: Path) -> str:
    """Of which sort a file of a standard is; empty for one of a project."""
    first = path.parts[0]
    if first == "courses":
        inner = {"questions": "question", "exercises": "exercise", "lessons.yaml": "lessons"}
        return inner.get(path.parts[1], "course")
    sorts = {"artifacts": "artifact", "rules": "rule", "crosswalk": "crosswalk", "kpis": "kpi"}
    return {**sorts, "standard.yaml": "standard", "glossary.yaml": "glossary"}.get(first, "")


def _data(path: Path) -> Any:
    document = read(path.read_bytes(), path.name)
    assert isinstance(document, Document), document
    return document.data
