"""read: files → documents and an account of every input."""

from firsthand.read.files import FileReader
from firsthand.read.make import document_from_mapping

__all__ = ["FileReader", "document_from_mapping"]
