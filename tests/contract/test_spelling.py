"""What people read is spelt right, in the house's words."""

from __future__ import annotations

from pathlib import Path

from checks import spelling


def test_nothing_is_misspelt(root: Path) -> None:
    assert spelling.misspelt(spelling.texts(root), root) == []


def test_no_page_uses_a_word_that_the_house_has_another_for(root: Path) -> None:
    assert spelling.foreign_words(spelling.texts(root), spelling.words(), root) == []


def test_no_rule_and_no_message_uses_a_word_that_the_house_has_another_for(root: Path) -> None:
    told = [*spelling.messages(root)]
    assert len(told) > 2000
    assert spelling.foreign_messages(told, spelling.words("messages")) == []
