import contextlib
import importlib
import json
from typing import Any

import pytest
from hypothesis import given

import apts_model as am
from apts_model import strategies
from apts_model.exchange import followthemoney
from apts_model.exchange.losses import Exported
from tests.effort import tries

ftm: Any = None
with contextlib.suppress(ImportError):  # it needs PyICU, which not every machine can build
    ftm = importlib.import_module("followthemoney")

LINKS = {"holder", "post", "member", "organization", "predecessor", "successor"}


def validate(entity: dict[str, Any]) -> None:
    """Let FollowTheMoney itself judge an entity, which it has to take as it is."""
    schema = ftm.model.get(entity["schema"])
    schema.validate(entity)
    assert {*schema.required} <= entity["properties"].keys()
    assert entity["properties"].keys() <= schema.properties.keys()
    assert ftm.model.get_proxy(entity).to_dict()["properties"] == entity["properties"]
    assert ftm.types.registry.entity.validate(entity["id"])
    for name in entity["properties"]:
        assert (schema.get(name).type.name == "entity") == (name in LINKS)


def entities(exported: Exported) -> dict[str, dict[str, Any]]:
    """Entities by id, each of which FollowTheMoney, where it is installed, finds valid."""
    found: dict[str, dict[str, Any]] = {}
    for line in exported.text.splitlines():
        entity = json.loads(line)
        if ftm is not None:
            validate(entity)
        assert entity["id"] not in found
        found[entity["id"]] = entity
    return found


def references(found: dict[str, dict[str, Any]]) -> set[str]:
    properties = [entity["properties"] for entity in found.values()]
    return {value for held in properties for key in LINKS for value in held.get(key, [])}


@pytest.mark.skipif(ftm is None, reason="nothing is validated: uv pip install followthemoney")
def test_followthemoney_refuses_what_is_wrong() -> None:
    """The judge of these tests sees a date that is none, and a link that is none."""
    right = {"id": "a.b", "schema": "Succession", "properties": {"date": ["2004"]}}
    ftm.model.get("Succession").validate(right)
    for name, value in {"date": "200X", "successor": "b-"}.items():
        with pytest.raises(ftm.exc.InvalidData):
            ftm.model.get("Succession").validate(right | {"properties": {name: [value]}})


@given(strategies.datasets())
@tries(15)
def test_followthemoney_takes_all_that_is_written(dataset: am.Dataset) -> None:
    """Every entity is valid, and refers only to others that are there."""
    found = entities(followthemoney.write(dataset))
    assert references(found) <= found.keys()
    held = [one for one in dataset.presidencies if one.standing is am.Standing.ACCEPTED]
    occupancies = [one for one in found.values() if one["schema"] == "Occupancy"]
    assert len(occupancies) == len(held)
    assert followthemoney.write(dataset) == followthemoney.write(dataset)


def test_the_bundled_data_goes_out() -> None:
    """What the package brings is valid; a presidency has its dates and its post."""
    found = entities(followthemoney.write(am.load_apts(), language="fr"))
    assert references(found) <= found.keys()
    told = found["presidencies.apts-dube"]["properties"]
    assert told["holder"] == ["people.carolle-dube"]
    assert found[told["post"][0]]["properties"]["name"] == ["présidence (APTS)"]
    assert found["unions.apts"]["properties"]["abbreviation"] == ["APTS"]


def mine(**records: Any) -> am.Dataset:
    """A data set of one person and two unions, the second without a name."""
    name = am.Name(text="Mine", language="en", period=am.Period("1999"))
    unions = [am.TradeUnion(id="mine", names=[name]), am.TradeUnion(id="other-")]
    people = [am.Person(id="ada", name="Ada", other_names=["Adah"], note="Yes")]
    return am.Dataset(title="Mine", people=people, unions=unions, **records)


def presidency(**values: Any) -> am.Presidency:
    return am.Presidency(id="one", union_id="mine", holder_id="ada", **values)


def test_of_two_sources_with_one_id_the_first_is_cited() -> None:
    """As for every other format, and every question."""
    urls = "https://example.org/first", "https://example.org/second"
    sources = [am.Source(id="s", title=url, url=url) for url in urls]
    cited = presidency(citations=[am.Citation(source_id="s")])
    told = entities(followthemoney.write(mine(sources=sources, presidencies=[cited])))
    assert told["presidencies.one"]["properties"]["sourceUrl"] == ["https://example.org/first"]


def test_dates_go_out_as_far_as_they_are_true() -> None:
    """A date that a year, month or day cannot tell is written shorter or left out, and noted."""
    period = am.Period("[2021-06-09..2021-06-21]", until="202X")
    exported = followthemoney.write(
        mine(presidencies=[presidency(period=period, reelected=["2022-05-04", "[2023,2025]"])])
    )
    told = entities(exported)["presidencies.one"]["properties"]
    assert told["startDate"] == ["2021-06"]
    assert "endDate" not in told
    assert told["electionDate"] == ["2022-05-04"]
    assert [str(loss) for loss in exported.losses if "presidencies" in loss.path] == [
        "$.presidencies[0].reelected[1]: left out: '[2023,2025]' lies in no one year, "
        "as FollowTheMoney needs it",
        "$.presidencies[0].period.start: written as 2021-06: FollowTheMoney cannot say "
        "'[2021-06-09..2021-06-21]'",
        "$.presidencies[0].period.until: left out: '202X' lies in no one year, "
        "as FollowTheMoney needs it",
    ]


def test_open_is_told_from_unknown_and_a_last_day_is_noted() -> None:
    """What is open is 'current'; what is unknown says nothing; `through` is a loss."""
    told = {}
    for name, period in {
        "open": am.Period("2004", until=".."),
        "unknown": am.Period("2004"),
        "through": am.Period("2004", through="2006"),
    }.items():
        exported = followthemoney.write(mine(presidencies=[presidency(period=period)]))
        properties = entities(exported)["presidencies.one"]["properties"]
        losses = [str(loss) for loss in exported.losses if "presidencies" in loss.path]
        told[name] = properties.get("status"), properties.get("endDate"), losses
    assert told == {
        "open": (
            ["current"],
            None,
            [
                "$.presidencies[0].period.until: the status is 'current', as of no day: "
                "which day it is, is not written"
            ],
        ),
        "unknown": (None, None, []),
        "through": (
            None,
            ["2006"],
            [
                "$.presidencies[0].period.through: FollowTheMoney does not say that this is "
                "the last day, still included"
            ],
        ),
    }


def test_a_title_of_its_own_is_a_post_of_its_own() -> None:
    """Two presidents share a post, unless the office was called otherwise."""
    held = [
        presidency(),
        am.Presidency(id="two", union_id="mine", holder_id="ada"),
        am.Presidency(id="three", union_id="mine", holder_id="ada", title="coordinator"),
    ]
    found = entities(followthemoney.write(mine(presidencies=held)))
    names = [one["properties"]["name"] for one in found.values() if one["schema"] == "Position"]
    assert names == [["president (Mine)"], ["coordinator (Mine)"]]
    posts = [found[f"presidencies.{one.id}"]["properties"]["post"] for one in held]
    assert posts[0] == posts[1] != posts[2]


def test_successions_are_pairs() -> None:
    """A merger and a split are as many successions as there are pairs; nobody succeeds itself."""
    mergers = [
        am.Merger(id="m", predecessor_ids=["mine", "other-"], successor_id="mine", reason="Money"),
        am.Merger(id="n", predecessor_ids=["mine"], successor_id="mine", kind="absorption"),
    ]
    splits = [am.Split(id="s", parent_id="mine", child_ids=["other-"], date="1972-06")]
    exported = followthemoney.write(mine(mergers=mergers, splits=splits))
    pairs = [
        (entity["properties"]["predecessor"], entity["properties"]["successor"])
        for entity in entities(exported).values()
        if entity["schema"] == "Succession"
    ]
    assert pairs == [
        (["unions.other-.0"], ["unions.mine"]),
        (["unions.mine"], ["unions.other-.0"]),
    ]
    assert "$.mergers[1]: left out: nothing is taken over but by itself" in map(
        str, exported.losses
    )


def test_what_has_no_place_is_listed() -> None:
    """Names' periods, missing names, addresses that sources lack, and whole collections."""
    cited = am.Citation(source_id="paper", supports=["start"], locator="p. 3")
    exported = followthemoney.write(
        mine(
            sources=[am.Source(id="paper", title="Paper")],
            presidencies=[presidency(citations=[cited], accession="elected")],
            statutes=[am.Statute(id="law", title="Law")],
        )
    )
    assert [str(loss) for loss in exported.losses] == [
        "$.unions[0].names[0].language: FollowTheMoney has no place for it",
        "$.unions[0].names[0].period: FollowTheMoney has no place for it",
        "$.unions[1].names: FollowTheMoney wants one: the id is written",
        "$.presidencies[0].accession: FollowTheMoney has no place for it",
        "$.presidencies[0].citations[0].supports: FollowTheMoney has no place for it",
        "$.presidencies[0].citations[0].locator: FollowTheMoney has no place for it",
        "$.presidencies[0].citations[0]: left out: the source has no address on the web",
        "$.sources: only the addresses of those that are cited are written",
        "$.title: FollowTheMoney has no place for it",
        "$.statutes: FollowTheMoney has no place for 1 of them",
    ]
