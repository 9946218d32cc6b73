"""Templates of projects: read, composed for a standard, asked for answers, and rendered."""

from pmo_kit.templates.answers import ask, dates
from pmo_kit.templates.compose import compose, templates_of
from pmo_kit.templates.editor_schema import editor_files
from pmo_kit.templates.next_standard import begins_standard
from pmo_kit.templates.project_template import (
    Question,
    ScaffoldError,
    Template,
    find,
    kit_templates,
)
from pmo_kit.templates.render import put, render, rendered

__all__ = [
    "Question",
    "ScaffoldError",
    "Template",
    "ask",
    "begins_standard",
    "compose",
    "dates",
    "editor_files",
    "find",
    "kit_templates",
    "put",
    "render",
    "rendered",
    "templates_of",
]
