import pytest

import apts_model as am
from tests.records.forms import SOME_DAY, refusal


@pytest.mark.parametrize("missing", ["subject_id", "records", "period"])
def test_what_is_covered_is_always_said(missing: str) -> None:
    """A claim to completeness names its subject, its kind of records and its period."""
    fields = {"subject_id": "u", "records": "presidencies", "period": SOME_DAY}
    del fields[missing]
    with pytest.raises(TypeError, match=missing):
        am.Coverage(**fields)  # type: ignore[arg-type]


def test_one_kind_of_records_at_a_time() -> None:
    """Several kinds of records are several claims."""
    assert refusal(am.Coverage, records=["presidencies"]) == (
        "records: ['presidencies'] is not one of "
        "'presidencies', 'affiliations', 'rounds', 'figures'"
    )


def test_a_coverage_with_everything() -> None:
    """Every field is held as it was given."""
    coverage = am.Coverage(
        subject_id="apts",
        records="affiliations",
        period=am.Period("2004-11", until=".."),
        citations=[am.Citation(source_id="s")],
        note="Note.",
    )
    assert coverage.records is am.RecordKind.AFFILIATIONS
    assert coverage.period.is_open
    assert (coverage.subject_id, coverage.note) == ("apts", "Note.")
