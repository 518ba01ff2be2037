"""What the law requires of a bargaining round, and by when, in words."""

from __future__ import annotations

from apts_model.records.milestones import Stage
from apts_model.records.regimes import REGIMES, DayCount, RaidingWindow, Relation, StageRule
from apts_model.records.sources import Language
from apts_model.time.dates import ImpreciseDate
from apts_model.words.basics import labelled, listed, pick
from apts_model.words.dates import at_the_latest, from_to, phrase
from apts_model.words.terms import term

# English, then French: what stands before the term of a stage inside a sentence.
_ARTICLES: dict[Stage, tuple[str, str]] = {
    Stage.DEMANDS_FILED: ("the ", "le "),
    Stage.OFFERS: ("", "les "),
    Stage.TALKS: ("", "les "),
    Stage.MEDIATION_REQUESTED: ("the ", "la "),
    Stage.MEDIATION: ("", "la "),
    Stage.MEDIATION_REPORT: ("the ", "le "),
    Stage.ESSENTIAL_SERVICES: ("the ", "la "),
    Stage.STRIKE_MANDATE: ("the ", "le "),
    Stage.STRIKE_NOTICE: ("", "l’"),
    Stage.STRIKE: ("the ", "la "),
    Stage.CONCILIATION: ("", "la "),
    Stage.PROPOSAL: ("the ", "la "),
    Stage.AGREEMENT_IN_PRINCIPLE: ("the ", "l’"),
    Stage.COUNCIL: ("the ", "le "),
    Stage.RATIFICATION: ("", "l’"),
    Stage.REJECTION: ("", "le "),
    Stage.SIGNATURE: ("", "la "),
    Stage.IN_FORCE: ("", "l’"),
    Stage.DECREE: ("the ", "le "),
    Stage.ABANDONED: ("", "l’"),
}


def deadline_words(
    stage: Stage | None,
    first: ImpreciseDate | None,
    last: ImpreciseDate | None,
    language: Language | str,
) -> str:
    """Say on which days a stage may be reached; a stage of None is the raiding period.

    Examples:
        >>> from apts_model import ImpreciseDate, Stage
        >>> from apts_model.words import deadline_words
        >>> deadline_words(Stage.STRIKE_NOTICE, None, ImpreciseDate.parse("2023-10-25"), "en")
        'strike notice: by October 25, 2023 at the latest'
        >>> days = ImpreciseDate.parse("2022-07-04"), ImpreciseDate.parse("2022-10-02")
        >>> deadline_words(None, *days, "en")
        'raiding period: from July 4 to October 2, 2022'
    """
    raiding = pick(("raiding period", "période de maraudage"), language)
    label = term(stage, language) if stage else raiding
    return labelled(label, _days(first, last, language), language)


def _days(first: ImpreciseDate | None, last: ImpreciseDate | None, language: Language | str) -> str:
    if first is not None and last is not None:
        return from_to(first, last, language)
    if last is not None:
        return at_the_latest(last, language)
    if first is not None:
        return f"{pick(('not before', 'pas avant'), language)} {phrase(first, language).the}"
    return pick(("date unknown", "date inconnue"), language)


def no_law(language: Language | str) -> str:
    """Say that a round names no regime, by whose delays days would be counted.

    Examples:
        >>> from apts_model.words import no_law
        >>> no_law("en")
        'the round names no regime_id (quebec-1985 or quebec-2025) whose delays could be counted'
    """
    known = listed([*REGIMES], language, "or")
    english = f"the round names no regime_id ({known}) whose delays could be counted"
    french = f"la ronde ne nomme aucun regime_id ({known}) dont compter les délais"
    return pick((english, french), language)


def no_delays(regime_id: str, language: Language | str) -> str:
    """Say that no delays of a regime are known, which does not mean that the law sets none.

    Examples:
        >>> from apts_model.words import no_delays
        >>> no_delays("quebec-2025", "en")
        'the tables set no delays for quebec-2025; the law may set some'
    """
    english = f"the tables set no delays for {regime_id}; the law may set some"
    french = f"les tables ne fixent aucun délai pour {regime_id}; la loi en fixe peut-être"
    return pick((english, french), language)


def rule_words(rule: StageRule | RaidingWindow, language: Language | str) -> str:
    """Say a rule of the law: its delay, what that is counted from, and where it stands.

    Examples:
        >>> from apts_model import REGIMES, Stage
        >>> from apts_model.words import rule_words
        >>> regime = REGIMES["quebec-1985"]
        >>> rule_words(regime.raiding, "en")
        'from 270 to 180 days before expiry [C-27 s. 111.4]'
        >>> rule_words(regime.rules_for(Stage.MEDIATION_REPORT)[0], "en")
        'within 60 days of mediation (extendable by consent) [R-8.2 s. 47]'
    """
    if isinstance(rule, RaidingWindow):
        said = pick(
            (
                f"from {rule.opens} to {rule.closes} days before expiry",
                f"de {rule.opens} à {rule.closes} jours avant l’expiration",
            ),
            language,
        )
    else:
        said = _required(rule, language)
    return f"{said} [{pick((rule.section.text, rule.section.french), language)}]"


def delay_words(rule: StageRule, language: Language | str) -> str:
    """Say the delay of a rule in a few words; nothing where only the order matters.

    Examples:
        >>> from apts_model import REGIMES, Stage
        >>> from apts_model.words import delay_words
        >>> [delay_words(rule, "en") for rule in REGIMES["quebec-1985"].rules_for(Stage.STRIKE)]
        ['20 days', '90 days', '7 clear working days']
    """
    if rule.days is None:
        return pick(("delay not found", "délai introuvable"), language)
    if not rule.days:
        return ""
    days = f"{rule.days} {_unit(rule, language)}"
    at_most = f"at most {days}", f"{days} au plus"
    return pick(at_most, language) if rule.relation is Relation.WITHIN else days


def reason_words(
    rule: StageRule | RaidingWindow,
    stage: Stage | None,
    counted_from: ImpreciseDate,
    language: Language | str,
) -> str:
    """Say what a deadline for a stage rests on: how long before or after which day.

    Examples:
        >>> from apts_model import REGIMES, ImpreciseDate, Stage
        >>> from apts_model.words import reason_words
        >>> *_, notice = REGIMES["quebec-1985"].rules_for(Stage.STRIKE)
        >>> day = ImpreciseDate.parse("2023-11-06")
        >>> reason_words(notice, Stage.STRIKE_NOTICE, day, "en")
        'at least 7 clear working days before the strike on November 6, 2023'
    """
    anchor, days = _anchored(rule, stage, language)
    expiry = "the agreement’s expiry", "l’expiration de la convention"
    named = pick(expiry, language) if anchor is None else _the(anchor, language)
    told = f"{days} {named}{pick((' ', ', '), language)}{phrase(counted_from, language).on}"
    return told if isinstance(rule, RaidingWindow) else told + _extendable(rule, language)


def _anchored(
    rule: StageRule | RaidingWindow, stage: Stage | None, language: Language | str
) -> tuple[Stage | None, str]:
    """Return the stage that days are counted from, None for the expiry, and how many they are."""
    if isinstance(rule, RaidingWindow):
        english = f"{rule.opens} to {rule.closes} days before"
        return None, pick((english, f"de {rule.opens} à {rule.closes} jours avant"), language)
    # Counted backwards, a rule of one stage is a deadline of another.
    backwards = rule.relation is Relation.AFTER and stage is not rule.stage
    before = backwards or rule.relation is Relation.BEFORE
    return rule.stage if backwards else rule.counted_from, _counted(rule, language, before=before)


def _counted(rule: StageRule, language: Language | str, *, before: bool) -> str:
    days = f"{rule.days} {_unit(rule, language)}"
    if rule.relation is Relation.WITHIN:
        return pick((f"within {days} of", f"dans un délai de {days} après"), language)
    order = ("before", "avant") if before else ("after", "après")
    return f"{pick(('at least', 'au moins'), language)} {days} {pick(order, language)}"


def _required(rule: StageRule, language: Language | str) -> str:
    counted_from = _counted_from(rule, language)
    if not rule.days:
        order = Relation.BEFORE if rule.relation is Relation.BEFORE else Relation.AFTER
        said = f"{term(order, language)} {counted_from}"
        unknown = ", delay not found in the sources", ", délai introuvable dans les sources"
        return said if rule.days == 0 else said + pick(unknown, language)
    days = _counted(rule, language, before=rule.relation is Relation.BEFORE)
    return f"{days} {counted_from}{_extendable(rule, language)}"


def _counted_from(rule: StageRule, language: Language | str) -> str:
    if rule.counted_from is not None:
        return _the(rule.counted_from, language)
    is_within = rule.relation is Relation.WITHIN and rule.days
    expires = "the agreement’s expiry" if is_within else "the agreement expires"
    return pick((expires, "l’expiration de la convention"), language)


def _the(stage: Stage, language: Language | str) -> str:
    """Name a stage with its article."""
    return pick(_ARTICLES[stage], language) + term(stage, language)


def _extendable(rule: StageRule, language: Language | str) -> str:
    said = " (extendable by consent)", " (prolongation possible d’un commun accord)"
    return pick(said, language) if rule.extendable else ""


def _unit(rule: StageRule, language: Language | str) -> str:
    one = rule.days == 1
    if rule.count is DayCount.CLEAR_WORKING:
        several = term(rule.count, language)
        return pick(("clear working day", "jour ouvrable franc"), language) if one else several
    return pick(("day", "jour"), language) + ("" if one else "s")
