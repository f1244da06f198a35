"""attribute: documents → sources and statements with chains, nearest source first."""

from firsthand.attribute.stage import StatementAttributor

__all__ = ["StatementAttributor"]
