"""Tells Jinja that could run code apart from Jinja that only puts answers into text."""

# A template is rendered by plain cookiecutter, without a sandbox. So what it may say is a closed
# list: answers, plain methods of texts and lists, filters that look up no attributes.

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pmo_kit.templates.project_template import DESCRIPTION, ScaffoldError, Template

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_METHODS = frozenset(
    [
        "startswith",
        "endswith",
        "lower",
        "upper",
        "title",
        "capitalize",
        "strip",
        "lstrip",
        "rstrip",
        "split",
        "splitlines",
        "join",
        "replace",
        "isalpha",
        "isdigit",
        "isalnum",
        "items",
        "keys",
        "values",
        "get",
        "append",
        "count",
    ]
)
_LOOKING_UP = frozenset(
    [
        "map",
        "select",
        "reject",
        "selectattr",
        "rejectattr",
        "groupby",
        "sort",
        "sum",
        "min",
        "max",
        "unique",
    ]
)
_REMEDY = "Take it out: the kit renders only templates that run no code."


def code_faults(template: Template) -> list[ScaffoldError]:
    """Every place of a template at which it says more than text and answers."""
    from cookiecutter.utils import create_env_with_context

    environment = create_env_with_context({"cookiecutter": {}})
    unrendered = template.description.get("_copy_without_render", [])
    found = []
    for path, content in template.files.items():
        found += [_fault(template, path, *one) for one in _faults(environment, path)]
        if b"\0" in content or any(path.endswith(f"/{name}") for name in unrendered):
            continue
        text = content.decode(errors="replace")
        found += [_fault(template, path, *one) for one in _faults(environment, text)]
    for key, value in template.description.items():
        if (key.startswith("_") and not key.startswith("__")) or key == "__prompts__":
            continue
        for text in value if isinstance(value, list) else [value]:
            for _, what in _faults(environment, str(text)):
                found.append(_fault(template, DESCRIPTION, 1, f"`{key}`: {what}"))
    return found


def _fault(template: Template, path: str, line: int, what: str) -> ScaffoldError:
    return ScaffoldError(what, _REMEDY, str(template.folder / path), line)


def _faults(environment: Environment, text: str) -> Iterator[tuple[int, str]]:
    """What is wrong with a text, each with its line."""
    from jinja2 import TemplateSyntaxError

    if "{{" not in text and "{%" not in text:
        return
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno, f"the template cannot be read: {error.message}"
        return
    from jinja2 import nodes

    for node in tree.find_all(nodes.Node):
        what = _forbidden(node)
        if what:
            yield node.lineno, f"{what} could run code"


def _forbidden(node: nodes.Node) -> str:
    """What a node says that no plain template says; empty where it is fine."""
    from jinja2 import nodes

    if isinstance(node, nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends):
        return f"`{type(node).__name__.lower()}`"
    if isinstance(node, nodes.Getattr):
        return "" if _is_plain_attribute(node) else f"`.{node.attr}`"
    if isinstance(node, nodes.Getitem):
        return "" if _is_plain_item(node) else "`[…]`"
    if isinstance(node, nodes.Call):
        plain = isinstance(node.node, nodes.Name | nodes.Getattr | nodes.ExtensionAttribute)
        return "" if plain else "a call"
    if isinstance(node, nodes.Filter):
        return "" if _is_plain_filter(node) else f"the filter `{node.name}`"
    return ""


def _is_plain_attribute(node: nodes.Getattr) -> bool:
    from jinja2 import nodes

    if isinstance(node.node, nodes.Name) and node.node.name in ("cookiecutter", "loop"):
        return not node.attr.endswith("__")
    return node.attr in _METHODS


def _is_plain_item(node: nodes.Getitem) -> bool:
    from jinja2 import nodes

    key, held = node.arg, node.node
    if isinstance(key, nodes.Slice):
        return True
    if isinstance(key, nodes.Const):
        return not (isinstance(key.value, str) and key.value.startswith("_"))
    answers = isinstance(held, nodes.Name) and held.name == "cookiecutter"
    return answers or isinstance(held, nodes.Dict | nodes.List)


def _is_plain_filter(node: nodes.Filter) -> bool:
    from jinja2 import nodes

    if node.name == "attr":
        return False
    if node.name not in _LOOKING_UP:
        return True
    said = [*node.args, *(pair.value for pair in node.kwargs)]
    return all(
        isinstance(one, nodes.Const)
        and "_" not in str(one.value)
        and one.value != "attr"
        and node.dyn_args is None
        and node.dyn_kwargs is None
        for one in said
    )
