import inspect
from types import MappingProxyType

import pytest

import apts_model as am
from apts_model.rules import examples, findings
from apts_model.rules.table import RULES

ERROR, WARNING = am.Severity.ERROR, am.Severity.WARNING
EITHER = (ERROR, WARNING)

# These names are promised: apps write them down. One may be added, none may go or change.
CODES = {
    "duplicate-id": (ERROR,),
    "unknown-reference": (ERROR,),
    "dispute-of-another-subject": (ERROR,),
    "no-citation": (WARNING,),
    "unknown-field": (ERROR,),
    "too-many-presidents": EITHER,
    "twice-in-office": EITHER,
    "presidency-outside-life": EITHER,
    "gap-in-coverage": (WARNING,),
    "impossible-link": EITHER,
    "successor-among-predecessors": (ERROR,),
    "merger-date": EITHER,
    "split-date": EITHER,
    "lineage-cycle": (ERROR,),
    "affiliation-outside-life": EITHER,
    "body-inside-itself": (ERROR,),
    "body-cycle": EITHER,
    "name-outside-life": EITHER,
    "figure-outside-life": (ERROR,),
    "campaign-outside-life": (ERROR,),
    "stage-order": EITHER,
    "regime-of-another-time": EITHER,
    "ratification-without-agreement": EITHER,
    "strike-without-mandate": EITHER,
    "strike-outside-round": EITHER,
    "strike-outside-life": EITHER,
    "agreement-outside-life": (ERROR,),
    "step-order": EITHER,
}
EACH = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def test_the_codes_stay() -> None:
    """Each rule keeps its name and what it reports, in an order that stays."""
    assert {code: rule.severities for code, rule in RULES.items()} == CODES
    assert list(RULES) == list(CODES)
    assert [rule.code for rule in RULES.values()] == list(CODES)


def test_the_table_cannot_be_changed() -> None:
    """The table and its rules are read alone."""
    assert type(RULES) is MappingProxyType
    assert am.RULES is RULES
    assert am.Rule is findings.Rule
    with pytest.raises(AttributeError):
        RULES["duplicate-id"].code = "other"  # type: ignore[misc]


@EACH
def test_what_a_rule_says(rule: am.Rule) -> None:
    """What must hold, and how to mend what breaks it, are sentences of one line."""
    for text in (rule.says, rule.mend):
        assert text.endswith(".")
        assert text[0].isupper()
        assert text.isprintable()
        assert text.strip() == text
    assert rule.says in inspect.getsource(rule.find)
    assert rule.code in repr(rule)


@EACH
def test_the_example_of_a_rule_breaks_it_alone(rule: am.Rule) -> None:
    """The example breaks its rule once, no other, and as surely as the rule can be broken."""
    [violation] = am.check(rule.example())
    assert violation.code == rule.code
    assert violation.severity is rule.severities[0]
    assert violation.path.startswith("$.")
    assert violation.message.isprintable()
    assert violation.ids
    assert all(repr(own) in repr(rule.example()) for own in violation.ids)


@EACH
def test_the_example_can_be_written_to_a_file(rule: am.Rule) -> None:
    """An example is a data set like any other: it is read back as it was."""
    dataset = rule.example()
    assert dataset == rule.example()
    assert am.loads(am.dumps(dataset)) == dataset
    assert am.check(am.loads(am.dumps(dataset))) == am.check(dataset)


def test_each_example_belongs_to_a_rule() -> None:
    """No example is left over, and each says what it shows."""
    made = {
        name: value
        for name, value in vars(examples).items()
        if inspect.isfunction(value) and not name.startswith("_") and name != "Any"
    }
    assert {rule.example for rule in RULES.values()} == set(made.values())
    assert all((inspect.getdoc(one) or "").endswith(".") for one in made.values())
    assert {name.replace("_", "-") for name in made} == set(CODES)
