"""Pure functions on strings: tokens, sentences, syntax, vectors, quantities, times, names."""
