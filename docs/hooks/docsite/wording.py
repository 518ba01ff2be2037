"""The words that the pages add to those of the library, in English and French."""

from __future__ import annotations

from apts_model import Language

# English, then French.
_WORDS: dict[str, tuple[str, str]] = {
    "check says": (
        "Of the data below, `check` says:",
        "Des données ci-dessous, `check` dit, en anglais\N{NO-BREAK SPACE}:",
    ),
    "counts as": ("Counts as", "Compte comme"),
    "data that breaks it": ("Data that breaks it", "Des données qui y contreviennent"),
    "dates": ("When", "Quand"),
    "disputed": ("disputed", "version contestée"),
    "disputed among them": ("disputed claims among them", "dont versions contestées"),
    "error": ("error", "erreur"),
    "figure": ("Figure", "Donnée chiffrée"),
    "first day": ("First day", "Premier jour"),
    "from": ("From", "De"),
    "how": ("How", "Comment"),
    "end": ("end", "fin"),
    "inside others": (", inside others", ", à l’intérieur d’autres"),
    "kind": ("Kind", "Nature"),
    "last day": ("Last day", "Dernier jour"),
    "mend": ("How to mend it.", "Comment corriger."),
    "member": ("Member", "Membre"),
    "must hold": ("what must hold", "ce qui doit être vrai"),
    "note": ("", "Note, en anglais\N{NO-BREAK SPACE}: "),
    "notes": ("what their notes say", "ce qu’en disent leurs notes, en anglais"),
    "number": ("number", "nombre"),
    "one day": ("exactly this day", "ce jour exactement"),
    "or": (" or ", " ou "),
    "raiding": ("raiding period", "période de maraudage"),
    "records": ("records", "fiches"),
    "reports": ("reports", "signale"),
    "rule": ("rule", "règle"),
    "some day": ("some day of {}", "un jour parmi {}"),
    "some day between": ("some day of {}, {} to {}", "un jour parmi {}, du {} au {}"),
    "sources": ("Sources", "Sources"),
    "stage": ("stage", "étape"),
    "stages": ("Stages of a bargaining round", "Étapes d’une ronde de négociation"),
    "to": ("To", "À"),
    "since": ("some day from {} on", "un jour à partir du {}"),
    "unbounded": ("no limit", "sans limite"),
    "up to": ("some day up to {}", "un jour jusqu’au {}"),
    "unknown date": ("date unknown", "date inconnue"),
    "warning": ("warning", "avertissement"),
    "what": ("What", "Quoi"),
    "what it is": ("For", "Pour"),
    "where": ("where it stands", "où elle se trouve"),
    "who": ("Who", "Qui"),
    "write": ("Write", "Écrire"),
    # of the page on speed
    "aim": ("Aim", "Cible"),
    "cost": ("Cost", "Coût"),
    "met": ("met", "atteinte"),
    "missed": ("**missed**", "**manquée**"),
    "not measured": ("not measured", "non mesuré"),
    "times ours": ("Times ours", "Fois le nôtre"),
    "work": ("Work, and who else does it", "Travail, et qui d’autre le fait"),
    "few": (
        "few and short: a try, not a whole run",
        "peu nombreux et courts\N{NO-BREAK SPACE}: un essai",
    ),
    "rounds": ("Rounds", "Tours"),
    "GiB": ("GiB", "Gio"),
    "Python": ("Python", "Python"),
    "bytes": ("bytes", "octets"),
    "colon": (": ", "\N{NO-BREAK SPACE}: "),
    "date": ("Date", "Date"),
    "memory": ("Memory", "Mémoire"),
    "processes waiting": (
        "Processes that wanted a processor, before and after",
        "Processus qui voulaient un processeur, avant et après",
    ),
    "processors": ("Processors", "Processeurs"),
    "system": ("System", "Système"),
    "versions": ("Versions", "Versions"),
}

# Names of the lists of a data set, in the order of none.
_LISTS_IN_FRENCH: dict[str, str] = {
    "affiliations": "affiliations",
    "campaigns": "campagnes",
    "citations": "citations",
    "coalitions": "coalitions",
    "coverages": "couvertures",
    "figures": "données chiffrées",
    "mergers": "fusions",
    "milestones": "étapes",
    "names": "noms",
    "people": "personnes",
    "presidencies": "présidences",
    "president_seats": "nombres de présidences simultanées",
    "rounds": "rondes de négociation",
    "sources": "sources",
    "splits": "scissions",
    "statutes": "lois",
    "steps": "étapes d’une loi",
    "strikes": "grèves",
    "tables": "tables de négociation",
    "unions": "syndicats",
}


def say(key: str, language: Language) -> str:
    """Return words in a language."""
    return _WORDS[key][language is Language.FR]


def list_name(name: str, language: Language) -> str:
    """Name one of the lists of a data set."""
    return name.replace("_", " ") if language is Language.EN else _LISTS_IN_FRENCH[name]
