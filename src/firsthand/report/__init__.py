"""report: a trace for people and for programs: terminal, page, JSON."""
