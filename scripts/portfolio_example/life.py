"""Lets a project live: scaffolded by `pmo new`, written by its people, decided by `pmo gate`."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import astuple
from datetime import date, timedelta
from pathlib import Path

from pmo_kit.acts.report_asks import CAUSE, EFFECT, NO_DECISION, OTHER
from pmo_kit.cli.program import run
from portfolio_example.documents import documents
from portfolio_example.project import AS_OF, Decision, Project
from portfolio_example.repository import Repository

KIT = ("--set", "kit=https://github.com/pmo-kit/pmo-kit", "--set", "kit_rev=v0.1.0")


class CommandFailed(Exception):
    """A command of the kit did not do what the example asks of it."""


def pmo(*words: str) -> None:
    """Run a command of the kit in this process. Raises `CommandFailed` unless it ends with 0."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run(words)
    if code:
        raise CommandFailed(f"pmo {' '.join(words)}\n{said.getvalue()}")


def live(project: Project, root: Path) -> None:
    """Make a project's repository at a new folder. Raises `CommandFailed`."""
    _Life(project, root).whole()


class _Life:
    """One project while it is made."""

    def __init__(self, project: Project, root: Path) -> None:
        self._project, self._root = project, root
        self._decisions: list[Decision] = []

    def whole(self) -> None:
        """From its first day to its last."""
        project = self._project
        self._scaffold()
        self._repository = Repository(self._root)
        self._written(project.start, "Start")
        if project.light:
            if project.reaches("executing"):
                self._gate(project.ready_for_executing, "RfP", "--with", "RfE")
                self._phase("executing")
        elif project.reaches("planning"):
            self._gate(project.ready_for_planning, "RfP")
            self._phase("planning")
            self._written(project.ready_for_planning + timedelta(days=1), "Plan the work")
            if project.reaches("executing"):
                self._gate(project.ready_for_executing, "RfE")
                self._phase("executing")
        if project.reaches("executing"):
            self._work()
        else:
            self._written(AS_OF, "Go on")

    def _scaffold(self) -> None:
        project = self._project
        answers = {
            "name": project.name,
            "slug": project.id,
            "tier": project.tier,
            "method": project.method,
            "sponsor": project.sponsor,
            "leader": project.leader,
            "people": str(project.questions["people"]),
            "start": project.start.isoformat(),
            "end": self._end().isoformat(),
            "unit": project.unit,
            "budget": str(project.budget),
        }
        given = [part for key, text in answers.items() for part in ("--set", f"{key}={text}")]
        pmo("new", "project", "-o", str(self._root), "--no-input", *KIT, *given)
        manifest = self._root / "pmo.yaml"
        text = manifest.read_text(encoding="utf-8")
        team = dict.fromkeys(task.owner for task in project.tasks)
        held = {project.sponsor, project.leader, project.deputy, project.business}
        others = ", ".join(person for person in team if person not in held)
        text = _replaced(text, r"team: \[\]", f"team: [{others}]")
        if not project.light:
            text = _replaced(text, r"  # Fill these in before.*?(?=team:)", self._roles())
            text = _replaced(text, r"# Who decides together.*?(?=\ndates:)", self._body())
        for key, value in project.questions.items():
            said = str(value).lower()
            text, count = re.subn(rf"(?m)^  (?:# )?{key}:[^\n]*", f"  {key}: {said}", text)
            if not count:
                text = _replaced(
                    text, r"\nquestionnaire:\n", f"\nquestionnaire:\n  {key}: {said}\n"
                )
        text = _replaced(text, r"\nroles:\n", f"\nobjective: {project.objective}\nroles:\n")
        manifest.write_text(text, encoding="utf-8", newline="\n")

    def _end(self) -> date:
        """The last day of the project: two weeks after its work, four where it is not light."""
        return self._project.agreed_end() + timedelta(days=14 if self._project.light else 28)

    def _roles(self) -> str:
        project = self._project
        held = {
            "deputy": project.deputy,
            "business_manager": project.business,
            "solution_provider": project.provider,
            "operations": project.operations,
        }
        if project.tier == "T3":
            held["quality_assurance"] = "quinn"
        return "".join(f"  {role}: {person}\n" for role, person in held.items())

    def _body(self) -> str:
        project = self._project
        seats = {
            "project-owner": project.sponsor,
            "business-manager": project.business,
            "solution-provider": project.provider,
        }
        members = "".join(
            f"      - {{person: {person}, role: {role}}}\n" for role, person in seats.items()
        )
        head = f"bodies:\n  - id: steering-committee\n    chair: {project.sponsor}\n"
        return f"{head}    members:\n{members}"

    def _phase(self, phase: str) -> None:
        manifest = self._root / "pmo.yaml"
        text = manifest.read_text(encoding="utf-8")
        text = _replaced(text, r"(?m)^phase: [a-z]+", f"phase: {phase}")
        manifest.write_text(text, encoding="utf-8", newline="\n")

    def _write(self, day: date) -> None:
        for path, text in documents(self._project, day, self._decisions).items():
            file = self._root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")

    def _written(self, day: date, message: str) -> None:
        self._write(day)
        self._repository.commit(day, message)

    def _gate(self, day: date, gate: str, *others: str) -> None:
        """Bring everything up to date, commit it, and record that a gate says go."""
        self._write(day)
        self._repository.commit(day, f"Ready for {gate}")
        by = self._project.operations if gate == "GL" else self._project.sponsor
        decision = ["--record", "go"]
        if self._project.neglected and gate == "RfE":
            decision = ["--record", "conditional", "--reason", "Time is short; the rest follows."]
            until = day + timedelta(days=56)
            missing = f"{self._project.leader} {until} Write what a major project owes."
            decision += ["--condition", missing]
        words = (*decision, "--by", by, "--evidence", f"Minutes of {day}")
        self._command(day, "gate", gate, *others, *words)
        self._repository.commit(day, f"{gate}: {decision[1]}")

    def _command(self, day: date, name: str, *words: str) -> None:
        first, rest = (words[:1], words[1:]) if name == "gate" else ((), words)
        pmo(name, *first, str(self._root), *rest, "--as-of", day.isoformat(), "--apply")

    def _work(self) -> None:
        """The time of executing, report by report, and what ends it."""
        project = self._project
        days = project.report_days()
        for number, day in enumerate(days):
            self._written(day, "Progress of the week")
            self._report(day, last=number == len(days) - 1)
            self._repository.commit(day, f"Report of {day}")
        if project.paused:
            since, until, why = project.paused
            words = ("--until", until.isoformat(), "--by", project.sponsor, "--reason", why)
            self._command(since, "pause", *words)
            self._repository.commit(since, "Pause")
        elif project.stopped:
            day, why = project.stopped
            self._write(day)
            words = ("--by", project.sponsor, "--reason", why, "--evidence", f"Minutes of {day}")
            self._command(day, "stop", *words)
            self._repository.commit(day, "Stop")
        elif project.phase == "closing":
            self._close()

    def _close(self) -> None:
        project = self._project
        work = project.work(project.reported_until)
        live_on = work[-1].ended
        self._gate(live_on, "GL")
        self._gate(live_on + timedelta(days=3), "RfC")
        self._phase("closing")
        self._written(project.reported_until, "Closing begins")

    def _report(self, day: date, *, last: bool) -> None:
        project = self._project
        work = project.work(day)
        done = sum(one.ended <= day for one in work)
        summary = f"{done} of {len(work)} tasks are finished by {day:%d %B}."
        if last and project.words:
            summary += f" {project.words}"
        words = ["--summary", summary]
        for ask in project.asks if last else ():
            words += ["--ask", f"{ask.of} {ask.needed_by} {ask.text}", "--if-not", ask.if_not]
        if not project.light:
            words += ["--colour", "scope=green", "--colour", "benefit=green"]
        self._command(day, "report", *words)
        self._explain(day, last=last)

    def _explain(self, day: date, *, last: bool) -> None:
        """Say in a report why a tolerance does not hold; the sponsor decides within four days.

        What the last report asks is open, and where a project is neglected nobody decides.
        """
        project, trouble = self._project, self._project.trouble
        reports = {path: path.read_text("utf-8") for path in (self._root / "pmo/reports").iterdir()}
        report, text = next(one for one in reports.items() if f"\ndate: {day}\n" in one[1])
        if "\nexception:" not in text or trouble is None:
            return
        for left, said in zip((CAUSE, NO_DECISION, EFFECT, OTHER), astuple(trouble), strict=True):
            text = _replaced(text, re.escape(left), json.dumps(said))
        report.write_text(text, encoding="utf-8", newline="\n")
        self._repository.commit(day, f"Report of {day}")
        if project.neglected or (last and not project.stopped):
            return
        on = day if last else day + timedelta(days=4)
        what = trouble.other if last else f"Carry on until the next report. {trouble.effect}"
        self._decisions.append(Decision(what, on))
        decided = f"  recommended: carry-on\n  decision: D-{len(self._decisions):02}\n"
        text = _replaced(text, "  recommended: carry-on\n", decided)
        report.write_text(text, encoding="utf-8", newline="\n")
        self._written(on, "Decide on the exception")


def _replaced(text: str, pattern: str, by: str) -> str:
    """A text with what fits a pattern replaced. Raises `CommandFailed` where it is not once."""
    found, count = re.subn(pattern, lambda _: by, text, flags=re.DOTALL)
    if count != 1:
        raise CommandFailed(f"The template has changed: `{pattern}` fits {count} times.")
    return found
