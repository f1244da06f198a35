"""Pages that a browser saved with a folder of their pictures and programs beside them: the folder belongs to the page."""

from __future__ import annotations

from pathlib import PurePosixPath

_ENDINGS = ("_files", "-files", "_file", ".files", "_Dateien", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_arquivos", "_filer", "_tiedostot")  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".mhtml")


def without_saved_folders(paths: list[str]) -> tuple[list[str], dict[str, int]]:
    """Give the paths that are no part of a saved page, and for each page with a folder how many files of it were left out."""
    stems = {_stem(p): p for p in paths if p.lower().endswith(_PAGES)}
    kept: list[str] = []
    left: dict[str, int] = {}
    for path in paths:
        page = next(
            (stems[s] for parent in PurePosixPath(path).parents for s in _stems_of(str(parent)) if s in stems), None
        )
        if page is None:
            kept.append(path)
        else:
            left[page] = left.get(page, 0) + 1
    return kept, left


def _stem(path: str) -> str:
    return path.rpartition(".")[0]


def _stems_of(folder: str) -> list[str]:
    return [folder.removesuffix(e) for e in _ENDINGS if folder.endswith(e)]
