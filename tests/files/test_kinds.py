import datetime

import apts_model as am
from apts_model.files.kinds import is_optional, is_record, is_several, without_none
from apts_model.time.periods import End


def test_kinds_are_told_apart() -> None:
    """Records are objects, tuples lists, dates texts; None means that a key can be left out."""
    assert all(is_record(kind) for kind in (am.Dataset, am.Period, am.Name))
    assert not any(is_record(kind) for kind in (am.ImpreciseDate, str, datetime.date, am.Language))
    assert is_several(tuple[str, ...])
    assert not any(is_several(kind) for kind in (str, am.Period, str | None))
    assert is_optional(str | None)
    assert is_optional(End)
    assert not is_optional(str)
    assert without_none(str | None) is str
    assert without_none(int | str | None) == (int | str)
