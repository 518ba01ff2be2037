"""The types that users see on other people's formats; mypy and pyright read this file."""

from typing import assert_type

import apts_model as am
from apts_model.exchange import followthemoney, jsonld, popolo, tenures
from apts_model.exchange.losses import Exported, Imported, Loss

APTS = am.load_apts()


def test_writing_tells_what_was_lost() -> None:
    """What is written is a text, beside the list of what the format cannot say."""
    exported = popolo.write(APTS)
    assert_type(exported, Exported)
    assert_type(exported.text, str)
    assert_type(exported.losses, tuple[Loss, ...])
    assert_type(jsonld.write(APTS), Exported)
    assert_type(tenures.write(APTS), Exported)
    assert_type(followthemoney.write(APTS), Exported)


def test_reading_tells_what_was_lost() -> None:
    """What is read is a data set, beside the list of what it cannot hold."""
    imported = popolo.read(popolo.write(APTS).text, title="Again", ends="until")
    assert_type(imported, Imported)
    assert_type(imported.dataset, am.Dataset)
    assert_type(imported.losses, tuple[Loss, ...])
