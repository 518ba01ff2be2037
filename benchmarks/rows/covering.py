"""Whether a period covers a day: no peer answers with three values."""

from __future__ import annotations

import attrs
from comparing import Aim, Row
from measuring import Contender, Prepared, Role, prepared

from apts_model import Certainty, ImpreciseDate, Period

PERIOD = Period("2004-11", until="2006-05-18")
TEXT = "2004-11-15"


@attrs.frozen
class FourNumbers:
    """The least that a three-valued answer needs."""

    start_first: int
    start_last: int
    end_first: int
    end_last: int

    def covers(self, first: int, last: int) -> Certainty:
        if self.start_last <= first and last < self.end_first:
            return Certainty.CERTAIN
        if self.start_first <= last and first < self.end_last:
            return Certainty.POSSIBLE
        return Certainty.NO


def _with_date() -> Prepared:
    return _asked(ImpreciseDate.parse(TEXT))


def _with_text() -> Prepared:
    return _asked(TEXT)


def _asked(when: ImpreciseDate | str) -> Prepared:
    answer = PERIOD.covers(when).value
    return prepared("covers(when)", covers=PERIOD.covers, when=when, answer=answer)


def _four_numbers() -> Prepared:
    covers = FourNumbers(*PERIOD.bounds).covers
    first, last = ImpreciseDate.parse(TEXT).window
    answer = covers(first, last).value
    return prepared("covers(first, last)", covers=covers, first=first, last=last, answer=answer)


LIMIT = Contender("method on four numbers", Role.LIMIT, _four_numbers)
AIMS = (Aim(LIMIT.name, 0.6 / 0.22),)

ROWS = (
    Row(
        "`covers` an ImpreciseDate",
        (Contender("Period.covers", Role.OURS, _with_date), LIMIT),
        AIMS,
    ),
    Row("`covers` a text", (Contender("Period.covers", Role.OURS, _with_text), LIMIT), AIMS),
)
