"""Text becomes data that names its line: the only door to YAML, JSON, Markdown, JSON Schema.

Editing of texts (`pmo_kit.source.edit`), the explainers and the cursor are imported where they are
needed, not at start.
"""

from __future__ import annotations

from pmo_kit.source.data import Change, Problem, SchemaProblem
from pmo_kit.source.document import Broken, Document, lines_of
from pmo_kit.source.front_matter import front_matter
from pmo_kit.source.place import Place, Route, pointer, position
from pmo_kit.source.reader import LIMIT_BYTES, format_of, read
from pmo_kit.source.schemas import Schemas, engine_build, is_valid_schema
from pmo_kit.source.text_formats import FORMATS

__all__ = [
    "FORMATS",
    "LIMIT_BYTES",
    "Broken",
    "Change",
    "Document",
    "Place",
    "Problem",
    "Route",
    "SchemaProblem",
    "Schemas",
    "engine_build",
    "format_of",
    "front_matter",
    "is_valid_schema",
    "lines_of",
    "pointer",
    "position",
    "read",
]
