"""English and French for all that is shown: terms, dates, figures, events, whole explanations."""

from apts_model.words.basics import (
    labelled,
    listed,
    no_one,
    no_presidents,
    not_recorded,
    nothing_found,
    nothing_recorded,
    possibly,
)
from apts_model.words.dates import (
    date_words,
    dated,
    gap_words,
    on_date,
    period_words,
    through,
    without_end,
    yearly_words,
)
from apts_model.words.deadlines import (
    deadline_words,
    delay_words,
    no_delays,
    no_law,
    reason_words,
    rule_words,
)
from apts_model.words.events import EventKind, event_words
from apts_model.words.figures import (
    figure_words,
    number_words,
    percent_words,
    strike_days_words,
    vote_words,
)
from apts_model.words.sentences import Facts, Possibility, explain, known_through, sources_listed
from apts_model.words.terms import term
from apts_model.words.wording import Topic, nobody

__all__ = [
    "EventKind",
    "Facts",
    "Possibility",
    "Topic",
    "date_words",
    "dated",
    "deadline_words",
    "delay_words",
    "event_words",
    "explain",
    "figure_words",
    "gap_words",
    "known_through",
    "labelled",
    "listed",
    "no_delays",
    "no_law",
    "no_one",
    "no_presidents",
    "nobody",
    "not_recorded",
    "nothing_found",
    "nothing_recorded",
    "number_words",
    "on_date",
    "percent_words",
    "period_words",
    "possibly",
    "reason_words",
    "rule_words",
    "sources_listed",
    "strike_days_words",
    "term",
    "through",
    "vote_words",
    "without_end",
    "yearly_words",
]
