"""What stands in the pages in the place of each marker."""

import re

import pytest
from docsite.asking import DocsError
from docsite.markers import fill

from apts_model import REGIMES, RULES, load_apts

APTS = load_apts()


def lines(marker: str, path: str = "en/data/index.md") -> list[str]:
    return [line for line in fill(f"<!-- {marker} -->", path).splitlines() if line]


def test_a_page_without_markers_stays_as_it_is() -> None:
    page = "# Title\n\n```text\n<!-- rules -->\n```\n\nEnd."
    assert fill(page, "en/index.md") == page


def test_a_longer_fence_holds_shorter_ones() -> None:
    page = "````text\n```\n<!-- rules -->\n````\n\n<!-- regime: quebec-1985 -->"
    shown = fill(page, "en/index.md")
    assert "<!-- rules -->" in shown
    assert "<svg" in shown


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ("nonsense", "one of answer, ask, changelog"),
        ("rules --> and more <!-- rules", "a comment must be a marker alone in its line"),
        ("table: presidents aptz", "'aptz' is no union: write one of apts, "),
        ("table: presidents", "'presidents' does not have the form 'KIND ID'"),
        ("table: people apts", "'people' is no kind of table: write one of figures, lineage"),
        ("table: strikes aptmq", "the bundled data has no strikes of 'aptmq'"),
        ("table: round apts-2024", "'apts-2024' is no round: write one of apts-2020, "),
        ("picture", "'' is no kind of picture: write one of figures, lineage, members"),
        ("picture: members apts-2023", "'apts-2023' is no coalition or union"),
        ("picture: figures apts people", "'people' is no measure: write one of members, "),
        ("picture: periods Title", "write `picture: periods Title | Label = "),
        ("picture: periods Title | A 2004 / ..", "'A 2004 / ..' does not have the form"),
        ("picture: periods Title | A = 2004-13 / ..", "'2004-13' is not a date"),
        ("regime: quebec", "'quebec' is no regime: write one of quebec-1985, quebec-2025"),
        ("date table: 2004-13", "'2004-13' is not a date"),
        ("answer: figure apts 2004", "'figure' is no kind of question: write one of president"),
    ],
)
def test_a_marker_that_names_nothing_is_refused(marker: str, said: str) -> None:
    with pytest.raises(DocsError) as caught:
        fill(f"# Title\n\n<!-- {marker} -->", "fr/data/index.md")
    told = str(caught.value)
    assert told.startswith(f"fr/data/index.md, line 3 of its text: <!-- {marker} -->: ")
    assert said in told


def test_a_page_outside_the_folders_of_the_languages_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        fill("", "de/index.md")


@pytest.mark.parametrize("path", ["en/reference/rules.md", "fr/reference/rules.md"])
def test_every_rule_is_shown_with_its_example(path: str) -> None:
    shown = lines("rules", path)
    headings = [line.removeprefix("### ") for line in shown if line.startswith("### ")]
    assert headings == [*RULES]
    assert shown.count("    ```json") == len(RULES)


def test_rules_are_told_in_french() -> None:
    shown = "\n".join(lines("rules", "fr/reference/rules.md"))
    assert "Personne n’occupe deux fois la même présidence" in shown
    assert not [rule.says for rule in RULES.values() if rule.says in shown]
    assert "*(erreur ou avertissement)*" in shown


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("regime", REGIMES)
def test_regimes_are_drawn_and_told(regime: str, language: str) -> None:
    svg, *table = lines(f"regime: {regime}", f"{language}/reference/stages.md")
    assert svg.startswith('<figure class="apts-picture"')
    assert len(table) == 2 + len(REGIMES[regime].rules) + (REGIMES[regime].raiding is not None)
    assert not [row for row in table if "[C-27" in row.split("|")[2]]


def test_rows_have_their_sources_and_say_what_is_disputed() -> None:
    _, *rows, _ = [row for row in lines("table: presidents apts") if not row.startswith("|--")]
    presidents = [row for row in rows if row.startswith("| ")][1:]
    assert len(presidents) == len(APTS.presidencies_of("apts"))
    assert all("](<http" in row for row in presidents)
    disputed = [row for row in presidents if "**(disputed)**" in row]
    assert ["Andrée Poirier" in disputed[0], "Robert Comeau" in disputed[1]] == [True, True]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "marker",
    [
        "figures apts",
        "lineage apts",
        "members front-commun-2023",
        "presidents apts",
        "round apts-2023",
        "strikes apts",
    ],
)
def test_every_row_of_a_table_names_a_source(marker: str, language: str) -> None:
    shown = lines(f"table: {marker}", f"{language}/data/index.md")
    rows = [row for row in shown if row.startswith("| ")][1:]
    assert rows
    assert [row for row in rows if "](<http" not in row] == []
    assert {row.count(" | ") for row in rows} == {rows[0].count(" | ")}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "marker",
    [
        "figures apts members",
        "lineage apts",
        "members front-commun-2023",
        "periods Two terms | A = 2004-11 / 2006-05-18 | B = 2005~ / .. | C = ? / ?",
        "presidents apts",
        "round apts-2023",
    ],
)
def test_pictures_are_named(marker: str, language: str) -> None:
    (shown,) = lines(f"picture: {marker}", f"{language}/data/index.md")
    assert re.search(r'aria-label="[^"]+"><svg', shown)
    assert shown.endswith("</svg></div></figure>")


def test_an_answer_is_quoted_in_the_language_of_the_page() -> None:
    english = lines("answer: president apts 2004-11-10")
    french = lines("answer: president apts 2004-11-10", "fr/index.md")
    assert english[0] == (
        "> Denis Côté was possibly president of APTS on November 10, 2004: "
        "the start is known only as November 2004."
    )
    assert french[0] == "> APTS, le 10 novembre 2004\N{NO-BREAK SPACE}: aucun nom n’est certain."
    assert french[-1].startswith("> - [Wikipedia, in English: Alliance du personnel")


def test_dates_are_told() -> None:
    shown = lines("date table: 2006-05-18; 2004-11; 1972~; [..2010]; [2025-11-15..]")
    assert [[cell.strip() for cell in row.split("|")[1:-1]] for row in shown[2:]] == [
        ["`2006-05-18`", "May 18, 2006", "2006-05-18", "2006-05-18", "exactly this day"],
        ["`2004-11`", "November 2004", "2004-11-01", "2004-11-30", "some day of 30"],
        [
            "`1972~`",
            "about 1972",
            "1972-01-01",
            "1972-12-31",
            "some day of 1,096, 1971-01-01 to 1973-12-31",
        ],
        ["`[..2010]`", "2010 or earlier", "no limit", "2010-12-31", "some day up to 2010-12-31"],
        [
            "`[2025-11-15..]`",
            "November 15, 2025 or later",
            "2025-11-15",
            "no limit",
            "some day from 2025-11-15 on",
        ],
    ]


def test_counts_are_those_of_the_data() -> None:
    english, french = lines("data counts"), lines("data counts", "fr/data/index.md")
    assert f"| sources | {len(APTS.sources)} |  |" in english
    assert f"| présidences | {len(APTS.presidencies)} | 6 |" in french
    assert len(english) == len(french)


def test_warnings_lead_to_their_rules() -> None:
    assert "](../reference/rules.md#stage-order)" in "".join(lines("data warnings"))
    assert "](reference/rules.md#stage-order)" in "".join(lines("data warnings", "en/index.md"))


def test_files_of_the_repository_are_shown_below_their_headings() -> None:
    changes, contributing = lines("changelog"), lines("contributing")
    assert changes[0].startswith("The format is that of")
    assert "## Unreleased" in changes
    assert "## Set up and check" in contributing


def test_markers_of_another_hook_stay() -> None:
    assert lines("ask: data en") == ["<!-- ask: data en -->"]
