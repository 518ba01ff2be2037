from typing import Any

import attrs
import pytest

import apts_model as am
from tests.rules.making import CITED, bargained, data, messages, milestone, strike, told, union

LIFE = "figure-outside-life"
CAMPAIGN = "campaign-outside-life"
AGREEMENT = "agreement-outside-life"
NAME = "name-outside-life"
STRIKE = "strike-outside-life"


def members(date: str | None, **more: Any) -> am.Figure:
    """Say how many members union u had."""
    known: dict[str, Any] = {"id": "f", "subject_id": "u", "measure": "members", "value": 5}
    known |= {"date": date, **CITED, **more}
    return am.Figure(**known)


@pytest.mark.parametrize("ends", ["until", "through"])
@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1999", ["error"]),
        ("1999-12-31", ["error"]),
        ("2000-01-01", []),
        ("2000", []),
        ("2000-04-01", []),
        ("[2000-01-01..2000-06-30]", []),
        ("1999-12~", []),
        ("[1999..2005]", []),
        ("[..2005]", []),
        ("2005", []),
        ("2010-02-01", []),
        ("2010-02-02", ["error"]),
        ("2010-02", []),
        ("[2010-01-20..2010-02-01]", []),
        ("[2005..]", []),
        ("2011", ["error"]),
        (None, []),
    ],
)
def test_a_figure_is_of_a_day_on_which_its_union_existed(
    date: str | None, expected: list[str], ends: str
) -> None:
    """A day certainly before the first or after the last is an error; a vaguer one is fine."""
    life = {ends: "2010-02-01"}
    found = data(unions=[union("u", "[2000-01-01..2000-03-31]", **life)], figures=[members(date)])
    assert told(found, LIFE) == [(one, "$.figures[0].date", ("f", "u")) for one in expected]


def test_what_a_figure_is_told_of() -> None:
    """The message names the figure, its day, and the end of the life that it lies beyond."""
    found = data(unions=[union("u", "2000", until="2010")], figures=[members("2012-05")])
    [violation] = am.check(found)
    assert violation.message.startswith("'f' is of a day (2012-05) after 'u' ended (2010): mend ")


def test_claims_strangers_and_rounds_are_of_any_day() -> None:
    """What is only reported, or is about no organisation that is there, breaks nothing."""
    own = am.BargainingRound(id="r", title="Round", **CITED)
    claim = members("1990", standing="disputed")
    others = [members("1990", id=f"of-{own}", subject_id=own) for own in ("r", "x")]
    found = data(unions=[union("u", "2000")], rounds=[own], figures=[claim, *others])
    assert told(found, LIFE) == []


def test_coalitions_have_lives_too() -> None:
    """A figure of a coalition lies inside its life."""
    front = am.Coalition(id="c", kind="alliance", period=am.Period("2000", until="2001"), **CITED)
    found = data(coalitions=[front], figures=[members("2005", subject_id="c")])
    assert told(found, LIFE) == [("error", "$.figures[0].date", ("f", "c"))]


def test_a_figure_is_looked_at_whatever_stands_before_it() -> None:
    """Figures without a day, or of no organisation that is there, hide no later one."""
    figures = [members(None), members("1990", id="g", subject_id="v"), members("1990", id="h")]
    found = data(unions=[union("u", "2000")], figures=figures)
    assert told(found, LIFE) == [("error", "$.figures[2].date", ("h", "u"))]


# --- campaigns ------------------------------------------------------------------------------

WINDOWS = pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1999-12-31", "before"),
        ("1999", "before"),
        ("2000-01-01", None),
        ("[1999-12-01..2000-01-01]", None),
        ("1999-12~", None),
        ("[..2000-01-01]", None),
        ("2005", None),
        ("2010-02-01", None),
        ("2010-02", None),
        ("2010-02-02", "after"),
        ("[2010-02-02..]", "after"),
        ("2011", "after"),
        (None, None),
    ],
)
"""The first day of something, and where it lies if not in a life from early 2000 to early 2010."""
ENDS = pytest.mark.parametrize("ends", ["until", "through"])


def campaign(period: am.Period | None = None, **more: Any) -> am.Campaign:
    """Make a campaign of union u."""
    known: dict[str, Any] = {"id": "k", "title": "K", "union_id": "u", **CITED, **more}
    return am.Campaign(**known) if period is None else am.Campaign(period=period, **known)


@ENDS
@WINDOWS
def test_a_campaign_starts_while_its_union_existed(
    day: str | None, expected: str | None, ends: str
) -> None:
    """A first day certainly before or after the life is an error; the last may be any."""
    life = {ends: "2010-02-01"}
    known = [union("u", "[2000-01-01..2000-03-31]", **life)]
    found = data(unions=known, campaigns=[campaign(am.Period(day, through=".."))])
    wrong = [] if expected is None else [("error", "$.campaigns[0].period.start", ("k", "u"))]
    assert told(found, CAMPAIGN) == wrong
    assert all(f"'k' started ({day}) {expected} 'u'" in text for text in messages(found, CAMPAIGN))


def test_a_campaign_that_was_over_before_its_union() -> None:
    """It certainly started before, on whatever day; what nobody dated can have started inside."""
    over = campaign(am.Period(None, through="1999-12-31"))
    undated = campaign(id="l"), campaign(am.Period(None, through="2000-01-01"), id="m")
    found = data(unions=[union("u", "2000-01-01")], campaigns=[*undated, over])
    assert told(found, CAMPAIGN) == [("error", "$.campaigns[2].period.through", ("k", "u"))]
    [message] = messages(found, CAMPAIGN)
    assert message == (
        "'k' was over (1999-12-31) before 'u' started (2000-01-01): mend one of the two days"
    )


def test_campaigns_of_any_day() -> None:
    """Yearly ones, and those of nobody, of strangers or of unknown lives, are right at any time."""
    old = am.Period("1800", through="1801")
    campaigns = [
        campaign(yearly=am.Yearly(start="11-25", through="12-06")),
        campaign(old, id="l", union_id=None),
        campaign(old, id="m", union_id="x"),
        campaign(old, id="n", union_id="v"),
        campaign(old, id="o"),
    ]
    found = data(unions=[union("u", "2000"), union("v")], campaigns=campaigns)
    assert told(found, CAMPAIGN) == [("error", "$.campaigns[4].period.start", ("o", "u"))]


# --- agreements -----------------------------------------------------------------------------


def agreed(*unions: am.TradeUnion, binds: str = "u", **fields: Any) -> am.Dataset:
    """Make a data set of a round with an agreement, which binds unions of these letters."""
    held = am.BargainingRound(
        id="r", title="R", union_ids=[*binds], agreement=am.Agreement(**fields), **CITED
    )
    return data(unions=unions, rounds=[held])


@ENDS
@WINDOWS
def test_an_agreement_comes_into_force_while_its_union_existed(
    day: str | None, expected: str | None, ends: str
) -> None:
    """A first day certainly before or after the life is an error; its term may end at any time."""
    life = {ends: "2010-02-01"}
    known = union("u", "[2000-01-01..2000-03-31]", **life)
    found = agreed(known, in_force=day, term=am.Period(None, through=".."))
    path = "$.rounds[0].agreement.in_force"
    wrong = [] if expected is None else [("error", path, ("r", "u"))]
    assert told(found, AGREEMENT) == wrong
    sentence = f"the agreement of 'r' came into force ({day}) {expected} 'u'"
    assert all(text.startswith(sentence) for text in messages(found, AGREEMENT))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"signed": "2010-02-02"}, "([2010-02-02..]) after 'u' ended (2010-02-01)"),
        ({"signed": "2010-02-01"}, None),
        ({"signed": "1999", "term": am.Period("1999", through="..")}, None),
        ({"term": am.Period("2010-02-02")}, "([2010-02-02..]) after 'u' ended (2010-02-01)"),
        ({"term": am.Period(None, through="1999")}, "before 'u' started (2000-01-01)"),
        ({"term": am.Period(None, through="2000")}, None),
        ({"signed": "1999", "term": am.Period(None, through="1999")}, "before 'u' started"),
        ({}, None),
    ],
)
def test_the_day_an_agreement_came_into_force_follows_from_others(
    fields: dict[str, Any], expected: str | None
) -> None:
    """Where it is not told, it is a day on which the agreement was signed, inside its term."""
    asked = agreed(union("u", "2000-01-01", until="2010-02-01"), **fields)
    found = messages(asked, AGREEMENT)
    assert len(found) == (expected is not None)
    assert all(path == "$.rounds[0].agreement" for _, path, _ in told(asked, AGREEMENT))
    assert all(expected is None or expected in text for text in found)


@pytest.mark.parametrize(
    ("binds", "expected"), [("u", "u"), ("v", ""), ("xu", "u"), ("w", ""), ("vuz", "uz"), ("", "")]
)
def test_each_union_that_an_agreement_binds(binds: str, expected: str) -> None:
    """Only their lives are looked at, each; of w nothing is known, and x is not there."""
    unions = [union("u", "2000"), union("v", "1990"), union("w"), union("z", "1980", until="1985")]
    found = agreed(*unions, binds=binds, in_force="1995")
    path = "$.rounds[0].agreement.in_force"
    assert told(found, AGREEMENT) == [("error", path, ("r", own)) for own in expected]


def test_unions_that_never_met_share_neither_agreement_nor_strike() -> None:
    """However vague the days of both are, no day lies inside two lives that never met."""
    apart = [lived(until="2005-01-01"), union("v", "2006-06-01", until="2010-01-01")]
    found = agreed(*apart, binds="uv", in_force="[2004..2007]")
    assert told(found, AGREEMENT) == [("error", "$.rounds[0].agreement", ("r", "u", "v"))]
    assert messages(found, AGREEMENT) == [
        "'u', 'v' did not exist at one time: mend the days of one of them"
    ]
    held = am.Strike(id="s", period=am.Period("[2004-05..2007]"), union_ids=["u", "v"])
    both = on_strike(held, unions=apart)
    assert told(both, STRIKE) == [("error", "$.rounds[0].strikes[0]", ("s", "u", "v"))]
    for until in ("2006-06-01", "2006-06-02", ".."):
        met = [lived(until=until), apart[1]]
        assert told(agreed(*met, binds="uv", in_force="[2004..2007]"), AGREEMENT) == []
        assert all(one[0] == "warning" for one in told(on_strike(held, unions=met), STRIKE))


def test_a_union_at_a_table_is_not_bound() -> None:
    """Who only bargained, or was on strike, is no party to the agreement."""
    table = am.BargainingTable(id="t", kind="sectoral", union_ids=["v"])
    held = am.BargainingRound(
        id="r",
        title="R",
        union_ids=["u"],
        tables=[table],
        agreement=am.Agreement(in_force="1995"),
        **CITED,
    )
    found = data(unions=[union("u"), union("v", "2000")], rounds=[held])
    assert told(found, AGREEMENT) == []


def test_a_round_without_an_agreement_hides_no_other() -> None:
    """All rounds are looked at, whether or not those before them led to an agreement."""
    early = agreed(union("u", "2000"), in_force="1995")
    none = am.BargainingRound(id="q", title="Q", union_ids=["u"], **CITED)
    found = attrs.evolve(early, rounds=[none, *early.rounds])
    assert told(found, AGREEMENT) == [("error", "$.rounds[1].agreement.in_force", ("r", "u"))]


# --- names ----------------------------------------------------------------------------------


def called(text: str = "Us", start: str | None = None, **more: Any) -> am.Name:
    """Make a name that was in use from a day on, `until` or `through` another one."""
    return am.Name(text=text, language="en", period=am.Period(start, **more))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (am.Period("1999-12-31", until=".."), [("error", "start"), ("error", "until")]),
        (am.Period("1999-12-31", until="2005"), [("error", "start")]),
        (am.Period("1999", until="2005"), [("error", "start")]),
        (am.Period("[1999-12-31..2000-01-02]", until="2005"), [("warning", "start")]),
        (am.Period("2000-01-01", until="2010-02-01"), []),
        (am.Period("2000-01-01", until="2010-02-02"), [("error", "until")]),
        (am.Period("2000-01-01", through="2010-02-01"), []),
        (am.Period("2000-01-01", through="2010-02-02"), [("error", "through")]),
        (am.Period("2005", until="[2010-01-31..2010-02-04]"), [("warning", "until")]),
        (am.Period(None, until="2000-01-01"), [("error", "start")]),
        (am.Period("2010-01-31"), []),
        (am.Period("2010-02-01"), [("error", "until")]),
        (am.Period("2005"), []),
        (am.Period(), []),
    ],
)
@pytest.mark.parametrize("kind", ["unions", "coalitions"])
def test_a_name_was_in_use_while_its_organisation_existed(
    kind: str, period: am.Period, expected: list[tuple[str, str]]
) -> None:
    """Before the first day and after that of the end, or past it while it goes on, is wrong."""
    names = [called(), am.Name(text="Ours", language="fr", period=period)]
    life = am.Period("2000-01-01", until="2010-02-01")
    known: dict[str, Any] = {"id": "u", "names": names, "period": life, **CITED}
    own = am.TradeUnion(**known) if kind == "unions" else am.Coalition(kind="alliance", **known)
    ends = [(severity, f"$.{kind}[0].names[1].period.{end}", ("u",)) for severity, end in expected]
    assert told(data(**{kind: [own]}), NAME) == ends


def test_which_name_of_which_organisation() -> None:
    """Each organisation has its own life; the message quotes the name and both days."""
    long = "U" * 200
    first = union("u", "1980", until="1999", names=[called("Us", "1981", until="1999")])
    second = union("v", "2000", names=[called("Us", "2001"), called(long, "1998", until="2005")])
    [message] = messages(data(unions=[first, second]), NAME)
    assert message.startswith("the name 'UUU")
    assert "started (1998) before 'v' did (2000): mend one of the two days" in message
    assert long not in message


def test_names_of_an_organisation_of_which_no_day_is_known() -> None:
    """Nothing is outside a life that nobody knows, however old."""
    assert told(data(unions=[union("u", names=[called(start="1800", until="2020")])]), NAME) == []


# --- strikes --------------------------------------------------------------------------------


def on_strike(*strikes: am.Strike, unions: list[am.TradeUnion], **more: Any) -> am.Dataset:
    """Make a data set of a round of union u with strikes."""
    bargaining = bargained(milestone("strike_mandate", "1980"), strikes=strikes, **more)
    return data(unions=unions, rounds=bargaining.rounds)


def lived(own: str = "u", **ends: str) -> am.TradeUnion:
    """Make a union that began in 2000."""
    return union(own, "2000-01-01", **ends)


@pytest.mark.parametrize(
    ("days", "ends", "expected"),
    [
        (("1999-12-31", "2000-01-02"), {}, [("error", "start")]),
        (("2000-01-01", "2000-01-02"), {}, []),
        (("[1999-12-31..2000-01-01]", "2000-01-02"), {}, []),
        (("[1999-12-30..2000-01-02]", "2000-01-02"), {}, [("warning", "start")]),
        (("[1999-12-30..1999-12-31]", "2000-01-02"), {}, [("error", "start")]),
        (("2010-01-30", "2010-02-01"), {"until": "2010-02-01"}, []),
        (("2010-01-30", "2010-02-02"), {"until": "2010-02-01"}, [("error", "through")]),
        (("2010-01-30", "2010-02-01"), {"through": "2010-02-01"}, []),
        (("2010-01-30", "2010-02-02"), {"through": "2010-02-01"}, [("error", "through")]),
        (("2010-01-30", "2010-02"), {"until": "2010-02"}, []),
        (("2010-01-30", "2010-02-03"), {"until": "2010-02"}, [("warning", "through")]),
        (("2010-01-30", ".."), {"until": "2010-02-01"}, [("error", "through")]),
        (("2010-01-30", ".."), {"until": ".."}, []),
        ((None, "1999-12-31"), {}, [("error", "start")]),
        ((None, None), {"until": "2010-02-01"}, []),
        (("2010-02-01", None), {"until": "2010-02-01"}, []),
        (("2010-02-02", None), {"until": "2010-02-01"}, [("error", "through")]),
    ],
)
def test_a_strike_lies_inside_the_life_of_its_union(
    days: tuple[str | None, str | None], ends: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    """The day on which a union is handed over is its last; strikes are told in whole days."""
    held = am.Strike(id="s", period=am.Period(days[0], through=days[1]))
    found = told(on_strike(held, unions=[lived(**ends)]), STRIKE)
    path = "$.rounds[0].strikes[0].period"
    assert found == [(severity, f"{path}.{end}", ("s", "u")) for severity, end in expected]


@pytest.mark.parametrize(
    ("union_ids", "expected"),
    [([], ["v"]), (["u"], []), (["v"], ["v"]), (["u", "v"], ["v"]), (["w"], ["w"]), (["x"], [])],
)
def test_the_unions_on_a_strike(union_ids: list[str], expected: list[str]) -> None:
    """They are those that it names, or else all of the round, whose lives are looked at each."""
    unions = [lived(), lived("v", until="2005"), lived("w", until="2005")]
    held = strike("2010-01-30", union_ids=union_ids)
    found = on_strike(held, unions=unions, union_ids=["u", "v"])
    path = "$.rounds[0].strikes[0].period.through"
    assert told(found, STRIKE) == [("error", path, ("strike", own)) for own in expected]


def test_claims_of_strikes_are_of_any_day() -> None:
    """What is only reported breaks nothing, and hides nothing that comes after it."""
    strikes = [strike("1990", standing="disputed"), strike("1991", id="t")]
    found = told(on_strike(*strikes, unions=[lived()]), STRIKE)
    assert [(severity, ids) for severity, _, ids in found] == [("error", ("t", "u"))] * 1
    assert {path for _, path, _ in found} == {"$.rounds[0].strikes[1].period.start"}
