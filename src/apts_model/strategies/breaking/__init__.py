"""How data sets are drawn that break one rule: what is around them, and a breaker for each rule."""
