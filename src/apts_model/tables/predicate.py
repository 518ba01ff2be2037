"""The question "who held it on that day" in SQL that every engine runs: written once, here.

The text is standard SQL: `BETWEEN` on `DATE` columns, `CASE`, `LEFT JOIN`. It is one
equi-join on the office for each table, so that an engine hashes or partitions by `union_id` and
compares days inside. It reads tables of these columns, one pair of tables for each reading of the
handover day (`incoming`, `outgoing`, `both`):

`offices`: one row for each union that can be asked about.

| column | type | meaning |
|---|---|---|
| `union_id` | text | its id; unique |

`tenures_incoming` (`_outgoing`, `_both`): days on which a holder may have held an office. All days
are included ones, 0001-01-01 to 9999-12-31; what has no bound runs to that end of the calendar. No
two rows of one office and one holder have a day in common.

| column | type | meaning |
|---|---|---|
| `union_id` | text | the office |
| `holder_id` | text | who held it |
| `presidency_id` | text, null | the record; null where several records of one holder share days, \
for what they say together |
| `standing` | text | `accepted`; `disputed` for claims, which change nothing else; `mixed` for \
days on which the holder possibly held, and a claim says so, too |
| `possible_from`, `possible_through` | date | first and last day on which it may have held |
| `certain_from`, `certain_through` | date, null | first and last day on which it certainly held; \
null where there is none |

`vacancies_incoming` (`_outgoing`, `_both`): days on which it is known whether the office was
vacant. On any other day it possibly was. Rows of one office have no day in common.

| column | type | meaning |
|---|---|---|
| `union_id` | text | the office |
| `vacant` | text | `certain` or `no` |
| `first_day`, `last_day` | date | first and last day on which it is so |

`questions`: what is asked.

| column | type | meaning |
|---|---|---|
| `question` | integer | its number; unique |
| `union_id` | text | the office |
| `day` | date | the day |
"""

from __future__ import annotations

from typing import Final

from apts_model.time.periods import Handover

QUESTIONS: Final = "questions"
"""Name of the table of questions."""

OFFICES: Final = "offices"
"""Name of the table of unions that can be asked about."""


def tenures_table(handover: Handover | str) -> str:
    """Return the name of the table of tenures under a reading of the handover day.

    Raises:
        InvalidValueError: it is no reading.

    Examples:
        >>> from apts_model.tables.predicate import tenures_table
        >>> tenures_table("incoming")
        'tenures_incoming'
    """
    return f"tenures_{Handover.of(handover).value}"


def vacancies_table(handover: Handover | str) -> str:
    """Return the name of the table of vacancies under a reading of the handover day.

    Raises:
        InvalidValueError: it is no reading.

    Examples:
        >>> from apts_model.tables.predicate import vacancies_table
        >>> vacancies_table("both")
        'vacancies_both'
    """
    return f"vacancies_{Handover.of(handover).value}"


def holders_select(handover: Handover | str = Handover.INCOMING) -> str:
    """Return the SELECT that answers all rows of `questions`.

    It gives one row for each question and each holder, in no order, and one row for a question
    without a holder:

    | column | type | meaning |
    |---|---|---|
    | `question`, `union_id`, `day` | | the question |
    | `vacant` | text | `certain`, `possible` or `no`: whether the office was vacant; the same in \
all rows of a question |
    | `holder_id` | text, null | who held it; null where nobody did |
    | `certainty` | text, null | `certain` or `possible`, over all records of that holder \
together; null where only a claim says so |
    | `disputed` | boolean | whether a claim names the holder, who is not certain anyway |

    A union that is not in `offices` is answered as one of which nothing is known: ask
    `unknown_select` first.

    Args:
        handover: Who has the handover day; it names the tables that are read.

    Raises:
        InvalidValueError: it is no reading of the handover day.

    Examples:
        >>> from apts_model.tables.predicate import holders_select
        >>> print(holders_select("both").splitlines()[-3])
        LEFT JOIN tenures_both AS tenures
    """
    tenures, vacancies = tenures_table(handover), vacancies_table(handover)
    return f"""\
SELECT
  questions.question,
  questions.union_id,
  questions.day,
  COALESCE(vacancies.vacant, 'possible') AS vacant,
  tenures.holder_id,
  CASE
    WHEN questions.day BETWEEN tenures.certain_from AND tenures.certain_through THEN 'certain'
    WHEN tenures.standing IN ('accepted', 'mixed') THEN 'possible'
  END AS certainty,
  CASE WHEN tenures.standing IN ('disputed', 'mixed') THEN TRUE ELSE FALSE END AS disputed
FROM questions
LEFT JOIN {vacancies} AS vacancies
  ON vacancies.union_id = questions.union_id
  AND questions.day BETWEEN vacancies.first_day AND vacancies.last_day
LEFT JOIN {tenures} AS tenures
  ON tenures.union_id = questions.union_id
  AND questions.day BETWEEN tenures.possible_from AND tenures.possible_through"""  # noqa: S608 - an enum names the tables


def unknown_select() -> str:
    """Return the SELECT that gives the ids in `questions` that are not in `offices`, each once.

    Examples:
        >>> from apts_model.tables.predicate import unknown_select
        >>> "LEFT JOIN offices" in unknown_select()
        True
    """
    return """\
SELECT DISTINCT questions.union_id
FROM questions
LEFT JOIN offices ON offices.union_id = questions.union_id
WHERE offices.union_id IS NULL"""
