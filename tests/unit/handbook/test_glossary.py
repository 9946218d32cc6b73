"""The glossary: one page, one sentence in the terminal, and tooltips that never mislead."""

from __future__ import annotations

from pathlib import Path

from pmo_kit import handbook
from pmo_kit.handbook import glossary
from pmo_kit.standard import Standard

TERMS = """schema: glossary/v1
terms:
  - term: slip
    means: Days late.
    other_names: [delay]
    see: [log, RfE, project-owner, RISK-004, guides/money.md]
  - {term: earned value, short: EV, means: What the work done was worth.}
  - {term: SPI(t), means: Speed in time.}
  - {term: schedule performance index, short: SPI, means: Speed in money.}
"""


def with_terms(standard: Standard, folder: Path, text: str = TERMS) -> Standard:
    (folder / "glossary.yaml").write_text(text)
    return standard._replace(folders=(str(folder),))


def test_words_are_sorted_and_lead_on(standard: Standard, tmp_path: Path) -> None:
    page = handbook.generate(with_terms(standard, tmp_path))[glossary.PAGE]
    assert page.index("earned value (EV)") < page.index("slip")
    for link in ("artifacts/log", "gates/RfE", "roles/project-owner", "rules/RISK-004"):
        assert f"({link}.md)" in page
    assert "[Money](../guides/money.md)" in page


def test_an_abbreviation_within_another_word_is_not_explained(
    standard: Standard, tmp_path: Path
) -> None:
    told = glossary.abbreviations(with_terms(standard, tmp_path))
    assert told == "*[EV]: Earned value. What the work done was worth.\n"


def test_a_word_is_explained_by_itself_and_by_its_abbreviation(
    standard: Standard, tmp_path: Path
) -> None:
    own = with_terms(standard, tmp_path)
    assert "Speed in money." in (handbook.explain(own, "spi") or "")
    assert "Days late." in (handbook.explain(own, "Slip") or "")
    assert handbook.suggestions(own, "slips") == ["slip"]


def test_what_others_call_a_word_is_shown_and_found(standard: Standard, tmp_path: Path) -> None:
    own = with_terms(standard, tmp_path)
    assert "Days late. Also called: delay. See " in handbook.generate(own)[glossary.PAGE]
    assert "Days late." in (handbook.explain(own, "Delay") or "")
    assert handbook.suggestions(own, "delays") == ["delay"]


def test_a_company_s_sentence_replaces_the_inherited_one(
    standard: Standard, tmp_path: Path
) -> None:
    below, above = tmp_path / "core", tmp_path / "acme"
    below.mkdir()
    above.mkdir()
    (below / "glossary.yaml").write_text(TERMS)
    words = "schema: glossary/v1\nterms: [{term: Slip, means: Weeks late.}]\n"
    own = with_terms(standard, above, words)._replace(folders=(str(below), str(above)))
    assert {t.term: t.means for t in glossary.terms(own)}["Slip"] == "Weeks late."
    assert len(glossary.terms(own)) == 4


def test_a_standard_without_words_has_an_empty_page(standard: Standard) -> None:
    assert "# Glossary" in handbook.generate(standard)[glossary.PAGE]


def test_an_abbreviation_takes_one_line(standard: Standard, tmp_path: Path) -> None:
    means = '"What the work\\n\\n--8<-- x\\n<script>1</script>"'
    own = with_terms(standard, tmp_path, TERMS.replace("What the work done was worth.", means))
    assert glossary.abbreviations(own) == (
        "*[EV]: Earned value. What the work --8<-- x <script>1</script>\n"
    )
