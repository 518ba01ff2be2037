"""How ids, texts and periods of others are taken: kept where they can be, else changed and told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from apts_model.errors import AptsModelError, InvalidValueError
from apts_model.exchange.arguments import Argument
from apts_model.exchange.losses import Ends
from apts_model.records.values import MAX_TEXT, is_id, text, web_address
from apts_model.showing import quoted
from apts_model.time.dates import DateLike
from apts_model.time.periods import Period

MAX_SLUG = 60
"""So many characters are kept of a text that an id is made of."""

MAX_TIDIED = 1_000
"""Longer texts are taken as they are: to put their accents in order could take long."""

_SPACES = re.compile("[^\\S\N{NO-BREAK SPACE}]+")
_NO_SLUG = re.compile("[^a-z0-9]+")


def is_address(value: str) -> bool:
    """Whether a text is an address on the web, as records take it.

    Examples:
        >>> from apts_model.exchange.taking import is_address
        >>> is_address("https://aptsq.com"), is_address("aptsq.com")
        (True, False)
    """
    return _problem_of(value, web_address) is None


def tidied(value: str) -> str:
    r"""Write a text as records have it: trimmed, on one line, in Unicode normal form C.

    Examples:
        >>> from apts_model.exchange.taking import tidied
        >>> tidied("  Denis\n Co\u0302te\u0301 ")
        'Denis Côté'
    """
    if len(value) > MAX_TEXT:
        return value
    joined = _SPACES.sub(" ", value).strip()
    return unicodedata.normalize("NFC", joined) if len(joined) <= MAX_TIDIED else joined


def problem_of_text(value: str) -> str | None:
    """Say why no record can hold a text, None where one can.

    Examples:
        >>> from apts_model.exchange.taking import problem_of_text
        >>> problem_of_text("")
        "'' is empty: leave the field out instead"
    """
    return _problem_of(value, text)


def kept_text(value: str) -> tuple[str | None, str | None]:
    """Return a text as records can hold it, if they can, and what to tell where it is changed.

    Examples:
        >>> from apts_model.exchange.taking import kept_text
        >>> kept_text("Ada"), kept_text(" Ada")
        (('Ada', None), ('Ada', "' Ada' is kept as 'Ada'"))
    """
    tidy = tidied(value)
    if problem := problem_of_text(tidy):
        return None, f"{quoted(value)} {problem.removeprefix(quoted(tidy)).strip()}"
    return tidy, None if tidy == value else told_change(value, tidy)


def told_change(value: str, tidy: str) -> str:
    r"""Tell as what a text is kept; accents that are letters of their own look the same before.

    Examples:
        >>> from apts_model.exchange.taking import told_change
        >>> told_change(" Ada", "Ada")
        "' Ada' is kept as 'Ada'"
        >>> told_change("Co\u0302te\u0301", "Côté").partition(" ")[2]
        "is kept as 'Côté', accents composed (NFC)"
    """
    composed = "" if unicodedata.is_normalized("NFC", value) else ", accents composed (NFC)"
    return f"{quoted(value)} is kept as {quoted(tidy)}{composed}"


def _problem_of(value: str, check: Callable[[object, Argument, str], None]) -> str | None:
    """Say why a validator of records refuses a text, None where it does not."""
    try:
        check(None, Argument("text"), value)
    except InvalidValueError as error:
        return error.reason
    return None


def slug(value: str) -> str:
    """Make an id of any text.

    Examples:
        >>> from apts_model.exchange.taking import slug
        >>> slug("Denis Côté"), slug("https://example.org/a?b"), slug("…")
        ('denis-cote', 'https-example-org-a-b', 'x')
    """
    parts = unicodedata.normalize("NFKD", value[:MAX_SLUG]).casefold()
    plain = "".join(one for one in parts if not unicodedata.combining(one))
    return _NO_SLUG.sub("-", plain).strip("-") or "x"


class Ids:
    """Ids of ours for the keys of others: for one key always the same, for two never the same.

    Examples:
        >>> from apts_model.exchange.taking import Ids
        >>> ids = Ids(["org-1"])
        >>> ids.of("ORG/1"), ids.of("org-1"), ids.of("ORG/1")
        ('org-1-2', 'org-1', 'org-1-2')
    """

    def __init__(self, keys: Iterable[str] = ()) -> None:
        """Keep free, for themselves, those keys that are ids already."""
        self._ids = {key: key for key in keys if is_id(key)}
        self._taken = set(self._ids)
        self._numbers: dict[str, int] = {}

    def of(self, key: str) -> str:
        """Return the id for a key."""
        if key not in self._ids:
            self._ids[key] = self.fresh(key if is_id(key) else slug(key))
        return self._ids[key]

    def fresh(self, wanted: str) -> str:
        """Return an id that nothing has yet: the one that is wanted or, if need be, with a number.

        Examples:
            >>> from apts_model.exchange.taking import Ids
            >>> ids = Ids()
            >>> ids.fresh("apts-dube"), ids.fresh("apts-dube")
            ('apts-dube', 'apts-dube-2')
        """
        found = wanted
        while found in self._taken:
            self._numbers[wanted] = self._numbers.get(wanted, 1) + 1
            found = f"{wanted}-{self._numbers[wanted]}"
        self._taken.add(found)
        return found


def period_between(start: DateLike | None, end: DateLike | None, ends: Ends) -> Period:
    """Make a period of a start and an end, as the source means its ends; `..` is open.

    Raises:
        DateSyntaxError: a text is no date.
        UnsupportedDateError: a text is a date of a kind that is left out.
        ImpossiblePeriodError: it ends before it starts.

    Examples:
        >>> from apts_model.exchange.taking import period_between
        >>> period_between("2004-11", "2006-05-17", "through")
        Period('2004-11', through='2006-05-17')
    """
    if ends == "until":
        return Period(start, until=end)
    return Period(start, through=end)


def impossible(error: AptsModelError, start: object, end: object) -> str:
    """Say why there is no period, and what to do where it would last no day.

    Examples:
        >>> import apts_model as am
        >>> from apts_model.exchange.taking import impossible
        >>> impossible(am.AptsModelError("a period of no day"), "2004-11-30", "2004-11-30")
        "a period of no day; if the end is the last day, read it with `ends` as 'through'"
    """
    hint = "; if the end is the last day, read it with `ends` as 'through'" if start == end else ""
    return f"{error}{hint}"
