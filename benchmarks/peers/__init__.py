"""Peers that run in an environment of their own; each module names its jobs in JOBS."""

MYSOC = "mysoc-validator>=1.5"
"""Wants an older rich than our tools do."""

FOLLOWTHEMONEY = "followthemoney>=4"
"""Brings forty packages, and pins many of them."""
