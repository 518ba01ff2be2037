"""The docs: how their examples are run, and what builds the site."""
