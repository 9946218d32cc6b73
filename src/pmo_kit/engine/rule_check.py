"""Judges one rule: on which subjects, whether it applies, what it says, and where it points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from pmo_kit import measures
from pmo_kit.cel import Absent, CelEvalError, CelUnknown, Checked, Context, Program, compile
from pmo_kit.cel.unknowns import Unknown
from pmo_kit.engine.compiled import (
    PAST,
    STANDARD_LISTS,
    Compiled,
    CompiledRule,
    cel_name,
)
from pmo_kit.engine.file_names import FileNames
from pmo_kit.engine.project_scope import project_scope
from pmo_kit.engine.records import Records
from pmo_kit.engine.rule_places import computed_place, named_place
from pmo_kit.engine.rule_plan import plan_for
from pmo_kit.engine.rule_texts import told
from pmo_kit.engine.state import Gone, State, View, because_broken
from pmo_kit.engine.subjects import Element, OfKind, name_of
from pmo_kit.engine.verdicts import (
    Origins,
    Verdicts,
    at,
    because_absent,
    because_not_given,
    excerpt,
    fixes_of_rule,
    page_of,
)
from pmo_kit.project.limits import STEPS_OF_A_FINDING, STEPS_OF_A_VERDICT, hold_steps
from pmo_kit.project.paths import Spot, walk
from pmo_kit.results import Finding, Fix, Level, Location, Related, fingerprint
from pmo_kit.source import Document, Route, pointer

if TYPE_CHECKING:
    from pmo_kit.engine.history import Past

MOST_RELATED = 6
MOST_TRACED = 200


class Judge:
    """Judges the rules of a standard on one project."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._compiled: Compiled = state.compiled
        self._origins = Origins(state)
        self._context = Context(FileNames(state.snapshot).has)
        self._records = Records(state)
        self._plan = plan_for(state)
        self._scope = project_scope(state, self._records)
        self._gates = {gate.id for gate in state.gates}
        self._traced = 0
        self._known: dict[tuple[int, str], list[Element]] = {}  # by the identity of the view

    @cached_property
    def _past(self) -> Past:
        """The project's history, for the rules that read it."""
        from pmo_kit.engine.history import Past

        return Past(self._state, self._plan.past)

    def judge_all(self, out: Verdicts) -> None:
        """Add the verdicts of every rule of the standard, in its order."""
        for settled, rule in self._plan.steps:
            out.rows += settled
            if rule is not None:
                self.judge(rule, out)

    def judge(self, rule: CompiledRule, out: Verdicts) -> None:
        """Add the verdicts of a rule that concerns the project."""
        if rule.measures:
            self._compute_measures()
        if rule.reapprovals and "reapprovals" not in self._scope:
            self._scope["reapprovals"] = self._reapprovals()
        before, kind = len(out.rows), rule.rule.artifact
        for path in self._state.broken.get(kind, ()):
            subject = f"{name_of(OfKind(kind), self._state)}/{path}"
            out.add(rule.rule.id, subject, "skipped", because_broken(path))
        for view in self._state.of(kind):
            try:
                elements = self._elements(rule, view)
            except CelUnknown as unknown:
                out.add(rule.rule.id, self._state.subject(view), "skipped", unknown.message)
                continue
            self._see(rule, view)
            for element in elements:
                self._one(rule, element, out)
        if len(out.rows) == before:
            reason = because_absent(rule.rule.each or kind)
            out.add(rule.rule.id, OfKind(kind), "not_applicable", reason)

    def _reapprovals(self) -> list[Any]:
        from pmo_kit.engine.reapprovals import reapprovals

        return reapprovals(self._state, self._past)

    def _elements(self, rule: CompiledRule, view: View) -> list[Element]:
        """What a rule judges in an artifact; found once for all rules on the same list."""
        each = rule.rule.each
        found = self._known.get((id(view), each))
        if found is None:
            found = [Element(view, spot, each) for spot in self._find(view, each)]
            self._known[id(view), each] = found
        return found

    def _find(self, view: View, each: str) -> Iterator[Spot | Gone]:
        if not each:
            yield Spot((), view.doc)
        elif each.startswith(STANDARD_LISTS):
            yield from walk(self._scope["standard"], each.removeprefix("standard."))
        elif each.startswith(PAST):
            yield from self._past.entries(view, each.removeprefix(PAST))
        else:
            yield from walk(view.doc, each)

    def _one(self, rule: CompiledRule, element: Element, out: Verdicts) -> None:
        view, spot, _ = element
        self._context.spent += STEPS_OF_A_VERDICT
        hold_steps(self._context.spent, rule.rule.id, view.path)
        self._see_element(rule, element)
        if type(spot.value) is Unknown:
            out.add(rule.rule.id, element, "skipped", spot.value.reason)
            return
        when, check = rule.programs
        try:
            if when is not None and not self._holds(when, self._scope):
                out.add(rule.rule.id, element, "not_applicable", "its condition does not hold")
            elif self._holds(check, self._scope):
                out.add(rule.rule.id, element, "passed")
            else:
                self._context.spent += STEPS_OF_A_FINDING
                out.add_finding(self._announced(self._finding(rule, element), rule))
        except Absent as absent:
            out.add(rule.rule.id, element, "skipped", self._absent(absent.kind))
        except CelUnknown as unknown:
            out.add(rule.rule.id, element, "skipped", unknown.message)
        except CelEvalError as error:
            out.add_finding(self._error(rule, element, error))

    def _see(self, rule: CompiledRule, view: View) -> None:
        """Let conditions see an artifact."""
        self._scope["doc"], self._scope["file"] = view.doc, view.file
        if rule.previous:
            self._scope["previous"] = self._records.seen_as_previous(view)

    def _see_element(self, rule: CompiledRule, element: Element) -> None:
        """Let conditions see what is judged, within the artifact that they see."""
        view, spot, each = element
        self._scope["item"] = spot.value
        if rule.key_at is not None:
            self._scope["key"] = spot.route[rule.key_at]
        if rule.past:
            self._scope["past"] = self._past.of(view, each.removeprefix(PAST), spot)
        if spot.parents:
            self._scope["parent"] = spot.parents[0]
            self._scope["parents"] = list(spot.parents)

    def _announced(self, finding: Finding, rule: CompiledRule) -> Finding:
        """The finding; announced only where its rule does not bind the project yet."""
        if not rule.rule.effective:
            return finding
        from pmo_kit.engine.effective_date import announce

        return announce(finding, rule.rule, self._state)

    def _holds(self, program: Program, bindings: Mapping[str, Any]) -> bool:
        value = program.run(bindings, self._context)
        if not isinstance(value, bool):
            raise CelEvalError("the condition is neither true nor false", 0)
        return value

    def _run(self, checked: Checked, bindings: Mapping[str, Any]) -> Any:
        return compile(checked).run(bindings, self._context)

    def _absent(self, name: str) -> str:
        for kind in self._compiled.standard.kinds.values():
            if cel_name(kind.kind) == name:
                if kind.outside:
                    return because_not_given(kind.kind, bool(self._state.snapshot.registries))
                return because_absent(kind.kind)
        return f"there is no {name}"

    def _finding(self, rule: CompiledRule, element: Element) -> Finding:
        view, route, subject = element.view, element.route, name_of(element, self._state)
        document = view.artifact.document
        bindings = self._with_found(rule, self._scope)
        run = partial(self._run, bindings=bindings)
        target = self._target(rule, view, route, bindings)
        location = at(document, target, rule.rule.at_key)
        return Finding(
            rule=rule.rule.id,
            level=self._level(rule, bindings),
            title=rule.rule.title,
            message=told(rule.failed.message, run, self._state.words),
            location=location,
            subject=subject,
            fingerprint=fingerprint(subject, rule.rule.id, document.path),
            kind=rule.rule.artifact,
            why=rule.rule.why,
            fix=told(rule.failed.advice, run, self._state.words),
            page=page_of(rule.rule.id),
            timed=rule.timed,
            excerpt=excerpt(document.text, location) if target else (),
            related=self._related(rule, bindings, location),
            fixes=self._mends(rule, document, route, bindings) if rule.failed.fixes else (),
            pointer=pointer(target),
            gates=tuple(gate for gate in rule.rule.applies.gates if gate in self._gates),
            name=rule.rule.name,
        )

    def _compute_measures(self) -> None:
        if "measures" not in self._scope:
            self._scope["measures"] = measures.compute(self._state.facts, self._plan.measures)

    def _mends(
        self, rule: CompiledRule, document: Document, route: Route, bindings: Mapping[str, Any]
    ) -> tuple[Fix, ...]:
        if rule.measures_fix:
            self._compute_measures()
        scope = {**self._scope, **bindings}
        return fixes_of_rule(rule, document, route, lambda to: self._run(to, scope))

    def _error(self, rule: CompiledRule, element: Element, error: CelEvalError) -> Finding:
        document, route = element.view.artifact.document, element.route
        subject = name_of(element, self._state)
        location = at(document, route)
        return Finding(
            rule=rule.rule.id,
            level=rule.rule.level,
            title=rule.rule.title,
            message=f"The rule could not be judged: {error.message}.",
            location=location,
            subject=subject,
            fingerprint=fingerprint(subject, rule.rule.id, document.path),
            outcome="error",
            kind=rule.rule.artifact,
            why="A rule that cannot be judged neither passes nor fails.",
            fix=f"The standard is at fault: tell its owner. The rule is in {rule.rule.source}.",
            page=page_of(rule.rule.id),
            reason=error.message,
            excerpt=excerpt(document.text, location),
            pointer=pointer(route),
            name=rule.rule.name,
        )

    def _with_found(self, rule: CompiledRule, bindings: dict[str, Any]) -> dict[str, Any]:
        """What a rule sees, with what it found where that can be told."""
        if rule.failed.found is not None:
            with suppress(CelEvalError):
                return {**bindings, "found": self._run(rule.failed.found, bindings)}
        return bindings

    def _level(self, rule: CompiledRule, bindings: dict[str, Any]) -> Level:
        """How much a finding binds; what the rule's `level` says, where that is not known."""
        if rule.failed.shall is not None:
            with suppress(Absent, CelUnknown):
                holds = self._holds(compile(rule.failed.shall), bindings)
                return "shall" if holds else rule.rule.level
        return rule.rule.level

    def _target(
        self, rule: CompiledRule, view: View, route: Route, bindings: dict[str, Any]
    ) -> Route:
        """What a finding points at: the item, where the place that its rule computes is nowhere."""
        if rule.failed.place is None:
            return named_place(rule.rule, view, route, bindings.get("found"))
        try:
            return computed_place(view, route, self._run(rule.failed.place, bindings))
        except CelEvalError:
            if self._state.options.proving:
                raise
            return route

    def _related(
        self, rule: CompiledRule, bindings: Mapping[str, Any], main: Location
    ) -> tuple[Related, ...]:
        """The other places that the condition read, by re-evaluating it."""
        if self._traced >= MOST_TRACED:
            return ()
        from pmo_kit.cel.operand_trace import telling, trace
        from pmo_kit.cel.value_text import format_value

        self._traced += 1
        found: dict[str, Related] = {}
        for operand in telling(trace(rule.tested.check, bindings, self._context), MOST_RELATED):
            text = f"{operand.text} is {format_value(operand.value)}"
            related = self._origins.related(operand.container, operand.key, text)
            if related is not None and related.location != main:
                found.setdefault(f"{related.location} {text}", related)
        return tuple(found.values())[:MOST_RELATED]
