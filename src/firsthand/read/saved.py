"""Pages that a browser saved with a folder of their pictures and programs beside them: the folder belongs to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_ENDINGS = ("_files", "-files", "_file", ".files", "_Dateien", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_arquivos", "_filer", "_tiedostot")  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".mhtml")


def page_of(folder: str, beside: Collection[str]) -> str | None:
    """Give the page that a folder belongs to, by the names beside it; None for a folder of its own."""
    stems = [folder.removesuffix(e) for e in _ENDINGS if folder.endswith(e)]
    return next((stem + page for stem in stems for page in _PAGES if stem + page in beside), None)
