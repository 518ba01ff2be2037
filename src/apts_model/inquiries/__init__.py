"""What can be asked of a data set: all records together, and a class per family of questions."""
