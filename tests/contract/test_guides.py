"""Each kind has its guide, every rule is told on some page, and what a page names is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.handbook.fields import groups
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.standard import Standard, load
from pmo_kit.writers import FORMATS

HEADINGS = [
    "Why it exists",
    "How to write it",
    "Judgement calls",
    "What good looks like",
    "An example",
    "Common mistakes",
    "By tier and method",
    "Its rules",
]
UNEXPLAINED: dict[str, str] = {}
"""Rules that no hand-written page names, each with the reason; so far every rule is told."""

WITHOUT_EXAMPLE = {"known-findings": "the golden projects were never late adopters"}
MOST_WORDS = 720

FENCE = re.compile(r"^( *)(`{3,}).*?^\1\2$", re.MULTILINE | re.DOTALL)
COMPUTED = re.compile(r"<!-- pmo:.*?<!-- /pmo -->", re.DOTALL)
RULE_ID = re.compile(r"\b[A-Z][A-Z0-9]{1,11}-\d{3}\b")
PATH = re.compile(r"[a-z_]+(\[[^\]]*\])?(\.[a-z_]+(\[[^\]]*\])?)*")
FILE = re.compile(r"\.(ya?ml|md|(?:nd)?json|txt|py|toml|html|csv|xlsx|zip)$")
FOLDERS = r"standards|schemas|templates|docs|src|examples|tests|bench|scripts|requirements"
ROLE = re.compile(r"(?:^[ -]*|[`{,] ?)role: ([a-z][a-z-]*)", re.MULTILINE)
REPOSITORY = re.compile(rf"(?:{FOLDERS})/[A-Za-z0-9_./-]*")
BESIDE = {"standard.mode"}
"""What rules read and no schema has."""

COMPANYS = (
    "explanation/",
    "guides/other-files.md",
    "guides/own-fields.md",
    "guides/own-handbook.md",
    "guides/own-standard.md",
    "guides/own-templates.md",
    "guides/own-words.md",
)
"""Pages that name the kinds, fields and files of a company, or of times gone by."""


@pytest.fixture(scope="module")
def core() -> Standard:
    return load("core")


@pytest.fixture(scope="module")
def docs(root: Path) -> Path:
    return root / "docs"


def written(docs: Path) -> dict[str, str]:
    """The pages that people write, by path."""
    return {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(docs.rglob("*.md"))
        if path.relative_to(docs).parts[0] != "reference"
    }


def test_each_kind_has_a_guide_and_each_guide_a_kind(core: Standard, docs: Path) -> None:
    assert {path.stem for path in (docs / "artifacts").glob("*.md")} - {"index"} == set(core.kinds)


def shape_faults(kind: str, text: str) -> Iterator[str]:
    """How a guide differs from all others in its layout."""
    headings = re.findall(r"^## (.+)$", FENCE.sub("", text), re.MULTILINE)
    if headings != HEADINGS:
        yield f"{kind}: its sections are {headings}"
    for mark in (f"pmo:kind {kind} ", f"pmo:good {kind} "):
        if f"<!-- {mark}-->" not in text:
            yield f"{kind}: no {mark}"
    if not re.search(rf"<!-- pmo:example {kind}[ /]", text) and kind not in WITHOUT_EXAMPLE:
        yield f"{kind}: no example of a golden project"
    words = len(COMPUTED.sub("", text).split())
    if words > MOST_WORDS:
        yield f"{kind}: {words} words"


def test_every_guide_has_the_same_layout(core: Standard, docs: Path) -> None:
    texts = {kind: (docs / "artifacts" / f"{kind}.md").read_text() for kind in core.kinds}
    assert [fault for kind in texts for fault in shape_faults(kind, texts[kind])] == []


def test_a_guide_of_another_layout_is_seen(docs: Path) -> None:
    text = (docs / "artifacts" / "charter.md").read_text()
    assert [*shape_faults("charter", text)] == []
    planted = {
        "sections": text.replace("## Judgement calls", "## Thoughts"),
        "pmo:good": text.replace("<!-- pmo:good charter", "<!-- pmo:good log"),
        "example": text.replace("<!-- pmo:example charter", "<!-- pmo:example log"),
        "words": text + " word" * MOST_WORDS,
    }
    for word, wrong in planted.items():
        (fault,) = shape_faults("charter", wrong)
        assert word in fault


def untold(core: Standard, pages: dict[str, str]) -> set[str]:
    """The rules that the guide to their kind does not name, and built-in ones without any page."""
    missing = set()
    for rule in core.rules:
        if rule.id not in RULE_ID.findall(pages[f"artifacts/{rule.artifact}.md"]):
            missing.add(rule.id)
    named = {found for text in pages.values() for found in RULE_ID.findall(text)}
    return missing | ({check.id for check in BUILTINS} - named)


def test_every_rule_is_explained_by_the_guide_to_its_kind(core: Standard, docs: Path) -> None:
    assert untold(core, written(docs)) == UNEXPLAINED.keys()


def test_a_rule_that_no_guide_names_is_seen(core: Standard, docs: Path) -> None:
    pages = written(docs)
    pages["artifacts/log.md"] = pages["artifacts/log.md"].replace("RISK-004", "RISK-003")
    pages = {name: text.replace("KIT-007", "") for name, text in pages.items()}
    assert untold(core, pages) == {"RISK-004", "KIT-007"}


def test_every_format_is_told(docs: Path) -> None:
    page = (docs / "guides" / "formats.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \| \w", page, re.MULTILINE)) == set(FORMATS)


def test_no_sentence_stands_in_two_guides(docs: Path) -> None:
    assert repeated({p.name: p.read_text() for p in (docs / "artifacts").glob("*.md")}) == []


def repeated(texts: dict[str, str]) -> list[str]:
    """Sentences of five words and more that two guides share."""
    seen: dict[str, str] = {}
    twice = []
    for name, text in texts.items():
        prose = re.sub(
            r"^(#|\||<|---|title:).*$", "", COMPUTED.sub("\n\n", text), flags=re.MULTILINE
        )
        for sentence in {" ".join(s.split()) for s in re.split(r"(?<=[.?!])\s|\n\n", prose)}:
            if len(sentence.split()) >= 5 and seen.setdefault(sentence, name) != name:
                twice.append(f"{name} and {seen[sentence]}: {sentence}")
    return twice


def test_a_repeated_sentence_is_seen() -> None:
    said = "This is said in two places.\n"
    assert repeated({"a": f"One. {said}", "b": f"Two. {said}"}) == [
        "b and a: This is said in two places."
    ]


class Known:
    """All that pages may name: fields, measures, thresholds, kinds, gates, roles, files here."""

    def __init__(self, standard: Standard, root: Path) -> None:
        self.kinds = set(standard.kinds)
        self.gates = {gate.id for gate in standard.gates}
        self.roles = {role.id for role in standard.roles}
        self.thresholds = set(standard.thresholds)
        self.root = root
        self.paths = {*standard.lists, *standard.thresholds, *MEASURES, *BESIDE}
        self.paths |= {f"standard.thresholds.{name}" for name in standard.thresholds}
        self.paths |= {f"standard.lists.{name}" for name in standard.lists}
        for kind in standard.kinds.values():
            for group in groups(standard, kind):
                for field in group.fields:
                    parts = field.path.replace("[]", "").split(".")
                    self.paths |= {".".join(parts[n:]) for n in range(len(parts))}

    def unknown(self, text: str) -> Iterator[str]:
        """What a page names that is not there."""
        for found in re.findall(r"\bpmo add ([a-z][a-z-]*)", text):
            yield from () if found in self.kinds else (f"kind {found}",)
        for found in re.findall(r"(?:\bpmo gate |--gate |--with )([A-Za-z0-9]+)", text):
            yield from () if found in self.gates else (f"gate {found}",)
        for found in ROLE.findall(text):
            yield from () if found in self.roles else (f"role {found}",)
        for found in re.findall(r"\bthresholds\.([a-z_]+)", text):
            yield from () if found in self.thresholds else (f"threshold {found}",)
        for found in REPOSITORY.findall(text):
            path = found.rstrip(".")
            yield from () if (self.root / path).exists() else (f"file {path}",)
        for code in re.findall(r"`([^`\n]+)`", FENCE.sub("", text)):
            name = code.partition(":")[0]
            if PATH.fullmatch(name) and set(name) & set("_.[") and not FILE.search(name):
                plain = re.sub(r"\[[^\]]*\]", "", name)
                yield from () if plain in self.paths else (f"field {name}",)


def test_what_a_page_names_is_there(core: Standard, root: Path, docs: Path) -> None:
    known = Known(core, root)
    wrong = [
        f"{name}: {what}"
        for name, text in written(docs).items()
        if not name.startswith(COMPANYS)
        for what in known.unknown(text)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "named",
    [
        "Write `pmo add chartr`.",
        "Ask `pmo gate RfX` or `pmo check --gate XX`.",
        "It is `role: king`.",
        "Red from `standard.thresholds.risk_blue` on.",
        "See `standards/core/nothing.yaml`.",
        "Fill in `deliverables[].criterium`.",
    ],
)
def test_what_is_not_there_is_seen(core: Standard, root: Path, named: str) -> None:
    assert [*Known(core, root).unknown(named)]


def test_what_is_there_is_not_complained_of(core: Standard, root: Path) -> None:
    named = (
        "`pmo add charter`, `pmo gate RfE`, `role: project-owner`, `standard.thresholds.risk_red`, "
        "`standards/core/standard.yaml`, `deliverables[].criteria`, `pmo.yaml`, `log.yaml`"
    )
    assert [*Known(core, root).unknown(named)] == []
