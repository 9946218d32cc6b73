"""A rule's examples, told as what somebody would have to change in the golden project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.handbook.blocks import Block, Bullets, Code, Heading, Line, Listing, Span, Text
from pmo_kit.standard import Rule

_BLOCK = 60


def blocks(rule: Rule) -> Iterator[Block]:
    """What the rule finds and what it lets pass, one heading each."""
    for verdict, title in (("bad", "What it finds"), ("good", "What it lets pass")):
        for number, example in enumerate(rule.examples.get(verdict, ())):
            if not number:
                yield Heading(title)
            yield from _told(example, verdict == "bad")


def _told(example: Mapping[str, Any], bad: bool) -> Iterator[Block]:
    steps = [*_steps(example)]
    yield Text(_setting(example, bool(steps)))
    if steps:
        yield Bullets(tuple(line for line, _ in steps))
    for _, listing in steps:
        if listing:
            yield listing
    if bad and "expect" in example:
        also = [str(rule) for rule in example.get("also", ())]
        more: list[Span] = [" Found together with ", *_codes(also), "."] if also else []
        yield Text(("The finding points at ", Code(str(example["expect"])), ".", *more))


def _setting(example: Mapping[str, Any], changed: bool) -> Line:
    tier = example.get("tier", "T1")
    phase = example.get("phase", "executing")
    moment = f", judged on {example['as_of']}" if "as_of" in example else ""
    where = f"The example project ({tier}, {phase}{moment})"
    return (f"{where} with this change:" if changed else f"{where} as it stands.",)


def _steps(example: Mapping[str, Any]) -> Iterator[tuple[Line, Listing | None]]:
    """Each change as a sentence, with a listing where the new value does not fit into one."""
    for path, value in example.get("set", {}).items():
        yield _valued("set ", path, " to ", value)
    for path, value in example.get("add", {}).items():
        yield _valued("add to ", path, ": ", value)
    for path in example.get("remove", ()):
        yield ("remove ", Code(str(path))), None
    for kind, changes in example.get("text", {}).items():
        for old, new in changes.items():
            yield ("in ", Code(kind), ", write ", Code(new), " for ", Code(old)), None
    for path in example.get("delete", ()):
        yield ("delete ", Code(str(path))), None


def _valued(verb: str, path: str, joint: str, value: Any) -> tuple[Line, Listing | None]:
    if isinstance(value, dict | list) and len(str(value)) > _BLOCK:
        end = joint if joint == ": " else f"{joint}this:"
        return (verb, Code(path), end), Listing(as_yaml(value), "yaml", path)
    shown = as_yaml(value) if not isinstance(value, dict | list) else _flow(value)
    return (verb, Code(path), joint, Code(shown)), None


def as_yaml(value: Any) -> str:
    """A value as somebody would write it in a file."""
    import yaml

    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=88)
    return text.removesuffix("...\n").strip()


def _flow(value: Any) -> str:
    import yaml

    text: str = yaml.safe_dump(
        value, sort_keys=False, allow_unicode=True, default_flow_style=True, width=1000
    )
    return text.strip()


def _codes(names: list[str]) -> list[Span]:
    spans: list[Span] = []
    for name in names:
        spans += [", " if spans else "", Code(name)]
    return spans
