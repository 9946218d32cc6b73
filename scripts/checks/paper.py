"""Whether a page can be printed: the article alone, dark on white, with columns and whole words."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8").partition("\n")[2]
WIDTH, HEIGHT = 673, 986
"""What an A4 sheet has between its margins (`@page` in handbook.css), in CSS pixels."""
DARKEST_PAPER, PALEST_INK = 230, 140
"""From 0 to 255, as the mean of red, green and blue: paper is lighter, ink darker than this."""


def faults(page: Page) -> list[str]:
    """What is wrong with a page on paper; it is left as it was found.

    The page is laid out as print on an A4 sheet's width. What is asked: nothing but the article is
    printed, the paper is white and the ink dark, addresses elsewhere can be read, answers to
    questions cannot; tables keep their columns and fit; no word is cut off or broken in two.
    """
    screen = page.viewport_size
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.emulate_media(media="print")
    wrong: list[str] = page.evaluate(SCRIPT, [DARKEST_PAPER, PALEST_INK])
    page.emulate_media(media="screen")
    if screen:
        page.set_viewport_size(screen)
    return [f"printed: {each}" for each in wrong]
