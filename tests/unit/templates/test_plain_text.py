"""Templates that could run code are told from those that put answers into text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pmo_kit.templates import kit_templates
from pmo_kit.templates.plain_text import code_faults
from pmo_kit.templates.project_template import Template


def faults(text: str, **description: Any) -> list[str]:
    made = Template("own", Path("own"), description, {"{{cookiecutter.slug}}/a.txt": text.encode()})
    return [str(fault) for fault in code_faults(made)]


def test_the_kits_own_templates_are_plain() -> None:
    assert [fault for template in kit_templates() for fault in code_faults(template)] == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ cookiecutter.__class__.__mro__ }}",
        "{{ lipsum.__globals__.os }}",
        "{{ cookiecutter.name['__class__'] }}",
        "{{ cookiecutter.name|attr('__class__') }}",
        "{{ [cookiecutter]|map(attribute='__class__')|list }}",
        "{{ [cookiecutter]|map('at' ~ 'tr', 'x')|list }}",
        "{% set k = '__in' ~ 'it__' %}{{ lipsum[k] }}",
        "{{ '{0.__class__}'.format(cookiecutter) }}",
        "{{ cookiecutter['get']('x') }}",
        "{% include 'other' %}",
        "{% import 'other' as other %}",
        "{% extends 'other' %}",
    ],
)
def test_what_looks_into_python_is_refused_with_its_line(text: str) -> None:
    told = faults(f"first\n{text}\n")
    assert told and all("could run code" in one for one in told)
    made = Template("own", Path("own"), {}, {f"{{{{cookiecutter.slug}}}}/{text}": b""})
    assert code_faults(made)
    assert code_faults(Template("own", Path("own"), {"x": text}))


@pytest.mark.parametrize(
    "text",
    [
        '{{ cookiecutter.name|replace("\'", "\'\'") }}',
        "{% if cookiecutter.name.startswith('a') %}x{% endif %}",
        "{% for key in cookiecutter if key[:1] != '_' %}{{ cookiecutter[key] }}{% endfor %}",
        "{% macro text(a) %}{{ a }}{% endmacro %}{{ text('x') }}{{ '%-5s'|format(1) }}",
        "{% raw %}${{ github.ref.__class__ }}{% endraw %}",
    ],
)
def test_answers_and_plain_methods_are_fine(text: str) -> None:
    assert faults(text) == []


def test_a_template_that_cannot_be_read_is_told_with_its_line() -> None:
    (told,) = code_faults(
        Template("own", Path("own"), {}, {"{{cookiecutter.slug}}/a.md": b"one\n{% if %}\n"})
    )
    assert "cannot be read" in told.message
    assert (told.path, told.line) == (str(Path("own/{{cookiecutter.slug}}/a.md")), 2)


def test_what_is_copied_as_it_is_may_hold_anything() -> None:
    assert faults("{{ x.__class__ }}", _copy_without_render=["a.txt"]) == []
