"""Templates of a standard: whose they are, what is laid over them, what they ask and pin."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from companies import SLUG, company

from pmo_kit.results.error import KitError
from pmo_kit.standard import load
from pmo_kit.templates import (
    ScaffoldError,
    Template,
    ask,
    compose,
    dates,
    find,
    kit_templates,
    render,
    templates_of,
)

ROOT = Path(__file__).resolve().parents[3]
TODAY = datetime.date(2026, 3, 2)
REPOSITORY = "repository: {address: 'https://git.example/acme', revision: v2, hook: acme-check}\n"
RESERVE = """questions:
  - key: reserve
    text: What does the sponsor keep back?
    type: whole-number
    when: {tier: [T2, T3]}
    fills: 'charter:budget.management_reserve'
"""
OWN = {
    "cookiecutter.json": json.dumps({"_title": "A job", "name": "A job", "slug": "job"}),
    f"{SLUG}/pmo.yaml": (
        "schema: project/v1\nid: {{ cookiecutter.slug }}\nname: {{ cookiecutter.name }}\n"
        "standard: {{ cookiecutter._standard }}\nedition: '{{ cookiecutter._edition }}'\n"
    ),
}


def own(name: str = "job", **changed: str) -> dict[str, str]:
    return {f"templates/{name}/{path}": text for path, text in {**OWN, **changed}.items()}


def named(folder: Path, name: str = "project") -> Template:
    return find(name, templates_of(load(folder)))


def made(template: Template, place: Path, **answers: str) -> Path:
    settled = ask(template, answers, TODAY)
    render(template, {**settled, **dates(TODAY)}, place)
    return place


def data(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return yaml.safe_load(text.split("---\n")[1] if path.suffix == ".md" else text)


def faults(folder: Path) -> list[KitError]:
    return list(compose(load(folder)).faults)


def test_the_cores_templates_are_the_kits_as_they_lie_there() -> None:
    assert templates_of(load("core")) == kit_templates()


def test_a_company_has_the_kits_templates_pinned_to_its_own_standard(tmp_path: Path) -> None:
    template = named(company(tmp_path, REPOSITORY))
    project = made(template, tmp_path / "made", kit="https://git.example/kit", kit_rev="v1")
    manifest = data(project / "pmo.yaml")
    assert (manifest["standard"], manifest["edition"]) == ("acme", "1.0")
    (hook,) = data(project / ".pre-commit-config.yaml")["repos"]
    assert (hook["repo"], hook["rev"]) == ("https://git.example/acme", "v2")
    assert hook["hooks"] == [{"id": "acme-check"}]
    for pipeline in (".github/workflows/pmo.yml", ".gitlab-ci.yml"):
        text = (project / pipeline).read_text(encoding="utf-8")
        assert "PMO_STANDARD: 'https://git.example/acme'" in text
        assert "PMO_STANDARD_REV: 'v2'" in text


def test_without_a_repository_the_hook_runs_what_is_installed_and_no_pipeline_is_made(
    tmp_path: Path,
) -> None:
    project = made(named(company(tmp_path)), tmp_path / "made")
    (hook,) = data(project / ".pre-commit-config.yaml")["repos"]
    assert (hook["repo"], hook["hooks"][0]["entry"]) == ("local", "pmo check --commit")
    assert not (project / ".github").exists() and not (project / ".gitlab-ci.yml").exists()


def test_the_schema_for_editors_is_that_of_the_company(tmp_path: Path) -> None:
    project = made(named(ROOT / "examples/standards/acme"), tmp_path / "made")
    schema = json.loads((project / ".pmo/schema.json").read_text(encoding="utf-8"))
    assert "acme.permit/v1" in schema["properties"]["schema"]["enum"]


def test_a_question_is_asked_where_its_condition_holds_and_its_answer_kept(tmp_path: Path) -> None:
    template = named(company(tmp_path, RESERVE))
    assert (template.owner, template.changed_by) == ("pmo-kit", ("Acme",))
    asked: list[str] = []

    def reply(question: Any) -> str:
        asked.append(question.key)
        return "7" if question.key == "reserve" else str(question.default)

    for tier, wanted in (("T1", False), ("T2", True)):
        asked.clear()
        settled = ask(template, {"tier": tier}, TODAY, reply)
        assert ("reserve" in asked) is wanted
        assert asked[-2:] == ["kit", "kit_rev"]
        render(template, {**settled, **dates(TODAY)}, tmp_path / tier)
        budget = data(tmp_path / tier / "pmo/charter.md")["budget"]
        assert budget.get("management_reserve") == (7 if wanted else None)
        kept = data(tmp_path / tier / "pmo.yaml")["scaffold"]["answers"]
        assert kept["reserve"] == ("7" if wanted else "")


def test_an_answer_to_a_question_that_is_not_asked_is_refused(tmp_path: Path) -> None:
    template = named(company(tmp_path, RESERVE))
    with pytest.raises(ScaffoldError) as caught:
        ask(template, {"tier": "T1", "reserve": "7"}, TODAY)
    assert caught.value.message == (
        "Nobody asks for `reserve` here: it is asked where `tier` is T2 or T3."
    )


@pytest.mark.parametrize(
    ("said", "answer", "path", "value"),
    [
        ("type: text, fills: 'charter:constraints'", "It's: #1", "charter.md", ["It's: #1"]),
        ("type: yes-no, fills: 'project:questionnaire.safety', default: yes", "yes", "", True),
        ("type: person, fills: 'project:roles.deputy'", "bo", "", "bo"),
        ("type: whole-number, fills: 'charter:tolerances.cost_percent'", "5", "charter.md", 5),
    ],
)
def test_values_are_written_as_their_fields_ask(
    tmp_path: Path, said: str, answer: str, path: str, value: object
) -> None:
    folder = company(tmp_path, f"questions:\n  - {{key: own, text: What?, {said}}}\n")
    project = made(named(folder), tmp_path / "made", own=answer)
    held: Any = data(project / (f"pmo/{path}" if path else "pmo.yaml"))
    for name in re.findall(r"\w:([\w.]+)'", said)[0].split("."):
        held = held[name]
    assert held == value


def test_a_date_may_be_today_and_goes_into_a_kind_of_ones_own(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "examples/standards/acme", tmp_path / "acme")
    asked = (
        "{key: until, text: When?, type: date, default: today, fills: 'acme.permit:valid_until'}"
    )
    with (folder / "standard.yaml").open("a", encoding="utf-8") as head:
        head.write(f"  - {asked}\n")
    laid = folder / "template-files/project" / SLUG / "pmo/permits/P-01.yaml"
    laid.parent.mkdir(parents=True)
    laid.write_text("schema: acme.permit/v1\nid: P-01\nsite: Hall 3\n", encoding="utf-8")
    permit = data(made(named(folder), tmp_path / "made") / "pmo/permits/P-01.yaml")
    assert permit["valid_until"] == "2026-03-02"


def test_files_are_laid_over_the_inherited_template_one_by_one(tmp_path: Path) -> None:
    files = {
        f"template-files/project/{SLUG}/README.md": "# Ours, {{ cookiecutter.name }}\n",
        f"template-files/project/{SLUG}/site/permit.txt": "{{ cookiecutter.office }}\n",
    }
    question = "questions:\n  - {key: office, text: Which office?, type: text, default: City}\n"
    template = named(company(tmp_path, question, files))
    project = made(template, tmp_path / "made", name="Pumps")
    assert (project / "README.md").read_text(encoding="utf-8") == "# Ours, Pumps\n"
    assert (project / "site/permit.txt").read_text(encoding="utf-8") == "City\n"
    assert (project / "pmo/charter.md").is_file()


def test_the_nearest_layer_wins_and_each_adds_its_questions(tmp_path: Path) -> None:
    readme = f"template-files/project/{SLUG}/README.md"
    company(tmp_path, RESERVE, {readme: "company\n", **own()})
    unit = company(
        tmp_path,
        RESERVE.replace("keep back", "hold"),
        {readme: "unit\n"},
        name="unit",
        below="../acme",
    )
    templates = {one.name: one for one in templates_of(load(unit))}
    assert sorted(templates) == ["hidden-number", "job", "project", "standard"]
    assert templates["job"].owner == "Acme"
    project = templates["project"]
    assert project.changed_by == ("Acme", "Unit")
    assert project.files[f"{SLUG}/README.md"] == b"unit\n"
    (question,) = [one for one in project.questions if one.key == "reserve"]
    assert question.text == "What does the sponsor hold?"
    manifest = data(made(templates["job"], tmp_path / "made") / "pmo.yaml")
    assert manifest["standard"] == "unit"


def test_a_template_of_ones_own_comes_with_what_all_share(tmp_path: Path) -> None:
    template = named(company(tmp_path, REPOSITORY, own()), "job")
    project = made(template, tmp_path / "made")
    assert {".pre-commit-config.yaml", ".gitlab-ci.yml", ".pmo", "pmo.yaml"} <= {
        path.name for path in project.iterdir()
    }
    assert [question.key for question in template.questions] == ["name", "slug", "kit", "kit_rev"]


def test_a_replacement_of_an_inherited_template_stands_alone(tmp_path: Path) -> None:
    template = named(company(tmp_path, "", own("project")))
    assert (template.owner, template.title) == ("Acme", "A job")
    assert f"{SLUG}/pmo/charter.md" not in template.files


QUESTION = "questions:\n  - {key: own, text: What?, type: text, default: x, "


def bad() -> Iterator[tuple[str, str, Mapping[str, str], str]]:
    yield "no kind", f"{QUESTION}fills: 'chartre:x'}}\n", {}, "has no kind `chartre`"
    yield "no field", f"{QUESTION}fills: 'charter:x.y'}}\n", {}, "has no field `x.y`"
    yield "nothing", f"{QUESTION}}}\n", {}, "fills no field, and no file"
    yield "template", f"{QUESTION}template: [pump]}}\n", {}, "no template `pump`"
    yield "type", f"{QUESTION}fills: 'charter:budget.total'}}\n", {}, "cannot fill"
    yield "object", f"{QUESTION}fills: 'charter:budget'}}\n", {}, "cannot fill"
    yield "theirs", f"{QUESTION}fills: 'charter:budget.unit'}}\n", {}, "an answer of its own"
    yield "no file", f"{QUESTION}fills: 'quality-plan:owner'}}\n", {}, "has no file of"
    yield "when", f"{QUESTION}when: {{teir: [T2]}}, fills: 'project:time_zone'}}\n", {}, "waits for"
    yield (
        "answer",
        f"{QUESTION}when: {{tier: [T9]}}, fills: 'project:time_zone'}}\n",
        {},
        "no answer",
    )
    clash = "questions:\n  - {key: tier, text: What?, type: text, fills: 'project:time_zone'}\n"
    yield "clash", clash, {}, "a question `tier` of its own"
    twice = "".join(
        f"  - {{key: {key}, text: What?, type: text, fills: 'project:time_zone'}}\n" for key in "ab"
    )
    yield "twice", f"questions:\n{twice}", {}, "Another question fills"
    yield "hooks", "", own(**{"hooks/post_gen_project.py": "x"}), "more than plain text: hooks"
    loaded = json.dumps({"slug": "x", "_extensions": ["os"]})
    yield "extensions", "", own(**{"cookiecutter.json": loaded}), "plain text: _extensions"
    yield "code", "", own(**{f"{SLUG}/a.md": "{{ x.__class__ }}"}), "could run code"
    yield "json", "", own(**{"cookiecutter.json": "{"}), ""
    yield "slug", "", own(**{"cookiecutter.json": "{}"}), "asks for no `slug`"
    yield "no json", "", {"templates/job/a.txt": "x"}, "has no cookiecutter.json"
    yield "over nothing", "", {f"template-files/pump/{SLUG}/a": "x"}, "no template `pump`"
    yield "outside", "", {"template-files/project/hooks/a.py": "x"}, "lies outside the folder"
    plain = f"template-files/project/{SLUG}/pmo/benefits.yaml"
    yield "condition", "", {plain: "x"}, "under a condition"
    over = f"template-files/project/{SLUG}/a.md"
    yield "laid code", "", {over: "{{ lipsum.__globals__ }}"}, "could run code"


@pytest.mark.parametrize(
    ("more", "files", "told"), [pytest.param(*one[1:], id=one[0]) for one in bad()]
)
def test_what_will_not_do_is_told_with_its_place_and_a_remedy(
    tmp_path: Path, more: str, files: Mapping[str, str], told: str
) -> None:
    folder = company(tmp_path, more, files)
    found = faults(folder)
    assert len(found) == 1
    assert told in found[0].message and found[0].remedy
    assert Path(found[0].path).is_relative_to(folder)
    if more:
        assert found[0].line == (
            8 if more.startswith("questions") and told != "Another question fills" else 9
        )
    with pytest.raises(KitError):
        templates_of(load(folder))


@pytest.mark.posix
def test_a_link_in_a_template_is_refused(tmp_path: Path) -> None:
    folder = company(tmp_path, "", own())
    (folder / "templates/job" / SLUG / "secrets").symlink_to("/etc/passwd")
    (found,) = faults(folder)
    assert "is a link" in found.message
