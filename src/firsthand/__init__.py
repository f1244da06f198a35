"""Give it the articles; it tells you who had it first hand."""
