"""Plain values to records, with cattrs: strict, nothing coerced, the first error ends it.

`problems` is the other half: it says everything that is wrong, once this has failed.
"""

from __future__ import annotations

import datetime
import enum
import functools
import typing
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NoReturn

import attrs
from cattrs import Converter

from apts_model.drafts import draft_of
from apts_model.errors import DateSyntaxError, InvalidValueError
from apts_model.files.compiling import compiled
from apts_model.files.kinds import is_optional, is_record, is_several, member_of, without_none
from apts_model.files.values import (
    Made,
    described,
    did_you_mean,
)
from apts_model.records.names import Name
from apts_model.records.sources import Citation, Language
from apts_model.records.standing import rival
from apts_model.records.values import (
    a_period,
    identifier,
    in_no_id,
    is_plain,
    optional_identifier,
    optional_text,
    text,
)
from apts_model.time.dates import ImpreciseDate, exact_day, known_dates
from apts_model.time.periods import OPEN, End, Period

FORMAT = "apts-model/1"
"""The value of the key `format`: the version of the file format."""


def _text(value: Any, _: Any = str) -> str:
    if type(value) is not str:
        hint = ": put it in quotes" if type(value) in {int, Decimal} else ""
        raise InvalidValueError("", f"expected text, not {described(value)}{hint}")
    return value


_AS_A_NUMBER = ": write it as 55000 or 75.7, without quotes"


def _whole_number(value: Any, _: Any = int) -> int:
    if type(value) is not int:
        raise InvalidValueError(
            "", f"expected a whole number, not {described(value)}: write digits alone"
        )
    return value


def _number(value: Any, _: Any = Decimal) -> Decimal:
    if type(value) not in {int, Decimal}:
        raise InvalidValueError("", f"expected a number, not {described(value)}{_AS_A_NUMBER}")
    return Decimal(value)


def _date(value: Any, _: Any = ImpreciseDate) -> ImpreciseDate:
    return ImpreciseDate.parse(_text(value))


def _day(value: Any, _: Any = datetime.date) -> datetime.date:
    day = exact_day(_text(value), field="")
    if value != day.isoformat():
        raise InvalidValueError("", f"write the day as {day}")
    return day


def _end(value: Any, _: Any = End) -> End:
    try:
        return OPEN if value == OPEN else _date(value)
    except DateSyntaxError as error:
        hint = "; '..' if it goes on" if error.reason.startswith("write a date") else ""
        raise InvalidValueError("", f"{error}{hint}") from None


@functools.cache
def _words(kind: type[enum.Enum]) -> dict[str, enum.Enum]:
    return {member.value: member for member in kind}


def _word(value: Any, kind: type[enum.Enum]) -> enum.Enum:
    members = _words(kind)
    if type(value) is str and value in members:
        return members[value]
    listed = ", ".join(map(repr, members))
    near = did_you_mean(value, members) if type(value) is str else ""
    raise InvalidValueError("", f"expected one of {listed}, not {described(value)}{near}")


def _hook_of(kind: Any, converter: Converter) -> Callable[..., Any]:
    """Return what takes a value of a type, and of objects the list in which keys are counted."""
    if not _is_word(kind):
        return converter.get_structure_hook(kind)

    def take(value: Any, _: Any = None) -> Any:
        return _word(value, kind)

    return take


def _is_word(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _optional_hook(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    hook = _hook_of(without_none(kind), converter)

    def take(value: Any, keys: Any = None) -> Any:
        if value is None:
            raise InvalidValueError("", "null says nothing: leave the key out")
        return hook(value, keys)

    return take


def _several_hook(kind: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    hook = _hook_of(typing.get_args(kind)[0], converter)

    def take(value: Any, keys: Any = None) -> tuple[Any, ...]:
        if value.__class__ is Made:  # by `makes_of`, which takes them as they are here
            return tuple(value)
        if value.__class__ is not list:
            hint = ": leave the key out" if value is None else ": put it in [ ]"
            raise InvalidValueError("", f"expected a list, not {described(value)}{hint}")
        return tuple([hook(one, keys) for one in value])

    return take


def _record_hook(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """Make records from checked values, without the checks that attrs would run once more.

    Of each field, the validator is run here, and the converter of a number: on words, and on lists
    of texts, once for each. Defaults need neither.
    The function is written out for each class and compiled, as attrs and cattrs do: to fill 13
    fields takes 0.3 microseconds so, and 1.2 in a loop over them.
    """
    attrs.resolve_types(kind)
    fields = [field for field in attrs.fields(kind) if field.init]
    worked_out = [field for field in attrs.fields(kind) if not field.init]  # of the others
    needed = sum(field.default is attrs.NOTHING for field in fields)

    def refuse(value: Any) -> NoReturn:
        example = _EXAMPLES.get(kind, "")
        raise InvalidValueError("", f"expected an object, not {described(value)}{example}")

    names: dict[str, Any] = {"kind": kind, "Draft": draft_of(kind), "refuse": refuse}
    names |= {"OPEN": OPEN, "in_no_id": in_no_id, "is_plain": is_plain}
    lines = [
        "def take(value, keys=None):",
        " if value.__class__ is not dict: refuse(value)",
        " if keys.__class__ is list: keys.append(len(value))",
        " record = Draft()",
        f" left = len(value) - {needed}",  # in the end, keys that no field has
        *(line for field in fields for line in _lines_of(field, converter, names)),
        " if left: refuse(value)",
        *(f" record.{field.name} = make_{field.name}(record)" for field in worked_out),
        " record.__class__ = kind",
    ]
    names |= {f"make_{field.name}": field.default.factory for field in worked_out}
    if any(field.validator is rival for field in fields):
        # The one validator that looks at the record, and not at the value alone.
        names |= {"rival": rival, "field": attrs.fields(kind).disputes_id}
        value = "record.disputes_id"
        lines += [f" if {value} is not None: rival(record, field, {value})"]
    if hasattr(kind, "__attrs_post_init__"):
        names["finish"] = kind.__attrs_post_init__
        lines += [" finish(record)"]
    return compiled("take", [*lines, " return record"], names)


def _lines_of(field: Any, converter: Converter, names: dict[str, Any]) -> list[str]:
    """Return the lines that fill a field; what they need is added to the names."""
    name = field.name
    how, names[f"take_{name}"] = _taking(field, converter)
    taken = how.format(name=name, value=f'value["{name}"]')
    if field.default is attrs.NOTHING:
        return [f" record.{name} = {taken}"]
    names[f"default_{name}"] = field.default
    return [
        f' if left and "{name}" in value: record.{name} = {taken}; left -= 1',
        f" else: record.{name} = default_{name}",
    ]


_EXAMPLES = {
    Citation: '; write it as {"source_id": "le-devoir"}',
    Name: '; write it as {"text": "APTS", "language": "fr"}',
    Period: '; write it as {"start": "2004-11", "until": "2006-05-18"}',
}


# To look for the fault of a text, a function is called only where one step does not clear it.
_CALLED = "take_{name}({value}, keys)"
_LOOKED_UP = "take_{name}[{value}]"
# Of what is no text, both raise an error. To look for what stands in no id takes less time than
# to make a match of all that stands in one.
_IF_PLAIN = "one if is_plain(one := {value}) else take_{name}(one)"
_IF_AN_ID = "one if (one := {value}) and not in_no_id(one) else take_{name}(one)"
_IF_NOT_OPEN = 'OPEN if (one := {value}) == ".." else take_{name}[one]'


def _taking(field: Any, converter: Converter) -> tuple[str, Any]:
    """Return how the value of a field is taken, and what takes it: as its type, then as attrs.

    What that raises need not say much: `problems` asks the hooks of the types.
    """
    kind, check = field.type, field.validator
    taken = _checked(field, _hook_of(kind, converter))
    inner = without_none(kind) if is_optional(kind) else kind
    if check is None and _is_word(inner):
        return _LOOKED_UP, _words(inner)
    if check in _CLEARED:
        return _CLEARED[check], taken
    if is_several(kind) and typing.get_args(kind)[0] is str:
        return _CALLED, _taken_once(kind, check, taken)
    if kind == ImpreciseDate | None and check is None:
        return _LOOKED_UP, known_dates
    if kind == End:
        return _IF_NOT_OPEN, known_dates
    return _CALLED, taken


def _checked(field: Any, hook: Callable[..., Any]) -> Callable[..., Any]:
    """Return what takes the value of a field as its type, and then as attrs would."""
    kind, check = field.type, field.validator
    if check in {None, a_period} and (is_record(kind) or is_several(kind)):
        return hook  # which makes nothing else
    # All others only bring into shape what an app may write; the hooks give nothing else.
    convert = field.converter if Decimal in {kind, *typing.get_args(kind)} else None

    def taken(value: Any, keys: Any = None) -> Any:
        result = hook(value, keys)
        if convert is not None:
            result = convert(result)
        if check is not None:
            check(None, field, result)
        return result

    return taken


_CLEARED: dict[Any, str] = {
    **dict.fromkeys((identifier, optional_identifier, rival), _IF_AN_ID),
    **dict.fromkeys((text, optional_text), _IF_PLAIN),
}
"""How to tell in one step of nearly all texts that a check has nothing against them."""


def _taken_once(kind: Any, check: Any, taken: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return what takes a list of texts, and each such list once: they come again and again."""
    memory = _memories.setdefault((kind, check), _Memory(taken))

    def take(value: Any, _: Any = None) -> Any:
        return memory[tuple(value)] if value.__class__ is list else taken(value)

    return take


class _Memory(dict[tuple[str, ...], Any]):
    """What lists of texts mean in the fields of one rule."""

    def __init__(self, take: Callable[[Any], Any]) -> None:
        super().__init__()
        self._take = take

    def __missing__(self, written: tuple[str, ...]) -> Any:
        taken = self._take([*written])
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        self[written] = taken
        return taken


MAX_REMEMBERED = 2**14
"""So many are remembered for each rule."""

_memories: dict[Any, _Memory] = {}


def forget() -> None:
    """Forget the texts of a stranger's file, once it has been read."""
    for memory in _memories.values():
        memory.clear()


@functools.cache
def converter() -> Converter:
    """Return the converter of the format; it is made once."""
    made = Converter(detailed_validation=False)
    made.register_structure_hook_factory(is_several, _several_hook)
    made.register_structure_hook_factory(is_record, _record_hook)
    made.register_structure_hook_factory(is_optional, _optional_hook)
    # By class: older versions of cattrs look at predicates only after their own hook for Enum.
    made.register_structure_hook(enum.Enum, _word)
    made.register_structure_hook_func(lambda kind: kind == without_none(End), _end)
    made.register_structure_hook(str, _text)
    # The hook for str would take the members of a StrEnum too.
    made.register_structure_hook(Language, _word)
    made.register_structure_hook(int, _whole_number)
    made.register_structure_hook(Decimal, _number)
    made.register_structure_hook(datetime.date, _day)
    made.register_structure_hook_func(lambda kind: kind is ImpreciseDate, _date)
    return made


@functools.cache
def makes_of(kind: Any) -> dict[str, Callable[..., Any]]:
    """Return what makes a record of each value in the lists of records that a kind has.

    It also takes a list, and adds to it how many keys the object has, and each object in it: all
    together tell whether some key stood more than once.
    """
    attrs.resolve_types(kind)
    members = {field.name: member_of(field.type) for field in attrs.fields(kind)}
    return {
        name: converter().get_structure_hook(member) for name, member in members.items() if member
    }
