"""What is offered at a cursor comes from the schemas and from the project's own artifacts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmo_kit.lsp.completion import Offer, complete
from pmo_kit.lsp.cursor_context import CursorContext, Knowledge
from pmo_kit.lsp.words import hover

At = Callable[..., CursorContext]
GOLDEN = Path(__file__).resolve().parents[3] / "standards" / "core" / "golden" / "T3" / "executing"
FILES = ["pmo.yaml", *sorted(p.relative_to(GOLDEN).as_posix() for p in GOLDEN.glob("pmo/**/*.*"))]
MESSAGE = "---\nschema: project-handbook/v1\nmessages:\n  - id: CM-9\n    "
RESPONSIBLE = "---\nschema: project-handbook/v1\nresponsibilities: [{"
LOG = "schema: log/v1\nrisks:\n  - id: R-77\n    title: late\n"


def offered(scene: CursorContext) -> dict[str, Offer]:
    return {offer.label: offer for offer in complete(scene, date(2026, 6, 1))}


def test_keys_that_are_not_there_yet_required_ones_first(at: At) -> None:
    found = list(offered(at("pmo/risks.yaml", LOG + "    |\n    status: open\n")).values())
    labels = [offer.label for offer in found]
    assert labels[:2] == ["likelihood", "impact"]
    assert "owner" in labels
    assert not {"id", "title", "status"} & set(labels)
    assert found[0].detail == "required"
    assert next(o for o in found if o.label == "owner").detail == "required from T1"
    assert "Who watches it" in next(o for o in found if o.label == "owner").docs


def test_a_key_brings_the_beginning_of_its_value(at: At) -> None:
    top = offered(at("pmo/risks.yaml", "schema: log/v1\n|\n"))
    assert top["issues"].text == "issues:\n  - "
    assert top["reviewed_on"].text == "reviewed_on: "
    inner = offered(at("pmo/risks.yaml", LOG + "    rel|\n"))
    assert inner["related"].text == "related:\n      - "


def test_only_the_word_is_replaced_where_a_colon_follows(at: At) -> None:
    scene = at("pmo/risks.yaml", LOG + "    ow|n: ada\n")
    offer = offered(scene)["owner"]
    start, end = offer.span
    assert offer.text == "owner"
    assert scene.text[:start] + offer.text + scene.text[end:] == LOG + "    owner: ada\n"


@pytest.mark.parametrize(
    ("path", "text", "some", "none"),
    [
        ("pmo/risks.yaml", LOG + "    owner: |\n", ["ada", "sam"], ["R-01", "T-01"]),
        ("pmo/risks.yaml", LOG + "    related: [|]\n", ["T-01", "R-01", "C-01"], ["ada"]),
        ("pmo/risks.yaml", LOG + "    related: |\n", ["T-01"], ["ada"]),
        ("pmo/risks.yaml", LOG + "    status: |\n", ["open", "closed"], ["ada"]),
        ("pmo/risks.yaml", LOG + "    escalated: |\n", ["true", "false"], ["ada"]),
        ("pmo/risks.yaml", LOG + "    raised_on: |\n", ["2026-06-01"], ["ada"]),
        ("pmo/risks.yaml", LOG + "    title: |\n", [], ["ada", "R-01", "open"]),
        ("pmo/x.yaml", "schema: |\n", ["log/v1", "plan/v1"], ["people/v1"]),
        ("pmo/waivers.yaml", "schema: waivers/v1\nwaivers:\n  - rule: |\n", ["RISK-004"], ["ada"]),
        (
            "pmo/waivers.yaml",
            "schema: waivers/v1\nwaivers:\n  - rule: red|\n",
            ["red-risk-has-response"],
            ["ada"],
        ),
        ("pmo/charter.md", "---\nschema: charter/v1\nowner: |\n---\n", ["ada"], ["T-01"]),
        ("pmo.yaml", "schema: project/v1\ntier: |\n", ["T1", "T2", "T3"], ["ada"]),
        ("pmo/handbook.md", MESSAGE + "audience: |\n---\n", ["players"], ["T-01"]),
        (
            "pmo/business-case.md",
            "---\nschema: business-case/v1\nchosen: |\n---\n",
            ["build"],
            ["wait"],
        ),
        (
            "pmo/reports/SR-4.yaml",
            "schema: status-report/v1\nexception:\n  recommended: |\n",
            ["wait"],
            ["buy"],
        ),
        ("pmo/handbook.md", RESPONSIBLE + "artifact: |}]\n---\n", ["plan", "log"], ["ada"]),
        ("pmo.yaml", "schema: project/v1\nobjective: |\n", [], ["ada", "T-01"]),
    ],
)
def test_values_come_from_the_schema_and_from_other_artifacts(
    at: At, path: str, text: str, some: list[str], none: list[str]
) -> None:
    found = offered(at(path, text))
    assert set(some) <= found.keys()
    assert not set(none) & found.keys()


def test_the_tasks_of_a_plan_are_offered_where_only_tasks_fit(at: At) -> None:
    text = "schema: plan/v1\ntasks:\n  - id: T-99\n    depends_on: [|]\n"
    found = offered(at("pmo/plan.yaml", text))
    assert found["T-04"].detail == "Build the game server"
    assert {label[0] for label in found} == {"T"}


def test_people_of_the_manifest_come_first_with_their_role(at: At) -> None:
    first = next(iter(offered(at("pmo/risks.yaml", LOG + "    owner: |\n")).values()))
    assert first.detail == "project owner"


def test_a_list_is_begun_where_only_one_value_was_going_to_stand(at: At) -> None:
    assert offered(at("pmo/risks.yaml", LOG + "    related: |\n"))["T-01"].text == "[T-01]"


def test_json_is_written_as_json(at: At) -> None:
    text = '{"schema": "log/v1", "risks": [{"id": "R-77", "owner": |}]}'
    assert offered(at("pmo/more.json", text))["ada"].text == '"ada"'
    quoted = '{"schema": "log/v1", "risks": [{"id": "R-77", "owner": "|"}]}'
    assert offered(at("pmo/more.json", quoted))["ada"].text == "ada"
    keys = '{"schema": "log/v1", "risks": [{"id": "R-77", |}]}'
    assert offered(at("pmo/more.json", keys))["owner"].text == '"owner": '


def test_sections_that_a_charter_lacks(at: At) -> None:
    text = "---\nschema: charter/v1\n---\n# Charter\n\n## Need\n\n##|\n"
    found = offered(at("pmo/charter.md", text))
    assert list(found) == ["## Outcome", "## In scope", "## Out of scope"]


def test_the_id_being_written_is_not_offered_to_itself(at: At, knowledge: Knowledge) -> None:
    text = (GOLDEN / "pmo/risks.yaml").read_text(encoding="utf-8")
    scene = at("pmo/risks.yaml", text.replace("id: R-01", "id: R-01|", 1))
    assert "R-01" in offered(scene)  # other artifacts name it
    scene = at("pmo/waivers.yaml", "schema: waivers/v1\nwaivers:\n  - id: W-|\n")
    assert offered(scene) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_any_cut_of_any_artifact_is_answered(knowledge: Knowledge, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(FILES))
    text = (GOLDEN / path).read_text(encoding="utf-8")
    cut = data.draw(st.integers(0, len(text)))
    scene = CursorContext(knowledge, path, text[:cut], data.draw(st.integers(0, cut)))
    offered(scene)
    hover(scene)
    scene.named()
