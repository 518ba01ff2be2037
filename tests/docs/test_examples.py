"""Run pages with examples that are right, and with examples that are wrong."""

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.example import SybilFailure

from tests.docs.examples import Folder, parse_blocks


def run(text: str, path: Path) -> None:
    page = path / "page.md"
    page.write_text(text, encoding="utf-8")
    folder = Folder()
    folder.enter({})
    try:
        for example in Sybil([parse_blocks], pattern="*.md").parse(page).examples():
            example.evaluate()
    finally:
        folder.leave({})


def block(info: str, *lines: str) -> str:
    return "\n".join((f"```{info}", *lines, "```", ""))


def test_examples_share_names_and_files(tmp_path: Path) -> None:
    before = Path.cwd()
    text = (
        block("python", "from pathlib import Path", "name = 'union.json'")
        + block('json title="union.json"', "{}")
        + block("pycon", ">>> Path(name).read_text()", r"'{}\n'")
        + block('python title="app.py"', "answer = 42")
        + block("pycon", ">>> answer, Path('app.py').exists()", "(42, True)")
        + block("console", "$ apts-model president apts 1990-01-01", "APTS did not ... 1990.")
        + block("text", "no code")
    )
    run(text, tmp_path)
    assert Path.cwd() == before
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


@pytest.mark.parametrize(
    "text",
    [
        block("pycon", ">>> 1", "2"),
        block("console", "$ apts-model president apts 1990-01-01", "Nobody."),
        block("console", "$ rm -r /"),
        block("json", "{"),
        block("yaml", "a: ]"),
        block("toml", "a ="),
        block("ruby", "puts 1"),
        block("", "no language"),
        block("json titel='x.json'", "{}"),
    ],
)
def test_an_example_that_is_wrong_fails(text: str, tmp_path: Path) -> None:
    with pytest.raises(SybilFailure):
        run(text, tmp_path)


def test_python_that_raises_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        run(block("python", "1 / 0"), tmp_path)


def test_correct_json_yaml_and_toml_pass(tmp_path: Path) -> None:
    run(block("json", "{}") + block("yaml", "a: 1") + block("toml", "a = 1"), tmp_path)


def test_a_file_with_a_title_may_be_wrong_on_purpose(tmp_path: Path) -> None:
    run(block('json title="wrong.json"', "{"), tmp_path)
