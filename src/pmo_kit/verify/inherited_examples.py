"""Lists what of an inherited standard would break under what a company asks for beyond it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from pmo_kit.engine import Compiled, CompiledRule, check
from pmo_kit.engine.state import Options
from pmo_kit.examples.edits import staged
from pmo_kit.examples.golden import Golden, choose, from_below, settings_for, under
from pmo_kit.project import ManifestError, Snapshot
from pmo_kit.project.paths import PathError
from pmo_kit.results.verification import Case, Note
from pmo_kit.standard import Rule, Standard
from pmo_kit.standard.files import Layer, mapping
from pmo_kit.standard.merge_layers import folders
from pmo_kit.verify.golden_findings import GoldenFindings


def notes_on_projects(
    layer: Layer, compiled: Compiled, golden: list[Golden], ground: GoldenFindings
) -> Iterator[Note]:
    """Of each own rule and kind of a standard the inherited golden projects that lack it."""
    own = {document.data["id"]: document for document in layer.rules}
    found: dict[tuple[str, str], list[Case]] = {}
    for one in (one for one in golden if one.inherited):
        for finding in ground.of(one, one.options()):
            path = str(Path(one.snapshot.root, finding.location.path))
            place = (path, finding.location.line, finding.location.column)
            case = Case(*place, finding.rule, f"the golden project {one}: {finding.message}")
            found.setdefault((finding.rule, finding.kind), []).append(case)
    for (rule, kind), cases in sorted(found.items()):
        document = own.get(rule) or layer.artifacts.get(kind)
        if document is not None:
            asks = rule if rule in own else f"What this asks of `{kind}` ({rule})"
            message = f"{asks} fires on inherited golden projects, which were written without it."
            yield Note(document.path, 1, 1, message, tuple(cases))


class InheritedExamples:
    """The golden projects and the examples of what a standard extends, to be judged otherwise."""

    def __init__(self, base: Compiled, golden: list[Golden]) -> None:
        self._base = base
        self._golden = golden
        self._folders = folders(Path(base.standard.folder))

    def notes(self, layer: Layer, standard: Standard) -> Iterator[Note]:
        """Of each threshold that a standard sets anew what would fire under its new value.

        All of it goes on being judged under the value for which it was written.
        """
        before = self._base.standard.thresholds
        for name in layer.data.get("thresholds", {}):
            after = standard.thresholds[name]
            if name not in before or before[name] == after:
                continue
            cases = tuple(self._firing(name, after))
            if cases:
                place = layer.head.place(("thresholds", name))
                yield Note(
                    layer.head.path,
                    place.line,
                    place.column,
                    f"`{name}` is {before[name]} in {self._base.standard.name} and {after} here. "
                    "What is inherited is judged under the value that it was written for; under "
                    "the new one this would fire, too.",
                    cases,
                )

    def _firing(self, name: str, value: Any) -> Iterator[Case]:
        """The golden projects on which a rule fires, and of the rules that read the threshold each
        example on which more fires than on the golden project that it starts from.
        """
        on_golden: dict[str, set[str]] = {}
        for one in self._golden:
            manifest = str(Path(one.snapshot.root, "pmo.yaml"))
            found = self._new(one.snapshot, one.options(), one.settings, {name: value})
            on_golden[one.snapshot.root] = set(found)
            for fired in sorted(set(found.values())):
                yield Case(manifest, 1, 1, fired, f"the golden project {one}")
        read = f"standard.thresholds.{name}"
        for rule in (each.rule for each in self._base.rules if read in _reads(each)):
            path = self._path_of(rule)
            for sort, index, snapshot, options in self._examples(rule, path):
                settings = settings_for(str(path), self._base)
                found = self._new(snapshot, options, settings, {name: value})
                for other in sorted(
                    {found[each] for each in found.keys() - on_golden[snapshot.root]}
                ):
                    place = mapping(path).place(("examples", sort, index))
                    told = f"{sort} example {index + 1} of {rule.id}"
                    yield Case(str(path), place.line, place.column, other, told)

    def _new(
        self,
        snapshot: Snapshot,
        options: Options,
        settings: Mapping[str, Any],
        thresholds: Mapping[str, Any],
    ) -> dict[str, str]:
        """By fingerprint, the rules that fire under some thresholds and not as it was written."""
        changed = {**settings, "thresholds": {**settings["thresholds"], **thresholds}}
        before, after = (
            {finding.fingerprint: finding.rule for finding in report.findings}
            for report in (
                check(under(self._base, each), snapshot, options).report
                for each in (settings, changed)
            )
        )
        return {each: after[each] for each in after.keys() - before.keys()}

    def _examples(self, rule: Rule, path: Path) -> Iterator[tuple[str, int, Snapshot, Options]]:
        """The examples of an inherited rule, each with its project and how that is judged."""
        golden = from_below(self._golden, str(path), self._base)
        for sort in ("good", "bad"):
            for index, example in enumerate(rule.examples.get(sort) or ()):
                ground = choose(golden, example)
                if ground is not None:
                    with suppress(PathError, ManifestError, ValueError):  # told where it is written
                        snapshot = staged(ground.snapshot, example, self._base.standard)
                        yield sort, index, snapshot, _options(ground, example)

    def _path_of(self, rule: Rule) -> Path:
        """The file of an inherited rule."""
        homes = {f"{folder.parent.name}/{folder.name}/": folder for folder in self._folders}
        home = next(home for home in homes if rule.source.startswith(home))
        return homes[home] / rule.source.removeprefix(home)


def _reads(rule: CompiledRule) -> frozenset[str]:
    return rule.facts.reads.deciding | rule.facts.reads.telling


def _options(golden: Golden, example: Mapping[str, Any]) -> Options:
    day = example.get("as_of")
    as_of = date.fromisoformat(str(day)) if day is not None else None
    return golden.options(example.get("gate"), as_of)._replace(proving=True)
