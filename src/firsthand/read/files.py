"""Files, folders, addresses and standard input → documents; every input gets a verdict."""

from __future__ import annotations

import shutil
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.protocols import Reading
from firsthand.read.articles import MAX_CHARS, Articles, Leaf, leaves_of
from firsthand.read.children import Limits, members_from_child
from firsthand.read.contain import Treatment, members_of
from firsthand.read.copies import with_own_identifiers
from firsthand.read.journal import Journal
from firsthand.read.large import large_kind
from firsthand.read.listing import listed
from firsthand.read.metadata import Metadata
from firsthand.read.ordered import Ordered
from firsthand.read.parts import Part
from firsthand.read.records import address_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from firsthand.read.found import Found
    from firsthand.read.parts import Parts

MAX_BYTES = 100 * 1024 * 1024
_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReader:
    """Reads files and folders.

    Attributes:
        max_chars: How much of one article is analysed.
        metadata: A CSV or TSV file with a column «file» and any of outlet, published, url, title, byline; or None.
        columns: Which column of a table holds a field: («text», «body») or («text», «3»); the others are guessed.
        fetch: Fetches (path, address), if addresses shall be fetched; None refuses them with what to do.
        processes: How many child processes read pages, and the texts of a large pile; the answer is the same.
        journal: A file that keeps what was read, so that a rerun reads only what is left; None keeps nothing.
        limits: What a child may use for one article.
        progress: Called with («read», files done, files given, articles not read whole).
    """

    max_chars: int = MAX_CHARS
    metadata: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    fetch: Callable[[str, str], Part] | None = None
    processes: int = 1
    journal: str | None = None
    limits: Limits = _LIMITS
    progress: Callable[[str, int, int, int], None] | None = None

    def __call__(self, paths: Iterable[str]) -> Reading:
        """Read every path; a bad input is refused with a reason and loses nothing else.

        Raises:
            InputError: The metadata file cannot be used.
            SettingsError: The journal cannot be used.
        """
        found = sorted(self.stream(paths), key=lambda f: f.input.path)
        return Reading(inputs=tuple(f.input for f in found), documents=tuple(f.document for f in found if f.document))

    def stream(self, paths: Iterable[str]) -> Iterator[Found]:
        """Give what became of each input, one by one, in constant memory: by the paths of the files, members by their place.

        Raises:
            InputError: The metadata file cannot be used.
            SettingsError: The journal cannot be used.
        """
        given = list(paths)
        rows = Metadata(self.metadata) if self.metadata else None
        journal = Journal(self.journal) if self.journal else None
        try:
            for found in with_own_identifiers(self._read(given, journal)):
                yield rows.applied(found) if rows else found
        finally:
            if journal:
                journal.close()
        if rows:
            yield from rows.left()

    def _read(self, paths: list[str], journal: Journal | None) -> Iterator[Found]:
        total = sum(1 for _ in listed(paths)) if self.progress else 0
        articles = Articles(max_chars=self.max_chars, columns=self.columns)
        ordered = Ordered(articles, self.processes, self.limits, journal)
        amiss = done = 0
        for leaf, found in ordered.read(self._leaves(paths, journal)):
            amiss += found.input.verdict.value != "kept"
            yield found
            if self.progress:
                done = max(done, leaf.place)
                self.progress("read", min(done, total) - (done < total), total, amiss)
        if self.progress and total:
            self.progress("read", total, total, amiss)

    def _leaves(self, paths: list[str], journal: Journal | None) -> Iterator[Leaf]:
        fetch = self._fetcher(journal) if self.fetch else None
        for place, (path, remark) in enumerate(listed(paths), 1):
            for part in self._parts(path):
                yield from leaves_of(Leaf(part=part, remark=remark, place=place), self._unpack, fetch)

    def _parts(self, path: str) -> Parts:
        """Give what stands at a path: its bytes, or the members of a file too large for memory."""
        if path == "-":
            yield from self._standard_input()
            return
        if path.startswith(("http://", "https://")):
            (part,) = address_parts("", ((0, path),))
            yield Part(path=path, address=part.address, refused=part.refused)
            return
        try:
            file = Path(path)
            about = file.stat()
            odd = _odd(path, about.st_mode)
            if odd:
                yield Part(path=path, refused=odd)
            elif about.st_size <= MAX_BYTES:
                yield Part(path=path, raw=file.read_bytes())
            else:
                yield from self._large(path, path, about.st_size)
        except OSError as error:
            reason = f"could not be read: {error.strerror or error}. Check the path and its permissions"
            yield Part(path=path, refused=reason)

    def _large(self, path: str, at: str, size: int) -> Parts:
        """Give the members of a file too large for memory; refuse one that is a single text."""
        if large_kind(path, at, dict(self.columns)):
            yield from self._from_child(Part(path=path), 0, at)
            return
        reason = f"{size:,} bytes; of a file of this kind at most {MAX_BYTES:,} are read. Split it into articles: "
        yield Part(path=path, refused=f"{reason}a folder, JSON lines, a table, a tar or zip archive may be of any size")

    def _standard_input(self) -> Parts:
        """Give what standard input holds; what is too large for memory lies in a file until it is read."""
        raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(raw) <= MAX_BYTES:
            yield Part(path="-", raw=raw)
            return
        with tempfile.NamedTemporaryFile() as file:
            file.write(raw)
            shutil.copyfileobj(sys.stdin.buffer, file, 1 << 20)
            file.flush()
            yield from self._large("-", file.name, file.tell())

    def _unpack(self, part: Part, depth: int) -> Parts | None:
        """Take a part apart here if it is lines of text, in a child if it is an archive or feed; None for one article."""
        raw = part.raw or b""
        members = members_of(part.path, raw, depth=depth, columns=dict(self.columns))
        if members is None or members.treatment is Treatment.ONE:
            return None
        return members.parts if members.treatment is Treatment.HERE else self._from_child(part, depth)

    def _from_child(self, part: Part, depth: int, large: str = "") -> Parts:
        task = {"large": large, "depth": depth, "columns": self.columns}
        return members_from_child(task, part.raw or b"", part.path, self.limits)

    def _fetcher(self, journal: Journal | None) -> Callable[[Part], Part]:
        def fetched(part: Part) -> Part:
            known = journal.fetched(part) if journal else None
            if known is not None or self.fetch is None:
                return known or part
            found = self.fetch(part.path, part.address)
            if journal and not found.refused:
                journal.put_fetched(part, found)
            return found if not found.refused or part.record is None else part

        return fetched


def _odd(path: str, mode: int) -> str:
    """Give why what stands at a path is not read, if it is no plain file: reading a pipe waits for ever."""
    if stat.S_ISREG(mode) or path.startswith(("/dev/fd/", "/proc/self/fd/", "/dev/stdin")):
        return ""
    if stat.S_ISDIR(mode):
        return "the folder could not be opened. Check its permissions"
    return "a pipe, a socket or a device, not a file. Save its content to a file, or give «-» and send it to standard input"
