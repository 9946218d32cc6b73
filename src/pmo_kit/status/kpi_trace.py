"""Traces a key figure of a project to its measures, and these to file, line and column."""

from __future__ import annotations

from pmo_kit.engine.check import read_state
from pmo_kit.engine.open_project import Project
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.trace import Chain
from pmo_kit.project.checkout import checkout_of
from pmo_kit.results.kpi_explanation import ExplainedKpi, KpiText
from pmo_kit.status.kpi_formulas import CompiledKpi
from pmo_kit.status.kpis import field_readings, kpi_value, measures_read, seen_of
from pmo_kit.status.measure_trace import Traced


def explained_kpi(project: Project, compiled: CompiledKpi) -> ExplainedKpi:
    """A key figure of a project, and all that it was computed from.

    Raises `ManifestError` as `check` does, and `GitError` for a repository that cannot be read.
    """
    snapshot, standard, kpi = project.snapshot, project.compiled.standard, compiled.kpi
    state = read_state(project.compiled, snapshot, project.options)
    traced, seen = Traced(state), seen_of(state)
    source = checkout_of(project.root, snapshot)
    names = measures_read(compiled.formula) if compiled.formula is not None else []
    chains: dict[str, Chain] = {}
    for name in names:
        for chain in traced.facts.chains(MEASURES[name]):
            chains.setdefault(chain.measure.name, chain)
    found = kpi_value(compiled, seen)
    return ExplainedKpi(
        project=snapshot.id,
        root=snapshot.root,
        standard=standard.id,
        edition=standard.edition,
        as_of=project.options.as_of.isoformat(),
        commit=source.commit or "",
        clean=source.tree_clean is True,
        broken=state.unusable,
        text=KpiText(kpi.question, kpi.decides, kpi.formula, kpi.trap, kpi.pair, kpi.file),
        found=found,
        measures=(*names,),
        readings=field_readings(compiled, seen, state) if found.value is not None else (),
        traces=tuple(map(traced.trace, chains.values())),
    )
