"""count: claims and stemma → the roots of each claim and how many are independent."""

from firsthand.count.stage import RootCounter

__all__ = ["RootCounter"]
