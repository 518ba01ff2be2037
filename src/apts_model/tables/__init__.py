"""A data set as tables of columns, and a million questions at once. Needs the extra `tables`."""
