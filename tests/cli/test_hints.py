from pathlib import Path

import pytest

import apts_model as am
from tests.cli.asking import Ask
from tests.cli.conftest import Keep

# --- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        ["president", "apts"],
        ["presidents", "apts", "--from"],
        ["deadlines", "apts-2023", "--holiday"],
        ["convert", "bundled", "-", "--to", "icalendar", "--stamp"],
    ],
)
@pytest.mark.parametrize("text", ["today", "Aujourd’hui", "en cours", "..", "", "?", "n/a"])
def test_a_question_needs_a_day(ask: Ask, asked: list[str], text: str) -> None:
    """What stands in a file for an open end, or an unknown date, is no day to ask about."""
    said = ask(*asked, text)
    assert (said.status, said.out) == (2, "")
    assert said.err.endswith(" is not a date: write the day itself, such as 2004-11-30\n")


def test_other_texts_are_told_as_anywhere(ask: Ask) -> None:
    """A date of another habit is told with what it may mean."""
    told = "apts-model: '15 mai 2005' is not a date: write it as 2005-05-15\n"
    assert ask("president", "apts", "15 mai 2005") == (2, "", told)


# --- ids -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            ["president", "front-commun-2023", "2023"],
            "no union has the id 'front-commun-2023': it is a coalition, "
            "`apts-model members front-commun-2023` asks about it",
        ),
        (
            ["presidents", "robert-comeau"],
            "no union has the id 'robert-comeau': it is a person, "
            "`apts-model chronology robert-comeau` asks about it",
        ),
        (
            ["members", "apts-2023"],
            "no union or coalition has the id 'apts-2023': it is a round, "
            "`apts-model round apts-2023` asks about it",
        ),
        (
            ["round", "apts"],
            "no round has the id 'apts': it is a union, `apts-model presidents apts` asks about it",
        ),
        (
            ["lineage", "r-8-2"],
            "no union has the id 'r-8-2': it is a statute, `apts-model chronology r-8-2` asks "
            "about it",
        ),
    ],
)
def test_an_id_of_something_else(ask: Ask, asked: list[str], told: str) -> None:
    """Who takes the wrong command is told what the id is, and a command that asks about it."""
    said = ask(*asked)
    assert said == (2, "", f"apts-model: {told}\n")
    command = told.split("`")[1].split()[1:]
    assert ask(*command).status == 0


def test_campaigns_have_ids_too(keep: Keep) -> None:
    """A campaign is asked about with `chronology`, in the same file."""
    ask = keep(am.Dataset(title="Mine", campaigns=[am.Campaign(id="c", title="A campaign")]))
    [_, path] = ask.data
    assert ask("president", "c", "2005").err == (
        "apts-model: no union has the id 'c': it is a campaign, "
        f"`apts-model chronology c --data {path}` asks about it\n"
    )


def test_ids_of_a_file_are_found_there(tmp_path: Path, ask: Ask) -> None:
    """The hint can be copied as it stands, even if the name of the file has a space in it."""
    path = tmp_path / "my file.json"
    am.dump(am.Dataset(title="Mine"), path)
    assert ask("president", "nobody", "2005", "--data", str(path)).err == (
        "apts-model: no union has the id 'nobody': "
        f"`apts-model find NAME --data '{path}'` finds ids\n"
    )


def test_regimes_are_listed(ask: Ask) -> None:
    """Nothing finds the few regimes, so an id that is none is told with them."""
    assert ask("draw", "stages", "apts") == (
        2,
        "",
        "apts-model: no regime has the id 'apts': there are 'quebec-1985' and 'quebec-2025'\n",
    )
    assert ask("draw", "stages", "quebec").err == (
        "apts-model: no regime has the id 'quebec'; did you mean 'quebec-2025' or 'quebec-1985'?\n"
    )


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "more"),
    [
        (["find", "x", "--data"], " (--json shows all)"),
        (["check"], " (--json shows all)"),
        (["draw", "presidents", "apts", "--data"], ""),
    ],
)
def test_where_all_problems_are_found(
    ask: Ask, tmp_path: Path, command: list[str], more: str
) -> None:
    """A message shows 20 problems, and an option all; no attribute of Python is named."""
    path = tmp_path / "mine.json"
    people = "5, " * 30 + "5"
    path.write_text(f'{{"format": "apts-model/1", "title": "M", "people": [{people}]}}')
    said = ask(*command, str(path))
    assert (said.status, said.out) == (2, "")
    assert said.err.endswith(f"\n  ... and 11 more{more}\n")
