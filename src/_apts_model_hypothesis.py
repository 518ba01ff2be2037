"""What Hypothesis calls when it is imported, so that `from_type(apts_model.Dataset)` works.

It lies beside the package: where apts_model cannot be imported, Hypothesis still can.
"""

from __future__ import annotations

import contextlib
from enum import Enum
from typing import Any, TypeGuard


def register() -> None:
    """Tell Hypothesis which strategies draw the public classes of apts_model.

    The strategies themselves are imported when the first of them is asked for. Where apts_model
    is broken, nothing is told: who imports it sees the error, and nobody else.
    """
    with contextlib.suppress(Exception):
        from hypothesis import strategies as st

        import apts_model

        public = [vars(apts_model).get(name) for name in apts_model.__all__]
        for kind in (*public, apts_model.Rule):
            if _has_strategy(kind):
                st.register_type_strategy(kind, _drawn)


def _has_strategy(value: object) -> TypeGuard[type[Any]]:
    """Whether it is a class; of enumerations and errors Hypothesis finds out by itself."""
    return isinstance(value, type) and not issubclass(value, Enum | BaseException)


def _drawn(kind: Any) -> Any:
    from apts_model.strategies.kinds import strategy_of

    return strategy_of(kind)
