"""YAML data where no compiled reader exists: built from composed nodes, to the same result."""

from __future__ import annotations

from typing import Any

import yaml

from pmo_kit.source import problems, yaml_checks, yaml_errors, yaml_nodes
from pmo_kit.source.data import LIMIT_VALUES, offence
from pmo_kit.source.nodes import Node
from pmo_kit.source.yaml_core import resolve


def composed_data(text: str) -> Any:
    """The data of a text, or a `Problem`."""
    try:
        trouble = yaml_checks.scan(text)
        root, twice = yaml_nodes.compose(text) if trouble is None else (None, None)
    except yaml.YAMLError as error:
        return yaml_errors.explain_composing(text, error)
    if trouble or twice:
        return trouble or twice
    if _size(root, {}) > LIMIT_VALUES:
        return problems.too_many_aliases()
    data = _build(root)
    found = offence(data)
    return yaml_checks.explain_offence(text, *found) if found else data


def _size(node: Node | None, known: dict[int, int]) -> int:
    """How many values a tree stands for, once its aliases are written out."""
    if node is None or node.text is not None:
        return 1
    size = known.get(id(node))
    if size is None:
        values = node.items or [value for _key, value in (node.keys or {}).values()]
        size = known[id(node)] = 1 + sum(_size(value, known) for value in values)
    return size


def _build(node: Node | None) -> Any:
    if node is None:
        return None
    if node.keys is not None:
        return {_key(key): _build(value) for key, value in node.keys.values()}
    if node.items is not None:
        return [_build(item) for item in node.items]
    return _scalar(node)


def _key(node: Node) -> Any:
    return _scalar(node) if node.text is not None else (node.start,)


def _scalar(node: Node) -> Any:
    text = node.text or ""
    return resolve(text) if node.plain else text
