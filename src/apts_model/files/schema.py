"""The JSON Schema of the format, made from the classes of the records.

The law: what the schema refuses, the loader refuses. Where a rule cannot be written in a schema,
the schema lets more through, and the loader has the last word.
"""

from __future__ import annotations

import ast
import copy
import datetime
import enum
import inspect
import textwrap
import types
import typing
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs

from apts_model.dataset import Dataset
from apts_model.files.converter import FORMAT
from apts_model.files.kinds import is_optional, is_record, is_several, without_none
from apts_model.records import values
from apts_model.records.figures import Measure
from apts_model.records.unions import MAX_SEATS
from apts_model.time.dates import ImpreciseDate

Schema = dict[str, Any]

# --- what types and rules say ---------------------------------------------------------------

# Patterns must mean the same in ECMA 262 and in Python: no \d, no \p{..}, no looking behind.
_MARK = "[?~%]?"
_MONTH, _GROUPING = "(?:0[1-9X]|1[0-2X]|X[0-9X])", "(?:2[1-9]|3[0-9]|4[01])"
_DAY = "(?:0[1-9X]|[12][0-9X]|3[01X]|X[0-9X])"
_COMPONENTS = (
    f"{_MARK}[0-9X]{{4}}{_MARK}"
    f"(?:-{_MARK}{_MONTH}{_MARK}(?:-{_MARK}{_DAY}{_MARK})?|-{_GROUPING}{_MARK})?"
)
_PLAIN = "[0-9]{4}(?:-[0-9]{2}){0,2}"
_ELEMENT = rf"(?:{_COMPONENTS}|{_PLAIN}\.\.{_PLAIN})"
_ONE_OF = (
    rf"\[(?=.*[,.])(?:(?:\.\.{_PLAIN}|{_ELEMENT})(?:,{_ELEMENT})*(?:,{_PLAIN}\.\.)?"
    rf"|{_PLAIN}\.\.)\]"
)
# No month is longer than it can be. Whether a year is a leap year is left to the loader.
_LENGTHS = f"(?!.*-{_MARK}(?:02{_MARK}-{_MARK}3|(?:0[469]|11){_MARK}-{_MARK}31))"
# No component is marked on both sides, and no year is 0000.
_DATE = f"^(?!.*[?~%][0-9X]+[?~%])(?!(?:.*[^0-9X])?0000){_LENGTHS}(?:{_COMPONENTS}|{_ONE_OF})$"
_EXACT_DAY = f"^(?!0000){_LENGTHS}[0-9]{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
_DAY_OF_EVERY_YEAR = (
    "^(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    "|(?:0[13578]|1[02])-31)$"
)

_TYPES: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    datetime.date: {"type": "string", "pattern": _EXACT_DAY},
}

_ID: Schema = {"pattern": "^[a-z0-9-]+$"}
_TEXT: Schema = {"minLength": 1, "maxLength": values.MAX_TEXT, "pattern": r"^\S(?:.*\S)?$"}
_LARGEST = 10**values.MAX_DIGITS - 1
_PERCENTAGE: Schema = {"minimum": 0, "maximum": 100}


def _where(measures: Iterable[Measure], value: Schema) -> Schema:
    """Say what the value of a figure is where it measures one of these."""
    words = [measure.value for measure in measures]
    return {
        "if": {"properties": {"measure": {"enum": words}}},
        "then": {"properties": {"value": value}},
    }


_MAY_FALL = {Measure.WAGE_PERCENT, Measure.GROWTH_PERCENT}
_MAY_BE_PARTS = {*_MAY_FALL, Measure.PERCENT_WOMEN, Measure.STRIKE_DAYS}
_FIGURE = [
    _where([one for one in Measure if one not in _MAY_FALL], {"minimum": 0}),
    _where([one for one in Measure if one not in _MAY_BE_PARTS], {"type": "integer"}),
    _where([Measure.PERCENT_WOMEN], {"maximum": 100}),
]
_NOT_BOTH: Schema = {
    "not": {"required": ["period", "yearly"], "properties": {"period": {"minProperties": 1}}}
}

# By the name of the function: most are private to their module, and some are made anew each time.
_RULES: dict[str, Schema] = {
    "records.campaigns.Campaign.__attrs_post_init__": _NOT_BOTH,
    "records.campaigns.day_of_year": {"pattern": _DAY_OF_EVERY_YEAR},
    "records.figures.Figure.__attrs_post_init__": {"allOf": _FIGURE},
    "records.figures._value": {"minimum": -_LARGEST, "maximum": _LARGEST},
    "records.milestones._percent_for": _PERCENTAGE,
    "records.milestones._turnout": _PERCENTAGE,
    "records.standing.rival": _ID,
    "records.unions._seat_count": {"minimum": 1, "maximum": MAX_SEATS},
    "records.values.identifier": _ID,
    "records.values.no_repeats": {"uniqueItems": True},
    "records.values.not_empty": {"minItems": 1},
    "records.values.text": _TEXT,
    "records.values.web_address": {**_TEXT, "pattern": r'^https?://[^\s<>"]+$'},
    "records.values.whole_days": {"not": {"required": ["until"]}},
    "time.periods._bounds_of": {"not": {"required": ["until", "through"]}},
}
"""What a validator, a converter or a class asks of a value beyond its type."""

_NO_MORE = frozenset(
    f"{module}.{name}"
    for module, names in {
        "inquiries.collection": "_as_of",
        "records.agreements": "Agreement.__attrs_post_init__",
        "records.bargaining": "_table_kind _tables rounds_of",
        "records.campaigns": "campaigns_of",
        "records.coalitions": "_kind affiliations_of coalitions_of",
        "records.coverage": "_records coverages_of",
        "records.figures": "_comparison figures_of measure_of",
        "records.lineage": "Split.__attrs_post_init__ _child_ids _kind _predecessor_ids mergers_of "
        "splits_of",
        "records.milestones": "Vote.__attrs_post_init__ milestones_of stage_of",
        "records.names": "_kind names_of",
        "records.presidencies": "Presidency.__attrs_post_init__ _accession _ended_by _follows_ids "
        "_reelected presidencies_of",
        "records.sources": "_optional_language _supports citations_of language_of sources_of",
        "records.standing": "standing_of",
        "records.statutes": "_kind _steps statutes_of",
        "records.strikes": "_kind strikes_of",
        "records.unions": "_kind _other_names _seats people_of union_ids_of unions_of",
        "records.values": "a_period optional_record.<locals>.check",
        "time.dates": "optional_imprecise",
        "time.periods": "_end",
    }.items()
    for name in names.split()
)
"""Those that ask no more than the type does, or nothing that a schema can say."""


# --- from classes to schemas ----------------------------------------------------------------


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the file format, a new one each time.

    Every file that loads is valid. A few files that are valid do not load: a schema cannot say
    that a year is no leap year, or that a period ends after it starts.

    Examples:
        >>> from apts_model.files.schema import json_schema
        >>> schema = json_schema()
        >>> schema["required"]
        ['format', 'title']
        >>> schema["$defs"]["UnionKind"]["enum"]
        ['union', 'confederation', 'federation', 'local']
    """
    definitions: dict[str, Schema] = {}
    dataset = _of_record(Dataset, definitions)
    about: Schema = {
        "$schema": {"type": "string", "description": "Address of this schema, for editors."},
        "format": {"const": FORMAT, "description": "Name and version of the file format."},
    }
    return copy.deepcopy(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "apts-model data set",
            **_described(Dataset.__doc__),
            **dataset,
            "properties": {**about, **dataset["properties"]},
            "required": ["format", *dataset["required"]],
            "$defs": definitions,
        }
    )


def _of_record(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """Say which keys the object of a record has; what it refers to joins the definitions."""
    attrs.resolve_types(kind)
    fields = [field for field in attrs.fields(kind) if field.init]
    said = _docstrings_of_fields(kind)
    worked_out = [field.default.factory for field in attrs.fields(kind) if not field.init]
    of_all = (getattr(kind, "__attrs_post_init__", None), *worked_out)
    return {
        "type": "object",
        "properties": {
            field.name: {**_of_field(field, definitions), **_described(said.get(field.name))}
            for field in fields
        },
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
        **{key: value for rule in of_all for key, value in _of_rule(rule).items()},
    }


def _of_field(field: Any, definitions: dict[str, Schema]) -> Schema:
    schema = _of_type(field.type, definitions)
    asked = {**_of_rule(field.converter), **_of_rule(field.validator)}
    if "items" in asked:
        asked["items"] = {**schema["items"], **asked["items"]}
    return {**schema, **asked}


def _of_type(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if is_optional(kind):
        return _of_type(without_none(kind), definitions)
    if is_several(kind):
        member = typing.get_args(kind)[0]
        about = _described(member.__doc__) if is_record(member) else {}
        return {"type": "array", "items": _of_type(member, definitions), **about}
    origin = typing.get_origin(kind)
    if origin in {typing.Union, types.UnionType}:
        return {"anyOf": [_of_type(one, definitions) for one in typing.get_args(kind)]}
    if origin is typing.Literal:
        return {"enum": list(typing.get_args(kind))}
    if kind in _TYPES:
        return _TYPES[kind]
    if kind.__name__ not in definitions:
        # It stands there before what it refers to, and before it could refer to itself.
        definition = definitions[kind.__name__] = _described(kind.__doc__)
        definition.update(_definition(kind, definitions))
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _definition(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if kind is ImpreciseDate:
        return {"type": "string", "pattern": _DATE}
    if is_record(kind):
        return _of_record(kind, definitions)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    raise NotImplementedError(f"the schema does not know the type {kind}")


# The classes behind attrs.validators.optional, deep_iterable and and_ have no public names.
_OPTIONAL, _OF_EACH = values.optional_text.__class__, values.texts.__class__
_ALL = values.some_identifiers.iterable_validator.__class__


def _of_rule(rule: Any) -> Schema:
    """Say what a validator or a converter asks beyond the type."""
    if rule is None:
        return {}
    if isinstance(rule, _OPTIONAL):
        return _of_rule(rule.validator)
    if isinstance(rule, _OF_EACH):
        return {"items": _of_rule(rule.member_validator), **_of_rule(rule.iterable_validator)}
    if isinstance(rule, _ALL):
        return {key: value for one in rule._validators for key, value in _of_rule(one).items()}
    name = f"{rule.__module__}.{getattr(rule, '__qualname__', rule)}".removeprefix("apts_model.")
    if name not in _RULES and name not in _NO_MORE:
        raise NotImplementedError(f"the schema does not know the rule {name}")
    return _RULES.get(name, {})


# --- descriptions ---------------------------------------------------------------------------


def _described(docstring: str | None) -> Schema:
    """Make a description of the first paragraph of a docstring, none where there is none."""
    paragraph = inspect.cleandoc(docstring or "").partition("\n\n")[0]
    return {"description": " ".join(paragraph.split())} if paragraph else {}


def _docstrings_of_fields(kind: type) -> dict[str, str]:
    """Find the texts that stand below the fields of a class, none where there is no source."""
    try:
        sources = [inspect.getsource(base) for base in reversed(kind.__mro__) if attrs.has(base)]
    except OSError:
        return {}
    found: dict[str, str] = {}
    for source in sources:
        tree: Any = ast.parse(textwrap.dedent(source)).body[0]
        for field, below in pairwise(tree.body):
            said = ast.get_docstring(ast.Module([below], []))
            if isinstance(field, ast.AnnAssign) and said:
                found[ast.unparse(field.target)] = said
    return found
