"""What the pages of the docs show of the library: tables, pictures and answers, made by it."""
