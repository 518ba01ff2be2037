import pytest
from hypothesis import given
from hypothesis import strategies as st

import apts_model as am
from apts_model import strategies
from apts_model.records.names import short_name
from tests.effort import tries
from tests.records.forms import refusal

KINDS = st.sampled_from(am.NameKind)


def name(text: str, language: str = "fr", kind: str = "official") -> am.Name:
    """Make a name of which the period is not known."""
    return am.Name(text=text, language=language, kind=kind)


def test_a_name_is_official_unless_said_otherwise() -> None:
    """By default a name is an official one, of which nothing else is known."""
    plain = am.Name(text="CSN", language="fr")
    assert plain.kind is am.NameKind.OFFICIAL
    assert plain.period == am.Period()
    assert plain.citations == ()
    assert plain.note is None


def test_a_name_has_a_language() -> None:
    """The language of a name is not guessed."""
    with pytest.raises(TypeError, match="language"):
        am.Name(text="CSN")  # type: ignore[call-arg]
    assert refusal(am.Name, language=None) == "language: None is not one of 'fr', 'en'"


@pytest.mark.parametrize(
    ("names", "french", "english"),
    [
        ([], None, None),
        ([name("Alliance")], "Alliance", "Alliance"),
        ([name("Alliance"), name("APTS", kind="acronym")], "APTS", "APTS"),
        ([name("APTS", kind="acronym"), name("Alliance")], "APTS", "APTS"),
        ([name("CEQ", kind="acronym"), name("CSQ", kind="acronym")], "CSQ", "CSQ"),
        (
            [name("CNTU", "en", "acronym"), name("CSN", "fr", "acronym")],
            "CSN",
            "CNTU",
        ),
        (
            [name("CSN", "fr", "acronym"), name("Confederation", "en")],
            "CSN",
            "CSN",
        ),
        ([name("L’Alliance", kind="alias"), name("Alliance", "en")], "L’Alliance", "Alliance"),
        ([name("old"), name("new"), name("other", "en")], "new", "other"),
    ],
)
def test_the_name_to_show(names: list[am.Name], french: str | None, english: str | None) -> None:
    """An acronym goes before other names, then the language, then the last one listed."""
    for language, expected in (("fr", french), ("en", english)):
        assert short_name(tuple(names), language) == expected
        assert short_name(tuple(names), am.Language(language)) == expected
        union = am.TradeUnion(id="u", names=names)
        assert union.short_name(language) == (expected or "u")
    assert am.TradeUnion(id="u", names=names).short_name() == (french or "u")


@given(st.lists(strategies.names(), min_size=1, max_size=6), st.sampled_from(am.Language))
@tries(50)
def test_no_name_is_better_than_the_one_shown(names: list[am.Name], language: am.Language) -> None:
    """Whatever is shown is an acronym if there is one, in this language if one suits as well."""
    shown = short_name(tuple(names), language)
    acronyms = [one for one in names if one.kind is am.NameKind.ACRONYM]
    candidates = acronyms or names
    in_language = [one for one in candidates if one.language is language]
    assert shown == (in_language or candidates)[-1].text
