"""Files, folders and standard input → documents; every input gets a verdict."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import stat
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import InputError
from firsthand.model import Document, Input, Verdict, content_id
from firsthand.protocols import Reading
from firsthand.read.charset import decode_declared
from firsthand.read.contain import parts_of
from firsthand.read.decode import decode, what_binary, without_surrogates
from firsthand.read.html import read_page
from firsthand.read.known import joined, with_fetched
from firsthand.read.large import large_parts
from firsthand.read.make import document_from_mapping, make_document
from firsthand.read.metadata import apply_metadata, read_metadata
from firsthand.read.parallel import in_processes
from firsthand.read.records import address_parts, from_ninjs
from firsthand.read.saved import without_saved_folders
from firsthand.read.xml import xml_root
from firsthand.text.invisible import flags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from firsthand.read.parts import Part

MAX_BYTES = 100 * 1024 * 1024
MAX_CHARS = 400_000  # characters of one article that are analysed; the rest is said to be left out
_PAGE_ROOTS = frozenset("html head body div p article section main title meta table span h1 h2 ul a".split())
_PAGE_S, _TEXT_S, _WORTH_S = (
    0.03,
    0.0007,
    3.0,
)  # seconds: a page, a text, what a second process must save to be worth its start
_PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".mhtml", ".warc", ".warc.gz", ".wacz", ".pdf")
_NOTHING_KNOWN: dict[str, str | None] = {}
_HTML_MARKS = ("<!doctype html", "<html", "<head", "<body", "<article")


@dataclass(frozen=True, slots=True)
class _Found:
    input: Input
    document: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReader:
    """Reads files and folders.

    Attributes:
        max_chars: How much of one article is analysed.
        metadata: A CSV or TSV file with a column «file» and any of outlet, published, url, title, byline; or None.
        columns: Which column of a table holds a field: («text», «body») or («text», «3»); the others are guessed.
        fetch: Fetches (path, address), if addresses shall be fetched; None refuses them with what to do.
        processes: How many read a large pile; the answer is the same.
    """

    max_chars: int = MAX_CHARS
    metadata: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    fetch: Callable[[str, str], Part] | None = None
    processes: int = 1

    def __call__(self, paths: Iterable[str]) -> Reading:
        """Read every path; a bad input is refused with a reason and loses nothing else.

        Raises:
            InputError: The metadata file cannot be used.
        """
        listed = [item for path in sorted(set(paths)) for item in _listed(path)]
        found = [f for several in in_processes(self._one, listed, self._processes_for(listed)) for f in several]
        found.sort(key=lambda f: f.input.path)
        found = _with_own_identifiers(found)
        if self.metadata:
            rows = read_metadata(self.metadata)
            documents, leftover = apply_metadata([f.document for f in found if f.document], rows, self.metadata)
            by_id = {d.id: d for d in documents}
            found = [dataclasses.replace(f, document=by_id[f.document.id]) if f.document else f for f in found]
            found += [_Found(i) for i in leftover]
        inputs = tuple(sorted((f.input for f in found), key=lambda i: i.path))
        return Reading(inputs=inputs, documents=tuple(f.document for f in found if f.document))

    def _one(self, item: tuple[str, str]) -> list[_Found]:
        path, remark = item
        return [_remarked(found, remark) if remark else found for found in self._path(path)]

    def _processes_for(self, listed: Sequence[tuple[str, str]]) -> int:
        """Give one process for what one reads sooner than a second has started, and for what goes out or comes in by turns."""
        seconds = sum(_PAGE_S if path.lower().endswith(_PAGE_ENDINGS) else _TEXT_S for path, _ in listed)
        alone = self.fetch is not None or any(path == "-" for path, _ in listed)
        return 1 if alone or seconds < _WORTH_S else self.processes

    def _path(self, path: str) -> Iterator[_Found]:
        if path == "-":
            yield from self._bytes("-", sys.stdin.buffer.read(MAX_BYTES + 1))
            return
        if path.startswith(("http://", "https://")):
            (part,) = address_parts("", ((0, path),))
            yield from self._part(dataclasses.replace(part, path=path), 0)
            return
        yield from self._file(path)

    def _file(self, path: str) -> Iterator[_Found]:
        try:
            about = Path(path).stat()
            odd = _odd(path, about.st_mode)
            if odd:
                yield _refused(path, odd)
                return
            size = about.st_size
            if size > MAX_BYTES:
                parts = large_parts(path)
                if parts is not None:
                    for part in parts:
                        yield from self._part(part, 1)
                    return
                yield _refused(path, f"{size:,} bytes; at most {MAX_BYTES:,} are read. Split the file")
                return
            raw = Path(path).read_bytes()
        except OSError as error:
            yield _refused(path, f"could not be read: {error.strerror or error}. Check the path and its permissions")
            return
        yield from self._bytes(path, raw)

    def _bytes(
        self, path: str, raw: bytes, known: Mapping[str, str | None] = _NOTHING_KNOWN, depth: int = 0
    ) -> Iterator[_Found]:
        if not raw.strip():
            yield _refused(path, "the file is empty. Nothing to do, or fetch it again")
            return
        parts = parts_of(path, raw, depth=depth, columns=dict(self.columns))
        if parts is not None:
            for part in parts:
                yield from self._part(part, depth + 1)
            return
        binary = what_binary(raw)
        if binary:
            yield _refused(path, f"{binary}, not text. Give the article's text, page or JSON")
            return
        declared = decode_declared(raw)
        text, note = decode(raw) if declared is None else (declared, "")
        start = text.lstrip("\ufeff \t\r\n")[:2000].lower()
        if path.lower().endswith((".json", ".jsonl", ".ndjson")) or (
            start[:1] in "{[" and start[1:40].lstrip()[:1] in '"{'
        ):
            yield from self._json(path, text, note)
        elif start.startswith("<") and any(mark in start for mark in _HTML_MARKS):
            yield self._page(path, text, raw, note, known)
        elif (depth or path.lower().endswith(".xml")) and (root := xml_root(raw)) and root.lower() not in _PAGE_ROOTS:
            yield _refused(
                path, f"XML of a kind that is not read: its first element is «{root[:60]}». Save its text as .txt"
            )
        elif path.lower().endswith((".txt", ".md", ".markdown", ".text", "-")) or "." not in Path(path).name:
            yield self._text(path, text, raw, note, known)
        elif depth or path.lower().endswith((".html", ".htm", ".xhtml")):
            yield (
                self._page(path, text, raw, note, known)
                if start.startswith("<")
                else self._text(path, text, raw, note, known)
            )
        else:
            yield _refused(path, f"«{Path(path).suffix}» is a kind that is not read yet. Save its text as .txt")

    def _part(self, part: Part, depth: int) -> Iterator[_Found]:
        """Read one member of a container; what its container knows and doubts of it goes with it."""
        if part.address and self.fetch is not None:
            fetched = self.fetch(part.path, part.address)
            if not fetched.refused or part.record is None:
                yield from self._part(fetched, depth)
                return
        if part.refused:
            yield _refused(part.path, part.refused)
        elif part.told:
            verdict = Verdict.PARTIAL if part.partial else Verdict.KEPT
            yield _Found(Input(path=part.path, verdict=verdict, reason=part.told))
        elif part.record is not None:
            yield self._record(part.path, part.record, part.note)
        else:
            for found in self._bytes(part.path, part.raw or b"", part.known, depth):
                yield _noted(found, part.note)

    def _text(self, path: str, text: str, raw: bytes, note: str, known: Mapping[str, str | None]) -> _Found:
        kept, notes = self._cut(text, note)
        told = joined({}, known)
        document = make_document(kept, path=path, sha256=hashlib.sha256(raw).hexdigest(), known=told)
        return _kept(with_fetched(document, known), notes)

    def _page(self, path: str, text: str, raw: bytes, note: str, container: Mapping[str, str | None]) -> _Found:
        page = read_page(text)
        if not page.text.strip():
            return _refused(
                path, f"no article was found in the page{': ' + page.note if page.note else ''}. Save its text as .txt"
            )
        kept, notes = self._cut(page.text, note)
        if page.note:
            notes.append(page.note)
        known = joined(page.known, container)
        document = make_document(kept, path=path, sha256=hashlib.sha256(raw).hexdigest(), known=known, has_head=False)
        return _kept(with_fetched(document, container), notes, page.remark)

    def _json(self, path: str, text: str, note: str) -> Iterator[_Found]:
        records, problems = _records(path, text)
        yield from (_refused(where, problem) for where, problem in problems)
        alone = len(records) == 1 and not problems
        for number, record in records:
            where = path if alone else f"{path}!{number}"
            yield self._record(where, record, note)

    def _record(self, where: str, record: object, note: str) -> _Found:
        if not isinstance(record, dict):
            return _refused(where, f"a JSON {type(record).__name__}, not an object with a «text» field")
        try:
            record = from_ninjs(record)
            document = document_from_mapping(record, path=where)
        except InputError as error:
            return _refused(where, str(error).removeprefix(f"{where}: "))
        kept, notes = self._cut(document.text, note)
        if kept != document.text:
            document = document_from_mapping({**record, "text": kept}, path=where)
        return _kept(document, notes)

    def _cut(self, text: str, note: str) -> tuple[str, list[str]]:
        notes = [note] if note else []
        text, had = without_surrogates(text)
        if had:
            notes.append("lone surrogates were replaced, one for one, by �")
        if len(text) > self.max_chars:
            notes.append(
                f"{len(text):,} characters; the first {self.max_chars:,} were read. Split the file into articles"
            )
            text = text[: self.max_chars]
        return text, notes


def _listed(path: str) -> list[tuple[str, str]]:
    """Give the files of a path, each with what is to be known of it."""
    given = Path(path)
    if path == "-" or path.startswith(("http://", "https://")) or not given.is_dir():
        return [(path, "")]
    files, left = without_saved_folders(_files(given))
    return [(f, f"{left[f]} files of the page's own folder left out" if f in left else "") for f in files]


def _files(folder: Path) -> list[str]:
    """Give the files of a folder, nested ones too, hidden ones not; links to folders are not followed.

    A folder that cannot be opened is given itself, so that it is refused and not forgotten.
    """
    found: list[str] = []
    closed: list[str] = []
    for at, folders, files in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [(Path(at) / f).as_posix() for f in files if not f.startswith(".")]
    return sorted(found + closed)


def _odd(path: str, mode: int) -> str:
    """Give why what stands at a path is not read, if it is no plain file: reading a pipe waits for ever."""
    if stat.S_ISREG(mode) or path.startswith(("/dev/fd/", "/proc/self/fd/", "/dev/stdin")):
        return ""
    if stat.S_ISDIR(mode):
        return "the folder could not be opened. Check its permissions"
    return "a pipe, a socket or a device, not a file. Save its content to a file, or give «-» and send it to standard input"


def _records(path: str, text: str) -> tuple[list[tuple[int, object]], list[tuple[str, str]]]:
    """Part JSON into records, numbered from 1, and problems, each with its place."""
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        if "\n" not in text.strip():
            return [], [(path, f"broken JSON: {error}. Mend the file or give the text alone")]
        return _lines(path, text)
    if isinstance(data, dict) and isinstance(data.get("articles"), list):
        data = data["articles"]
    listed = data if isinstance(data, list) else [data]
    return list(enumerate(listed, 1)), [] if listed else [(path, "an empty list. Nothing to read")]


def _lines(path: str, text: str) -> tuple[list[tuple[int, object]], list[tuple[str, str]]]:
    records, problems = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            records.append((number, json.loads(line)))
        except (ValueError, RecursionError) as error:
            problems.append(
                (f"{path}!{number}", f"line {number} is not JSON: {error}. Mend that line; the others were read")
            )
    return records, problems


def _refused(path: str, reason: str) -> _Found:
    return _Found(Input(path=path, verdict=Verdict.REFUSED, reason=reason))


def _kept(document: Document, notes: list[str], remark: str = "") -> _Found:
    if document.language not in {"en", "und"}:
        notes = [
            *notes,
            f"language not supported yet: {document.language}; kept, grouped where names and figures allow, not analysed",
        ]
    verdict = Verdict.PARTIAL if notes else Verdict.KEPT
    unseen = flags(document.text)
    remarks = [remark, f"the text holds {', '.join(unseen)}: folded for comparing, left as they are" if unseen else ""]
    reason = "; ".join(filter(None, [*notes, *remarks]))
    return _Found(Input(path=document.path, verdict=verdict, reason=reason, document=document.id), document)


def _remarked(found: _Found, remark: str) -> _Found:
    """Add what is to be known of an input and takes nothing from it."""
    reason = "; ".join(filter(None, [found.input.reason, remark]))
    return dataclasses.replace(found, input=dataclasses.replace(found.input, reason=reason))


def _noted(found: _Found, note: str) -> _Found:
    """Add what a container doubts of a member."""
    if not note:
        return found
    verdict = Verdict.PARTIAL if found.document else found.input.verdict
    reason = "; ".join(filter(None, [note, found.input.reason]))
    return dataclasses.replace(found, input=dataclasses.replace(found.input, verdict=verdict, reason=reason))


def _with_own_identifiers(found: list[_Found]) -> list[_Found]:
    """Tell equal texts under several paths apart, by the order of their paths; say of each whose copy it is."""
    seen: Counter[str] = Counter()
    first: dict[str, str] = {}
    told = []
    for one in found:
        document = one.document
        if document is None:
            told.append(one)
            continue
        seen[document.id] += 1
        first.setdefault(document.id, document.path)
        if seen[document.id] > 1:
            number = content_id("d", document.id, str(seen[document.id]))
            reason = "; ".join(filter(None, [one.input.reason, f"same text as {first[document.id]}"]))
            one = _Found(
                dataclasses.replace(one.input, reason=reason, document=number), dataclasses.replace(document, id=number)
            )  # noqa: PLW2901
        told.append(one)
    return told
