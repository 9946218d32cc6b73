"""Subjects and fingerprints: what a finding is called over time, wherever its lines go."""

from __future__ import annotations

import hashlib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine.element_names import labels
from pmo_kit.results import fingerprint

Make = Any
LARGE = "schema: log/v1\nitems:\n  - {id: A, size: 99, steps: [{id: S, cost: 99}]}\n"


def prints(judged: Any) -> set[str]:
    return {f.fingerprint for f in judged.report.findings}


def test_a_fingerprint_is_made_of_subject_rule_and_path() -> None:
    digest = hashlib.sha256(b"p/log/items[A]\nTOY-001\npmo/log.yaml").hexdigest()
    assert fingerprint("p/log/items[A]", "TOY-001", "pmo/log.yaml") == digest[:16]


def test_fingerprints_stay_when_lines_move(make: Make) -> None:
    before = make({"pmo/log.yaml": LARGE}).check()
    moved = LARGE.replace("items:\n", "# a comment\n\nitems:\n  - {id: NEW, size: 1}\n")
    after = make({"pmo/log.yaml": moved}).check()
    assert prints(before) == prints(after) and len(prints(before)) == 2
    assert before.found != after.found


def test_fingerprints_of_faults_of_shape_stay_when_lines_move(make: Make) -> None:
    text = "schema: log/v1\nitems:\n  - {id: A, size: x}\n"
    before = make({"pmo/log.yaml": text}).check()
    after = make(
        {"pmo/log.yaml": text.replace("items:\n", "items:\n  - {id: N, size: 1}\n")}
    ).check()
    assert before.only.subject == "toy-small/log/log/items[A].size"
    assert prints(before) == prints(after)


def test_a_fingerprint_changes_with_the_subject_and_the_file(make: Make) -> None:
    first = make({"pmo/log.yaml": LARGE}).check()
    renamed = make({"pmo/log.yaml": LARGE.replace("id: A", "id: B")}).check()
    elsewhere = make({"pmo/log2.yaml": LARGE}).check()
    assert prints(first).isdisjoint(prints(renamed) | prints(elsewhere))


def test_elements_that_share_an_id_have_names_of_their_own(make: Make) -> None:
    text = "schema: log/v1\nitems:\n  - {id: A, size: 98}\n  - {id: A, size: 99}\n"
    judged = make({"pmo/log.yaml": text}).check()
    assert set(judged.said("TOY-001")) == {"log/log/items[A]", "log/log/items[A~2]"}
    assert judged.said("KIT-012") and len(prints(judged)) == len(judged.report.findings) == 3


def test_elements_without_a_key_go_by_their_content() -> None:
    first = labels([{"x": 1}, {"x": 2}, {"x": 1}], "id")
    assert labels([{"x": 0}, {"x": 1}, {"x": 2}, {"x": 1}], "id")[1:] == first
    assert first[2] == f"{first[0]}~2"
    assert labels(["a", None, 1.5, ["b"]], "id")[0].startswith("#")


@given(st.lists(st.dictionaries(st.sampled_from(["id", "x"]), st.text(max_size=2)), max_size=8))
def test_no_two_elements_are_called_alike(elements: list[Any]) -> None:
    plain = [e for e in elements if "~" not in e.get("id", "")]
    assert len(set(labels(plain, "id"))) == len(plain)
