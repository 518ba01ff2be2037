"""`draw`: pictures of answers, on standard output or in a file."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import apts_model as am
from apts_model.cli.drawing import KINDS, picture
from apts_model.diagrams import regime_svg
from tests.cli.asking import Ask, Said, run_apart
from tests.cli.conftest import Keep
from tests.drawing.reading import sound

IDS = {
    "presidents": "apts",
    "lineage": "apts",
    "round": "apts-2023",
    "figures": "apts",
    "members": "front-commun-2023",
    "affiliations": "apts",
    "strikes": "apts",
    "stages": "quebec-1985",
}
HEADINGS = {
    "presidents": ("APTS: presidents", "APTS : présidences"),
    "lineage": ("APTS: lineage", "APTS : filiation"),
    "round": ("APTS 2022–2024", "APTS 2022–2024"),
    "figures": ("APTS: figures", "APTS : données chiffrées"),
    "members": ("Common Front: members", "Front commun intersyndical de 2023 : membres"),
    "affiliations": ("APTS: affiliations", "APTS : affiliations"),
    "strikes": ("APTS: strikes", "APTS : grèves"),
}


def drawn(ask: Ask, tmp_path: Path, *arguments: str) -> tuple[Said, str]:
    """Draw into a file, and return what was said and drawn."""
    path = tmp_path / "drawn.svg"
    said = ask("draw", *arguments, "--out", str(path))
    return said, path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn(ask: Ask, tmp_path: Path, kind: str, language: str) -> None:
    """Into a file goes one SVG with its heading, in the language asked for; nothing is said."""
    said, text = drawn(ask, tmp_path, kind, IDS[kind], "--lang", language)
    assert said == (0, "", "")
    assert text.endswith("</svg>\n")
    if kind == "stages":
        assert text == regime_svg(am.REGIMES["quebec-1985"], language) + "\n"
    else:
        title = sound(text).findtext("{http://www.w3.org/2000/svg}title", "")
        assert title.replace("\N{NO-BREAK SPACE}", " ") == HEADINGS[kind][language == "fr"]
    assert picture(am.load_apts(), kind, IDS[kind], language) == text.removesuffix("\n")


def test_one_measure(ask: Ask, tmp_path: Path) -> None:
    """`--measure` draws figures of one kind, and is for figures alone."""
    _, text = drawn(ask, tmp_path, "figures", "apts", "--measure", "members")
    assert ">APTS: members</title>" in text
    assert "job titles" not in text
    said = ask("draw", "lineage", "apts", "--measure", "members")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("apts-model: --measure")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"stages", "round"}])
def test_nothing_recorded(keep: Keep, tmp_path: Path, kind: str) -> None:
    """Where nothing is recorded, no picture is drawn: it says so and ends by 1."""
    ask = keep(am.Dataset(title="T", unions=[am.TradeUnion(id="mine")]))
    said, text = drawn(ask, tmp_path, kind, "mine", "--lang", "fr")
    assert (said.status, said.out, text) == (1, "", "")
    assert said.err.split() == ["mine", ":", "rien", "de", "tel", "n’est", "consigné"]


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_ids(ask: Ask, kind: str) -> None:
    """What is not known is wrong use, whatever is to be drawn."""
    said = ask("draw", kind, "nobody")
    assert (said.status, said.out) == (2, "")
    assert "nobody" in said.err


@pytest.mark.parametrize(
    "arguments", [["draw"], ["draw", "apts"], ["draw", "sculpture", "apts"], ["draw", "round"]]
)
def test_wrong_use(ask: Ask, arguments: list[str]) -> None:
    """Arguments that make no picture are answered with the usage."""
    said = ask(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("usage: apts-model")


@pytest.mark.parametrize("ending", [".png", ".PDF", ".jpeg"])
def test_other_pictures_are_refused(ask: Ask, tmp_path: Path, ending: str) -> None:
    """SVG under the name of another format would open nowhere: what to write is said."""
    path = tmp_path / f"apts{ending}"
    told = "pictures are drawn as SVG: end the name with .svg, and let a browser print it"
    said = ask("draw", "presidents", "apts", "--out", str(path))
    assert said == (2, "", f"apts-model: {path}: {told}\n")
    assert not path.exists()


def test_help_names_every_kind(ask: Ask) -> None:
    """What can be drawn, and where it goes, stands in the help."""
    said = ask("draw", "--help")
    assert said.status == 0
    assert all(part in said.out for part in (*KINDS, "--out", "--measure", "--lang", "--data"))
    assert "draw" in ask("--help").out


def test_standard_output_is_utf_8(ask: Ask) -> None:
    """Without `--out` the picture is written as UTF-8, whatever the terminal can show."""
    said = ask("draw", "presidents", "apts")
    sound(said.out)
    assert ask("draw", "presidents", "apts", "--out", "-") == said
    done = run_apart("draw", "presidents", "apts", encoding="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Andrée Poirier" in done.stdout.decode()
    ET.fromstring(done.stdout)


def test_a_file_is_written_whole_or_not_at_all(ask: Ask, tmp_path: Path) -> None:
    """An error leaves the old file as it was; a folder that is not there is said to be missing."""
    path = tmp_path / "old.svg"
    path.write_text("old", encoding="utf-8")
    assert ask("draw", "lineage", "nobody", "--out", str(path)).status == 2
    assert path.read_text(encoding="utf-8") == "old"
    said = ask("draw", "lineage", "apts", "--out", str(tmp_path / "none" / "a.svg"))
    assert (said.status, said.out) == (2, "")
    assert "none" in said.err
    assert [*tmp_path.iterdir()] == [path]


def test_ones_own_data(own: Ask, tmp_path: Path) -> None:
    """`--data` draws another file, whose faults are told as everywhere."""
    _, text = drawn(own, tmp_path, "presidents", "mine")
    assert "Ada, from 1999 until 2001" in text
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    said = own.about(str(broken))("draw", "presidents", "mine")
    assert (said.status, said.out) == (2, "")
    assert "broken.json" in said.err


def test_no_such_kind() -> None:
    """`picture` names the kinds that there are."""
    with pytest.raises(am.InvalidValueError, match="presidents, lineage, round"):
        picture(am.load_apts(), "sculpture", "apts")
