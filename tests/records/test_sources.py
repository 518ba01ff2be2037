import datetime

import pytest
from hypothesis import given

import apts_model as am
from apts_model import strategies
from apts_model.records.sources import citations_of, language_of
from tests.records.forms import made, refusal

DAY = datetime.date(2024, 4, 27)


@pytest.mark.parametrize("form", ["2024-04-27", DAY, am.ImpreciseDate.exact(DAY)])
def test_published_takes_every_form_of_a_date(
    form: str | datetime.date | am.ImpreciseDate,
) -> None:
    """A date is given as text, as a day or as an imprecise date, and is the same."""
    published = am.Source(id="s", title="S", published=form).published
    assert published == am.ImpreciseDate.parse("2024-04-27")


@given(strategies.imprecise_dates())
def test_published_keeps_the_text_of_its_date(date: am.ImpreciseDate) -> None:
    """However vague the date, its text is that of the source."""
    assert str(am.Source(id="s", title="S", published=str(date)).published) == str(date)
    assert am.Source(id="s", title="S", published=date).published is date


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (datetime.datetime(2024, 4, 27, tzinfo=datetime.UTC), am.DateTypeError, "write value.date"),
        (2024, am.DateTypeError, "a date is needed, not int"),
        (True, am.DateTypeError, "a date is needed, not bool"),
        (b"2024", am.DateTypeError, "a date is needed, not bytes"),
        ("", am.DateSyntaxError, "'' is not a date"),
        ("..", am.DateSyntaxError, "'..' is not a date"),
        ("April 2024", am.DateSyntaxError, "'April 2024' is not a date"),
        ("2024-04-31", am.DateSyntaxError, "April 2024 has 30 days"),
        ("2024-04-27\n", am.DateSyntaxError, "is not a date"),
        ("2024-04-27T09:00:00", am.UnsupportedDateError, "a time of day"),
    ],
)
def test_what_is_no_date_is_refused(
    wrong: object, error: type[am.AptsModelError], message: str
) -> None:
    """A date that cannot be read, or is none, is refused as `ImpreciseDate` refuses it."""
    with pytest.raises(error, match=message):
        am.Source(id="s", title="S", published=wrong)  # type: ignore[arg-type]


def test_a_source_with_everything() -> None:
    """Every field is held as it was given."""
    source = am.Source(
        id="le-devoir",
        title="Le Devoir",
        url="https://www.ledevoir.com/?a=é",
        published="2024-04~",
        language="fr",
        citations=[am.Citation(source_id="bano-1", locator="p. 3")],
        note="Copy.",
    )
    assert source.url == "https://www.ledevoir.com/?a=é"
    assert str(source.published) == "2024-04~"
    assert source.language is am.Language.FR
    assert [citation.locator for citation in source.citations] == ["p. 3"]
    assert source.note == "Copy."


def test_what_is_not_given_is_not_known() -> None:
    """By default a source has no address, date, language or note, and cites nothing."""
    source = am.Source(id="s", title="S")
    assert (source.url, source.published, source.language, source.note) == (None,) * 4
    assert source.citations == ()


def test_a_citation_speaks_for_all_fields_unless_it_names_some() -> None:
    """`supports` is empty by default, and keeps the order in which fields are named."""
    assert am.Citation(source_id="s").supports == ()
    assert am.Citation(source_id="s", supports=["until", "start"]).supports == ("until", "start")
    assert refusal(am.Citation, supports=["start", ""]).startswith("supports: '' is empty")


def test_languages_are_their_codes() -> None:
    """A language is equal to its code, so that code and text can be compared."""
    assert [language.value for language in am.Language] == ["fr", "en"]
    code: str = "fr"
    assert code == am.Language.FR
    assert f"{am.Language.EN}" == "en"
    assert language_of("en") is language_of(am.Language.EN) is am.Language.EN
    with pytest.raises(am.InvalidValueError, match=r"^language: 'de' is not one of 'fr', 'en'$"):
        language_of("de")


def test_citations_of_takes_any_iterable() -> None:
    """Citations come from any iterable, and each is checked."""
    one = am.Citation(source_id="s")
    assert citations_of(iter([one, one])) == (one, one)
    with pytest.raises(am.InvalidValueError, match=r"^citations: 's' is not a Citation$"):
        citations_of(["s"])  # type: ignore[list-item]


def test_a_source_is_not_a_citation() -> None:
    """To cite a source is to name its id: the source itself is refused."""
    source = made(am.Source)
    assert refusal(am.Person, citations=[source]) == f"citations: {source!r} is not a Citation"
