"""What English and French say of figures, events, deadlines and bargaining: verbatim and by law."""

from __future__ import annotations

import datetime
import enum
import itertools
import re
from collections.abc import Iterator
from decimal import Context, Decimal, localcontext

import attrs
import pytest
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from apts_model.records.bargaining import TableKind
from apts_model.records.coalitions import CoalitionKind
from apts_model.records.figures import Comparison, Measure
from apts_model.records.lineage import MergerKind
from apts_model.records.milestones import Stage
from apts_model.records.regimes import (
    REGIMES,
    DayCount,
    RaidingWindow,
    Relation,
    Section,
    StageRule,
)
from apts_model.records.sources import Language
from apts_model.records.statutes import StepKind
from apts_model.records.strikes import StrikeKind
from apts_model.time.certainty import Certainty
from apts_model.time.dates import ImpreciseDate
from apts_model.time.doubts import Doubt
from apts_model.time.periods import OPEN, Period
from apts_model.words import (
    EventKind,
    Facts,
    Possibility,
    Topic,
    deadline_words,
    delay_words,
    event_words,
    explain,
    figure_words,
    number_words,
    percent_words,
    rule_words,
    strike_days_words,
    term,
    vote_words,
)

NBSP = "\N{NO-BREAK SPACE}"
EN, FR = Language.EN, Language.FR
NO, POSSIBLE, CERTAIN = Certainty.NO, Certainty.POSSIBLE, Certainty.CERTAIN

BAD_FRENCH = re.compile(
    r"(?<!\N{NO-BREAK SPACE})[:%»]|«(?!\N{NO-BREAK SPACE})| ;"
    r"|\b(?:de|le|la|que|ne|jusque) [aeéèêiouyAEÉIOUY]"  # what must be elided
    r"|\b(?:[dljn]|qu)’[^aeéhiouyAEÉIOU]"  # what must not
    r"|\b(?:de|à) les?\b"
)
STRAY_ENGLISH = re.compile(
    r"\b(?:the|of|and|or|was|were|is|it|not|no|none|some|any|day|days|from|until|since|through|"
    r"in|at|by|known|start|end|strike|about|members?|percent)\b"
)


def assert_well_written(words: str, language: Language) -> None:
    """Check what holds of any text in this language."""
    assert words == words.strip()
    assert not re.search(r"None|[{}']|  ", words)
    if language is FR:
        assert not BAD_FRENCH.search(words), words
        assert not STRAY_ENGLISH.search(words), words
    else:
        assert NBSP not in words


def plain(words: str) -> str:
    """Write no-break spaces as plain ones, which can be seen in a test."""
    return words.replace(NBSP, " ")


# --- terms ----------------------------------------------------------------------------------

ENUMERATIONS: list[type[enum.Enum]] = [
    Measure, Comparison, MergerKind, CoalitionKind, TableKind,
    StrikeKind, Stage, StepKind, Relation, DayCount, EventKind,
]  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", ENUMERATIONS, ids=lambda kind: kind.__name__)
def test_every_member_has_a_well_written_term(kind: type[enum.Enum], language: Language) -> None:
    """Every member has a term of its own in both languages, and French is no English."""
    words = [term(member, language) for member in kind]
    assert all(words)
    assert len(set(words)) == len(words)
    for word in words:
        assert_well_written(word, language)


@pytest.mark.parametrize(
    ("member", "english", "french"),
    [
        (Stage.DEMANDS_FILED, "filing of union demands", "dépôt des demandes syndicales"),
        (Stage.RATIFICATION, "ratification by the members", "adoption par les membres"),
        (StrikeKind.UNLIMITED, "unlimited general strike", "grève générale illimitée"),
        (StrikeKind.ROTATING, "rotating strike", "grève tournante"),
        (TableKind.SECTORAL, "sectoral table", "table sectorielle"),
        (StepKind.ASSENTED, "assented to", "sanction"),
        (DayCount.CLEAR_WORKING, "clear working days", "jours ouvrables francs"),
    ],
)
def test_terms_of_the_field(member: enum.Enum, english: str, french: str) -> None:
    """Terms are those that unions and the law use."""
    assert (term(member, "en"), term(member, "fr")) == (english, french)


# --- numbers --------------------------------------------------------------------------------

numbers = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=3).map(
    lambda number: (number + 0).normalize()
)


@given(numbers)
def test_numbers_are_written_as_babel_writes_them(number: Decimal) -> None:
    """Numbers read as CLDR has them for Canada."""
    pattern = "#,##0.###"
    for language, locale in (("en", "en_CA"), ("fr", "fr_CA")):
        assert number_words(number, language) == format_decimal(number, pattern, locale=locale)


@given(numbers)
def test_percentages_are_written_as_babel_writes_them(number: Decimal) -> None:
    """Percentages read as CLDR has them for Canada, 75.7 being 75.7%."""
    for language, locale in (("en", "en_CA"), ("fr", "fr_CA")):
        expected = format_percent(number / 100, locale=locale, decimal_quantization=False)
        assert percent_words(number, language) == expected


def test_numbers_verbatim() -> None:
    """Thousands and decimals are set as each language sets them."""
    assert number_words(Decimal(55000), "en") == "55,000"
    assert number_words(Decimal("5.5E+4"), "fr") == f"55{NBSP}000"
    assert number_words(Decimal("1234567.5"), "fr") == f"1{NBSP}234{NBSP}567,5"
    assert percent_words(Decimal("-0.5"), "en") == "-0.5%"
    assert percent_words(Decimal("75.7"), "fr") == f"75,7{NBSP}%"


EXACTLY = Comparison.EXACTLY
FIGURES = [
    ("65000", Measure.MEMBERS, Comparison.MORE_THAN,
     "more than 65,000 members", "plus de 65 000 membres"),
    ("1", Measure.WORKERS, Comparison.AT_MOST,
     "at most 1 worker", "au plus 1 personne salariée"),
    ("3000000", Measure.WORKERS, EXACTLY,
     "3,000,000 workers", "3 000 000 de personnes salariées"),
    ("1000000", Measure.FACILITIES, Comparison.ABOUT,
     "about 1,000,000 facilities", "environ 1 000 000 d’établissements"),
    ("1000001", Measure.FACILITIES, EXACTLY, "1,000,001 facilities", "1 000 001 établissements"),
    ("100", Measure.JOB_TITLES, Comparison.AT_LEAST,
     "at least 100 job titles", "au moins 100 titres d’emploi"),
    ("0", Measure.SECTORS, EXACTLY, "0 sectors", "0 secteur"),
    ("86", Measure.PERCENT_WOMEN, EXACTLY, "86% women", "86 % de femmes"),
    ("1", Measure.STRIKE_DAYS, EXACTLY, "1 strike day", "1 journée de grève"),
    ("1.5", Measure.STRIKE_DAYS, EXACTLY, "1.5 strike days", "1,5 journée de grève"),
    ("2", Measure.STRIKE_DAYS, EXACTLY, "2 strike days", "2 journées de grève"),
    ("17.4", Measure.WAGE_PERCENT, EXACTLY,
     "wage increase of 17.4%", "augmentation salariale de 17,4 %"),
    ("0", Measure.WAGE_PERCENT, Comparison.AT_LEAST,
     "wage increase of at least 0%", "augmentation salariale d’au moins 0 %"),
    ("-20", Measure.WAGE_PERCENT, EXACTLY,
     "wage change of -20%", "variation salariale de -20 %"),
    ("-3", Measure.GROWTH_PERCENT, Comparison.ABOUT,
     "growth of about -3%", "croissance d’environ -3 %"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "measure", "comparison", "english", "french"), FIGURES)
def test_figures_verbatim(
    value: str, measure: Measure, comparison: Comparison, english: str, french: str
) -> None:
    """A figure agrees with its number as each language counts."""
    number = Decimal(value)
    assert figure_words(number, measure, comparison, "en") == english
    assert plain(figure_words(number, measure, comparison, "fr")) == french


def test_figures_do_not_depend_on_the_settings_of_decimals() -> None:
    """Whatever precision an app has set for its own decimals, a figure is told in full."""
    with localcontext(Context(prec=3)):
        for value, told in (
            ("2000000000", "2 000 000 000 de membres"),
            ("65123", "65 123 membres"),
            ("1.9999", "1,9999 membre"),
        ):
            words = figure_words(Decimal(value), Measure.MEMBERS, EXACTLY, "fr")
            assert plain(words) == told


@given(
    st.sampled_from(["0", "1", "1.5", "2", "11", "1000000", "65000"]).map(Decimal),
    st.sampled_from(Measure),
    st.sampled_from(Comparison),
    st.sampled_from(Language),
)
def test_figures_are_well_written(
    value: Decimal, measure: Measure, comparison: Comparison, language: Language
) -> None:
    """Any figure gives its number, and is told apart from one that is compared otherwise."""
    words = figure_words(value, measure, comparison, language)
    assert_well_written(words, language)
    assert number_words(value, language) in words
    others = {figure_words(value, measure, other, language) for other in Comparison}
    assert len(others) == len(Comparison)


@pytest.mark.parametrize(
    ("percent_for", "turnout", "english", "french"),
    [
        ("75.7", "38.6", "75.7% in favour, turnout 38.6%", "75,7 % pour, participation de 38,6 %"),
        ("0", None, "0% in favour", "0 % pour"),
        (None, "38.6", "turnout 38.6%", "participation de 38,6 %"),
        (None, None, "", ""),
    ],
)
def test_votes(percent_for: str | None, turnout: str | None, english: str, french: str) -> None:
    """A vote is told as far as it is known."""
    known = [None if text is None else Decimal(text) for text in (percent_for, turnout)]
    assert vote_words(known[0], known[1], "en") == english
    assert plain(vote_words(known[0], known[1], "fr")) == french


@pytest.mark.parametrize(
    ("full", "partial", "english", "french"),
    [
        (
            (10, 10),
            (1, 1),
            "10 full days and 1 partial day",
            "10 journées complètes et 1 journée partielle",
        ),
        ((8, 10), (0, 0), "from 8 to 10 full days", "de 8 à 10 journées complètes"),
        ((1, 1), (0, 1), "1 full day and from 0 to 1 partial day",
         "1 journée complète et de 0 à 1 journée partielle"),
        ((0, 0), (2, 2), "2 partial days", "2 journées partielles"),
        ((0, 1200), (0, 0), "from 0 to 1,200 full days", "de 0 à 1 200 journées complètes"),
        ((0, 0), (0, 0), "no strike day", "aucune journée de grève"),
        ((3, None), (1, None), "at least 3 full days and at least 1 partial day",
         "au moins 3 journées complètes et au moins 1 journée partielle"),
    ],
)  # fmt: skip
def test_strike_days(
    full: tuple[int, int | None], partial: tuple[int, int | None], english: str, french: str
) -> None:
    """Days of strike are counted apart, with their least and their most."""
    assert strike_days_words(full, partial, "en") == english
    assert plain(strike_days_words(full, partial, "fr")) == french


# --- events ---------------------------------------------------------------------------------

EVENTS: list[tuple[EventKind, list[str], list[str], str, str]] = [
    (EventKind.FOUNDING, ["APTS"], [], "APTS is founded", "APTS : fondation"),
    (EventKind.FOUNDING, ["CSN", "CSQ"], [],
     "CSN and CSQ are founded", "CSN et CSQ : fondation"),
    (EventKind.DISSOLUTION, ["CPS"], [], "CPS is dissolved", "CPS : dissolution"),
    (EventKind.NAME, ["APTS"], ["Alliance"],
     "APTS takes the name “Alliance”", "APTS prend le nom « Alliance »"),
    (EventKind.PRESIDENCY_START, ["Andrée Poirier"], ["APTS"],
     "Andrée Poirier becomes president of APTS", "APTS : Andrée Poirier accède à la présidence"),
    (EventKind.PRESIDENCY_START, ["Denis Côté", "Dominique Verreault"], ["APTS"],
     "Denis Côté and Dominique Verreault become presidents of APTS",
     "APTS : Denis Côté et Dominique Verreault accèdent à la présidence"),
    (EventKind.PRESIDENCY_END, ["Andrée Poirier"], ["APTS"],
     "Andrée Poirier leaves the presidency of APTS",
     "APTS : Andrée Poirier quitte la présidence"),
    (EventKind.REELECTION, ["Robert Comeau"], ["APTS"],
     "Robert Comeau is re-elected president of APTS",
     "APTS : Robert Comeau conserve la présidence (réélection)"),
    (EventKind.FIGURE, ["APTS"], ["56,000"], "APTS: 56,000", "APTS : 56,000"),
    (EventKind.MERGER, ["APTMQ", "CPS"], ["APTS"],
     "APTMQ and CPS merge into APTS", "APTMQ et CPS fusionnent pour former APTS"),
    (EventKind.MERGER, ["CPS"], ["APTS"], "CPS merges into APTS", "CPS devient APTS par fusion"),
    (EventKind.ABSORPTION, ["APTS", "CPS"], ["APTS"], "APTS absorbs CPS", "APTS absorbe CPS"),
    (EventKind.ABSORPTION, ["CPS", "APTMQ"], ["APTS"],
     "APTS absorbs CPS and APTMQ", "APTS absorbe CPS et APTMQ"),
    (EventKind.ABSORPTION, ["APTS"], ["APTS"], "APTS absorbs APTS", "APTS absorbe APTS"),
    (EventKind.SPLIT, ["CSN"], ["CSD"], "CSD splits off from CSN", "CSN : CSD fait scission"),
    (EventKind.SPLIT, ["CSN"], ["CSD", "FIQ"],
     "CSD and FIQ split off from CSN", "CSN : CSD et FIQ font scission"),
    (EventKind.AFFILIATION_START, ["APTS"], ["SISP"],
     "APTS joins SISP", "SISP : APTS devient membre"),
    (EventKind.AFFILIATION_END, ["APTS", "FIQ"], ["SISP"],
     "APTS and FIQ leave SISP", "SISP : APTS et FIQ ne sont plus membres"),
    (EventKind.MILESTONE, ["APTS", "CSN"], ["entente"],
     "APTS and CSN: entente", "APTS et CSN : entente"),
    (EventKind.MILESTONE, ["APTS"], ["entente", ""], "APTS: entente", "APTS : entente"),
    (EventKind.MILESTONE, [], ["entente", "75", "39"], "entente (75, 39)", "entente (75, 39)"),
    (EventKind.STRIKE, ["APTS"], ["a", "b"], "APTS: a (b)", "APTS : a (b)"),
    (EventKind.AGREEMENT_SIGNED, ["APTS"], [],
     "APTS: collective agreement signed", "APTS : signature de la convention collective"),
    (EventKind.AGREEMENT_IN_FORCE, [], [],
     "collective agreement comes into force", "entrée en vigueur de la convention collective"),
    (EventKind.AGREEMENT_END, ["APTS"], [],
     "APTS: collective agreement ends", "APTS : fin de la convention collective"),
    (EventKind.STATUTE_STEP, ["Loi 30"], ["sanction"], "Loi 30: sanction", "Loi 30 : sanction"),
    (EventKind.CAMPAIGN, ["APTS"], ["12 jours"],
     "APTS: campaign “12 jours”", "APTS : campagne « 12 jours »"),
    (EventKind.CAMPAIGN, [], ["12 jours"], "campaign “12 jours”", "campagne « 12 jours »"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "who", "what", "english", "french"), EVENTS)
def test_events_verbatim(
    kind: EventKind, who: list[str], what: list[str], english: str, french: str
) -> None:
    """Each event is told in one line, its verb agreeing with those who act."""
    assert event_words(kind, who, what, "en") == english
    assert plain(event_words(kind, who, what, "fr")) == french


def test_every_kind_of_event_is_told() -> None:
    """No kind of event is left out of the sentences above."""
    assert {kind for kind, *_ in EVENTS} == set(EventKind)


NAMES = ["APTS", "Émilie Ouellet", "AQPS"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", EventKind)
def test_events_are_well_written(kind: EventKind, language: Language) -> None:
    """Whoever it is, and however many, French has nothing to elide before a name."""
    for size, others in itertools.product((1, 2, 3), (["IRIS"], ["IRIS", "Unifor"])):
        words = event_words(kind, NAMES[:size], others, language)
        assert_well_written(words, language)
        assert all(name in words for name in NAMES[:size])
        told = [name for name in others if name in words]
        assert told == ([] if set(told) != set(others) else others)
        assert not re.search(rf"\b(?:de|à|le|la|du|au) ?(?:{'|'.join(NAMES)}|IRIS)", words)


@given(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), st.sampled_from(EventKind)
)
def test_names_in_events_are_left_as_they_are(name: str, kind: EventKind) -> None:
    """A name may hold braces, quotes or anything else: it is data and no template."""
    for language in Language:
        assert name in event_words(kind, [name], [name], language)


# --- deadlines and rules --------------------------------------------------------------------

DEADLINES: list[tuple[Stage | None, str | None, str | None, str, str]] = [
    (Stage.STRIKE_NOTICE, None, "2023-10-25",
     "strike notice: by October 25, 2023 at the latest",
     "avis de grève : au plus tard le 25 octobre 2023"),
    (Stage.STRIKE, "2023-05-01", None,
     "strike: not before May 1, 2023", "grève : pas avant le 1er mai 2023"),
    (None, "2022-07-04", "2022-10-02",
     "raiding period: from July 4 to October 2, 2022",
     "période de maraudage : du 4 juillet au 2 octobre 2022"),
    (None, "2022-12-04", "2023-03-01",
     "raiding period: from December 4, 2022 to March 1, 2023",
     "période de maraudage : du 4 décembre 2022 au 1er mars 2023"),
    (Stage.OFFERS, "2022-12", "2022-12",
     "employer offers: in December 2022", "offres patronales : en décembre 2022"),
    (Stage.OFFERS, "1972~", "[1975-06-09..1975-06-21]",
     "employer offers: from about 1972 to some day between June 9 and June 21, 1975",
     "offres patronales : de 1972 environ à un jour entre le 9 et le 21 juin 1975"),
    (Stage.OFFERS, "2022-04", "1984?",
     "employer offers: from April 2022 to perhaps 1984",
     "offres patronales : d’avril 2022 à 1984 (date incertaine)"),
    (Stage.DEMANDS_FILED, None, "[2021-06-09..2021-06-21]",
     "filing of union demands: by some day between June 9 and June 21, 2021 at the latest",
     "dépôt des demandes syndicales : au plus tard entre le 9 et le 21 juin 2021"),
    (Stage.DEMANDS_FILED, None, "2001-23",
     "filing of union demands: by autumn 2001 at the latest",
     "dépôt des demandes syndicales : au plus tard à l’automne 2001"),
    (Stage.STRIKE, "2001-22", None,
     "strike: not before summer 2001", "grève : pas avant l’été 2001"),
    (Stage.STRIKE, None, None, "strike: date unknown", "grève : date inconnue"),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "first", "last", "english", "french"), DEADLINES)
def test_deadlines_verbatim(
    stage: Stage | None, first: str | None, last: str | None, english: str, french: str
) -> None:
    """A deadline is told as exactly as its days are known."""
    days = [None if text is None else ImpreciseDate.parse(text) for text in (first, last)]
    assert deadline_words(stage, days[0], days[1], "en") == english
    assert plain(deadline_words(stage, days[0], days[1], "fr")) == french


def rule(
    relation: Relation,
    counted_from: Stage | None,
    days: int | None,
    count: DayCount = DayCount.CALENDAR,
    *,
    extendable: bool = False,
) -> StageRule:
    """Make a rule on strikes, of section 7."""
    return StageRule(
        stage=Stage.STRIKE,
        relation=relation,
        counted_from=counted_from,
        days=days,
        count=count,
        extendable=extendable,
        section=Section("s. 7", "art. 7"),
    )


RULES = [
    (
        rule(Relation.AFTER, Stage.STRIKE_NOTICE, 7, DayCount.CLEAR_WORKING),
        "at least 7 clear working days after strike notice",
        "au moins 7 jours ouvrables francs après l’avis de grève",
    ),
    (
        rule(Relation.AFTER, Stage.STRIKE_NOTICE, 1, DayCount.CLEAR_WORKING),
        "at least 1 clear working day after strike notice",
        "au moins 1 jour ouvrable franc après l’avis de grève",
    ),
    (
        rule(Relation.WITHIN, Stage.MEDIATION, 60, extendable=True),
        "within 60 days of mediation (extendable by consent)",
        "dans un délai de 60 jours après la médiation (prolongation possible d’un commun accord)",
    ),
    (
        rule(Relation.WITHIN, Stage.DEMANDS_FILED, 1),
        "within 1 day of the filing of union demands",
        "dans un délai de 1 jour après le dépôt des demandes syndicales",
    ),
    (
        rule(Relation.WITHIN, None, 30),
        "within 30 days of the agreement’s expiry",
        "dans un délai de 30 jours après l’expiration de la convention",
    ),
    (
        rule(Relation.BEFORE, None, 150),
        "at least 150 days before the agreement expires",
        "au moins 150 jours avant l’expiration de la convention",
    ),
    (
        rule(Relation.AFTER, Stage.OFFERS, 0),
        "after employer offers",
        "après les offres patronales",
    ),
    (rule(Relation.WITHIN, Stage.TALKS, 0), "after talks", "après les pourparlers"),
    (
        rule(Relation.BEFORE, Stage.AGREEMENT_IN_PRINCIPLE, 0),
        "before the agreement in principle",
        "avant l’entente de principe",
    ),
    (
        rule(Relation.AFTER, Stage.STRIKE_NOTICE, None),
        "after strike notice, delay not found in the sources",
        "après l’avis de grève, délai introuvable dans les sources",
    ),
    (
        rule(Relation.WITHIN, None, None),
        "after the agreement expires, delay not found in the sources",
        "après l’expiration de la convention, délai introuvable dans les sources",
    ),
    (
        RaidingWindow(opens=270, closes=180, section=Section("s. 7", "art. 7")),
        "from 270 to 180 days before expiry",
        "de 270 à 180 jours avant l’expiration",
    ),
]


@pytest.mark.parametrize(("told", "english", "french"), RULES)
def test_rules_verbatim(told: StageRule | RaidingWindow, english: str, french: str) -> None:
    """A rule gives its delay, what that is counted from and its section."""
    assert rule_words(told, "en") == f"{english} [s. 7]"
    assert plain(rule_words(told, "fr")) == f"{french} [art. 7]"


@pytest.mark.parametrize(
    ("told", "english", "french"),
    [
        (rule(Relation.AFTER, None, 20), "20 days", "20 jours"),
        (rule(Relation.AFTER, None, 1), "1 day", "1 jour"),
        (rule(Relation.BEFORE, None, 150), "150 days", "150 jours"),
        (rule(Relation.WITHIN, None, 60), "at most 60 days", "60 jours au plus"),
        (rule(Relation.AFTER, None, 0), "", ""),
        (rule(Relation.AFTER, None, None), "delay not found", "délai introuvable"),
        (
            rule(Relation.AFTER, Stage.STRIKE_NOTICE, 7, DayCount.CLEAR_WORKING),
            "7 clear working days",
            "7 jours ouvrables francs",
        ),
    ],
)
def test_delays_in_a_few_words(told: StageRule, english: str, french: str) -> None:
    """A delay alone, as it stands on an arrow of a diagram; nothing where only order matters."""
    assert delay_words(told, "en") == english
    assert plain(delay_words(told, "fr")) == french


def rules() -> Iterator[StageRule]:
    """Every rule that can be told apart, of every stage and of the regimes."""
    for relation, stage, days, count in itertools.product(
        Relation, [None, *Stage], (None, 0, 1, 8), DayCount
    ):
        yield rule(relation, stage, days, count, extendable=days == 8)
    for regime in REGIMES.values():
        yield from regime.rules


@pytest.mark.parametrize("language", Language)
def test_rules_are_well_written(language: Language) -> None:
    """Any stage can be counted from, in either language."""
    for told in rules():
        words, _, section = rule_words(told, language).partition(" [")
        assert_well_written(words, language)
        text = told.section.text if language is EN else told.section.french
        assert section == f"{text}]"
        assert told.counted_from is None or term(told.counted_from, language) in words


# --- explanations ---------------------------------------------------------------------------


def facts_about(topic: Topic, subject: str = "APTS") -> Facts:
    """Facts of a day on which nothing matches, and nothing can."""
    return Facts(
        topic=topic,
        subject=subject,
        when=ImpreciseDate.parse("2023-11-22"),
        existed=CERTAIN,
        covered=CERTAIN,
        vacant=CERTAIN,
    )


def told(facts: Facts) -> tuple[list[str], list[str]]:
    """The English and the French lines, with no-break spaces as plain ones."""
    english, french = (plain(explain(facts, language)).split("\n") for language in (EN, FR))
    return english, french


CERTAINLY = [
    # topic, names, English and French of one and of several, English and French of none
    (
        Topic.MEMBER,
        ("FIQ", "CSN"),
        (
            "FIQ was certainly a member of APTS on November 22, 2023.",
            "FIQ and CSN were certainly members of APTS on November 22, 2023.",
            "APTS certainly had no members on November 22, 2023.",
        ),
        (
            "APTS, le 22 novembre 2023 : FIQ était certainement membre.",
            "APTS, le 22 novembre 2023 : FIQ et CSN étaient certainement membres.",
            "APTS, le 22 novembre 2023 : certainement aucun membre.",
        ),
    ),
    (
        Topic.AFFILIATION,
        ("SISP", "FIQ"),
        (
            "APTS was certainly a member of SISP on November 22, 2023.",
            "APTS was certainly a member of SISP and FIQ on November 22, 2023.",
            "APTS was certainly a member of no body on November 22, 2023.",
        ),
        (
            "APTS, le 22 novembre 2023 : certainement membre (SISP).",
            "APTS, le 22 novembre 2023 : certainement membre (SISP et FIQ).",
            "APTS, le 22 novembre 2023 : certainement aucune affiliation.",
        ),
    ),
    (
        Topic.FIGURE,
        ("65 000", "86"),
        (
            "The latest figure known for APTS on November 22, 2023 was certainly 65 000.",
            "The latest figures known for APTS on November 22, 2023 were certainly 65 000 and 86.",
            "There was certainly no figure for APTS on November 22, 2023.",
        ),
        (
            "APTS, le 22 novembre 2023 : certainement 65 000, d’après la dernière donnée connue.",
            "APTS, le 22 novembre 2023 : certainement 65 000 et 86, "
            "d’après les dernières données connues.",
            "APTS, le 22 novembre 2023 : certainement aucune donnée.",
        ),
    ),
    (
        Topic.SUCCESSOR,
        ("FIQ", "CSN"),
        (
            "APTS had certainly been succeeded by FIQ on November 22, 2023.",
            "APTS had certainly been succeeded by FIQ and CSN on November 22, 2023.",
            "APTS certainly had no successor on November 22, 2023.",
        ),
        (
            "APTS, le 22 novembre 2023 : FIQ avait certainement pris la relève.",
            "APTS, le 22 novembre 2023 : FIQ et CSN avaient certainement pris la relève.",
            "APTS, le 22 novembre 2023 : certainement aucune relève.",
        ),
    ),
    (
        Topic.STAGE,
        ("décret", "mandat"),
        (
            "APTS had certainly reached the stage “décret” on November 22, 2023.",
            "APTS had certainly reached the stages “décret” and “mandat” on November 22, 2023.",
            "APTS had certainly reached no stage on November 22, 2023.",
        ),
        (
            "APTS, le 22 novembre 2023 : l’étape « décret » était certainement atteinte.",
            "APTS, le 22 novembre 2023 : les étapes « décret » et « mandat » "
            "étaient certainement atteintes.",
            "APTS, le 22 novembre 2023 : certainement aucune étape.",
        ),
    ),
    (
        Topic.STRIKE,
        ("A", "B"),
        (
            "APTS was certainly on strike on November 22, 2023 (A).",
            "APTS was certainly on strike on November 22, 2023 (A and B).",
            "APTS was certainly not on strike on November 22, 2023.",
        ),
        (
            "APTS, le 22 novembre 2023 : certainement en grève (A).",
            "APTS, le 22 novembre 2023 : certainement en grève (A et B).",
            "APTS, le 22 novembre 2023 : certainement aucune grève.",
        ),
    ),
    (
        Topic.AGREEMENT,
        ("A", "B"),
        (
            "The collective agreement “A” was certainly in force for APTS on November 22, 2023.",
            "The collective agreements “A” and “B” were certainly in force for APTS "
            "on November 22, 2023.",
            "There was certainly no collective agreement in force for APTS on November 22, 2023.",
        ),
        (
            "APTS, le 22 novembre 2023 : la convention collective « A » "
            "était certainement en vigueur.",
            "APTS, le 22 novembre 2023 : les conventions collectives « A » et « B » "
            "étaient certainement en vigueur.",
            "APTS, le 22 novembre 2023 : certainement aucune convention collective en vigueur.",
        ),
    ),
    (
        Topic.STATUTE,
        ("A", "B"),
        (
            "The statute “A” was certainly in force on November 22, 2023.",
            "The statutes “A” and “B” were certainly in force on November 22, 2023.",
            "There was certainly no statute in force on November 22, 2023.",
        ),
        (
            "Lois en vigueur, le 22 novembre 2023 : certainement « A ».",
            "Lois en vigueur, le 22 novembre 2023 : certainement « A » et « B ».",
            "Lois en vigueur, le 22 novembre 2023 : certainement aucune.",
        ),
    ),
    (
        Topic.CAMPAIGN,
        ("A", "B"),
        (
            "The campaign “A” was certainly under way on November 22, 2023.",
            "The campaigns “A” and “B” were certainly under way on November 22, 2023.",
            "There was certainly no campaign under way on November 22, 2023.",
        ),
        (
            "Campagnes en cours, le 22 novembre 2023 : certainement « A ».",
            "Campagnes en cours, le 22 novembre 2023 : certainement « A » et « B ».",
            "Campagnes en cours, le 22 novembre 2023 : certainement aucune.",
        ),
    ),
]


@pytest.mark.parametrize(("topic", "names", "english", "french"), CERTAINLY)
def test_what_is_certain(
    topic: Topic,
    names: tuple[str, str],
    english: tuple[str, str, str],
    french: tuple[str, str, str],
) -> None:
    """One, several and none are told in sentences of the topic."""
    nothing = facts_about(topic)
    one = attrs.evolve(nothing, certain=names[:1], vacant=NO)
    several = attrs.evolve(nothing, certain=names, vacant=NO)
    for facts, *expected in zip((one, several, nothing), english, french, strict=True):
        assert told(facts) == tuple([line] for line in expected)


SINCE_JUNE = Period("2023-06", until=OPEN)


def test_a_strike_of_which_the_start_is_vague() -> None:
    """A possible strike is told with its doubt, and that there may have been none."""
    facts = attrs.evolve(
        facts_about(Topic.STRIKE),
        possible=(Possibility("A", Period("2023-11", through="2023-11-30"), (Doubt.START,)),),
        vacant=POSSIBLE,
        disputed=(("B", Period("2023-11-22", through="2023-11-23"), ("Metro",)),),
    )
    assert told(facts) == (
        [
            "APTS was possibly on strike on November 22, 2023 (A): "
            "the start is known only as November 2023.",
            "There may also have been no strike.",
            "Disputed: according to “Metro”, APTS held a strike (B) "
            "from November 22, 2023 through November 23, 2023; the data set does not accept this.",
        ],
        [
            "APTS, le 22 novembre 2023 : aucune grève n’est certaine.",
            "Peut-être en grève (A) : on sait seulement que le début se situe en novembre 2023.",
            "Il se peut aussi qu’il n’y ait eu aucune grève.",
            "Contesté : selon « Metro », grève (B) "
            "du 22 novembre 2023 au 23 novembre 2023 inclusivement; "
            "le jeu de données ne retient pas cette affirmation.",
        ],
    )


def test_a_figure_after_the_last_news() -> None:
    """That there may be no figure is said of the day asked, and not of the time before it."""
    facts = attrs.evolve(
        facts_about(Topic.FIGURE),
        possible=(Possibility("68,000 members", Period("2021", until=OPEN), (Doubt.AFTER_AS_OF,)),),
        vacant=POSSIBLE,
        as_of=datetime.date(2022, 6, 30),
    )
    assert told(facts) == (
        [
            "The latest figure known for APTS on November 22, 2023 was possibly 68,000 members: "
            "nothing is known after June 30, 2022.",
            "There may also have been no figure at that time.",
        ],
        [
            "APTS, le 22 novembre 2023 : la dernière donnée connue n’est pas certaine.",
            "Peut-être 68,000 members : rien n’est connu après le 30 juin 2022.",
            "Il se peut aussi qu’il n’y ait eu aucune donnée à ce moment.",
        ],
    )


def test_a_disputed_stage() -> None:
    """A stage is claimed from its day on."""
    facts = attrs.evolve(
        facts_about(Topic.STAGE, "Secteur public, 2023"),
        disputed=(("mandat", SINCE_JUNE, ()),),
        vacant=POSSIBLE,
        covered=NO,
    )
    assert told(facts) == (
        [
            "No stage of Secteur public, 2023 is recorded for November 22, 2023: "
            "the record is silent, which does not mean that there was none.",
            "Disputed: according to a source, the stage “mandat” was reached in June 2023; "
            "the data set does not accept this.",
        ],
        [
            "Secteur public, 2023, le 22 novembre 2023 : aucune étape n’est consignée. "
            "Le dossier est muet, ce qui ne veut pas dire qu’il n’y en avait aucune.",
            "Contesté : selon une source, étape « mandat » atteinte en juin 2023; "
            "le jeu de données ne retient pas cette affirmation.",
        ],
    )


def test_successors_that_did_not_exist() -> None:
    """Before its successors existed, an organisation cannot have been succeeded."""
    absent = attrs.evolve(facts_about(Topic.SUCCESSOR, "CPS"), existed=NO)
    assert told(absent) == (
        ["No successor of CPS existed on November 22, 2023."],
        ["CPS, le 22 novembre 2023 : aucune organisation de relève n’existait."],
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("topic", [Topic.STATUTE, Topic.CAMPAIGN])
def test_questions_about_nobody(topic: Topic, language: Language) -> None:
    """Laws and campaigns are told without a subject, whatever is known of them."""
    match = Possibility("Loi 30", SINCE_JUNE, (Doubt.START,))
    for existed, covered, vacant, possible in itertools.product(
        Certainty,
        Certainty,
        Certainty,
        ((), (match,), (match, Possibility("Loi 7", SINCE_JUNE, ()))),
    ):
        facts = attrs.evolve(
            facts_about(topic, ""),
            possible=possible,
            existed=existed,
            covered=covered,
            vacant=vacant,
        )
        for line in explain(facts, language).split("\n"):
            assert_well_written(line, language)
            assert not re.search(r"the subject|le sujet", line)
