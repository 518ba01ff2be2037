"""Regimes: the law under which bargaining rounds take place, as data.

A regime says for each stage what must come before it, and by how long. It is a partial order and
not a chain: stages without a rule, such as conciliation, can be reached at any time. Each rule
names the section of law behind it, or else what it rests on. A delay of which no source was found
is unset, which is not the same as none.
"""

from __future__ import annotations

import enum
from types import MappingProxyType

import attrs

from apts_model.records.milestones import Stage, stage_of
from apts_model.time.periods import OPEN, Period


class Relation(enum.Enum):
    """How a rule ties a stage to what it is counted from.

    `AFTER`: at least so many days after it. `WITHIN`: after it, and at most so many days.
    `BEFORE`: at least so many days before it.

    Examples:
        >>> from apts_model import Relation
        >>> [relation.value for relation in Relation]
        ['after', 'within', 'before']
    """

    AFTER = "after"
    WITHIN = "within"
    BEFORE = "before"


class DayCount(enum.Enum):
    """How the days of a delay are counted.

    `CALENDAR`: every day, the first one left out. `CLEAR_WORKING`: working days between the two
    days, neither of them counted ("jours ouvrables francs").

    Examples:
        >>> from apts_model import DayCount
        >>> [count.value for count in DayCount]
        ['calendar', 'clear_working']
    """

    CALENDAR = "calendar"
    CLEAR_WORKING = "clear_working"


@attrs.frozen
class Section:
    """A section of law, or what else a rule rests on, and where it can be read.

    `C-27` is the Quebec Labour Code, `R-8.2` the Act on bargaining in the public sector.

    Examples:
        >>> from apts_model import REGIMES
        >>> print(REGIMES["quebec-1985"].raiding.section)
        C-27 s. 111.4
    """

    text: str
    french: str
    """The same in French."""
    url: str | None = None

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class StageRule:
    """What must come before a stage, or by when a stage must be reached.

    Examples:
        >>> from apts_model import REGIMES, Stage
        >>> for rule in REGIMES["quebec-1985"].rules_for(Stage.STRIKE):
        ...     print(rule.counted_from.value, rule.days, rule.count.value)
        mediation_report 20 calendar
        essential_services 90 calendar
        strike_notice 7 clear_working
    """

    stage: Stage
    relation: Relation
    counted_from: Stage | None
    """Another stage; None for the day the old agreement expires."""
    days: int | None
    """0 where only the order matters; None where the sources give no number."""
    count: DayCount = DayCount.CALENDAR
    extendable: bool = False
    """Whether the parties can agree on more."""
    section: Section


@attrs.frozen(kw_only=True)
class RaidingWindow:
    """When other unions may seek to represent the members, in days before an agreement expires.

    Examples:
        >>> from apts_model import REGIMES
        >>> window = REGIMES["quebec-1985"].raiding
        >>> window.opens, window.closes
        (270, 180)
    """

    opens: int
    closes: int
    section: Section


@attrs.frozen(kw_only=True)
class Regime:
    """The law of bargaining rounds during a period.

    Examples:
        >>> from apts_model import REGIMES
        >>> REGIMES["quebec-1985"].period
        Period('1985-06-19', until='2025-06-06')
    """

    id: str
    title: str
    period: Period
    rules: tuple[StageRule, ...]
    raiding: RaidingWindow | None = None

    @property
    def sets_delays(self) -> bool:
        """Whether any delay of it is known, so that days can be counted.

        Examples:
            >>> from apts_model import REGIMES
            >>> REGIMES["quebec-1985"].sets_delays, REGIMES["quebec-2025"].sets_delays
            (True, False)
        """
        return self.raiding is not None or any(rule.days for rule in self.rules)

    def rules_for(self, stage: Stage | str) -> tuple[StageRule, ...]:
        """Return what must hold for a stage to be reached.

        Examples:
            >>> from apts_model import REGIMES, Stage
            >>> REGIMES["quebec-1985"].rules_for(Stage.CONCILIATION)
            ()
        """
        wanted = stage_of(stage)
        return tuple(rule for rule in self.rules if rule.stage is wanted)


def _rule(
    stage: Stage,
    relation: Relation,
    counted_from: Stage | None,
    days: int | None,
    section: Section,
    *,
    count: DayCount = DayCount.CALENDAR,
    extendable: bool = False,
) -> StageRule:
    return StageRule(
        stage=stage,
        relation=relation,
        counted_from=counted_from,
        days=days,
        count=count,
        extendable=extendable,
        section=section,
    )


_AFTER, _WITHIN, _BEFORE = Relation.AFTER, Relation.WITHIN, Relation.BEFORE
_EXPIRY = None
_LEGIS = "legisquebec.gouv.qc.ca"
_CUSTOM = Section(
    "practice of the rounds, no section of law found",
    "usage des rondes, aucun article de loi trouvé",
)
_RAIDING = Section(
    "C-27 s. 111.4",
    "C-27, art. 111.4",
    f"http://www.{_LEGIS}/en/version/cs/C-27?code=se:111_4&history=20210906",
)
_DEMANDS = Section(
    "C-27 s. 111.8 (read in its wording of 1978)",
    "C-27, art. 111.8 (lu dans sa version de 1978)",
    f"https://{_LEGIS}/fr/version/lc/C-27?code=se%3A111_8&historique=20241115",
)
_SPECJ = Section(
    "stages of the negotiation, as SPECJ tells them",
    "étapes de la négociation, selon le SPECJ",
    "https://www.specj.com/site/enjeux/5",
)
# By section 48 the parties may agree on another procedure than mediation.
_MEDIATION = Section(
    "R-8.2 s. 47",
    "R-8.2, art. 47",
    f"https://www.{_LEGIS}/en/version/cs/r-8.2?code=se:47&history=20240416",
)
_NOTICE = Section(
    "C-27 s. 111.11, as the Tribunal administratif du travail tells it",
    "C-27, art. 111.11, selon le Tribunal administratif du travail",
    "https://www.tat.gouv.qc.ca/services-essentiels/fonction-publique/"
    "les-conditions-pour-lexercice-du-droit-de-greve-dans-la-fonction-publique/",
)
_WAITING = Section(
    "Tribunal administratif du travail: from the day the Minister receives the notice that "
    "mediation failed",
    "Tribunal administratif du travail\N{NO-BREAK SPACE}: à compter du jour où le ministre "
    "reçoit l’avis d’échec de la médiation",
    _NOTICE.url,
)
_ESSENTIAL = Section(
    "C-27 s. 111.12",
    "C-27, art. 111.12",
    f"http://www.{_LEGIS}/fr/version/lc/C-27?code=se:111_12&historique=20220117",
)
_BILL_100 = Section(
    "Bill 100 of 2025; no delay found in the sources",
    "projet de loi 100 de 2025; aucun délai trouvé dans les sources",
    "http://langlois.ca/en/insights/national-coordination-of-conditions-of-employment-"
    "in-the-public-and-parapublic-sectors-details-on-the-new-law",
)

_ORDER_OF_ANY_REGIME = (
    _rule(Stage.STRIKE_NOTICE, _AFTER, Stage.STRIKE_MANDATE, 0, _CUSTOM),
    _rule(Stage.RATIFICATION, _AFTER, Stage.AGREEMENT_IN_PRINCIPLE, 0, _CUSTOM),
    _rule(Stage.SIGNATURE, _AFTER, Stage.RATIFICATION, 0, _CUSTOM),
    _rule(Stage.IN_FORCE, _AFTER, Stage.SIGNATURE, 0, _CUSTOM),
)

QUEBEC_1985 = Regime(
    id="quebec-1985",
    title="Act respecting the process of negotiation of the collective agreements in the public "
    "and parapublic sectors (CQLR R-8.2), with the Labour Code (CQLR C-27)",
    period=Period("1985-06-19", until="2025-06-06"),
    raiding=RaidingWindow(opens=270, closes=180, section=_RAIDING),
    rules=(
        _rule(Stage.DEMANDS_FILED, _BEFORE, _EXPIRY, 150, _DEMANDS),
        _rule(Stage.OFFERS, _WITHIN, Stage.DEMANDS_FILED, 60, _DEMANDS),
        _rule(Stage.TALKS, _AFTER, Stage.OFFERS, 0, _SPECJ),
        _rule(Stage.MEDIATION_REQUESTED, _AFTER, Stage.TALKS, 0, _SPECJ),
        _rule(Stage.MEDIATION, _AFTER, Stage.MEDIATION_REQUESTED, 0, _MEDIATION),
        _rule(Stage.MEDIATION_REPORT, _WITHIN, Stage.MEDIATION, 60, _MEDIATION, extendable=True),
        _rule(Stage.STRIKE_NOTICE, _AFTER, Stage.MEDIATION_REPORT, 0, _NOTICE),
        _rule(Stage.STRIKE, _AFTER, Stage.MEDIATION_REPORT, 20, _WAITING),
        _rule(Stage.STRIKE, _AFTER, Stage.ESSENTIAL_SERVICES, 90, _ESSENTIAL),
        _rule(Stage.STRIKE, _AFTER, Stage.STRIKE_NOTICE, 7, _NOTICE, count=DayCount.CLEAR_WORKING),
        _rule(Stage.AGREEMENT_IN_PRINCIPLE, _AFTER, Stage.TALKS, 0, _CUSTOM),
        *_ORDER_OF_ANY_REGIME,
    ),
)
"""Every round that began from June 19, 1985 to June 6, 2025."""

QUEBEC_2025 = Regime(
    id="quebec-2025",
    title="Act respecting the negotiation and determination of conditions of employment requiring "
    "national coordination, in particular in the public and parapublic sectors (Bill 100 of 2025)",
    period=Period("2025-06-06", until=OPEN),
    rules=(
        _rule(Stage.DEMANDS_FILED, _BEFORE, _EXPIRY, None, _BILL_100),
        _rule(Stage.OFFERS, _WITHIN, Stage.DEMANDS_FILED, None, _BILL_100),
        _rule(Stage.MEDIATION, _AFTER, Stage.MEDIATION_REQUESTED, 0, _BILL_100),
        _rule(Stage.MEDIATION_REPORT, _WITHIN, Stage.MEDIATION, None, _BILL_100),
        _rule(Stage.STRIKE, _AFTER, Stage.ESSENTIAL_SERVICES, None, _BILL_100),
        _rule(Stage.STRIKE, _AFTER, Stage.STRIKE_NOTICE, None, _BILL_100),
        *_ORDER_OF_ANY_REGIME,
    ),
)
"""Its successor: mediation need not come before a strike any more."""

REGIMES = MappingProxyType({regime.id: regime for regime in (QUEBEC_1985, QUEBEC_2025)})
"""The regimes by id. Earlier rounds have none, and no rules on their stages."""
