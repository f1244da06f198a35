"""align: the statements of a story → claims."""

from firsthand.align.stage import ClaimAligner

__all__ = ["ClaimAligner"]
