"""The format of apts_model: text to `Dataset` and back. The only place that knows cattrs."""
