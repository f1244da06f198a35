"""The gate, the scorer and the timings."""
