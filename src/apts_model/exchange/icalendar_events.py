"""The events of a calendar: which days they span, whether that is certain, what is told of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import attrs

from apts_model.dataset import Dataset
from apts_model.exchange.outgoing import Ledger
from apts_model.inquiries.deadlines import Deadline, deadlines_of
from apts_model.records.bargaining import BargainingRound, unions_on
from apts_model.records.campaigns import Campaign, Yearly
from apts_model.records.coalitions import Coalition
from apts_model.records.regimes import REGIMES, StageRule
from apts_model.records.sources import Language
from apts_model.records.strikes import Strike
from apts_model.records.unions import TradeUnion
from apts_model.time.certainty import Certainty
from apts_model.time.dates import DateLike, ImpreciseDate
from apts_model.time.edtf import LAST_DAY
from apts_model.time.periods import Period
from apts_model.words import (
    deadline_words,
    labelled,
    listed,
    period_words,
    reason_words,
    term,
    yearly_words,
)
from apts_model.words.basics import pick

MAX_WINDOW = 366
"""So many days can a first or a last day be apart in a calendar; what is vaguer is no event."""

YEARLY = {"FREQ": ["YEARLY"]}


@attrs.frozen(kw_only=True)
class Event:
    """An event of whole days; its end is the day after the last one, as in the format."""

    uid: str
    summary: str
    description: str
    start: datetime.date
    end: datetime.date
    certain: bool = True
    rule: dict[str, list[str]] | None = None


@attrs.define
class Events:
    """Gathers the events of a data set, and what of it is none."""

    dataset: Dataset
    language: Language
    year: int
    """In which what comes every year begins."""
    ledger: Ledger = attrs.field(factory=lambda: Ledger("iCalendar"))
    by_uid: dict[str, Event] = attrs.field(factory=dict[str, Event])

    def add_all(self, holidays: Iterable[DateLike]) -> None:
        """Add all that there is."""
        dataset = self.dataset
        for path, held in self.ledger.accepted(dataset.rounds, "$.rounds"):
            self.add_round(held, path, holidays)
        for path, campaign in self.ledger.accepted(dataset.campaigns, "$.campaigns"):
            self.add_campaign(campaign, path)
        for path, union in self.ledger.accepted(dataset.unions, "$.unions"):
            self.add_anniversary(union, "unions", path)
        for path, coalition in self.ledger.accepted(dataset.coalitions, "$.coalitions"):
            self.add_anniversary(coalition, "coalitions", path)
        for name in ("unions", "coalitions"):
            if getattr(dataset, name):
                self.ledger.lose(f"$.{name}", "only the days of their foundings are written")
        written = "title as_of rounds campaigns unions coalitions"
        self.ledger.unsaid_collections(dataset, *written.split())

    def add(self, path: str, **values: Any) -> None:
        """Add an event, unless there is one with its UID."""
        event = Event(**values)
        if self.by_uid.setdefault(event.uid, event) is not event:
            self.ledger.lose(path, f"left out: there is another event {event.uid}")

    # --- strikes and deadlines ------------------------------------------------------------------

    def add_round(self, held: BargainingRound, path: str, holidays: Iterable[DateLike]) -> None:
        """Add the strikes of a round, and its deadlines."""
        regime = REGIMES.get(held.regime_id or "")
        deadlines = () if regime is None else deadlines_of(held, regime, holidays)
        said = ["title", "union_ids", "strikes", "regime_id"]
        if any(deadline.record_id is None for deadline in deadlines):
            said.append("expires")  # they are counted from it
        self.ledger.unsaid(held, path, *said)
        for place, strike in self.ledger.accepted(held.strikes, f"{path}.strikes"):
            self.add_strike(strike, held, place)
        for deadline in deadlines:
            self.add_deadline(deadline, held, path)
        if regime is None and held.regime_id is not None:
            self.ledger.lose(f"{path}.regime_id", "no such regime is known: it gives no deadlines")

    def add_strike(self, strike: Strike, held: BargainingRound, path: str) -> None:
        """Add a strike, with who was on it."""
        self.ledger.unsaid(strike, path, *["period", "kind", "union_ids"])
        label = self.dataset.label
        unions = [label(one, self.language) for one in unions_on(strike, held)]
        who = f" ({listed(unions, self.language)})" if unions else ""
        summary = labelled(held.title, term(strike.kind, self.language) + who, self.language)
        self.add_period(f"rounds.{held.id}.strikes.{strike.id}", summary, strike.period, path)

    def add_deadline(self, deadline: Deadline, held: BargainingRound, path: str) -> None:
        """Add the days within which a stage may be reached, or the first or the last of them."""
        first, last = deadline.first, deadline.last
        words = deadline_words(deadline.stage, first, last, self.language)
        reason = reason_words(deadline.rule, deadline.stage, deadline.counted_from, self.language)
        section = deadline.section
        told = f"{reason} [{pick((section.text, section.french), self.language)}]"
        window = self.window(first or last, last or first)
        if window is None:
            self.ledger.lose(path, f"no exact day: {words} ({told})")
            return
        start, end, certain = window
        self.add(
            path,
            uid=f"rounds.{held.id}.deadlines.{_key_of(deadline)}@apts-model",
            summary=self.possibly(labelled(held.title, words, self.language), certain),
            description=told,
            start=start,
            end=end,
            certain=certain,
        )

    def window(
        self, first: ImpreciseDate | None, last: ImpreciseDate | None
    ) -> tuple[datetime.date, datetime.date, bool] | None:
        """Return the first of all days, the day after the last, and whether they are exact."""
        return self.days(Period(first, through=last)) if first and last else None

    # --- campaigns and anniversaries ------------------------------------------------------------

    def add_campaign(self, campaign: Campaign, path: str) -> None:
        """Add a campaign, of one time or of every year."""
        self.ledger.unsaid(campaign, path, *["title", "union_id", "period", "yearly"])
        summary = campaign.title
        if campaign.union_id is not None:
            summary += f" ({self.dataset.label(campaign.union_id, self.language)})"
        key = f"campaigns.{campaign.id}"
        if campaign.yearly is None:
            self.add_period(key, summary, campaign.period, path)
        else:
            self.add_yearly(key, summary, campaign.yearly, path)

    def add_yearly(self, key: str, summary: str, yearly: Yearly, path: str) -> None:
        """Add what comes every year; each time it lasts as long as it does in a common year."""
        days = self.days(yearly.in_year(2001))
        start = self.days(yearly.in_year(self.year))
        if days is None or start is None:
            self.ledger.lose(path, "left out: it runs past the end of the calendar")
            return
        length = days[1] - days[0]
        leap = self.days(yearly.in_year(2003 if days[0].month > 2 else 2004))
        if leap is not None and leap[1] - leap[0] != length:
            self.ledger.lose(f"{path}.yearly", "in a leap year, the calendar lacks the last day")
        self.add(
            path,
            uid=f"{key}@apts-model",
            summary=summary,
            description=yearly_words(yearly, self.language),
            start=start[0],
            end=start[0] + length,
            rule=YEARLY,
        )

    def add_anniversary(self, held: TradeUnion | Coalition, collection: str, path: str) -> None:
        """Add the day of the founding, every year, unless it is vague or the body is gone."""
        start = held.period.start
        if start is None or not start.is_exact or start.window[0] >= LAST_DAY:
            self.ledger.lose(f"{path}.period", "no anniversary: the day of the founding is vague")
            return
        if held.period.bounds.has_end:
            self.ledger.lose(f"{path}.period", "no anniversary: it is gone")
            return
        if (start.earliest.month, start.earliest.day) == (2, 29):
            told = "founded on a 29th of February: the anniversary is in leap years only"
            self.ledger.lose(f"{path}.period", told)
        said = f"founding, {start.earliest.year}", f"fondation, {start.earliest.year}"
        name = self.dataset.label(held.id, self.language)
        self.add(
            path,
            uid=f"{collection}.{held.id}.founding@apts-model",
            summary=labelled(name, pick(said, self.language), self.language),
            description=period_words(held.period, self.language),
            start=start.earliest,
            end=start.earliest + datetime.timedelta(days=1),
            rule=YEARLY,
        )

    # --- days -----------------------------------------------------------------------------------

    def add_period(self, key: str, summary: str, period: Period, path: str) -> None:
        """Add what lasted for a period."""
        window = self.days(period)
        if window is None:
            told = f"no event: '{period}' says too little of its days"
            self.ledger.lose(f"{path}.period", told)
            return
        start, end, certain = window
        if period.is_open:
            told = "the event ends on the last day that anything is known of"
            if self.is_planned(period):
                told = "the event is its first day alone, which lies after all that is known"
            self.ledger.lose(f"{path}.period.{period.ends}", told)
        self.add(
            path,
            uid=f"{key}@apts-model",
            summary=self.possibly(summary, certain),
            description=period_words(period, self.language),
            start=start,
            end=end,
            certain=certain,
        )

    def days(self, period: Period) -> tuple[datetime.date, datetime.date, bool] | None:
        """Return the first of all days, the day after the last, and whether they are exact.

        What is open is taken through the `as_of` day, on which it still held; of what begins
        later, no more than the first day is known.
        """
        as_of = self.dataset.as_of
        start_first, start_last, end_first, end_last = period.bounds_on(as_of)
        if period.is_open and as_of is not None:
            end_last = start_last + 1 if self.is_planned(period) else end_first
        if start_first < 1 or end_last > LAST_DAY:
            return None
        if max(start_last - start_first, end_last - end_first) > MAX_WINDOW:
            return None
        first, end = map(datetime.date.fromordinal, (start_first, end_last))
        return first, end, start_first == start_last and end_first == end_last

    def is_planned(self, period: Period) -> bool:
        """Whether a period may begin after the last day that anything is known of."""
        as_of = self.dataset.as_of
        return as_of is not None and period.bounds_on(as_of)[1] > as_of.toordinal()

    def possibly(self, summary: str, certain: bool) -> str:
        """Say "possible" of what is not certain."""
        if certain:
            return summary
        return labelled(term(Certainty.POSSIBLE, self.language), summary, self.language)


def _key_of(deadline: Deadline) -> str:
    """Tell a deadline from all others of its round, by what does not change with a date."""
    side = "first" if deadline.last is None else "last" if deadline.first is None else "days"
    parts = ["raiding", side] if deadline.stage is None else [deadline.stage.value, side]
    if isinstance(deadline.rule, StageRule):
        counted_from = deadline.rule.counted_from
        parts += [deadline.rule.stage.value, counted_from.value if counted_from else "expiry"]
    return ".".join([*parts, deadline.record_id or "expiry"])
