"""compare: claims → claims with their differences."""

from firsthand.compare.stage import ClaimComparer

__all__ = ["ClaimComparer"]
