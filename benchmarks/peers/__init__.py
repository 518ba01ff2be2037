"""Peers that run in an environment of their own; each module names its jobs in JOBS.

Their versions are pinned here, those of the other peers in the group `bench` of pyproject.toml.
"""

MYSOC = "mysoc-validator==1.5.1"
"""Wants an older rich than our tools do."""

FOLLOWTHEMONEY = "followthemoney==4.11.2"
"""Brings forty packages, and pins many of them."""
