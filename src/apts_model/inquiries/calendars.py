"""Questions about a day as such: the law in force, the campaigns under way."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property

from apts_model.answers import Answer
from apts_model.inquiries.bargaining import Bargaining
from apts_model.links import Entry
from apts_model.records.campaigns import Campaign
from apts_model.records.statutes import Statute
from apts_model.time.dates import DateLike, imprecise
from apts_model.time.edtf import FIRST_DAY, LAST_DAY
from apts_model.time.periods import ALWAYS, INCOMING, Handover, Period
from apts_model.timelines import Timeline
from apts_model.words import Topic


class Calendars(Bargaining):
    """Questions about statutes and campaigns."""

    def statutes_in_force_on(
        self, when: DateLike, handover: Handover | str = INCOMING
    ) -> Answer[Statute]:
        """Ask which statutes were in force on a day.

        `Statute.periods_in_force` says how that follows from the steps of a statute.

        Raises:
            DateSyntaxError: `when` is no date.

        Examples:
            >>> import apts_model as am
            >>> in_force = am.load_apts().statutes_in_force_on("2016-01-12")
            >>> "bill-10" in [statute.id for statute in in_force.certain]
            True
        """
        return self._statutes_in_force.on(when, handover)

    def campaigns_on(self, when: DateLike) -> Answer[Campaign]:
        """Ask which campaigns were under way on a day, those of every year among them.

        Raises:
            DateSyntaxError: `when` is no date.

        Examples:
            >>> import apts_model as am
            >>> am.load_apts().campaigns_on("2030-12-06").certain[0].title
            '12 Days of Action to End Violence Against Women'
        """
        date = imprecise(when)
        first, last = date.window
        return self._timeline(
            self._held_around(_year(max(first, FIRST_DAY)), _year(min(last, LAST_DAY))),
            topic=Topic.CAMPAIGN,
            subject=lambda _: "",
            label=lambda campaign, _: campaign.title,
            holder=_campaign_id,
            life=ALWAYS,
            bounded_by=lambda campaign: self._life_of(campaign.union_id),
            # What comes again every year says nothing of any one year.
            begins_within=lambda campaign: campaign.yearly is None,
        ).on(date)

    def _held_around(self, first_year: int, last_year: int) -> Iterator[Entry[Campaign]]:
        """Give every campaign with its periods, yearly ones with those around some years."""
        for campaign in self.campaigns:
            yield from ((campaign, one) for one in _periods(campaign, first_year, last_year))

    @cached_property
    def _statutes_in_force(self) -> Timeline[Statute]:
        return self._timeline(
            ((statute, period) for statute in self.statutes for period in statute.periods_in_force),
            topic=Topic.STATUTE,
            subject=lambda _: "",
            label=lambda statute, _: statute.title,
            holder=_statute_id,
            life=ALWAYS,
        )


def _periods(campaign: Campaign, first_year: int, last_year: int) -> Iterator[Period]:
    """Give the periods of a campaign; of a yearly one those of some years.

    Years in between are like those at either end: two of each tell all that can be asked.
    """
    yearly = campaign.yearly
    if yearly is None:
        yield campaign.period
    elif yearly.all_year:
        yield ALWAYS
    else:
        years = {first_year - 1, first_year, first_year + 1, last_year - 1, last_year}
        yield from (yearly.in_year(year) for year in sorted(years) if 1 <= year <= last_year)
        if first_year == 1 and yearly.through < yearly.start:  # what began the year before
            yield Period("0001-01-01", through=f"0001-{yearly.through}")


def _year(day: int) -> int:
    return datetime.date.fromordinal(day).year


def _statute_id(statute: Statute) -> str:
    return statute.id


def _campaign_id(campaign: Campaign) -> str:
    return campaign.id
