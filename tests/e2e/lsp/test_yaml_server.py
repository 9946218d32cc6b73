"""The schema that projects carry, in the YAML language server that editors run: it needs no kit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cookiecutter.main import cookiecutter as plainly
from in_part import first

from pmo_kit.standard import Standard, load

pytestmark = pytest.mark.e2e
YamlServer = Callable[..., Any]


@pytest.fixture(scope="module")
def core(root: Path) -> Standard:
    return load(root / "standards" / "core")


def made_by_cookiecutter(root: Path, pmo: Any, place: Path) -> Path:
    made = plainly(str(root / "templates" / "project"), no_input=True, output_dir=str(place))
    return Path(made)


def made_by_pmo_new(root: Path, pmo: Any, place: Path) -> Path:
    assert pmo("new", "project", "-o", place / "made", "--no-input").code == 0
    return place / "made"


async def settled(opened: Any, path: Path, text: str) -> list[str]:
    """What the server says of a text, as soon as it says anything of it."""
    before = opened.rounds
    opened.open(path, text) if path not in opened.texts else opened.change(path, text)
    await opened.until(lambda: opened.rounds > before and path in opened.shown)
    return [f"{d.range.start.line}: {d.message}" for d in opened.shown[path]]


async def schemas_offered(opened: Any, path: Path, first: str) -> set[str]:
    """The values that are offered for `schema`."""
    await settled(opened, path, f"{first}schema: \n")
    return set(await opened.complete(path, f"{first}schema: "))


@pytest.mark.parametrize("way", first(1, ["settings", "modeline"]))
@pytest.mark.parametrize("made", first(1, [made_by_cookiecutter, made_by_pmo_new]))
def test_a_new_project_is_completed_and_checked_without_the_kit(
    root: Path,
    core: Standard,
    pmo: Any,
    yaml_session: YamlServer,
    tmp_path: Path,
    made: Callable[[Path, Any, Path], Path],
    way: str,
) -> None:
    place = made(root, pmo, tmp_path)
    settings = json.loads((place / ".vscode" / "settings.json").read_text("utf-8"))
    first = "" if way == "settings" else "# yaml-language-server: $schema=../.pmo/schema.json\n"
    inside = [kind for kind in core.kinds.values() if kind.file and not kind.outside]
    ahead = first.count("\n")

    async def work(opened: Any) -> None:
        new = place / "pmo" / "new.yaml"
        assert await schemas_offered(opened, new, first) == {k.schema_name for k in inside}
        plan = f"{first}schema: plan/v1\n"
        await settled(opened, new, f"{plan}\ntasks:\n  - id: T-01\n    \n")
        keys = await opened.complete(new, plan, "\ntasks")
        assert {"budget", "milestones", "deliverables"} <= set(keys)
        assert not {"tasks", "risks", "decisions"} & set(keys)
        task = await opened.complete(new, "- id: T-01\n    ")
        assert {"title", "finish", "depends_on"} <= set(task) and "id" not in task
        log = f"{first}schema: log/v1\nrisks:\n  - id: R-01\n    status: \n"
        await settled(opened, new, log)
        assert set(await opened.complete(new, "status: ")) == {"open", "occurred", "closed"}
        said = await settled(opened, new, f"{first}schema: log/v1\nrisk: []\n")
        assert said == [f"{ahead + 1}: Property risk is not allowed."]
        (said_of_kind,) = await settled(opened, new, f"{first}schema: lag/v1\n")
        assert said_of_kind.startswith(f"{ahead}: Value is not accepted.")
        assert await settled(opened, new, f"{first}schema: log/v1\n") == []

    yaml_session(work, place, settings if way == "settings" else {})


@pytest.mark.parametrize("template", ["project", "hidden-number"])
def test_what_a_template_makes_is_accepted(
    root: Path,
    pmo: Any,
    yaml_session: YamlServer,
    tmp_path: Path,
    template: str,
) -> None:
    place = tmp_path / "made"
    assert pmo("new", template, "-o", place, "--no-input").code == 0
    files = [place / "pmo.yaml", *sorted((place / "pmo").rglob("*.yaml"))]
    settings = json.loads((place / ".vscode" / "settings.json").read_text("utf-8"))

    async def work(opened: Any) -> None:
        for path in files:
            text = path.read_text("utf-8")
            assert text.startswith("# yaml-language-server: $schema=")
            wrong = await settled(opened, path, f"{text}nonsense: 1\n")
            assert [said.partition(": ")[2] for said in wrong] == [
                "Property nonsense is not allowed."
            ], path
            assert await settled(opened, path, text) == [], path

    yaml_session(work, place, settings)


def test_a_companys_own_kinds_join_the_schema(
    root: Path, pmo: Any, yaml_session: YamlServer, tmp_path: Path
) -> None:
    acme = root / "examples" / "standards" / "acme"
    assert pmo("schema", "export", tmp_path, "--standard", acme).code == 0
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    own = {kind.schema_name for kind in load(acme).kinds.values() if kind.kind.startswith("acme.")}

    async def work(opened: Any) -> None:
        new = tmp_path / "pmo" / "new.yaml"
        assert own and own < await schemas_offered(opened, new, "")
        assert "log/v1" in await schemas_offered(opened, new, "# again\n")
        name = sorted(own)[0]
        said = await settled(opened, new, f"schema: {name}\nnonsense: 1\n")
        assert "1: Property nonsense is not allowed." in said

    yaml_session(work, tmp_path, settings)
