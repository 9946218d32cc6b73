"""What is asked of pages by keyboard, on paper and without scripts: each fault planted is seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from checks import craft, paper, visits
from playwright.sync_api import Page

from pmo_kit.handbook.diagrams import fence

pytestmark = pytest.mark.browser

SHELL = """<!doctype html><html lang="en"><head><title>t</title><style>
  .md-typeset__table {{ display: block; overflow-x: auto }}
  .md-nav__link {{ display: block; height: 24px }}
  .md-sidebar--primary {{ background: #fff; position: fixed; inset: 0 50% 0 0; visibility: hidden }}
  #__drawer:checked ~ .md-sidebar--primary {{ visibility: visible }}
  @media print {{ label, nav {{ display: none !important }} }}
</style></head><body>
  <input type="checkbox" id="__drawer" hidden>
  <label class="md-header__button" for="__drawer" tabindex="0">Menu</label>
  <nav class="md-sidebar--primary md-nav"><a class="md-nav__link" href="#">One</a>{menu}</nav>
  <article>{body}</article>
  <script>{{
    const [drawer, button] = [document.getElementById("__drawer"), document.querySelector("label")];
    document.addEventListener("keydown", ({{ key }}) => {{
      if (key === "Enter" && document.activeElement === button) drawer.click();
      if (key === "Escape" && drawer.checked) {{ drawer.click(); button.focus(); }}
    }});
    drawer.onchange = () => {{
      for (const part of [button, document.querySelector("article")]) part.inert = drawer.checked;
    }};
    {script}
  }}</script>
</body></html>"""
WIDE = f"<tr>{'<td>' + 'x' * 90 + '</td>'}</tr>"
REGION = 'tabindex="0" role="region" aria-label="Table: x"'
CLOSED = "takes the focus and cannot be seen: "
UNDER = "takes the focus under the open menu: "


@pytest.fixture(scope="module")
def opened(chromium: str) -> Iterator[Page]:
    """A page on a phone, which tests fill."""
    with visits.opened(chromium) as browser:
        yield visits.context(browser, "phone", "light").new_page()


def show(page: Page, body: str = "", menu: str = "", script: str = "") -> Page:
    page.set_content(SHELL.format(body=body, menu=menu, script=script))
    return page


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="md-typeset__table" {REGION}><table>{WIDE}</table></div><a href="#">seen</a>',
        '<input type="radio" id="r" style="opacity: 0"><label for="r">Named</label>',
        "<style>.x { opacity: 0 } .x:focus { opacity: 1 }</style><a class='x' href='#'>skip</a>",
        '<div style="overflow: auto; width: 3em"><a href="#" style="margin: 9em">far</a></div>',
        "<details><summary>More</summary><a href='#'>folded</a></details>",
    ],
)
def test_a_sound_page_has_no_fault(opened: Page, body: str) -> None:
    assert craft.faults(show(opened, body)) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="#" style="opacity: 0">x</a>', CLOSED),
        ('<div style="height: 0; overflow: hidden"><input></div>', CLOSED),
        ('<a href="#" style="left: -900px; position: absolute">x</a>', CLOSED),
        ('<button style="border: 0; height: 0; padding: 0; width: 0"></button>', CLOSED),
        (f'<div class="md-typeset__table"><table>{WIDE}</table></div>', "scrolled by keyboard"),
        (f'<div class="md-typeset__table" tabindex="0"><table>{WIDE}</table></div>', "by keyboard"),
        (f"<table>{WIDE}</table>", "a table is wider than the screen"),
        (
            '<div class="md-nav"><a class="md-nav__link" style="height: 20px" href="#">L</a></div>',
            "24",
        ),
    ],
)
def test_what_is_closed_too_wide_or_too_low_is_seen(opened: Page, body: str, said: str) -> None:
    assert any(said in fault for fault in craft.faults(show(opened, body)))


@pytest.mark.parametrize(
    ("menu", "script", "said"),
    [
        ("", "button.removeAttribute('tabindex')", "the menu does not open by keyboard"),
        ("", "drawer.onchange = null", f'{UNDER}<a href="#">behind'),
        (
            "",
            "document.onkeyup = () => { if (!drawer.checked) button.blur() }",
            "does not give the focus back",
        ),
        (
            '<a href="#" style="inset: 0; position: fixed; z-index: 1">over</a>',
            "",
            f"{UNDER}<a class",
        ),
        (
            "",
            "document.querySelector('nav').style = 'left: -9em; right: 150vw; visibility: visible'",
            f'{CLOSED}<a class="md-nav__link"',
        ),
    ],
)
def test_what_the_menu_does_wrong_is_seen(opened: Page, menu: str, script: str, said: str) -> None:
    found = craft.faults(show(opened, '<a href="#">behind</a>', menu, script))
    assert any(said in fault for fault in found) if said else not found


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>Initiating, Planning, Executing, Closing</p>", ""),
        (
            f"<pre><code style='white-space: pre-wrap; word-break: break-all'>{'x' * 200}",
            "",
        ),
        ("<p style='hyphens: manual; width: 3em'>Exe&shy;cuting</p>", "broken in two: Exe"),
        (
            "<p style='width: 3em; overflow-wrap: anywhere'>Executing</p>",
            "broken in two: Executing",
        ),
        (
            "<table><td><code style='display: block; width: 3em; overflow-wrap: anywhere'>versions",
            "broken",
        ),
        ("<table style='display: block'><td>a<td>b</table>", "loses its columns"),
        ("<table><td style='display: block'>a<td>b</table>", "loses its columns"),
        ("<table><thead style='display: none'><th>a</thead><td>b</table>", "loses its head"),
        (f"<table>{WIDE}</table>", "is wider than the paper"),
        (
            "<table style='table-layout: fixed; width: 4em'><td>Initiating<td>b</table>",
            "flows over",
        ),
        ("<p style='margin-left: 640px'>Executing</p>", "beyond the paper: Executing"),
        ("<p style='background: #333'>a</p>", "dark paper: P"),
        ("<p style='color: #ccc'>a</p>", "pale ink: P"),
        ("<div class='md-sidebar'>menu</div>", "beside the article"),
        ("<a href='https://elsewhere.example/'>x</a>", "no address: https://elsewhere.example/"),
        (
            "<style>details::details-content { content-visibility: visible }</style>"
            "<div class='quiz'><details><summary>One</summary><p>right</p></details></div>",
            "the answer to a question",
        ),
    ],
)
def test_what_is_wrong_on_paper_is_seen(opened: Page, body: str, said: str) -> None:
    found = paper.faults(show(opened, body))
    assert any(said in fault for fault in found) if said else not found
    assert opened.viewport_size == dict(
        zip(("width", "height"), visits.SCREENS["phone"], strict=True)
    )


def test_a_diagram_without_words_or_as_its_source_is_seen(opened: Page) -> None:
    hide = "<style>pre:has(+ .diagram) { display: none }</style>"
    told = fence("flowchart TD\n  accDescr: A leads to B.\n  a --> b", "mermaid", "mermaid")
    untold = fence("flowchart TD\n  a --> b", "mermaid", "mermaid")
    assert craft.asked(show(opened, hide + told), "undrawn") == []
    assert opened.locator(".diagram").inner_text() == "A leads to B."
    assert craft.asked(show(opened, told), "undrawn") == ["a diagram is shown as its source"]
    assert craft.asked(show(opened, hide + untold), "undrawn") == ["a diagram is not told in words"]
    assert len(craft.asked(show(opened, '<pre class="mermaid">a</pre>'), "undrawn")) == 2
