"""Reading the text of a date: for the first time, and again."""

from __future__ import annotations

import datetime

from comparing import Aim, Row
from isolated import isolated
from measuring import Contender, Prepared, Role, prepared
from peers import MYSOC

from apts_model import ImpreciseDate

TEXT = "2004-11"


def _ours() -> Prepared:
    date = ImpreciseDate(TEXT)
    answer = (date.earliest.isoformat(), date.latest.isoformat())
    return prepared("read(text)", read=ImpreciseDate, text=TEXT, answer=answer)


def _ours_again() -> Prepared:
    return prepared("parse(text)", parse=ImpreciseDate.parse, text=TEXT)


def _edtf() -> Prepared:
    import edtf

    date = edtf.parse_edtf(TEXT)
    days = (date.lower_strict(), date.upper_strict())
    answer = [datetime.date(*day[:3]).isoformat() for day in days]
    return prepared("parse(text)", parse=edtf.parse_edtf, text=TEXT, answer=answer)


def _undate() -> Prepared:
    from undate import Undate

    date = Undate.parse(TEXT, "EDTF")
    answer = (str(date.earliest), str(date.latest))
    return prepared("parse(text, 'EDTF')", parse=Undate.parse, text=TEXT, answer=answer)


def _prefixdate() -> Prepared:
    import prefixdate

    return prepared("parse(text)", parse=prefixdate.parse, text=TEXT)


def _isoparse() -> Prepared:
    from dateutil.parser import isoparse  # noqa: TID251 - a contender here

    return prepared("parse(text)", parse=isoparse, text=TEXT)


def _fromisoformat() -> Prepared:
    return prepared("parse('2004-11-15')", parse=datetime.date.fromisoformat)


LIMIT = Contender("date.fromisoformat", Role.LIMIT, _fromisoformat)

ROWS = (
    Row(
        f"parse `{TEXT}`, first time",
        (
            Contender("ImpreciseDate", Role.OURS, _ours),
            Contender("python-edtf", Role.PEER, _edtf),
            Contender("undate", Role.PEER, _undate),
            Contender("prefixdate", Role.PEER, _prefixdate),
            isolated("mysoc ApproxDate", "mysoc", MYSOC, "parse"),
            Contender("dateutil isoparse", Role.PEER, _isoparse),
            LIMIT,
        ),
        (Aim("python-edtf", 1 / 1000), Aim("mysoc ApproxDate", 1)),
    ),
    Row(
        f"parse `{TEXT}` again",
        (Contender("ImpreciseDate.parse", Role.OURS, _ours_again), LIMIT),
        (Aim(LIMIT.name, 0.3 / 0.1),),
    ),
)
