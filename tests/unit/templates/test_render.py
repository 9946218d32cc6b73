"""Rendering: whole or not at all, nothing overwritten, and nothing of the user's own settings."""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path

import pytest

from pmo_kit.results.made import Made
from pmo_kit.scaffold import new
from pmo_kit.templates import ScaffoldError, Template, ask, project_template, put, render

TODAY = datetime.date(2026, 3, 2)
FILES = {
    "pmo.yaml": "name: '{{ cookiecutter.name }}'\nfrom: {{ cookiecutter.start }}\n",
    "{% if cookiecutter.tier == 'T2' %}case.md{% endif %}": "# Case\n",
    "kept/{{cookiecutter.slug}}.txt": "{{ cookiecutter.__today }}\n",
}
DESCRIPTION = {
    "name": "A project",
    "slug": "{{ cookiecutter.name|slugify }}",
    "tier": ["T1", "T2"],
    "__today": "{% now 'local', '%Y-%m-%d' %}",
    "__in_ten_weeks": "{% now 'local' + 'weeks=10', '%Y-%m-%d' %}",
    "start": "{{ cookiecutter.__today }}",
    "end": "{{ cookiecutter.__in_ten_weeks }}",
    "__prompts__": {"name": "Its name?", "tier": {"__prompt__": "How big?", "T1": "light"}},
}


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Template:
    root = tmp_path / "kit"
    folder = root / "templates" / "plain"
    for name, text in FILES.items():
        path = folder / "{{cookiecutter.slug}}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "cookiecutter.json").write_text(json.dumps(DESCRIPTION), encoding="utf-8")
    monkeypatch.setattr(project_template, "data_root", lambda: root)
    return project_template.find("plain")


def make(target: Path | None, **answers: str) -> Made:
    return new(project_template.find("plain"), target, answers, today=TODAY)


def tree(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def test_a_project_is_made_where_nothing_was(plain: Template, tmp_path: Path) -> None:
    made = make(tmp_path / "new" / "here", name="Find it")
    assert made.files == ("kept/find-it.txt", "pmo.yaml")
    assert tree(Path(made.path)) == {
        "pmo.yaml": "name: 'Find it'\nfrom: 2026-03-02\n",
        "kept/find-it.txt": "2026-03-02\n",
    }
    assert made.answers["end"] == "2026-05-11"


def test_without_a_target_the_slug_names_the_folder(
    plain: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = make(None, name="Find it")
    assert made.path == "find-it"
    assert (tmp_path / "find-it" / "pmo.yaml").is_file()
    assert made.next_steps[0] == "cd find-it"


def test_a_conditional_file_follows_its_answer(plain: Template, tmp_path: Path) -> None:
    assert "case.md" in make(tmp_path / "two", tier="T2").files


@pytest.mark.parametrize("held", [[], [".git"]])
def test_an_empty_folder_is_filled_and_stays_the_same_folder(
    plain: Template, tmp_path: Path, held: list[str]
) -> None:
    target = tmp_path / "empty"
    target.mkdir()
    for name in held:
        (target / name).mkdir()
    before = target.stat().st_ino
    make(target)
    assert target.stat().st_ino == before
    assert (target / "pmo.yaml").is_file()


def test_a_folder_that_holds_something_is_left_alone(plain: Template, tmp_path: Path) -> None:
    target = tmp_path / "full"
    target.mkdir()
    (target / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ScaffoldError, match=r"it holds mine\.txt") as caught:
        make(target)
    assert "-o DIR" in caught.value.remedy
    assert tree(target) == {"mine.txt": "mine"}


def test_a_file_is_no_target(plain: Template, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(ScaffoldError, match="is not a folder"):
        make(tmp_path / "taken")


@pytest.mark.posix
def test_a_dangling_link_is_no_target(plain: Template, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ScaffoldError, match="is not a folder"):
        make(tmp_path / "link")


def test_a_refused_answer_leaves_nothing(plain: Template, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ScaffoldError):
        make(tmp_path / "new", name="{{ cookiecutter }}")
    assert sorted(tmp_path.iterdir()) == before


def test_what_was_rendered_may_be_refused_and_leaves_nothing(
    plain: Template, tmp_path: Path
) -> None:
    before, seen = sorted(tmp_path.iterdir()), []

    def refuse(made: Path) -> None:
        seen.extend(path.name for path in made.iterdir())
        raise ScaffoldError("no", "never")

    with pytest.raises(ScaffoldError, match="no"):
        render(plain, {}, tmp_path / "new", refuse)
    assert seen
    assert sorted(tmp_path.iterdir()) == before


def test_a_broken_template_leaves_nothing(plain: Template, tmp_path: Path) -> None:
    (plain.folder / "{{cookiecutter.slug}}" / "z.txt").write_text("{{ nobody }}", encoding="utf-8")
    target = tmp_path / "new"
    with pytest.raises(ScaffoldError, match="cannot be rendered"):
        make(target)
    assert not target.exists()
    assert not list(tmp_path.glob(".pmo-tmp-*"))


def test_a_move_that_fails_half_way_is_undone(
    plain: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "empty"
    target.mkdir()
    link, moved = os.link, []

    def fails_on_the_second(source: Path, goal: Path) -> None:
        if goal.name == "pmo.yaml":
            raise OSError("disk full")
        link(source, goal)
        moved.append(goal.name)

    monkeypatch.setattr(os, "link", fails_on_the_second)
    with pytest.raises(OSError, match="disk full"):
        make(target)
    assert moved
    assert list(target.iterdir()) == []


def test_the_users_own_settings_are_not_read_nor_written(
    plain: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    settings = home / "settings.yaml"
    settings.write_text("default_context: {tier: T2, name: Theirs}\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("COOKIECUTTER_CONFIG", str(settings))
    made = make(tmp_path / "new")
    assert made.answers["tier"] == "T1"
    assert "case.md" not in made.files
    assert list(home.iterdir()) == [settings]


@pytest.mark.parametrize("extra", [{"_extensions": ["os.path"]}, {"_jinja2_env_vars": {}}])
def test_a_template_that_would_load_code_is_refused(
    plain: Template, extra: dict[str, object]
) -> None:
    text = json.dumps({**DESCRIPTION, **extra})
    (plain.folder / "cookiecutter.json").write_text(text, encoding="utf-8")
    with pytest.raises(ScaffoldError, match="more than plain text"):
        project_template.find("plain")


def test_a_template_with_hooks_is_refused(plain: Template) -> None:
    (plain.folder / "hooks").mkdir()
    with pytest.raises(ScaffoldError, match="more than plain text: hooks"):
        project_template.find("plain")


def test_an_unknown_template_is_answered_with_those_there_are(plain: Template) -> None:
    with pytest.raises(ScaffoldError) as caught:
        project_template.find("plian")
    assert caught.value.remedy == "Did you mean `plain`? There are: plain."


def test_questions_carry_their_words_and_choices(plain: Template) -> None:
    name, _, tier, start, end = plain.questions
    assert name.text == "Its name?"
    assert (tier.text, tier.default) == ("How big?", "T1")
    assert [(c.value, c.text) for c in tier.choices] == [("T1", "light"), ("T2", "T2")]
    assert (start.key, end.key) == ("start", "end")


def test_questions_are_asked_in_order_with_defaults_from_earlier_answers(plain: Template) -> None:
    asked = []

    def reply(question: project_template.Question) -> str:
        asked.append((question.key, question.default, bool(question.problem)))
        if question.key == "slug" and not question.problem:
            return "../up"
        return {"name": "Ünder Eins"}.get(question.key, question.default)

    answers = ask(plain, {"tier": "T2"}, TODAY, reply)
    assert asked == [
        ("name", "A project", False),
        ("slug", "under-eins", False),
        ("slug", "under-eins", True),
        ("start", "2026-03-02", False),
        ("end", "2026-05-11", False),
    ]
    assert list(answers) == ["name", "slug", "tier", "start", "end"]


def test_a_default_that_will_not_do_says_which_answer_to_give(plain: Template) -> None:
    with pytest.raises(ScaffoldError) as caught:
        ask(plain, {"name": "🔎"}, TODAY)
    assert "--set slug=VALUE" in caught.value.remedy


def test_the_kits_address_fills_in_only_what_nobody_answered(
    plain: Template, tmp_path: Path
) -> None:
    described = {**DESCRIPTION, "kit": "https://example.org/kit", "kit_rev": "v1"}
    (plain.folder / "cookiecutter.json").write_text(json.dumps(described), encoding="utf-8")
    own = new(project_template.find("plain"), tmp_path / "a", {}, today=TODAY, kit=("/kit", "abc"))
    assert (own.answers["kit"], own.answers["kit_rev"]) == ("/kit", "abc")
    said = new(
        project_template.find("plain"),
        tmp_path / "b",
        {"kit": "/other"},
        today=TODAY,
        kit=("/kit", "abc"),
    )
    assert (said.answers["kit"], said.answers["kit_rev"]) == ("/other", "v1")


def test_rendering_leaves_the_process_where_it_was(plain: Template, tmp_path: Path) -> None:
    before, paths = Path.cwd(), list(sys.path)
    render(plain, {"slug": "x"}, tmp_path / "x")
    assert Path.cwd() == before
    assert sys.path == paths


def test_files_are_put_whole_or_not_at_all(tmp_path: Path) -> None:
    seen: list[list[str]] = []

    def finish(made: Path) -> None:
        seen.append(sorted(path.name for path in made.iterdir()))

    target = tmp_path / "put"
    assert put({"b/c.txt": b"c", "a.txt": b"a"}, target, finish) == ("a.txt", "b/c.txt")
    assert seen == [["a.txt", "b"]] and (target / "b" / "c.txt").read_bytes() == b"c"

    def fails(made: Path) -> None:
        raise ScaffoldError("No.", "Not now.")

    with pytest.raises(ScaffoldError):
        put({"a.txt": b"a"}, tmp_path / "other", fails)
    assert [path.name for path in tmp_path.iterdir()] == ["put"]
