"""Each check of the site sees the fault that it is there for, and nothing in a sound page."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks import completeness, engines, links, page_types, spelling, weight
from checks.audit import audit
from checks.outcome import Outcome, exit_code, table

PAGE = '<html><head>{head}</head><body><article class="md-content">{body}</article></body></html>'


def write(site: Path, address: str, body: str, head: str = "") -> Path:
    """A page of a small site."""
    path = site / address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A sound site of three pages and a picture."""
    (tmp_path / "a b.png").write_bytes(b"")
    write(
        tmp_path, "", '<a href="guides/one/#deep">one</a><a href="https://elsewhere.example/">x</a>'
    )
    write(
        tmp_path, "guides/one", '<h2 id="deep">One</h2><a href="../two/">two</a><a href="#deep">me'
    )
    write(
        tmp_path, "guides/two", '<img src="../../a%20b.png"><a name="old">', '<link href="../../">'
    )
    return tmp_path


def test_a_sound_site_has_no_fault(small: Path) -> None:
    pages = links.read(small)
    assert len(pages) == 3
    assert links.broken(small, pages) == links.foreign(pages) == []
    assert links.outward(pages) == ["https://elsewhere.example/"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="../three/">', "../three/ leads to no file"),
        ('<a href="../two/#new">', "../two/#new names no place"),
        ("<a class=x href='#nowhere'>", "#nowhere names no place"),
        ('<img src="../../b.png">', "b.png leads to no file"),
        ('<script src="/x.js"></script>', "/x.js leads to no file"),
        ('<a href="/guides/two/?q=1#nowhere">', "names no place"),
        ('<a title="a > b" href="../four/">', "../four/ leads to no file"),
    ],
)
def test_a_link_that_leads_nowhere_is_seen(small: Path, body: str, said: str) -> None:
    write(small, "guides/one", f'<h2 id="deep">{body}')
    (fault,) = links.broken(small, links.read(small))
    assert fault.startswith("guides/one/index.html: ") and said in fault


@pytest.mark.parametrize("start", ["https://cdn.example", "//cdn.example", "HTTP://cdn.example"])
@pytest.mark.parametrize(
    "tag", ["<script src='{}/x.js'>", "<img alt='' src={}/x.png>", '<link href="{}/x.css">']
)
def test_what_is_loaded_from_elsewhere_is_seen(small: Path, start: str, tag: str) -> None:
    write(small, "guides/two", tag.format(start))
    (fault,) = links.foreign(links.read(small))
    assert fault.startswith("guides/two/index.html loads ")


def test_a_new_type_of_page_and_a_new_building_block_are_looked_at(small: Path) -> None:
    assert {sample.type for sample in page_types.samples(small)} == {"start page", "guides/*"}
    write(small, "guides/three", "<a>nothing new")
    assert "guides/three/" not in {sample.address for sample in page_types.samples(small)}
    write(small, "guides/three", '<table class="matrix"><th></th></table>')
    write(small, "new/one", "<a>a type of its own")
    addresses = {sample.address for sample in page_types.samples(small)}
    assert {"guides/three/", "new/one/"} <= addresses


def test_every_block_of_the_site_is_on_a_page_that_is_looked_at(small: Path) -> None:
    for number in range(9):
        write(
            small,
            f"guides/p{number}",
            f'<p class="c{number} c{number % 3}x"><pre class="d"><b></pre>',
        )
    pages = {path: page_types.blocks(path.read_text()) for path in small.rglob("index.html")}
    taken = {small / sample.address / "index.html" for sample in page_types.samples(small)}
    assert set().union(*pages.values()) == set().union(*(pages[path] for path in taken))
    assert "b" not in pages[small / "guides/p1/index.html"], "a listing's marks are not blocks"


def test_house_words_and_misspellings_are_seen_in_prose_only(tmp_path: Path) -> None:
    text = (
        "# A\n\nThis artefact will recieve\n`artefact recieve`\n\n```yaml\nartefact: recieve\n```\n"
    )
    page = tmp_path / "a.md"
    page.write_text(text, encoding="utf-8")
    (foreign,) = spelling.foreign_words([page], spelling.words(), tmp_path)
    assert foreign.startswith("a.md:3: `artefact`; say artifact: ")
    (wrong,) = spelling.misspelt([page], tmp_path)
    assert wrong.startswith("a.md:3: recieve ==>")


def test_every_house_word_has_a_reason(root: Path) -> None:
    assert all(word.say and word.why for word in spelling.words())
    assert {path.name for path in spelling.texts(root)} >= {
        "README.md",
        "glossary.yaml",
        "RISK-004.yaml",
    }


def test_what_is_missing_and_what_is_of_nothing_is_seen(tmp_path: Path) -> None:
    for name in ("index", "log", "ghost"):
        (tmp_path / "reference" / "artifacts").mkdir(parents=True, exist_ok=True)
        (tmp_path / "reference" / "artifacts" / f"{name}.md").touch()
    assert completeness.gaps(tmp_path, {"artifacts": {"log", "plan"}}) == [
        "reference/artifacts/plan.md is missing",
        "reference/artifacts/ghost.md is of nothing",
    ]


def test_two_engines_that_say_different_things_are_told_apart(
    small: Path, tmp_path_factory
) -> None:
    other = tmp_path_factory.mktemp("other")
    write(other, "", "<nav>frame</nav> <p>one</p> x <a class=headerlink href=#>¶</a>")
    write(other, "guides/one", "<h2 id=deep>One</h2> you <button>copy</button> me")
    write(other, "guides/two", "twice")
    write(other, "guides/new", "new")
    count, different = engines.differences(small, other)
    assert count == 4
    assert different == [
        "guides/new/index.html: built by one engine only",
        "guides/one/index.html: two me / you me",
        "guides/two/index.html: nothing / twice",
    ]


LIMITS = weight.Budgets(html=1, page=3, search_index=2, diagrams=9)


def test_what_is_too_heavy_or_too_early_is_seen(tmp_path: Path) -> None:
    import random

    noise = random.Random(1).randbytes
    write(tmp_path, "light", "x" * 5000)
    write(tmp_path, "heavy", noise(2000).hex())
    for name, size in (
        ("a.png", 2000),
        ("search/search_index.json", 1500),
        ("assets/vendor/mermaid/m.js", 8000),
        ("assets/vendor/pyodide/p.wasm", 10),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(noise(size))
    assert weight.heaviest(tmp_path)[1] == "heavy/index.html"
    (fault,) = weight.html_faults(tmp_path, LIMITS)
    assert fault.startswith("heavy/index.html: ")

    def faults(*loaded: str) -> list[str]:
        return weight.loaded_faults(tmp_path, "light/", ["light/", *loaded], LIMITS)

    sound = ("a.png", "search/search_index.json?1", "assets/vendor/mermaid/m.js")
    assert faults(*sound) == []
    assert [f for f in faults("heavy/", *sound) if "KB (page), at most 3" in f]
    assert faults("assets/vendor/pyodide/p.wasm") == [
        "/light/ loads assets/vendor/pyodide/p.wasm before it is used"
    ]


def test_budgets_are_read_and_leave_no_page_out() -> None:
    assert all(limit > 0 for limit in weight.budgets())


OUTCOMES = {
    "sound": Outcome("a", "1 page", "0 faults", []),
    "wrong": Outcome("b", "2 pages", "1 fault", ["x"]),
    "told": Outcome("c", "2 pages", "1 fault", ["x"], gate=False),
    "undone": Outcome("d", "-", "-", [], undone="no browser"),
}


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["sound"], 0),
        (["sound", "told"], 0),
        (["sound", "wrong"], 1),
        (["undone", "sound"], 2),
        (["undone", "wrong"], 1),
    ],
)
def test_the_exit_code_is_that_of_the_kit(names: list[str], code: int) -> None:
    assert exit_code(OUTCOMES[name] for name in names) == code


def test_the_table_has_a_line_for_each_check() -> None:
    lines = table(OUTCOMES.values()).splitlines()
    assert lines[0].split("  ")[0] == "check" and len(lines) == 2 + len(OUTCOMES)
    assert [line.split("  ")[-1].strip() for line in lines[2:]] == [
        "passed",
        "FAILED",
        "told",
        "not done",
    ]


PLANTED = {
    "color-contrast": '<p style="color:#ccc;background:#fff">Hard to read.</p>',
    "scrolls sideways": '<div style="width:3000px">Wide.</div>',
    "not dark": "<script>stays = true</script>",
    "error: ": "<script>nothing.there()</script>",
    "404: ": '<img alt="none" src="/none.png">',
    "asked elsewhere: ": '<img alt="none" src="http://127.0.0.1:9/x.png">',
}


@pytest.mark.browser
def test_what_is_wrong_to_see_is_seen(chromium: str, tmp_path: Path) -> None:
    from checks import visits

    icon = '<link rel="icon" href="data:,">'
    switch = (
        "<input hidden type=radio data-md-color-scheme=slate "
        "onclick=\"if (!window.stays) document.body.dataset.mdColorScheme = 'slate'\">"
    )
    shell = (
        f'<!doctype html><html lang="en"><head><title>t</title>{icon}</head>'
        f'<body data-md-color-scheme="default">{switch}<main><h1>A</h1>%s</main></body></html>'
    )
    for name, body in {"sound": "", **PLANTED}.items():
        folder = tmp_path / name.strip(": ").replace(" ", "-")
        folder.mkdir()
        (folder / "index.html").write_text(shell % body, encoding="utf-8")
    pages = [f"{path.name}/" for path in sorted(tmp_path.iterdir())]
    with visits.served(tmp_path) as address, visits.opened(chromium) as browser:
        seen = audit(browser, address, pages, "phone")
    told = [*seen.faults, *seen.elsewhere]
    assert not [fault for fault in told if "/sound/" in fault]
    assert seen.loaded["sound/"] == ["sound/"]
    for said in PLANTED:
        page = f"/{said.strip(': ').replace(' ', '-')}/"
        assert [f for f in told if said in f and (page in f or f in seen.elsewhere)], said
