"""group: documents → stories."""

from firsthand.group.stories import StoryGrouper

__all__ = ["StoryGrouper"]
