"""What the tests of the command line share: how to ask it, and a small data set to ask."""

import io
import json
import os
import re
import subprocess
import sys
from typing import Any, NamedTuple

import pytest

import apts_model as am
from apts_model.cli import main

NBSP = "\N{NO-BREAK SPACE}"


class Said(NamedTuple):
    """What the command line said."""

    status: int
    out: str
    err: str


class Ask:
    """Runs the command line inside this process, on the bundled data or on a file."""

    def __init__(self, captured: pytest.CaptureFixture[str], *data: str) -> None:
        self.captured = captured
        self.data = data

    def __call__(self, *arguments: str) -> Said:
        """Run it, and return what it said; wrong use of arguments ends it by `SystemExit`."""
        try:
            status: Any = main([*arguments, *self.data])
        except SystemExit as error:
            status = error.code
        out, err = self.captured.readouterr()
        return Said(status, out, err)

    def about(self, path: str) -> "Ask":
        """Return one that asks a file."""
        return Ask(self.captured, "--data", path)

    def json(self, *arguments: str) -> Any:
        """Run it with `--json`, and return what it answered."""
        said = self(*arguments, "--json")
        assert said.err == ""
        return json.loads(said.out)

    def lines(self, *arguments: str) -> list[str]:
        """Run it, and return the lines it answered, less the sources that it lists."""
        said = self(*arguments)
        assert said.err == ""
        return [
            line
            for line in said.out.splitlines()
            if not line.startswith(("- ", "Sources")) and line
        ]


def run_apart(
    *arguments: str,
    given: bytes | None = None,
    stdout: int = subprocess.PIPE,
    encoding: str = "utf-8",
    unbuffered: str = "",
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own, by default buffered, as into a pipe."""
    command = [sys.executable, "-m", "apts_model", *arguments]
    plain = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.run(
        command, input=given, stdout=stdout, stderr=subprocess.PIPE, env=plain, check=False
    )


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


_SOURCE = re.compile(r"^- .*$", re.MULTILINE)
_QUOTED = re.compile(r"«[^»]*»")
_ENGLISH = re.compile(
    r"\b(the|of|from|until|through|since|was|were|is|are|had|not|and|into|by|at|any|some|every|"
    r"possibly|certainly|known|unknown|disputed|accepted|elected|interim|no one|name|"
    r"on record|nothing|found|date unknown|later|earlier|about|more than|at least|at most|members?|"
    r"workers?|days?|growth|wage|women|strike|full|partial|rotating|stages?|filing|employer|"
    r"mediation|agreement|working|within|after|before|extendable|becomes|leaves|joins|founded|"
    r"dissolved|merges?|splits?|campaigns?|statutes?|assented|passed|introduced|repealed|upheld|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_BARE_COLON = re.compile(rf"(?<!{NBSP}):")
_BARE_QUOTATION_MARK = re.compile(rf"«(?!{NBSP})|(?<!{NBSP})»")


def faults_of_french(text: str) -> list[str]:
    """Return English words, and colons and quotation marks without their no-break space."""
    told = _SOURCE.sub("", text)
    bare = _QUOTED.sub("", told)
    return [
        *_ENGLISH.findall(bare),
        *_BARE_COLON.findall(bare),
        *_BARE_QUOTATION_MARK.findall(told),
    ]


CITED = [am.Citation(source_id="s")]


def family() -> am.Dataset:
    """Return a small data set, in French, with what the bundled one has no example of."""
    since_1990 = am.Period("1990", until="..")
    decade = am.Period("2000-01-01", until="2010-01-01")
    ids = ("un", "deux", "trois", "quatre", "cinq")
    return am.Dataset(
        title="Monde",
        as_of="2025-12-31",
        sources=[am.Source(id="s", title="Un dépliant")],
        people=[am.Person(id="ada", name="Ada"), am.Person(id="bob", name="Bob")],
        unions=[
            am.TradeUnion(id=one, names=[named(one.capitalize())], period=since_1990) for one in ids
        ],
        coalitions=[
            am.Coalition(id="front", kind="common_front", names=[named("Le Front")], period=decade),
            am.Coalition(id="reseau", kind="network", names=[named("Réseau")]),
        ],
        affiliations=[
            joined("un", am.Period("2000-01-01", until="2005-06-01"), citations=CITED),
            joined("deux", am.Period("2005-06-01", until="2010-01-01")),
            joined("trois", decade),
            joined("quatre", am.Period("[2001..2003]", until="2010-01-01")),
            joined("reseau", decade),
            joined("cinq", am.Period("2004", until="2005"), standing="disputed", citations=CITED),
        ],
        presidencies=[
            am.Presidency(
                id="ada-un",
                union_id="un",
                holder_id="ada",
                period=am.Period("1995-01-01", until="2005-06-01"),
                citations=CITED,
            ),
            am.Presidency(
                id="bob-deux",
                union_id="deux",
                holder_id="bob",
                period=am.Period("1995", until="2005-06-01"),
            ),
        ],
        coverages=[am.Coverage(subject_id="deux", records="presidencies", period=since_1990)],
        figures=[
            am.Figure(id="undated", subject_id="un", measure="members", value=1000),
            am.Figure(
                id="half",
                subject_id="un",
                measure="strike_days",
                value="1.5",
                standing="disputed",
                date="2001",
            ),
            am.Figure(
                id="fall",
                subject_id="un",
                measure="wage_percent",
                value="-2.5",
                comparison="about",
                date="2002",
                citations=CITED,
            ),
        ],
        mergers=[
            am.Merger(id="undated", predecessor_ids=["un", "deux"], successor_id="trois"),
            am.Merger(
                id="absorbed",
                kind="absorption",
                predecessor_ids=["quatre", "trois"],
                successor_id="trois",
                date="2011",
                citations=CITED,
            ),
            am.Merger(
                id="claimed",
                predecessor_ids=["un", "cinq"],
                successor_id="trois",
                date="2012",
                standing="disputed",
            ),
        ],
        splits=[
            am.Split(id="left", parent_id="trois", child_ids=["six"], date="2013-05"),
            am.Split(
                id="claimed", parent_id="trois", child_ids=["sept", "huit"], standing="disputed"
            ),
        ],
        rounds=[
            am.BargainingRound(id="calme", title="Ronde calme", union_ids=["un"]),
            am.BargainingRound(
                id="agitee",
                title="Ronde agitée",
                union_ids=["un", "deux"],
                regime_id="quebec-1985",
                expires="2001-03-31",
                strikes=[
                    am.Strike(
                        id="vague",
                        period=am.Period(
                            "[2001-05-01..2001-05-03]", through="[2001-05-04..2001-05-08]"
                        ),
                        citations=CITED,
                    ),
                    am.Strike(
                        id="endless",
                        kind="partial",
                        period=am.Period("2001-06"),
                        union_ids=["deux"],
                    ),
                    am.Strike(id="claimed", kind="rotating", standing="disputed"),
                ],
            ),
            am.BargainingRound(
                id="nouvelle",
                title="Ronde nouvelle",
                union_ids=["quatre"],
                regime_id="quebec-2025",
                expires="2028-03-31",
            ),
            am.BargainingRound(id="inconnue", title="Ronde inconnue", regime_id="quebec-1984"),
        ],
        statutes=[
            am.Statute(
                id="loi",
                title="Loi",
                chapter="c. 1",
                steps=[
                    am.StatuteStep(kind="assented"),
                    am.StatuteStep(kind="in_force", date="1999"),
                    am.StatuteStep(kind="repealed", date="[2001-01-01..]"),
                ],
                citations=CITED,
            ),
            am.Statute(
                id="morte",
                title="Loi morte",
                steps=[
                    am.StatuteStep(kind="in_force", date="1990-01-01"),
                    am.StatuteStep(kind="repealed", date="1995-01-01"),
                ],
            ),
        ],
        campaigns=[
            am.Campaign(
                id="fetes", title="Fêtes", yearly=am.Yearly(start="12-20", through="01-06")
            ),
            am.Campaign(
                id="jour",
                title="Jour",
                period=am.Period("2001-05-01", through="2001-05-01"),
                citations=CITED,
            ),
            am.Campaign(id="incertaine", title="Incertaine"),
        ],
    )


def named(text: str) -> am.Name:
    """Return a French name."""
    return am.Name(text=text, language="fr")


def joined(member_id: str, period: am.Period, **others: Any) -> am.Affiliation:
    """Return that a union was in the coalition of `family`."""
    return am.Affiliation(
        id=f"{member_id}-front", member_id=member_id, body_id="front", period=period, **others
    )
