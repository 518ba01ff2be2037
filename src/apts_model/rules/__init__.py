"""What must hold between records: one function for each rule, and a table of them all."""
