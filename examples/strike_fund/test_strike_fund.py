"""What must be true of the strike fund, whatever the data."""

from datetime import date
from decimal import Decimal

import apts_model as am
import attrs
from apts_model import strategies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strike_fund
from strike_fund import Decision

# On a shared machine time says little.
settings.register_profile(
    "shared machine",
    settings(),
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("shared machine")

UNION = am.TradeUnion(id="mine")
DAYS = date(2004, 1, 1), date(2005, 12, 31)
PER_DAY = st.decimals(0, 500, places=2)


@st.composite
def one_round(draw: st.DrawFn) -> am.Dataset:
    """Data sets about one round of one union, with a few strikes on close days."""
    strikes = st.lists(
        strategies.strikes(within=DAYS), min_size=1, max_size=2, unique_by=lambda one: one.id
    )
    held = am.BargainingRound(id="round", title="Round", union_ids=["mine"], strikes=draw(strikes))
    return am.Dataset(title="Mine", as_of=DAYS[1], unions=[UNION], rounds=[held])


@given(one_round(), PER_DAY)
def test_what_is_owed_has_a_least_and_a_most(dataset: am.Dataset, per_day: Decimal) -> None:
    """The fund owes nothing below zero, and never less than the least."""
    owed = strike_fund.owed(dataset, "round", "mine", per_day=per_day)
    assert owed.least >= 0
    assert owed.most is None or owed.least <= owed.most


@given(one_round(), strategies.imprecise_dates(*DAYS, levels=[0]))
def test_a_month_is_paid_only_if_each_day_is(dataset: am.Dataset, when: am.ImpreciseDate) -> None:
    """A claim for several days is decided like those for each of them, or is asked about."""
    decision = strike_fund.decide(dataset, "mine", when)
    for day in (when.earliest, when.latest):
        assert decision in {strike_fund.decide(dataset, "mine", day), Decision.ASK}


@given(strategies.datasets(min_unions=1, max_unions=1), strategies.imprecise_dates(*DAYS))
def test_nobody_both_can_and_perhaps_can_sign(dataset: am.Dataset, when: am.ImpreciseDate) -> None:
    """Each signatory is a person on record, either sure or not."""
    known = {person.id for person in dataset.people}
    for union in dataset.unions:
        found = strike_fund.signatories(dataset, union.id, when)
        assert set(found.sure) | set(found.unsure) <= known
        assert not set(found.sure) & set(found.unsure)


@given(st.from_type(am.Dataset))
def test_files_change_nothing(dataset: am.Dataset) -> None:
    """What was written to a file and read again leads to the same signatories."""
    again = am.loads(am.dumps(dataset))
    for union in dataset.unions:
        for year in ("1995", "2004-11-10"):
            found = strike_fund.signatories(again, union.id, year)
            assert found == strike_fund.signatories(dataset, union.id, year)


@given(one_round(), strategies.imprecise_dates(*DAYS, levels=[0]))
def test_silence_refuses_nobody(dataset: am.Dataset, when: am.ImpreciseDate) -> None:
    """A claim is refused only where the record says that no strike is missing from it."""
    assert strike_fund.decide(dataset, "mine", when) is not Decision.REFUSE
    complete = am.Coverage(
        subject_id="mine", records="rounds", period=am.Period("2003-01-01", until="..")
    )
    told = attrs.evolve(dataset, coverages=[complete])
    on_strike = told.on_strike("mine", when)
    assert (strike_fund.decide(told, "mine", when) is Decision.REFUSE) is not on_strike.is_possible


def test_the_strikes_of_2023() -> None:
    """The members of the APTS struck for ten full days in autumn 2023."""
    apts = am.load_apts()
    owed = strike_fund.owed(apts, "apts-2023", "apts", per_day=Decimal("62.50"))
    assert owed.least == owed.most == Decimal(625)
    assert strike_fund.decide(apts, "apts", "2023-11-22") is Decision.PAY
    assert strike_fund.decide(apts, "apts", "2023-11") is Decision.ASK
    assert strike_fund.decide(apts, "apts", "2023-11-24") is Decision.ASK
    assert strike_fund.signatories(apts, "apts", "2021-06-15") == strike_fund.Signatories(
        sure=(), unsure=("andree-poirier", "robert-comeau")
    )
