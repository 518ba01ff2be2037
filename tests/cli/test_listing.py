import pytest

import apts_model as am
from tests.cli.asking import NBSP, Ask
from tests.cli.conftest import Keep


def test_claims_are_listed_with_the_days_asked_about(ask: Ask) -> None:
    """Claims that are not accepted come after the presidencies, and are marked."""
    said = ask("presidents", "apts", "--from", "2019-11-20", "--to", "2021-05")
    accepted, claimed, heading = said.out.splitlines()[:3]
    assert accepted.startswith("Andrée Poirier: from November 19, 2019 ")
    assert claimed == "Andrée Poirier: from November 19, 2019 until November 16, 2021, disputed"
    assert heading == "Sources:"
    assert "disputed" not in ask("presidents", "apts", "--to", "2019-11-18").out


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], 7),
        (["--from", "2019-11-19"], ["apts-poirier", "apts-comeau-interim", "apts-comeau"]),
        (["--to", "2006-05-17"], ["apts-cote", "apts-verreault-co"]),
        (["--to", "2006-05-18"], ["apts-cote", "apts-verreault-co", "apts-verreault"]),
        (["--to", "2006-05"], ["apts-cote", "apts-verreault-co", "apts-verreault"]),
        (["--from", "2013", "--to", "2018"], ["apts-dube"]),
        (["--from", "2013", "--to", "2013"], ["apts-dube"]),
        (["--from=2022"], ["apts-comeau"]),
        (["--to", "1999"], []),
    ],
)
def test_from_and_to(ask: Ask, options: list[str], ids: list[str] | int) -> None:
    """Presidencies are left out that ended before one date or began after another."""
    found = [match["id"] for match in ask.json("presidents", "apts", *options)["matches"]]
    if isinstance(ids, int):
        assert len(found) == ids
    else:
        assert found == ids
    assert ask("presidents", "apts", *options).status == (0 if found else 1)


@pytest.mark.parametrize(
    ("options", "gaps"),
    [
        ([], 3),
        (["--from", "1966"], 2),
        (["--from", "1982", "--to", "1983"], 1),
        (["--from", "1983-12-31", "--to", "2020"], 0),
    ],
)
def test_gaps_are_listed_when_asked_for(ask: Ask, options: list[str], gaps: int) -> None:
    """Times in which nobody certainly presided come last, those that touch the days asked about."""
    csn = am.load_apts().presidencies_of("csn")
    told = ask.json("presidents", "csn", "--gaps", *options)["gaps"]
    known = [
        {"start": str(period.start), "through": str(period.through), "vacant": vacant.value}
        for period, vacant in csn.gaps()
    ]
    assert len(told) == gaps
    assert [one for one in known if one in told] == told
    said = ask("presidents", "csn", "--gaps", *options).out.partition("\nSources:")[0]
    without = ask("presidents", "csn", *options).out.partition("\nSources:")[0]
    assert said.startswith(without)
    assert said.count("\nVacancy: from ") == gaps
    assert "gaps" not in ask.json("presidents", "csn", *options)


def test_gaps_are_listed_where_nobody_presided_at_all(ask: Ask) -> None:
    """Also where no president is found, the gap that the days asked about lie in is told."""
    asked = "presidents", "apts", "--from", "2004-04", "--to", "2004-10"
    without, said = ask(*asked), ask(*asked, "--gaps")
    assert without.status == said.status == 1
    gap = "Vacancy: from March 18, 2004 through November 29, 2004, possible\n"
    assert said.out == without.out + gap


def test_a_gap_says_what_is_known_of_it(keep: Keep) -> None:
    """One that is certain is not marked, and one that begins nobody knows when says so."""
    ada, bo = (
        am.Presidency(id=who, union_id="u", holder_id=who, period=am.Period(start, until=end))
        for who, start, end in (("ada", "1999", "2001-01-01"), ("bo", "2002-01-01", "2003"))
    )
    covered = am.Coverage(
        records="presidencies", subject_id="u", period=am.Period("2000", through="2002")
    )
    union = am.TradeUnion(id="u", period=am.Period("[..1998]", until="2003"))
    ask = keep(am.Dataset(title="M", unions=[union], presidencies=[ada, bo], coverages=[covered]))
    gaps = ask("presidents", "u", "--gaps").out.splitlines()[2:]
    assert gaps[:2] == [
        "Vacancy: start unknown, through December 30, 1999, possible",
        "Vacancy: from January 1, 2001 through December 31, 2001",
    ]
    french = ask("presidents", "u", "--gaps", "--lang", "fr").out.splitlines()[2:]
    assert french[1] == f"Vacance{NBSP}: du 1er janvier 2001 au 31 décembre 2001 inclusivement"


def test_presidents_that_are_only_possible_are_marked(own: Ask) -> None:
    """A presidency that only perhaps touches the days asked about is marked so."""
    said = own("presidents", "mine", "--from", "2001-06", "--to", "2002")
    assert said.out.splitlines()[0] == "Ada: from 1999 until 2001, possible"
    french = own("presidents", "mine", "--from", "2001-06", "--lang", "fr")
    assert french.out.splitlines()[0] == f"Ada{NBSP}: de 1999 jusqu’en 2001, peut-être"


def test_a_source_without_address_is_named_without_one(own: Ask) -> None:
    """A printed source has no address: none is shown."""
    assert own("presidents", "mine").out.endswith("\n- A leaflet\n")
    assert own("president", "mine", "2000").out.endswith("\n- A leaflet\n")


def test_a_holder_who_is_not_listed_is_shown_by_id(keep: Keep) -> None:
    """A presidency of someone who is not among the people is listed as `president` names it."""
    loose = am.Dataset(
        title="Loose",
        unions=[am.TradeUnion(id="u")],
        presidencies=[
            am.Presidency(
                id="a", union_id="u", holder_id="nobody", period=am.Period("1999", until="2001")
            )
        ],
    )
    ask = keep(loose)
    assert "nobody" in ask("president", "u", "2000-01-01").out
    assert ask("presidents", "u") == (0, "nobody: from 1999 until 2001\n", "")


def test_no_presidents_are_not_passed_over_in_silence(ask: Ask) -> None:
    """Where no presidency touches the days asked about, people are told so."""
    said = ask("presidents", "apts", "--to", "1999")
    assert (said.status, said.err) == (1, "")
    assert said.out.startswith("APTS did not exist at any time ")
    silent = ask("presidents", "apts", "--from", "2004-04", "--to", "2004-05", "--lang", "fr")
    assert silent.status == 1
    assert "aucune présidence n’est consignée" in silent.out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_how_far_the_record_reaches(ask: Ask, own: Ask, language: str) -> None:
    """Below a listing stands how far it reaches, if the data set says so."""
    told = {"en": "Known through November 14, 2025.", "fr": "Situation connue jusqu’au 14 novembre"}
    assert told[language] in ask("presidents", "apts", "--lang", language).out
    assert told[language][:8] not in own("presidents", "mine", "--lang", language).out


def test_listings_share_their_form(world: Ask) -> None:
    """Presidents, members and strikes are listed alike: records, claims, sources, the last day."""
    for command in (["members", "front"], ["strikes", "un"]):
        lines = world(*command).out.splitlines()
        heading = lines.index("Sources:")
        counted = [line for line in lines[:heading] if line.startswith("Ronde agitée: ")]
        assert lines[heading - len(counted) : heading] == counted
        assert len(counted) == (command[0] == "strikes")
        claims = [line.endswith(", disputed") for line in lines[: heading - len(counted)]]
        assert claims == sorted(claims)
        assert any(claims)
        assert lines[heading + 1 : heading + 3] == [
            "- Un dépliant",
            "Known through December 31, 2025.",
        ]


def test_claims_alone_are_listed_but_no_answer(keep: Keep) -> None:
    """What is only claimed is shown, and the status says that it is no answer."""
    ask = keep(
        am.Dataset(
            title="Claims",
            unions=[am.TradeUnion(id="u")],
            coalitions=[am.Coalition(id="c", kind="alliance")],
            affiliations=[
                am.Affiliation(
                    id="a",
                    member_id="u",
                    body_id="c",
                    period=am.Period("2001", until="2002"),
                    standing="disputed",
                )
            ],
        )
    )
    assert ask("members", "c") == (1, "u: from 2001 until 2002, disputed\n", "")
    answer = ask.json("members", "c")
    assert (answer["matches"], [one["id"] for one in answer["disputed"]]) == ([], ["a"])
    assert ask("leaders", "c", "2001-06-01") == ask("members", "c", "2001-06-01")


def test_days_of_one_listing(own: Ask) -> None:
    """The same date may be the first and the last; the edges of what has happened are in it."""
    for first, last, status in (
        ("2000", "2000", 0),
        ("1990", "1999", 0),
        ("2002", "2010", 1),
        ("..", "1999", 2),
    ):
        assert own("presidents", "mine", "--from", first, "--to", last).status == status
