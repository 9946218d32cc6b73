"""The checked subset: the keywords of JSON Schema that every engine reads alike."""

from __future__ import annotations

DRAFT = "https://json-schema.org/draft/2020-12/schema"

ONE = ("items", "additionalProperties", "propertyNames", "unevaluatedProperties", "contains")
"""Keywords that hold one schema for values inside this one."""

BRANCH = ("not", "if", "then", "else")
"""Keywords that hold one schema for this value."""

BRANCHES = ("allOf", "anyOf", "oneOf")
"""Keywords that hold a list of schemas for this value."""

MAPS = ("properties", "$defs", "dependentSchemas")
"""Keywords that hold schemas by name."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OF_TYPE = {
    "object": _words(
        """properties required additionalProperties unevaluatedProperties propertyNames
        minProperties maxProperties dependentRequired dependentSchemas"""
    ),
    "array": _words(
        "items prefixItems contains minContains maxContains minItems maxItems uniqueItems"
    ),
    "string": _words("minLength maxLength pattern format"),
    "number": _words("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf"),
}
"""Keywords that judge values of one type only, and let others pass in silence."""

ANY_TYPE = frozenset({"type", "enum", "const", "$ref", *BRANCH, *BRANCHES})
NOTES = _words(
    """$schema $id $defs $comment title description examples default deprecated
    readOnly writeOnly"""
)
KEYWORDS = frozenset().union(ANY_TYPE, NOTES, *OF_TYPE.values())
"""The checked subset."""

LEFT_OUT = _words(
    """$anchor $dynamicAnchor $dynamicRef $recursiveAnchor $recursiveRef $vocabulary
    additionalItems contentEncoding contentMediaType contentSchema definitions dependencies
    patternProperties unevaluatedItems"""
)
"""Keywords of JSON Schema, of this draft or another, outside the checked subset."""
