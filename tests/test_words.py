"""What English and French say: against Babel, against verbatim sentences, and by law."""

from __future__ import annotations

import datetime
import enum
import importlib
import itertools
import pkgutil
import re
from typing import Literal

import attrs
import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

import apts_model.records
import apts_model.time
from apts_model.errors import InvalidValueError
from apts_model.records.campaigns import Yearly
from apts_model.records.sources import Language
from apts_model.records.unions import UnionKind
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.doubts import Doubt
from apts_model.time.periods import Period
from apts_model.words import (
    Facts,
    Possibility,
    Topic,
    date_words,
    dated,
    explain,
    known_through,
    labelled,
    listed,
    no_one,
    not_recorded,
    nothing_found,
    on_date,
    period_words,
    possibly,
    term,
    yearly_words,
)
from apts_model.words.dates import not_every_day

NO, POSSIBLE, CERTAIN = Certainty.NO, Certainty.POSSIBLE, Certainty.CERTAIN

# --- terms ----------------------------------------------------------------------------------


def enumerations() -> list[type[enum.Enum]]:
    """Every public enumeration below words."""
    names = [
        module.name
        for package in (apts_model.time, apts_model.records)
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    ]
    return [
        kind
        for name in names
        for kind in vars(importlib.import_module(name)).values()
        if isinstance(kind, type) and issubclass(kind, enum.Enum) and kind.__module__ == name
    ]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", enumerations(), ids=lambda kind: kind.__name__)
def test_every_member_has_a_term_of_its_own(kind: type[enum.Enum], language: Language) -> None:
    """Every member of every enumeration has words, and no two members share them."""
    words = [term(member, language) for member in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_a_stranger_has_no_term() -> None:
    """A member of another enumeration, or another language, is refused."""
    with pytest.raises(InvalidValueError, match="of no enumeration"):
        term(Topic.NAME, "fr")
    with pytest.raises(InvalidValueError, match="language"):
        term(UnionKind.LOCAL, "de")


def test_terms_take_a_language_or_its_code() -> None:
    """A language and its code mean the same."""
    assert term(POSSIBLE, "fr") == term(POSSIBLE, Language.FR) == "peut-être"


@pytest.mark.parametrize(
    ("names", "last", "english", "french"),
    [
        ([], "and", "", ""),
        (["A"], "or", "A", "A"),
        (["A", "B"], "and", "A and B", "A et B"),
        (["A", "B", "C"], "and", "A, B and C", "A, B et C"),
        (["A", "B", "C"], "or", "A, B or C", "A, B ou C"),
    ],
)
def test_lists(names: list[str], last: Literal["and", "or"], english: str, french: str) -> None:
    """Names are listed with one conjunction, before the last."""
    assert listed(names, "en", last) == english
    assert listed(names, "fr", last) == french


def test_nobody_and_perhaps_somebody() -> None:
    """Nobody and a doubtful name have words in both languages."""
    assert [no_one("en"), no_one("fr")] == ["no one", "personne"]
    assert [not_recorded("en"), not_recorded("fr")] == ["no name on record", "aucun nom consigné"]


@pytest.mark.parametrize(
    ("date", "english", "french"),
    [
        ("2024-06-07", "June 7, 2024: signed", "7 juin 2024\N{NO-BREAK SPACE}: signed"),
        ("2012-05", "May 2012: signed", "mai 2012\N{NO-BREAK SPACE}: signed"),
        (None, "date unknown: signed", "date inconnue\N{NO-BREAK SPACE}: signed"),
    ],
)
def test_what_is_told_of_a_date(date: str | None, english: str, french: str) -> None:
    """A date stands ahead of what is told of it, and so does that it is unknown."""
    of = None if date is None else ImpreciseDate.parse(date)
    assert dated(of, "signed", "en") == english
    assert dated(of, "signed", "fr") == french


@pytest.mark.parametrize(
    ("start", "through", "english", "french"),
    [
        ("11-25", "12-06", "from November 25 to December 6", "du 25 novembre au 6 décembre"),
        ("12-20", "01-06", "from December 20 to January 6", "du 20 décembre au 6 janvier"),
        ("05-01", "05-03", "from May 1 to May 3", "du 1er au 3 mai"),
        ("03-08", "03-08", "on March 8", "le 8 mars"),
    ],
)
def test_days_of_every_year(start: str, through: str, english: str, french: str) -> None:
    """Days of every year have no year, even where they run into the next one."""
    yearly = Yearly(start=start, through=through)
    assert yearly_words(yearly, "en") == f"every year {english}"
    assert yearly_words(yearly, "fr") == f"chaque année {french}"


@given(st.dates(datetime.date(2001, 1, 1), datetime.date(2001, 12, 31)), st.integers(1, 364))
def test_no_year_is_named_of_every_year(first: datetime.date, length: int) -> None:
    """Whatever the days, no year is left in the text, and nothing else is taken out of it."""
    last = first + datetime.timedelta(length)
    yearly = Yearly(start=f"{first:%m-%d}", through=f"{last:%m-%d}")
    for language in Language:
        words = yearly_words(yearly, language)
        numbers = [int(number) for number in re.findall(r"[0-9]+", words)]
        assert numbers == [first.day, last.day]
        assert_well_written(words, language)
    assert possibly("Robert Comeau", "en") == "possibly Robert Comeau"
    assert possibly("Robert Comeau", "fr") == "peut-être Robert Comeau"


def test_a_search_without_result() -> None:
    """What was searched for is told when nothing was found."""
    assert nothing_found("Dupont", "en") == "nothing found for Dupont"
    assert nothing_found("Dupont", "fr") == "aucun résultat pour Dupont"


def test_how_far_the_news_reaches() -> None:
    """The last day that anything is known of is told."""
    assert known_through(datetime.date(2025, 5, 1), "en") == "Known through May 1, 2025."
    assert known_through(AS_OF, "fr") == "Situation connue jusqu’au 14 novembre 2025."


def test_labels_have_the_colon_of_the_language() -> None:
    """French sets a no-break space before a colon."""
    assert labelled("APTS", "union", "en") == "APTS: union"
    assert labelled("APTS", "syndicat", "fr") == "APTS\N{NO-BREAK SPACE}: syndicat"


# --- dates ----------------------------------------------------------------------------------


@given(st.dates())
def test_exact_days_are_written_as_babel_writes_them(day: datetime.date) -> None:
    """Exact days read as CLDR has them, but for French "1er", which CLDR leaves out."""
    date = ImpreciseDate.exact(day)
    in_french = re.sub("^1 ", "1er ", format_date(day, "d MMMM y", locale="fr_CA"))
    assert date_words(date, "fr") == in_french
    assert on_date(date, "fr") == f"le {in_french}"
    for locale in ("en_CA", "en_US"):
        in_english = format_date(day, "MMMM d, y", locale=locale)
        assert date_words(date, "en") == in_english
        assert on_date(date, "en") == f"on {in_english}"


@given(st.dates())
def test_months_are_written_as_babel_writes_them(day: datetime.date) -> None:
    """Months read as CLDR has them."""
    month = ImpreciseDate.parse(day.isoformat()[:7])
    assert date_words(month, "fr") == format_date(day, "MMMM y", locale="fr_CA")
    assert date_words(month, "en") == format_date(day, "MMMM y", locale="en_CA")


DATES = [
    # text, English and French alone, English and French for when something was so
    (
        "2005-01-15",
        ("January 15, 2005", "on January 15, 2005"),
        ("15 janvier 2005", "le 15 janvier 2005"),
    ),
    ("2006-05-01", ("May 1, 2006", "on May 1, 2006"), ("1er mai 2006", "le 1er mai 2006")),
    ("2004-11", ("November 2004", "in November 2004"), ("novembre 2004", "en novembre 2004")),
    ("2006", ("2006", "in 2006"), ("2006", "en 2006")),
    ("1972~", ("about 1972", "in about 1972"), ("vers 1972", "vers 1972")),
    (
        "1984?",
        ("perhaps 1984", "perhaps in 1984"),
        ("1984 (date incertaine)", "en 1984 (date incertaine)"),
    ),
    (
        "1984%",
        ("perhaps about 1984", "perhaps in about 1984"),
        ("vers 1984 (date incertaine)", "vers 1984 (date incertaine)"),
    ),
    (
        "2005-01-15~",
        ("about January 15, 2005", "on about January 15, 2005"),
        ("vers le 15 janvier 2005", "vers le 15 janvier 2005"),
    ),
    (
        "[2021-06-09..2021-06-21]",
        ("some day from June 9 to June 21, 2021", "on some day from June 9 to June 21, 2021"),
        ("un jour du 9 au 21 juin 2021", "un jour du 9 au 21 juin 2021"),
    ),
    (
        "[2021-05-30..2021-06-01]",
        ("some day from May 30 to June 1, 2021", "on some day from May 30 to June 1, 2021"),
        ("un jour du 30 mai au 1er juin 2021", "un jour du 30 mai au 1er juin 2021"),
    ),
    (
        "[2021-04..2021-08]",
        ("some day from April to August 2021", "on some day from April to August 2021"),
        ("un jour d’avril à août 2021", "un jour d’avril à août 2021"),
    ),
    (
        "[2004..2006-05-18]",
        ("some day from 2004 to May 18, 2006", "on some day from 2004 to May 18, 2006"),
        ("un jour de 2004 au 18 mai 2006", "un jour de 2004 au 18 mai 2006"),
    ),
    ("[2004..2004]", ("2004", "in 2004"), ("2004", "en 2004")),
    (
        "[2025-11-15..]",
        ("November 15, 2025 or later", "on November 15, 2025 or later"),
        ("15 novembre 2025 ou après", "le 15 novembre 2025 ou après"),
    ),
    ("[..2010]", ("2010 or earlier", "in 2010 or earlier"), ("2010 ou avant", "en 2010 ou avant")),
    ("[2004,2006]", ("2004 or 2006", "in 2004 or in 2006"), ("2004 ou 2006", "en 2004 ou en 2006")),
    (
        "[2004,2006..]",
        ("2004, or 2006 or later", "in 2004, or in 2006 or later"),
        ("2004, ou 2006 ou après", "en 2004, ou en 2006 ou après"),
    ),
    ("2001-21", ("spring 2001", "in spring 2001"), ("printemps 2001", "au printemps 2001")),
    ("2001-22", ("summer 2001", "in summer 2001"), ("été 2001", "à l’été 2001")),
    ("2001-23", ("autumn 2001", "in autumn 2001"), ("automne 2001", "à l’automne 2001")),
    ("2001-24", ("winter 2001", "in winter 2001"), ("hiver 2001", "à l’hiver 2001")),
    (
        "2001-28",
        ("winter 2001 (northern hemisphere)", "in winter 2001 (northern hemisphere)"),
        ("hiver 2001 (hémisphère Nord)", "à l’hiver 2001 (hémisphère Nord)"),
    ),
    (
        "2001-29",
        ("spring 2001 (southern hemisphere)", "in spring 2001 (southern hemisphere)"),
        ("printemps 2001 (hémisphère Sud)", "au printemps 2001 (hémisphère Sud)"),
    ),
    (
        "2001-33",
        ("the first quarter of 2001", "in the first quarter of 2001"),
        ("premier trimestre de 2001", "au premier trimestre de 2001"),
    ),
    (
        "2001-39",
        ("the third four-month period of 2001", "in the third four-month period of 2001"),
        ("troisième quadrimestre de 2001", "au troisième quadrimestre de 2001"),
    ),
    (
        "2001-41~",
        ("about the second half of 2001", "in about the second half of 2001"),
        ("vers le deuxième semestre de 2001", "vers le deuxième semestre de 2001"),
    ),
    ("201X", ("the 2010s", "in the 2010s"), ("années 2010", "dans les années 2010")),
    (
        "190X",
        ("some day from 1900 to 1909", "on some day from 1900 to 1909"),
        ("un jour de 1900 à 1909", "un jour de 1900 à 1909"),
    ),
    ("2004-XX", ("2004", "in 2004"), ("2004", "en 2004")),
    ("2004-11-XX", ("November 2004", "in November 2004"), ("novembre 2004", "en novembre 2004")),
    (
        "2004-1X~",
        (
            "some day from about October to about December 2004",
            "on some day from about October to about December 2004",
        ),
        (
            "un jour d’octobre à décembre 2004 environ",
            "un jour d’octobre à décembre 2004 environ",
        ),
    ),
    (
        "2016-02-X9?",
        (
            "perhaps some day from February 9 to February 29, 2016",
            "perhaps on some day from February 9 to February 29, 2016",
        ),
        (
            "un jour du 9 au 29 février 2016 (date incertaine)",
            "un jour du 9 au 29 février 2016 (date incertaine)",
        ),
    ),
    (
        "201X-11",
        (
            "some day from November 2010 to November 2019",
            "on some day from November 2010 to November 2019",
        ),
        ("un jour de novembre 2010 à novembre 2019", "un jour de novembre 2010 à novembre 2019"),
    ),
]


@pytest.mark.parametrize(("text", "english", "french"), DATES, ids=[text for text, *_ in DATES])
def test_dates_verbatim(text: str, english: tuple[str, str], french: tuple[str, str]) -> None:
    """Each kind of date reads well alone and as the time of an event."""
    date = ImpreciseDate.parse(text)
    assert (date_words(date, "en"), on_date(date, "en")) == english
    assert (date_words(date, "fr"), on_date(date, "fr")) == french


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("2006", "not on every day of 2006", "une partie seulement des jours de 2006"),
        (
            "2006-04",
            "not on every day of April 2006",
            "une partie seulement des jours d’avril 2006",
        ),
        (
            "2006-22",
            "not on every day of summer 2006",
            "une partie seulement des jours de l’été 2006",
        ),
        (
            "[2004,2006]",
            "not on every day in question",
            "une partie seulement des jours en question",
        ),
    ],
)
def test_not_every_day_of_a_date(text: str, english: str, french: str) -> None:
    """The days of a date that has a name are those of it; of any other, those in question."""
    date = ImpreciseDate.parse(text)
    assert (not_every_day(date, "en"), not_every_day(date, "fr")) == (english, french)


PERIODS = [
    (
        Period("2004-11", until="2006-05-18"),
        "from November 2004 until May 18, 2006",
        "de novembre 2004 jusqu’au 18 mai 2006",
    ),
    (
        Period("2023-11-21", through="2023-11-23"),
        "from November 21, 2023 through November 23, 2023",
        "du 21 novembre 2023 au 23 novembre 2023 inclusivement",
    ),
    (Period("2021-11-18", until=".."), "since November 18, 2021", "depuis le 18 novembre 2021"),
    (Period("2001-22", through=".."), "since summer 2001", "depuis l’été 2001"),
    (Period(until=".."), "since an unknown date", "depuis une date inconnue"),
    (Period("2012-05"), "from May 2012, end unknown", "à partir de mai 2012, fin inconnue"),
    (
        Period("2012-04-01"),
        "from April 1, 2012, end unknown",
        "à partir du 1er avril 2012, fin inconnue",
    ),
    (Period(until="2006"), "start unknown, until 2006", "début inconnu, jusqu’en 2006"),
    (
        Period(through="2006-05-18"),
        "start unknown, through May 18, 2006",
        "début inconnu, jusqu’au 18 mai 2006 inclusivement",
    ),
    (Period(), "at unknown dates", "dates inconnues"),
    (
        Period("197X", until="2001-23"),
        "from the 1970s until autumn 2001",
        "des années 1970 jusqu’à l’automne 2001",
    ),
    (
        Period("1972~", until="[2021-06-09..2021-06-21]"),
        "from about 1972 until some day between June 9 and June 21, 2021",
        "de 1972 environ jusqu’à un jour entre le 9 et le 21 juin 2021",
    ),
    (
        Period("[2021-06-09..2021-06-21]", until="[2025-11-15..]"),
        "from some day between June 9 and June 21, 2021 until November 15, 2025 or later",
        "d’un jour entre le 9 et le 21 juin 2021 jusqu’au 15 novembre 2025 ou après",
    ),
    (
        Period("[..2023-12-31]", through="[2023-11-01..]"),
        "from December 31, 2023 or earlier through November 1, 2023 or later",
        "début au plus tard le 31 décembre 2023, fin au plus tôt le 1er novembre 2023",
    ),
    (
        Period("[..2004]", until="[..2006-06]"),
        "from 2004 or earlier until June 2006 or earlier",
        "début au plus tard en 2004, fin au plus tard en juin 2006",
    ),
    (
        Period("[2004..]", until="2006-05"),
        "from 2004 or later until May 2006",
        "début au plus tôt en 2004, jusqu’en mai 2006",
    ),
    (
        Period("[..2004]", through="2006-05-18"),
        "from 2004 or earlier through May 18, 2006",
        "début au plus tard en 2004, jusqu’au 18 mai 2006 inclusivement",
    ),
    (
        Period("[..2004]"),
        "from 2004 or earlier, end unknown",
        "début au plus tard en 2004, fin inconnue",
    ),
    (
        Period("2004-11", through="[2006..]"),
        "from November 2004 through 2006 or later",
        "à partir de novembre 2004, fin au plus tôt en 2006",
    ),
    (
        Period(through="[2006..]"),
        "start unknown, through 2006 or later",
        "début inconnu, fin au plus tôt en 2006",
    ),
    (
        Period("[..2004,2006]", through="2007"),
        "from 2004 or earlier, or from 2006 through 2007",
        "de 2004 ou avant, ou de 2006 à 2007 inclusivement",
    ),
    (
        Period("2026-09", through="2026-09"),
        "within September 2026",
        "au cours de septembre 2026",
    ),
    (Period("2001-22", through="2001-22"), "within summer 2001", "au cours de l’été 2001"),
    (Period("195X", through="195X"), "within the 1950s", "au cours des années 1950"),
    (
        Period("2026-09", until="2026-09"),
        "from September 2026 until September 2026",
        "de septembre 2026 jusqu’en septembre 2026",
    ),
    (
        Period("2026-09-01~", through="2026-09-01~"),
        "from about September 1, 2026 through about September 1, 2026",
        "du 1er septembre 2026 environ au 1er septembre 2026 environ inclusivement",
    ),
    (
        Period("[2021-06-09..2021-06-10]", through="[2021-06-09..2021-06-10]"),
        "from some day between June 9 and June 10, 2021 "
        "through some day between June 9 and June 10, 2021",
        "d’un jour entre le 9 et le 10 juin 2021 à un jour entre le 9 et le 10 juin 2021 "
        "inclusivement",
    ),
]


@pytest.mark.parametrize(
    ("period", "english", "french"), PERIODS, ids=[str(period) for period, *_ in PERIODS]
)
def test_periods_verbatim(period: Period, english: str, french: str) -> None:
    """Each kind of period reads well, what is open apart from what is unknown."""
    assert period_words(period, "en") == english
    assert period_words(period, "fr") == french


plain_dates = st.builds(
    "{:04}{}".format,
    st.integers(1, 9999),
    st.sampled_from(["", *(f"-{month:02}" for month in range(1, 13)), "-02-01", "-08-28"]),
)
groupings = st.builds("{:04}-{}".format, st.integers(1, 9999), st.integers(21, 41))
masked_dates = st.builds(
    "{}{}".format,
    st.sampled_from(["201X", "190X", "20XX", "X984", "XXX1", "0XX4", "2004"]),
    st.sampled_from(["", "-1X", "-XX", "-0X-31", "-XX-XX", "-X4-XX", "-11-XX", "-08-X1"]),
)
components = st.builds(
    "{}{}".format, plain_dates | groupings | masked_dates, st.sampled_from(["", "?", "~", "%"])
)
ranges = st.tuples(plain_dates, plain_dates).map(lambda pair: "{}..{}".format(*sorted(pair)))
edtf_texts = st.one_of(
    components,
    st.lists(components | ranges, min_size=2, max_size=3).map(lambda all_: f"[{','.join(all_)}]"),
    ranges.map("[{}]".format),
    plain_dates.map("[{}..]".format),
    plain_dates.map("[..{}]".format),
)


def possible_date(text: str) -> bool:
    """Whether a range like 2004..2004-02 does not end before it starts."""
    try:
        ImpreciseDate.parse(text)
    except ValueError:
        return False
    return True


dates = edtf_texts.filter(possible_date).map(ImpreciseDate.parse)

BAD_FRENCH = re.compile(
    r"\b(?:de|le|la|que|jusque) ?[aéo]\w"  # what must be elided
    r"|\b[dlj]’[^aéhou]"  # what must not
    r"|\b(?:de|à) les?\b|\b[dD]epuis (?:du|en|au)|\bà partir (?!d)"
)


def assert_well_written(words: str, language: Language) -> None:
    """Check what holds of any text in this language."""
    assert "None" not in words
    assert "{" not in words
    assert "  " not in words
    assert words == words.strip()
    assert "'" not in words
    if language is Language.FR:
        assert " :" not in words
        assert not BAD_FRENCH.search(words)
        assert not STRAY_ENGLISH.search(words)


STRAY_ENGLISH = re.compile(
    r"\b(?:the|of|and|or|was|were|is|it|not|no|none|some|any|day|from|until|since|through|in|at|"
    r"known|start|end|certainly|possibly|perhaps|about|called|president|record|source has)\b"
)


@given(dates, st.sampled_from(Language))
def test_dates_are_well_written(date: ImpreciseDate, language: Language) -> None:
    """Any date reads as language, with its elisions and without its EDTF marks."""
    for words in (
        date_words(date, language),
        on_date(date, language),
        not_every_day(date, language),
        period_words(Period(date), language),
        period_words(Period(date, until=".."), language),
        period_words(Period(until=date), language),
        period_words(Period(through=date), language),
        period_words(Period(date, through=date), language),
    ):
        assert_well_written(words, language)
        assert not set(words) & set("X[]~?%")


@given(plain_dates, st.sampled_from(Language))
def test_dates_that_differ_are_told_apart(text: str, language: Language) -> None:
    """A year, a month and a day of it, certain or not, never read alike."""
    texts = [text, *(text + mark for mark in "?~%"), f"[{text}..]", f"[..{text}]"]
    told = [date_words(ImpreciseDate.parse(each), language) for each in texts]
    assert len(set(told)) == len(texts)


# --- explanations ---------------------------------------------------------------------------

COTE, VERREAULT, POIRIER, COMEAU = (
    "Denis Côté",
    "Dominique Verreault",
    "Andrée Poirier",
    "Robert Comeau",
)
AS_OF = datetime.date(2025, 11, 14)
NBSP = "\N{NO-BREAK SPACE}"


def facts_about(when: str | Period, topic: Topic = Topic.PRESIDENT) -> Facts:
    """Facts about a certain and complete world in which nothing matches."""
    return Facts(
        topic=topic,
        subject="APTS",
        when=when if isinstance(when, Period) else ImpreciseDate.parse(when),
        existed=CERTAIN,
        covered=CERTAIN,
        vacant=CERTAIN,
        as_of=AS_OF,
    )


def told(facts: Facts) -> tuple[list[str], list[str]]:
    """The English and the French lines, with no-break spaces as plain ones."""
    english, french = (explain(facts, language).replace(NBSP, " ") for language in ("en", "fr"))
    return english.split("\n"), french.split("\n")


def test_certain_presidents() -> None:
    """Who was certainly president is said with the union and the day."""
    facts = attrs.evolve(facts_about("2005-01-15"), certain=(COTE, VERREAULT), vacant=NO)
    assert told(facts) == (
        [
            "Denis Côté and Dominique Verreault were certainly president of APTS "
            "on January 15, 2005."
        ],
        [
            "APTS, le 15 janvier 2005 : Denis Côté et Dominique Verreault "
            "occupaient certainement la présidence."
        ],
    )
    alone = attrs.evolve(facts, certain=(COTE,))
    assert told(alone)[0] == ["Denis Côté was certainly president of APTS on January 15, 2005."]


def test_after_the_last_news() -> None:
    """A president of whom nothing later is known is possible, with the day of the last news."""
    facts = attrs.evolve(
        facts_about("2030-01-01"),
        possible=(Possibility(COMEAU, Period("2021-11-18", until=".."), (Doubt.AFTER_AS_OF,)),),
        vacant=POSSIBLE,
    )
    assert told(facts) == (
        [
            "Robert Comeau was possibly president of APTS on January 1, 2030: "
            "nothing is known after November 14, 2025.",
            "The office may also have been vacant.",
        ],
        [
            "APTS, le 1er janvier 2030 : aucun nom n’est certain.",
            "Peut-être Robert Comeau à la présidence : rien n’est connu après le 14 novembre 2025.",
            "Il se peut aussi que le poste ait été vacant.",
        ],
    )
    assert "Peut-être Robert Comeau à la présidence\N{NO-BREAK SPACE}: " in explain(facts, "fr")
    undated = attrs.evolve(facts, as_of=None)
    assert told(undated)[0][0].endswith(": nothing is known that late.")
    assert told(undated)[1][1].endswith(" : aucune donnée n’est aussi récente.")


def test_a_vague_handover() -> None:
    """Two presidents on a vague handover day: one of them, and nobody knows which."""
    facts = attrs.evolve(
        facts_about("2012-05"),
        possible=(
            Possibility(VERREAULT, Period("2006-05-18", until="2012-05"), (Doubt.END, Doubt.WHEN)),
            Possibility(POIRIER, Period("2012-05"), (Doubt.START,)),
        ),
        vacant=NO,
    )
    assert told(facts) == (
        [
            "Dominique Verreault was possibly president of APTS in May 2012: "
            "the end is known only as May 2012; not on every day of May 2012.",
            "Andrée Poirier was possibly president of APTS in May 2012: "
            "the start is known only as May 2012.",
            "One of them was certainly president.",
        ],
        [
            "APTS, en mai 2012 : aucun nom n’est certain.",
            "Peut-être Dominique Verreault à la présidence : "
            "on sait seulement que la fin se situe en mai 2012; "
            "une partie seulement des jours de mai 2012.",
            "Peut-être Andrée Poirier à la présidence : "
            "on sait seulement que le début se situe en mai 2012.",
            "L’une de ces personnes occupait certainement la présidence.",
        ],
    )


def test_one_person_twice_is_not_one_of_them() -> None:
    """Two possible records of one person make one line and no choice between people."""
    match = Possibility(COMEAU, Period("2021"), (Doubt.START,))
    facts = attrs.evolve(facts_about("2021-06"), possible=(match, match), vacant=NO)
    assert told(facts)[0] == [
        "Robert Comeau was possibly president of APTS in June 2021: "
        "the start is known only as 2021."
    ]


def test_silence_and_absence() -> None:
    """No union, no president, perhaps no union and no record are four different answers."""
    nobody = facts_about("2004-06-15")
    assert told(nobody) == (
        ["APTS certainly had no president on June 15, 2004."],
        ["APTS, le 15 juin 2004 : la présidence était certainement vacante."],
    )
    silent = attrs.evolve(nobody, covered=NO, vacant=POSSIBLE)
    assert told(silent) == (
        [
            "No president of APTS is recorded for June 15, 2004: "
            "the record is silent, which does not mean that there was none."
        ],
        [
            "APTS, le 15 juin 2004 : aucune présidence n’est consignée. "
            "Le dossier est muet, ce qui ne veut pas dire que le poste était vacant."
        ],
    )
    doubtful = attrs.evolve(silent, covered=POSSIBLE, existed=POSSIBLE)
    assert told(doubtful) == (
        [
            "No president of APTS is recorded for June 15, 2004: "
            "the record may be incomplete here, and does not show that there was none.",
            "It is not certain that APTS existed on June 15, 2004.",
        ],
        [
            "APTS, le 15 juin 2004 : aucune présidence n’est consignée. "
            "Le dossier est peut-être incomplet et ne permet pas de dire "
            "que le poste était vacant.",
            "Il n’est pas certain que cette organisation ait existé à ce moment.",
        ],
    )
    assert told(attrs.evolve(facts_about("1990-01-01"), existed=NO)) == (
        ["APTS did not exist on January 1, 1990."],
        ["APTS, le 1er janvier 1990 : cette organisation n’existait pas."],
    )


def test_a_denial_of_some_day_speaks_of_any_day() -> None:
    """A "no" about a day that is only vaguely known covers each of its days."""
    facts = facts_about("[2021-06-09..2021-06-21]")
    assert told(facts)[0] == [
        "APTS certainly had no president on any day from June 9 to June 21, 2021."
    ]


def test_disputed_claims_and_sources() -> None:
    """A claim that is not accepted is reported as such; the sources come last."""
    facts = attrs.evolve(
        facts_about("2020"),
        certain=(COMEAU,),
        disputed=(
            (POIRIER, Period("2019-11-19", until="2021-11-16"), ("Le Devoir", "Metro")),
            (COTE, Period("2019"), ()),
        ),
        sources=(("Le Devoir", "https://example.org/a"), ("Rapport annuel", None)),
    )
    assert told(facts) == (
        [
            "Robert Comeau was certainly president of APTS in 2020.",
            "Disputed: according to “Le Devoir” and “Metro”, Andrée Poirier was in office "
            "from November 19, 2019 until November 16, 2021; the data set does not accept this.",
            "Disputed: according to a source, Denis Côté was in office (from 2019, end unknown); "
            "the data set does not accept this.",
            "Sources:",
            "- Le Devoir <https://example.org/a>",
            "- Rapport annuel",
        ],
        [
            "APTS, en 2020 : Robert Comeau occupait certainement la présidence.",
            "Contesté : selon « Le Devoir » et « Metro », Andrée Poirier occupait la présidence "
            "du 19 novembre 2019 jusqu’au 16 novembre 2021; "
            "le jeu de données ne retient pas cette affirmation.",
            "Contesté : selon une source, Denis Côté occupait la présidence "
            "(à partir de 2019, fin inconnue); le jeu de données ne retient pas cette affirmation.",
            "Sources :",
            "- Le Devoir <https://example.org/a>",
            "- Rapport annuel",
        ],
    )


def test_questions_about_a_period() -> None:
    """A question about a period asks for some time in it, and denies any."""
    period = Period("2004-11", until="2006-05-18")
    possible = attrs.evolve(
        facts_about(period), possible=(Possibility(COTE, Period("2004"), (Doubt.WHEN,)),)
    )
    assert told(possible) == (
        [
            "Denis Côté was possibly president of APTS at some time from November 2004 until "
            "May 18, 2006: the dates of the question are not exact."
        ],
        [
            "APTS, à un moment donné (de novembre 2004 jusqu’au 18 mai 2006) : "
            "aucun nom n’est certain.",
            "Peut-être Denis Côté à la présidence : les dates de la question ne sont pas exactes.",
        ],
    )
    assert told(facts_about(period)) == (
        ["APTS certainly had no president at any time from November 2004 until May 18, 2006."],
        ["APTS, de novembre 2004 jusqu’au 18 mai 2006 : la présidence était certainement vacante."],
    )
    unknown_start = attrs.evolve(facts_about(Period(until="2006")), vacant=POSSIBLE, covered=NO)
    assert told(unknown_start)[0] == [
        "No president of APTS is recorded for any time (start unknown, until 2006): "
        "the record is silent, which does not mean that there was none."
    ]


OTHER_TOPICS = [
    (
        Topic.PRESIDED,
        ["APTS was certainly president of CPS and AQPS in 2006."],
        ["APTS, en 2006 : certainement à la présidence (CPS et AQPS)."],
    ),
    (
        Topic.NAME,
        ["APTS was certainly called “CPS” and “AQPS” in 2006."],
        ["APTS, en 2006 : les noms « CPS » et « AQPS » étaient certainement en usage."],
    ),
    (
        Topic.RECORD,
        ["CPS and AQPS are certain for APTS in 2006."],
        ["APTS, en 2006 : certainement CPS et AQPS."],
    ),
]


@pytest.mark.parametrize(("topic", "english", "french"), OTHER_TOPICS)
def test_other_topics(topic: Topic, english: list[str], french: list[str]) -> None:
    """Each topic has sentences of its own."""
    facts = attrs.evolve(facts_about("2006", topic), certain=("CPS", "AQPS"), vacant=NO)
    assert told(facts) == (english, french)


def marked(start: str | None, end: str | None, *doubts: Doubt) -> list[str]:
    """The English and the French reasons why one match is not certain."""
    facts = attrs.evolve(
        facts_about("1975-01-01"),
        possible=(Possibility(COTE, Period(start, until=end), doubts),),
        vacant=NO,
    )
    return [lines[-1].partition(": ")[2] for lines in told(facts)]


def test_marks_of_the_source_stand_beside_the_date_they_speak_for() -> None:
    """A doubtful date that its source marks is said to be marked, and how."""
    assert marked("1972~", None, Doubt.START, Doubt.END, Doubt.QUALIFIED) == [
        "the start is known only as about 1972 and the source marks it as approximate; "
        "the end is unknown.",
        "on sait seulement que le début se situe vers 1972 "
        "et la source donne cette date comme approximative; la fin est inconnue.",
    ]
    assert marked(None, "1984?", Doubt.START, Doubt.END, Doubt.QUALIFIED) == [
        "the start is unknown; "
        "the end is known only as perhaps 1984 and the source marks it as uncertain.",
        "le début est inconnu; on sait seulement que la fin se situe en 1984 (date incertaine) "
        "et la source donne cette date comme incertaine.",
    ]
    assert marked("1960", "1984%", Doubt.QUALIFIED)[0] == (
        "the end is known only as perhaps about 1984 "
        "and the source marks it as approximate and uncertain."
    )
    assert marked("1972~", "..", Doubt.QUALIFIED)[0].startswith("the start is known only as")
    assert marked("1972", "1984", Doubt.QUALIFIED) == [
        "a date is marked as approximate or uncertain.",
        "une date est donnée comme approximative ou incertaine.",
    ]


def test_a_doubt_about_a_life_is_not_told_as_one_about_a_date() -> None:
    """Where a match is possible because what it belongs to may not exist, no date is blamed."""
    doubts = (Doubt.START, Doubt.END)
    match = Possibility(COTE, Period("1972", until="1984"), doubts, of_life=doubts)
    facts = attrs.evolve(facts_about("1975-01-01"), possible=(match,), vacant=NO)
    both = [lines[-1].partition(": ")[2] for lines in told(facts)]
    assert both[0] == (
        "the organization may not have existed yet; the organization may no longer have existed."
    )
    assert both[1] == (
        "l’organisation n’existait peut-être pas encore; l’organisation n’existait peut-être plus."
    )


def test_an_open_end_that_no_day_vouches_for_is_not_called_unknown() -> None:
    """Who wrote that it goes on, and not until when that is known, is told what lacks."""
    vague = attrs.evolve(
        facts_about("1975-01-01"),
        possible=(Possibility(COTE, Period("1972", until=".."), (Doubt.END,)),),
        vacant=NO,
        as_of=None,
    )
    assert [lines[-1].partition(": ")[2] for lines in told(vague)] == [
        "the end is open, and no `as_of` day says how far that is known.",
        "la fin est ouverte, et aucun jour `as_of` ne dit jusqu’où on le sait.",
    ]


DOUBTS = [
    doubts for size in range(len(Doubt) + 1) for doubts in itertools.combinations(Doubt, size)
]
VAGUE_PERIODS = [
    Period(),
    Period("1972-05", until="1984-10"),
    Period("1972~", until="1984?"),
    Period("1972%", through="[1984-04-09..1984-04-21]"),
    Period(until="[1984..]"),
    Period("1972-22", until=".."),
]


@pytest.mark.parametrize("doubts", DOUBTS, ids=lambda doubts: "+".join(d.name for d in doubts))
def test_every_doubt_is_told(doubts: tuple[Doubt, ...]) -> None:
    """Each doubt has its words, in any company, and none has words that was not raised."""
    for period, language, topic in itertools.product(VAGUE_PERIODS, Language, Topic):
        # Through `as_of` what is open is certain, so that nothing but a life can end it.
        of_life = {Doubt.END} if period.is_open else set[Doubt]()
        facts = attrs.evolve(
            facts_about("1975", topic),
            possible=(Possibility(COTE, period, doubts, of_life),),
            certain=(VERREAULT,),
        )
        last = explain(facts, language).split("\n")[-1]
        assert_well_written(last, language)
        assert (": " in last) == bool(doubts)
        tokens = (" start is ", " end is ") if language is Language.EN else ("début", "fin ")
        if period.is_open:
            tokens = (tokens[0], "no longer" if language is Language.EN else "n’existait peut-être")
        if Doubt.QUALIFIED not in doubts:
            assert [token in last for token in tokens] == [
                Doubt.START in doubts,
                Doubt.END in doubts,
            ]
        assert ("2025" in last) == (Doubt.AFTER_AS_OF in doubts)
        assert (not_every_day(ImpreciseDate.parse("1975"), language) in last) == (
            Doubt.WHEN in doubts
        )


CERTAIN_NAMES: list[tuple[str, ...]] = [(), (COTE,), (COTE, VERREAULT)]
POSSIBLE_MATCHES: list[tuple[Possibility, ...]] = [
    (),
    (Possibility(COMEAU, Period("2005~"), (Doubt.START, Doubt.QUALIFIED)),),
    (
        Possibility(COMEAU, Period(until="2006"), ()),
        Possibility("Émilie Tremblay", Period("2005"), (Doubt.WHEN,)),
    ),
]
DISPUTED_CLAIMS = (
    ("Andrée Poirier", Period("2004", until="2007"), ("Metro",)),
    ("Zoé", Period(until="2006"), ()),
)
SOURCES = (("Le Devoir", "https://example.org/a"), ("Rapport annuel", None))
WHENS: list[ImpreciseDate | Period] = [
    ImpreciseDate.parse("[2005-04..2005-08]"),
    Period("2004-11", until="2006-05-18"),
    Period(until="2006"),
]


@pytest.mark.parametrize("when", WHENS, ids=str)
@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("language", Language)
def test_explanations_leave_nobody_out(
    topic: Topic, language: Language, when: ImpreciseDate | Period
) -> None:
    """Whatever the facts, names, sources and any subject are told, in clean prose."""
    for certain, possible, existed, covered, vacant in itertools.product(
        CERTAIN_NAMES, POSSIBLE_MATCHES, Certainty, Certainty, Certainty
    ):
        facts = Facts(
            topic=topic,
            subject="APTS",
            when=when,
            certain=certain,
            possible=possible,
            disputed=DISPUTED_CLAIMS,
            existed=existed,
            covered=covered,
            vacant=vacant,
            sources=SOURCES,
        )
        text = explain(facts, language)
        lines = text.split("\n")
        names = [*certain, *(name for name, *_ in possible)]
        names += [name for name, *_ in facts.disputed]
        assert all(name in text for name in names)
        told_last = lines[len(lines) - len(facts.sources) :]
        for (title, url), line in zip(facts.sources, told_last, strict=True):
            assert title in line
            assert (url or "") in line
        assert "APTS" in lines[0] or topic in {Topic.STATUTE, Topic.CAMPAIGN}
        assert len(set(lines)) == len(lines)
        for line in lines:
            assert_well_written(line, language)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), st.sampled_from(Topic))
def test_names_are_left_as_they_are(name: str, topic: Topic) -> None:
    """A name may hold braces, quotes or anything else: it is data and no template."""
    facts = attrs.evolve(
        facts_about("2006", topic),
        subject=name,
        certain=(name,),
        possible=(Possibility(name, Period(), (Doubt.START,)),),
        disputed=((name, Period(), (name,)),),
        sources=((name, name),),
    )
    for language in Language:
        lines = explain(facts, language).split("\n")
        *told, _, source = lines
        assert len(told) == 3
        assert all(name in line for line in (*told, source))
