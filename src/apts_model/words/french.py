"""The French sentences of an explanation, by topic; they say nothing of anyone's gender."""

from __future__ import annotations

from apts_model.words.wording import Common, Topic, Wording

_ABSENT = "{subject}, {never}{colon}cette organisation n’existait pas."
_PERHAPS_ABSENT = "Il n’est pas certain que cette organisation ait existé à ce moment."
_QUOTE = "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»"

WORDINGS: dict[Topic, Wording] = {
    Topic.PRESIDENT: Wording(
        certain=(
            "{subject}, {when}{colon}{names} occupait certainement la présidence.",
            "{subject}, {when}{colon}{names} occupaient certainement la présidence.",
        ),
        nothing_certain="{subject}, {when}{colon}aucun nom n’est certain.",
        possible="Peut-être {names} à la présidence{why}.",
        one_of="L’une de ces personnes occupait certainement la présidence.",
        perhaps_none="Il se peut aussi que le poste ait été vacant.",
        none="{subject}, {never}{colon}la présidence était certainement vacante.",
        silent="{subject}, {never}{colon}aucune présidence n’est consignée. "
        "{gap} que le poste était vacant.",
        absent=_ABSENT,
        perhaps_absent=_PERHAPS_ABSENT,
        disputed="selon {source}, {names} occupait la présidence {period}",
    ),
    Topic.PRESIDED: Wording(
        certain=("{subject}, {when}{colon}certainement à la présidence ({names}).",),
        nothing_certain="{subject}, {when}{colon}aucune présidence n’est certaine.",
        possible="Peut-être à la présidence ({names}){why}.",
        one_of="L’une de ces présidences est certaine.",
        perhaps_none="Il se peut aussi qu’il n’y en ait eu aucune.",
        none="{subject}, {never}{colon}certainement aucune présidence.",
        silent="{subject}, {never}{colon}aucune présidence n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent="{subject}, {never}{colon}aucun syndicat en cause n’existait.",
        perhaps_absent="Il n’est pas certain qu’un syndicat en cause ait existé à ce moment.",
        disputed="selon {source}, présidence ({names}) {period}",
    ),
    Topic.NAME: Wording(
        certain=(
            "{subject}, {when}{colon}le nom {names} était certainement en usage.",
            "{subject}, {when}{colon}les noms {names} étaient certainement en usage.",
        ),
        nothing_certain="{subject}, {when}{colon}aucun nom n’est certain.",
        possible="Peut-être le nom {names}{why}.",
        one_of="L’un de ces noms était certainement en usage.",
        perhaps_none="Il se peut aussi que ce n’ait été aucun de ces noms.",
        none="{subject}, {never}{colon}certainement aucun nom de cette sorte.",
        silent="{subject}, {never}{colon}aucun nom de cette sorte n’est consigné. "
        "{gap} qu’il n’y en avait aucun.",
        absent=_ABSENT,
        perhaps_absent=_PERHAPS_ABSENT,
        disputed="selon {source}, le nom {names} était en usage {period}",
        quote=_QUOTE,
    ),
    Topic.MEMBER: Wording(
        certain=(
            "{subject}, {when}{colon}{names} était certainement membre.",
            "{subject}, {when}{colon}{names} étaient certainement membres.",
        ),
        nothing_certain="{subject}, {when}{colon}aucun membre n’est certain.",
        possible="Peut-être {names} comme membre{why}.",
        one_of="L’une de ces organisations était certainement membre.",
        perhaps_none="Il se peut aussi qu’il n’y ait eu aucun membre.",
        none="{subject}, {never}{colon}certainement aucun membre.",
        silent="{subject}, {never}{colon}aucun membre n’est consigné. {gap} qu’il n’y en avait "
        "aucun.",
        absent=_ABSENT,
        perhaps_absent=_PERHAPS_ABSENT,
        disputed="selon {source}, {names} était membre {period}",
    ),
    Topic.AFFILIATION: Wording(
        certain=("{subject}, {when}{colon}certainement membre ({names}).",),
        nothing_certain="{subject}, {when}{colon}aucune affiliation n’est certaine.",
        possible="Peut-être membre ({names}){why}.",
        one_of="L’une de ces affiliations est certaine.",
        perhaps_none="Il se peut aussi qu’il n’y en ait eu aucune.",
        none="{subject}, {never}{colon}certainement aucune affiliation.",
        silent="{subject}, {never}{colon}aucune affiliation n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent=_ABSENT,
        perhaps_absent=_PERHAPS_ABSENT,
        disputed="selon {source}, affiliation ({names}) {period}",
    ),
    Topic.FIGURE: Wording(
        certain=(
            "{subject}, {when}{colon}certainement {names}, d’après la dernière donnée connue.",
            "{subject}, {when}{colon}certainement {names}, d’après les dernières données connues.",
        ),
        nothing_certain="{subject}, {when}{colon}la dernière donnée connue n’est pas certaine.",
        possible="Peut-être {names}{why}.",
        one_of="L’une de ces données était certainement la dernière connue.",
        perhaps_none="Il se peut aussi qu’il n’y ait eu aucune donnée à ce moment.",
        none="{subject}, {never}{colon}certainement aucune donnée.",
        silent="{subject}, {never}{colon}aucune donnée n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent=_ABSENT,
        perhaps_absent=_PERHAPS_ABSENT,
        disputed="selon {source}, {names}{on}",
    ),
    Topic.SUCCESSOR: Wording(
        certain=(
            "{subject}, {when}{colon}{names} avait certainement pris la relève.",
            "{subject}, {when}{colon}{names} avaient certainement pris la relève.",
        ),
        nothing_certain="{subject}, {when}{colon}aucune relève n’est certaine.",
        possible="Peut-être {names} pour la relève{why}.",
        one_of="L’une de ces organisations avait certainement pris la relève.",
        perhaps_none="Il se peut aussi que personne n’ait pris la relève.",
        none="{subject}, {never}{colon}certainement aucune relève.",
        silent="{subject}, {never}{colon}aucune relève n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent="{subject}, {never}{colon}aucune organisation de relève n’existait.",
        perhaps_absent="Il n’est pas certain qu’une organisation de relève ait existé à ce moment.",
        disputed="selon {source}, relève assurée par {names} {period}",
    ),
    Topic.STAGE: Wording(
        certain=(
            "{subject}, {when}{colon}l’étape {names} était certainement atteinte.",
            "{subject}, {when}{colon}les étapes {names} étaient certainement atteintes.",
        ),
        nothing_certain="{subject}, {when}{colon}aucune étape n’est certaine.",
        possible="Peut-être l’étape {names}{why}.",
        one_of="L’une de ces étapes était certainement atteinte.",
        perhaps_none="Il se peut aussi que ce n’ait été aucune de ces étapes.",
        none="{subject}, {never}{colon}certainement aucune étape.",
        silent="{subject}, {never}{colon}aucune étape n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent="{subject}, {never}{colon}cette ronde n’avait pas commencé.",
        perhaps_absent="Il n’est pas certain que cette ronde ait commencé à ce moment.",
        disputed="selon {source}, étape {names} atteinte{on}",
        quote=_QUOTE,
    ),
    Topic.STRIKE: Wording(
        certain=("{subject}, {when}{colon}certainement en grève ({names}).",),
        nothing_certain="{subject}, {when}{colon}aucune grève n’est certaine.",
        possible="Peut-être en grève ({names}){why}.",
        one_of="L’une de ces grèves est certaine.",
        perhaps_none="Il se peut aussi qu’il n’y ait eu aucune grève.",
        none="{subject}, {never}{colon}certainement aucune grève.",
        silent="{subject}, {never}{colon}aucune grève n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent=_ABSENT,
        perhaps_absent=_PERHAPS_ABSENT,
        disputed="selon {source}, grève ({names}) {period}",
    ),
    Topic.AGREEMENT: Wording(
        certain=(
            "{subject}, {when}{colon}la convention collective {names} "
            "était certainement en vigueur.",
            "{subject}, {when}{colon}les conventions collectives {names} "
            "étaient certainement en vigueur.",
        ),
        nothing_certain="{subject}, {when}{colon}aucune convention collective n’est certaine.",
        possible="Peut-être la convention collective {names}{why}.",
        one_of="L’une de ces conventions était certainement en vigueur.",
        perhaps_none="Il se peut aussi qu’aucune convention collective n’ait été en vigueur.",
        none="{subject}, {never}{colon}certainement aucune convention collective en vigueur.",
        silent="{subject}, {never}{colon}aucune convention collective n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent=_ABSENT,
        perhaps_absent=_PERHAPS_ABSENT,
        disputed="selon {source}, la convention collective {names} était en vigueur {period}",
        quote=_QUOTE,
    ),
    Topic.STATUTE: Wording(
        certain=("Lois en vigueur, {when}{colon}certainement {names}.",),
        nothing_certain="Lois en vigueur, {when}{colon}aucune n’est certaine.",
        possible="Peut-être la loi {names}{why}.",
        one_of="L’une de ces lois était certainement en vigueur.",
        perhaps_none="Il se peut aussi qu’aucune loi de cette sorte n’ait été en vigueur.",
        none="Lois en vigueur, {never}{colon}certainement aucune.",
        silent="Lois en vigueur, {never}{colon}aucune n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent="Lois en vigueur, {never}{colon}aucune loi en cause n’existait.",
        perhaps_absent="Il n’est pas certain qu’une loi en cause ait existé à ce moment.",
        disputed="selon {source}, la loi {names} était en vigueur {period}",
        quote=_QUOTE,
    ),
    Topic.CAMPAIGN: Wording(
        certain=("Campagnes en cours, {when}{colon}certainement {names}.",),
        nothing_certain="Campagnes en cours, {when}{colon}aucune n’est certaine.",
        possible="Peut-être la campagne {names}{why}.",
        one_of="L’une de ces campagnes était certainement en cours.",
        perhaps_none="Il se peut aussi qu’aucune campagne de cette sorte n’ait été en cours.",
        none="Campagnes en cours, {never}{colon}certainement aucune.",
        silent="Campagnes en cours, {never}{colon}aucune n’est consignée. "
        "{gap} qu’il n’y en avait aucune.",
        absent="Campagnes en cours, {never}{colon}aucune campagne en cause n’existait.",
        perhaps_absent="Il n’est pas certain qu’une campagne en cause ait existé à ce moment.",
        disputed="selon {source}, la campagne {names} était en cours {period}",
        quote=_QUOTE,
    ),
    Topic.RECORD: Wording(
        certain=("{subject}, {when}{colon}certainement {names}.",),
        nothing_certain="{subject}, {when}{colon}rien n’est certain.",
        possible="Peut-être {names}{why}.",
        one_of="L’un de ces éléments est certain.",
        perhaps_none="Il se peut aussi qu’il n’y ait rien eu de tel.",
        none="{subject}, {never}{colon}certainement rien de tel.",
        silent="{subject}, {never}{colon}rien de tel n’est consigné. {gap} qu’il n’y avait rien.",
        absent=_ABSENT,
        perhaps_absent=_PERHAPS_ABSENT,
        disputed="selon {source}, {names} {period}",
    ),
}

COMMON = Common(
    colon="\N{NO-BREAK SPACE}: ",
    silence="Le dossier est muet, ce qui ne veut pas dire",
    incomplete="Le dossier est peut-être incomplet et ne permet pas de dire",
    start="on sait seulement que le début se situe {on}",
    start_unknown="le début est inconnu",
    start_of_life="l’organisation n’existait peut-être pas encore",
    end="on sait seulement que la fin se situe {on}",
    end_unknown="la fin est inconnue",
    end_open="la fin est ouverte, et aucun jour `as_of` ne dit jusqu’où on le sait",
    end_of_life="l’organisation n’existait peut-être plus",
    marked=" et la source donne cette date comme {mark}",
    marks=("approximative", "incertaine", "approximative et incertaine"),
    marked_somewhere="une date est donnée comme approximative ou incertaine",
    after="rien n’est connu après {the}",
    after_all="aucune donnée n’est aussi récente",
    vague_question="les dates de la question ne sont pas exactes",
    disputed="Contesté\N{NO-BREAK SPACE}: {claim}; "
    "le jeu de données ne retient pas cette affirmation.",
    quote=_QUOTE,
    some_source="une source",
    unnamed="le sujet",
    sources="Sources\N{NO-BREAK SPACE}:",
    known_through="Situation connue jusqu’au {day}.",
)
