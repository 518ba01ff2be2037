"""English and French for all that is shown: terms, dates, periods and whole explanations."""

from apts_model.words.dates import date_words, on_date, period_words
from apts_model.words.sentences import Facts, explain, known_through, sources_listed
from apts_model.words.terms import labelled, listed, no_one, nothing_found, possibly, term
from apts_model.words.wording import Topic

__all__ = [
    "Facts",
    "Topic",
    "date_words",
    "explain",
    "known_through",
    "labelled",
    "listed",
    "no_one",
    "nothing_found",
    "on_date",
    "period_words",
    "possibly",
    "sources_listed",
    "term",
]
