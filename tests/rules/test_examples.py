import pytest

import apts_model as am

# What is said of the example of each rule: what is wrong, with which records, and how to mend it.
TOLD = {
    "duplicate-id": "'ada' is the id of $.people[0], too: give one of them another id",
    "unknown-reference": "no union has the id 'mine': add it, or mend the id",
    "dispute-of-another-subject": (
        "'claim' is about 'yours', and 'ada-2001' about 'mine': a claim disputes one about the same"
    ),
    "no-citation": "'ada' cites no source: name one",
    "unknown-field": (
        "'nmae' is no field of this record: did you mean 'name'? Write one of its fields, or "
        "leave supports out for all of them"
    ),
    "too-many-presidents": (
        "'bo-2003' and 'ada-2001' held the office at once, as on 2003-05-01: mend the days, "
        "link them by follows_ids, or give 'mine' more president_seats"
    ),
    "twice-in-office": (
        "by 'ada-2003' and 'ada-2001', 'ada' presided over 'mine' twice at once, as on "
        "2003-05-01: mend the days, or link them by follows_ids"
    ),
    "presidency-outside-life": (
        "'ada-1989' started (1989-05-01) before 'mine' did (1990-01-01): mend one of the two "
        "days, or write both in the same words if they are one day"
    ),
    "gap-in-coverage": (
        "nobody presided over 'mine' from 2004-05-01 through 2005-04-30, where all "
        "presidencies are said to be there: add one, link them by follows_ids, or shorten the "
        "coverage"
    ),
    "impossible-link": (
        "'ada-2001' (2001-05-01/2004-05-01) does not end on the day 'bo-2005' "
        "(2005-05-01/2006-05-01) starts: name the presidency whose `until` is the day this "
        "one starts, or leave follows_ids out"
    ),
    "successor-among-predecessors": (
        "'one' comes out of itself: name another successor, or write the kind 'absorption' if "
        "it lived on"
    ),
    "merger-date": (
        "the day of 'new-merger' (2004-03-18) is not the one on which 'one' ended "
        "(2004-03-01): mend one of them, or write both in the same words if they are one day"
    ),
    "split-date": (
        "the day of 'new-split' (2004-03-18) is not the one on which 'new' began "
        "(2004-03-01): mend one of them, or write both in the same words if they are one day"
    ),
    "lineage-cycle": (
        "'one', 'other' come out of each other in a circle: take one merger or split out"
    ),
    "affiliation-outside-life": (
        "'mine-front' started (2001-05-01) before 'front' did (2003-05-01): mend one of the "
        "two days, or write both in the same words if they are one day"
    ),
    "body-inside-itself": "'front' is a member of itself: name another body",
    "body-cycle": (
        "'front', 'mine' are inside each other at one time: take one affiliation out, or mend "
        "its days"
    ),
    "name-outside-life": (
        "the name 'Us' started (1989-05-01) before 'mine' did (1990-01-01): mend one of the two "
        "days, or write both in the same words if they are one day"
    ),
    "figure-outside-life": (
        "'mine-members' is of a day (1989-12-31) before 'mine' started (1990-01-01): mend one of "
        "the two days"
    ),
    "campaign-outside-life": (
        "'petition' started (2004-04-18) after 'mine' ended (2004-03-18): mend one of the two days"
    ),
    "stage-order": (
        "'strike-2023-11-06' (2023-11-06) breaks a rule, at least 7 clear working days after "
        "strike notice [C-27 s. 111.11, as the Tribunal administratif du travail tells it]: "
        "mend the dates, or the regime_id"
    ),
    "regime-of-another-time": (
        "'mine-2023' began at another time than that of 'quebec-1985', 1985-06-19/2025-06-06: "
        "name the regime of its time, or none"
    ),
    "ratification-without-agreement": (
        "'ratification' (2024-01-15) came before the agreement in principle or proposal to "
        "vote on, 'agreement-in-principle': mend the dates"
    ),
    "strike-without-mandate": (
        "before 'strike-2023-11-06' the round has no strike mandate: add it, or say in a note "
        "that no source tells of it"
    ),
    "strike-outside-round": (
        "'strike-2023-11-06' (2023-11-06/2023-11-06) was not inside the round: mend its days, "
        "or those on which the round began and ended"
    ),
    "strike-outside-life": (
        "'strike-2023-11-06' went on (through 2023-11-06) after 'mine' ended (2023-10-01): mend "
        "one of the two days, or write both in the same words if they are one day"
    ),
    "agreement-outside-life": (
        "the agreement of 'mine-2023' came into force (2003-11-10) before 'mine' started "
        "(2004-03-18): mend one of the two days"
    ),
    "step-order": (
        "repealed (2012-02-28) does not come after in force (2012-03-05): mend one of the two days"
    ),
}


@pytest.mark.parametrize("code", am.RULES)
def test_what_is_wrong_is_told_with_a_way_to_mend_it(code: str) -> None:
    """A message names the records, says what contradicts what, and what to write instead."""
    found = am.check(am.RULES[code].example())
    assert [one.message for one in found if one.code == code] == [TOLD[code]]
