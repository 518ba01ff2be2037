"""Remind a bargaining team of what the law asks of it in the next days.

python deadline_reminder.py apts-2023 2023-10-20 --strike 2023-12-04
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator

import apts_model as am
import attrs


def planned(dataset: am.Dataset, round_id: str, day: str) -> am.Dataset:
    """Return the data set with a strike that the team thinks of, from that day on."""
    strike = am.Strike(id="planned", period=am.Period(day))
    rounds = [
        attrs.evolve(held, strikes=[*held.strikes, strike]) if held.id == round_id else held
        for held in dataset.rounds
    ]
    return attrs.evolve(dataset, rounds=rounds)


def urgency(last: am.ImpreciseDate, today: datetime.date, days: int) -> str | None:
    """Say how urgent a deadline is, None if it is more than so many days away.

    A vague one counts from the first day that it may be, so that nobody is late.
    """
    late = last.before(today)
    if late.is_possible:
        return "overdue" if late.is_certain else "perhaps overdue"
    left = (last.earliest - today).days
    return f"in {left} days" if left <= days else None


def reminders(dataset: am.Dataset, round_id: str, today: datetime.date, days: int) -> Iterator[str]:
    """Yield a line for each deadline that ends soon, or has ended with nothing on record."""
    reached = {milestone.stage for milestone in dataset.stages_on(round_id, today).certain}
    strikes = {strike.id for strike in dataset.round(round_id).strikes}
    for deadline in dataset.deadlines(round_id):
        of_strike = deadline.record_id in strikes  # each strike needs its own notice, for example
        begun = of_strike and deadline.counted_from.before(today).is_certain
        done = begun if of_strike else deadline.stage in reached
        if deadline.stage and deadline.last and not done:
            how = urgency(deadline.last, today, days)
            if how:
                yield f"{how}: {deadline.stage.value} by {deadline.last} ({deadline.section})"


def main() -> None:
    """Print the reminders, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("round", help="id of a bargaining round")
    parser.add_argument("today", help="such as 2023-10-20")
    parser.add_argument("--days", type=int, default=30, help="how far to look ahead")
    parser.add_argument("--data", help="a file of your own")
    parser.add_argument("--strike", help="first day of a strike that you think of")
    asked = parser.parse_args()
    try:
        today = am.ImpreciseDate.parse(asked.today)
        dataset = am.load(asked.data) if asked.data else am.load_apts()
        if asked.strike:
            dataset = planned(dataset, asked.round, asked.strike)
        regime = am.REGIMES.get(dataset.round(asked.round).regime_id or "")
        if regime is None or not regime.sets_delays:
            print("no delays are known for this round; the law may set some")
        for line in reminders(dataset, asked.round, today.earliest, asked.days):
            print(line)
    except (am.AptsModelError, OSError) as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
