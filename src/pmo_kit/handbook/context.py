"""What pages are made from: a standard, the program, a docs folder, and the golden projects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from pmo_kit.engine import Compiled, check
from pmo_kit.engine.check import read_state
from pmo_kit.engine.compile_rules import compile_standard
from pmo_kit.engine.name_keywords import name_plan
from pmo_kit.examples.edits import candidates
from pmo_kit.examples.golden import Golden, choose, load_golden, under
from pmo_kit.handbook.fields import anchor_of, groups
from pmo_kit.handbook.markdown import title_in
from pmo_kit.handbook.phrases import TIERS, guide_page, page_at
from pmo_kit.handbook.program import Program, Template
from pmo_kit.measures.facts import Facts
from pmo_kit.project import Artifact
from pmo_kit.standard import Rule, Standard
from pmo_kit.standard.courses import Training, load_training
from pmo_kit.standard.kpis import Kpi, load_kpis
from pmo_kit.standard.merge_layers import folders, settings

_OF_STANDARD = {
    "role": (page_at("roles"), ""),
    "gate": (page_at("gates"), ""),
    "rule": (page_at("rules"), ""),
    "artifact": (page_at("artifacts"), ""),
    "phase": (TIERS, ""),
    "tier": (TIERS, ""),
}
"""Where the pages of what the standard itself defines lie."""
_STAGE = re.compile(r"([A-Za-z0-9]+)/([a-z]+)")


class Context:
    """A standard with what shows and judges its examples, each read when a page first asks.

    The program is told of where it is handed in, and pages lead to what is in the docs folder.
    Titles of hand-written pages are read there, or in the folders `titles`, the first before the
    next.
    """

    def __init__(
        self,
        standard: Standard,
        program: Program | None = None,
        docs: Path | None = None,
        titles: Iterable[Path] | None = None,
    ) -> None:
        self.standard = standard
        self.program = program
        self.docs = docs
        self._titles = tuple(titles if titles is not None else filter(None, (docs,)))
        self._facts: dict[str, Facts] = {}

    def has_page(self, path: str) -> bool:
        """Whether the docs folder has a hand-written page."""
        return self.docs is not None and (self.docs / path).is_file()

    def title_of(self, path: str) -> str:
        """The title of a hand-written page; empty where there is none, or no such page."""
        pages = (folder / path for folder in self._titles)
        page = next((page for page in pages if path and page.is_file()), None)
        return title_in(page.read_text(encoding="utf-8")) if page else ""

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The standard's templates, as the program knows them; none without it."""
        return self.program.templates(self.standard) if self.program else ()

    @cached_property
    def guided(self) -> frozenset[str]:
        """The kinds that have a guide in the docs folder."""
        return frozenset(k for k in self.standard.kinds if self.has_page(guide_page(k)))

    @cached_property
    def compiled(self) -> Compiled:
        """The standard made ready to judge."""
        return compile_standard(self.standard)[0]

    @cached_property
    def lists(self) -> dict[str, tuple[str, str]]:
        """Of each kind of thing that fields refer to the page that tells of it, and the anchor."""
        kinds = self.standard.kinds
        found = dict(_OF_STANDARD)
        for word, known in name_plan(self.standard).words.items():
            inside = [one for one in known["in"] if not kinds[one[0]].outside]
            kind, list = (inside or known["in"])[0]
            found[word] = (
                page_at("artifacts", kind),
                anchor_of(groups(self.standard, kinds[kind]), list),
            )
        return found

    @cached_property
    def _layers(self) -> list[tuple[Path, list[Golden]]]:
        """The folder of the standard, then those of what it extends, with their golden projects."""
        if not Path(self.standard.folder, "standard.yaml").is_file():
            return []
        found = folders(Path(self.standard.folder))
        return [(folder, load_golden([folder], self.compiled)[0]) for folder in found]

    @cached_property
    def golden(self) -> list[Golden]:
        """The golden projects in the order of their indexes, those of what is extended first.

        So pages that a company inherits go on showing the projects that they were written for.
        """
        return [golden for _, layer in reversed(self._layers) for golden in layer]

    def golden_of(self, rule: Rule) -> list[Golden]:
        """The golden projects that a rule's examples may start from: those of the rule's own
        standard, then of those below it.
        """
        return [one for _, layer in self._layers[self._layer_of(rule) :] for one in layer]

    def alone(self, rule: Rule) -> Compiled:
        """The standard with no other rule, and the settings that its examples were written for."""
        known = self._by_layer[self._layer_of(rule)] if self._by_layer else self.compiled
        return known._replace(rules=tuple(one for one in known.rules if one.rule.id == rule.id))

    @cached_property
    def _by_layer(self) -> list[Compiled]:
        return [under(self.compiled, settings(folder)) for folder, _ in self._layers]

    def _layer_of(self, rule: Rule) -> int:
        homes = [f"{folder.parent.name}/{folder.name}/" for folder, _ in self._layers]
        return next((n for n, home in enumerate(homes) if rule.source.startswith(home)), 0)

    @cached_property
    def training(self) -> Training:
        """What the standard teaches; nothing where its files are not at hand."""
        if not Path(self.standard.folder, "standard.yaml").is_file():
            return Training({}, {}, {}, {})
        return load_training(self.standard)

    @cached_property
    def kpis(self) -> dict[str, Kpi]:
        """The standard's key figures; none where its files are not at hand."""
        if not Path(self.standard.folder, "standard.yaml").is_file():
            return {}
        return load_kpis(self.standard)

    @cached_property
    def met(self) -> dict[str, tuple[int, int]]:
        """For each rule, on how many golden projects it passes something, and how often."""
        met: dict[str, tuple[int, int]] = {}
        for golden in self.golden:
            compiled = golden.standard(self.compiled)
            report = check(compiled, golden.snapshot, golden.options()).report
            passed = Counter(v.rule for v in report.verdicts if v.outcome == "passed")
            mine = {
                r.id for r in self.standard.rules if any(g is golden for g in self.golden_of(r))
            }
            for rule in passed.keys() & mine:
                projects, before = met.get(rule, (0, 0))
                met[rule] = (projects + 1, before + passed[rule])
        return met

    def facts(self, stage: str) -> Facts:
        """The facts of a golden project on its own day. Raises `ValueError` for another name."""
        if stage not in self._facts:
            golden = self.at(stage)
            compiled = golden.standard(self.compiled)
            state = read_state(compiled, golden.snapshot, golden.options())
            self._facts[stage] = state.facts
        return self._facts[stage]

    def at(self, stage: str) -> Golden:
        """A golden project by tier and phase: `T3/executing`. Raises `ValueError` for another."""
        known = {f"{golden.tier}/{golden.phase}": golden for golden in self.golden}
        if stage not in known:
            names = ", ".join(known) or "none"
            raise ValueError(f"there is no golden project `{stage}`; there are {names}")
        return known[stage]

    def holding(self, name: str, stage: str = "") -> tuple[Golden, Artifact] | None:
        """The golden project to show an artifact from, and the artifact `kind` or `kind/key`.

        `stage` is `T3/executing`. Without it the project that examples start from comes first, then
        those of its tier, then the others from the last of the index: the fullest.
        """
        found = _STAGE.fullmatch(stage)
        if found is not None:
            asked = [g for g in self.golden if (g.tier, g.phase) == found.groups()]
        else:
            first = choose(self.golden, {})
            near = [golden for golden in self.golden if first and golden.tier == first.tier]
            near.sort(key=lambda golden: golden is not first)
            asked = near + [golden for golden in reversed(self.golden) if golden not in near]
        for golden in asked:
            for artifact in candidates(golden.snapshot, name):
                return golden, artifact
        return None
