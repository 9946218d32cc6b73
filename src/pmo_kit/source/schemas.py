"""JSON Schema: one engine decides whether data conforms, another explains why not."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from pmo_kit.source.data import SchemaProblem, Written
from pmo_kit.source.text_formats import FORMATS

ENGINE = "jsonschema_rs"


def engine_build() -> str:
    """The build of the engine that decides, by place and time, without loading it."""
    found = PathFinder.find_spec(ENGINE)
    if found is None or found.origin is None:
        return "explainer"
    return f"{found.origin} {Path(found.origin).stat().st_mtime_ns}"


def is_valid_schema(schema: Mapping[str, Any]) -> bool:
    """Whether a schema is one by JSON Schema's own schema; its patterns may still be none."""
    try:
        from jsonschema_rs import meta
    except ImportError:  # in the browser
        from pmo_kit.source.invalid_schemas import invalid_parts

        return not invalid_parts(dict(schema))
    return meta.is_valid({key: schema[key] for key in schema if key != "$schema"})


class Schemas:
    """A closed set of schemas by `$id`: references lead only from one to another, never outside."""

    def __init__(self, schemas: Mapping[str, dict[str, Any]]) -> None:
        self._schemas = schemas
        self._validators: dict[str, Any] = {}
        self._registry: Any = None
        self._explainer: Any = None

    def accepts(self, id: str, data: Any) -> bool:
        """Whether data conforms to the schema of that id.

        Raises `KeyError` where there is none, and `ValueError` where it does not compile.
        """
        validator = self._validators.get(id)
        if validator is None:
            validator = self._validators[id] = self._compile(id)
        accepted: bool = validator.is_valid(data)
        return accepted

    def problems(self, id: str, data: Any, written: Written | None = None) -> list[SchemaProblem]:
        """Every way in which data does not conform, in reading order; none exactly if it does.

        `written` (a document's own) lets messages quote what YAML changed: `1.10` for 1.1. Raises
        as `accepts` does.
        """
        if self.accepts(id, data):
            return []
        from pmo_kit.source.explain import engine_problems

        found: list[SchemaProblem] = self._explaining().problems(id, data, written)
        return found or engine_problems(self._validators[id], data)

    def _explaining(self) -> Any:
        if self._explainer is None:
            from pmo_kit.source.explain import Explainer

            self._explainer = Explainer(self._schemas)
        return self._explainer

    def _compile(self, id: str) -> Any:
        try:
            import jsonschema_rs
        except ImportError:  # in the browser
            return self._explaining().validator(id)
        if self._registry is None:
            self._registry = jsonschema_rs.Registry(list(self._schemas.items()))
        return jsonschema_rs.Draft202012Validator(
            self._schemas[id],
            registry=self._registry,
            formats=FORMATS,
            validate_formats=True,
            ignore_unknown_formats=False,
            pattern_options=jsonschema_rs.RegexOptions(),
            offline=True,
        )
