from pathlib import Path

import pytest

from tests.docs.console import Command, Shell, commands, difference


def test_a_block_is_taken_apart_at_its_prompts() -> None:
    text = "$ apts-model find \\\n    apts\nAPTS\n$ echo $?\n0\n"
    assert [*commands(text)] == [
        Command("apts-model find      apts", "APTS\n"),
        Command("echo $?", "0\n"),
    ]


def test_without_a_prompt_each_line_is_a_command() -> None:
    assert [*commands("pip install uv\n\nuv run x\n")] == [
        Command("pip install uv", ""),
        Command("uv run x", ""),
    ]


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ("a\n", "a\n"),
        ("", ""),
        ("...\n", ""),
        ("...\n", "a\nb\n"),
        ("a\n...\nc\n", "a\nb\nb\nc\n"),
        ("a\n...\nc\n", "a\nc\n"),
        ("by ... in 2004\n", "by nobody in 2004\n"),
        ("a\n\nb\n", "a\n\nb\n"),
    ],
)
def test_what_is_expected_is_found(expected: str, printed: str) -> None:
    assert difference(expected, printed) is None


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ("", "a\n"),
        ("a\n", ""),
        ("a.c\n", "abc\n"),
        ("a\n", "a\nb\n"),
        ("a\n...\nc\n", "a\nb\n"),
        ("a ... c\n", "a\nc\n"),
    ],
)
def test_what_differs_is_shown(expected: str, printed: str) -> None:
    told = difference(expected, printed)
    assert told is not None
    assert told.startswith("expected (-)")


def test_a_command_is_run_and_its_status_kept() -> None:
    shell = Shell()
    absent = "APTS did not exist on January 1, 1990.\n"
    assert shell.check(Command("apts-model president apts 1990-01-01", absent)) is None
    assert shell.check(Command("echo $?", "1\n")) is None
    assert shell.check(Command("apts-model nonsense", "usage: ...\n...")) is None
    assert shell.check(Command("echo $?", "2\n")) is None
    assert shell.check(Command("apts-model president apts 1990-01-01", "Nobody.\n"))


def test_what_is_printed_goes_into_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Shell().check(Command("apts-model president apts 1990-01-01 > said.txt", "")) is None
    said = "APTS did not exist on January 1, 1990.\n"
    assert (tmp_path / "said.txt").read_text(encoding="utf-8") == said
    assert Shell().check(Command("cat said.txt", said)) is None
    assert Shell().check(Command("cat said.txt", "Nobody.\n"))


def test_other_programs_are_shown_or_refused() -> None:
    assert Shell().check(Command("pip install apts-model[yaml]", "")) is None
    told = Shell().check(Command("curl https://example.org", ""))
    refused = "`curl https://example.org`: only apts-model and cat are run, and "
    assert told == f"{refused}git, pip, pipx, uv shown"
