"""What must be true of the page, whatever the records."""

from html.parser import HTMLParser

import apts_model as am
import pytest

import presidents_page
from presidents_page import page


class Reader(HTMLParser):
    """Collects what a reader of the page would see, and the links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen, self.links, self.tags = "", [], []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.seen += data


@pytest.mark.parametrize(
    ("lang", "heading", "told"),
    [
        ("en", "Presidents of APTS", "disputed"),
        ("fr", "APTS\N{NO-BREAK SPACE}: présidence", "contesté"),
    ],
)
def test_everybody_is_on_the_page(lang: str, heading: str, told: str) -> None:
    """Each president is named, claims are marked, and all that is cited is linked."""
    apts = am.load_apts()
    read = Reader(page(apts, "apts", lang))
    assert heading in read.seen
    for name in ("Denis Côté", "Dominique Verreault", "Carolle Dubé", "Robert Comeau"):
        assert name in read.seen
    assert f"({told})" in read.seen
    assert read.tags.count("s") == 2
    assert "[2021-06-09..2021-06-21]" in read.seen
    cited = {one.source_id for record in apts.presidencies_of("apts") for one in record.citations}
    assert {apts.source(id).url for id in cited} <= set(read.links)


def test_names_are_no_markup() -> None:
    """A name with a `<` in it is shown, not obeyed."""
    mine = am.Dataset(
        title="Mine",
        people=[am.Person(id="ann", name="<script>Ann</script>")],
        unions=[am.TradeUnion(id="mine")],
        presidencies=[am.Presidency(id="one", union_id="mine", holder_id="ann")],
    )
    read = Reader(page(mine, "mine"))
    assert "script" not in read.tags
    assert "<script>Ann</script>" in read.seen


@pytest.mark.parametrize(
    ("typed", "told"),
    [(["aptss"], "did you mean 'apts'"), (["apts", "de"], "invalid choice: 'de'")],
)
def test_what_is_mistyped_is_told(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: list[str],
    told: str,
) -> None:
    """Nobody has to read a traceback to learn what to type."""
    monkeypatch.setattr("sys.argv", ["x", *typed])
    with pytest.raises(SystemExit):
        presidents_page.main()
    assert told in capsys.readouterr().err


def test_the_command_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is printed, in English if nothing else is asked for."""
    monkeypatch.setattr("sys.argv", ["x", "apts"])
    presidents_page.main()
    assert capsys.readouterr().out == page(am.load_apts(), "apts", "en")
