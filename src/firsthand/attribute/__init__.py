"""Find statements with their content, cue and chain of sources; resolve mentions."""

from firsthand.attribute.lexicon import load as load_cues
from firsthand.attribute.quoting import Quote, document_quotes
from firsthand.attribute.stage import StatementAttributor

__all__ = ["Quote", "StatementAttributor", "document_quotes", "load_cues"]
