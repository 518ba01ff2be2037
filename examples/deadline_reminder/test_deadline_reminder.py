"""What a bargaining team relies on."""

import datetime
import pathlib

import apts_model as am
import pytest

import deadline_reminder
from deadline_reminder import planned, reminders

APTS = am.load_apts()


def told(dataset: am.Dataset, today: str, days: int = 30) -> list[str]:
    """Return each reminder without its section of law."""
    found = reminders(dataset, "apts-2023", datetime.date.fromisoformat(today), days)
    return [line.partition(" (")[0] for line in found]


def test_a_strike_needs_notice_in_time() -> None:
    """Seven clear working days lie between a notice and the strike of Monday 4 December 2023."""
    mine = planned(APTS, "apts-2023", "2023-12-04")
    assert "in 4 days: strike_notice by 2023-11-22" in told(mine, "2023-11-18")
    assert "overdue: strike_notice by 2023-11-22" in told(mine, "2023-11-23")
    assert not any("2023-11-22" in line for line in told(mine, "2023-10-01", days=10))


def test_a_vague_deadline_is_told_as_one() -> None:
    """The 60 days of the employer run from some day of October 2022, so they end some day."""
    vague = "offers by [2022-11-30..2022-12-30]"
    assert f"perhaps overdue: {vague}" in told(APTS, "2022-12-10")
    assert f"in 5 days: {vague}" in told(APTS, "2022-11-25")


def test_what_is_done_is_not_asked_for() -> None:
    """Demands that were filed are no longer on the list."""
    assert "in 30 days: demands_filed by 2022-11-01" in told(APTS, "2022-10-02")
    assert not any("demands_filed" in line for line in told(APTS, "2022-12-10", days=9999))


def test_what_is_past_is_past() -> None:
    """Nobody is reminded of a strike that has begun, but of the next one."""
    notices = [line for line in told(APTS, "2023-11-22") if "strike_notice" in line]
    assert notices == ["in 6 days: strike_notice by 2023-11-28"]


def test_the_command_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line for each, with the section of law."""
    monkeypatch.setattr("sys.argv", ["x", "apts-2023", "2023-11-18", "--strike", "2023-12-04"])
    deadline_reminder.main()
    assert "in 4 days: strike_notice by 2023-11-22 (C-27 s. 111.11" in capsys.readouterr().out


@pytest.mark.parametrize("regime_id", [None, "quebec-2025"])
def test_a_law_without_known_delays_is_told(
    regime_id: str | None,
    tmp_path: pathlib.Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Silence would be read as: nothing is due."""
    held = am.BargainingRound(id="r", title="Next", regime_id=regime_id, expires="2028-03-31")
    am.dump(am.Dataset(title="Mine", rounds=[held]), tmp_path / "mine.json")
    asked = ["x", "r", "2027-10-15", "--data", str(tmp_path / "mine.json")]
    monkeypatch.setattr("sys.argv", asked)
    deadline_reminder.main()
    assert capsys.readouterr().out == "no delays are known for this round; the law may set some\n"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["apts-2032", "2023-11-18"], "did you mean 'apts-2023'"),
        (["apts-2023", "18/11/2023"], "write it as 2023-11-18"),
        (["apts-2023", "2023-11-18", "--data", "nowhere.json"], "nowhere.json"),
    ],
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
        deadline_reminder.main()
    assert told in capsys.readouterr().err
