"""Terms: what the members of every enumeration are called."""

from __future__ import annotations

import enum

from apts_model.errors import InvalidValueError
from apts_model.records.bargaining import TableKind
from apts_model.records.coalitions import CoalitionKind
from apts_model.records.coverage import RecordKind
from apts_model.records.figures import Comparison, Measure
from apts_model.records.lineage import MergerKind
from apts_model.records.milestones import Stage
from apts_model.records.names import NameKind
from apts_model.records.presidencies import Accession, EndedBy
from apts_model.records.regimes import DayCount, Relation
from apts_model.records.sources import Language
from apts_model.records.standing import Standing
from apts_model.records.statutes import StepKind
from apts_model.records.strikes import StrikeKind
from apts_model.records.unions import UnionKind
from apts_model.time.certainty import Certainty
from apts_model.time.doubts import Doubt
from apts_model.time.periods import Handover
from apts_model.words.basics import pick
from apts_model.words.events import EventKind

# English, then French. The French says nothing of anyone's gender: nouns, not participles.
_TERMS: dict[enum.Enum, tuple[str, str]] = {
    Certainty.NO: ("no", "non"),
    Certainty.POSSIBLE: ("possible", "peut-être"),
    Certainty.CERTAIN: ("certain", "certainement"),
    Handover.INCOMING: ("the one who comes in", "la personne qui entre en fonction"),
    Handover.OUTGOING: ("the one who leaves", "la personne qui quitte ses fonctions"),
    Handover.BOTH: ("both", "les deux personnes"),
    Doubt.START: ("the start is not known exactly", "le début n’est pas connu exactement"),
    Doubt.END: ("the end is not known exactly", "la fin n’est pas connue exactement"),
    Doubt.QUALIFIED: (
        "the source marks a date as approximate or uncertain",
        "la source donne une date comme approximative ou incertaine",
    ),
    Doubt.AFTER_AS_OF: ("nothing is known that late", "aucune donnée n’est aussi récente"),
    Doubt.WHEN: ("the question covers several days", "la question porte sur plusieurs jours"),
    Standing.ACCEPTED: ("accepted", "version retenue"),
    Standing.DISPUTED: ("disputed", "version contestée"),
    NameKind.OFFICIAL: ("official name", "nom officiel"),
    NameKind.ACRONYM: ("acronym", "sigle"),
    NameKind.ALIAS: ("other name", "autre nom"),
    UnionKind.UNION: ("union", "syndicat"),
    UnionKind.CONFEDERATION: ("confederation", "centrale syndicale"),
    UnionKind.FEDERATION: ("federation", "fédération"),
    UnionKind.LOCAL: ("local union", "syndicat local"),
    Accession.ELECTED: ("elected", "élection"),
    Accession.ACCLAIMED: ("elected by acclamation", "élection par acclamation"),
    Accession.APPOINTED: ("appointed", "nomination"),
    Accession.INTERIM: ("interim", "intérim"),
    Accession.FOUNDING: ("founding president", "présidence fondatrice"),
    EndedBy.TERM: ("end of term", "fin de mandat"),
    EndedBy.RESIGNATION: ("resignation", "démission"),
    EndedBy.DEFEAT: ("defeat", "défaite"),
    EndedBy.DEATH: ("death", "décès"),
    EndedBy.RETIREMENT: ("retirement", "retraite"),
    RecordKind.PRESIDENCIES: ("presidencies", "présidences"),
    RecordKind.AFFILIATIONS: ("affiliations", "affiliations"),
    RecordKind.ROUNDS: ("bargaining rounds", "rondes de négociation"),
    RecordKind.FIGURES: ("figures", "données chiffrées"),
    Language.FR: ("French", "français"),
    Language.EN: ("English", "anglais"),
    Measure.MEMBERS: ("members", "membres"),
    Measure.WORKERS: ("workers", "personnes salariées"),
    Measure.JOB_TITLES: ("job titles", "titres d’emploi"),
    Measure.SECTORS: ("sectors", "secteurs"),
    Measure.FACILITIES: ("facilities", "établissements"),
    Measure.PERCENT_WOMEN: ("share of women", "proportion de femmes"),
    Measure.STRIKE_DAYS: ("strike days", "journées de grève"),
    Measure.WAGE_PERCENT: ("wage increase", "augmentation salariale"),
    Measure.GROWTH_PERCENT: ("growth", "croissance"),
    Comparison.EXACTLY: ("exactly", "exactement"),
    Comparison.ABOUT: ("about", "environ"),
    Comparison.MORE_THAN: ("more than", "plus de"),
    Comparison.AT_LEAST: ("at least", "au moins"),
    Comparison.AT_MOST: ("at most", "au plus"),
    MergerKind.FUSION: ("amalgamation", "fusion"),
    MergerKind.ABSORPTION: ("absorption", "absorption"),
    CoalitionKind.COMMON_FRONT: ("common front", "front commun"),
    CoalitionKind.ALLIANCE: ("alliance", "alliance"),
    CoalitionKind.NETWORK: ("network", "réseau"),
    CoalitionKind.INTERNATIONAL: ("international body", "organisation internationale"),
    TableKind.CENTRAL: ("central table", "table centrale"),
    TableKind.SECTORAL: ("sectoral table", "table sectorielle"),
    TableKind.LOCAL: ("local table", "table locale"),
    StrikeKind.FULL: ("full strike", "grève complète"),
    StrikeKind.PARTIAL: ("partial strike", "grève partielle"),
    StrikeKind.ROTATING: ("rotating strike", "grève tournante"),
    StrikeKind.UNLIMITED: ("unlimited general strike", "grève générale illimitée"),
    Stage.DEMANDS_FILED: ("filing of union demands", "dépôt des demandes syndicales"),
    Stage.OFFERS: ("employer offers", "offres patronales"),
    Stage.TALKS: ("talks", "pourparlers"),
    Stage.MEDIATION_REQUESTED: ("request for mediation", "demande de médiation"),
    Stage.MEDIATION: ("mediation", "médiation"),
    Stage.MEDIATION_REPORT: ("mediation report", "rapport de médiation"),
    Stage.ESSENTIAL_SERVICES: (
        "determination of essential services",
        "détermination des services essentiels",
    ),
    Stage.STRIKE_MANDATE: ("strike mandate", "mandat de grève"),
    Stage.STRIKE_NOTICE: ("strike notice", "avis de grève"),
    Stage.STRIKE: ("strike", "grève"),
    Stage.CONCILIATION: ("conciliation", "conciliation"),
    Stage.PROPOSAL: ("settlement proposal", "proposition de règlement"),
    Stage.AGREEMENT_IN_PRINCIPLE: ("agreement in principle", "entente de principe"),
    Stage.COUNCIL: ("general council", "conseil général"),
    Stage.RATIFICATION: ("ratification by the members", "adoption par les membres"),
    Stage.REJECTION: ("rejection by the members", "rejet par les membres"),
    Stage.SIGNATURE: ("signature", "signature"),
    Stage.IN_FORCE: ("coming into force", "entrée en vigueur"),
    Stage.DECREE: ("decree", "décret"),
    Stage.ABANDONED: ("abandonment", "abandon"),
    StepKind.INTRODUCED: ("introduced", "présentation"),
    StepKind.PASSED: ("passed", "adoption"),
    StepKind.ASSENTED: ("assented to", "sanction"),
    StepKind.IN_FORCE: ("in force", "entrée en vigueur"),
    StepKind.STRUCK_DOWN: ("struck down by a court", "invalidation par un tribunal"),
    StepKind.UPHELD: ("upheld by a court", "validation par un tribunal"),
    StepKind.REPEALED: ("repealed", "abrogation"),
    Relation.AFTER: ("after", "après"),
    Relation.WITHIN: ("within", "dans un délai de"),
    Relation.BEFORE: ("before", "avant"),
    DayCount.CALENDAR: ("calendar days", "jours civils"),
    DayCount.CLEAR_WORKING: ("clear working days", "jours ouvrables francs"),
    EventKind.FOUNDING: ("founding", "fondation"),
    EventKind.DISSOLUTION: ("dissolution", "dissolution"),
    EventKind.NAME: ("new name", "nouveau nom"),
    EventKind.PRESIDENCY_START: ("start of a presidency", "entrée à la présidence"),
    EventKind.PRESIDENCY_END: ("end of a presidency", "départ de la présidence"),
    EventKind.REELECTION: ("re-election", "réélection"),
    EventKind.FIGURE: ("figure", "donnée chiffrée"),
    EventKind.MERGER: ("merger", "fusion"),
    EventKind.ABSORPTION: ("absorption", "absorption"),
    EventKind.SPLIT: ("split", "scission"),
    EventKind.AFFILIATION_START: ("start of an affiliation", "début d’une affiliation"),
    EventKind.AFFILIATION_END: ("end of an affiliation", "fin d’une affiliation"),
    EventKind.MILESTONE: ("stage of a bargaining round", "étape de négociation"),
    EventKind.STRIKE: ("strike", "grève"),
    EventKind.AGREEMENT_SIGNED: (
        "signature of a collective agreement",
        "signature de la convention collective",
    ),
    EventKind.AGREEMENT_IN_FORCE: (
        "coming into force of a collective agreement",
        "entrée en vigueur de la convention collective",
    ),
    EventKind.AGREEMENT_END: (
        "end of a collective agreement",
        "fin de la convention collective",
    ),
    EventKind.STATUTE_STEP: ("step of a statute", "étape d’une loi"),
    EventKind.CAMPAIGN: ("campaign", "campagne"),
}


def term(member: enum.Enum, language: Language | str) -> str:
    """Name a member of one of the enumerations of apts_model.

    Raises:
        InvalidValueError: the member is of another enumeration, or there is no such language.

    Examples:
        >>> from apts_model import EndedBy, UnionKind
        >>> from apts_model.words import term
        >>> term(UnionKind.CONFEDERATION, "fr"), term(EndedBy.TERM, "en")
        ('centrale syndicale', 'end of term')
    """
    if member not in _TERMS:
        raise InvalidValueError("member", f"{member!r} is of no enumeration of apts_model")
    return pick(_TERMS[member], language)
