"""Makes projects and artifacts: `new` from a template, `add` from a kind's skeleton."""

from pmo_kit.scaffold.add_artifact import Addition, add
from pmo_kit.scaffold.add_waiver import Edit, waiver
from pmo_kit.scaffold.adopt_repository import answered, known_findings, manifest
from pmo_kit.scaffold.adopt_repository import questions as adoption_questions
from pmo_kit.scaffold.ask_questions import Reply, ask
from pmo_kit.scaffold.editor_schemas import editor_files
from pmo_kit.scaffold.inventory import Listed, inventory
from pmo_kit.scaffold.make_project import Made, new
from pmo_kit.scaffold.project_template import Choice, Form, Question, Template, available, find
from pmo_kit.scaffold.render import put, render
from pmo_kit.scaffold.scaffold_error import ScaffoldError

__all__ = [
    "Addition",
    "Choice",
    "Edit",
    "Form",
    "Listed",
    "Made",
    "Question",
    "Reply",
    "ScaffoldError",
    "Template",
    "add",
    "adoption_questions",
    "answered",
    "ask",
    "available",
    "editor_files",
    "find",
    "inventory",
    "known_findings",
    "manifest",
    "new",
    "put",
    "questions",
    "render",
    "waiver",
]


def questions(template: str) -> tuple[Question, ...]:
    """What a template asks, in order; defaults as written in the template."""
    return find(template).questions
