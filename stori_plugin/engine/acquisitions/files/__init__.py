"""Which files there are, and what each says it is: candidates, headers, terms, layers."""
