"""Templates and golden project are what they derive from, plain text, and sound."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import jsonschema_rs
import pytest
import yaml_rs
from derived import (
    EXAMPLE,
    GOLDEN,
    INNER,
    STAGES,
    begun,
    bound,
    carried,
    example,
    golden,
    rebound,
)

from pmo_kit import __version__
from pmo_kit.source import Document, read
from pmo_kit.standard import Standard, load
from pmo_kit.templates.editor_schema import SCHEMA
from pmo_kit.templates.project_template import read_template

HOME = "standards/core/golden/T1"
NAMES = ("hidden-number", "project")
REMEDY = "run `make generate`"


@pytest.fixture(scope="module")
def standard(root: Path) -> Standard:
    return load(root / "standards" / "core")


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A kit of our own to plant drift in."""
    shutil.copytree(root / "templates", tmp_path / "templates")
    return tmp_path


def drift(root: Path, files: Mapping[str, str]) -> list[str]:
    """The files that are absent or say something else than what is derived."""
    return [
        name
        for name, text in files.items()
        if not (root / name).is_file() or (root / name).read_bytes() != text.encode()
    ]


def held(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_templates_carry_what_they_share(root: Path, standard: Standard) -> None:
    assert not drift(root, carried(root, standard)), REMEDY
    for name in NAMES:
        assert held(root / "templates" / name / INNER / ".pmo") == {"schema.json"}


def test_reviews_bind_the_documents_as_they_are_in_the_end(root: Path, standard: Standard) -> None:
    files = bound(root, standard)
    assert not drift(root, files), REMEDY
    assert sum(text.count('sha256: "') for text in files.values()) == 4


def test_golden_projects_written_by_hand_are_bound_too(root: Path, standard: Standard) -> None:
    assert not drift(root, rebound(root, standard)), REMEDY


def test_what_a_deeper_project_begins_with_comes_from_skeletons(
    root: Path, standard: Standard
) -> None:
    files = begun(root, standard)
    assert not drift(root, files), REMEDY
    assert not [name for name, text in files.items() if re.search(r"@\w+@", text)]


def test_the_golden_project_is_what_its_template_makes(root: Path) -> None:
    files = golden(root)
    assert not drift(root, {f"{HOME}/{name}": text for name, text in files.items()}), REMEDY
    assert held(root / HOME) == set(files), REMEDY


def test_the_example_of_a_companys_standard_is_what_the_template_makes(root: Path) -> None:
    files = example(root)
    assert not drift(root, files), REMEDY
    assert {f"{EXAMPLE}/{name}" for name in held(root / EXAMPLE)} == set(files), REMEDY


@pytest.mark.parametrize(
    ("file", "derive"),
    [
        ("shared/.gitlab-ci.yml", "carried"),
        (f"project/{INNER}/.pmo/schema.json", "carried"),
        (f"hidden-number/{INNER}/pmo/charter.md", "bound"),
        (f"hidden-number/{INNER}/pmo/log.yaml", "golden"),
        (f"standard/{INNER}/docs/index.md", "example"),
    ],
)
def test_planted_drift_is_seen(
    root: Path, copy: Path, standard: Standard, file: str, derive: str
) -> None:
    with (copy / "templates" / file).open("a", encoding="utf-8") as end:
        end.write("\n# drift\n")
    if derive == "golden":
        assert drift(root, {f"{HOME}/{name}": text for name, text in golden(copy).items()})
    elif derive == "example":
        assert drift(root, example(copy)) == [f"{EXAMPLE}/docs/index.md"]
    else:
        files = {"carried": carried, "bound": bound}[derive](copy, standard)
        assert drift(copy, files)


def test_the_index_names_every_golden_project(root: Path) -> None:
    home = root / "standards" / "core" / "golden"
    entries = yaml_rs.loads((home / "index.yaml").read_text(encoding="utf-8"))
    stages = [entry["phase"] for entry in entries if entry["tier"] == "T1"]
    assert stages == list(STAGES)
    for entry in entries:
        manifest = yaml_rs.loads((home / entry["folder"] / "pmo.yaml").read_text(encoding="utf-8"))
        assert (manifest["tier"], manifest["phase"]) == (entry["tier"], entry["phase"])


@pytest.mark.parametrize("name", NAMES)
def test_constants_say_which_kit_this_is(root: Path, standard: Standard, name: str) -> None:
    described = read_template(root / "templates" / name).description
    assert described["_kit_rev"] == f"v{__version__}"
    assert described["_edition"] == standard.edition


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_plain_text(root: Path, name: str) -> None:
    folder = root / "templates" / name
    assert {path.name for path in folder.iterdir()} == {"cookiecutter.json", INNER}
    paths = [path for path in folder.rglob("*") if "__pycache__" not in path.parts]
    # pip compiles whatever is called .py in a wheel, and a conditional folder leaves an empty name.
    assert not [path for path in paths if path.suffix in (".py", ".sh", ".exe")]
    assert not [path for path in paths if path.is_dir() and "{%" in path.name]


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_worded_and_every_choice_explained(root: Path, name: str) -> None:
    template = read_template(root / "templates" / name)
    for question in template.questions:
        assert question.text != question.key
        assert question.choices or question.form, question.key
        for choice in question.choices:
            assert len(choice.text) > len(choice.value) + 10, choice


def test_a_leader_is_asked_little(root: Path) -> None:
    """Typed answers; ids, dates from today and the kit's address have defaults that stand."""
    template = read_template(root / "templates" / "project")
    typed = {question.key for question in template.questions if not question.choices}
    assert typed - {"slug", "start", "unit", "kit", "kit_rev"} == {
        "name",
        "sponsor",
        "leader",
        "people",
        "end",
        "budget",
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_reaches_yaml_unquoted(root: Path, name: str) -> None:
    """Free text goes through `text()`, numbers through `int`; choices and constants are safe."""
    template = read_template(root / "templates" / name)
    free = {question.key for question in template.questions if not question.choices}
    inner = root / "templates" / name / INNER
    found = []
    for path in [path for path in inner.rglob("*") if ".pmo" not in path.parts and path.is_file()]:
        text = path.read_text(encoding="utf-8")
        for expression in re.findall(r"\{\{(.*?)\}\}", text):
            bare = {key for key in free if re.search(rf"cookiecutter\.{key}\b", expression)}
            safe = re.search(r"text\(|words\(|\|int|replace\(\"'\", \"''\"\)", expression)
            if bare and not safe and path.name != "README.md":
                found.append(f"{path.relative_to(inner)}: {expression.strip()}")
    assert not found


def test_editors_and_standard_judge_alike(root: Path, standard: Standard) -> None:
    """The carried schema accepts the golden artifacts and refuses a misspelt key."""
    text = (root / "templates" / GOLDEN / INNER / SCHEMA).read_text(encoding="utf-8")
    schema = jsonschema_rs.validator_for(json.loads(text))
    judged = set()
    for path in sorted((root / HOME).parent.glob("*/*/**/*.yaml")):
        document = read(path.read_bytes(), path.name)
        assert isinstance(document, Document)
        data = document.data
        if "schema" not in data:
            continue
        schema.validate(data)
        assert not schema.is_valid({**data, "ownr": "ada"})
        judged.add(data["schema"].split("/")[0])
    yaml = {kind.kind for kind in standard.kinds.values() if kind.file.endswith(".yaml")}
    inside = {name for name in yaml if not standard.kinds[name].outside}
    assert judged == inside - {"known-findings"}
