"""Other people's formats: their data in, ours out to the tools they use.

A module for each format, which is imported by its name: `apts_model.exchange.popolo`. What a format
cannot say, or what we cannot hold, is listed as a `Loss`; nothing goes silently.
"""
