"""Paths in messages, such as `{item.owner}`: expressions of fields and indexes only."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pmo_kit.cel.checked import Checked
from pmo_kit.cel.checker import Env, check
from pmo_kit.cel.errors import CelSyntaxError
from pmo_kit.cel.nodes import Ast, Node
from pmo_kit.cel.parser import parse
from pmo_kit.cel.program import Program
from pmo_kit.cel.types import DYN, Type


def path_value(path: str, bindings: Mapping[str, Any]) -> Any:
    """The value at a path; `CelSyntaxError` for what is no path, `CelEvalError` for no value."""
    return _program(path).run(bindings)


def check_path(path: str, env: Env) -> Type:
    """The type of what a path leads to; `CelTypeErrors` where a field is unknown."""
    return check(_parsed(path), env).type


@lru_cache(maxsize=1000)
def _program(path: str) -> Program:
    ast = _parsed(path)
    return Program(Checked(ast.text, ast.root, DYN, ()))


def _parsed(path: str) -> Ast:
    ast = parse(path)
    _only_fields(ast.root)
    return ast


def _only_fields(node: Node) -> None:
    """Refuse everything that computes."""
    while node[0] in ("select", "index"):
        if node[0] == "index" and node[5][0] != "literal":
            raise _refused(node[5])
        node = node[4]
    if node[0] != "name":
        raise _refused(node)


def _refused(node: Node) -> CelSyntaxError:
    remedy = "Compute it in the rule; a message takes paths such as `item.owner`."
    return CelSyntaxError("a path has only fields and constant indexes", node[1], remedy)
