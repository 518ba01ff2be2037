"""YAML text as PyYAML's events, and what is no YAML, in words and places of our own.

PyYAML has two parsers, libyaml and one in Python. Both give the same values, and refuse the same
but for some texts that nobody would write, such as a comment glued to a `|`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from apts_model.errors import MissingExtraError
from apts_model.files.events import MAX_DEPTH, UnreadableError, What, too_deep
from apts_model.showing import named


def pyyaml() -> Any:
    """Return the package PyYAML.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import yaml  # noqa: PLC0415 - an extra that is asked for only here
    except ImportError:
        raise MissingExtraError("YAML", "yaml") from None
    return yaml


def whats_of_events() -> dict[Any, What]:
    """Say what each of PyYAML's events inside a document is."""
    yaml = pyyaml()
    return {
        yaml.MappingStartEvent: What.OBJECT,
        yaml.SequenceStartEvent: What.LIST,
        yaml.MappingEndEvent: What.END,
        yaml.SequenceEndEvent: What.END,
        yaml.ScalarEvent: What.VALUE,
        yaml.AliasEvent: What.VALUE,
    }


def _parser(yaml: Any, text: str) -> Any:
    """Return the parser of libyaml or, where PyYAML comes without it, that in Python."""
    return yaml.CBaseLoader(text) if yaml.__with_libyaml__ else _python_parser(yaml, text)


def _python_parser(yaml: Any, text: str) -> Any:
    """Return a parser in Python that reads what libyaml does, and refuses what libyaml does."""
    parser = yaml.BaseLoader(text)
    peek, scan_plain, scan_quoted = parser.peek, parser.scan_plain, parser.scan_flow_scalar

    def past_question_marks(index: int = 0) -> Any:
        found = peek(index)
        return "." if found == "?" and peek(index - 1) != ":" else found

    def plain() -> Any:
        """Take `2004?` in brackets for one text."""
        parser.peek = past_question_marks
        token = scan_plain()
        parser.peek = peek
        return token

    def quoted(style: str) -> Any:
        """Refuse escapes for what is no character, which `chr` takes or stumbles over."""
        wrong = _UP_TO_BAD_ESCAPE.match(text, parser.pointer)
        if wrong:
            raise _fault(text, wrong.end(), _ESCAPE)
        return scan_quoted(style)

    parser.scan_plain, parser.scan_flow_scalar = plain, quoted
    return parser


_DEEPER = {What.OBJECT: 1, What.LIST: 1, What.VALUE: 0, What.END: -1}


def nodes(text: str) -> Iterator[Any]:
    """Yield PyYAML's events inside the one document of a text.

    The time that libyaml takes grows with the square of the depth, and with that of the number
    of `%TAG` directives: the one is limited here, the others are refused before it reads them.

    Raises:
        UnreadableError: it is no YAML, is nested too deeply, or holds more than one document.
        MissingExtraError: PyYAML is not installed.
    """
    yaml = pyyaml()
    _check_characters(text)
    _check_beginning(text)
    parser = _parser(yaml, text)
    change = {kind: _DEEPER[what] for kind, what in whats_of_events().items()}
    try:
        depth = 0
        for _ in ("the text begins", "the document begins"):
            parser.get_event()
        while type(event := parser.get_event()) is not yaml.DocumentEndEvent:
            depth += change[type(event)]
            if depth > MAX_DEPTH:
                raise too_deep(text[: event.start_mark.index])
            yield event
        _check_end(text, event.end_mark.index)
    except yaml.MarkedYAMLError as error:
        raise _syntax_fault(text, error) from None
    finally:
        parser.dispose()


# --- what is no YAML, or more than one needs ------------------------------------------------

_REFUSED = re.compile(
    "[^\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_NOTHING = re.compile(r"(?:[ \r\n]++|#[^\r\n]*+)*+")
_HEX = "[0-9a-fA-F]"
_KNOWN_ESCAPE = (
    rf'\\(?:[0abtnvfre "/\\N_LP\r\n]|x{_HEX}{{2}}|u(?![dD][89a-fA-F]){_HEX}{{4}}'
    rf"|U(?!0000[dD][89a-fA-F])00(?:0{_HEX}|10){_HEX}{{4}})"
)
_UP_TO_BAD_ESCAPE = re.compile(rf'"(?:[^"\\]++|{_KNOWN_ESCAPE})*+(?=\\)')
_ESCAPE = "this escape stands for no character: write a backslash in double quotes as \\\\"


def _fault(text: str, index: int, message: str) -> UnreadableError:
    return UnreadableError(message, text[:index])


def _check_characters(text: str) -> None:
    """Refuse what YAML cannot hold or takes for the end of a line, and tabs.

    The parsers disagree where a tab may stand; in a value, none may.
    """
    found = _REFUSED.search(text)
    if found is None:
        return
    character = found[0]
    if character == "\t":
        raise _fault(text, found.start(), "a tab: write spaces instead")
    message = f"YAML cannot hold {named(character)} as it is: leave it out"
    raise _fault(text, found.start(), message)


def _check_beginning(text: str) -> None:
    begins = _end_of_nothing(text, 0)
    if begins == len(text):
        raise _fault(text, begins, "the text is empty")
    if text[begins] == "%":
        raise _fault(text, begins, "a line that begins with % is not read: take it away")


def _check_end(text: str, end: int) -> None:
    begins = _end_of_nothing(text, end)
    if begins == len(text):
        return
    if text.startswith("---", begins) or text.startswith("...", end - 3):
        message = "a second document begins here: a file holds one data set"
        raise _fault(text, begins, message)
    raise _fault(text, begins, _advice(text, begins))


def _end_of_nothing(text: str, start: int) -> int:
    """Return where blank space and comments end."""
    return next(_NOTHING.finditer(text, start)).end()


def _syntax_fault(text: str, error: Any) -> UnreadableError:
    """Say what is wrong, in words of our own: those of the two parsers differ."""
    index: int = error.problem_mark.index
    context: int = error.context_mark.index if error.context_mark else index
    doing: str = error.context or ""
    if "quoted" in doing:
        wrong = _UP_TO_BAD_ESCAPE.match(text, context)
        if wrong:
            return _fault(text, wrong.end(), _ESCAPE)
        message = f"the text that begins here is not closed: end it with {text[context]}"
        return _fault(text, context, message)
    if "simple key" in doing or "directive" in doing:
        return _fault(text, context, _advice(text, context))
    closing = _CLOSING.get(text[context : context + 1])
    if index == len(text) and closing:
        return _fault(text, context, f"the bracket here is not closed: end it with {closing}")
    return _fault(text, index, _advice(text, index))


_CLOSING = {"[": "]", "{": "}"}


def _advice(text: str, index: int) -> str:
    """Say what to write where the text is no YAML."""
    character = text[index : index + 1]
    if character == ":":
        return "is not YAML here: put text that holds ': ' in quotes, and check the indentation"
    if character in {*"@`%|>&*!"}:
        return f"is not YAML here: put text that begins with {character} in quotes"
    if text[:index].rstrip(" ").endswith(("'", '"')):
        return "is not YAML here: put all of the text in quotes, not a part of it"
    return "is not YAML here: check indentation, brackets, commas, quotes and the ': ' of keys"
