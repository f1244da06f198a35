"""derive: claims → which document derives from which, or from an origin that is not in the pile."""

from firsthand.derive.stage import StemmaBuilder

__all__ = ["StemmaBuilder"]
