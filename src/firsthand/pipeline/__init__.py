"""pipeline: the stages in order, from paths or documents to a trace."""

from firsthand.pipeline.check import CheckAnswer, check
from firsthand.pipeline.run import trace

__all__ = ["CheckAnswer", "check", "trace"]
