"""For each rule a small data set that breaks it, and no other: the documentation shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from apts_model.dataset import Dataset
from apts_model.records.agreements import Agreement
from apts_model.records.bargaining import BargainingRound
from apts_model.records.campaigns import Campaign
from apts_model.records.coalitions import Affiliation, Coalition
from apts_model.records.coverage import Coverage
from apts_model.records.figures import Figure
from apts_model.records.lineage import Merger, Split
from apts_model.records.milestones import Milestone
from apts_model.records.names import Name
from apts_model.records.presidencies import Presidency
from apts_model.records.sources import Citation, Source
from apts_model.records.statutes import Statute, StatuteStep
from apts_model.records.strikes import Strike
from apts_model.records.unions import Person, TradeUnion
from apts_model.time.periods import Period

_CITED: dict[str, Any] = {"citations": (Citation(source_id="archive"),)}


def _data(**records: Any) -> Dataset:
    source = Source(id="archive", title="Archive of the union")
    return Dataset(title="Example", as_of="2026-01-31", sources=[source], **records)


def _person(own: str) -> Person:
    return Person(id=own, name=own.capitalize(), **_CITED)


def _union(own: str, start: str | None = None, until: str | None = None) -> TradeUnion:
    return TradeUnion(id=own, period=Period(start, until=until), **_CITED)


def _presidency(own: str, start: str | None, until: str | None, **more: Any) -> Presidency:
    return Presidency(
        id=f"{own}-{(start or 'after')[:4]}",
        union_id="mine",
        holder_id=own,
        period=Period(start, until=until),
        **_CITED,
        **more,
    )


def _office(*presidencies: Presidency, **more: Any) -> Dataset:
    holders = dict.fromkeys(presidency.holder_id for presidency in presidencies)
    unions = [_union("mine", "1990-01-01", "..")]
    people = [_person(holder) for holder in holders]
    return _data(**{"people": people, "unions": unions, "presidencies": presidencies, **more})


def _round(
    *,
    regime: str | None = None,
    strikes: Iterable[Strike] = (),
    coverages: Iterable[Coverage] = (),
    union: TradeUnion | None = None,
    agreement: Agreement | None = None,
    **stages: str,
) -> Dataset:
    milestones = [
        Milestone(id=stage.replace("_", "-"), stage=stage, date=date)
        for stage, date in stages.items()
    ]
    held = BargainingRound(
        id="mine-2023",
        title="Round of 2023",
        union_ids=["mine"],
        regime_id=regime,
        milestones=milestones,
        strikes=strikes,
        agreement=agreement,
        **_CITED,
    )
    unions = [union or _union("mine")]
    return _data(unions=unions, rounds=[held], coverages=coverages)


def _strike(day: str) -> Strike:
    return Strike(id=f"strike-{day}", period=Period(day, through=day))


# --- ids and sources ------------------------------------------------------------------------


def duplicate_id() -> Dataset:
    """Two people of one id."""
    return _data(people=[_person("ada"), _person("ada")])


def unknown_reference() -> Dataset:
    """A union that is not there."""
    return _data(people=[_person("ada")], presidencies=[_presidency("ada", "2001", "2004")])


def dispute_of_another_subject() -> Dataset:
    """A claim on one union that disputes one on another."""
    other = _presidency("ada", "2001-05-01", "2004-05-01")
    claim = Presidency(
        id="claim",
        union_id="yours",
        holder_id="ada",
        standing="disputed",
        disputes_id=other.id,
        **_CITED,
    )
    return _office(other, claim, unions=[_union("mine"), _union("yours")])


def no_citation() -> Dataset:
    """A person of whom no source speaks."""
    return _data(people=[Person(id="ada", name="Ada")])


def unknown_field() -> Dataset:
    """A citation that supports what is no field."""
    cited = Citation(source_id="archive", supports=["nmae"])
    return _data(people=[Person(id="ada", name="Ada", citations=[cited])])


# --- presidencies ---------------------------------------------------------------------------


def too_many_presidents() -> Dataset:
    """Two presidents of a union with one seat."""
    return _office(
        _presidency("ada", "2001-05-01", "2004-05-01"),
        _presidency("bo", "2003-05-01", "2006-05-01"),
    )


def twice_in_office() -> Dataset:
    """One person, twice at once."""
    return _office(
        _presidency("ada", "2001-05-01", "2004-05-01"),
        _presidency("ada", "2003-05-01", "2006-05-01"),
    )


def presidency_outside_life() -> Dataset:
    """A presidency that began before the union."""
    return _office(_presidency("ada", "1989-05-01", "1994-05-01"))


def gap_in_coverage() -> Dataset:
    """A year without a president, where none should be missing."""
    return _office(
        _presidency("ada", "2001-05-01", "2004-05-01"),
        _presidency("bo", "2005-05-01", "2006-05-01"),
        coverages=[
            Coverage(
                subject_id="mine",
                records="presidencies",
                period=Period("2001-05-01", through="2006-04-30"),
            )
        ],
    )


def impossible_link() -> Dataset:
    """A presidency that follows one that ended long before."""
    return _office(
        _presidency("ada", "2001-05-01", "2004-05-01"),
        _presidency("bo", "2005-05-01", "2006-05-01", follows_ids=["ada-2001"]),
    )


# --- mergers and splits ---------------------------------------------------------------------


def _merger(predecessors: list[str], successor: str, date: str | None, **more: Any) -> Merger:
    return Merger(
        id=f"{successor}-merger",
        predecessor_ids=predecessors,
        successor_id=successor,
        date=date,
        **_CITED,
        **more,
    )


def successor_among_predecessors() -> Dataset:
    """A fusion in which one union lives on."""
    unions = [_union("one"), _union("other")]
    return _data(unions=unions, mergers=[_merger(["one", "other"], "one", None)])


def merger_date() -> Dataset:
    """A merger that comes after the end of a union that merges."""
    unions = [_union("one", "1990", "2004-03-01"), _union("new", "2004-03-18", "..")]
    return _data(unions=unions, mergers=[_merger(["one"], "new", "2004-03-18")])


def split_date() -> Dataset:
    """A split that comes after the beginning of the union that leaves."""
    unions = [_union("old", "1990", ".."), _union("new", "2004-03-01", "..")]
    split = Split(id="new-split", parent_id="old", child_ids=["new"], date="2004-03-18", **_CITED)
    return _data(unions=unions, splits=[split])


def lineage_cycle() -> Dataset:
    """Two unions that came out of each other."""
    unions = [_union("one"), _union("other")]
    mergers = [_merger(["one"], "other", None), _merger(["other"], "one", None)]
    return _data(unions=unions, mergers=mergers)


# --- bodies ---------------------------------------------------------------------------------


def _affiliation(member: str, body: str, start: str = "2001-05-01") -> Affiliation:
    return Affiliation(
        id=f"{member}-{body}",
        member_id=member,
        body_id=body,
        period=Period(start, until="2004-05-01"),
        **_CITED,
    )


def _bodies(*affiliations: Affiliation, start: str = "1990") -> Dataset:
    front = Coalition(id="front", kind="common_front", period=Period(start, until=".."), **_CITED)
    return _data(
        unions=[_union("mine", "1990", "..")], coalitions=[front], affiliations=affiliations
    )


def affiliation_outside_life() -> Dataset:
    """A member that was there before the body."""
    return _bodies(_affiliation("mine", "front"), start="2003-05-01")


def body_inside_itself() -> Dataset:
    """A body that is its own member."""
    return _bodies(_affiliation("front", "front"))


def body_cycle() -> Dataset:
    """Two bodies that are members of each other."""
    return _bodies(_affiliation("mine", "front"), _affiliation("front", "mine"))


# --- organisations --------------------------------------------------------------------------


def name_outside_life() -> Dataset:
    """A name from before the union was founded."""
    name = Name(text="Us", language="en", period=Period("1989-05-01", until=".."))
    founded = Period("1990-01-01", until="..")
    return _data(unions=[TradeUnion(id="mine", names=[name], period=founded, **_CITED)])


def figure_outside_life() -> Dataset:
    """Members of a union before it was founded."""
    figure = Figure(
        id="mine-members",
        subject_id="mine",
        measure="members",
        value=500,
        date="1989-12-31",
        **_CITED,
    )
    return _data(unions=[_union("mine", "1990-01-01", "..")], figures=[figure])


def campaign_outside_life() -> Dataset:
    """A campaign of a union that had ended the month before."""
    campaign = Campaign(
        id="petition",
        title="Petition for care",
        union_id="mine",
        period=Period("2004-04-18", through="2004-05-31"),
        **_CITED,
    )
    return _data(unions=[_union("mine", "1990-01-01", "2004-03-18")], campaigns=[campaign])


# --- rounds ---------------------------------------------------------------------------------


def stage_order() -> Dataset:
    """A strike three days after the notice; the law asks for seven clear working days."""
    return _round(
        regime="quebec-1985",
        strike_mandate="2023-09-01",
        essential_services="2023-06-01",
        mediation_report="2023-09-15",
        strike_notice="2023-11-03",
        strikes=[_strike("2023-11-06")],
    )


def regime_of_another_time() -> Dataset:
    """A round of 1979 under the law of 1985."""
    return _round(regime="quebec-1985", talks="1979-05-01")


def ratification_without_agreement() -> Dataset:
    """A vote before there was anything to vote on."""
    return _round(ratification="2024-01-15", agreement_in_principle="2024-02-01")


def strike_without_mandate() -> Dataset:
    """A strike without a mandate, where no record of the rounds is missing."""
    rounds = Coverage(subject_id="mine", records="rounds", period=Period("2020-01-01", until=".."))
    return _round(coverages=[rounds], strikes=[_strike("2023-11-06")])


def strike_outside_round() -> Dataset:
    """A strike after the agreement was signed."""
    return _round(
        strike_mandate="2023-09-01", signature="2023-10-01", strikes=[_strike("2023-11-06")]
    )


def strike_outside_life() -> Dataset:
    """A strike of a union that had been gone for a month."""
    return _round(
        union=_union("mine", "1990-01-01", "2023-10-01"),
        strike_mandate="2023-09-01",
        strikes=[_strike("2023-11-06")],
    )


def agreement_outside_life() -> Dataset:
    """An agreement that came into force before the union was founded."""
    return _round(
        union=_union("mine", "2004-03-18", ".."),
        agreement=Agreement(in_force="2003-11-10", term=Period("2003-04-01", through="2008-03-31")),
    )


# --- statutes -------------------------------------------------------------------------------


def step_order() -> Dataset:
    """A statute that was repealed before it was in force."""
    steps = [
        StatuteStep(kind="in_force", date="2012-03-05"),
        StatuteStep(kind="repealed", date="2012-02-28"),
    ]
    return _data(statutes=[Statute(id="bill-1", title="Act on strikes", steps=steps, **_CITED)])
