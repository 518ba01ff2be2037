"""The data set that comes with the package."""

from __future__ import annotations

import functools
from importlib import resources

from apts_model.dataset import Dataset
from apts_model.files.formats import loads


@functools.cache
def load_apts() -> Dataset:
    """Load the bundled data set: the APTS, a Quebec union of health and social services staff.

    It is read once. Every record names its sources; the data is in the public domain (CC0).

    Examples:
        >>> import apts_model as am
        >>> am.load_apts().as_of
        datetime.date(2025, 11, 14)
    """
    return loads(apts_bytes())


def apts_bytes() -> bytes:
    """Return the file of the bundled data set, in JSON."""
    return resources.files("apts_model").joinpath("data/apts.json").read_bytes()
