"""The types that users see on data sets, files and checks; mypy and pyright read this file."""

import datetime
from pathlib import Path
from typing import Any, assert_type

import apts_model as am

APTS = am.load_apts()


def test_what_a_data_set_holds() -> None:
    """Its fields are tuples of records."""
    assert_type(APTS, am.Dataset)
    assert_type(APTS.title, str)
    assert_type(APTS.as_of, datetime.date | None)
    assert_type(APTS.sources, tuple[am.Source, ...])
    assert_type(APTS.people, tuple[am.Person, ...])
    assert_type(APTS.unions, tuple[am.TradeUnion, ...])
    assert_type(APTS.presidencies, tuple[am.Presidency, ...])
    assert_type(APTS.figures, tuple[am.Figure, ...])
    assert_type(APTS.mergers, tuple[am.Merger, ...])
    assert_type(APTS.splits, tuple[am.Split, ...])
    assert_type(APTS.coalitions, tuple[am.Coalition, ...])
    assert_type(APTS.affiliations, tuple[am.Affiliation, ...])
    assert_type(APTS.rounds, tuple[am.BargainingRound, ...])
    assert_type(APTS.statutes, tuple[am.Statute, ...])
    assert_type(APTS.campaigns, tuple[am.Campaign, ...])
    assert_type(APTS.coverages, tuple[am.Coverage, ...])


def test_what_it_is_made_of() -> None:
    """Any iterable of records makes a data set, and dates can be texts or days."""
    people = (am.Person(id=id, name=id.title()) for id in ("ann", "bea"))
    unions = {"mine": am.TradeUnion(id="mine")}
    made = am.Dataset(title="Mine", as_of="2025-01-01", people=people, unions=unions.values())
    assert_type(made.people, tuple[am.Person, ...])
    assert_type(made.merge(APTS, title="Both"), am.Dataset)
    assert_type(made.published_by(datetime.date(2020, 1, 1)), am.Dataset)


def test_looking_up() -> None:
    """What is looked up by id is a record, never None."""
    assert_type(APTS.person("denis-cote"), am.Person)
    assert_type(APTS.union("apts"), am.TradeUnion)
    assert_type(APTS.coalition(APTS.coalitions[0].id), am.Coalition)
    assert_type(APTS.source(APTS.sources[0].id), am.Source)
    assert_type(APTS.round("apts-2023"), am.BargainingRound)
    assert_type(APTS.statute(APTS.statutes[0].id), am.Statute)
    assert_type(APTS.label("apts", "fr"), str)


def test_questions_on_organisations() -> None:
    """Questions on names, members, figures and lineages."""
    assert_type(APTS.presidencies_held_by("denis-cote"), am.Timeline[am.Presidency])
    assert_type(APTS.affiliations_of("apts"), am.Timeline[am.Affiliation])
    assert_type(APTS.members_of("csn"), am.Timeline[am.Affiliation])
    assert_type(APTS.leaders_on("csn", "2020"), tuple[am.Leader, ...])
    assert_type(APTS.name_on("apts", "2020", kind=am.NameKind.ACRONYM), am.Answer[am.Name])
    assert_type(APTS.figures_of("apts", am.Measure.MEMBERS), tuple[am.Figure, ...])
    assert_type(APTS.figure_on("apts", "members", "2020"), am.Answer[am.Figure])
    assert_type(APTS.lineage("apts"), am.Lineage)
    assert_type(APTS.lineage("apts").edges, tuple[am.LineageEdge, ...])
    assert_type(APTS.successors_on("cps", "2010"), am.Answer[am.TradeUnion])
    assert_type(APTS.chronology("apts"), tuple[am.Event, ...])


def test_questions_on_bargaining() -> None:
    """Questions on rounds, strikes, agreements and the law."""
    assert_type(APTS.rounds_of("apts"), tuple[am.BargainingRound, ...])
    assert_type(APTS.stages_on("apts-2023", "2023-12-26"), am.Answer[am.Milestone])
    assert_type(APTS.votes_of("apts"), tuple[am.Milestone, ...])
    assert_type(APTS.strikes_of("apts"), am.Timeline[am.Strike])
    assert_type(APTS.on_strike("apts", "2023-11-22"), am.Certainty)
    assert_type(APTS.strike_days("apts-2023", "apts"), am.StrikeDays)
    assert_type(APTS.agreement_on("apts", "2025"), am.Answer[am.Agreement])
    holidays = {datetime.date(2023, 12, 25): "Christmas"}  # as the package `holidays` has them
    assert_type(APTS.deadlines("apts-2023", holidays), tuple[am.Deadline, ...])
    assert_type(APTS.statutes_in_force_on("2020"), am.Answer[am.Statute])
    assert_type(APTS.campaigns_on("2020-12-01"), am.Answer[am.Campaign])


def test_files_and_checks(tmp_path: Path) -> None:
    """Data sets are read from and written to texts and files, and checked."""
    text = assert_type(am.dumps(APTS), str)
    assert_type(am.loads(text.encode()), am.Dataset)
    am.dump(APTS, tmp_path / "apts.json")
    assert_type(am.load(str(tmp_path / "apts.json")), am.Dataset)
    assert_type(am.json_schema(), dict[str, Any])
    assert_type(am.check(APTS), tuple[am.Violation, ...])
    assert_type(am.RULES["duplicate-id"], am.Rule)
