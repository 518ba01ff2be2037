"""Registers of millions of tenures: made up, written, asked, and measured on each engine."""
