"""Traces a measure of a project to what it was computed from, each value with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pmo_kit.engine.check import read_state
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.open_project import Project
from pmo_kit.engine.state import State
from pmo_kit.engine.verdicts import located
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.facts import THRESHOLDS
from pmo_kit.measures.trace import Chain, Recorder, TracedFacts
from pmo_kit.results import Location
from pmo_kit.results.explanation import ExplainedMeasure, MeasureTrace, PlacedReading
from pmo_kit.results.reading import Reading, plain, route
from pmo_kit.source import Document
from pmo_kit.standard import Standard
from pmo_kit.standard.merge_layers import heads
from pmo_kit.standard.once_for_each import OnceForEach


def explained(project: Project, name: str) -> ExplainedMeasure:
    """A measure of a project, by its full name, and all that it was computed from.

    Raises `LookupError` where no measure has this name, `ManifestError` as `check` does.
    """
    measure, snapshot, standard = MEASURES[name], project.snapshot, project.compiled.standard
    state = read_state(project.compiled, snapshot, project.options)
    traced = Traced(state)
    return ExplainedMeasure(
        project=snapshot.id,
        root=snapshot.root,
        standard=standard.id,
        edition=standard.edition,
        as_of=project.options.as_of.isoformat(),
        broken=state.unusable,
        traces=tuple(map(traced.trace, traced.facts.chains(measure))),
    )


class Traced:
    """The facts of a project that note what is read of them, and the documents this stands in."""

    def __init__(self, state: State) -> None:
        recorder = Recorder()
        artifacts = {id(view.fields): view.artifact for view in state.every()}
        self._documents = {one.path: one.document for one in artifacts.values()}

        def recorded(found: object) -> object:
            if isinstance(found, list):
                return [recorded(part) for part in found]
            artifact = artifacts.get(id(found))
            if artifact is None or not isinstance(found, Mapping):
                return found
            return recorder.record(found, artifact.document.fields, artifact.path)

        given = {root: recorded(found) for root, found in state.facts.given.items()}
        given[THRESHOLDS] = Thresholds(state.compiled, recorder, self._documents)
        self.facts = TracedFacts(given, recorder)

    def trace(self, chain: Chain) -> MeasureTrace:
        """A measure with its value and its readings, as data."""
        measure, computed = chain.measure, chain.computed
        placed = (PlacedReading(one, self.place(one)) for one in chain.readings)
        return MeasureTrace(
            name=measure.name,
            type=measure.type,
            unit=computed.unit,
            means=measure.means,
            notes=measure.notes,
            formula=measure.formula,
            timed=measure.timed,
            value=plain(computed.value),
            reason=computed.reason,
            readings=tuple(sorted(placed, key=lambda one: one.location)),
            inputs=tuple(inner.name for inner in chain.inputs),
        )

    def place(self, reading: Reading) -> Location:
        """Where a reading stands in its file, which is read once more to find it."""
        document = self._documents[reading.path]
        steps = route(reading.pointer, document.fields)
        return located(reading.path, document.place((*document.to_fields, *steps)))


@OnceForEach
def _heads(standard: Standard) -> tuple[tuple[str, Document], ...]:
    """The `standard.yaml` of a standard, then of what it extends."""
    return heads(Path(standard.folder))


class Thresholds(Mapping[str, object]):
    """The numbers that a standard sets, each read from the `standard.yaml` that sets it."""

    def __init__(
        self, compiled: Compiled, recorder: Recorder, documents: dict[str, Document]
    ) -> None:
        self._values = compiled.standard.thresholds
        self._standard = compiled.standard
        self._recorder = recorder
        self._documents = documents
        self._records: dict[str, Mapping[str, object]] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._records:
            self._records[name] = self._record(name, self._values[name])
        return self._records[name][name]

    def _record(self, name: str, value: object) -> Mapping[str, object]:
        for path, document in _heads(self._standard):
            if name in document.data.get("thresholds", {}):
                written = self._documents.setdefault(path, document).data["thresholds"]
                return self._recorder.record({name: value}, written, path, "thresholds")
        return {name: value}

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
